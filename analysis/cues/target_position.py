"""Cues and mentions of targets in; each cue with the targets named in its sentence, and its position before or after them, out."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.core.jit import compiled
from analysis.cues.matcher import Hits
from analysis.cues.token_index import Words

PLACES = ("right before", "before", "far before", "right after", "after", "far after")
TOUCHING, NEAR = 3, 8  # steps from cue to name
FAR = np.iinfo(np.int64).max
PRONOUNS = frozenset({"he", "she", "him", "her", "his", "they", "them", "their", "i", "we", "you", "who"})


class TargetMentions(NamedTuple):
    """Where targets are named: first and last word, and the target as a number; arrays of one length. Names of one target
    do not overlap."""

    first: np.ndarray
    last: np.ndarray
    target: np.ndarray

    @classmethod
    def of(cls, table: pd.DataFrame) -> "TargetMentions":
        """From a table with the columns `first`, `last` and `target`; targets are numbered by the alphabet."""
        target = np.unique(table["target"].to_numpy(object), return_inverse=True)[1]
        return cls(table["first"].to_numpy(np.int64), table["last"].to_numpy(np.int64), target.astype(np.int64))


class CueTargetPairs(NamedTuple):
    """Cues with targets named in their sentence: positions in hits and in mentions, and how they are related.

    By position that is a number in `PLACES`, and of one target's names the one nearest to the cue counts; by role
    (`analysis.cues.role_pairs`) it is a number in `analysis.cues.roles.ROLES`, and the name whose role comes first counts.
    """

    hit: np.ndarray
    mention: np.ndarray
    relation: np.ndarray


def pairs_by_position(words: Words, hits: Hits, mentions: TargetMentions) -> CueTargetPairs:
    """Every cue with every target named in its sentence.

    "right" is up to three words from the name; "far" is more than eight, another clause, or beyond another name or a pronoun.
    A cue within a name has no pair.
    They are sorted by hit, and by the number of the target.
    """
    unit, units = words.unit[mentions.first], len(words.bounds[0])
    order = np.lexsort((mentions.first, mentions.target, unit))
    first, last, target = (column[order] for column in mentions)
    opens = np.ones(len(order) + 1, bool)  # a sentence or a target
    opens[1:-1] = (np.diff(unit[order]) != 0) | (np.diff(target) != 0)
    groups = np.flatnonzero(opens)
    of_unit = np.searchsorted(unit[order][groups[:-1]], np.arange(units + 1))
    strangers = np.cumsum(words.named | words.is_key(PRONOUNS))
    names = first, last, order, groups, of_unit
    hit, name, relation = _nearest((hits.first, hits.last), (words.unit, words.clause, strangers), names)
    return CueTargetPairs(hit, order[name], relation)


@compiled
def _nearest(cues, words, names):
    """The nearest name of each target to each cue; of two equally near that which was given first.

    The names of a target in a sentence stand in reading order from `groups[i]` on; those of sentence s have the `groups` from
    `of_unit[s]` on.
    """
    (first, last), (unit, clause, strangers) = cues, words
    name_first, name_last, number, groups, of_unit = names
    room = (of_unit[unit[first] + 1] - of_unit[unit[first]]).sum()
    hits, nearest, relations = np.empty(room, np.int64), np.empty(room, np.int64), np.empty(room, np.int64)
    count = 0
    for i in range(len(first)):
        for group in range(of_unit[unit[first[i]]], of_unit[unit[first[i]] + 1]):
            begin, end = groups[group], groups[group + 1]
            ahead = begin + np.searchsorted(name_first[begin:end], last[i], "right")
            behind = begin + np.searchsorted(name_first[begin:end], first[i], "left") - 1
            if behind >= begin and name_last[behind] >= first[i]:  # the cue is within this name
                behind -= 1
            steps_ahead = name_first[ahead] - last[i] if ahead < end else FAR
            steps_behind = first[i] - name_last[behind] if behind >= begin else FAR
            steps = min(steps_ahead, steps_behind)
            if steps == FAR:
                continue
            before = steps_ahead == steps and (steps_behind > steps or number[ahead] < number[behind])
            low, high = (last[i], name_first[ahead]) if before else (name_last[behind], first[i])
            beyond = strangers[max(high - 1, 0)] > strangers[low] or clause[low] != clause[high]
            distance = 2 if beyond or steps > NEAR else 1 if steps > TOUCHING else 0
            hits[count], nearest[count] = i, ahead if before else behind
            relations[count] = distance if before else distance + 3
            count += 1
    return hits[:count], nearest[:count], relations[:count]
