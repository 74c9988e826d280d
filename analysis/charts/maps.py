"""Tables of articles against frames or targets in, Axes out."""

import textwrap

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.charts.rates import rates_panels

COLUMN = 1.35  # inches


@style.styled
def frame_map(frames: pd.DataFrame, labels: dict | None = None, *, unit: str = "marks per 1,000 words") -> Axes:
    """Articles × frames, one panel per family of frames: each cell has its rate, and is darker the higher it is in the family.

    `frames` are from `analysis.report.tables.figure_tables.frame_rates`; `labels` are by category. Returns the first panel.
    """
    if frames.empty:
        return style.draw_nothing()
    groups = list(dict.fromkeys(frames["group"]))
    family = frames["category"].str.rpartition(".")[0]
    families = [part for _, part in frames.groupby(family, sort=False)]
    lengths = [part["category"].nunique() for part in families]
    size = (3.4 + max(3, len(groups)) * COLUMN, 0.7 + sum(0.3 + 0.34 * length for length in lengths))
    panels = plt.subplots(len(families), figsize=size, height_ratios=lengths, squeeze=False)[1][:, 0]
    for panel, part in zip(panels, families, strict=True):
        _draw_family(panel, part, groups, labels or {})
        panel.tick_params(labeltop=panel is panels[0])
    panels[-1].set_xlabel(unit)
    return panels[0]


def _draw_family(ax, frames, groups, labels):
    """Draw one family of frames."""
    categories = list(dict.fromkeys(frames["category"]))
    shades, most = mpl.colormaps["Greys"], max(frames["rate"].max(), 1e-9)
    height = dict(zip(categories, style.row_heights(len(categories)), strict=True))
    for row in frames.itertuples():
        x, y = groups.index(row.group), height[row.category]
        shade = 0.75 * row.rate / most  # so light that black or white can be read on it
        cell = {"fc": shades(shade), "ec": "#bbbbbb", "lw": 0.6, "gid": style.row_id(row.Index)}
        ax.add_patch(mpl.patches.Rectangle((x - 0.5, y - 0.5), 1, 1, **cell))
        ink = "white" if shade > 0.5 else "black"
        ax.text(x, y, f"{row.rate:.1f}", ha="center", va="center", fontsize=9, color=ink)
    names = ["\n".join(textwrap.wrap(group, 18, break_long_words=True)) for group in groups]
    ax.set_xticks(range(len(groups)), names, parse_math=False)
    style.set_row_names(ax, [labels.get(name, name) for name in categories])
    ax.set_xlim(-0.5, len(groups) - 0.5)
    ax.set_ylim(-0.5, len(categories) - 0.5)
    ax.tick_params(length=0, top=False, bottom=False, labelbottom=False)
    ax.spines[:].set_visible(False)


@style.styled
def target_map(toward: pd.DataFrame, labels: dict | None = None, *, unit: str = "points per mention") -> Axes:
    """`rates_panels` of evaluation per mention, with the number of mentions beside each interval; returns the first panel.

    `toward` is from `analysis.report.tables.figure_tables.target_rates`; `labels` are by target.
    """
    first = rates_panels(toward, labels, unit=unit)
    beside: dict = {"ha": "right", "fontsize": 8}
    for panel, (_, part) in zip(first.figure.axes, toward.groupby("voice", sort=False), strict=False):
        panel.text(1.0, 1.0, "mentions", transform=panel.transAxes, va="bottom", **beside)
        lines = [line for line in panel.get_lines() if line.get_gid()]
        heights = {line.get_gid(): float(np.asarray(line.get_ydata())[0]) for line in lines}
        for row in part.itertuples():
            at = heights[style.row_id(row.Index)]
            panel.text(1.0, at, str(row.mentions), transform=panel.get_yaxis_transform(), va="center", **beside)
        low, high = panel.get_xlim()
        panel.set_xlim(low, high + 0.12 * (high - low))
    return first
