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
            ax.annotate(f"{value:+.1f}", (value, bar.get_y() + 0.36), (3 if value >= 0 else -3, 0), va="center",
                        textcoords="offset points", ha="left" if value >= 0 else "right", fontsize=8)  # fmt: skip
        style.rows(ax, y, contributions["cue"])
        ax.axvline(0, color="black", lw=0.8)
        ax.margins(x=0.14, y=0.02)
        ax.set_xlabel(unit)
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
            ax.plot(part["position"], part["value"], style.MARKERS[number % 8], color=colour, ms=3.5, alpha=0.35, mew=0)
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
        left, bars = np.zeros(len(wide)), []
        y = np.arange(len(wide))[::-1]
        for number, part in enumerate(wide.columns):
            values = wide[part].to_numpy()
            bars.append(ax.barh(y, values, left=left, height=0.6, color=style.COLOURS[number % 8], hatch=style.HATCHES[number % 8],
                                edgecolor="white", label=(labels or {}).get(part, part)))  # fmt: skip
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
