"""What all charts share: style, colours with a marker and a hatch each, rows of labels, legends.

Colours are Okabe & Ito's (2008, Color Universal Design), and a group always has its own marker as well.
"""

import matplotlib as mpl
import matplotlib.pyplot as plt

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
DASHES = ["-", (0, (4, 1.2)), (0, (4, 1, 1, 1)), (0, (1, 1))]
UNITS = {"weight": "points per 1,000 words", "marks": "marks per 1,000 words"}
POSITIVE, NEGATIVE = "#0072B2", "#D55E00"
GREY = "#767676"
VOICE_NAMES = {"author": "the author's own words", "all": "all words", "quoted": "quoted", "reported": "reported"}


def axes(ax=None, *, width=7.2, height=4.0):
    """The axes given, or new ones of this size in inches."""
    if ax is not None:
        return ax
    with mpl.rc_context(STYLE):
        return plt.subplots(figsize=(width, height))[1]


def row_id(row):
    """The id in the SVG of what is drawn for a row of the table: a page can lead from it to the row's evidence."""
    return f"row-{row}"


def nothing(ax):
    ax.text(0.5, 0.5, "nothing to draw", ha="center", va="center", color=GREY, transform=ax.transAxes)
    ax.set_axis_off()
    return ax


def rows(ax, places, names):
    ax.set_yticks(places, names)
    for text in ax.get_yticklabels():
        text.set_parse_math(False)


def legend_columns(names):
    """How many names stand beside each other in a legend."""
    return max(1, min(len(names), 84 // (max(map(len, names), default=1) + 6)))


def legend(ax, handles):
    names = [handle.get_label() for handle in handles]  # given outright: matplotlib leaves out names that begin with _
    ax.legend(handles, names, loc="lower left", bbox_to_anchor=(0, 1.0), ncols=legend_columns(names), borderaxespad=0.2,
              handletextpad=0.4)  # fmt: skip


def signed(value):
    """A number beside a bar: its sign, a true minus."""
    return f"{value:+.1f}".replace("-", "−")
