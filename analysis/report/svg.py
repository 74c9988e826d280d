"""Axes in, the SVG of their figure out: the same figure gives the same bytes, with its alt text in it."""

import io
import re
import warnings
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SPACE, LINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
ET.register_namespace("", SPACE)
ET.register_namespace("xlink", LINK)
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # characters XML has no place for


def drawn(ax: "Axes", alt: str) -> str:
    """The figure of these Axes as SVG, with its alt text as title; the figure is closed."""
    import matplotlib as mpl  # takes a second, for which nobody waits who draws nothing
    import matplotlib.pyplot as plt

    buffer, figure = io.StringIO(), ax.get_figure(root=True)
    assert figure is not None
    settings = mpl.rc_context(
        {"svg.hashsalt": "discourse-analysis", "svg.fonttype": "none"}
    )  # fixed ids; text stays text
    with settings, warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing from")  # text stays text: the reader's own fonts show it
        metadata = {"Date": None, "Title": NO_XML.sub("\ufffd", alt)}
        figure.savefig(buffer, format="svg", metadata=metadata, bbox_inches="tight")
    plt.close(figure)
    return NO_XML.sub("\ufffd", buffer.getvalue())


def printed(ax: "Axes", path: Path) -> None:
    """Write the figure of these Axes for print, as PDF or PNG by the ending of its name; the figure is closed."""
    import matplotlib.pyplot as plt

    figure = ax.get_figure(root=True)
    assert figure is not None
    nothing = (
        {"CreationDate": None} if path.suffix == ".pdf" else {"Software": None}
    )  # the same figure gives the same bytes
    figure.savefig(path, dpi=300, bbox_inches="tight", metadata=nothing)
    plt.close(figure)


def inline(svg: str, name: str, alt: str) -> str:
    """An SVG as part of a page, with its alt text; its ids begin with its name, as the page has others."""
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
