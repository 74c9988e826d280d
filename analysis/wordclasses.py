"""Classes of words, blind to topics: function words and reporting expressions as themselves, other words by shape."""

from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from analysis.characters import code_points, look_up
from analysis.lexicons import lexicon

ENDINGS = ("ing", "ed", "ly", "tion", "ment", "ness", "ity", "ers", "er", "s")
SHAPES = ["0", "Aa", "AA", "*", *("*" + ending for ending in ENDINGS), "Aa's", "AA's", "*'s"]
SHAPE = {name: code for code, name in enumerate(SHAPES)}
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


@lru_cache(maxsize=1 << 16)
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
    """The place of each word of the vocabulary, from 1, and what is known of them; at 0 stands an unknown word."""
    code = {kind: {label: i for i, label in enumerate(labels)} for kind, labels in names().items()}
    rows = [(0, 0, False, False, False, False)]
    for key, kind in vocabulary().items():
        parts = set(kind.split("+"))
        according = key == "according"
        rows.append((
            code["word"][key], code["class"][key if key in TOLD_APART else kind], bool(parts & CUES) or according,
            bool(parts & SPEECH) or according, bool(parts & NOUNS), bool(parts & CONTENT),
        ))  # fmt: skip
    return {key: place for place, key in enumerate(vocabulary(), 1)}, np.array(rows, np.uint16)


def word_codes(words):
    """Look up words that differ from each other.

    Parameters
    ----------
    words : list of str

    Returns
    -------
    WordCodes
    """
    place, known = _known()
    _, plain = look_up(code_points("\n".join(words)))
    keys = plain.tobytes().decode("ascii").split("\n")  # the same as word_key of each, for words in ASCII, no numbers
    shapes = np.array([SHAPE[shape(word)] for word in words], np.uint16)
    found = np.array([place.get(key.removesuffix("'s"), 0) for key in keys[: len(words)]], int)
    found[shapes >= SHAPE["Aa's"]] = 0  # no possessive is known
    shaped, shaped_kind = (shapes + len(names()[kind]) - len(SHAPES) for kind in ("word", "class"))
    word, kind, cue, speech, noun, content = np.ascontiguousarray(known[found].T)
    word, kind = np.where(found, word, shaped), np.where(found, kind, shaped_kind)
    capital = (shapes == SHAPE["Aa"]) | (shapes == SHAPE["AA"])
    return WordCodes(word, kind, cue, speech, noun, shaped, shaped_kind, content * capital)
