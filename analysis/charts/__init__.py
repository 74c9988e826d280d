"""Tables in, matplotlib Axes out. A chart draws what it is given and computes nothing.

Every chart takes a table and returns Axes, its own or those given as `ax`. `unit` is what the axis says, `labels` what
rows are called in print. What is drawn for row 3 of the table has the id `row-3` in the SVG.
"""

from analysis.charts.agreement import validity_chart
from analysis.charts.maps import frame_map, target_map
from analysis.charts.multiverse import multiverse_chart
from analysis.charts.parts import contribution_chart, course_chart, share_chart, word_shift_chart
from analysis.charts.profile import profile_chart
from analysis.charts.rates import difference_chart, rates_chart, rates_panels

__all__ = [
    "contribution_chart",
    "course_chart",
    "difference_chart",
    "frame_map",
    "multiverse_chart",
    "profile_chart",
    "rates_chart",
    "rates_panels",
    "share_chart",
    "target_map",
    "validity_chart",
    "word_shift_chart",
]
