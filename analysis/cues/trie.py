"""Sequences of words in; all their occurrences among words, for whole lexicons in one walk, out."""

from typing import NamedTuple

import numpy as np
import pyarrow as pa

from analysis.core.jit import compiled
from analysis.cues.token_index import Words
from analysis.lexicons.vocabulary import TEXT, positions


class Paths(NamedTuple):
    """Sequences of words as paths of edges from node 0 on.

    The edges from node i stand from `edges_of[i]` to `edges_of[i + 1]`, sorted by `word`, and lead to `child`; the sequences that end
    there are `ends`, from `ends_of[i]` to `ends_of[i + 1]`. `head[word]` is the node that an edge from node 0 leads to, or -1; the last
    is that of no word.
    """

    head: np.ndarray
    edges_of: np.ndarray
    word: np.ndarray
    child: np.ndarray
    ends_of: np.ndarray
    ends: np.ndarray


class Trie:
    """Sequences of words, made ready to be found.

    Parameters
    ----------
    sequences : list of list of str
        The words of each, as `analysis.lexicons.notation.word_key` writes them.
    """

    def __init__(self, sequences: list[list[str]]):
        words: dict[str, int] = {}
        edges: dict[tuple[int, int], int] = {}
        ends_at = []
        for sequence in sequences:
            node = 0
            for word in sequence:
                edge = node, words.setdefault(word, len(words))
                node = edges.setdefault(edge, len(edges) + 1)
            ends_at.append(node)
        parent, number = np.array([*edges], np.int64).reshape(-1, 2).T
        order, nodes = np.lexsort((number, parent)), np.arange(len(edges) + 2)
        self.words = pa.array(words, TEXT)
        head = np.full(len(words) + 1, -1)
        head[number[parent == 0]] = np.flatnonzero(parent == 0) + 1
        edges_of, ends_of = np.searchsorted(parent[order], nodes), np.searchsorted(np.sort(ends_at), nodes)
        self.paths = Paths(head, edges_of, number[order], order + 1, ends_of, np.argsort(ends_at, kind="stable"))

    def find(self, words: Words) -> np.ndarray:
        """Where the sequences stand: first word, last word and number of each find, as three rows in reading order.

        Nothing but space, hyphen or quotation marks stands between the words of a find.
        """
        number = positions(words.keys, self.words)[words.key_code]
        return _walk(number, words.runs, self.paths)


@compiled
def _walk(number, runs, paths):
    """See `Trie.find`; `number` is the place of each word among those of the trie, or -1."""
    head, edges_of, word, child, ends_of, ends = paths
    found, count = np.empty((3, len(number) + 1), np.int32), 0
    for start in range(len(number)):
        node, at = head[number[start]], start
        while node >= 0:
            for end in range(ends_of[node], ends_of[node + 1]):
                if count == found.shape[1]:
                    found = np.concatenate((found, found), axis=1)  # twice the room
                found[0, count], found[1, count], found[2, count] = start, at, ends[end]
                count += 1
            low, high, at = edges_of[node], edges_of[node + 1], at + 1
            node = -1
            if low < high and at < len(number) and runs[at]:
                place = low + np.searchsorted(word[low:high], number[at])
                if place < high and word[place] == number[at]:
                    node = child[place]
    return found[:, :count]


@compiled
def overlapping(first, last, category, categories):
    """The finds, in reading order, that overlap with another one of their category."""
    overlap, latest, until = np.zeros(len(first), np.bool_), np.zeros(categories, np.int64), np.full(categories, -1)
    for find in range(len(first)):
        own = category[find]
        if first[find] <= until[own]:
            overlap[find] = overlap[latest[own]] = True
        if last[find] >= until[own]:
            until[own], latest[own] = last[find], find
    return np.flatnonzero(overlap)


@compiled
def longest(first, last, category, size):
    """Which of overlapping finds of one category stay: those that come first. Categories come one by one."""
    taken, kept = np.full(size, -1), np.zeros(len(first), np.bool_)
    for find in range(len(first)):
        free = True
        for at in range(first[find], last[find] + 1):
            free &= taken[at] != category[find]
        if free:
            taken[first[find] : last[find] + 1] = category[find]
            kept[find] = True
    return kept
