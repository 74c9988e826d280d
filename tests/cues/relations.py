"""Roles of targets, and the relation of every word of a text to them."""

import numpy as np

from analysis.cues.matcher import Hits
from analysis.cues.roles import ROLES
from analysis.cues.target_position import TargetMentions
from analysis.cues.targets import find_mentions
from analysis.cues.token_index import Words
from analysis.measures.evaluation import RELATIONS, cues_from_keys, pairs_with_targets

NAMES = {"varga": ["Varga"], "sandor": ["Sandor"]}
DOES, DONE, SAID, OWN, TOWARD, ACTS, MEETS, DOES_OF, DONE_OF, SAID_OF, COMPARED = ROLES


def relations(text, voices="parsed"):
    """The relation of every word to every target, by (word, target)."""
    words = Words.of_texts([text], voices=voices)
    named, every = find_mentions(words, NAMES), np.arange(len(words))
    assert len(named)
    found = pairs_with_targets(
        words, Hits(every, every, every), TargetMentions.of(named), cues_from_keys(words.key.tolist())
    )
    return {
        (words.surface[hit], named["target"][mention]): RELATIONS[relation]
        for hit, mention, relation in zip(*found, strict=True)
    }
