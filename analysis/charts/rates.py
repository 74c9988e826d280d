"""Rates and differences in, Axes out: one row per category, with intervals."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charts import style
from analysis.comparison.hypotheses import is_established

UNIT = "per 1,000 words"


def rates_chart(rates: pd.DataFrame, labels: dict | None = None, ax: Axes | None = None, *, unit: str = UNIT) -> Axes:
    """Rates with their intervals: one row per category, one marker per group.

    `rates` are from `analysis.comparison.rates.group_rates`; `labels` are by category.
    """
    groups, categories = (list(dict.fromkeys(rates[name])) for name in ("group", "category"))
    return _draw_rates(rates, labels or {}, ax, (groups, categories), unit)


@style.styled
def _draw_rates(rates, labels, ax, order, unit):
    """Draw `rates_chart` with the groups and categories of `order`."""
    groups, categories = order
    if not categories:
        return style.draw_nothing(ax)
    ax, lines = style.axes(ax, height=1.1 + 0.14 * len(categories) * (1 + len(groups))), []
    height = dict(zip(categories, style.row_heights(len(categories)), strict=True))
    offsets = np.linspace(0.22, -0.22, len(groups)) if len(groups) > 1 else np.zeros(len(groups))
    for number, (group, offset) in enumerate(zip(groups, offsets, strict=True)):
        part = rates[rates["group"] == group]
        y = [height[category] + offset for category in part["category"]]
        look = {**style.group_look(number), "ms": 6, "mec": "white", "mew": 0.6, "ls": "", "label": group}
        ax.hlines(y, part["low"], part["high"], color=look["color"], lw=1.2, alpha=0.8, ls=style.DASHES[number % 4])
        for row, rate, at in zip(part.index, part["rate"], y, strict=True):
            ax.plot(rate, at, gid=style.row_id(row), **look)
        lines.append(Line2D([], [], **look))
    style.rule_rows(ax, [labels.get(name, name) for name in categories])
    ax.axvline(0, color="black", lw=0.8)
    ax.set_xlabel(unit)
    style.legend(ax, lines)
    return ax


@style.styled
def rates_panels(rates: pd.DataFrame, labels: dict | None = None, *, unit: str = UNIT) -> Axes:
    """`rates_chart` for each `voice`, side by side on one scale; returns the first panel."""
    if rates.empty:
        return style.draw_nothing()
    voices, groups = list(dict.fromkeys(rates["voice"])), list(dict.fromkeys(rates["group"]))
    fullest = max((rates.loc[rates["voice"] == voice, "category"].unique() for voice in voices), key=len)
    categories = list(dict.fromkeys([*fullest, *rates["category"]]))
    size = (3.0 + 2.7 * len(voices), 1.3 + 0.14 * len(categories) * (1 + len(groups)))
    figure, panels = plt.subplots(1, len(voices), figsize=size, sharex=True, sharey=True, squeeze=False)
    for panel, voice in zip(panels[0], voices, strict=True):
        _draw_rates(rates[rates["voice"] == voice], labels or {}, panel, (groups, categories), unit)
        panel.set_title(style.VOICE_NAMES.get(voice, voice), loc="center", fontsize=12)
        legend = panel.get_legend()
        legend.remove()
    names = [text.get_text() for text in legend.get_texts()]
    style.figure_legend(figure, legend.legend_handles, names)
    return panels[0, 0]


@style.styled
def difference_chart(
    comparison: pd.DataFrame, labels: dict | None = None, ax: Axes | None = None, *, unit: str = f"difference {UNIT}"
) -> Axes:
    """Differences of one pair with 95 % intervals: established ones filled, others hollow; of untested ones the status.

    Without `ax` each measure of summed weights has a panel with a scale of its own; returns the first.

    `comparison` has rows of `compare` for one pair; `labels` are by (measure, category).
    """
    if comparison.empty:
        return style.draw_nothing(ax)
    scales = [part for _, part in comparison.groupby(style.scale_names(comparison), sort=False)]
    if ax is None and len(scales) > 1:
        lengths = [len(part) for part in scales]
        size = (7.2, sum(0.75 + 0.3 * length for length in lengths))
        panels = plt.subplots(len(scales), figsize=size, height_ratios=[1 + length for length in lengths])[1]
        for panel, part in zip(panels, scales, strict=True):
            difference_chart(part, labels, panel, unit="")
        panels[-1].set_xlabel(unit)
        return panels[0]
    ax, names = style.axes(ax, height=1.2 + 0.3 * len(comparison)), []
    for y, row in zip(style.row_heights(len(comparison)), comparison.itertuples(), strict=True):
        names.append((labels or {}).get((row.measure, row.category), f"{row.measure}: {row.category}"))
        if row.status:
            ax.annotate(
                row.status, (0, y), (4, 0), textcoords="offset points", va="center", color=style.GREY, fontsize=8.5
            )
            continue
        marker, colour = ("o", style.POSITIVE) if row.difference > 0 else ("s", style.NEGATIVE)
        established = is_established(row)
        ax.hlines(y, row.low, row.high, color=colour, lw=1.4)
        ax.plot(row.difference, y, marker, color=colour, ms=7, mfc=colour if established else "white", mew=1.4,
                gid=style.row_id(row.Index))  # fmt: skip
    style.rule_rows(ax, names)
    ax.axvline(0, color="black", lw=0.8)
    ax.set_xlabel(unit)
    return ax
