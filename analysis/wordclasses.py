"""Classes of words, blind to topics: function words and reporting expressions as themselves, other words by shape."""

from functools import cache
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from analysis.characters import LOWER, UPPER
from analysis.compiled import compiled, inner
from analysis.lexicons import lexicon
from analysis.spellings import TEXT, positions

ENDINGS = ("ing", "ed", "ly", "tion", "ment", "ness", "ity", "ers", "er", "s")
SHAPES = ["0", "Aa", "AA", "*", *("*" + ending for ending in ENDINGS), "Aa's", "AA's", "*'s"]
SHAPE = {name: code for code, name in enumerate(SHAPES)}
NUMERAL, NAME, CAPITALS, OTHER = (SHAPE[name] for name in ("0", "Aa", "AA", "*"))
ENDED, OWNED = OTHER + 1, SHAPE["Aa's"] - NAME  # the first shape of an ending; what a possessive adds to a shape
ENDING_SIZES = np.array([len(ending) for ending in ENDINGS])
ENDING_LETTERS = np.array([list(ending.ljust(ENDING_SIZES.max()).encode()) for ending in ENDINGS])
ZERO, NINE, S, APOSTROPHES = *map(ord, "09s"), tuple(map(ord, "'’"))
UNSEEN, UNKNOWN = 0xFFFF, -1
TOLD_APART = [
    "the", "a", "that", "to", "of", "and", "in", "for", "on", "he", "she", "it", "they", "we", "i", "you",
    "his", "her", "their", "who", "which", "what", "as", "but", "if", "not", "with", "by", "was", "is", "be",
    "been", "has", "had", "have", "were", "are", "would", "will", "could", "at", "from", "about", "than", "or",
    "so", "when", "while", "because", "this", "there", "how", "whether", "like", "according", "also", "after",
    "before", "against", "into", "over", "one", "all", "no", "more",
]  # fmt: skip
SPEECH = {"neutral", "claiming", "conceding", "doubting"}  # categories of verbs of speech
CUES = SPEECH | {"wanting", "feeling", "judging", "knowing", "seeming"}  # and of thought
NOUNS = {"speech", "thought"}
REPORTS = CUES - {"seeming"} | NOUNS | {"state", "hearsay"}  # of all reporting expressions
CONTENT = CUES | NOUNS | {"state", "hearsay", "manner", "speaker"}  # none of these is a name


@cache
def vocabulary():
    """Every known word with its class, the names of its categories joined by `+`: dict of key to class."""
    classes = {}
    for name in ("reporting", "function_words"):
        entries = lexicon(name).entries
        for measure, key, category in zip(entries["measure"], entries["key"], entries["category"], strict=True):
            if " " not in key and measure != "pattern":
                classes.setdefault(key, []).append(category)
    return {key: "+".join(dict.fromkeys(found[:2])) for key, found in classes.items()}


@cache
def names():
    """The names of the codes of words (`word`) and of their classes (`class`); code 0 is no word."""
    known = vocabulary()
    classes = [*TOLD_APART, *sorted({*known.values()} - {*TOLD_APART})]
    return {"word": ["-", *sorted(known), *SHAPES], "class": ["-", *classes, *SHAPES]}


def shape(word):
    """What is seen of an unknown word: a digit, capitals, its ending, a possessive."""
    if word[:1].isdigit() or word[1:2].isdigit():
        return "0"
    possessive = word.endswith(("'s", "’s"))
    stem = word[:-2] if possessive else word
    if stem[:1].isupper():
        return ("AA" if len(stem) > 1 and stem.isupper() else "Aa") + ("'s" if possessive else "")
    if possessive:
        return "*'s"
    if stem.endswith(ENDINGS):
        return "*" + next((ending for ending in ENDINGS if stem.endswith(ending) and len(stem) > len(ending) + 2), "")
    return "*"


def shapes(words, letters):
    """The shapes of words as places in `SHAPES`.

    Parameters
    ----------
    words : arrow array
    letters : Letters
        Theirs.

    Returns
    -------
    array of uint16
    """
    found = _shapes(*letters)
    rare = np.flatnonzero(found == UNSEEN)
    found[rare] = [SHAPE[shape(word)] for word in words.take(pa.array(rare)).to_pylist()]
    return found


@compiled
def _shapes(points, kind, plain, begin, end):
    """`shape` of each word, letter by letter; `UNSEEN` of words with letters beyond ASCII."""
    found = np.empty(len(begin), np.uint16)
    for word in range(len(begin)):
        first, behind = begin[word], end[word]
        seen, digit = True, False
        for at in range(first, behind):
            seen &= plain[at] != 0
            digit |= at < first + 2 and ZERO <= plain[at] <= NINE
        if not seen:
            found[word] = UNSEEN
        elif digit:
            found[word] = NUMERAL
        else:
            owned = behind - first > 1 and points[behind - 1] == S and points[behind - 2] in APOSTROPHES
            found[word] = (
                _shape(points, kind, first, behind - 2, True) + OWNED
                if owned
                else _shape(points, kind, first, behind, False)
            )
    return found


@inner
def _shape(points, kind, first, behind, owned):
    """The shape of a word that is no number, without its possessive."""
    if first < behind and kind[first] & UPPER:
        small = behind - first == 1
        for at in range(first, behind):
            small |= kind[at] & LOWER > 0
        return NAME if small else CAPITALS
    for number in range(0 if owned else len(ENDING_SIZES)):
        size = ENDING_SIZES[number]
        same = behind - first > size + 2
        for at in range(size if same else 0):
            same &= points[behind - size + at] == ENDING_LETTERS[number, at]
        if same:
            return ENDED + number
    return OTHER


class WordCodes(NamedTuple):
    """What is known of each word of a list: arrays of uint16."""

    word: np.ndarray  # its code
    kind: np.ndarray  # that of its class
    cue: np.ndarray  # whether it is a verb of speech or thought,
    speech: np.ndarray  # of speech,
    noun: np.ndarray  # a noun of words or thoughts
    shaped: np.ndarray  # the codes of its shape:
    shaped_kind: np.ndarray
    veiled: np.ndarray  # whether that is all to be seen where it is a name, whatever verb it looks like (the Post)


@cache
def _known():
    """The words of the vocabulary, and what is known of each; of an unknown word (-1) the last."""
    code = {kind: {label: i for i, label in enumerate(labels)} for kind, labels in names().items()}
    rows, unknown = [], (0, 0, False, False, False, False)
    for key, kind in vocabulary().items():
        parts = set(kind.split("+"))
        according = key == "according"
        rows.append((
            code["word"][key], code["class"][key if key in TOLD_APART else kind], bool(parts & CUES) or according,
            bool(parts & SPEECH) or according, bool(parts & NOUNS), bool(parts & CONTENT),
        ))  # fmt: skip
    return pa.array(list(vocabulary()), TEXT), np.array([*rows, unknown], np.uint16)


def word_codes(spellings):
    """Look up distinct words.

    Parameters
    ----------
    spellings : Spellings

    Returns
    -------
    WordCodes
    """
    keys, known = _known()
    shape = shapes(spellings.words, spellings.letters)
    found = np.where(shape < NAME + OWNED, positions(spellings.keys, keys), UNKNOWN)  # no possessive is known
    shaped, shaped_kind = (shape + np.uint16(len(names()[kind]) - len(SHAPES)) for kind in ("word", "class"))
    word, kind, cue, speech, noun, content = np.ascontiguousarray(known[found].T)
    word, kind = np.where(found == UNKNOWN, shaped, word), np.where(found == UNKNOWN, shaped_kind, kind)
    capital = (shape == NAME) | (shape == CAPITALS)
    return WordCodes(word, kind, cue, speech, noun, shaped, shaped_kind, content * capital)
