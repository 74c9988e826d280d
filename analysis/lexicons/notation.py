"""Cues and words in; the keys by which they are compared out. Also spells out the notation of cues."""

import itertools
import math
import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import normalize

import pandas as pd

from analysis.core.folding import FOLD, fold

DIGIT = re.compile(r"\d")
GROUP = re.compile(r"\(([^()]*)\)")
MOST = 10_000  # spellings that one cue may stand for
NUMBER = re.compile(r"^\d[\d.,:]*(?:bn|tn|mn|m|k|th|st|nd|rd|s)?(?!\w)", re.IGNORECASE)


def word_key(word: str) -> str:
    """The key by which words are compared: lower case, accents composed, plain marks, no possessive, # for a number."""
    key = fold(normalize("NFC", word)).lower().removesuffix("'s")
    return NUMBER.sub("#", key) if key[:1].isdigit() else key


key_of = lru_cache(maxsize=10_000)(word_key)  # for the few words of cues and sources, which recur


def word_keys(words: Sequence[str]) -> list[str]:
    """The key of each word (see `word_key`), many at once."""
    if not words:
        return []
    text = normalize("NFC", "\n".join(words))
    if text.count("\n") >= len(words):  # some word holds a line break
        return [word_key(word) for word in words]
    for character, plain in FOLD.items():  # thirty times faster than `fold`, which looks up each character
        text = text.replace(chr(character), plain)
    keys = (text.lower() + "\n").replace("'s\n", "\n").split("\n")[:-1]
    return [NUMBER.sub("#", key) if key[:1].isdigit() else key for key in keys]


def cue_keys(cues: Sequence[str]) -> list[str]:
    """The key of each cue: the keys of its words."""
    words = [cue.split() for cue in cues]
    keys = iter(word_keys(list(itertools.chain.from_iterable(words))))
    return [" ".join(itertools.islice(keys, len(own))) for own in words]


def key_column(words: pd.Series) -> pd.Series:
    """The keys of a column of words; each distinct word is processed once."""
    distinct = words.unique().tolist()
    return words.map(dict(zip(distinct, word_keys(distinct), strict=True)))


def expand(notation: str) -> list[str]:
    """Spell out a cue: `hint(|s) at` gives `hint at`, `hints at`.

    Raises
    ------
    ValueError
        If brackets do not pair, a digit stands where # is meant, or the cue stands for more than `MOST` spellings.
    """
    parts = GROUP.split(notation) if "(" in notation else [notation]
    if any(mark in part for part in parts[::2] for mark in "()|*"):
        raise ValueError(
            f"cannot read cue '{notation}': brackets must be paired, | is allowed only inside them, and * has no meaning"
        )
    choices = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    if (number := math.prod(map(len, choices))) > MOST:
        written = notation if len(notation) <= 60 else notation[:60] + " …"
        raise ValueError(f"cue '{written}' stands for {number:,} spellings; at most {MOST:,}: write several cues")
    spelled = itertools.product(*choices)
    cues = [" ".join("".join(pieces).split()) for pieces in spelled]
    for cue in cues:
        if not cue or DIGIT.search(cue) and any(map(NUMBER.match, cue.split())):
            raise ValueError(f"cannot read cue '{notation}': " + ("write # for a number" if cue else "an empty cue"))
    return cues
