"""What a score is made of in, Axes out: words as bars, the course of a text sentence by sentence, shares of a whole."""

import textwrap

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style

ALIKE = 0.01  # weights that differ by less, relatively, count as equal
TOGETHER, ABREAST = 4, 3  # most courses in one panel; if there are more, panels in a row
ROOM = 0.08  # inches around the words in a bar
SHORT = 20  # letters of names beside a chart that still fits a phone
TIMES = {1: "once", 2: "twice"}
CONTRIBUTION = "contribution to the difference, per 1,000 words"


@style.styled
def contribution_chart(
    contributions: pd.DataFrame, ax: Axes | None = None, *, unit: str = CONTRIBUTION, look: int = 0
) -> Axes:
    """Words (`cue`, `contribution`) as bars to either side of 0, in the order given; those to the left are hatched.

    Bars to the right have the colour of article number `look`, those to the left that of the next article.
    """
    if contributions.empty:
        return style.draw_nothing(ax)
    longest = contributions["cue"].map(len).max()
    ax = style.axes(ax, width=style.NARROW if longest <= SHORT else 7.2, height=1.1 + 0.24 * len(contributions))
    values = contributions["contribution"].to_numpy(float)
    bars = _draw_bars(ax, values, 0, look)
    for bar, value, row in zip(bars, values, contributions.index, strict=True):
        bar.set_gid(style.row_id(row))
        if value < 0:
            bar.set_hatch("////")
        style.write_number(ax, value, (value, bar.get_y() + 0.36))
    _finish_bars(ax, contributions["cue"], unit)
    return ax


@style.styled
def word_shift_chart(shift: pd.DataFrame, ax: Axes | None = None, *, unit: str = CONTRIBUTION) -> Axes:
    """A difference word by word: what the frequency of a cue adds, and (hatched) what a change of its weight by its context adds.

    `shift` is from `analysis.comparison.explain.shift_graph`, the sums in its last rows.
    """
    if shift.empty:
        return style.draw_nothing(ax)
    ax = style.axes(ax, height=1.4 + 0.24 * len(shift))
    first, second, total = (shift[name].to_numpy(float) for name in ("by_frequency", "by_weight", "contribution"))
    begin = np.where(
        np.sign(first) == np.sign(second), first, 0
    )  # the second bar continues the first if both point the same way
    bars = [_draw_bars(ax, first, 0, label="by frequency", hatch=""),
            _draw_bars(ax, second, begin, label="by weight (negated, damped)", hatch="////")]  # fmt: skip
    heights, end = style.row_heights(len(shift)), second + begin
    for at, value, low, high in zip(heights, total, np.minimum(first, end), np.maximum(first, end), strict=True):
        style.write_number(ax, value, (max(high, 0) if value >= 0 else min(low, 0), at))
    ax.axhline(shift["cue"].str.startswith("(").sum() - 0.5, color="#bbbbbb", lw=0.8)
    _finish_bars(ax, shift["cue"], unit)
    style.legend(ax, bars)
    return ax


@style.styled
def cues_chart(cues: pd.DataFrame, ax: Axes | None = None, *, unit: str = CONTRIBUTION, look: int = 0) -> Axes:
    """The cues of one article: as bars, or, where all have the same weight, as a list with one line for each frequency.

    `cues` have `cue`, `count`, `contribution`, the largest first.
    """
    each = cues["contribution"] / cues["count"]
    if cues.empty or each.max() - each.min() > ALIKE * abs(each.iloc[0]):
        return contribution_chart(cues, ax, unit=unit, look=look)
    lines = []
    for count, part in cues.groupby("count", sort=False):
        told = textwrap.wrap(", ".join(f"“{cue}”" for cue in part["cue"]), 58)
        lines += [(TIMES.get(count, f"{count} times") if not number else "", line) for number, line in enumerate(told)]
    ax = style.axes(ax, width=5.6, height=0.3 + 0.22 * len(lines))
    for at, (count, line) in zip(style.row_heights(len(lines)), lines, strict=True):
        ax.text(0, at, count, fontsize=9.5, fontweight="bold", va="center", color=style.group_look(look)["color"])
        ax.text(0.15, at, line, fontsize=9.5, va="center")
    ax.set_xlim(0, 1)
    ax.set_ylim(-0.6, len(lines) - 0.4)
    ax.set_axis_off()
    return ax


def _draw_bars(ax, values, left, number=0, **more):
    colours = np.where(values > 0, *(style.group_look(number + next_)["color"] for next_ in (0, 1)))
    heights = style.row_heights(len(values))
    return ax.barh(heights, values, left=left, height=0.72, color=colours, edgecolor="white", lw=0, **more)


def _finish_bars(ax, names, unit):
    """Label the bars, draw a line at 0, and leave room for the numbers."""
    style.set_row_names(ax, names)
    ax.axvline(0, color="black", lw=0.8)
    ax.margins(x=1 / style.figure_of(ax).get_figwidth(), y=0.02)
    ax.set_xlabel(unit)


@style.styled
def course_chart(course: pd.DataFrame, ax: Axes | None = None, *, unit: str = "points per sentence") -> Axes:
    """A measure from the first to the last sentence of each text: dots are sentences, the line is their moving mean.

    More than four texts have a panel each. `course` is from `analysis.comparison.explain.course_through_text`.
    """
    if course.empty:
        return style.draw_nothing(ax)
    if ax is None and course["group"].nunique() > TOGETHER:
        return _draw_course_panels(course, unit)
    ax, lines = style.axes(ax, height=3.6), []
    for number, (group, part) in enumerate(course.groupby("group", sort=False)):
        look = style.group_look(number)
        dot = {**look, "ms": 4, "ls": "", "alpha": 0.6, "mew": 0.8, "mfc": "none" if number % 2 else look["color"]}
        for row in part.itertuples():
            ax.plot(row.position, row.value, gid=style.row_id(row.Index), **dot)
        dashes = ["-", "--", "-.", ":"][number % 4]
        lines += ax.plot(part["position"], part["smooth"], color=look["color"], lw=2, ls=dashes, label=group)
    ax.axhline(0, color="black", lw=0.8)
    ax.set_xlabel("position in the text (% of its words)")
    ax.set_ylabel(unit)
    style.legend(ax, lines)
    return ax


def _draw_course_panels(course, unit):
    """Draw one panel per text, all on one scale."""
    groups = list(course.groupby("group", sort=False))
    deep = -(-len(groups) // ABREAST)
    size = (7.2, 0.6 + 1.35 * deep)
    figure, panels = plt.subplots(deep, ABREAST, figsize=size, sharex=True, sharey=True, squeeze=False)
    dot = {"ms": 3, "alpha": 0.5, "mew": 0, "color": "#767676"}
    for panel, (group, part) in zip(panels.flat, groups, strict=False):
        for row in part.itertuples():
            panel.plot(row.position, row.value, "o", gid=style.row_id(row.Index), **dot)
        panel.plot(part["position"], part["smooth"], color="#333333", lw=2)
        panel.axhline(0, color="black", lw=0.8)
        panel.set_title("\n".join(textwrap.wrap(group, 30)), fontsize=9, fontweight="bold")
    for panel in panels.flat[len(groups) :]:
        panel.set_axis_off()
    figure.supxlabel("position in the text (% of its words)", fontsize=9.5)
    figure.supylabel(unit, fontsize=9.5)
    return panels[0, 0]


@style.styled
def share_chart(
    shares: pd.DataFrame, labels: dict | None = None, ax: Axes | None = None, *, unit: str = "share of words (%)"
) -> Axes:
    """Shares of a whole: one bar per group, one hatched segment per part.

    `shares` has columns `group`, `part`, `share` (0 … 100); `labels` are by part.
    """
    if shares.empty:
        return style.draw_nothing(ax)
    wide = shares.pivot(index="group", columns="part", values="share").fillna(0.0)
    wide = wide.loc[list(dict.fromkeys(shares["group"])), list(dict.fromkeys(shares["part"]))]
    width = style.NARROW - 0.35 if max(map(len, wide.index)) <= SHORT else 7.2
    own, ax = ax is None, style.axes(ax, width=width, height=1.3 + 0.42 * len(wide))
    figure = style.figure_of(ax)
    ids = {(row.group, row.part): style.row_id(row.Index) for row in shares.itertuples()}
    left, bars, y = np.zeros(len(wide)), [], style.row_heights(len(wide))
    for number, part in enumerate(wide.columns):
        values, name = wide[part].to_numpy(), (labels or {}).get(part, part)
        colour, hatch = style.PARTS.get(part, (style.GREYS[number % 4], style.HATCHES[number % 8]))
        bars.append(ax.barh(y, values, left=left, height=0.6, label=name, color=colour, hatch=hatch, edgecolor="white"))
        for bar, group in zip(bars[-1], wide.index, strict=True):
            bar.set_gid(ids.get((group, part)))
        left += values
    style.set_row_names(ax, wide.index)
    ax.set_xlim(0, 100)
    ax.set_xlabel(unit)
    if own:  # a legend of the Axes would make the bars narrower
        style.figure_legend(figure, bars, [str(bar.get_label()) for bar in bars], width)
    else:
        style.legend(ax, bars, width)
    style.lay_out(figure)  # only then do the Axes have their width
    for part in bars:
        for bar in part:
            _label_segment(ax, bar, part.get_label())
    return ax


def _label_segment(ax, bar, name):
    """Write name and size into a segment, or the size alone, if it fits."""
    share, (x, y) = bar.get_width(), bar.get_center()
    if not share:
        return
    text = ax.text(x, y, "", fontsize=8.5, ha="center", va="center", bbox={"fc": "white", "ec": "none", "pad": 1.2})
    for said in (f"{name} {share:.0f} %", f"{share:.0f} %"):
        text.set_text(said)
        if text.get_window_extent().width + ax.figure.dpi * ROOM < bar.get_window_extent().width:
            return
    text.remove()
