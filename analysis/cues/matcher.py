"""Entries of lexicons, and words, in; the cues found among the words out: longest match, `except` phrases, names."""

from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import pairwise, zip_longest
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.cues.labels import Labels
from analysis.cues.senses import SENSES
from analysis.cues.syntax import is_of
from analysis.cues.token_index import Words
from analysis.cues.trie import Trie, longest, overlapping
from analysis.lexicons.check import LexiconError
from analysis.lexicons.load import Lexicon
from analysis.lexicons.notation import word_key
from analysis.lexicons.vocabulary import capitals_of

NEGATED = {"keep": 0, "turn": 1, "cancel": 2}  # what a negator does to a cue; from 3 on it moves it to category − 3
MOVED = len(NEGATED)


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
        Rows of `Lexicon.entries`, of one measure. `entry`, `parsed`, `pos`, `sense` and `beside` may be missing, and `negated` where
        no shifter acts.
    names : bool
        Whether a cue in lower case also counts where its first word is capitalised like a name.
    apart : bool
        Whether categories do not see each other; else one span has one category, as with the poles of an axis.
    """

    def __init__(self, entries: pd.DataFrame, names: bool = True, apart: bool = True):
        self.entries = entries = entries.reset_index(drop=True)
        cues = entries["cue"].to_list()
        code, categories = pd.factorize(entries["category"])
        categories = categories.to_list()
        self.weight = entries["weight"].to_numpy(np.float64)
        self.blocks = np.isnan(self.weight)
        if "entry" in entries:
            self.entry = Labels.of(np.arange(len(entries)), entries["entry"].to_list())
        if "negated" in entries:
            categories += [name for name in entries["negated"].unique() if name not in {*NEGATED, *categories}]
            known = {name: MOVED + i for i, name in enumerate(categories)} | NEGATED
            self.negated = np.array([known[name] for name in entries["negated"].to_list()], np.int64)
        self.category = Labels.of(code.astype(np.int64), categories)
        self.rivals = self.category.code if apart else np.zeros(len(code), np.int64)
        self.keys = [key.split() for key in entries["key"].to_list()]
        self.parsed = _column(entries, "parsed", False).astype(bool)
        self.pos, self.sense, self.beside = (
            _column(entries, name, "").astype(object) for name in ("pos", "sense", "beside")
        )
        if unknown := sorted({*self.sense} - {"", *SENSES}):
            raise LexiconError(f"no sense {unknown[0]!r}; valid: {', '.join(SENSES)}")
        self.never_names = ~(self.blocks | names | np.array([cue[0].isupper() for cue in cues], bool))
        # of each word with capitals, these as the bits of a number
        self.capitals = [
            [] if cue == cue.lower() else [capitals_of(word) for word in cue.split() if word_key(word)] for cue in cues
        ]

    @cached_property
    def _alone(self):
        return Search((self,))

    def hits(self, words: Words) -> Hits:
        """Find the cues among words.

        Within a category (or within all, unless they are `apart`) the longest match wins, and of two of the same length the earlier;
        `except` phrases compete too, but leave no hit.
        """
        return words.found[self] if self in words.found else self._alone.hits(words)[0]


class Search:
    """The cues of several `Cues`, looked for at once."""

    def __init__(self, parts: tuple[Cues, ...]):
        self.parts, begins = len(parts), np.cumsum([0, *(len(part.keys) for part in parts)])
        number = np.arange(len(parts), dtype=np.min_scalar_type(len(parts)))  # small integers are sorted faster
        self.source = np.repeat(number, np.diff(begins))  # the cues of each stand one after the other
        self.row = np.arange(begins[-1]) - begins[self.source]
        shifts = np.cumsum([0, *(len(part.category.names) for part in parts)])
        self.rivals = np.concatenate([part.rivals for part in parts]) + shifts[self.source]
        self.blocks, self.never_names, self.pos, self.sense, self.parsed, self.beside = (
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("blocks", "never_names", "pos", "sense", "parsed", "beside")
        )
        self.asks = self.parsed | (self.pos != "") | (self.sense != "")
        keys, capitals = ([one for part in parts for one in getattr(part, name)] for name in ("keys", "capitals"))
        length = np.array([len(key) for key in keys], np.int64)
        rank = ((self.rivals + 1) * (length.max(initial=0) + 1) - length) * 2 + self.blocks
        self.rank = rank.astype(np.min_scalar_type(rank.max(initial=0)))
        self.trie = Trie(keys)
        self.cased = np.array([len(masks) > 0 for masks in capitals], bool)
        # of each, those of its first word, its second …
        self.capitals = np.array([*zip_longest(*capitals, fillvalue=0)], np.int64)

    def hits(self, words: Words) -> list[Hits]:
        """Where they stand among words: those of each `Cues`, as `Cues.hits` gives them."""
        first, last, row = self.trie.find(words)
        fits = ~(self.never_names[row] & words.named[first])
        cased = np.flatnonzero(self.cased[row])
        for i, wanted in enumerate(self.capitals):  # a capital in a cue wants one in the text
            word = words.code[np.minimum(first[cased] + i, last[cased])]
            fits[cased] &= (wanted[row[cased]] & ~words.capitals[word]) == 0
        fits = np.flatnonzero(fits)
        fits = fits[self._is_beside(words, first[fits], row[fits])]
        fits = fits[self._means(words, first[fits], last[fits], row[fits])]
        first, last, row = first[fits], last[fits], row[fits]
        group, kept = self.rivals[row], ~self.blocks[row]
        rivals = overlapping(first, last, group, self.rivals.max(initial=0) + 1)
        order = rivals[np.argsort(self.rank[row[rivals]], kind="stable")]
        kept[order] &= longest(first[order], last[order], group[order], len(words))
        kept = np.flatnonzero(kept)
        source = self.source[row[kept]]
        kept = kept[np.argsort(source, kind="stable")]
        bounds = np.cumsum([0, *np.bincount(source, minlength=self.parts)]).tolist()
        first, last, row = first[kept], last[kept], self.row[row[kept]]
        return [Hits(first[begin:end], last[begin:end], row[begin:end]) for begin, end in pairwise(bounds)]

    def _is_beside(self, words, first, row):
        """Whether the sentence has one of the words that a cue's entry requires, if it requires any."""
        stands = np.ones(len(row), bool)
        begins, ends = words.bounds
        for at in np.flatnonzero(self.beside[row] != "").tolist():
            unit = words.unit[first[at]]
            sentence = f" {' '.join(words.key[begins[unit] : ends[unit] + 1])} "
            stands[at] = any(f" {key} " in sentence for key in self.beside[row[at]].split("|"))
        return stands

    def _means(self, words, first, last, row):
        """Whether each cue has the part of speech and the sense that its entry requires; without a parse, whether it requires none."""
        asked = np.flatnonzero(self.asks[row])
        if not len(asked) or words.grammar is None:
            return ~self.parsed[row]
        means, tree = np.ones(len(row), bool), words.grammar.tree
        tokens = words.grammar.heads(first[asked], last[asked])
        for one, token, rule in zip(asked.tolist(), tokens.tolist(), row[asked].tolist(), strict=True):
            classes, sense = self.pos[rule], self.sense[rule]
            means[one] = not classes or is_of(tree, token, classes.split())
            means[one] &= not sense or SENSES[sense](tree, token)
        return means


_search = lru_cache(maxsize=8)(Search)


def find_all_cues(words: Words, parts: Iterable[Cues]) -> None:
    """Find several `Cues` at once, which is faster than one by one, and keep the hits of each for `Cues.hits`."""
    parts = tuple(dict.fromkeys(parts))
    if parts:
        words.found.update(zip(parts, _search(parts).hits(words), strict=True))


def match(words: Words, entries: pd.DataFrame, names: bool = True) -> pd.DataFrame:
    """Find cues; see `Cues`.

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
def cues_of(source: Lexicon, measure: str) -> Cues:
    """The cues of one measure of a lexicon or codebook."""
    entries = source.entries
    return Cues(entries[entries["measure"] == measure], source.names[measure], apart=measure != "stance")


def _column(entries, name, missing):
    """A column of entries that may be missing."""
    return entries[name].to_numpy() if name in entries else np.full(len(entries), missing)
