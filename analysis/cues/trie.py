"""Sequences of words looked for at every word of a corpus, whole lexicons at once: one walk along the paths of a trie."""

from itertools import chain
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from analysis.core.categoricals import mix
from analysis.core.jit import compiled
from analysis.lexicons.vocabulary import positions


class Trie(NamedTuple):
    """Sequences as paths: `head[word]` is a node, from which edges lead on to others; at a node sequences end, the `ends`.

    An edge stands in two arrays at the hash of its key, `node * len(head) + word`, or at the next free place behind it.
    """

    head: np.ndarray
    leads: np.ndarray  # whether there are edges from a node
    edge_key: np.ndarray  # or -1
    edge_node: np.ndarray
    ends_of: np.ndarray  # the sequences that end at node i: from ends_of[i] to ends_of[i + 1] in `ends`
    ends: np.ndarray


class Sequences:
    """Sequences of words, made ready to be found.

    Parameters
    ----------
    keys : list of list of str
        The words of each, as `analysis.lexicons.notation.word_key` writes them.
    never_names : array of bool
        Which do not begin with a word that is (part of) a name.
    capitals_of, capitals : array of int
        The capitals that the words of sequence i want in the text, as the bits of numbers: from `capitals_of[i]` to
        `capitals_of[i + 1]`. There may be fewer than words.
    """

    def __init__(self, keys, never_names, capitals_of, capitals):
        words, children, ends_at = {}, {}, []
        for key in keys:
            node = 0
            for word in key:
                edge = node, words.setdefault(word, len(words))
                node = children.setdefault(edge, len(children) + 1)
            ends_at.append(node)
        parent, word = np.fromiter(chain.from_iterable(children), np.int64, 2 * len(children)).reshape(-1, 2).T
        child = np.arange(len(children)) + 1
        ends = np.bincount(np.array(ends_at, np.int64), minlength=len(children) + 1)
        head = np.full(len(words) + 1, -1)  # of no word (-1) the last
        head[word[parent == 0]] = child[parent == 0]
        leads = np.zeros(len(ends), bool)
        leads[parent] = True
        own = ends.tolist()
        most = own.copy()  # sequences that end on one way from a node
        for node, after in zip(parent[::-1].tolist(), child[::-1].tolist(), strict=True):  # `after` is above `node`
            most[node] = max(most[node], own[node] + most[after])
        self.words, self.most = pa.array(words, pa.large_string()), np.where(head < 0, 0, np.array(most)[head])
        ends_of = np.append(0, np.cumsum(ends)).astype(np.int32)
        ends = np.argsort(ends_at, kind="stable").astype(np.int32)
        self.trie = Trie(head, leads, *_edges(parent * len(head) + word, child), ends_of, ends)
        self.rules = ~(never_names | (np.diff(capitals_of) > 0)), never_names, capitals_of, capitals

    def found(self, words):
        """Where they stand among words: first word, last word and number of each find, in reading order.

        Nothing but space, hyphen or quotation marks stands between the words of a find.
        """
        numbers = positions(words.keys, self.words)
        room = int((self.most[numbers] * words.key_count).sum())
        heads = self.trie.head[numbers].astype(np.int32)
        return _walk(self.trie, heads, numbers, words.key_code, words.runs, words.named, *self.rules, words.capitals, words.code,
                     room)  # fmt: skip


@compiled
def _edges(keys, nodes):
    """Where edges stand: their keys and the nodes they lead to, as `Trie` has them."""
    size = 2
    while size < 2 * len(keys):
        size *= 2
    edge_key, edge_node = np.full(size, -1), np.full(size, np.int32(-1))
    for i in range(len(keys)):
        place = mix(keys[i]) & size - 1
        while edge_key[place] >= 0:
            place = place + 1 & size - 1
        edge_key[place], edge_node[place] = keys[i], nodes[i]
    return edge_key, edge_node


@compiled
def _walk(trie, heads, numbers, keys, runs, named, free, never_names, capitals_of, wanted, capitals, codes, room):
    """See `Sequences.found`. `heads` are the nodes that keys lead to, or -1; `free` are sequences without further rules."""
    first, last, rows = np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.int32)
    found = 0
    for start in range(len(keys)):
        node, at = np.int64(heads[keys[start]]), start
        while node >= 0:
            for end in range(trie.ends_of[node], trie.ends_of[node + 1]):
                row = trie.ends[end]
                fits = free[row] or not (named[start] and never_names[row])
                if not free[row]:
                    for i in range(capitals_of[row + 1] - capitals_of[row]):  # a capital in a cue wants one in the text
                        fits &= wanted[capitals_of[row] + i] & ~capitals[codes[start + i]] == 0
                if fits:
                    first[found], last[found], rows[found] = start, at, row
                    found += 1
            at += 1
            if at == len(keys) or not runs[at] or not trie.leads[node]:
                break
            number = numbers[keys[at]]
            if number < 0:
                break
            edge = node * len(trie.head) + number
            place = mix(edge) & len(trie.edge_key) - 1
            while trie.edge_key[place] >= 0 and trie.edge_key[place] != edge:
                place = place + 1 & len(trie.edge_key) - 1
            node = np.int64(trie.edge_node[place])  # -1 at a free place
    return first[:found], last[:found], rows[:found]


@compiled
def overlapping(first, last, row, category, categories):
    """The finds that overlap with another one of the category of their sequence; they stand in reading order."""
    overlap = np.zeros(len(first), np.bool_)
    latest, until = np.zeros(categories, np.int64), np.full(categories, -1)  # of each category: find, and word
    for i in range(len(first)):
        own = category[row[i]]
        if first[i] <= until[own]:
            overlap[i] = overlap[latest[own]] = True
        until[own] = max(until[own], last[i])
        latest[own] = i
    return np.flatnonzero(overlap)


@compiled
def longest(order, first, last, category, size):
    """Which of overlapping finds of one category stay: those that come first in `order`, which has the categories one by one."""
    taken, kept = np.full(size, -1), np.zeros(len(order), np.bool_)
    for hit in order:
        free = True
        for at in range(first[hit], last[hit] + 1):
            free &= taken[at] != category[hit]
        if free:
            taken[first[hit] : last[hit] + 1] = category[hit]
            kept[hit] = True
    return kept


@compiled
def apart(kept, first, last, row, source, begins):
    """The finds that are kept, sorted by the source of their sequence, and where those of each source begin and the last ends.

    The sequences of source i are those from `begins[i]` on; of each find the row there is told.
    """
    bounds = np.zeros(len(begins), np.int64)
    for i in range(len(row)):
        bounds[source[row[i]] + 1] += kept[i]
    bounds = np.cumsum(bounds)
    free, size = bounds.copy(), bounds[-1]
    firsts, lasts, rows = np.empty(size, np.int64), np.empty(size, np.int64), np.empty(size, np.int64)
    for i in range(len(row)):
        if kept[i]:
            own = source[row[i]]
            firsts[free[own]], lasts[free[own]], rows[free[own]] = first[i], last[i], row[i] - begins[own]
            free[own] += 1
    return firsts, lasts, rows, bounds
