"""Rates of several articles in, Axes out: every measure a row, the rates of the articles side by side."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charts import style
from analysis.comparison.wording import UNITS


@style.styled
def profile_chart(rates: pd.DataFrame, labels: dict | None = None) -> Axes:
    """Dumbbells: the rates of the articles joined on one line, with the interval of each above or below it.

    Counts of marks share a panel; each measure of summed weights has its own scale and panel. Returns the first. `rates` are from
    `analysis.report.tables.figure_tables.profile_rates`; `labels` are by (measure, category).
    """
    if rates.empty:
        return style.draw_nothing()
    groups = list(dict.fromkeys(rates["group"]))
    parts = [part for _, part in rates.groupby(style.scale_names(rates), sort=False)]
    lengths = [part.groupby(["measure", "category"]).ngroups for part in parts]
    size = (7.6, 0.9 + 0.6 * len(parts) + (0.2 + 0.085 * len(groups)) * sum(lengths))
    figure, panels = plt.subplots(len(parts), figsize=size, height_ratios=lengths, squeeze=False)
    for panel, part in zip(panels[:, 0], parts, strict=True):
        handles = _draw_panel(panel, part, groups, labels or {})
        panel.set_xlabel(UNITS[part["quantity"].iloc[0]])
    style.figure_legend(figure, handles, groups)
    return panels[0, 0]


def _draw_panel(ax, rates, groups, labels):
    """Draw one row per measure and category; return a legend handle for each group."""
    pairs = list(zip(rates["measure"], rates["category"], strict=True))
    rows = list(dict.fromkeys(pairs))
    height = dict(zip(rows, style.row_heights(len(rows)), strict=True))
    rates = rates.assign(height=[height[pair] for pair in pairs])
    for y, values in rates.groupby("height", sort=False)["rate"]:
        ax.hlines(y, values.min(), values.max(), color="#bbbbbb", lw=3, zorder=1)
    handles, reach = [], 0.12 * (len(groups) - 1)
    offsets = np.linspace(reach, -reach, len(groups))
    sizes = np.linspace(9, 6, len(groups))  # smaller and smaller, so that equal rates do not hide each other
    for number, (group, offset, size) in enumerate(zip(groups, offsets, sizes, strict=True)):
        look = {**style.group_look(number), "ms": size, "mec": "white", "mew": 0.8, "ls": ""}
        for row in rates[rates["group"] == group].itertuples():
            y = row.height + offset
            ax.hlines(y, row.low, row.high, color=look["color"], lw=1.3, ls=style.DASHES[number % 4], zorder=2)
            ax.plot(row.rate, row.height, gid=style.row_id(row.Index), zorder=3, **look)
        handles.append(Line2D([], [], **look))
    style.rule_rows(ax, [labels.get(row, ": ".join(row)) for row in rows])
    ax.axvline(0, color="black", lw=0.8, zorder=0)
    return handles
