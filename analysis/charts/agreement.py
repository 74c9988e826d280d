"""Rows of the table of validity in, Axes out: how well each measure agrees with annotators, beside other methods on the same data."""

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style

PEERS = {
    "majority": ("|", "most frequent class"),
    "vader": ("s", "VADER"),
    "textblob": ("^", "TextBlob"),
    "afinn": ("v", "AFINN"),
    "cues": ("D", "plain cue list"),
    "trained": ("P", "classifier trained on the set"),
}
INK, OTHERS = "#1b1b1b", "#767676"  # grey, as colours stand for articles


@style.styled
def validity_chart(rows: pd.DataFrame, labels: list[str], ax: Axes | None = None) -> Axes:
    """One row per set and metric: agreement with annotators and its interval, and the agreement of other methods.

    `rows` are of `analysis.report.tables.validity.read_validity`, `labels` their names.
    """
    if rows.empty:
        return style.draw_nothing(ax)
    ax = style.axes(ax, width=10.5, height=1.4 + 0.3 * len(rows))
    y, handles = style.row_heights(len(rows)), []
    for name, (marker, label) in PEERS.items():
        if rows[name].notna().any():
            handles += ax.plot(rows[name], y, marker, color=OTHERS, mfc="none", ms=6, mew=1.3, ls="", label=label)
    ax.hlines(y, rows["low"], rows["high"], color=INK, lw=2)
    ours = ax.plot(rows["ours"], y, "o", color=INK, ms=7, ls="", label="this package")
    style.rule_rows(ax, labels, grid="both")
    ax.set_xlabel("agreement with annotators")
    style.legend(ax, [*ours, *handles])
    return ax
