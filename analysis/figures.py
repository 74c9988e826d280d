"""Save a figure and the numbers it draws, and show it with alt text."""

import html
import io
import re
import warnings
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt

# The same figure, the same bytes: fixed identifiers, no date, text as text.
SVG = {"svg.hashsalt": "discourse-analysis", "svg.fonttype": "none"}


class Figure:
    """A saved figure; Jupyter shows it as one <figure> with its alt text and caption."""

    def __init__(self, svg, alt, caption):
        self.svg, self.alt, self.caption = svg, alt, caption

    def _repr_html_(self):
        svg = re.sub(r"^.*?(?=<svg)", "", self.svg, flags=re.DOTALL)
        svg = svg.replace("<svg ", f'<svg role="img" aria-label="{html.escape(self.alt)}" ', 1)
        return f"<figure>{svg}<figcaption>{html.escape(self.caption)}</figcaption></figure>"


def save_figure(ax, folder, name, data, *, alt, caption=""):
    """Save `<name>.svg` and the numbers drawn as `<name>.csv`.

    Parameters
    ----------
    ax : Axes
        Its figure is saved and closed.
    folder : str or Path
        Made where it does not exist.
    name : str
        `<notebook>-<slug>`.
    data : DataFrame
        What is drawn.
    alt : str
        What the figure shows, in numbers (see `analysis.findings`).
    caption : str, optional

    Returns
    -------
    Figure
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    buffer = io.StringIO()
    with mpl.rc_context(SVG), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing from")  # text stays text: the reader's own fonts show it
        ax.figure.savefig(buffer, format="svg", metadata={"Date": None, "Title": alt}, bbox_inches="tight")
    plt.close(ax.figure)
    (folder / f"{name}.svg").write_text(buffer.getvalue(), "utf-8")
    data.to_csv(folder / f"{name}.csv", index=False, float_format="%.6g", lineterminator="\n")
    return Figure(buffer.getvalue(), alt, caption)
