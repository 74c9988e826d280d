"""Find the cues of a lexicon among the words of a corpus: longest match, `except` phrases, names."""

from functools import lru_cache
from itertools import repeat
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from analysis.compiled import compiled
from analysis.found import Labels
from analysis.lexicons import word_key

NEGATED = {"keep": 0, "turn": 1, "cancel": 2}  # what a negator does to a cue; from 3 on it moves it to category − 3
MOVED = len(NEGATED)
LETTERS = 62  # a capital behind so many letters of a cue's word is not looked at

_numbers = {}  # every word of any cue, numbered: words of a corpus are looked up once for all lexicons
_looked_up = WeakKeyDictionary()


def _numbered(words):
    """The number of each of `words.keys`, or -1."""
    if words not in _looked_up or _looked_up[words][0] < len(_numbers):  # there are new cues
        _looked_up[words] = (
            len(_numbers),
            np.array(list(map(_numbers.get, words.keys.to_pylist(), repeat(-1))), np.int64),
        )
    return _looked_up[words][1]


class Hits(NamedTuple):
    """Where cues stand: first and last word, and the row of `Cues.entries`; arrays in reading order."""

    first: np.ndarray
    last: np.ndarray
    row: np.ndarray


class Trie(NamedTuple):
    """The cues as paths: `head[word]` is a node, from which edges (sorted by word) lead on; at a node the rows of cues end."""

    head: np.ndarray
    edges_of: np.ndarray  # the edges of node i: from edges_of[i] to edges_of[i + 1]
    edge_word: np.ndarray
    edge_node: np.ndarray
    ends_of: np.ndarray  # the rows that end at node i, likewise
    ends: np.ndarray


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
        cues, keys = entries["cue"].to_list(), [key.split() for key in entries["key"]]
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
        length = np.array([len(key) for key in keys], np.int64)
        rank = ((self.category.code + 1) * (length.max(initial=0) + 1) - length) * 2 + self.blocks
        self.rank = rank.astype(np.min_scalar_type(rank.max(initial=0)))  # small integers are sorted faster
        self._grow(keys)

    def _grow(self, keys):
        words, children, ends = {}, {}, [[]]
        for row, key in enumerate(keys):
            node = 0
            for word in key:
                edge = node, words.setdefault(word, len(words))
                if edge not in children:
                    children[edge] = len(ends)
                    ends.append([])
                node = children[edge]
            ends[node].append(row)
        parent, word = np.array(list(children), np.int64).reshape(-1, 2).T
        order = np.lexsort((word, parent))
        parent, word, child = parent[order], word[order], np.array(list(children.values()), np.int64)[order]
        edges_of = np.searchsorted(parent, np.arange(len(ends) + 1))
        head = np.full(len(words) + 1, -1)  # of no word (-1) the last
        head[word[: edges_of[1]]] = child[: edges_of[1]]
        most = [len(rows) for rows in ends]  # rows that end on one way from a node
        for node, after in zip(parent[::-1].tolist(), child[::-1].tolist(), strict=True):  # `after` is above `node`
            most[node] = max(most[node], len(ends[node]) + most[after])
        own = [(_numbers.setdefault(word, len(_numbers)), number) for word, number in words.items()]
        self.numbers = np.full(max((number for number, _ in own), default=-1) + 2, -1)  # of no word (-1) the last
        for number, here in own:
            self.numbers[number] = here
        self.most = np.where(head < 0, 0, np.array(most)[head])
        self.trie = Trie(head, edges_of, word, child, np.cumsum([0, *map(len, ends)]),
                         np.array([row for rows in ends for row in rows], np.int64))  # fmt: skip

    def _of_keys(self, words):
        """For each of `words.keys` its number here, or -1."""
        numbers = _numbered(words)
        return self.numbers[np.where(numbers < len(self.numbers) - 1, numbers, -1)]

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
        numbers = self._of_keys(words)
        room = int((self.most[numbers] * words.key_count).sum())
        first, last, row = _walk(self.trie, self.trie.head[numbers], numbers, words.key_code, words.runs, words.named, self.never_names,
                                 self.capitals_of, self.capitals, words.capitals, words.code, room)  # fmt: skip
        order = np.argsort(self.rank[row], kind="stable")
        kept = _longest(order, first, last, self.category.code[row], len(words)) & ~self.blocks[row]
        return Hits(first[kept], last[kept], row[kept])


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


@compiled
def _walk(trie, heads, numbers, keys, runs, named, never_names, capitals_of, wanted, capitals, codes, room):
    """Every cue that stands somewhere: first word, last word and row, by these. `heads` are the nodes that keys lead to, or -1."""
    first, last, rows = np.empty(room, np.int64), np.empty(room, np.int64), np.empty(room, np.int64)
    found = 0
    for start in range(len(keys)):
        node, at = heads[keys[start]], start
        while node >= 0:
            for end in range(trie.ends_of[node], trie.ends_of[node + 1]):
                row = trie.ends[end]
                fits = not (named[start] and never_names[row])
                for i in range(capitals_of[row + 1] - capitals_of[row]):  # a capital in a cue wants one in the text
                    fits &= wanted[capitals_of[row] + i] & ~capitals[codes[start + i]] == 0
                if fits:
                    first[found], last[found], rows[found] = start, at, row
                    found += 1
            at += 1
            if at == len(keys) or not runs[at]:
                break
            number, low, high = numbers[keys[at]], trie.edges_of[node], trie.edges_of[node + 1]
            if number < 0 or low == high:
                break
            while low + 1 < high:  # bisect
                middle = (low + high) // 2
                if trie.edge_word[middle] <= number:
                    low = middle
                else:
                    high = middle
            node = trie.edge_node[low] if trie.edge_word[low] == number else -1
    return first[:found], last[:found], rows[:found]


@compiled
def _longest(order, first, last, category, size):
    """Which of overlapping hits of one category stay: those that come first in `order`, which has the categories one by one."""
    taken, kept = np.full(size, -1), np.zeros(len(order), np.bool_)
    for hit in order:
        free = True
        for at in range(first[hit], last[hit] + 1):
            free &= taken[at] != category[hit]
        if free:
            taken[first[hit] : last[hit] + 1] = category[hit]
            kept[hit] = True
    return kept
