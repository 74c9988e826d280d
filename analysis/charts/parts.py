"""What a score is made of: words as bars, the course through a text, shares of a whole."""

import matplotlib as mpl
import numpy as np

from analysis.charts import style


def contribution_chart(contributions, ax=None, *, unit="contribution to the difference, per 1,000 words"):
    """Words as bars to either side of zero, in the order given; hatched to the left.

    Parameters
    ----------
    contributions : DataFrame
        Columns `cue` and `contribution`.
    ax : Axes, optional
    unit : str

    Returns
    -------
    Axes
    """
    if contributions.empty:
        return style.nothing(style.axes(ax, height=1))
    ax = style.axes(ax, height=1.1 + 0.24 * len(contributions))
    with mpl.rc_context(style.STYLE):
        y = np.arange(len(contributions))[::-1]
        values = contributions["contribution"].to_numpy(float)
        bars = ax.barh(
            y, values, height=0.72, color=np.where(values > 0, style.POSITIVE, style.NEGATIVE), edgecolor="white", lw=0
        )
        for bar, value, row in zip(bars, values, contributions.index, strict=True):
            bar.set_gid(style.row_id(row))
            if value < 0:
                bar.set_hatch("////")
            ax.annotate(style.signed(value), (value, bar.get_y() + 0.36), (3 if value >= 0 else -3, 0), va="center",
                        textcoords="offset points", ha="left" if value >= 0 else "right", fontsize=8)  # fmt: skip
        style.rows(ax, y, contributions["cue"])
        ax.axvline(0, color="black", lw=0.8)
        ax.margins(x=0.14, y=0.02)
        ax.set_xlabel(unit)
    return ax


def word_shift_chart(shift, ax=None, *, unit="contribution to the difference, per 1,000 words"):
    """A difference word by word: what a cue's frequency adds, and (hatched) what its weight, turned or damped, adds.

    Parameters
    ----------
    shift : DataFrame
        From `analysis.comparison.explain.shift_graph`: `cue`, `by_frequency`, `by_weight`, `contribution`, the sums in the last rows.
    ax : Axes, optional
    unit : str

    Returns
    -------
    Axes
    """
    if shift.empty:
        return style.nothing(style.axes(ax, height=1))
    ax = style.axes(ax, height=1.4 + 0.24 * len(shift))
    with mpl.rc_context(style.STYLE):
        y = np.arange(len(shift))[::-1]
        first, second, total = (shift[name].to_numpy(float) for name in ("by_frequency", "by_weight", "contribution"))
        behind = np.where(np.sign(first) == np.sign(second), first, 0)
        looks = {"by frequency": (first, 0, ""), "by weight (negated, damped)": (second, behind, "////")}
        bars = [
            ax.barh(y, values, left=left, height=0.72, hatch=hatch, label=name, edgecolor="white", lw=0,
                    color=np.where(values > 0, style.POSITIVE, style.NEGATIVE))
            for name, (values, left, hatch) in looks.items()
        ]  # fmt: skip
        for at, value, low, high in zip(
            y, total, np.minimum(first, second + behind), np.maximum(first, second + behind), strict=True
        ):
            end = max(high, 0) if value >= 0 else min(low, 0)
            ax.annotate(style.signed(value), (end, at), (3 if value >= 0 else -3, 0), va="center", fontsize=8,
                        textcoords="offset points", ha="left" if value >= 0 else "right")  # fmt: skip
        style.rows(ax, y, shift["cue"])
        ax.axhline(shift["cue"].str.startswith("(").sum() - 0.5, color="#bbbbbb", lw=0.8)
        ax.axvline(0, color="black", lw=0.8)
        ax.margins(x=0.14, y=0.02)
        ax.set_xlabel(unit)
        style.legend(ax, bars)
    return ax


def course_chart(course, ax=None, *, unit="points per sentence"):
    """The course of a measure through each text: dots are sentences, the line is their moving mean.

    Parameters
    ----------
    course : DataFrame
        Columns `group`, `position` (0 … 100, share of the text's words), `value`, `smooth`.
    ax : Axes, optional
    unit : str

    Returns
    -------
    Axes
    """
    if course.empty:
        return style.nothing(style.axes(ax, height=1))
    ax = style.axes(ax, height=3.6)
    with mpl.rc_context(style.STYLE):
        lines = []
        for number, (group, part) in enumerate(course.groupby("group", sort=False)):
            colour = style.COLOURS[number % 8]
            look = {"marker": style.MARKERS[number % 8], "color": colour, "ms": 4, "ls": "", "alpha": 0.6, "mew": 0.8,
                    "mfc": "none" if number % 2 else colour}  # fmt: skip
            for row in part.itertuples():
                ax.plot(row.position, row.value, gid=style.row_id(row.Index), **look)
            dashes = ["-", "--", "-.", ":"][number % 4]
            lines += ax.plot(part["position"], part["smooth"], color=colour, lw=2, ls=dashes, label=group)
        ax.axhline(0, color="black", lw=0.8)
        ax.set_xlabel("position in the text (% of its words)")
        ax.set_ylabel(unit)
        style.legend(ax, lines)
    return ax


def share_chart(shares, labels=None, ax=None, *, unit="share of words (%)"):
    """Shares that make up a whole: a bar a group, a hatched segment a part.

    Parameters
    ----------
    shares : DataFrame
        Columns `group`, `part`, `share` (0 … 100).
    labels : dict, optional
        Part to printed label.
    ax : Axes, optional
    unit : str

    Returns
    -------
    Axes
    """
    if shares.empty:
        return style.nothing(style.axes(ax, height=1))
    wide = shares.pivot(index="group", columns="part", values="share").fillna(0.0)
    wide = wide.loc[list(dict.fromkeys(shares["group"])), list(dict.fromkeys(shares["part"]))]
    ax = style.axes(ax, height=1.3 + 0.42 * len(wide))
    with mpl.rc_context(style.STYLE):
        ids = {(row.group, row.part): style.row_id(row.Index) for row in shares.itertuples()}
        left, bars = np.zeros(len(wide)), []
        y = np.arange(len(wide))[::-1]
        for number, part in enumerate(wide.columns):
            values = wide[part].to_numpy()
            bars.append(ax.barh(y, values, left=left, height=0.6, color=style.COLOURS[number % 8], hatch=style.HATCHES[number % 8],
                                edgecolor="white", label=(labels or {}).get(part, part)))  # fmt: skip
            for bar, group in zip(bars[-1], wide.index, strict=True):
                bar.set_gid(ids.get((group, part)))
            for at, value, start in zip(y, values, left, strict=True):
                if value >= 6:
                    ax.text(start + value / 2, at, f"{value:.0f}", ha="center", va="center", fontsize=8.5,
                            bbox={"fc": "white", "ec": "none", "pad": 1.2})  # fmt: skip
            left += values
        style.rows(ax, y, wide.index)
        ax.set_xlim(0, 100)
        ax.set_xlabel(unit)
        style.legend(ax, bars)
    return ax
