"""Where a cue stands as seen from the name of a target: before or after it, and how far."""

from typing import NamedTuple

import numpy as np
from numba import njit

RELATIONS = ("right before", "before", "far before", "right after", "after", "far after")
TOUCHING, NEAR = 3, 8  # steps from cue to name
PRONOUNS = frozenset({"he", "she", "him", "her", "his", "they", "them", "their", "i", "we", "you", "who"})


class Mentions(NamedTuple):
    """Where targets are named: first and last word, and the target as a number; arrays of one length."""

    first: np.ndarray
    last: np.ndarray
    target: np.ndarray

    @classmethod
    def of(cls, table):
        """From a table with the columns `first`, `last` and `target`; targets are numbered by the alphabet."""
        target = np.unique(table["target"].to_numpy(object), return_inverse=True)[1]
        return cls(table["first"].to_numpy(np.int64), table["last"].to_numpy(np.int64), target.astype(np.int64))


class Pairs(NamedTuple):
    """Cues with targets named in their sentence: positions in hits, in mentions (of one target's names the one nearest to the
    cue) and in `RELATIONS`."""

    hit: np.ndarray
    mention: np.ndarray
    relation: np.ndarray


def pairs(words, hits, mentions):
    """Every cue with every target named in its sentence.

    "right" is up to three words from the name; "far" is more than eight, another clause, or beyond another name or a pronoun.
    A cue within a name has no pair.

    Parameters
    ----------
    words : Words
    hits : Hits
    mentions : Mentions

    Returns
    -------
    Pairs
        By hit, and by the number of the target.
    """
    unit, units = words.unit[mentions.first], len(words.bounds[0])
    order = np.lexsort((mentions.target, unit))
    of_unit = np.searchsorted(unit[order], np.arange(units + 1))
    strangers = np.cumsum(words.named | words.is_key(PRONOUNS))
    one_each = np.ones(len(order), bool)  # of each target in each sentence
    one_each[1:] = (np.diff(unit[order]) != 0) | (np.diff(mentions.target[order]) != 0)
    room = np.bincount(unit[order][one_each], minlength=units)[words.unit[hits.first]].sum()
    return Pairs(*_nearest(hits.first, hits.last, words.unit, words.clause, strangers, mentions.first, mentions.last, mentions.target,
                           order, of_unit, room))  # fmt: skip


@njit(cache=True)
def _nearest(first, last, unit, clause, strangers, name_first, name_last, target, order, of_unit, room):
    """The nearest name of each target to each cue, of equals the first; `order` has the names by sentence and target."""
    hits, mentions, relations = np.empty(room, np.int64), np.empty(room, np.int64), np.empty(room, np.int64)
    count = 0
    for i in range(len(first)):
        nearest, steps_to = -1, 0
        for place in range(of_unit[unit[first[i]]], of_unit[unit[first[i]] + 1]):
            name = order[place]
            before = last[i] < name_first[name]
            if not before and first[i] <= name_last[name]:
                continue
            low, high = (last[i], name_first[name]) if before else (name_last[name], first[i])
            if nearest >= 0 and target[nearest] == target[name]:
                if steps_to <= high - low:
                    continue
                count -= 1
            nearest, steps_to = name, high - low
            beyond = strangers[max(high - 1, 0)] > strangers[low] or clause[low] != clause[high]
            distance = 2 if beyond or steps_to > NEAR else 1 if steps_to > TOUCHING else 0
            hits[count], mentions[count], relations[count] = i, name, distance if before else distance + 3
            count += 1
    return hits[:count], mentions[:count], relations[:count]
