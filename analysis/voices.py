"""Whose words: direct quotations, told from scare quotes, and reported speech and thought, with their sources."""

from bisect import bisect_left
from typing import NamedTuple

import numpy as np

from analysis.candidates import cue_of
from analysis.linking import link
from analysis.patterns import correct, is_authors
from analysis.quotations import quotation_spans
from analysis.reported import read
from analysis.reporting import cue_class, expressions, is_hearsay
from analysis.sources import actor, named
from analysis.stretches import CUE, RULE, SCARE_WORDS, Article, quotations, stretches
from analysis.tables import table


def attributions(articles, tokens, codebook=None, model=None, links=None):
    """Find whose words and thoughts stand in the articles beside their authors'.

    Parameters
    ----------
    articles, tokens : DataFrame
    codebook : Lexicon, optional
        Its targets are the actors that sources are mapped to.
    model : dict, optional
        Weights from `analysis.reported.read_weights`; by default those that come with the package.
    links : dict, optional
        Weights from `analysis.linking.read_weights`; likewise.

    Returns
    -------
    DataFrame
        One row an attribution, in reading order: `article`, `attribution` (numbered from 1), `parent` (the
        attribution it sits in, or missing), `kind` (direct: between quotation marks or set off as a block;
        indirect; mixed: indirect with quotations, which have rows of their own), `start`, `end` (marks included),
        `source` (who speaks or thinks: a name where the text gives one, else as written, "" where nobody is, or
        only *it* or *this*), `source_start`, `source_end` (as written), `actor` (a target of the codebook, or ""),
        `cue_start`, `cue_end`, `cue_class` (neutral, claiming, conceding, doubting; "" without a cue), `doubtful` (quotation
        marks that do not pair). Scare quotes are the author's own voice and have no row.
    """
    parts = read_articles(articles, tokens, model)
    linked = link([(part.article, part.runs, part.cues) for part in parts], links)
    rows = []
    for part, speakers in zip(parts, linked, strict=True):
        rows += [(part.name, *row) for row in _article(part, speakers, codebook)]
    return table("attributions", rows)


class Part(NamedTuple):
    """An article with its quotations, its stretches of content and their cues."""

    name: str
    article: Article
    quotes: list
    runs: list
    cues: list


def read_articles(articles, tokens, model=None):
    """The articles as `Part`s, their words labelled by the model and the rules."""
    columns = [tokens[name].to_numpy() for name in ("start", "end", "sentence")] + [*read(articles, tokens, model)]
    places = {name: (rows[0], rows[-1] + 1) for name, rows in tokens.groupby("article", sort=False).indices.items()}
    parts = []
    for name, text in zip(articles["article"], articles["text"], strict=True):
        if name not in places:
            continue
        article = Article(text, *(column[slice(*places[name])].tolist() for column in columns))
        _correct(article)
        quotes = quotations(article)
        runs, cues = stretches(article, quotes), article.runs_of(CUE)
        parts.append(Part(name, article, quotes, runs, [cue_of(article, *run, cues) for run in runs]))
    return parts


def _correct(article):
    """Apply the rules to the labels."""
    before = list(article.label)
    correct(article.text, article.starts, article.ends, article.sentence, article.label)
    for place, label in enumerate(article.label):
        if label != before[place]:
            article.origin[place] = RULE


def with_voices(tokens, attributions):
    """Give each word its voice and the innermost attribution it stands in (the author's, and none, outside all)."""
    inside, voice = np.zeros(len(tokens), int), np.full(len(tokens), "author", object)
    start = tokens["start"].to_numpy()
    places = {name: (rows[0], rows[-1] + 1) for name, rows in tokens.groupby("article", sort=False).indices.items()}
    outer_first = attributions.sort_values(["article", "start", "end"], ascending=[True, True, False], kind="stable")
    columns = ("article", "attribution", "kind", "start", "end")
    for article, number, kind, *span in zip(*(outer_first[name].to_list() for name in columns), strict=True):
        low, high = places[article]
        first, last = low + np.searchsorted(start[low:high], span)
        inside[first:last], voice[first:last] = number, "quoted" if kind == "direct" else "reported"
    return table("tokens", tokens.assign(voice=voice, attribution=np.where(inside > 0, inside.astype(object), None)))


def _article(part, speakers, codebook):
    """The rows of one article, without its name."""
    _, article, quotes, runs, cues = part
    rows = []
    for (first, last), cue, (source, likely) in zip(runs, cues, speakers, strict=True):
        inside = quotes[bisect_left(quotes, (first,)) : bisect_left(quotes, (last + 1,))]
        ruled = article.origin[first] == RULE
        hearsay = cue and is_hearsay(article.text[slice(*_stretch(article, cue))])
        mere = _introduces(article, first, last, quotes) or is_authors(article, cue, source, first, ruled)
        if not _is_quotation(first, last, inside) and (mere or not (likely or ruled or hearsay)):
            inside = [quote for quote in inside if quote[1] - quote[0] > SCARE_WORDS]
            rows += [(None, "direct", *quote[2:4], source, cue, quote[4]) for quote in inside]
            continue
        quoted = sum(end - start for start, end, *_ in inside)
        kind = "direct" if quoted == last + 1 - first else "mixed" if inside else "indirect"
        start = min([article.starts[first], *(quote[2] for quote in inside)])
        end = max([article.ends[last], *(quote[3] for quote in inside)])
        doubtful = any(quote[4] for quote in inside)
        rows.append((None, kind, start, end, source, cue, doubtful))
        parent = len(rows)
        nested = inside if kind == "mixed" else []
        rows += [(parent, "direct", *quote[2:4], source, cue, quote[4]) for quote in nested]
        for quote in inside:
            outer = len(rows) if kind == "direct" else parent + 1 + inside.index(quote)
            rows += [(outer, *row) for row in _nested(article, quote)]
    return _finished(article, rows, codebook)


def _is_quotation(first, last, inside):
    return sum(quote[1] - quote[0] for quote in inside) == last + 1 - first


def _introduces(article, first, last, quotes):
    """Whether a stretch stands in a sentence that only leads up to the quotation behind its colon."""
    _, high = article.sentence_of(last, last)
    at = bisect_left(quotes, (high,))
    behind = at < len(quotes) and quotes[at][0] == high
    return behind and ":" in article.gap(high)


def _finished(article, rows, codebook):
    """Rows in reading order, numbered, with names and classes filled in."""
    order = sorted(range(len(rows)), key=lambda i: (rows[i][2], -rows[i][3], i))
    number = {old + 1: new for new, old in enumerate(order, 1)}
    names = named(article, [rows[i][4] for i in order])
    finished = []
    for i, name in zip(order, names, strict=True):
        parent, kind, start, end, source, cue, doubtful = rows[i]
        written = _stretch(article, source)
        said = _stretch(article, cue)
        finished.append((
            number[i + 1], number.get(parent), kind, start, end, name, *written,
            actor(article.text[slice(*written)] if source else "", name, codebook), *said,
            cue_class(article.text[slice(*said)]) if cue else "", doubtful,
        ))  # fmt: skip
    return finished


def _stretch(article, places):
    return (article.starts[places[0]], article.ends[places[1]]) if places else (None, None)


def _nested(article, quote):
    """Rows of quotations inside a quotation that have a reporting expression of their own in front."""
    start, end = quote[2] + 1, quote[3] - 1
    rows = []
    for opening, closing, doubtful in quotation_spans(article.text, [(start, end)]):
        first, last = article.words(opening, closing)
        said = expressions()["before"].search(article.text, max(start, opening - 60), opening)
        if said and first < last:
            cue = article.words(*said.span(1))
            cue = cue[0], cue[1] - 1
            rows.append(("direct", opening, closing, None, cue, doubtful))
    return rows
