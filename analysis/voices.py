"""Whose words: direct quotations, told from scare quotes, and reported speech and thought, with their sources."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis.candidates import Stretches, stretches_with_cues
from analysis.characters import strings
from analysis.compiled import compiled
from analysis.encoded import encode
from analysis.joined import article_bounds, join
from analysis.labelled import COLON, NONE, QUOTE, Labelled, counts, holds, labelled, spread
from analysis.linking import link
from analysis.patterns import correct
from analysis.quotations import quotations
from analysis.reporting import cue_class, expressions, is_hearsay
from analysis.sources import actors, named
from analysis.statements import are_authors
from analysis.stretches import RULE, SCARE_WORDS, Quotations, spoken, stretches
from analysis.tables import COLUMNS, VOICES, table, text_array
from analysis.traits import CLASSED, HEARSAY, TOLD, UNUSUAL

KINDS = ["direct", "indirect", "mixed"]
DIRECT, INDIRECT, MIXED = range(len(KINDS))
REACH = 60  # characters before a quotation inside a quotation in which its cue is looked for
NESTED = 1 << 30  # slots of those follow all others


def attributions(articles, tokens, codebook=None, model=None, links=None, page=None):
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
    page : Layout, optional
        Of all articles in their order, where it is at hand.

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
    if tokens.empty:
        return table("attributions")
    part = read_articles(articles, tokens, model, page)
    sources, likely = link(part.words.places, part.stretches, links)
    rows = _in_order(_rows(part, sources, likely))
    return _table(part, rows, codebook)


class Part(NamedTuple):
    """The words of articles with their quotations and their stretches of content."""

    words: Labelled
    quotes: Quotations
    stretches: Stretches


def read_articles(articles, tokens, model=None, page=None):
    """The words of the articles, labelled by the model and the rules, as `Part`."""
    words = labelled(join(articles, tokens, page), model)
    correct(words)
    quotes = spoken(words)
    first, last = stretches(words.places, quotes)
    return Part(words, quotes, stretches_with_cues(words.places, first, last))


def with_voices(tokens, attributions):
    """Give each word its voice and the innermost attribution it stands in (the author's, and none, outside all)."""
    inside, voice = np.zeros(len(tokens), np.int64), np.full(len(tokens), VOICES.index("author"), np.int8)
    if len(attributions):
        names, bounds = article_bounds(tokens["article"])
        own = pc.index_in(text_array(attributions["article"]), pa.array(names, pa.large_string())).to_numpy()
        start, end, number = (attributions[column].to_numpy() for column in ("start", "end", "attribution"))
        voices = np.where(attributions["kind"] == "direct", VOICES.index("quoted"), VOICES.index("reported"))
        order = np.lexsort((-end, start, own))  # what is further inside comes later
        _give(inside, voice, bounds, tokens["start"].to_numpy(), order, own, start, end, number, voices)
    return tokens.assign(
        voice=pd.Categorical.from_codes(voice, dtype=COLUMNS["tokens"]["voice"]),
        attribution=pd.arrays.IntegerArray(inside, inside == 0),
    )


@compiled
def _give(inside, voice, bounds, begin, order, own, start, end, numbers, voices):
    """Give words the number and the voice of the last attribution, in an order, that they begin in."""
    for row in order:
        first, behind = bounds[own[row]], bounds[own[row] + 1]
        word = first + np.searchsorted(begin[first:behind], start[row])
        while word < behind and begin[word] < end[row]:
            inside[word], voice[word] = numbers[row], voices[row]
            word += 1


class Rows(NamedTuple):
    """Attributions, as arrays."""

    stretch: np.ndarray
    slot: np.ndarray  # their order within the stretch, where they cover the same text
    parent: np.ndarray  # row, or `NONE`
    kind: np.ndarray  # position in KINDS
    start: np.ndarray  # in the joined text
    end: np.ndarray
    cue_first: np.ndarray  # word, or `NONE`
    cue_last: np.ndarray
    source: np.ndarray  # first and last word, or `NONE`
    doubtful: np.ndarray


def _rows(part, sources, likely):
    """The attributions of each stretch: itself, or its longer quotations; the quotations in it and in those."""
    words, quotes, runs = part
    low, high = np.searchsorted(quotes.first, runs.first), np.searchsorted(quotes.first, runs.last + 1)
    sizes = quotes.behind - quotes.first
    quoted, doubts = counts(sizes), counts(quotes.doubtful)
    whole, filled = quoted[high] - quoted[low] == runs.last + 1 - runs.first, high > low
    kept = whole | _are_theirs(part, sources, likely, ~whole)
    kind = np.where(whole, DIRECT, np.where(filled, MIXED, INDIRECT))
    start, end = words.start[runs.first], words.end[runs.last]
    start[filled] = np.minimum(start[filled], quotes.start[low[filled]])
    end[filled] = np.maximum(end[filled], quotes.end[high[filled] - 1])
    one = np.flatnonzero(kept)
    outer = Rows(
        one, np.zeros(len(one), np.int64), np.full(len(one), NONE), kind[one], start[one], end[one],
        runs.cue_first[one], runs.cue_last[one], sources[one], (doubts[high] > doubts[low])[one],
    )  # fmt: skip
    row = np.cumsum(kept) - 1
    quote, of = spread(low, high)
    own = np.where(kept[of], kind[of] == MIXED, sizes[quote] > SCARE_WORDS)  # has a row of its own
    row_of = np.where(own, len(one) + np.cumsum(own) - 1, row[of])
    at, one = quote[own], of[own]
    inner = Rows(
        one, 1 + at - low[one], np.where(kept, row, NONE)[one], np.full(len(one), DIRECT), quotes.start[at],
        quotes.end[at], runs.cue_first[one], runs.cue_last[one], sources[one], quotes.doubtful[at],
    )  # fmt: skip
    nested = _nested(words, quotes, quote[kept[of]], of[kept[of]], row_of[kept[of]], len(outer.kind) + len(inner.kind))
    return Rows(*(np.concatenate(columns) for columns in zip(outer, inner, nested, strict=True)))


def _are_theirs(part, sources, likely, asked):
    """Whether words that are not all quoted are somebody's, for the stretches asked for."""
    words, quotes, runs = part
    places = words.places
    found = asked & (likely | (places.origin[runs.first] == RULE))
    hearsay = holds(places.traits, runs.cue_first, runs.cue_last + 1, HEARSAY | UNUSUAL)
    hearsay &= asked & ~found & (runs.cue_first != NONE)
    for number in np.flatnonzero(hearsay):
        found[number] = is_hearsay(words.written(runs.cue_first[number], runs.cue_last[number]))
    behind = places.high[runs.last]
    colon = (
        found & (behind < places.stop[runs.last]) & (places.gap[np.minimum(behind, len(places.gap) - 1)] & COLON > 0)
    )
    found[colon] = ~np.isin(behind[colon], quotes.first)  # their sentence only leads up to a quotation behind its colon
    return found & ~are_authors(words, runs, sources, found)


def _nested(words, quotes, quote, stretch, row, count):
    """Rows of quotations inside quotations that have a reporting expression of their own in front, behind `count` rows.

    Of each quotation its stretch and the row it belongs to; in a stretch that is all quotations, a row is taken to
    belong to the one before.
    """
    places = words.places
    first, start, end = quotes.first[quote], quotes.start[quote] + 1, quotes.end[quote] - 1
    marked = holds(places.gap, first + 1, quotes.behind[quote], QUOTE)
    maybe = np.flatnonzero(marked | (words.start[first] > start))
    page = replace(words.page, text=maybe, start=start[maybe], end=end[maybe])
    openings, closings, doubtful, inside = quotations(page)
    low, high = np.searchsorted(words.start, openings), np.searchsorted(words.start, closings)
    told = holds(places.traits, np.maximum(low - 3, 0), low, TOLD | UNUSUAL)  # so near before it
    found, last, outer = [], {}, {}
    for number in np.flatnonzero((low < high) & told).tolist():
        place, opening = int(maybe[inside[number]]), int(openings[number])
        said = expressions()["before"].search(words.text, max(int(start[place]), opening - REACH), opening)
        if said:
            own, owner = int(stretch[place]), int(row[place])
            outer.setdefault(place, last.get((own, owner), owner))
            last[own, owner] = count + len(found)
            cue, behind = words.words(*said.span(1))
            span = opening, closings[number], cue, behind - 1
            found.append((own, NESTED + len(found), outer[place], *span, doubtful[number]))
    stretch, slot, parent, start, end, cue, cue_end, doubtful = np.array(found, np.int64).reshape(-1, 8).T
    nobody = np.full((len(found), 2), NONE)
    return Rows(stretch, slot, parent, np.full(len(found), DIRECT), start, end, cue, cue_end, nobody, doubtful > 0)


def _in_order(rows):
    """Rows in reading order, those that hold others first."""
    order = np.lexsort((rows.slot, rows.stretch, -rows.end, rows.start))
    place = np.empty(len(order) + 1, np.int64)
    place[order], place[NONE] = np.arange(len(order)), NONE
    rows = Rows(*(column[order] for column in rows))
    return rows._replace(parent=place[rows.parent])


def _table(part, rows, codebook):
    """The table of attributions, with names and classes filled in."""
    words = part.words
    article = words.article[part.stretches.first[rows.stretch]]
    number = np.arange(len(article)) - np.searchsorted(article, article) + 1
    offset = words.page.origin[article]
    names = named(words, rows.source)
    return pd.DataFrame({
        "article": _texts(words.names, article),
        "attribution": number,
        "parent": pd.arrays.IntegerArray(np.where(rows.parent == NONE, 1, number[rows.parent]), rows.parent == NONE),
        "kind": _texts(KINDS, rows.kind),
        "start": rows.start - offset,
        "end": rows.end - offset,
        "source": names,
        **_span("source", words, *rows.source.T, offset),
        "actor": pd.array(_actors(words, rows.source, names, codebook), dtype="str"),
        **_span("cue", words, rows.cue_first, rows.cue_last, offset),
        "cue_class": _classes(words, rows.cue_first, rows.cue_last),
        "doubtful": rows.doubtful,
    })  # fmt: skip


def _texts(names, codes):
    return pd.array(pa.array(names, pa.large_string()).take(pa.array(codes)), dtype="str")


def _span(name, words, first, last, offset):
    """The columns of where a source or cue stands in its article; missing without one."""
    none = first == NONE
    start, end = words.start[first] - offset, words.end[last] - offset
    return {
        f"{name}_start": pd.arrays.IntegerArray(np.where(none, 1, start), none),
        f"{name}_end": pd.arrays.IntegerArray(np.where(none, 1, end), none),
    }


def _actors(words, sources, names, codebook):
    """The target of the codebook that each source belongs to: the one in its name, else as written, or ""."""
    if codebook is None:
        return [""] * len(names)
    target, known = actors(codebook), np.flatnonzero(sources[:, 0] != NONE)
    first, last = sources[known].T
    written = strings(words.page.points, words.start[first], words.end[last])
    code, distinct = encode(pa.concat_arrays([text_array(names[known]), text_array(written)]))
    named, written = np.array([target(phrase) for phrase in distinct.to_pylist()], object)[code].reshape(2, -1)
    found = np.full(len(sources), "", object)
    found[known] = np.where(named != "", named, written)
    return found


def _classes(words, first, last):
    """The class of each cue; "" where there is none."""
    cued = first != NONE
    classes, found = ["", "neutral"], cued.astype(np.int8)
    for row in np.flatnonzero(cued & holds(words.places.traits, first, last + 1, CLASSED)).tolist():
        name = cue_class(words.written(first[row], last[row]))
        if name not in classes:
            classes.append(name)
        found[row] = classes.index(name)
    return _texts(classes, found)
