"""Where a cue stands as seen from the name of a target: before or after it, and how far."""

import numpy as np
import pandas as pd

RELATIONS = ("right before", "before", "far before", "right after", "after", "far after")
TOUCHING, NEAR = 3, 8  # steps from cue to name
PRONOUNS = frozenset({"he", "she", "him", "her", "his", "they", "them", "their", "i", "we", "you", "who"})


def pairs(words, hits, mentions):
    """Every cue with every target named in its sentence.

    Parameters
    ----------
    words : Words
    hits : DataFrame
        `first` and `last` word of each cue (positions in `words`).
    mentions : DataFrame
        `first` and `last` word of each name, and `target`.

    Returns
    -------
    DataFrame
        One row a cue and target: `hit` and `mention` (row numbers of the two tables; of one target's names the one
        nearest to the cue) and `relation`, a position in `RELATIONS`. "right" is up to three words from the name; "far" is more
        than eight, another clause, or beyond another name or a pronoun. A cue within a name has no row.
    """
    unit = words.unit
    named = pd.DataFrame({"mention": np.arange(len(mentions)), "target": mentions["target"].to_numpy(object),
                          "unit": unit[mentions["first"].to_numpy(int)]})  # fmt: skip
    both = pd.DataFrame({"hit": np.arange(len(hits)), "unit": unit[hits["first"].to_numpy(int)]}).merge(
        named, on="unit"
    )
    first, last = (hits[side].to_numpy(int)[both["hit"]] for side in ("first", "last"))
    start, stop = (mentions[side].to_numpy(int)[both["mention"]] for side in ("first", "last"))
    before = last < start
    low, high = np.where(before, last, stop), np.where(before, start, first)
    strangers = np.cumsum(
        [name or key in PRONOUNS for name, key in zip(words.named, words.key, strict=True)], dtype=int
    )
    beyond = (strangers[np.maximum(high - 1, 0)] > strangers[low]) | (words.clause[low] != words.clause[high])
    distance = np.select([beyond | (high - low > NEAR), high - low > TOUCHING], [2, 1], 0)
    both = both.assign(relation=distance + np.where(before, 0, 3), steps=high - low)[(before | (first > stop))]
    nearest = both.sort_values(["hit", "target", "steps", "mention"]).drop_duplicates(["hit", "target"])
    return nearest[["hit", "mention", "relation"]].reset_index(drop=True)
