"""Articles and tokens in; the table of attributions (whose words are whose) out, from a parse or quotation marks alone."""

from bisect import bisect_left
from typing import Any

import numpy as np
import pandas as pd

from analysis.core.schema import COLUMNS, SECTIONS, article_bounds, category_codes, table
from analysis.lexicons.load import Lexicon
from analysis.text.buffer import layout
from analysis.text.layouts import Layout
from analysis.text.quotes import quotations
from analysis.voices.actors import actor_finder
from analysis.voices.mentions import Mentions
from analysis.voices.names import Names, name_source, source_kind
from analysis.voices.passages import find_attributions
from analysis.voices.quote_forms import SCARE_WORDS
from analysis.voices.tree import tree_of

MODES = ("parsed", "quotes")
NOBODY = "nobody in particular"
MENTIONED = {"person": "person", "group": "group", "document": "document"}  # by kind of source


def attributions(
    articles: pd.DataFrame, tokens: pd.DataFrame, codebook: Lexicon | None = None, *, voices: str = "parsed",
    page: Layout | None = None,
) -> pd.DataFrame:  # fmt: skip
    """Find the words and thoughts of others that the articles quote or report.

    Construct: direct quotation, and the content of saying, thinking and showing that the author gives to somebody: a person, a
    group, a body or a document. What actors do, decide, plan, try or promise to do is the author's account, and so are
    scare quotes, quoted terms and titles of works. Headings and body are read, boilerplate is not.

    Parameters
    ----------
    articles, tokens : DataFrame
        From `read_articles` and `tokenize`.
    codebook : Lexicon, optional
        Its targets are the actors that sources are mapped to.
    voices : {'parsed', 'quotes'}
        By a dependency parse, or by quotation marks alone: then every quotation of more than five words is somebody's, and
        nobody is named. Tables of the two are not comparable.
    page : Layout, optional
        The layout of all articles in order, if it exists already.

    Returns
    -------
    DataFrame
        One row per attribution, in reading order: `article`, `attribution` (numbered from 1), `parent` (the attribution it is
        inside, or missing), `kind` (direct: between quotation marks or set off as a block; indirect; mixed: indirect, with quotations
        that have rows of their own), `start`, `end` (marks included), `source` (who speaks or thinks: a name if the text gives
        one, else as written; "" if nobody is named), `source_start`, `source_end` (as written), `source_kind` (person, group,
        country or body, document, nobody in particular), `actor` (a target of the codebook, or ""), `cue_start`, `cue_end`,
        `cue_class` (neutral, claiming, conceding, doubting; "" without a cue), `confidence` (the precision of the rule that
        found it, on opinion writing), `doubtful` (its words stay with the author in every score).

    Raises
    ------
    ValueError
        If `voices` is neither.
    NoModel
        If the texts are to be parsed and no parser is installed.

    Notes
    -----
    Limits: irony and free indirect speech are not guessed; speech that goes on over further sentences is followed only between
    quotation marks. English only. See docs/validity.md for the agreement with labellers.
    """
    if voices not in MODES:
        raise ValueError(f"voices {voices!r}; valid: {', '.join(map(repr, MODES))}")
    if tokens.empty:
        return table("attributions")
    page = layout(articles["text"]) if page is None else page
    place, section = _word_places(articles, tokens, page)
    wanted, heading = _paragraphs_read(place, section, page)
    rows = (
        _rows_of_marks(place, page, wanted) if voices == "quotes" else _rows_of_parse(page, wanted, heading, codebook)
    )
    return _table(articles["article"].tolist(), page, rows)


def _word_places(articles, tokens, page):
    """Where each word begins in the layout, in that order, and its section."""
    names, bounds = article_bounds(tokens["article"])
    text = pd.Index(articles["article"]).get_indexer(names)
    place = page.places(np.repeat(text, np.diff(bounds)), tokens["start"].to_numpy())
    order = np.argsort(place, kind="stable")  # fast where they are in order, as `tokenize` gives them
    return place[order], category_codes(tokens, "section")[order]


def _paragraphs_read(place, section, page):
    """Which paragraphs are read (those that are not all boilerplate), and which of them are headings."""
    paragraph = np.repeat(np.arange(len(page.start)), np.diff(np.searchsorted(place, page.start), append=len(place)))
    wanted, heading = np.zeros((2, len(page.start)), bool)
    wanted[paragraph[section != SECTIONS.index("boilerplate")]] = True
    heading[paragraph[(section == SECTIONS.index("title")) | (section == SECTIONS.index("heading"))]] = True
    return wanted, heading


def _rows_of_marks(place, page, wanted):
    """Rows from quotation marks alone."""
    start, end, doubtful, paragraph = quotations(page)
    size = np.searchsorted(place, end) - np.searchsorted(place, start)
    kept = np.flatnonzero((size > SCARE_WORDS) & wanted[paragraph])
    return [
        {"start": start[at], "end": end[at], "kind": "direct", "doubtful": bool(doubtful[at]), "confidence": np.nan}
        for at in kept.tolist()
    ]


def _rows_of_parse(page, wanted, heading, codebook):
    """Rows from a parse."""
    walked = tree_of(page, wanted)
    letters = page.letters(walked.start, walked.end)
    found = find_attributions(walked, letters, page, wanted)
    part = np.where(heading, -1, np.cumsum(heading)).tolist()
    target = actor_finder(codebook) if codebook is not None else lambda phrase: ""
    text_of = np.searchsorted(page.origin, walked.start, "right") - 1
    said = np.zeros(len(walked.start), bool)
    for one in found:
        if not (one.source or one.kind == "direct"):
            continue  # reportedly: nobody's words
        said[bisect_left(walked.start, one.start) : bisect_left(walked.start, one.end)] = True
    known: dict[int, tuple[Names, Mentions]] = {}
    rows: list[dict[str, Any]] = []
    for one in found:
        row = {"start": one.start, "end": one.end, "kind": one.kind, "parent": one.parent, "doubtful": one.doubtful,
               "confidence": one.confidence, "cue_class": one.entry.cue_class if one.entry else ""}  # fmt: skip
        if one.cue:
            row |= {"cue_start": walked.start[one.cue[0]], "cue_end": walked.end[one.cue[1]]}
        first = bisect_left(walked.start, one.start)
        text = int(text_of[first])
        if text not in known:
            low, high = np.searchsorted(text_of, [text, text + 1]).tolist()
            names = Names(walked, letters, low, high, said)
            known[text] = names, Mentions(names, high, part)
        names, mentions = known[text]
        source, name, kind = one.source, "", NOBODY
        if source:
            outer = rows[one.parent] if one.parent is not None and said[source[0]] else {}
            name, kind = name_source(
                names, mentions, source, outer["source"] if outer.get("source_kind") == "person" else None
            )
        elif one.alone and (before := mentions.speaking(first)):
            source, name, kind = before.span, before.name, source_kind(names, before.span)
        if source:
            if name and one.parent is None:
                mentions.add(first, MENTIONED.get(kind, "body"), name, source)
            row |= {"source": name, "source_kind": kind, "source_start": walked.start[source[0]],
                    "source_end": walked.end[source[1]], "actor": target(name)}  # fmt: skip
        rows.append(row)
    return rows


def _table(names, page, rows):
    """The table of attributions from rows with places in the layout."""
    if not rows:
        return table("attributions")
    known = dict.fromkeys(COLUMNS["attributions"]) | {"source": "", "source_kind": NOBODY, "actor": "", "cue_class": ""}
    found: dict[str, Any] = {column: [row.get(column, usual) for row in rows] for column, usual in known.items()}
    text = np.searchsorted(page.origin, found["start"], "right") - 1
    number = np.arange(len(rows)) - np.searchsorted(text, text) + 1
    parent = [None if at is None else number[at] for at in found["parent"]]
    found |= {"article": [names[one] for one in text], "attribution": number, "parent": pd.array(parent, "Int64")}
    for column in ("start", "end", "cue_start", "cue_end", "source_start", "source_end"):
        missing = np.array([place is None for place in found[column]])
        place = np.array([1 if place is None else place for place in found[column]], np.int64)
        offset = (page.starts if column.endswith("start") else page.ends)(text, place)
        found[column] = pd.arrays.IntegerArray(offset, missing)
    return table("attributions", found)
