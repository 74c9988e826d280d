"""What is seen around each word, column by column: the names of its codes, and compiled loops that fill them in.

A column is named after where it looks (see `surroundings`) and what it sees there: nothing more for the word itself,
`k` its class, `d` how far it is, `a` the class of the word behind it, `g` the marks between these two, `b` the class of
the word before it, `c` how many clause breaks lie between; `o` the class of the word that opens the clause, where a
later one, `2` that of the cue before, `e` how far the sentence's end is. `Lk` is the class of the last cue.
"""

import numpy as np
from numba import njit

from analysis.compiled import compiled
from analysis.gaps import BREAK, GAP_OF, GAPS, LINE, OPENING, PARAGRAPH, SPACE, START
from analysis.tables import SECTIONS
from analysis.wordclasses import names

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
SETTLED = frozenset(COLUMNS) - {*"WKGQ", "Ld", "Md", "Od", "Rd", "Td", "claused", "i"}  # the same for several words
W, K, G, Q = range(4)  # rows of these columns, and of others or the first of their kind:
BEFORE_AT, BEHIND_AT = (tuple(list(COLUMNS).index(cue) for cue in cues) for cues in ("LMO", "RT"))
SECTION, CLAUSE, FIRST = (list(COLUMNS).index(name) for name in ("section", "clause", "first"))
WIDTH, BODY, ENDS = len(COLUMNS), SECTIONS.index("body"), len(SIZES) + 1
SENTENCE = WIDTH - FIRST  # the last columns are the same throughout a sentence
STEP = np.searchsorted(STEPS, np.arange(STEPS[-1] + 1), "right").astype(np.uint16)  # the code of each distance


@compiled
def look(columns, bounds, sentence, marks, section, quoted, unquoted, position, *codes):
    """Fill in every column.

    Parameters
    ----------
    columns : array of uint16
        Column × word, all 0.
    bounds : array of int64
        Where the words of each article start, and their number.
    sentence : array of int64
        The number of each word's sentence in its article.
    marks : array of uint16
        From `marks_before`.
    section : array of uint16
        Places in SECTIONS.
    quoted, unquoted : arrays of int64
        The first word of each quotation, and the first one behind it.
    position : array of int64
        The place of each word in the arrays
    *codes : arrays of uint16
        that `word_codes` gives.

    Returns
    -------
    array of int64
        The first word of each word's sentence, the last one, the number of its paragraph, as rows.
    """
    for word in range(len(section)):
        columns[SECTION, word] = section[word]
    opens, paragraph = _sentences(bounds, sentence, marks)
    heard = _words(columns, opens, paragraph, marks, position, *codes)
    _quoted(columns, quoted, unquoted)
    breaks = np.zeros(len(marks), np.int64)  # the number of each word's clause
    for word in range(1, len(marks)):
        breaks[word] = breaks[word - 1] + (marks[word] & BREAK > 0)
    for number in range(len(opens) - 1):
        first, behind = opens[number], opens[number + 1]
        for cue in range(len(BEFORE_AT)):
            _before(columns, BEFORE_AT[cue], heard[cue], breaks, first, behind)
        for cue in range(len(BEHIND_AT)):
            _behind(columns, BEHIND_AT[cue], heard[cue], breaks, first, behind)
    _of_sentences(columns, opens, sentence, paragraph, breaks, heard[1])
    places = np.empty((3, len(sentence)), np.int64)
    for number in range(len(opens) - 1):
        for word in range(opens[number], opens[number + 1]):
            places[0, word], places[1, word], places[2, word] = opens[number], opens[number + 1] - 1, paragraph[number]
    return places


@njit
def _sentences(bounds, sentence, marks):
    """The first word of each sentence, and the number of words behind; the number of its paragraph."""
    opens, paragraph = np.empty(len(sentence) + 1, np.int64), np.empty(len(sentence), np.int64)
    count = number = 0
    for article in range(len(bounds) - 1):
        low = bounds[article]
        for at in range(low, bounds[article + 1]):
            if at == low or sentence[at] != sentence[at - 1]:
                number += at > 0 and (at == low or marks[at] & LINE > 0)
                opens[count], paragraph[count] = at, number
                count += 1
    opens[count] = len(sentence)
    return opens[: count + 1], paragraph[:count]


@njit
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


@njit
def _quoted(columns, quoted, unquoted):
    """Fill in Q: whether a word stands in a quotation, at which end, and how long that is."""
    for word in range(columns.shape[1]):
        columns[Q, word] = 1
    for number in range(len(quoted)):
        first, behind = quoted[number], unquoted[number]
        size = 0
        while size < len(SIZES) and behind - first > SIZES[size]:
            size += 1
        for word in range(first, behind):
            end = 0 if word == first else 2 if word == behind - 1 else 1
            columns[Q, word] = 2 + end * ENDS + size


@njit
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


@njit
def _behind(columns, row, cue, breaks, first, behind):
    """Fill in what is seen of the next cue behind each word of a sentence, in the rows from `row`."""
    at = -1
    for word in range(behind - 1, first - 1, -1):
        if at >= 0:
            _around(columns, row, word, at, at - word, breaks[at] - breaks[word], first, behind)
            columns[row + 7, word] = _step(behind - 1 - at)
        if cue[word]:
            at = word


@njit
def _around(columns, row, word, at, distance, clauses, first, behind):
    """What is seen of the word `at`: itself, how far, its neighbours, how many clause breaks between."""
    columns[row, word], columns[row + 1, word], columns[row + 2, word] = columns[W, at], columns[K, at], _step(distance)
    if at + 1 < behind:
        columns[row + 3, word], columns[row + 4, word] = columns[K, at + 1], columns[G, at + 1]
    if at > first:
        columns[row + 5, word] = columns[K, at - 1]
    columns[row + 6, word] = min(clauses, 3)


@njit
def _step(distance):
    return STEP[min(distance, len(STEP) - 1)]


@njit
def _of_sentences(columns, opens, sentence, paragraph, breaks, speech):
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
        here = np.zeros(SENTENCE, np.uint16)
        here[0] = columns[K, first]
        here[1] = columns[K, first + 1] if first < last else 0
        here[2] = columns[G, first]
        followed = number + 1 < count and sentence[behind] > sentence[first]  # in the same article
        here[3] = columns[G, behind] if followed else PARAGRAPH
        here[4] = quoted[number]
        here[5] = _step(behind - first)
        if number > 0 and paragraph[number] == paragraph[number - 1]:
            here[6], here[7], here[8] = quoted[number - 1], spoken[number - 1], columns[K, opens[number - 1]]
        if followed:
            here[9] = quoted[number + 1]
        for column in range(SENTENCE):
            for word in range(first, behind):
                columns[FIRST + column, word] = here[column]
