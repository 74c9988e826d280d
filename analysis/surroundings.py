"""What the model of reported speech sees around each word: classes of words, marks, shape and place, never a topic.

Everything is an array over the words, so that the time is linear and small.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.quotations import quotation_spans
from analysis.sections import paragraphs
from analysis.tables import SECTIONS
from analysis.wordclasses import names, word_codes

MARKS = [",", ";", ":", "–—―", "()[]", "\n\r\x0b\x0c\u2028\u2029", '"“”„‟«»', "'‘’‚", "?!", ".…", "-"]
TWICE = [ord("'"), ord("`")]  # '' stands for "
GAPS = ["none", "start", "paragraph", "space", "-", ",", ";", ":", "–", "(", "'", '"', ',"', '."', ':"', ".", "?"]
STEPS = [1, 2, 3, 4, 5, 7, 10, 15, 25]  # distances are told apart so finely
SIZES = [1, 3, 5, 10]  # and lengths of quotations
CODES = {
    "W": names()["word"],
    "K": names()["class"],
    "G": GAPS,
    "Q": ["-", "out", *(f"{place}{size}" for place in ("first", "in", "last") for size in (*SIZES, "+"))],
    "N": ["-", *map(str, STEPS)],
    "F": ["0", "1", "2", "3"],
    "S": SECTIONS,
}
AROUND = {"": "W", "k": "K", "d": "N", "a": "K", "g": "G", "b": "K", "c": "F"}
COLUMNS = {
    **{kind: kind for kind in "WKGQ"},
    **{cue + part: kind for cue in "LMORT" for part, kind in AROUND.items()},
    **{cue + part: "K" for cue in "LMO" for part in "o2"},
    **{"Re": "N", "Te": "N", "clause": "K", "claused": "N", "i": "N", "length": "N", "section": "S"},
    **{"first": "K", "second": "K", "firstg": "G", "closing": "G", "quoted": "F"},
    **{"previous_quoted": "F", "previous_cue": "K", "previous_first": "K", "next_quoted": "F"},
}  # the kind of codes (a key of CODES) of each column


@dataclass(frozen=True)
class Surroundings:
    """Columns of codes, and where each word's sentence (first and last word) and paragraph (its number) lie."""

    columns: dict
    first: np.ndarray
    last: np.ndarray
    paragraph: np.ndarray
    gap: np.ndarray

    def shifted(self, column, offset):
        """A column as seen from `offset` words before; 0 outside the sentence."""
        return _at(column, np.arange(len(column)) + offset, self.first, self.last) if offset else column


def _at(column, at, first, last):
    inside = (at >= first) & (at <= last)
    return np.where(inside, column[np.clip(at, 0, len(column) - 1)], 0)


def surroundings(articles, tokens):
    """Look around every word.

    Parameters
    ----------
    articles, tokens : DataFrame

    Returns
    -------
    Surroundings
        Columns: `W` word, `K` its class, `G` the marks before it, `Q` its place in a quotation; the same of the last
        cue (`L`), verb of speech (`M`) and noun of content (`O`) before it and the next cue (`R`) and verb of speech
        (`T`) behind it in its sentence; of the sentence, and of the sentences around.
    """
    place = np.arange(len(tokens))
    article = pd.factorize(tokens["article"])[0]
    changes = article[1:] != article[:-1]
    sentence = tokens["sentence"].to_numpy()
    starts_article = np.r_[True, changes]
    opens = np.r_[True, changes | (sentence[1:] != sentence[:-1])]
    bounds = np.flatnonzero(opens)
    ends = np.r_[bounds[1:], len(tokens)] - 1
    unit = np.cumsum(opens) - 1
    first, last = bounds[unit], ends[unit]
    gap, line, breaks, opening = _gaps(articles, tokens, starts_article)
    paragraph = opens & (line | starts_article)
    gap = np.where(paragraph, 2, np.where(opens & (gap == 3), 1, gap))
    body = (tokens["section"] == "body").to_numpy()
    word, kind, cue, speech, noun = word_codes(tokens["word"], body & ~opens & ~opening)
    quoted = _quoted(articles, tokens)
    columns = {"W": word, "K": kind, "G": gap, "Q": quoted}
    clauses = np.cumsum(breaks)
    clause = np.maximum.accumulate(np.where(breaks & ~opens, place, -1))
    clause = np.where(clause > first, clause, -1)
    columns |= {"clause": np.where(clause < 0, 0, kind[clause]), "claused": _steps(place - clause + 1, clause)}
    for name, mask in (("L", cue), ("M", speech), ("O", noun)):
        at = np.r_[-1, np.maximum.accumulate(np.where(mask, place, -1))[:-1]]
        at = np.where(at >= first, at, -1)
        columns |= _around(name, at, place - at, word, kind, gap, first, last, np.abs(clauses - clauses[at]))
        columns[name + "o"] = np.where((at < 0) | (clause <= at), 0, kind[clause])
        columns[name + "2"] = np.where((at < 0) | (at[at] < 0), 0, kind[at[at]])
    for name, mask in (("R", cue), ("T", speech)):
        at = np.r_[np.minimum.accumulate(np.where(mask, place, len(tokens))[::-1])[::-1][1:], len(tokens)]
        at = np.where(at <= last, at, -1)
        columns |= _around(name, at, at - place, word, kind, gap, first, last, np.abs(clauses[at] - clauses))
        columns[name + "e"] = _steps(last - at, at)
    columns |= _sentence(
        place, first, last, unit, bounds, ends, kind, gap, speech, quoted > 1, paragraph, starts_article
    )
    columns["section"] = tokens["section"].cat.codes.to_numpy().astype(int)
    return Surroundings(columns, first, last, np.cumsum(paragraph | starts_article) - 1, gap)


def _steps(distance, at=0):
    """The code of a distance; 0 where there is none (`at` < 0)."""
    return np.where(at < 0, 0, np.searchsorted(STEPS, distance, "right"))


def _around(name, at, distance, word, kind, gap, first, last, clauses):
    """What is seen of the word `at`: itself, how far, its neighbours, how many clause breaks between."""
    none = at < 0
    seen = {
        "": word[at], "k": kind[at], "d": _steps(distance), "a": _at(kind, at + 1, first, last),
        "g": _at(gap, at + 1, first, last), "b": _at(kind, at - 1, first, last), "c": np.minimum(clauses, 3),
    }  # fmt: skip
    return {name + key: np.where(none, 0, column) for key, column in seen.items()}


def _sentence(place, first, last, unit, bounds, ends, kind, gap, speech, quoted, paragraph, starts_article):
    """What is seen of a word's sentence and of the sentences beside it."""
    share = np.add.reduceat(quoted.astype(int), bounds) / (ends - bounds + 1)
    whole = np.select([share == 0, share < 0.5, share < 1], [0, 1, 2], 3)
    last_speech = np.maximum.accumulate(np.where(speech, place, -1))[ends]
    spoken = np.where(last_speech >= bounds, kind[last_speech], 0)
    began = np.maximum.accumulate(np.where(paragraph, unit, 0))
    previous = np.where(unit > began, unit - 1, -1)
    following = np.minimum(unit + 1, len(bounds) - 1)
    closing = np.r_[gap, GAPS.index("start")][last + 1]
    return {
        "first": kind[first],
        "second": _at(kind, first + 1, first, last),
        "firstg": gap[first],
        "closing": closing,
        "i": _steps(place - first + 1),
        "length": _steps(last - first + 1),
        "quoted": whole[unit],
        "previous_quoted": np.where(previous < 0, 0, whole[previous]),
        "previous_cue": np.where(previous < 0, 0, spoken[previous]),
        "previous_first": np.where(previous < 0, 0, kind[bounds[previous]]),
        "next_quoted": np.where(following > unit, whole[following], 0),
    }


def _gaps(articles, tokens, starts_article):
    """The code of the marks before each word; whether they break a line, break a clause, let a capital follow."""
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    starts, ends = tokens["start"].to_numpy(), tokens["end"].to_numpy()
    bits = np.zeros(0x10000, np.int64)
    for bit, marks in enumerate(MARKS):
        bits[[ord(mark) for mark in marks]] = 1 << bit
    flags = np.zeros(len(tokens), np.int64)
    bounds = np.r_[np.flatnonzero(starts_article), len(tokens)]
    for low, high in zip(bounds[:-1], bounds[1:], strict=True):
        points = np.frombuffer(texts[tokens["article"].iloc[low]].encode("utf-32-le", "surrogatepass"), np.uint32)
        marks = bits[np.minimum(points, 0xFFFF)]
        twice = np.flatnonzero((points[1:] == points[:-1]) & np.isin(points[1:], TWICE))
        marks[twice] = marks[twice + 1] = bits[ord('"')]
        at = np.flatnonzero(marks)
        behind = np.searchsorted(starts[low:high], at)  # the word a mark stands before; marks inside words do not count
        between = behind < high - low
        behind, at = behind[between], at[between]
        outside = at >= np.r_[0, ends[low : high - 1]][behind]
        np.bitwise_or.at(flags, low + behind[outside], marks[at[outside]])
    comma, semicolon, colon, dash, bracket, line, double, single, query, stop, hyphen = (
        flags >> bit & 1 > 0 for bit in range(len(MARKS))
    )
    chosen = [
        (double & comma, ',"'), (double & colon, ':"'), (double & (stop | query), '."'), (double, '"'), (single, "'"),
        (colon, ":"), (semicolon, ";"), (dash, "–"), (bracket, "("), (comma, ","), (query, "?"), (stop, "."),
        (hyphen, "-"),
    ]  # fmt: skip
    gap = np.select([mask for mask, _ in chosen], [GAPS.index(name) for _, name in chosen], GAPS.index("space"))
    return gap, line, comma | semicolon | colon | dash | bracket | double, double | single | colon | dash | bracket


def _quoted(articles, tokens):
    """Codes of Q: whether a word stands in a quotation, at which end, and how long that is."""
    state = np.ones(len(tokens), int)
    starts = tokens["start"].to_numpy()
    places = tokens.groupby("article", sort=False).indices
    for article, text in zip(articles["article"], articles["text"], strict=True):
        if article not in places:
            continue
        low, high = places[article][0], places[article][-1] + 1
        spans = [span[:2] for span in quotation_spans(text, paragraphs(text))]
        bounds = low + np.searchsorted(starts[low:high], np.array(spans, int).reshape(-1, 2))
        for opening, closing in bounds[bounds[:, 0] < bounds[:, 1]]:
            size = np.searchsorted(SIZES, closing - opening)
            state[opening:closing] = 2 + len(SIZES) + 1 + size
            state[closing - 1] = 2 + 2 * (len(SIZES) + 1) + size
            state[opening] = 2 + size
    return state


def quoted_words(articles, tokens):
    """Whether each word stands between quotation marks, as array of bool."""
    return _quoted(articles, tokens) > 1
