"""Places of marks in, Axes out: where in each text the marks of a category are, from beginning to end."""

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style

LONGEST = 16  # letters of a name
WIDTH = 3.4  # inches: the widest chart that fits a phone


@style.styled
def strip_chart(places: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """A dispersion plot: below the name of each category one line per article, with a stroke for each mark.

    `places` have `what`, `group`, `look` (the number of the article, for its colour), `position` (% of the words of the text; missing
    for an article without marks) and `count` (the marks of the article in the category).
    """
    if places.empty:
        return style.draw_nothing(ax)
    lanes = list(places.groupby(["what", "group", "look", "count"], sort=False))
    categories = list(dict.fromkeys(places["what"]))
    total = len(lanes) + len(categories)
    ax = style.axes(ax, width=WIDTH, height=0.19 * total + 0.6)
    at, last = total - 1, None
    for (what, group, number, count), part in lanes:
        if what != last:
            ax.text(-0.34, at, what, transform=ax.get_yaxis_transform(), fontsize=9.5, va="center", fontweight="bold")
            at, last = at - 1, what
        colour = style.group_look(number)["color"]
        ax.hlines(at, 0, 100, color="#cccccc", lw=0.8, zorder=0)
        for row in part.dropna(subset=["position"]).itertuples():
            ax.vlines(row.position, at - 0.36, at + 0.36, color=colour, lw=1.6, gid=style.row_id(row.Index))
        name = group if len(group) <= LONGEST else group[: LONGEST - 1] + "…"
        ax.text(-0.34, at, name, transform=ax.get_yaxis_transform(), fontsize=9, va="center", color=colour)
        ax.text(1.1, at, str(count), transform=ax.get_yaxis_transform(), fontsize=9, va="center", ha="right")
        at -= 1
    ax.set_xlim(-1, 101)
    ax.set_ylim(-0.7, total - 0.3)
    ax.set_yticks([])
    ax.set_xticks([0, 50, 100], ["beginning", "middle", "end"])
    ax.spines["left"].set_visible(False)
    ax.tick_params(labelsize=9)
    return ax
