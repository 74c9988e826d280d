"""With what a cue compares its target."""

import pytest
from cues.relations import COMPARED, SAID, relations
from voices.trees import read_tree

from analysis.cues.comparisons import EQUAL, UNEQUAL, compared_nouns


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Varga is braver than Sandor.", "braver"),
        ("Varga is a better mayor than Sandor.", "better"),
        ("Unlike Sandor, Varga is honest.", "honest"),
        ("Compared with Sandor, Varga seems honest.", "honest"),
    ],
)
def test_what_one_is_by_comparison_is_said_of_one_and_not_of_the_other(text, cue):
    found = relations(text)
    assert (found[cue, "varga"], found[cue, "sandor"]) == (SAID, COMPARED)


def test_the_rejected_of_two_is_compared_and_the_equal_of_two_is_not():
    assert relations("The guests preferred Varga to Sandor.")["preferred", "sandor"] == COMPARED
    found = relations("Varga is as corrupt as Sandor.")
    assert found["corrupt", "varga"] == found["corrupt", "sandor"] == SAID


THAN = "varga/NNP/nsubj/1 be/VBZ/ROOT/1 brave/JJR/acomp/1 {}/IN/prep/{} lom/NNP/pobj/3"


@pytest.mark.parametrize(
    ("written", "token", "unequal", "equal"),
    [
        (THAN.format("than", 2), 2, [4], []), (THAN.format("than", 1), 2, [4], []), (THAN.format("like", 2), 2, [], [4]), (THAN.format("of", 2), 2, [], []), (THAN.format("than", 2), 1, [], []),
        ("varga/NNP/nsubj/2 soon/RB/advmod/2 run/VBZ/ROOT/2 than/IN/prep/1 lom/NNP/pobj/3", 1, [4], []), ("varga/NNP/nsubj/1 run/VBZ/ROOT/1 like/IN/prep/1 lom/NNP/pobj/2", 1, [], []),
        ("varga/NNP/nsubj/1 be/VBZ/ROOT/1 brave/JJR/acomp/1 compare/VBN/prep/1 with/IN/prep/3 lom/NNP/pobj/4", 2, [5], []),
        ("varga/NNP/nsubj/1 be/VBZ/ROOT/1 brave/JJR/acomp/1 compare/VBG/prep/1 with/IN/prep/3 lom/NNP/pobj/4", 2, [], []),
        ("we/PRP/nsubj/1 prefer/VBP/ROOT/1 varga/NNP/dobj/1 to/IN/prep/2 lom/NNP/pobj/3", 1, [4], []), ("we/PRP/nsubj/1 prefer/VBP/ROOT/1 varga/NNP/dobj/1 over/IN/prep/1 lom/NNP/pobj/3", 1, [4], []),
        ("we/PRP/nsubj/1 lead/VBP/ROOT/1 varga/NNP/dobj/1 to/IN/prep/1 lom/NNP/pobj/3", 1, [], []), ("brave/JJR/amod/1 man/NN/ROOT/1 than/IN/prep/1 lom/NNP/pobj/2", 0, [3], []),
        ("brave/JJ/acomp/1 be/VB/ROOT/1 who/WP/relcl/0 than/IN/prep/2 lom/NNP/pobj/3", 0, [], []),
    ],
)  # fmt: skip
def test_with_what_something_is_compared(written, token, unequal, equal):
    tree, _ = read_tree(written)
    assert [list(compared_nouns(tree, token, prepositions)) for prepositions in (UNEQUAL, EQUAL)] == [unequal, equal]
