"""The label of each paragraph of a text whose paragraphs differ."""

import pandas as pd

from analysis.core.schema import SECTIONS
from analysis.text.buffer import layout
from analysis.text.sections import label_sections

BODY = "The treaty was signed in January, and it took three months until both parliaments had dealt with it in full."


def apart(text):
    """A text whose paragraphs differ, as what is said again is left out."""
    first, *rest = text.split(BODY)
    return first + "".join(BODY.replace("January", str(2000 + at)) + part for at, part in enumerate(rest))


def labels(text, title="", author=""):
    text = apart(text)
    page, articles = layout([text]), pd.DataFrame({"text": [text], "title": [title], "author": [author]})
    return [
        (page.written(*place), SECTIONS[code])
        for place, code in zip(places(page), label_sections(page, articles), strict=True)
    ]


def places(page):
    return zip(page.start, page.end, strict=True)
