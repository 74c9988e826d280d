"""Every finding under every combination of choices."""

import matplotlib as mpl
import numpy as np

from analysis.charts import style

VOICES = {"author": ("o", style.COLOURS[0]), "all": ("s", style.COLOURS[1])}


def multiverse_chart(universes, labels=None, ax=None):
    """Each universe of each finding by its strength; filled where p < .05, a bar above the default.

    Parameters
    ----------
    universes : DataFrame
        From `analysis.comparison.robustness.multiverse`: the first row of a finding has the default choices.
    labels : dict, optional
        (measure, category) to printed label.
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    if universes.empty:
        return style.nothing(style.axes(ax, height=1))
    findings = list(universes.groupby(["measure", "category"], sort=False))
    ax = style.axes(ax, height=1.6 + 0.5 * len(findings))
    with mpl.rc_context(style.STYLE):
        handles = {}
        for y, (_, part) in zip(range(len(findings) - 1, -1, -1), findings, strict=True):
            places = y + 0.3 - 0.6 * (np.arange(len(part)) + 0.5) / len(part)
            for row, place in zip(part.itertuples(), places, strict=True):
                marker, colour = VOICES[row.voice]
                handles[row.voice], = ax.plot(
                    row.strength, place, marker, color=colour, ms=4.5, mec=colour, mew=1.0, ls="", gid=style.row_id(row.Index),
                    mfc=colour if row.p < 0.05 else "white", label=style.VOICE_NAMES[row.voice])  # fmt: skip
            handles["default"] = ax.vlines(
                part["strength"].iloc[0], y - 0.38, y + 0.38, color="black", lw=1.6, label="default choices"
            )
        names = [(labels or {}).get(cell, ": ".join(cell)) for cell, _ in findings]
        style.rows(ax, range(len(names) - 1, -1, -1), names)
        for at, dashes in ((0, "-"), (-1, ":"), (1, ":")):
            ax.axvline(at, color="black", lw=0.8, ls=dashes, zorder=0)
        ax.set_ylim(-0.6, len(findings) - 0.4)
        ax.grid(axis="x", color="#dddddd", lw=0.6)
        ax.set_axisbelow(True)
        ax.set_xlabel("difference ÷ the reach of its 95 % interval towards 0")
        style.legend(ax, [handles[name] for name in (*VOICES, "default") if name in handles])
    return ax
