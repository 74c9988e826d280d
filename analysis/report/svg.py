"""Axes in, the SVG of their figure out, with its alt text; the same figure gives the same bytes."""

import io
import re
import textwrap
import warnings
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SPACE, LINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
ET.register_namespace("", SPACE)
ET.register_namespace("xlink", LINK)
GLYPH = "missing from font"  # what matplotlib says of a character that its fonts do not have
LETTERS = 11  # of a title per inch
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # characters that XML does not allow


def draw_svg(ax: "Axes", alt: str) -> str:
    """The figure of these Axes as SVG, with its alt text as title; the figure is closed."""
    import matplotlib as mpl  # takes a second, so it is loaded only to draw
    import matplotlib.pyplot as plt

    buffer, figure = io.StringIO(), ax.get_figure(root=True)
    assert figure is not None
    settings = mpl.rc_context(
        {"svg.hashsalt": "discourse-analysis", "svg.fonttype": "none"}
    )  # fixed ids; text stays text
    with settings, warnings.catch_warnings():
        warnings.filterwarnings("ignore", f"Glyph .* {GLYPH}")  # text stays text: the reader's own fonts show it
        _fix_layout(figure)
        metadata = {"Date": None, "Title": NO_XML.sub("\ufffd", alt)}
        figure.savefig(buffer, format="svg", metadata=metadata, bbox_inches="tight")
    plt.close(figure)
    return NO_XML.sub("\ufffd", buffer.getvalue())


def _fix_layout(figure):
    """Fix the layout of a figure, so that a legend of the whole figure stays in place when saving makes room for a title."""
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    for legend in figure.legends:
        legend.set_bbox_to_anchor((0, 0, 1, 1), transform=figure.transFigure)


def add_title(ax: "Axes", title: str) -> "Axes":
    """These Axes with a title over their whole figure, in lines as wide as it is."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    lines = textwrap.wrap(title, max(24, int(figure.get_figwidth() * LETTERS)))
    if not lines:
        return ax
    # above the figure, whose saved area grows with what is drawn; inside, the title would cover a legend outside the Axes
    figure.text(0.01, 1.0, "\n".join(lines), va="bottom", fontsize=10.5, fontweight="bold", parse_math=False)
    return ax


def draw_for_print(ax: "Axes", *formats: Literal["pdf", "png"]) -> tuple[dict[str, bytes], bool]:
    """The figure of these Axes for print, by format, and whether the fonts have every character; the figure is closed.

    The same figure gives the same bytes. It is laid out once for all formats.
    """
    import matplotlib as mpl
    import matplotlib.pyplot as plt

    figure, files = ax.get_figure(root=True), dict[str, bytes]()
    assert figure is not None
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        figure.set_dpi(300)
        _fix_layout(figure)
        box = figure.get_tightbbox().padded(mpl.rcParams["savefig.pad_inches"])
        for kind in formats:
            undated = {"CreationDate": None} if kind == "pdf" else {"Software": None}
            file = io.BytesIO()
            figure.savefig(file, format=kind, dpi=300, bbox_inches=box, metadata=undated)
            files[kind] = file.getvalue()
    plt.close(figure)
    missing = [one for one in said if GLYPH in str(one.message)]
    for one in said:
        if one not in missing:
            warnings.warn_explicit(one.message, one.category, one.filename, one.lineno)
    return files, not missing


def inline_svg(svg: str, name: str, alt: str) -> str:
    """An SVG as part of a page, with its alt text; its ids begin with its name, because the page has other SVGs."""
    root = ET.fromstring(svg)
    for metadata in root.findall(f"{{{SPACE}}}metadata"):
        root.remove(metadata)
    for element in root.iter():
        for attribute, value in element.items():
            if attribute == "id":
                element.set(attribute, f"{name}-{value}")
            elif attribute == f"{{{LINK}}}href" and value.startswith("#"):
                element.set(attribute, f"#{name}-{value[1:]}")
            elif "url(#" in value:
                element.set(attribute, value.replace("url(#", f"url(#{name}-"))
    root.set("role", "img")
    root.set("aria-label", NO_XML.sub("\ufffd", alt))
    return ET.tostring(root, encoding="unicode")
