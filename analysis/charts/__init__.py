"""Draw the tables. A chart draws what it is given and computes nothing; every one takes and returns matplotlib Axes."""

from analysis.charts.agreement import validity_chart
from analysis.charts.maps import frame_map, target_map
from analysis.charts.parts import contribution_chart, course_chart, share_chart, word_shift_chart
from analysis.charts.profile import profile_chart
from analysis.charts.rates import difference_chart, rates_chart, rates_panels
from analysis.charts.universes import multiverse_chart

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
