"""Save a figure and the numbers it draws, and show it with alt text."""

import html
import io
import re
import warnings
import xml.etree.ElementTree as ET
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt

from analysis.corpus.spreadsheets import safe

# The same figure, the same bytes: fixed identifiers, no date, text as text.
SVG = {"svg.hashsalt": "discourse-analysis", "svg.fonttype": "none"}


SPACE, LINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
ET.register_namespace("", SPACE)
ET.register_namespace("xlink", LINK)
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # characters XML has no place for


class Figure:
    """A drawn figure; Jupyter shows it as one <figure> with its alt text and caption."""

    def __init__(self, svg, name, alt, caption):
        self.svg, self.name, self.alt, self.caption = svg, name, alt, caption

    def _repr_html_(self):
        return f"<figure>{self.inline()}<figcaption>{html.escape(self.caption)}</figcaption></figure>"

    def inline(self):
        """The SVG as part of a page, with its alt text; its ids begin with its name, as the page has others."""
        root = ET.fromstring(self.svg)
        for metadata in root.findall(f"{{{SPACE}}}metadata"):
            root.remove(metadata)
        for element in root.iter():
            for attribute, value in element.items():
                if attribute == "id":
                    element.set(attribute, f"{self.name}-{value}")
                elif attribute == f"{{{LINK}}}href" and value.startswith("#"):
                    element.set(attribute, f"#{self.name}-{value[1:]}")
                elif "url(#" in value:
                    element.set(attribute, value.replace("url(#", f"url(#{self.name}-"))
        root.set("role", "img")
        root.set("aria-label", self.alt)
        return ET.tostring(root, encoding="unicode")


def draw(ax, name, *, alt, caption=""):
    """Draw the figure of these Axes as SVG and close it.

    Parameters
    ----------
    ax : Axes
    name : str
        An id that is its own on its page.
    alt : str
        What the figure shows, in numbers (see `analysis.report.tables.findings`).
    caption : str, optional

    Returns
    -------
    Figure
    """
    buffer, alt = io.StringIO(), NO_XML.sub("\ufffd", alt)
    with mpl.rc_context(SVG), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing from")  # text stays text: the reader's own fonts show it
        ax.figure.savefig(buffer, format="svg", metadata={"Date": None, "Title": alt}, bbox_inches="tight")
    plt.close(ax.figure)
    return Figure(NO_XML.sub("\ufffd", buffer.getvalue()), name, alt, caption)


def save_figure(ax, folder, name, data, *, alt, caption=""):
    """Save `<name>.svg` and the numbers drawn as `<name>.csv`, which is `safe` to open in a spreadsheet.

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
    alt, caption : str
        See `draw`.

    Returns
    -------
    Figure
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    figure = draw(ax, name, alt=alt, caption=caption)
    (folder / f"{name}.svg").write_text(figure.svg, "utf-8")
    safe(data).to_csv(folder / f"{name}.csv", index=False, float_format="%.6g", lineterminator="\n")
    return figure
