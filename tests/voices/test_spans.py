"""The tokens that a cue, or its content, covers."""

from voices.pairs import found
from voices.trees import grown

from analysis.voices.spans import clause_around, clause_content, clause_start, cue_phrase, phrase_without


def test_the_author_adds_to_what_somebody_said():
    assert ("Berg", "the bridge is safe") in found("Berg says the bridge is safe, as if anybody had asked.")


# she said on Monday that it fell
THAT = [
    (1, "nsubj", "PRP", "she"), (1, "ROOT", "VBD", "say"), (1, "prep", "IN", "on"), (2, "pobj", "NNP", "monday"),
    (6, "mark", "IN", "that"), (6, "nsubj", "PRP", "it"), (1, "ccomp", "VBD", "fall"),
]  # fmt: skip
# the bridge , she said , fell
ASIDE = [
    (1, "det", "DT", "the"), (6, "nsubj", "NN", "bridge"), (6, "punct", ",", ","), (4, "nsubj", "PRP", "she"),
    (6, "parataxis", "VBD", "say"), (6, "punct", ",", ","), (6, "ROOT", "VBD", "fall"),
]  # fmt: skip


def test_the_content_of_a_clause_begins_after_that():
    tree = grown(*THAT)
    assert clause_content(tree, 6, 1) == [(5, 6)]
    assert (clause_start(tree, 4, 6), clause_start(tree, 5, 6)) == (5, 5)


def test_a_cue_has_its_source_but_not_its_clause():
    assert cue_phrase(grown(*THAT), 1) == phrase_without(grown(*THAT), 1, 6) == (0, 3)
    assert phrase_without(grown(*THAT), 1, None) == (0, 6)


def test_the_clause_around_an_aside_is_cut_in_two():
    assert clause_around(grown(*ASIDE), 4) == [(0, 2), (5, 6)]


def test_the_clause_around_ends_at_a_semicolon_and_needs_words_that_say_something():
    tail = [(6, "punct", ":", ";"), (6, "ccomp", "VBD", "rain")]
    assert clause_around(grown(*ASIDE, *tail), 4) == [(0, 2), (5, 6)]
    but = [
        (3, "cc", "CC", "but"),
        (2, "nsubj", "PRP", "she"),
        (3, "parataxis", "VBD", "say"),
        (3, "ROOT", "VBD", "fall"),
    ]
    assert clause_around(grown(*but), 2) == [(3, 3)]
