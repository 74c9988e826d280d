"""Cues with the targets that have a role in what they say."""

import numpy as np
import pytest

from analysis.cues.matcher import Hits
from analysis.cues.role_pairs import pairs_by_role
from analysis.cues.roles import ROLES
from analysis.cues.target_position import TargetMentions
from analysis.cues.targets import find_mentions
from analysis.cues.token_index import Words


def pairs(text, *cues, name="Varga", judging=frozenset()):
    """(cue, place of the target's name, role) of each pair; Sandor is target 0 and Varga 1."""
    words = Words.of_texts([text])
    named = find_mentions(words, {"varga": [name], "sandor": ["Sandor"]})
    at = np.array([words.surface.tolist().index(cue) for cue in cues])
    found = pairs_by_role(words, words.grammar, Hits(at, at, at), TargetMentions.of(named), judging)
    return [(cues[hit], int(named["first"][mention]), ROLES[role]) for hit, mention, role in zip(*found, strict=True)]


def test_pairs_are_sorted_by_hit_and_then_by_target():
    assert pairs("Varga mocked Sandor, and Sandor lied.", "mocked", "lied") == [
        ("mocked", 2, "this is done to it"), ("mocked", 0, "it does this"), ("lied", 4, "it does this"),
    ]  # fmt: skip


def test_of_two_names_of_a_target_that_counts_whose_role_comes_first():
    assert pairs("The lies of Varga ruined Varga.", "ruined") == [("ruined", 5, "this is done to it")]
    assert pairs("Varga ruined the plan of Varga.", "ruined") == [("ruined", 0, "it does this")]


def test_a_word_of_the_name_is_no_cue():
    assert pairs("Honest Varga came.", "Honest") == [("Honest", 1, "this is said of it")]
    assert pairs("Honest Varga came.", "Honest", name="Honest Varga") == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Varga slept. The council lied.", "lied"),  # another sentence
        ("Varga slept while the council lied.", "lied"),  # no role
    ],
)
def test_where_there_is_no_role_there_is_no_pair(text, cue):
    assert pairs(text, cue) == []


def test_what_belongs_to_a_target_counts_unless_it_judges():
    assert pairs("Varga's brother lied.", "lied") == [("lied", 0, "what is its does this")]
    assert pairs("Varga's critic lied.", "lied", judging=frozenset(["critic"])) == []
