"""Find the cues of a lexicon among the words of a corpus: longest match, `except` phrases, names."""

from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from analysis.cues.matches import Labels
from analysis.cues.trie import Sequences, apart, longest, overlapping
from analysis.lexicons.notation import word_key

NEGATED = {"keep": 0, "turn": 1, "cancel": 2}  # what a negator does to a cue; from 3 on it moves it to category − 3
MOVED = len(NEGATED)
LETTERS = 62  # a capital behind so many letters of a cue's word is not looked at


class Hits(NamedTuple):
    """Where cues stand: first and last word, and the row of `Cues.entries`; arrays in reading order."""

    first: np.ndarray
    last: np.ndarray
    row: np.ndarray


class Cues:
    """The entries of one measure, made ready to be found.

    Parameters
    ----------
    entries : DataFrame
        Rows of `Lexicon.entries`, of one measure; `entry` and `negated` may be missing.
    names : bool
        Whether a cue in lower case also counts where its first word is capitalised like a name.
    """

    def __init__(self, entries, names=True):
        self.entries = entries = entries.reset_index(drop=True)
        cues, self.keys = entries["cue"].to_list(), [key.split() for key in entries["key"]]
        code, categories = pd.factorize(entries["category"])
        categories = categories.to_list()
        self.weight = entries["weight"].to_numpy(np.float64)
        self.blocks = np.isnan(self.weight)
        if "entry" in entries:
            self.entry = Labels.of(np.arange(len(entries)), entries["entry"].to_list())
        if "negated" in entries:
            categories += [name for name in entries["negated"].unique() if name not in {*NEGATED, *categories}]
            known = {name: MOVED + i for i, name in enumerate(categories)} | NEGATED
            self.negated = np.array([known[name] for name in entries["negated"]], np.int64)
        self.category = Labels.of(code.astype(np.int64), categories)
        self.never_names = ~(self.blocks | names | np.array([cue[0].isupper() for cue in cues], bool))
        masks = [
            [_capitals(word) for word in cue.split() if word_key(word)] if cue != cue.lower() else [] for cue in cues
        ]
        self.capitals_of = np.cumsum([0, *map(len, masks)])
        self.capitals = np.array([mask for row in masks for mask in row], np.int64)
        self.length = np.array([len(key) for key in self.keys], np.int64)

    def __len__(self):
        return len(self.keys)

    @cached_property
    def _alone(self):
        return Search((self,))

    def hits(self, words):
        """Where the cues stand among words.

        Within one category the longest match wins (of two of one length, the earlier); `except` phrases take part and
        leave nothing. Categories do not see each other.

        Parameters
        ----------
        words : Words

        Returns
        -------
        Hits
        """
        found = _found.get(words, {})
        return found[self] if self in found else self._alone.hits(words)[0]


class Search:
    """The cues of several `Cues`, looked for at once."""

    def __init__(self, parts):
        self.begins = np.cumsum([0, *map(len, parts)])  # the cues of each, one behind the other
        self.source = np.repeat(np.arange(len(parts)), np.diff(self.begins))
        shifts = np.cumsum([0, *(len(part.category.names) for part in parts)])
        self.category = np.concatenate([part.category.code + shift for part, shift in zip(parts, shifts, strict=False)])
        self.categories = shifts[-1]
        self.blocks = np.concatenate([part.blocks for part in parts])
        length = np.concatenate([part.length for part in parts])
        rank = ((self.category + 1) * (length.max(initial=0) + 1) - length) * 2 + self.blocks
        self.rank = rank.astype(np.min_scalar_type(rank.max(initial=0)))  # small integers are sorted faster
        capitals = [part.capitals for part in parts]
        shifts = np.cumsum([0, *map(len, capitals)])
        begins = [part.capitals_of[:-1] + shift for part, shift in zip(parts, shifts, strict=False)]
        self.sequences = Sequences(
            [key for part in parts for key in part.keys],
            np.concatenate([part.never_names for part in parts]),
            np.append(np.concatenate(begins), shifts[-1]),
            np.concatenate(capitals),
        )

    def hits(self, words):
        """Where they stand among words: `Hits` for each `Cues`, as `Cues.hits` gives them."""
        first, last, row = self.sequences.found(words)
        rivals = overlapping(first, last, row, self.category, self.categories)
        rival = row[rivals]
        order = np.argsort(self.rank[rival], kind="stable")
        kept = ~self.blocks[row]
        kept[rivals] &= longest(order, first[rivals], last[rivals], self.category[rival], len(words))
        *columns, bounds = apart(kept, first, last, row, self.source, self.begins)
        return [Hits(*(column[begin:end] for column in columns)) for begin, end in pairwise(bounds.tolist())]


_found = WeakKeyDictionary()  # the hits of what was looked for beforehand, of words that are still in use
_search = lru_cache(maxsize=8)(Search)


def look_for(words, parts):
    """Look for several `Cues` at once, which is faster than one by one: `hits` then has those of each ready.

    Parameters
    ----------
    words : Words
    parts : iterable of Cues
    """
    parts = tuple(dict.fromkeys(parts))
    if parts:
        _found[words] = dict(zip(parts, _search(parts).hits(words), strict=True))


def match(words, entries, names=True):
    """Find cues; see `Cues`.

    Parameters
    ----------
    words : Words
    entries : DataFrame
    names : bool

    Returns
    -------
    DataFrame
        One row a hit: `first` and `last` word (positions in `words`), and the columns of its entry.
    """
    cues = Cues(entries, names)
    first, last, row = cues.hits(words)
    found = cues.entries.iloc[row].reset_index(drop=True)
    found.insert(0, "first", first)
    found.insert(1, "last", last)
    return found


@lru_cache(maxsize=64)
def cues_of(source, measure):
    """The cues of one measure of a lexicon or codebook."""
    entries = source.entries
    return Cues(entries[entries["measure"] == measure], source.names[measure])


def _capitals(word):
    """The capitals of a word as the bits of a number."""
    return sum(1 << i for i, letter in enumerate(word[:LETTERS]) if letter.isupper())
