"""Articles against frames and targets."""

import textwrap

import matplotlib as mpl
import numpy as np

from analysis.charts import style
from analysis.charts.rates import rates_panels

COLUMN = 1.35  # inches


def frame_map(frames, labels=None, ax=None, *, unit="marks per 1,000 words"):
    """Articles × frames: each cell the darker the more, and the number in it.

    Parameters
    ----------
    frames : DataFrame
        From `analysis.report.tables.views.frames`: `group`, `category`, `rate`.
    labels : dict, optional
        Category to printed label.
    ax : Axes, optional
    unit : str

    Returns
    -------
    Axes
    """
    if frames.empty:
        return style.nothing(style.axes(ax, height=1))
    groups, categories = (list(dict.fromkeys(frames[name])) for name in ("group", "category"))
    ax = style.axes(ax, width=3.4 + max(3, len(groups)) * COLUMN, height=1.3 + 0.34 * len(categories))
    with mpl.rc_context(style.STYLE):
        shades, most = mpl.colormaps["Greys"], max(frames["rate"].max(), 1e-9)
        for row in frames.itertuples():
            x, y = groups.index(row.group), len(categories) - 1 - categories.index(row.category)
            shade = 0.75 * row.rate / most  # so dark that black and white can both be read somewhere, and never black
            cell = mpl.patches.Rectangle((x - 0.5, y - 0.5), 1, 1, fc=shades(shade), ec="#bbbbbb", lw=0.6)
            cell.set_gid(style.row_id(row.Index))
            ax.add_patch(cell)
            ax.text(
                x, y, f"{row.rate:.1f}", ha="center", va="center", fontsize=9, color="white" if shade > 0.5 else "black"
            )
        names = ["\n".join(textwrap.wrap(group, 18, break_long_words=True)) for group in groups]
        ax.set_xticks(np.arange(len(groups)), names)
        for text in ax.get_xticklabels():
            text.set_parse_math(False)
        style.rows(ax, range(len(categories) - 1, -1, -1), [(labels or {}).get(name, name) for name in categories])
        ax.set_xlim(-0.5, len(groups) - 0.5)
        ax.set_ylim(-0.5, len(categories) - 0.5)
        ax.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)
        ax.spines[:].set_visible(False)
        ax.set_xlabel(unit)
    return ax


def target_map(toward, labels=None, *, unit="points per mention"):
    """`rates_panels` of evaluation per mention, with the number of mentions beside each interval.

    Parameters
    ----------
    toward : DataFrame
        From `analysis.report.tables.views.toward_targets`: as for `rates_panels`, with a column `mentions`.
    labels : dict, optional
    unit : str

    Returns
    -------
    Axes
        The first panel.
    """
    first = rates_panels(toward, labels, unit=unit)
    for panel, (_, part) in zip(first.figure.axes, toward.groupby("voice", sort=False), strict=False):
        with mpl.rc_context(style.STYLE):
            panel.text(1.0, 1.0, "mentions", transform=panel.transAxes, ha="right", va="bottom", fontsize=8)
            heights = {line.get_gid(): line.get_ydata()[0] for line in panel.get_lines() if line.get_gid()}
            for row in part.itertuples():
                at = heights[style.row_id(row.Index)]
                panel.text(
                    1.0,
                    at,
                    str(row.mentions),
                    transform=panel.get_yaxis_transform(),
                    ha="right",
                    va="center",
                    fontsize=8,
                )
            low, high = panel.get_xlim()
            panel.set_xlim(low, high + 0.12 * (high - low))
    return first
