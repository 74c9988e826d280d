"""Rates of groups, or of many texts, in, Axes out: a panel a measure, a row a group, each with its interval."""

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style

BESIDE = 4  # panels in a row
INK = "#333333"  # no colour: those are of single articles
NUMBERED = 12  # rows that have room for their numbers
NAMED = 60  # rows that have room for their names
ALONE = 0.1  # inches of a row that has no name
HEIGHTS = {True: 0.34, False: 0.15}  # of a row, in inches: of few and of many


@style.styled
def positions_chart(
    rates: pd.DataFrame, labels: dict | None = None, *, ordered: bool = False, stacked: bool = False, alone: str = ""
) -> Axes:
    """A panel a measure and category, in each a row a group with its rate and interval; returns the first panel.

    `rates` are from `analysis.comparison.rates.group_rates`; `labels` are by (measure, category). Rows stand in the order of the table, or
    in each panel by their rate, where they are `ordered`. The dashed line is the middle of three rates or more (their median); panels
    that are `stacked` stand one under the other, as a phone shows them. Where one group is placed among the others (`alone`), it alone
    has its name, number and interval.
    """
    if rates.empty:
        return style.nothing()
    pairs = list(dict.fromkeys(zip(rates["measure"], rates["category"], strict=True)))
    names = list(dict.fromkeys(rates["group"]))
    named = [alone] if alone else names
    beside = 1 if stacked else min(BESIDE, len(pairs))
    deep = -(-len(pairs) // beside)
    own = ALONE if alone else HEIGHTS[len(names) <= 12] if len(names) <= NAMED else 3.0 / len(names) + 0.02
    wide = 1.2 + max(map(len, named)) * 0.07 if len(names) <= NAMED else 0.6
    size = (2.3 * beside + wide * (beside if ordered else 1), deep * (0.95 + own * len(names)))
    size = (min(size[0], style.NARROW) if stacked else size[0], size[1])
    figure, panels = plt.subplots(deep, beside, figsize=size, squeeze=False, sharey=not ordered)
    for panel, pair in zip(panels.flat, pairs, strict=False):
        part = rates[(rates["measure"] == pair[0]) & (rates["category"] == pair[1])]
        _panel(
            panel, part.sort_values("rate", ascending=False, kind="stable") if ordered else part, names, ordered, alone
        )
        name = (labels or {}).get(pair, ": ".join(pair))
        panel.set_title(name[:1].upper() + name[1:], fontsize=10, fontweight="bold", wrap=True)
        panel.set_xlabel(style.UNITS[part["quantity"].iloc[0]], fontsize=9)
    for panel in panels.flat[len(pairs) :]:
        panel.set_axis_off()
    return panels[0, 0]


def _panel(ax, rates, names, ordered, alone):
    rows = rates["group"].to_list() if ordered else names
    height = dict(zip(rows, style.heights(len(rows)), strict=True))
    size = 6.5 if alone or len(rows) <= 12 else 3.5
    if len(rows) > 2:  # of two the middle is nobody's
        ax.axvline(rates["rate"].median(), color=style.GREY, lw=0.9, ls=(0, (4, 2)), zorder=0)
    at = [height[group] for group in rates["group"]]
    drawn = rates[rates["group"] == alone] if alone else rates
    ax.hlines(drawn["group"].map(height), drawn["low"], drawn["high"], color=INK, lw=1.3 if size > 4 else 0.7)
    look = {"color": INK, "ms": size, "mec": "white", "mew": 0.5}
    if len(rows) > NAMED:  # an id each is worth its time where one can be pointed at
        ax.plot(rates["rate"], at, "o", **look)
    else:
        for row, y in zip(rates.itertuples(), at, strict=True):
            other = {"color": style.GREY, "ms": 4} if alone and row.group != alone else {}
            ax.plot(row.rate, y, "o", gid=style.row_id(row.Index), **look | other)
    style.ruled(ax, rows if len(rows) <= NAMED else [""] * len(rows))
    if len(rows) > NAMED or alone:
        ax.set_yticks([height[alone]] if alone else [], [alone] if alone else [])
    ax.axvline(0, color="black", lw=0.8)
    ax.autoscale_view()
    if len(drawn) <= NUMBERED:
        for row, y in zip(drawn.itertuples(), drawn["group"].map(height), strict=True):
            ax.annotate(f"{row.rate:.1f}".replace("-", "−"), (row.rate, y), (0, 5), textcoords="offset points", fontsize=9, ha="center",
                        bbox={"fc": "white", "ec": "none", "pad": 0.3})  # fmt: skip
