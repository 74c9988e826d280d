"""Find direct quotations: spans between quotation marks, in one pass over the text."""

import re

from analysis.folding import fold

MARK = re.compile(r"[\"'“”„‟«»‘’‚]")
PARTNER = re.compile(r"(?<=[\w.,!?…])'(?!\w)")  # an apostrophe opens words too ('90s): a mark needs its partner


def quotation_spans(text, paragraphs):
    """The outermost stretches between quotation marks.

    “curly”, "straight", „low“, «pointed» and ‘single’ marks; a quotation that runs over several paragraphs, each
    opened anew and only the last one closed, is one span a paragraph. An apostrophe is no mark.

    Parameters
    ----------
    text : str
    paragraphs : list of (int, int)

    Returns
    -------
    list of (int, int, bool)
        Start and end, marks included, and whether it is doubtful: no closing mark in its paragraph, and the next one
        does not go on. Such a span ends with its sentence-like stretch, the paragraph.
    """
    spans = []
    for number, (start, end) in enumerate(paragraphs):
        opened = None
        partners = [found.start() for found in PARTNER.finditer(text, start, end)]
        last_partner = partners[-1] if partners else -1
        for found in MARK.finditer(text, start, end):
            at, mark = found.start(), found[0]
            if opened is None:
                if _opens(text, at, start, end, mark) and (mark != "'" or at < last_partner):
                    opened = at
            elif _closes(text, at, end, text[opened], mark):
                spans.append((opened, at + 1, False))
                opened = None
        if opened is not None and fold(text[opened]) == '"':
            following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
            goes_on = following is not None and fold(text[following]) == '"'
            spans.append((opened, end, not goes_on))
    return spans


def _opens(text, at, start, end, mark):
    if at + 1 >= end or text[at + 1].isspace():
        return False
    if mark in "“„«‟":
        return True
    before = text[at - 1] if at > start else " "
    return mark in "\"'‘‚" and (before.isspace() or before in "([{-–—/:")


def _closes(text, at, end, opener, mark):
    after = text[at + 1] if at + 1 < end else " "
    if opener in "\"“‟":
        return mark == "”" or (mark == '"' and not after.isalnum())
    if opener == "„":
        return mark in "“”\""
    if opener == "«":
        return mark == "»"
    return mark in "'’" and not after.isalnum() and not text[at - 1].isspace()
