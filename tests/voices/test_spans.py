"""The tokens that a cue, or its content, covers."""

import pytest
from voices.tables import sources_and_words
from voices.trees import grown, read_tree

from analysis.voices.spans import clause_around, clause_content, clause_start, cue_phrase, phrase_without


def test_the_author_adds_to_what_somebody_said():
    assert ("Berg", "the bridge is safe") in sources_and_words("Berg says the bridge is safe, as if anybody had asked.")


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


SAYS = "mayor/NN/nsubj/1 say/VBZ/ROOT/1 "

CONTENT = {
    "that it rains": (SAYS + "that/IN/mark/4 it/PRP/nsubj/4 rain/VBZ/ccomp/1", 4, [(3, 4)]),
    "it rains": (SAYS + "it/PRP/nsubj/3 rain/VBZ/ccomp/1", 3, [(2, 3)]),
    "that rains, a pronoun": (SAYS + "that/DT/nsubj/3 rain/VBZ/ccomp/1", 3, [(2, 3)]),
    "that it rains and that it snows": (
        SAYS + "that/IN/mark/4 it/PRP/nsubj/4 rain/VBZ/ccomp/1 and/CC/cc/1 that/IN/mark/8 it/PRP/nsubj/8 snow/VBZ/conj/1", 4, [(3, 4), (7, 8)],
    ),
    "that it rains and smiles": (SAYS + "that/IN/mark/4 it/PRP/nsubj/4 rain/VBZ/ccomp/1 and/CC/cc/1 smile/VBZ/conj/1", 4, [(3, 4)]),
    "why": (SAYS + "why/WRB/ccomp/1", 2, []),
    "nonsense": (SAYS + "nonsense/NN/ccomp/1", 2, [(2, 2)]),
    "it rains, and indeed it did": (
        SAYS + "it/PRP/nsubj/3 rain/VBZ/ccomp/1 ,/,/punct/3 and/CC/cc/3 indeed/RB/advmod/8 it/PRP/nsubj/8 do/VBD/conj/3", 3, [(2, 4)],
    ),
    "it rains and, right after the clause, indeed": (SAYS + "it/PRP/nsubj/3 rain/VBZ/ccomp/1 and/CC/cc/3 indeed/RB/advmod/1", 3, [(2, 3)]),
    "it rains and, later, indeed": (SAYS + "it/PRP/nsubj/3 rain/VBZ/ccomp/1 and/CC/cc/1 indeed/RB/advmod/1", 3, [(2, 3)]),
    "it rains indeed": (SAYS + "it/PRP/nsubj/3 rain/VBZ/ccomp/1 hard/RB/advmod/3 indeed/RB/advmod/3", 3, [(2, 5)]),
    "it rains, which is why": (
        SAYS + "it/PRP/nsubj/3 rain/VBZ/ccomp/1 ,/,/punct/3 which/WDT/nsubj/6 be/VBZ/relcl/3 why/WRB/advmod/6", 3, [(2, 3)],
    ),
    "it rains, which is bad": (SAYS + "it/PRP/nsubj/3 rain/VBZ/ccomp/1 ,/,/punct/3 which/WDT/nsubj/6 be/VBZ/relcl/3 bad/JJ/acomp/6", 3, [(2, 7)]),
    "it rains which is why": (
        SAYS + "it/PRP/nsubj/3 rain/VBZ/ccomp/1 hard/RB/advmod/3 which/WDT/nsubj/6 be/VBZ/relcl/3 why/WRB/advmod/6", 3, [(2, 7)],
    ),
    "it rains, as if it snowed": (
        SAYS + "it/PRP/nsubj/3 rain/VBZ/ccomp/1 ,/,/punct/3 as/IN/mark/8 if/IN/mark/8 it/PRP/nsubj/8 snow/VBD/advcl/3", 3, [(2, 3)],
    ),
    "it rains, as it snowed": (SAYS + "it/PRP/nsubj/3 rain/VBZ/ccomp/1 ,/,/punct/3 as/IN/mark/7 it/PRP/nsubj/7 snow/VBD/advcl/3", 3, [(2, 7)]),
    "as if it snowed, it rains": (
        SAYS + ",/,/punct/8 as/IN/mark/6 if/IN/mark/6 it/PRP/nsubj/6 snow/VBD/advcl/8 it/PRP/nsubj/8 rain/VBZ/ccomp/1", 8, [(2, 8)],
    ),
    "it rains, she says": ("it/PRP/nsubj/1 rain/VBZ/ccomp/4 ,/,/punct/4 she/PRP/nsubj/4 say/VBZ/ROOT/4", 1, [(0, 2)]),
    "the bridge, she says, is old": (
        "bridge/NN/nsubj/5 ,/,/punct/3 she/PRP/nsubj/3 say/VBZ/ROOT/3 ,/,/punct/3 be/VBZ/ccomp/3 old/JJ/acomp/5", 5, [(0, 1), (4, 6)],
    ),
    "but, she says, it is old": (
        "but/CC/cc/6 ,/,/punct/3 she/PRP/nsubj/3 say/VBZ/ROOT/3 ,/,/punct/3 it/PRP/nsubj/6 be/VBZ/ccomp/3 old/JJ/acomp/6", 6, [(4, 7)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("written", "clause", "spans"), CONTENT.values(), ids=CONTENT)
def test_what_of_a_clause_is_somebody_s_words(written, clause, spans):
    tree, _ = read_tree(written)
    verb = next(at for at, label in enumerate(tree.label) if label == "ROOT")
    assert clause_content(tree, clause, verb) == spans


def test_a_verb_with_its_source_but_without_a_clause_and_marks():
    tree, _ = read_tree(
        "the/DT/det/1 mayor/NN/nsubj/2 say/VBZ/ROOT/2 ,/,/punct/2 it/PRP/nsubj/5 rain/VBZ/ccomp/2 today/NN/npadvmod/2 !/./punct/2"
    )
    assert phrase_without(tree, 2, 5) == (0, 6) and phrase_without(tree, 2, None) == (0, 6)
    assert cue_phrase(tree, 2) == (0, 6)
    tree, _ = read_tree(SAYS + "it/PRP/nsubj/3 rain/VBZ/ccomp/1 !/./punct/1")
    assert (phrase_without(tree, 1, None), cue_phrase(tree, 1)) == ((0, 3), (0, 1))


AROUND = "snow/NN/nsubj/1 fall/VBD/ROOT/1 {}/:/punct/1 berg/NNP/nsubj/4 say/VBD/parataxis/1 it/PRP/nsubj/6 rain/VBD/dep/1 {}/:/punct/1 all/DT/nsubj/9 sleep/VBD/conj/1"


@pytest.mark.parametrize(
    ("before", "after", "spans"),
    [(":", ";", [(5, 6)]), (";", ":", [(5, 6)]), ("—", ":", [(0, 2), (5, 6)]), (":", "—", [(5, 9)]), ("—", "…", [(0, 2), (5, 9)])],
)  # fmt: skip
def test_an_aside_is_about_what_stands_between_colons_and_semicolons(before, after, spans):
    assert clause_around(read_tree(AROUND.format(before, after))[0], 4) == spans


def test_of_several_stops_the_nearest_count():
    tree, _ = read_tree(
        "a/NN/nsubj/8 :/:/punct/8 b/NN/dep/8 :/:/punct/8 c/NN/dep/8 i/PRP/nsubj/6 say/VBP/parataxis/8 d/NN/dep/8 be/VBZ/ROOT/8 ;/:/punct/8 e/NN/dep/8 ;/:/punct/8 f/NN/dep/8"
    )
    assert clause_around(tree, 6) == [(4, 4), (7, 8)]
