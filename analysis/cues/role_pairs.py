"""Cues and mentions of targets in; each cue with the targets that have a role in what it says, and that role, out."""

import numpy as np

from analysis.cues.grammar import Grammar
from analysis.cues.matcher import Hits
from analysis.cues.roles import OF_ITS, ROLES, Roles
from analysis.cues.target_position import CueTargetPairs, TargetMentions
from analysis.cues.token_index import Words


def pairs_by_role(
    words: Words, grammar: Grammar, hits: Hits, mentions: TargetMentions, judging: frozenset[str]
) -> CueTargetPairs:
    """Every cue with every target of its sentence that plays a role in what it says; where the role is not known there is no pair.

    They are sorted by hit, and by the number of the target. Of several names of one target that counts whose role comes first.
    """
    roles = Roles(grammar.tree, judging)
    names = grammar.heads(mentions.first, mentions.last).tolist()
    owned = [roles.owned(name) for name in names]
    order = np.argsort(words.unit[mentions.first], kind="stable")
    of_unit = np.searchsorted(words.unit[mentions.first][order], np.arange(len(words.bounds[0]) + 1))
    tokens, known = grammar.heads(hits.first, hits.last).tolist(), {}
    unit, first, last = words.unit[hits.first].tolist(), hits.first.tolist(), hits.last.tolist()
    begins, ends, target = mentions.first.tolist(), mentions.last.tolist(), mentions.target.tolist()
    found = []
    for hit, token in enumerate(tokens):
        if token not in known:
            known[token] = roles.of(token)
        best: dict[int, tuple[int, int]] = {}
        for mention in order[of_unit[unit[hit]] : of_unit[unit[hit] + 1]].tolist():
            if first[hit] <= ends[mention] and last[hit] >= begins[mention]:
                continue
            for noun, role in known[token].items():
                if (its := owned[mention].get(noun)) is None or (its and role not in OF_ITS):
                    continue
                role = OF_ITS[role] if its else role
                if role < best.get(target[mention], (len(ROLES), 0))[0]:
                    best[target[mention]] = role, mention
        found += [(hit, mention, role) for _, (role, mention) in sorted(best.items())]
    columns = np.array(found, np.int64).reshape(-1, 3).T
    return CueTargetPairs(*columns)
