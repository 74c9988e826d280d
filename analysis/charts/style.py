"""What all charts share: style, colours and markers of groups, rows with labels, legends.

Colours are Okabe & Ito's (2008, Color Universal Design), and a group always has its own marker as well.
"""

import warnings
from collections.abc import Hashable, Sequence
from typing import Any, Literal

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.container import Container
from matplotlib.figure import Figure

STYLE: dict = {
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
GREYS = ["#d9d9d9", "#969696", "#525252", "#252525"]  # for parts of a whole, as colours stand for articles
PARTS = {  # shade and hatch, the same in every figure; the commonest part is light
    "author": ("#e4e4e4", ""), "quoted": ("#a6a6a6", "//"), "reported": ("#6e6e6e", "\\\\"),
    "body": ("#e4e4e4", ""), "title": ("#a6a6a6", "//"), "heading": ("#6e6e6e", "\\\\"), "boilerplate": ("#3d3d3d", "xx"),
    "neutral": ("#e4e4e4", ""), "claiming": ("#a6a6a6", "//"), "conceding": ("#8a8a8a", "--"), "doubting": ("#3d3d3d", "xx"),
    "no reporting expression": ("#c4c4c4", ".."),
}  # fmt: skip
HATCHES = ["", "///", "\\\\\\", "xx", "--", "++", "||", "/"]
DASHES = ["-", (0, (4, 1.2)), (0, (4, 1, 1, 1)), (0, (1, 1))]
POSITIVE, NEGATIVE = "#0072B2", "#D55E00"
GREY = "#767676"
VOICE_NAMES = {"author": "the author's own words", "all": "all words", "quoted": "quoted", "reported": "reported"}

NARROW = 3.7  # inches: the widest chart that fits a phone

styled = mpl.rc_context(STYLE)  # decorator: the function draws in this style


def axes(ax: Axes | None = None, *, width: float = 7.2, height: float = 4.0) -> Axes:
    """The axes given, or new ones of this size in inches."""
    return plt.subplots(figsize=(width, height))[1] if ax is None else ax


def group_look(number: int) -> dict:
    """Marker and colour of a group by its number."""
    return {"marker": MARKERS[number % 8], "color": COLOURS[number % 8]}


def row_id(row: Hashable) -> str:
    """The id in the SVG of the mark for a row of the table; a page links it to the row's evidence."""
    return f"row-{row}"


@styled
def draw_nothing(ax: Axes | None = None) -> Axes:
    """Axes with the words *nothing to draw*."""
    ax = axes(ax, height=1)
    ax.text(0.5, 0.5, "nothing to draw", ha="center", va="center", fontsize=10, color=GREY, transform=ax.transAxes)
    ax.set_axis_off()
    return ax


def scale_names(table: pd.DataFrame) -> np.ndarray:
    """The name of each row's scale: "" for all counts of marks, for summed weights the measure."""
    return np.where(table["quantity"] == "weight", table["measure"], "")


def row_heights(count: int) -> range:
    """The height of each row, the first on top."""
    return range(count - 1, -1, -1)


def set_row_names(ax: Axes, names: Sequence[str]) -> None:
    """Label the rows, at their heights."""
    ax.set_yticks(row_heights(len(names)), names)
    for text in ax.get_yticklabels():
        text.set_parse_math(False)  # because the style no longer applies when the figure is drawn


def rule_rows(ax: Axes, names: Sequence[str], *, grid: Literal["x", "y", "both"] = "x") -> None:
    """Label the rows, leave room around them, and draw a grid."""
    set_row_names(ax, names)
    ax.set_ylim(-0.6, len(names) - 0.4)
    ax.grid(axis=grid, color="#dddddd", lw=0.6)
    ax.set_axisbelow(True)


def legend_columns(names: Sequence[str], width: float = 7.2) -> int:
    """How many columns of names fit into a legend above a chart of this width in inches."""
    return max(1, min(len(names), int(84 * width / 7.2) // (max(map(len, names), default=1) + 6)))


def figure_of(ax: Axes) -> Figure:
    """The whole figure of these Axes."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    return figure


def lay_out(figure: Figure) -> Figure:
    """Lay the figure out and return it. No warning where its fonts lack a character: the SVG keeps text as text for the reader's fonts."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing from font")
        figure.draw_without_rendering()
    return figure


def figure_legend(figure: Figure, handles: Sequence[Any], names: Sequence[str], width: float = 7.2) -> None:
    """A legend above all panels of a figure."""
    figure.legend(handles, names, loc="outside upper left", ncols=legend_columns(names, width))


def legend(ax: Axes, handles: Sequence[Artist | Container], width: float = 7.2) -> None:
    """A legend above the axes."""
    names = [
        str(handle.get_label()) for handle in handles
    ]  # passed explicitly, as matplotlib skips names that begin with _
    ax.legend(handles, names, loc="lower left", bbox_to_anchor=(0, 1.0), ncols=legend_columns(names, width), borderaxespad=0.2,
              handletextpad=0.4)  # fmt: skip


def write_number(ax: Axes, value: float, at: tuple[float, float]) -> None:
    """Write a number with its sign beside the end of a bar."""
    ax.annotate(f"{value:+.1f}".replace("-", "−"), at, (3 if value >= 0 else -3, 0), va="center", fontsize=8,
                textcoords="offset points", ha="left" if value >= 0 else "right")  # fmt: skip
