"""Whose words: direct quotations, told from scare quotes, and reported speech and thought, with their sources."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import numpy as np

from analysis.patterns import PASSIVE, correct, is_authors
from analysis.quotations import block_quotes, quotation_spans
from analysis.reported import labels
from analysis.reporting import cue_class, expressions
from analysis.sections import paragraphs
from analysis.sources import actor, named, source_span
from analysis.tables import table

PARAGRAPH = re.compile(r"[\n\r]")
SHORT_TAG = 8  # words in a sentence like: X said.
SCARE_WORDS = 5  # a quotation of at most so many words, that the model gives to nobody, is a scare quote
OUT, SOURCE, CUE, CONTENT = range(4)


@dataclass
class Article:
    """The words of one article, as lists, with their labels and sentences."""

    text: str
    starts: list
    ends: list
    sentence: list
    label: list

    def words(self, start, end):
        """The places of the first word in a stretch of the text and of the first behind it."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def sentence_of(self, first, last):
        """The places of the first word of the sentence of `first` and of the first word behind that of `last`."""
        return bisect_left(self.sentence, self.sentence[first]), bisect_right(self.sentence, self.sentence[last])

    def gap(self, place):
        """The text between a word and the word before it."""
        return self.text[
            self.ends[place - 1] if place else 0 : self.starts[place] if place < len(self.starts) else None
        ]


def attributions(articles, tokens, codebook=None, model=None):
    """Find whose words and thoughts stand in the articles beside their authors'.

    Parameters
    ----------
    articles, tokens : DataFrame
    codebook : Lexicon, optional
        Its targets are the actors that sources are mapped to.
    model : dict, optional
        Weights from `analysis.reported.read_weights`; by default those that come with the package.

    Returns
    -------
    DataFrame
        One row an attribution, in reading order: `article`, `attribution` (numbered from 1), `parent` (the
        attribution it sits in, or missing), `kind` (direct: between quotation marks or set off as a block;
        indirect; mixed: indirect with quotations, which have rows of their own), `start`, `end` (marks included),
        `source` (who speaks or thinks: a name where the text gives one, else as written, "" where nobody is named),
        `source_start`, `source_end` (as written), `actor` (a target of the codebook, or ""), `cue_start`,
        `cue_end`, `cue_class` (neutral, claiming, conceding, doubting; "" without a cue), `doubtful` (quotation
        marks that do not pair). Scare quotes are the author's own voice and have no row.
    """
    label = labels(articles, tokens, model)
    places = {name: (rows[0], rows[-1] + 1) for name, rows in tokens.groupby("article", sort=False).indices.items()}
    columns = [tokens[name].to_numpy() for name in ("start", "end", "sentence")]
    rows = []
    for name, text in zip(articles["article"], articles["text"], strict=True):
        if name in places:
            low, high = places[name]
            article = Article(text, *(column[low:high].tolist() for column in (*columns, label)))
            correct(article.text, article.starts, article.ends, article.sentence, article.label)
            rows += [(name, *row) for row in _article(article, codebook)]
    return table("attributions", rows)


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


def _article(article, codebook):
    """The rows of one article, without its name."""
    quotes = _quotations(article)
    rows, before = [], None
    for first, last in _runs(article, quotes):
        inside = quotes[bisect_left(quotes, (first,)) : bisect_left(quotes, (last + 1,))]
        cue, source = _speaker(article, first, last, before, bool(inside) and inside[0][0] == first)
        mere = _introduces(article, first, last, quotes)
        supported = _is_supported(article, first, last, quotes)
        mere = mere or is_authors(article, cue, source, first, supported)
        if mere and not _is_quotation(first, last, inside):
            inside = [quote for quote in inside if quote[1] - quote[0] > SCARE_WORDS]
            rows += [(None, "direct", *quote[2:4], source, cue, quote[4]) for quote in inside]
            continue
        if cue and cue[1] < first and PASSIVE.search(article.text, article.starts[cue[0]], article.ends[cue[1]]):
            source = _agent(article, source, cue)
        before = last, cue, source
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


def _is_supported(article, first, last, quotes):
    """Whether words without a cue may be somebody's: a source in their sentence, a quotation in their paragraph."""
    low, high = article.sentence_of(first, last)
    if SOURCE in article.label[low:high]:
        return True
    start = max(article.text.rfind("\n", 0, article.starts[first]), 0)
    end = article.text.find("\n", article.ends[last])
    before = bisect_left(quotes, (article.words(start, start)[0],))
    return before < len(quotes) and quotes[before][2] < (end if end >= 0 else len(article.text))


def _agent(article, source, cue):
    """The source of a passive: what it names behind it (by critics), not its subject; of *he was asked*: nobody."""
    if cue[1] + 1 < len(article.starts) and _is_by(article, cue):
        return source_span(article, cue, cue[0] - 1, cue[0] - 1, *article.sentence_of(*cue))
    return None


def _is_by(article, cue):
    return article.text[article.starts[cue[1]] : article.ends[cue[1]]].lower() == "by"


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


def _quotations(article):
    """The quotations that are somebody's words: (first word, behind the last, start, end, doubtful).

    The labels of their words become content; those of a scare quote are out, unless reported words surround it.
    """
    spans = paragraphs(article.text)
    found = [(start, end, doubtful, False) for start, end, doubtful in quotation_spans(article.text, spans)]
    found += [(start, end, False, True) for _, start, end in block_quotes(article.text, spans)]
    quotes = []
    for start, end, doubtful, block in sorted(found):
        first, last = article.words(start, end)
        if first == last or (quotes and quotes[-1][3] > start):
            continue
        term = expressions()["naming"].search(article.text, max(0, start - 120), start)
        if term:  # what X has called the “T”: a term, however coined
            opening = article.words(term.start(), start)[0]
            article.label[opening:last] = [OUT] * (last - opening)
        elif block or _is_spoken(article, first, last):
            article.label[first:last] = [CONTENT] * (last - first)
            quotes.append((first, last, start, end, doubtful))
        else:
            beside = article.label[max(first - 1, 0) : first] + article.label[last : last + 1]
            article.label[first:last] = [CONTENT if beside == [CONTENT, CONTENT] else OUT] * (last - first)
            if beside == [CONTENT, CONTENT]:
                quotes.append((first, last, start, end, doubtful))
    return quotes


def _is_spoken(article, first, last):
    """Whether a quotation is somebody's words rather than a quoted term or a scare quote."""
    if last - first > SCARE_WORDS:
        return True
    return 2 * article.label[first:last].count(CONTENT) > last - first


def _runs(article, quotes):
    """Stretches of content, first and last word: no longer than a sentence, except within one quotation."""
    runs = []
    quote_of = {}
    for number, (first, last, *_) in enumerate(quotes):
        quote_of.update(dict.fromkeys(range(first, last), number))
    for place, label in enumerate(article.label):
        if label != CONTENT:
            continue
        goes_on = runs and runs[-1][1] == place - 1
        same = quote_of.get(place, -1), quote_of.get(place - 1, -2)
        if goes_on and (same[0] == same[1] or article.sentence[place] == article.sentence[place - 1]):
            runs[-1][1] = place
        else:
            runs.append([place, place])
    return runs


def _speaker(article, first, last, before, quoted):
    """The cue and the source of a stretch of content, each as first and last word, or None."""
    low, high = article.sentence_of(first, last)
    cue = _nearest_cue(article, first, last, low, high)
    if cue is None and low and ":" in article.gap(low):
        lowest, _ = article.sentence_of(low - 1, low - 1)
        cue = _nearest_cue(article, low, low, lowest, low)
        low = lowest
    if cue is None and quoted:
        found = _carried(article, first, last, low, high, before)
        if found:
            return found
    known = before[2] if before and low <= before[0] < high else None
    return cue, source_span(article, cue, first, last, low, high, known)


def _carried(article, first, last, low, high, before):
    """Cue and source of a quotation whose sentence has none: “…,” said X. “…” and its like."""
    if before and not PARAGRAPH.search(article.text, article.ends[before[0]], article.starts[first]):
        return before[1:]
    if low and not PARAGRAPH.search(article.gap(low)):  # X agreed. “…”
        lowest, _ = article.sentence_of(low - 1, low - 1)
        source = source_span(article, None, low, low, lowest, low)
        if source:
            return None, source
    if high < len(article.starts) and not PARAGRAPH.search(article.gap(high)) and article.label[last + 1 : high] == []:
        _, highest = article.sentence_of(high, high)
        cue = _nearest_cue(article, first, last, high, highest)
        if cue and highest - high < SHORT_TAG:  # “… .” X said.
            return cue, source_span(article, cue, first, last, high, highest)
    return before[1:] if before and before[0] == first - 1 else None


def _nearest_cue(article, first, last, low, high):
    """The run of cue words nearest to a stretch; one across another stretch of content counts as further."""
    best, at = None, low
    while at < high:
        if article.label[at] != CUE or first <= at <= last:
            at += 1
            continue
        end = at
        while end + 1 < high and article.label[end + 1] == CUE:
            end += 1
        between = article.label[end + 1 : first] if end < first else article.label[last + 1 : at]
        distance = len(between) + 20 * between.count(CONTENT) + (0 if end < first else 0.5)
        if best is None or distance < best[0]:
            best = distance, (at, end)
        at = end + 1
    return best and best[1]


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
            source = source_span(article, cue, first, last - 1, quote[0], first)
            rows.append(("direct", opening, closing, source, cue, doubtful))
    return rows
