"""Single words and pairs of words without a topic: what weights of certainty are learned for and found by.

A single word is a cue of hedging, vagueness or irrealis, a function word, or a word of speech or thought. In a pair only
function words stand for themselves; a name is `Aa`, a number `0`, any other word `*` with its ending (`*ed`), so that *to
win* and *to allow* are both `to *`. Left out are personal pronouns of the third person, titles and words that name a
subject more often than speech: whom and what a text is about is a topic.
"""

from functools import cache

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix

from analysis.lexicons import lexicon
from analysis.wordclasses import shape

NAME, NUMBER = "Aa", "0"
SOURCES = {"function_words": None, "hedging": None, "vagueness": None, "irrealis": None,
           "reporting": {"reporting", "attitude", "content"}}  # fmt: skip
CUES = ("hedging", "vagueness", "irrealis")
AROUND = ("determiner", "pronoun", "preposition", "conjunction", "number", "time", "question")
PEOPLE = frozenset("he him his himself she her hers herself they them their theirs themselves who whose whom".split())
TOPICS = frozenset(
    """accepts angry attack attacks attacked attacking authorized book books chanting communities countries express
expressed expressing expression frame lie lies line lines mission numbers power praise publish published quarter signal
signaled signaling signals speech talks text texts""".split()
)  # mostly nouns and verbs of a subject, where they are not words of speech


@cache
def vocabulary(functional=False):
    """The words that stand for themselves: in pairs the functional ones, else all."""
    words = set()
    for name, measures in SOURCES.items():
        entries = lexicon(name).entries
        kept = entries["weight"].notna() & (entries["category"] != "title")
        if measures:
            kept &= entries["measure"].isin(measures)
        if not functional or name == "function_words":
            words.update(word for key in entries.loc[kept, "key"] for word in key.split())
    return frozenset(words) - PEOPLE - TOPICS - {"#"}


@cache
def around():
    """Words that say nothing by themselves, only beside others: determiners, pronouns, prepositions and the like."""
    functional = lexicon("function_words").entries
    cues = {key for name in CUES for key in lexicon(name).entries.dropna(subset="weight")["key"]}
    return frozenset(functional.loc[functional["category"].isin(list(AROUND)), "key"]) - cues | {NUMBER, NAME}


def has_cue(name):
    """Whether some word of a phrase says something of certainty by itself."""
    return any(part[0] != "*" and part not in around() for part in name.split())


def phrases(words):
    """Every word and every pair of words that nothing but space, hyphen or quotation marks stand between.

    Parameters
    ----------
    words : Words

    Returns
    -------
    names : list of str
        The phrases that occur, as `to *`. Shapes alone (`* *ed`, `Aa *`) are none: they say nothing of certainty.
    code : array of int
        For each occurrence the position of its phrase in `names`.
    first, last : array of int
        Where it stands in `words`.
    """
    single, coarse = (_seen(words, vocabulary(functional)) for functional in (False, True))
    code, singles = pd.factorize(single)
    kind, kinds = pd.factorize(coarse)
    place = np.arange(len(code))
    second = np.flatnonzero(np.array(words.runs, bool))
    pair, pairs = pd.factorize(kind[second - 1] * len(kinds) + kind[second])
    names = [*singles, *(f"{kinds[both // len(kinds)]} {kinds[both % len(kinds)]}" for both in pairs.tolist())]
    says = np.array([any(part != NAME and part[0] != "*" for part in name.split()) for name in names], bool)
    every = np.concatenate([code, pair + len(singles)])
    first, last = np.concatenate([place, second - 1]), np.concatenate([place, second])
    here = says[every]
    number = np.cumsum(says) - 1
    return [name for name, one in zip(names, says, strict=True) if one], number[every[here]], first[here], last[here]


def _seen(words, known):
    """Each word as itself where it is known, else as a name or by its shape."""
    kept = {key: NUMBER if key == "#" else key if key in known else shape(key) for key in set(words.key)}
    return np.array([NAME if name else kept[key] for key, name in zip(words.key, words.named, strict=True)], object)


def kinds_of(cues):
    """The measure and category of each cue as one name, which no phrase has: `irrealis:plan`."""
    return [
        f"{a}:{b}" for a, b in zip(cues.measure.texts().to_pylist(), cues.category.texts().to_pylist(), strict=True)
    ]


def phrase_counts(words, cues, rows, total):
    """How often each phrase, and each kind of cue, occurs in each of `total` texts.

    Parameters
    ----------
    words : Words
    cues : DataFrame
        Marks of hedging, vagueness and irrealis; each counts for its kind.
    rows : array of int
        The text of each word.
    total : int

    Returns
    -------
    names : list of str
        Phrases, then kinds of cues.
    counts : csr_matrix
        Texts × names.
    """
    names, code, first, _ = phrases(words)
    kind, kinds = pd.factorize(np.array(kinds_of(cues), object))
    column = np.concatenate([code, kind + len(names)])
    row = rows[np.concatenate([first, cues.first]).astype(int)]
    names = [*names, *kinds]
    return names, csr_matrix((np.ones(len(column)), (row, column)), shape=(total, len(names)))
