"""The profile of the articles: every measure a row, the rates of the articles side by side."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np

from analysis.charts import style


def profile_chart(rates, labels=None):
    """Dumbbells: the rates of the articles on one line, joined; under and over it the interval of each.

    Parameters
    ----------
    rates : DataFrame
        From `analysis.report.tables.views.profile`: `group`, `measure`, `category`, `quantity`, `rate`, `low`, `high`. Summed weights and
        marks have a panel each, as their units differ.
    labels : dict, optional
        (measure, category) to printed label.

    Returns
    -------
    Axes
        The first panel.
    """
    if rates.empty:
        return style.nothing(style.axes(None, height=1))
    groups = list(dict.fromkeys(rates["group"]))
    parts = [part for _, part in rates.groupby("quantity", sort=False)]
    lengths = [part.groupby(["measure", "category"]).ngroups for part in parts]
    with mpl.rc_context(style.STYLE):
        per_row = 0.2 + 0.085 * len(groups)
        size, ratios = (7.6, 0.9 + 0.6 * len(parts) + per_row * sum(lengths)), {"height_ratios": lengths}
        panels = plt.subplots(len(parts), 1, figsize=size, gridspec_kw=ratios, squeeze=False)[1][:, 0]
        for panel, part in zip(panels, parts, strict=True):
            handles = _panel(panel, part, groups, labels or {})
            panel.set_xlabel(style.UNITS[part["quantity"].iloc[0]])
        panels[0].figure.legend(handles, groups, loc="outside upper left", ncols=style.legend_columns(groups))
    return panels[0]


def _panel(ax, rates, groups, labels):
    """One row a measure and category; returns what the legend shows of each group."""
    rows = list(dict.fromkeys(zip(rates["measure"], rates["category"], strict=True)))
    reach = 0.12 * (len(groups) - 1)
    handles = []
    for y, row in zip(range(len(rows) - 1, -1, -1), rows, strict=True):
        values = rates.loc[(rates["measure"] == row[0]) & (rates["category"] == row[1]), "rate"]
        ax.hlines(y, values.min(), values.max(), color="#bbbbbb", lw=3, zorder=1)
    sizes = np.linspace(
        9, 6, len(groups)
    )  # where rates are alike the later mark lies on the earlier, and does not hide it
    offsets = np.linspace(reach, -reach, len(groups))
    for number, (group, offset, size) in enumerate(zip(groups, offsets, sizes, strict=True)):
        look = {
            "marker": style.MARKERS[number % 8],
            "color": style.COLOURS[number % 8],
            "ms": size,
            "mec": "white",
            "mew": 0.8,
            "ls": "",
        }
        own = rates[rates["group"] == group]
        for row in own.itertuples():
            y = len(rows) - 1 - rows.index((row.measure, row.category))
            ax.hlines(y + offset, row.low, row.high, color=look["color"], lw=1.3, ls=style.DASHES[number % 4], zorder=2)
            ax.plot(row.rate, y, gid=style.row_id(row.Index), zorder=3, **look)
        handles.append(mpl.lines.Line2D([], [], **look))
    style.rows(ax, range(len(rows) - 1, -1, -1), [labels.get(row, ": ".join(row)) for row in rows])
    ax.set_ylim(-0.6, len(rows) - 0.4)
    ax.axvline(0, color="black", lw=0.8, zorder=0)
    ax.grid(axis="x", color="#dddddd", lw=0.6)
    ax.set_axisbelow(True)
    return handles
