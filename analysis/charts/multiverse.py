"""A multiverse analysis in, Axes out: every finding under every combination of analytic choices."""

import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes

from analysis.charts import style

VOICES = {"author": ("o", "#333333"), "all": ("s", "#8a8a8a")}  # grey, as colours stand for articles


@style.styled
def multiverse_chart(universes: pd.DataFrame, labels: dict | None = None, ax: Axes | None = None) -> Axes:
    """One row per finding, one marker per combination of choices, placed by strength; filled where p < .05, a bar marks the default.

    `universes` are from `analysis.comparison.robustness.multiverse`; `labels` are by (measure, category).
    """
    if universes.empty:
        return style.draw_nothing(ax)
    findings = list(universes.groupby(["measure", "category"], sort=False))
    ax = style.axes(ax, height=1.6 + 0.5 * len(findings))
    handles: dict[str, Artist] = {}
    for y, (_, part) in zip(style.row_heights(len(findings)), findings, strict=True):
        places = y + 0.3 - 0.6 * (np.arange(len(part)) + 0.5) / len(part)
        for row, place in zip(part.itertuples(), places, strict=True):
            marker, colour = VOICES[row.voice]
            (handles[row.voice],) = ax.plot(
                row.strength, place, marker, color=colour, ms=4.5, mec=colour, mew=1.0, ls="", gid=style.row_id(row.Index),
                mfc=colour if row.p < 0.05 else "white", label=style.VOICE_NAMES[row.voice])  # fmt: skip
        if part["strength"].isna().all():
            note = ax.annotate("too sparse for a test", (0, y), (4, 0), textcoords="offset points")
            note.set(va="center", color=style.GREY, fontsize=9)
            continue
        default = part["strength"].iloc[0]
        handles["default"] = ax.vlines(default, y - 0.38, y + 0.38, color="black", lw=1.6, label="default choices")
    for at, dashes in ((0, "-"), (-1, ":"), (1, ":")):
        ax.axvline(at, color="black", lw=0.8, ls=dashes, zorder=0)
    style.rule_rows(ax, [(labels or {}).get(cell, ": ".join(cell)) for cell, _ in findings])
    ax.set_xlabel("difference, in units of its margin of error (95 %)")
    style.legend(ax, [handles[name] for name in (*VOICES, "default") if name in handles])
    return ax
