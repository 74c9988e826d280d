"""Tables in, matplotlib Axes out. A chart draws what it is given and computes nothing.

Every chart takes a table and returns Axes, its own or those given as `ax`. `unit` is what the axis says, `labels` what
rows are called in print. What is drawn for row 3 of the table has the id `row-3` in the SVG.
"""

from importlib import import_module
from typing import Any

HOMES = {
    "contribution_chart": "parts",
    "course_chart": "parts",
    "cues_chart": "parts",
    "difference_chart": "rates",
    "frame_map": "maps",
    "glance_chart": "glance",
    "glance_compact": "glance",
    "glance_panel": "glance",
    "multiverse_chart": "multiverse",
    "positions_chart": "positions",
    "profile_chart": "profile",
    "rates_chart": "rates",
    "rates_panels": "rates",
    "share_chart": "parts",
    "strip_chart": "strips",
    "target_map": "maps",
    "validity_chart": "agreement",
    "word_shift_chart": "parts",
}  # the module of each chart, imported when it is first asked for: who only measures does not wait for matplotlib

__all__ = list(HOMES)


def __getattr__(name: str) -> Any:
    if name not in HOMES:
        raise AttributeError(f"module 'analysis.charts' has no attribute {name!r}")
    return getattr(import_module(f"analysis.charts.{HOMES[name]}"), name)
