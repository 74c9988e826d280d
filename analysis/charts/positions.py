"""Rates of groups, or of many texts, in, Axes out: one panel per measure, one row per group or text, with intervals."""

from collections.abc import Iterable

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.comparison.wording import UNITS

BESIDE = 4  # panels in a row
INK = "#333333"  # grey, as colours stand for single articles
NUMBERED = 12  # with more rows there is no room for numbers
NAMED = 60  # with more rows there is no room for names
ALONE = 0.1  # height in inches of a row without a name
FEWEST = 5  # with fewer intervals none is cut
WORTH = 1.5  # intervals are cut where the axis would else be this many times as long
LONGEST = 26  # letters of a name on a chart that fits a phone
HEIGHTS = {True: 0.34, False: 0.15}  # of a row, in inches: few rows, many rows


@style.styled
def positions_chart(
    rates: pd.DataFrame, labels: dict | None = None, *, ordered: bool = False, stacked: bool = False, alone: str = ""
) -> Axes:
    """One panel per measure and category, with one row per group: its rate and interval; returns the first panel.

    `rates` are from `analysis.comparison.rates.group_rates`; `labels` are by (measure, category). Rows have the order of the table, or
    with `ordered` that of their rates. The dashed line is the median of three or more rates. `stacked` puts the panels one below the
    other, for phones, and cuts names to 26 letters if they still differ. An interval far longer than the others ends in an arrow at
    the edge of the axis (`axis_limits`). `alone` is the one group that is placed among the others: only it has its name, number and
    interval.
    """
    if rates.empty:
        return style.draw_nothing()
    pairs = list(dict.fromkeys(zip(rates["measure"], rates["category"], strict=True)))
    if stacked:
        short = _shorten_names(rates["group"].unique())
        rates, alone = rates.assign(group=rates["group"].map(short)), short.get(alone, "")
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
        _draw_panel(
            panel, part.sort_values("rate", ascending=False, kind="stable") if ordered else part, names, ordered, alone
        )
        name = (labels or {}).get(pair, ": ".join(pair))
        panel.set_title(name[:1].upper() + name[1:], fontsize=10, fontweight="bold", wrap=True)
        panel.set_xlabel(UNITS[part["quantity"].iloc[0]], fontsize=9)
    for panel in panels.flat[len(pairs) :]:
        panel.set_axis_off()
    return panels[0, 0]


def _shorten_names(names: Iterable[str]) -> dict[str, str]:
    """Each name, cut to `LONGEST` letters unless two would then be the same."""
    cut = {name: name if len(name) <= LONGEST else _cut_name(name) for name in names}
    return cut if len(set(cut.values())) == len(cut) else {name: name for name in cut}


def _cut_name(name):
    return name[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:…") + ("…”" if name.endswith("”") else "…")


def axis_limits(rates: pd.DataFrame) -> tuple[float, float]:
    """The lowest and the highest value on the axis of these rates; intervals are cut there.

    All rates are within these limits, and so are the ends of intervals, unless an end is an outlier: beyond a quartile of the ends by
    more than 1.5 interquartile ranges (Tukey's fence). Nothing is cut with fewer than five intervals, or if the axis would hardly be shorter.
    """
    low, high = (rates[name].dropna().to_numpy(float) for name in ("low", "high"))
    inside = [0.0, *rates["rate"].dropna()]
    full = min([*inside, *low]), max([*inside, *high])
    if len(low) < FEWEST:
        return full
    (low_1, low_3), (high_1, high_3) = (np.percentile(ends, [25, 75]) for ends in (low, high))
    least = max(full[0], min(*inside, low_1 - 1.5 * (low_3 - low_1)))
    most = min(full[1], max(*inside, high_3 + 1.5 * (high_3 - high_1)))
    return (least, most) if full[1] - full[0] > WORTH * (most - least) else full


def _draw_panel(ax, rates, names, ordered, alone):
    rows = rates["group"].to_list() if ordered else names
    height = dict(zip(rows, style.row_heights(len(rows)), strict=True))
    size = 6.5 if alone or len(rows) <= 12 else 3.5
    if len(rows) > 2:  # the median of two rates is neither
        ax.axvline(rates["rate"].median(), color=style.GREY, lw=0.9, ls=(0, (4, 2)), zorder=0)
    at = [height[group] for group in rates["group"]]
    drawn = rates[rates["group"] == alone] if alone else rates
    least, most = axis_limits(drawn)
    low, high = drawn["low"].clip(least), drawn["high"].clip(upper=most)
    ax.hlines(drawn["group"].map(height), low, high, color=INK, lw=1.3 if size > 4 else 0.7)
    for end, cut, arrow in ((least, drawn["low"] < least, "<"), (most, drawn["high"] > most, ">")):
        ax.scatter([end] * cut.sum(), drawn.loc[cut, "group"].map(height), 4 * size, INK, marker=arrow, zorder=3)
    look = {"color": INK, "ms": size, "mec": "white", "mew": 0.5}
    if len(rows) > NAMED:  # too dense to click on one: a single path is faster than an id each
        ax.plot(rates["rate"], at, "o", **look)
    else:
        for row, y in zip(rates.itertuples(), at, strict=True):
            other = {"color": style.GREY, "ms": 4} if alone and row.group != alone else {}
            ax.plot(row.rate, y, "o", gid=style.row_id(row.Index), **look | other)
    style.rule_rows(ax, rows if len(rows) <= NAMED else [""] * len(rows))
    if len(rows) > NAMED or alone:
        ax.set_yticks([height[alone]] if alone else [], [alone] if alone else [])
    ax.axvline(0, color="black", lw=0.8)
    ax.autoscale_view()
    if len(drawn) <= NUMBERED:
        for row, y in zip(drawn.itertuples(), drawn["group"].map(height), strict=True):
            ax.annotate(f"{row.rate:.1f}".replace("-", "−"), (row.rate, y), (0, 5), textcoords="offset points", fontsize=9, ha="center",
                        bbox={"fc": "white", "ec": "none", "pad": 0.3})  # fmt: skip
