"""Draw the tables. A chart draws what it is given and computes nothing; every one takes and returns matplotlib Axes."""

from analysis.charts.agreement import validity_chart
from analysis.charts.parts import contribution_chart, course_chart, share_chart, word_shift_chart
from analysis.charts.rates import difference_chart, rates_chart, rates_panels
from analysis.charts.universes import multiverse_chart

__all__ = [
    "contribution_chart",
    "course_chart",
    "difference_chart",
    "multiverse_chart",
    "rates_chart",
    "rates_panels",
    "share_chart",
    "validity_chart",
    "word_shift_chart",
]
