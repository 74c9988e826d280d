"""Words in; single words and pairs of words without a topic, for which weights of certainty are learned, out.

A single word is a cue of hedging, vagueness or irrealis, a function word, or a word of speech or thought. In a pair only
function words stand for themselves; a name is `Aa`, a number `0`, any other word `*` with its ending (`*ed`), so that *to
win* and *to allow* are both `to *`. Left out are personal pronouns of the third person, titles and words that name a
subject more often than speech: whom and what a text is about is a topic.
"""

from functools import cache

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from scipy.sparse import csr_matrix

from analysis.cues.labels import Labels
from analysis.cues.mark_arrays import MarkArrays
from analysis.cues.token_index import Words
from analysis.lexicons.load import lexicon
from analysis.lexicons.vocabulary import TEXT, positions
from analysis.lexicons.word_shapes import SHAPES, word_shapes

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
def words_kept(functional: bool = False) -> frozenset[str]:
    """The words that stand for themselves: in pairs the functional ones, else all."""
    words: set[str] = set()
    for name, measures in SOURCES.items():
        entries = lexicon(name).entries
        kept = entries["weight"].notna() & (entries["category"] != "title")
        if measures:
            kept &= entries["measure"].isin(measures)
        if not functional or name == "function_words":
            words.update(word for key in entries.loc[kept, "key"] for word in key.split())
    return frozenset(words) - PEOPLE - TOPICS - {"#"}


@cache
def context_words() -> frozenset[str]:
    """Words that say nothing by themselves, only beside others: determiners, pronouns, prepositions and the like."""
    functional = lexicon("function_words").entries
    cues = {key for name in CUES for key in lexicon(name).entries.dropna(subset="weight")["key"]}
    return frozenset(functional.loc[functional["category"].isin(list(AROUND)), "key"]) - cues | {NUMBER, NAME}


def has_cue(name: str) -> bool:
    """Whether a word of a phrase expresses certainty by itself."""
    return any(part[0] != "*" and part not in context_words() for part in name.split())


@cache
def kind_numbers() -> dict[str, int]:
    """The number of each kind of word: of every shape, and of the words that stand for themselves. Those of pairs come first."""
    functional = words_kept(functional=True)
    names = [*SHAPES, *sorted(functional), *sorted(words_kept() - functional)]
    return {name: number for number, name in enumerate(names)}


@cache
def number_of_paired_kinds() -> int:
    """How many of the kinds stand in pairs."""
    return len(SHAPES) + len(words_kept(functional=True))


@cache
def _names():
    return pa.array(list(kind_numbers()), TEXT)


def kinds_at(words: Words) -> tuple[np.ndarray, np.ndarray]:
    """The kind of every word by itself, and of the same in pairs: two arrays of numbers of `kind_numbers()`."""
    keys = words.spellings.keys
    shape = np.where(pc.equal(keys, "#").to_numpy(zero_copy_only=False), kind_numbers()[NUMBER], word_shapes(keys))
    known = positions(keys, _names())
    single = np.where(known < 0, shape, known)
    coarse = np.where(single < number_of_paired_kinds(), single, shape)
    single, coarse = (np.where(words.named, kind_numbers()[NAME], kind[words.code]) for kind in (single, coarse))
    return single, coarse


def occurrences(words: Words) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Every word and every pair of words that nothing but space, hyphen or quotation marks stand between.

    Parameters
    ----------
    words : Words

    Returns
    -------
    code : array of int
        What occurs, as `code_of` numbers it.
    first, last : array of int
        Where it stands in `words`.
    """
    single, coarse = kinds_at(words)
    place, second = np.arange(len(words)), np.flatnonzero(words.runs)
    pair = len(kind_numbers()) + coarse[second - 1] * number_of_paired_kinds() + coarse[second]
    return np.concatenate([single, pair]), np.concatenate([place, second - 1]), np.concatenate([place, second])


def number_of_codes() -> int:
    """How many numbers there are: of kinds, and of pairs of them."""
    return len(kind_numbers()) + number_of_paired_kinds() ** 2


def code_of(phrase: str) -> int:
    """The number of a kind or of a pair of kinds, as `to *`."""
    number, (first, *second) = kind_numbers(), phrase.split()
    return len(number) + number[first] * number_of_paired_kinds() + number[second[0]] if second else number[first]


def phrase_of(code: int) -> str:
    """The phrase that has a number; see `code_of`."""
    names = list(kind_numbers())
    if code < len(names):
        return names[code]
    first, second = divmod(code - len(names), number_of_paired_kinds())
    return f"{names[first]} {names[second]}"


def phrases(words: Words) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    """The `occurrences` that may say something of certainty; shapes alone (`* *ed`, `Aa *`) do not.

    Returns
    -------
    names : list of str
        The phrases that occur, as `to *`.
    code : array of int
        For each occurrence the position of its phrase in `names`.
    first, last : array of int
        Where it stands in `words`.
    """
    every, first, last = occurrences(words)
    code, distinct = pd.factorize(every)
    names = [phrase_of(one) for one in distinct.tolist()]
    says = np.array([any(part != NAME and part[0] != "*" for part in name.split()) for name in names], bool)
    here = says[code]
    number = np.cumsum(says) - 1
    return [name for name, one in zip(names, says, strict=True) if one], number[code[here]], first[here], last[here]


def cue_kinds(cues: MarkArrays) -> Labels:
    """The measure and category of each cue as one name, which no phrase has: `irrealis:plan`."""
    return Labels.combined([cues.measure, cues.category], ":".join)


def phrase_counts(words: Words, cues: MarkArrays, rows: np.ndarray, total: int) -> tuple[list[str], csr_matrix]:
    """How often each phrase, and each kind of cue, occurs in each of `total` texts.

    Parameters
    ----------
    words : Words
    cues : MarkArrays
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
    kinds = cue_kinds(cues)
    column = np.concatenate([code, kinds.code + len(names)])
    row = rows[np.concatenate([first, cues.first])]
    names = [*names, *kinds.names.to_pylist()]
    return names, csr_matrix((np.ones(len(column)), (row, column)), shape=(total, len(names)))
