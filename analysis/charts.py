"""Draw the tables. A chart draws what it is given and computes nothing; every one takes and returns matplotlib Axes.

Colours are Okabe & Ito's (2008, Color Universal Design), and a group always has its own marker as well.
"""

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np

STYLE = {
    "font.family": ["DejaVu Sans", "sans-serif"],
    "font.size": 9.5,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 10.5,
    "axes.labelcolor": "#333333",
    "figure.constrained_layout.use": True,
    "legend.frameon": False,
    "hatch.linewidth": 0.6,
    "text.parse_math": False,  # a $ in a cue or the name of an article is a $
}
COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000", "#8C6D1F"]
MARKERS = ["o", "s", "^", "D", "v", "P", "X", "*"]
HATCHES = ["", "///", "\\\\\\", "xx", "--", "++", "||", "/"]
POSITIVE, NEGATIVE = "#0072B2", "#D55E00"
GREY = "#767676"
VOICE_NAMES = {"author": "the author's voice", "all": "all voices", "quoted": "quoted", "reported": "reported"}


def axes(ax=None, *, width=7.2, height=4.0):
    """The axes given, or new ones of this size in inches."""
    if ax is not None:
        return ax
    with mpl.rc_context(STYLE):
        return plt.subplots(figsize=(width, height))[1]


def rates_chart(rates, labels=None, ax=None, *, unit="per 1,000 words", groups=None, categories=None):
    """Rates with their intervals: a row a category, a marker a group.

    Parameters
    ----------
    rates : DataFrame
        Columns `group`, `category`, `rate`, `low`, `high` (see `analysis.comparison.rates`).
    labels : dict, optional
        Category to printed label.
    ax : Axes, optional
    unit : str
    groups, categories : list, optional
        Which to draw, in this order, so that several charts agree; by default those of `rates`.

    Returns
    -------
    Axes
    """
    groups, categories = (
        groups or list(dict.fromkeys(rates["group"])),
        categories or list(dict.fromkeys(rates["category"])),
    )
    if not categories:
        return _nothing(axes(ax, height=1))
    ax = axes(ax, height=1.1 + 0.14 * len(categories) * (1 + len(groups)))
    with mpl.rc_context(STYLE):
        lines = []
        offsets = np.linspace(0.22, -0.22, len(groups)) if len(groups) > 1 else np.zeros(len(groups))
        for number, (group, offset) in enumerate(zip(groups, offsets, strict=True)):
            part = rates[rates["group"] == group].set_index("category").reindex(categories)
            y = np.arange(len(categories))[::-1] + offset
            colour, marker = COLOURS[number % 8], MARKERS[number % 8]
            ax.hlines(y, part["low"], part["high"], color=colour, lw=1.2, alpha=0.8)
            lines += ax.plot(part["rate"], y, marker, color=colour, ms=6, label=group, mec="white", mew=0.6)
        _rows(ax, np.arange(len(categories))[::-1], [(labels or {}).get(name, name) for name in categories])
        ax.set_ylim(-0.6, len(categories) - 0.4)
        ax.axvline(0, color="black", lw=0.8)
        ax.grid(axis="x", color="#dddddd", lw=0.6)
        ax.set_axisbelow(True)
        ax.set_xlabel(unit)
        _legend(ax, lines)
    return ax


def rates_panels(rates, labels=None, *, unit="per 1,000 words"):
    """`rates_chart` once for each voice, side by side on one scale.

    Parameters
    ----------
    rates : DataFrame
        As for `rates_chart`, with a column `voice`.
    labels : dict, optional
    unit : str

    Returns
    -------
    Axes
        The first panel.
    """
    if rates.empty:
        return _nothing(axes(None, height=1))
    voices, groups = list(dict.fromkeys(rates["voice"])), list(dict.fromkeys(rates["group"]))
    full = max((rates.loc[rates["voice"] == voice, "category"].unique() for voice in voices), key=len)
    categories = list(dict.fromkeys([*full, *rates["category"]]))
    with mpl.rc_context(STYLE):
        size = (3.0 + 2.7 * len(voices), 1.3 + 0.14 * len(categories) * (1 + len(groups)))
        panels = plt.subplots(1, len(voices), figsize=size, sharex=True, sharey=True, squeeze=False)[1][0]
    for panel, voice in zip(panels, voices, strict=True):
        rates_chart(rates[rates["voice"] == voice], labels, panel, unit=unit, groups=groups, categories=categories)
        panel.set_title(VOICE_NAMES.get(voice, voice))
        legend = panel.get_legend()
        handles, names = legend.legend_handles, [text.get_text() for text in legend.get_texts()]
        legend.remove()
    with mpl.rc_context(STYLE):
        panels[0].figure.legend(
            handles, names, loc="outside upper left", ncols=max(1, 84 // (max(map(len, names)) + 6))
        )
    return panels[0]


def difference_chart(comparison, labels=None, ax=None, *, unit="difference per 1,000 words"):
    """Differences of one pair with 95 % intervals; established ones filled, others hollow, sparse ones said so.

    Parameters
    ----------
    comparison : DataFrame
        Rows of `compare` for one pair; columns `measure`, `category`, `difference`, `low`, `high`, `p`, `q`, `status`.
    labels : dict, optional
        (measure, category) to printed label.
    ax : Axes, optional
    unit : str

    Returns
    -------
    Axes
    """
    if comparison.empty:
        return _nothing(axes(ax, height=1))
    ax = axes(ax, height=1.2 + 0.3 * len(comparison))
    with mpl.rc_context(STYLE):
        names = []
        for y, row in zip(range(len(comparison) - 1, -1, -1), comparison.itertuples(), strict=True):
            names.append((labels or {}).get((row.measure, row.category), f"{row.measure}: {row.category}"))
            colour = POSITIVE if row.difference > 0 else NEGATIVE
            if row.status:
                ax.annotate(
                    row.status, (0, y), (4, 0), textcoords="offset points", va="center", color=GREY, fontsize=8.5
                )
                continue
            ax.hlines(y, row.low, row.high, color=colour, lw=1.4)
            established = row.q < 0.05 if row.q == row.q else row.p < 0.05
            ax.plot(row.difference, y, "o" if row.difference > 0 else "s", color=colour, ms=7,
                    mfc=colour if established else "white", mew=1.4)  # fmt: skip
        _rows(ax, range(len(names) - 1, -1, -1), names)
        ax.set_ylim(-0.6, len(names) - 0.4)
        ax.axvline(0, color="black", lw=0.8)
        ax.grid(axis="x", color="#dddddd", lw=0.6)
        ax.set_axisbelow(True)
        ax.set_xlabel(unit)
    return ax


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
        return _nothing(axes(ax, height=1))
    ax = axes(ax, height=1.1 + 0.24 * len(contributions))
    with mpl.rc_context(STYLE):
        y = np.arange(len(contributions))[::-1]
        values = contributions["contribution"].to_numpy(float)
        bars = ax.barh(y, values, height=0.72, color=np.where(values > 0, POSITIVE, NEGATIVE), edgecolor="white", lw=0)
        for bar, value in zip(bars, values, strict=True):
            if value < 0:
                bar.set_hatch("////")
            ax.annotate(f"{value:+.1f}", (value, bar.get_y() + 0.36), (3 if value >= 0 else -3, 0), va="center",
                        textcoords="offset points", ha="left" if value >= 0 else "right", fontsize=8)  # fmt: skip
        _rows(ax, y, contributions["cue"])
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
        return _nothing(axes(ax, height=1))
    ax = axes(ax, height=3.6)
    with mpl.rc_context(STYLE):
        lines = []
        for number, (group, part) in enumerate(course.groupby("group", sort=False)):
            colour = COLOURS[number % 8]
            ax.plot(part["position"], part["value"], MARKERS[number % 8], color=colour, ms=3.5, alpha=0.35, mew=0)
            dashes = ["-", "--", "-.", ":"][number % 4]
            lines += ax.plot(part["position"], part["smooth"], color=colour, lw=2, ls=dashes, label=group)
        ax.axhline(0, color="black", lw=0.8)
        ax.set_xlabel("position in the text (% of its words)")
        ax.set_ylabel(unit)
        _legend(ax, lines)
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
        return _nothing(axes(ax, height=1))
    wide = shares.pivot(index="group", columns="part", values="share").fillna(0.0)
    wide = wide.loc[list(dict.fromkeys(shares["group"])), list(dict.fromkeys(shares["part"]))]
    ax = axes(ax, height=1.3 + 0.42 * len(wide))
    with mpl.rc_context(STYLE):
        left, bars = np.zeros(len(wide)), []
        y = np.arange(len(wide))[::-1]
        for number, part in enumerate(wide.columns):
            values = wide[part].to_numpy()
            bars.append(ax.barh(y, values, left=left, height=0.6, color=COLOURS[number % 8], hatch=HATCHES[number % 8],
                                edgecolor="white", label=(labels or {}).get(part, part)))  # fmt: skip
            for at, value, start in zip(y, values, left, strict=True):
                if value >= 6:
                    ax.text(start + value / 2, at, f"{value:.0f}", ha="center", va="center", fontsize=8.5,
                            bbox={"fc": "white", "ec": "none", "pad": 1.2})  # fmt: skip
            left += values
        _rows(ax, y, wide.index)
        ax.set_xlim(0, 100)
        ax.set_xlabel(unit)
        _legend(ax, bars)
    return ax


def _nothing(ax):
    ax.text(0.5, 0.5, "nothing to draw", ha="center", va="center", color=GREY, transform=ax.transAxes)
    ax.set_axis_off()
    return ax


def _rows(ax, places, names):
    ax.set_yticks(places, names)
    for text in ax.get_yticklabels():
        text.set_parse_math(False)


def _legend(ax, handles):
    names = [handle.get_label() for handle in handles]  # given outright: matplotlib leaves out names that begin with _
    columns = max(1, min(len(names), 84 // (max(map(len, names), default=1) + 6)))
    ax.legend(
        handles, names, loc="lower left", bbox_to_anchor=(0, 1.0), ncols=columns, borderaxespad=0.2, handletextpad=0.4
    )
