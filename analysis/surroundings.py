"""What the model of reported speech sees around each word: classes of words, marks, shape and place, never a topic."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numba import njit

from analysis.gaps import BREAK, GAP_OF, GAPS, LINE, OPENING, PARAGRAPH, SPACE, START, marks_before
from analysis.quotations import quotation_spans
from analysis.sections import paragraphs
from analysis.tables import SECTIONS
from analysis.wordclasses import names, word_codes

STEPS = 1, 2, 3, 4, 5, 7, 10, 15, 25  # distances are told apart so finely
SIZES = 1, 3, 5, 10  # and lengths of quotations
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
BEFORE, BEHIND = AROUND | {"o": "K", "2": "K"}, AROUND | {"e": "N"}
COLUMNS = {
    **{kind: kind for kind in "WKGQ"},
    **{cue + part: kind for cue in "LMO" for part, kind in BEFORE.items()},
    **{cue + part: kind for cue in "RT" for part, kind in BEHIND.items()},
    **{"section": "S", "clause": "K", "claused": "N", "i": "N"},
    **{"first": "K", "second": "K", "firstg": "G", "closing": "G", "quoted": "F", "length": "N"},
    **{"previous_quoted": "F", "previous_cue": "K", "previous_first": "K", "next_quoted": "F"},
}  # the kind of codes (a key of CODES) of each column
W, K, G, Q = range(4)  # rows of these columns, and of others or the first of their kind:
BEFORE_AT, BEHIND_AT = (tuple(list(COLUMNS).index(cue) for cue in cues) for cues in ("LMO", "RT"))
SECTION, CLAUSE, FIRST = (list(COLUMNS).index(name) for name in ("section", "clause", "first"))
WIDTH, BODY, ENDS = len(COLUMNS), SECTIONS.index("body"), len(SIZES) + 1
STEP = np.searchsorted(STEPS, np.arange(STEPS[-1] + 1), "right").astype(np.uint16)  # the code of each distance


@dataclass(frozen=True)
class Surroundings:
    """What is seen of each word: a row of codes for each of `COLUMNS`, and where its sentence and paragraph lie."""

    columns: np.ndarray
    first: np.ndarray  # the first word of its sentence,
    last: np.ndarray  # the last one
    paragraph: np.ndarray  # the number of its paragraph

    def column(self, name, offset=0):
        """The codes of a column of the word `offset` words behind each; 0 outside the sentence."""
        codes = self.columns[list(COLUMNS).index(name)]
        at = np.arange(len(codes)) + offset
        inside = (at >= self.first) & (at <= self.last)
        return np.where(inside, codes[np.clip(at, 0, len(codes) - 1)], 0)


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
    runs = pc.run_end_encode(pa.array(tokens["article"]))
    bounds = np.r_[0, runs.run_ends.to_numpy()].astype(np.int64)
    text_of = dict(zip(articles["article"].to_list(), articles["text"].to_list(), strict=True))
    texts = [text_of[name] for name in runs.values.to_pylist()]
    offsets = np.cumsum([0, *map(len, texts)])
    points = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    start, end, sentence = (np.array(tokens[name], np.int64) for name in ("start", "end", "sentence"))
    encoded = pc.dictionary_encode(pa.array(tokens["word"]))
    return Surroundings(
        *_look(
            bounds,
            sentence,
            marks_before(points, offsets, bounds, start, end),
            tokens["section"].cat.codes.to_numpy().astype(np.uint16),
            _quotations(texts, offsets, start + np.repeat(offsets[:-1], np.diff(bounds))),
            encoded.indices.to_numpy(),
            *word_codes(encoded.dictionary.to_pylist()),
        )
    )


def _quotations(texts, offsets, start):
    """The first word of each quotation, and the first one behind it, as rows; `start` counts from the first text."""
    spans = [
        (low + span[0], low + span[1])
        for text, low in zip(texts, offsets.tolist(), strict=False)
        for span in quotation_spans(text, paragraphs(text))
    ]
    return np.searchsorted(start, np.array(spans, np.int64).reshape(-1, 2))


def quoted_words(articles, tokens):
    """Whether each word stands between quotation marks, as array of bool."""
    return surroundings(articles, tokens).columns[Q] > 1 if len(tokens) else np.zeros(0, bool)


@njit(cache=True)
def _look(bounds, sentence, marks, section, quotations, position, *codes):
    """The fields of `Surroundings`, from arrays over the words, the articles' bounds, and what `word_codes` knows."""
    columns = np.zeros((WIDTH, len(sentence)), np.uint16)
    columns[SECTION] = section
    opens, paragraph = _sentences(bounds, sentence, marks)
    heard = _words(columns, opens, paragraph, marks, position, *codes)
    _quoted(columns, quotations)
    breaks = np.cumsum(marks & BREAK > 0)
    for first, behind in zip(opens[:-1], opens[1:]):  # noqa: B905
        for row, cue in zip(BEFORE_AT, heard):  # noqa: B905
            _before(columns, row, cue, breaks, first, behind)
        for row, cue in zip(BEHIND_AT, heard):  # noqa: B905
            _behind(columns, row, cue, breaks, first, behind)
    _of_sentences(columns, opens, paragraph, breaks, heard[1])
    lengths = np.diff(opens)
    return columns, np.repeat(opens[:-1], lengths), np.repeat(opens[1:] - 1, lengths), np.repeat(paragraph, lengths)


@njit(cache=True)
def _sentences(bounds, sentence, marks):
    """The first word of each sentence, and the number of words behind; the number of its paragraph."""
    opens, paragraph = np.empty(len(sentence) + 1, np.int64), np.empty(len(sentence), np.int64)
    count = number = 0
    for low, high in zip(bounds[:-1], bounds[1:]):  # noqa: B905
        for at in range(low, high):
            if at == low or sentence[at] != sentence[at - 1]:
                number += at > 0 and (at == low or marks[at] & LINE > 0)
                opens[count], paragraph[count] = at, number
                count += 1
    opens[count] = len(sentence)
    return opens[: count + 1], paragraph[:count]


@njit(cache=True)
def _words(columns, opens, paragraph, marks, position, word, kind, cue, speech, noun, shaped, shaped_kind, veiled):
    """Fill in word, class and gap; return which words are cues, verbs of speech, nouns of words or thoughts."""
    heard = np.zeros((3, len(position)), np.bool_)
    for number in range(len(paragraph)):
        for at in range(opens[number], opens[number + 1]):
            row, gap = position[at], GAP_OF[marks[at]]
            if at == opens[number]:
                if number == 0 or paragraph[number] != paragraph[number - 1]:
                    gap = PARAGRAPH
                elif gap == SPACE:
                    gap = START
            columns[G, at] = gap
            inside = at > opens[number] and columns[SECTION, at] == BODY and not marks[at] & OPENING
            if inside and veiled[row]:
                columns[W, at], columns[K, at] = shaped[row], shaped_kind[row]
            else:
                columns[W, at], columns[K, at] = word[row], kind[row]
                heard[0, at], heard[1, at], heard[2, at] = cue[row] > 0, speech[row] > 0, noun[row] > 0
    return heard


@njit(cache=True)
def _quoted(columns, quotations):
    """Fill in Q: whether a word stands in a quotation, at which end, and how long that is."""
    columns[Q] = 1
    for number in range(len(quotations)):
        first, behind = quotations[number]
        if first < behind:
            size = 0
            while size < len(SIZES) and behind - first > SIZES[size]:
                size += 1
            columns[Q, first:behind] = 2 + ENDS + size
            columns[Q, behind - 1] = 2 + 2 * ENDS + size
            columns[Q, first] = 2 + size


@njit(cache=True)
def _before(columns, row, cue, breaks, first, behind):
    """Fill in what is seen of the last cue before each word of a sentence, in the rows from `row`."""
    at = former = clause = -1
    for word in range(first, behind):
        if word > first and breaks[word] > breaks[word - 1]:
            clause = word
        if at >= 0:
            _around(columns, row, word, at, word - at, breaks[word] - breaks[at], first, behind)
            if clause > at:
                columns[row + 7, word] = columns[K, clause]
            if former >= 0:
                columns[row + 8, word] = columns[K, former]
        if cue[word]:
            at, former = word, at


@njit(cache=True)
def _behind(columns, row, cue, breaks, first, behind):
    """Fill in what is seen of the next cue behind each word of a sentence, in the rows from `row`."""
    at = -1
    for word in range(behind - 1, first - 1, -1):
        if at >= 0:
            _around(columns, row, word, at, at - word, breaks[at] - breaks[word], first, behind)
            columns[row + 7, word] = _step(behind - 1 - at)
        if cue[word]:
            at = word


@njit(cache=True)
def _around(columns, row, word, at, distance, clauses, first, behind):
    """What is seen of the word `at`: itself, how far, its neighbours, how many clause breaks between."""
    columns[row, word], columns[row + 1, word], columns[row + 2, word] = columns[W, at], columns[K, at], _step(distance)
    if at + 1 < behind:
        columns[row + 3, word], columns[row + 4, word] = columns[K, at + 1], columns[G, at + 1]
    if at > first:
        columns[row + 5, word] = columns[K, at - 1]
    columns[row + 6, word] = min(clauses, 3)


@njit(cache=True)
def _step(distance):
    return STEP[min(distance, len(STEP) - 1)]


@njit(cache=True)
def _of_sentences(columns, opens, paragraph, breaks, speech):
    """Fill in what is seen of each word's sentence, of its place there, and of the sentences beside it."""
    count = len(paragraph)
    quoted, spoken = np.zeros(count, np.uint16), np.zeros(count, np.uint16)
    for number in range(count):
        inside = 0
        for word in range(opens[number], opens[number + 1]):
            inside += columns[Q, word] > 1
            if speech[word]:
                spoken[number] = columns[K, word]
        share = inside / (opens[number + 1] - opens[number])
        quoted[number] = 0 if share == 0 else 1 if share < 0.5 else 2 if share < 1 else 3
    for number in range(count):
        first, behind = opens[number], opens[number + 1]
        last = behind - 1
        clause = -1
        for word in range(first, behind):
            if word > first and breaks[word] > breaks[word - 1]:
                clause = word
            if clause >= 0:
                columns[CLAUSE, word], columns[CLAUSE + 1, word] = columns[K, clause], _step(word - clause + 1)
            columns[CLAUSE + 2, word] = _step(word - first + 1)
        seen = columns[FIRST:, first:behind]
        seen[0] = columns[K, first]
        seen[1] = columns[K, first + 1] if first < last else 0
        seen[2] = columns[G, first]
        seen[3] = columns[G, behind] if number + 1 < count else START
        seen[4] = quoted[number]
        seen[5] = _step(behind - first)
        if number > 0 and paragraph[number] == paragraph[number - 1]:
            seen[6], seen[7], seen[8] = quoted[number - 1], spoken[number - 1], columns[K, opens[number - 1]]
        if number + 1 < count:
            seen[9] = quoted[number + 1]
