"""Classes of words, blind to topics: function words and reporting expressions as themselves, other words by shape."""

from functools import cache

import numpy as np
import pandas as pd

from analysis.lexicons import lexicon, word_key

ENDINGS = ("ing", "ed", "ly", "tion", "ment", "ness", "ity", "ers", "er", "s")
SHAPES = ["0", "Aa", "AA", "*", *("*" + ending for ending in ENDINGS), "Aa's", "AA's", "*'s"]
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
    if any(letter.isdigit() for letter in word[:2]):
        return "0"
    stem = word[:-2] if word[-2:] in ("'s", "’s") else word
    possessive = "'s" if stem != word else ""
    if stem[:1].isupper():
        return ("AA" if len(stem) > 1 and stem.isupper() else "Aa") + possessive
    if possessive:
        return "*'s"
    return "*" + next((ending for ending in ENDINGS if stem.endswith(ending) and len(stem) > len(ending) + 2), "")


def word_codes(words, name):
    """Codes of each word and of its class, and whether it is a cue, a verb of speech, a noun of words or thoughts.

    Parameters
    ----------
    words : Series of str
    name : array of bool
        Where a capital is no sentence's: such a word is a name, whatever verb it looks like (the Post, Hope).

    Returns
    -------
    list of array
    """
    position, unique = pd.factorize(words)
    known = vocabulary()
    code = {kind: {label: i for i, label in enumerate(labels)} for kind, labels in names().items()}
    rows = []
    for word in unique:
        key, form = word_key(word), shape(word)
        kind = known.get(key, "") if form[-2:] != "'s" or key == word.lower() else ""
        parts = set(kind.split("+"))
        here = (code["word"][key], code["class"][key if key in TOLD_APART else kind]) if kind else (
            code["word"][form], code["class"][form])  # fmt: skip
        content = bool(parts & (CUES | NOUNS | {"state", "hearsay", "manner", "speaker"}))
        unseen = form[:1] == "A" and content
        there = (code["word"][form], code["class"][form]) if unseen else here
        according = key == "according"
        rows.append((*here, bool(parts & CUES) or according, bool(parts & SPEECH) or according, bool(parts & NOUNS),
                     *there, unseen))  # fmt: skip
    columns = np.array(rows, int).reshape(-1, 8).T[:, position]
    as_name = (columns[7] > 0) & name
    fine, coarse = np.where(as_name, columns[5], columns[0]), np.where(as_name, columns[6], columns[1])
    return [fine, coarse, *((flags > 0) & ~as_name for flags in columns[2:5])]
