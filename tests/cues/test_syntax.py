"""What a parse says of a word: denied, asked, called untrue, under a modal; by hand, without a parser."""

import pytest
from voices.trees import read_tree

from analysis.cues import syntax


def tree(written):
    return read_tree(written)[0]


@pytest.mark.parametrize(
    ("written", "verb", "denied"),
    [
        ("it/PRP/nsubj/2 not/RB/neg/2 fall/VBZ/ROOT/2", 2, True), ("it/PRP/nsubj/2 soon/RB/advmod/2 fall/VBZ/ROOT/2", 2, False), ("hardly/RB/advmod/1 fall/VBZ/ROOT/1", 1, True),
        ("not/RB/dep/1 fall/VBZ/ROOT/1", 1, False), ("rise/VB/ROOT/0 nor/CC/cc/0 fall/VB/conj/0", 2, True), ("rise/VB/ROOT/0 or/CC/cc/0 fall/VB/conj/0", 2, False),
        ("rise/VB/ROOT/0 nor/CC/cc/0 fall/VB/advcl/0", 2, False), ("nobody/NN/nsubj/1 fall/VBZ/ROOT/1", 1, True), ("no/DT/det/1 man/NN/nsubj/2 fall/VBZ/ROOT/2", 2, True),
        ("few/JJ/amod/1 man/NN/nsubjpass/2 fall/VBZ/ROOT/2", 2, True), ("few/JJ/poss/1 man/NN/nsubj/2 fall/VBZ/ROOT/2", 2, False), ("fall/VBZ/ROOT/0 nobody/NN/dobj/0", 0, False),
    ],
)  # fmt: skip
def test_what_is_denied(written, verb, denied):
    assert syntax.is_denied(tree(written), verb) == denied


@pytest.mark.parametrize(
    ("written", "token", "untrue"),
    [
        ("that/IN/mark/2 he/PRP/nsubj/2 lie/VBD/csubj/3 be/VBZ/ROOT/3 myth/NN/attr/3", 2, True),
        ("that/IN/mark/2 he/PRP/nsubj/2 lie/VBD/csubj/3 be/VBZ/ROOT/3 fact/NN/attr/3", 2, False),
        ("he/PRP/nsubj/1 lie/VBD/dep/2 be/VBZ/ROOT/2 myth/NN/attr/2", 1, False), ("myth/NN/ROOT/0 that/IN/mark/3 he/PRP/nsubj/3 lie/VBD/acl/0", 3, True),
        ("it/PRP/nsubj/1 be/VBZ/ROOT/1 wrong/JJ/acomp/1 to/TO/aux/4 lie/VB/xcomp/1", 4, True), ("it/PRP/nsubj/1 be/VBZ/ROOT/1 wrong/RB/acomp/1 to/TO/aux/4 lie/VB/xcomp/1", 4, False),
        ("it/PRP/nsubj/1 be/VBZ/ROOT/1 wrong/JJ/acomp/1 lie/VB/advcl/1", 3, True), ("it/PRP/nsubj/1 be/VBZ/ROOT/1 wrong/JJ/acomp/1 lie/VBG/advcl/1", 3, False),
        ("it/PRP/nsubj/1 be/VBZ/ROOT/1 wrong/JJ/acomp/1", 2, False), ("it/PRP/nsubj/1 be/VBZ/ROOT/1 wrong/JJ/dep/1 lie/VB/xcomp/1", 3, False),
        ("be/VBZ/ROOT/0 false/JJ/acomp/0 say/VB/ccomp/0 cruel/JJ/oprd/2", 3, True),
    ],
)  # fmt: skip
def test_what_is_called_untrue(written, token, untrue):
    assert syntax.is_called_untrue(tree(written), token) == untrue


@pytest.mark.parametrize(
    ("written", "modal", "verb"),
    [
        ("it/PRP/nsubj/2 may/MD/aux/2 fall/VB/ROOT/2", 1, 2), ("it/PRP/nsubj/2 may/NNP/aux/2 fall/VB/ROOT/2", 1, None), ("may/MD/aux/1 see/VBD/ROOT/1", 0, None),
        ("may/MD/aux/1 put/VBD/ROOT/1", 0, 1), ("may/MD/aux/2 have/VB/aux/2 fall/VBD/ROOT/2", 0, 2), ("fall/VB/ROOT/0 may/MD/aux/0", 1, None), ("may/MD/aux/1 berg/NNP/ROOT/1", 0, None),
        ("it/PRP/nsubj/1 ought/MD/ROOT/1 to/TO/aux/3 fall/VB/xcomp/1", 1, 3), ("it/PRP/nsubj/1 ought/MD/aux/2 fall/VB/ROOT/2", 1, None), ("it/PRP/nsubj/1 can/MD/ROOT/1", 1, None),
        ("it/PRP/nsubj/1 can/MD/ROOT/1 fall/VB/xcomp/1", 1, 2), ("may/MD/aux/1 fall/VBZ/ROOT/1", 0, None),
    ],
)  # fmt: skip
def test_the_verb_that_a_modal_goes_with(written, modal, verb):
    assert syntax.modal_verb(tree(written), modal) == verb


def test_what_stands_beside_a_word_and_where_its_sentence_ends():
    given = tree("it/PRP/nsubj/1 fall/VBZ/ROOT/1 ?/./punct/1 so/RB/ROOT/3 ./,/punct/3")
    given = given._replace(paragraph=[0, 0, 0, 1, 1])
    assert [syntax.next_to(given, at, 1) for at in range(5)] == [1, 2, None, 4, None]
    assert [syntax.next_to(given, at, -1) for at in range(5)] == [None, 0, 1, None, 3]
    assert [syntax.next_to(given, at, 0) for at in (0, 4)] == [0, 4]
    assert [syntax.sentence_span(given, at) for at in (0, 2, 3, 4)] == [(0, 2), (0, 2), (3, 4), (3, 4)]
    assert [syntax.is_asked(given, at) for at in (0, 1, 3)] == [True, True, False]


def test_small_questions_about_a_verb():
    have = tree(
        "it/PRP/nsubj/2 have/VBZ/aux/2 fall/VBN/ROOT/2 old/JJ/acomp/2 it/PRP/nsubj/5 rise/VBZ/ccomp/2 to/TO/aux/7 go/VB/xcomp/2"
    )
    assert syntax.is_perfect(have, 2) and not syntax.is_perfect(have, 5) and not syntax.is_perfect(have, 7)
    assert syntax.predicate(have, 2) == 3 and syntax.predicate(have, 5) is None
    assert syntax.governs_clause(have, 2) and not syntax.governs_clause(have, 5)
    assert (
        syntax.is_under(have, 7, "to", "if")
        and not syntax.is_under(have, 7, "if")
        and not syntax.is_under(have, 2, "it")
    )
    assert (
        syntax.is_of(have, 2, ["verb"])
        and not syntax.is_of(have, 3, ["verb"])
        and syntax.is_of(have, 3, ["verb", "adjective"])
    )
