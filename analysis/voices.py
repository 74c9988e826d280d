"""Whose words: direct quotations, told from scare quotes, with who speaks them."""

import re
from functools import cache

import numpy as np

from analysis.folding import fold
from analysis.lexicons import lexicon
from analysis.quotations import quotation_spans
from analysis.sections import paragraphs
from analysis.sentences import OPENERS
from analysis.tables import table

SCARE_WORDS = 5  # a quotation of at most so many words, with no speaker near it, is a scare quote
NAME = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w’'-]+(?:\.?\s+(?:(?:al|bin|ibn|van|von|de)[\s-])?[A-ZÀ-ÞĀ-Ž][\w’'-]*)*")
PLACE = re.compile(r"\b(?:in|at|of|from|to|near|for|on|with)\s+(?:the\s+)?$", re.IGNORECASE)


def attributions(articles, tokens):
    """Find whose words stand in quotation marks.

    Parameters
    ----------
    articles, tokens : DataFrame

    Returns
    -------
    DataFrame
        One row a quotation: `article`, `attribution` (numbered from 1), `kind` (direct), `start`, `end` (marks
        included), `source` (the name beside the reporting expression, as written; "" where there is none) with
        `source_start`, `source_end`, the reporting expression's `cue_start`, `cue_end`, `cue_class` (neutral,
        claiming, conceding, doubting), and `doubtful` (the quotation is never closed). Scare quotes, short and
        without a reporting expression in their sentence, are the author's own voice and have no row.
    """
    rows = []
    by_article = dict(tuple(tokens.groupby("article", sort=False)[["sentence", "start", "end"]]))
    for article, text in zip(articles["article"], articles["text"], strict=True):
        if article not in by_article:
            continue
        own = by_article[article].to_numpy().T
        number, spoken = 0, (0, (None, None))
        for start, end, doubtful in quotation_spans(text, paragraphs(text)):
            first, last = np.searchsorted(own[1], [start, end])  # the words in it
            if first == last:
                continue
            before, after = _around(text, own, first, last, start, end)
            cue = _cue(text, before, after)
            goes_on = number and cue is None and not text[spoken[0] : start].strip()  # “…,” he said. “… …”
            if cue is None and not goes_on and _is_term(text, start, end, last - first):
                continue
            number += 1
            source = _source(text, before, after, cue) if cue else spoken[1] if goes_on else (None, None)
            spoken = after[1], source
            name = text[slice(*source)] if source[0] is not None else ""
            rows.append((article, number, "direct", start, end, name, *source, *(cue or (None, None, "")), doubtful))
    return table("attributions", rows)


def with_voices(tokens, attributions):
    """Give each word its voice and the attribution it stands in (the author's, and none, outside quotations)."""
    inside = np.zeros(len(tokens), int)
    start = tokens["start"].to_numpy()
    places = {name: (rows.min(), rows.max() + 1) for name, rows in tokens.groupby("article").indices.items()}
    for row in attributions.itertuples():
        low, high = places[row.article]
        first, last = low + np.searchsorted(start[low:high], [row.start, row.end])
        inside[first:last] = row.attribution
    voice = np.where(inside > 0, "quoted", "author")
    return table("tokens", tokens.assign(voice=voice, attribution=np.where(inside > 0, inside.astype(object), None)))


def _around(text, own, first, last, start, end):
    """The spans before and after a quotation that may name its speaker: its sentences, or one that ends in a colon."""
    sentence, starts, ends = own
    opening = np.searchsorted(sentence, sentence[first])
    if text[: start].rstrip()[-1:] == ":" and starts[opening] >= start and opening:
        opening = np.searchsorted(sentence, sentence[opening - 1])
    closing = np.searchsorted(sentence, sentence[last - 1], "right") - 1
    return (min(starts[opening], start), start), (end, max(ends[closing], end))


@cache
def _reporting():
    entries = lexicon("reporting").entries
    longest_first = sorted(set(entries["cue"]), key=lambda cue: (-len(cue), cue))
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE)
    return pattern, dict(zip(entries["cue"], entries["category"], strict=True))


def _cue(text, before, after):
    """The reporting expression nearest to a quotation: (start, end, class), or None."""
    pattern, classes = _reporting()
    found = [(before[1] - cue.end(), cue) for cue in pattern.finditer(text, *before)]
    found += [(cue.start() - after[0], cue) for cue in pattern.finditer(text, *after)]
    if not found:
        return None
    _, cue = min(found, key=lambda pair: pair[0])
    return *cue.span(), classes[cue[0].lower()]


def _is_term(text, start, end, words):
    """Whether a quotation that nobody speaks is a quoted term or scare quote: short, and no sentence of its own."""
    return words <= SCARE_WORDS and not re.search(r"[.!?]\W*$", fold(text[start:end]).rstrip("\"'").rstrip())


def _source(text, before, after, cue):
    """The name of the speaker: the last one before the reporting expression, or the one right behind it."""
    start, end, _ = cue
    region = before if start < before[1] else after
    behind = NAME.match(text, end + 1, region[1])
    if behind and not text[after[0] : start].strip(" ,\n") and region is after:
        return behind.span()
    names = [
        name
        for name in NAME.finditer(text, region[0], start)
        if name[0].lower() not in OPENERS and not PLACE.search(text, region[0], name.start())
    ]
    if names:
        return names[-1].span()
    return behind.span() if behind else (None, None)
