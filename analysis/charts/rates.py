"""Rates and differences with their intervals, a row a category."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.lines import Line2D

from analysis.charts import style


def rates_chart(rates, labels=None, ax=None, *, unit="per 1,000 words", groups=None, categories=None):
    """Rates with their intervals: a row a category, a marker a group.

    Parameters
    ----------
    rates : DataFrame
        Columns `group`, `category`, `rate`, `low`, `high` (see `analysis.comparison.compare.rates`).
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
        return style.nothing(style.axes(ax, height=1))
    ax = style.axes(ax, height=1.1 + 0.14 * len(categories) * (1 + len(groups)))
    with mpl.rc_context(style.STYLE):
        lines = []
        offsets = np.linspace(0.22, -0.22, len(groups)) if len(groups) > 1 else np.zeros(len(groups))
        for number, (group, offset) in enumerate(zip(groups, offsets, strict=True)):
            part = rates[(rates["group"] == group) & rates["category"].isin(categories)]
            y = [len(categories) - 1 - categories.index(category) + offset for category in part["category"]]
            colour, marker = style.COLOURS[number % 8], style.MARKERS[number % 8]
            ax.hlines(y, part["low"], part["high"], color=colour, lw=1.2, alpha=0.8, ls=style.DASHES[number % 4])
            looks = {"marker": marker, "color": colour, "ms": 6, "mec": "white", "mew": 0.6, "ls": "", "label": group}
            for row, rate, height in zip(part.index, part["rate"], y, strict=True):
                ax.plot(rate, height, gid=style.row_id(row), **looks)
            lines.append(Line2D([], [], **looks))
        style.rows(ax, np.arange(len(categories))[::-1], [(labels or {}).get(name, name) for name in categories])
        ax.set_ylim(-0.6, len(categories) - 0.4)
        ax.axvline(0, color="black", lw=0.8)
        ax.grid(axis="x", color="#dddddd", lw=0.6)
        ax.set_axisbelow(True)
        ax.set_xlabel(unit)
        style.legend(ax, lines)
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
        return style.nothing(style.axes(None, height=1))
    voices, groups = list(dict.fromkeys(rates["voice"])), list(dict.fromkeys(rates["group"]))
    full = max((rates.loc[rates["voice"] == voice, "category"].unique() for voice in voices), key=len)
    categories = list(dict.fromkeys([*full, *rates["category"]]))
    with mpl.rc_context(style.STYLE):
        size = (3.0 + 2.7 * len(voices), 1.3 + 0.14 * len(categories) * (1 + len(groups)))
        panels = plt.subplots(1, len(voices), figsize=size, sharex=True, sharey=True, squeeze=False)[1][0]
    for panel, voice in zip(panels, voices, strict=True):
        rates_chart(rates[rates["voice"] == voice], labels, panel, unit=unit, groups=groups, categories=categories)
        panel.set_title(style.VOICE_NAMES.get(voice, voice))
        legend = panel.get_legend()
        handles, names = legend.legend_handles, [text.get_text() for text in legend.get_texts()]
        legend.remove()
    with mpl.rc_context(style.STYLE):
        panels[0].figure.legend(handles, names, loc="outside upper left", ncols=style.legend_columns(names))
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
        return style.nothing(style.axes(ax, height=1))
    ax = style.axes(ax, height=1.2 + 0.3 * len(comparison))
    with mpl.rc_context(style.STYLE):
        names = []
        for y, row in zip(range(len(comparison) - 1, -1, -1), comparison.itertuples(), strict=True):
            names.append((labels or {}).get((row.measure, row.category), f"{row.measure}: {row.category}"))
            colour = style.POSITIVE if row.difference > 0 else style.NEGATIVE
            if row.status:
                ax.annotate(
                    row.status, (0, y), (4, 0), textcoords="offset points", va="center", color=style.GREY, fontsize=8.5
                )
                continue
            ax.hlines(y, row.low, row.high, color=colour, lw=1.4)
            established = row.q < 0.05 if row.q == row.q else row.p < 0.05
            ax.plot(row.difference, y, "o" if row.difference > 0 else "s", color=colour, ms=7,
                    mfc=colour if established else "white", mew=1.4, gid=style.row_id(row.Index))  # fmt: skip
        style.rows(ax, range(len(names) - 1, -1, -1), names)
        ax.set_ylim(-0.6, len(names) - 0.4)
        ax.axvline(0, color="black", lw=0.8)
        ax.grid(axis="x", color="#dddddd", lw=0.6)
        ax.set_axisbelow(True)
        ax.set_xlabel(unit)
    return ax
