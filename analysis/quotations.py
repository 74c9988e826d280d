"""Find direct quotations: spans between quotation marks, and block quotes, in one pass over the text."""

import re

from analysis.folding import fold

MARK = re.compile(r"''|``|[\"'“”„‟«»‘’‚]")  # '' stands for " in plain text from some archives
PARTNER = re.compile(r"(?<=[\w.,!?…)\]])['’](?!\w)")  # an apostrophe opens words too: a single mark needs its partner
YEARS = re.compile(r"['‘’]\d\ds?\b|['‘’](?:tis|twas|em|cause|til)\b", re.IGNORECASE)  # '90s, 'twas
PLURAL = re.compile(r"(?<=s)['’] (?:(?!\s['‘])[^‘]){0,600}?[\w ][,.!?…]['’](?!\w)")  # ‘the dogs’ day,’ he said
INDENT = re.compile(r"(?:>[ \t]?|[ \t]{2,}|\t)\s*$")


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
        does not go on; or opened twice before it is closed. A span never leaves its paragraph.
    """
    spans = []
    for number, (start, end) in enumerate(paragraphs):
        opened, opener, again = None, "", False
        last_partner = max((found.start() for found in PARTNER.finditer(text, start, end)), default=-1)
        for found in MARK.finditer(text, start, end):
            at, behind = found.span()
            mark = found[0] if behind == at + 1 else '"'
            if opened is None:
                if _opens(text, at, behind, start, end, mark) and (mark not in "'‘‚" or at < last_partner):
                    opened, opener, again = at, mark, False
            elif _closes(text, at, behind, end, opener, mark) and not _is_plural(text, at, end, opener):
                spans.append((opened, behind, again))
                opened = None
            elif mark == opener and fold(mark) == '"' and _opens(text, at, behind, start, end, mark):
                again = True
        if opened is not None and fold(opener) == '"':
            following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
            goes_on = following is not None and MARK.match(text, following) and fold(text[following]) in "\"'"
            spans.append((opened, end, again or not goes_on))
    return spans


def block_quotes(text, paragraphs):
    """Paragraphs that are quoted by their layout: indented (or `>`) behind a line that ends in a colon.

    Returns
    -------
    list of (int, int, int)
        The number of the paragraph with the colon, and the span of the paragraphs behind it.
    """
    spans = []
    indents = [_indent(text, start) for start, _ in paragraphs]
    number = 0
    while number < len(paragraphs) - 1:
        introduction, last = number, number
        if text[paragraphs[number][1] - 1] == ":":
            while last + 1 < len(paragraphs) and indents[last + 1] > indents[introduction]:
                last += 1
        if last > introduction:
            spans.append((introduction, paragraphs[introduction + 1][0], paragraphs[last][1]))
        number = last + 1 if last > introduction else number + 1
    return spans


def _indent(text, start):
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    return start - line if INDENT.fullmatch(text[line:start]) else 0


def _opens(text, at, behind, start, end, mark):
    if behind >= end or text[behind].isspace() or (mark in "'‘’" and YEARS.match(text, at)):
        return False
    before = text[at - 1] if at > start else " "
    if mark in "“„«‟":
        return not (mark == "“" and before.isalnum() and not text[behind].isalnum())
    return mark in "\"'‘‚" and not (before.isalnum() or before in ".,!?;…’”)]")


def _closes(text, at, behind, end, opener, mark):
    after = text[behind] if behind < end else " "
    if opener in '"“‟':
        return mark == "”" or (
            mark == '"' and not after.isalnum() and not (text[at - 1].isspace() and not after.isspace())
        )
    if opener == "„":
        return mark in '“”"'
    if opener == "«":
        return mark == "»"
    return mark in "'’‘" and not after.isalnum() and not text[at - 1].isspace()


def _is_plural(text, at, end, opener):
    """Whether a mark that could close a ‘single’ quotation is the apostrophe of a plural: a better one follows soon."""
    return opener in "'‘‚" and PLURAL.match(text, at, end) is not None
