"""Rates of a few measures in, Axes out: one panel per measure with a scale of its own, in which every line names its article."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style

WIDTH, LINE = 3.0, 0.19  # inches: of a panel, and of a line in it
NAMES, NUMBERS = 0.30, 0.14  # shares of the width that names and numbers take
LONGEST = 10  # letters of a name that fits beside its line; if one name is longer, all stand above their lines


@style.styled
def glance_panel(
    rates: pd.DataFrame,
    ax: Axes | None = None,
    *,
    title: str = "",
    ends: tuple[str, str] = ("", ""),
    unit: str = "",
) -> Axes:
    """One measure: below the name of each category one line per article, with its marker, its interval and its number.

    `rates` have `what` (the category as printed), `group` (the article as printed), `look` (its number, for marker and colour), `rate`,
    `low`, `high`; `ends` say what lies to the left and to the right of 0, `unit` what the axis counts.
    """
    if rates.empty:
        return style.draw_nothing(ax)
    lines = _count_lines(rates)
    ax = style.axes(ax, width=WIDTH, height=lines * LINE + 0.85)
    known = rates[["rate", "low", "high"]].to_numpy(float)
    low, high = min(0.0, pd.DataFrame(known).min().min()), max(0.0, pd.DataFrame(known).max().max())
    span = (high - low) or 1.0
    _draw_rows(ax, rates.assign(number=rates["rate"], zero=0))
    ax.set_xlim(low - 0.06 * span, high + 0.06 * span)
    ax.set_ylim(-0.7, lines - 0.3)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.spines["bottom"].set_position(("data", -0.7))
    ax.tick_params(labelsize=9)
    ax.xaxis.set_major_locator(plt.MaxNLocator(4))
    if title:
        ax.set_title(title, fontsize=11, fontweight="bold", x=-NAMES)
    under = dict(zip((0.0, 1.0), zip(ends, ("left", "right"), strict=True), strict=True)) | {0.5: (unit, "center")}
    for place, (text, align) in under.items():
        ax.annotate(text, (place, -0.7), (0, -34 if any(ends) and place == 0.5 else -22), xycoords=("axes fraction", "data"),
                    textcoords="offset points", fontsize=9, ha=align, va="top", color="#333333")  # fmt: skip
    return ax


@style.styled
def glance_compact(rates: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """For a narrow screen: each category on a scale of its own, markers and intervals, and the numbers on the right.

    `rates` as for `glance_panel`. A vertical line marks 0; there is no axis, as every value is printed.
    """
    if rates.empty:
        return style.draw_nothing(ax)
    scaled = []
    for _, part in rates.groupby("what", sort=False):
        known = part[["rate", "low", "high"]].to_numpy(float)
        low, high = min(0.0, np.nanmin(known)), max(0.0, np.nanmax(known))
        span = (high - low) or 1.0
        shares = {name: (part[name] - low) / span for name in ("rate", "low", "high")}
        scaled.append(part.assign(number=part["rate"], zero=-low / span, **shares))
    rates = pd.concat(scaled)
    lines = _count_lines(rates)
    ax = style.axes(ax, width=WIDTH, height=lines * 0.16 + 0.15)
    _draw_rows(ax, rates)
    ax.set_xlim(-0.04, 1.04)
    ax.set_ylim(-0.7, lines - 0.3)
    ax.set_axis_off()
    return ax


@style.styled
def glance_chart(panels: dict[str, tuple[pd.DataFrame, tuple[str, str], str]]) -> Axes:
    """The panels of `glance_panel` side by side, by title, each with its `ends` and its `unit`; returns the first."""
    if not panels:
        return style.draw_nothing()
    most = max(_count_lines(rates) for rates, *_ in panels.values())
    figure, axes = plt.subplots(1, len(panels), figsize=(WIDTH * len(panels), most * LINE + 1.0), squeeze=False)
    for ax, (title, (rates, ends, unit)) in zip(axes[0], panels.items(), strict=True):
        glance_panel(rates, ax, title=title, ends=ends, unit=unit)
        ax.set_ylim(_count_lines(rates) - most - 0.7, _count_lines(rates) - 0.3)  # all are as high as the fullest
    return axes[0, 0]


def _draw_rows(ax, rates):
    """Draw each category: its name, one line per article, a vertical line at 0; the column `number` is printed, `zero` is where 0 lies."""
    at, deep = _count_lines(rates) - 1, _lines_per_article(rates)
    name = {"transform": ax.get_yaxis_transform(), "fontsize": 9.5, "va": "center", "fontweight": "bold"}
    for category, part in rates.groupby("what", sort=False):
        ax.text(-NAMES, at, category, **name)
        at -= 1
        for row in part.itertuples():
            at = _draw_article(ax, row, at, row.number, deep)
        _draw_zero(ax, part["zero"].iloc[0], at, part, deep)


def _lines_per_article(rates: pd.DataFrame) -> int:
    """How many lines an article takes: two if a name is too long to fit beside its marker."""
    return 2 if rates["group"].map(len).max() > LONGEST else 1


def _count_lines(rates: pd.DataFrame) -> int:
    """How many lines a panel has, names of categories included."""
    return len(rates) * _lines_per_article(rates) + rates["what"].nunique()


def _draw_zero(ax, zero, at, part, deep):
    """Draw the vertical line at 0, only beside markers: it must not cross names of categories or articles."""
    for number in range(len(part)) if deep > 1 else [0]:
        top = at + 0.5 + number * deep
        ax.vlines(zero, top, top + (1 if deep > 1 else len(part)), color="black", lw=0.8, zorder=0)


def _draw_article(ax, row, at, number, deep):
    """Draw an article: its name (above the line if `deep` is 2), marker, interval and number; return the height of the next."""
    look = style.group_look(row.look)
    beside: dict = {"transform": ax.get_yaxis_transform(), "fontsize": 9, "va": "center"}
    ax.text(-NAMES, at, row.group, color=look["color"], **beside)
    at -= deep - 1
    ax.hlines(at, row.low, row.high, color=look["color"], lw=1.5, ls=style.DASHES[row.look % 4])
    ax.plot(row.rate, at, ms=7, mec="white", mew=0.6, ls="", gid=style.row_id(row.Index), **look)
    ax.text(1 + NUMBERS, at, f"{number:.1f}".replace("-", "−"), ha="right", **beside)
    return at - 1
