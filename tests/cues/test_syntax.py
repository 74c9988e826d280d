"""What a token governs and is governed by: by hand, without a parser."""

import pytest
from voices.trees import grown, read_tree

from analysis.cues import syntax

MODALS = {
    "may sign": ([(1, "aux", "MD", "may"), (1, "ROOT", "VB", "sign")], 0, 1),
    "may have signed": ([(2, "aux", "MD", "may"), (2, "aux", "VB", "have"), (2, "ROOT", "VBN", "sign")], 0, 2),
    "May signed": ([(1, "aux", "MD", "may"), (1, "ROOT", "VBD", "sign")], 0, None),  # the month
    "may put": ([(1, "aux", "MD", "may"), (1, "ROOT", "VBD", "put")], 0, 1),
    "ought to sign": ([(0, "ROOT", "MD", "ought"), (2, "aux", "TO", "to"), (0, "xcomp", "VB", "sign")], 0, 2),
    "perhaps it may": ([(1, "nsubj", "PRP", "it"), (1, "ROOT", "MD", "may")], 1, None),
    "is signing": ([(1, "aux", "VBZ", "be"), (1, "ROOT", "VBG", "sign")], 0, None),
}


@pytest.mark.parametrize(("rows", "modal", "verb"), MODALS.values(), ids=MODALS)
def test_the_verb_that_a_modal_goes_with(rows, modal, verb):
    assert syntax.modal_verb(grown(*rows), modal) == verb


def test_a_clause_that_a_verb_governs_follows_it():
    after = grown((0, "ROOT", "VBD"), (2, "nsubj", "PRP"), (0, "ccomp", "VBD"))
    before = grown((1, "nsubj", "PRP"), (2, "ccomp", "VBD"), (2, "ROOT", "VBD"))
    assert syntax.governs_clause(after, 0) and not syntax.governs_clause(before, 2)


def tree(written):
    return read_tree(written)[0]


@pytest.mark.parametrize(
    ("written", "verb", "denied"),
    [
        ("it/PRP/nsubj/2 not/RB/neg/2 fall/VBZ/ROOT/2", 2, True), ("it/PRP/nsubj/2 soon/RB/advmod/2 fall/VBZ/ROOT/2", 2, False), ("hardly/RB/advmod/1 fall/VBZ/ROOT/1", 1, True),
        ("not/RB/dep/1 fall/VBZ/ROOT/1", 1, False), ("rise/VB/ROOT/0 nor/CC/cc/0 fall/VB/conj/0", 2, True), ("rise/VB/ROOT/0 or/CC/cc/0 fall/VB/conj/0", 2, False),
        ("rise/VB/ROOT/0 nor/CC/cc/0 fall/VB/advcl/0", 2, False), ("nobody/NN/nsubj/1 fall/VBZ/ROOT/1", 1, True), ("no/DT/det/1 man/NN/nsubj/2 fall/VBZ/ROOT/2", 2, True), ("a/DT/det/1 man/NN/nsubj/2 fall/VBZ/ROOT/2", 2, False),
        ("few/JJ/amod/1 man/NN/nsubjpass/2 fall/VBZ/ROOT/2", 2, True), ("few/JJ/poss/1 man/NN/nsubj/2 fall/VBZ/ROOT/2", 2, False), ("fall/VBZ/ROOT/0 nobody/NN/dobj/0", 0, False),
    ],
)  # fmt: skip
def test_a_verb_is_denied_by_a_negator_by_nor_or_by_a_subject_that_is_nobody(written, verb, denied):
    assert syntax.is_denied(tree(written), verb) == denied


@pytest.mark.parametrize(
    ("written", "token", "untrue"),
    [
        ("that/IN/mark/2 he/PRP/nsubj/2 lie/VBD/csubj/3 be/VBZ/ROOT/3 myth/NN/attr/3", 2, True),
        ("that/IN/mark/2 he/PRP/nsubj/2 lie/VBD/csubj/3 be/VBZ/ROOT/3 myth/NN/attr/3", 1, True), ("that/IN/mark/2 he/PRP/nsubj/2 lie/VBD/csubj/3 be/VBZ/ROOT/3 myth/NN/attr/3", 4, False),
        ("that/IN/mark/2 he/PRP/nsubj/2 lie/VBD/csubj/3 be/VBZ/ROOT/3 fact/NN/attr/3", 2, False),
        ("he/PRP/nsubj/1 lie/VBD/dep/2 be/VBZ/ROOT/2 myth/NN/attr/2", 1, False), ("myth/NN/ROOT/0 that/IN/mark/3 he/PRP/nsubj/3 lie/VBD/acl/0", 3, True),
        ("it/PRP/nsubj/1 be/VBZ/ROOT/1 wrong/JJ/acomp/1 to/TO/aux/4 lie/VB/xcomp/1", 4, True), ("it/PRP/nsubj/1 be/VBZ/ROOT/1 wrong/RB/acomp/1 to/TO/aux/4 lie/VB/xcomp/1", 4, False),
        ("it/PRP/nsubj/1 be/VBZ/ROOT/1 wrong/JJ/acomp/1 lie/VB/advcl/1", 3, True), ("it/PRP/nsubj/1 be/VBZ/ROOT/1 wrong/JJ/acomp/1 lie/VBG/advcl/1", 3, False),
        ("it/PRP/nsubj/1 be/VBZ/ROOT/1 wrong/JJ/acomp/1", 2, False), ("it/PRP/nsubj/1 be/VBZ/ROOT/1 wrong/JJ/dep/1 lie/VB/xcomp/1", 3, False),
        ("be/VBZ/ROOT/0 false/JJ/acomp/0 say/VB/ccomp/0 cruel/JJ/oprd/2", 3, True),
    ],
)  # fmt: skip
def test_what_is_called_untrue_is_the_clause_and_not_the_sentence(written, token, untrue):
    assert syntax.is_called_untrue(tree(written), token) == untrue


def test_a_sentence_ends_with_its_paragraph_and_is_asked_if_its_last_token_is_a_question_mark():
    given = tree("it/PRP/nsubj/1 fall/VBZ/ROOT/1 ?/./punct/1 so/RB/ROOT/3 ./,/punct/3")
    given = given._replace(paragraph=[0, 0, 0, 1, 1])
    assert [syntax.next_to(given, at, 1) for at in range(5)] == [1, 2, None, 4, None]
    assert [syntax.next_to(given, at, -1) for at in range(5)] == [None, 0, 1, None, 3]
    assert [syntax.next_to(given, at, 0) for at in (0, 4)] == [0, 4]
    assert [syntax.sentence_span(given, at) for at in (0, 2, 3, 4)] == [(0, 2), (0, 2), (3, 4), (3, 4)]
    assert [syntax.is_asked(given, at) for at in (0, 1, 3)] == [True, True, False]


@pytest.fixture
def fallen():
    """It has fallen, old; it rises; to go."""
    return tree(
        "it/PRP/nsubj/2 have/VBZ/aux/2 fall/VBN/ROOT/2 old/JJ/acomp/2 it/PRP/nsubj/5 rise/VBZ/ccomp/2 to/TO/aux/7 go/VB/xcomp/2"
    )


def test_a_perfect_has_a_form_of_have(fallen):
    assert [syntax.is_perfect(fallen, verb) for verb in (2, 5, 7)] == [True, False, False]


def test_a_predicate_is_found_where_there_is_one(fallen):
    assert [syntax.predicate(fallen, verb) for verb in (2, 5)] == [3, None]


def test_a_verb_is_under_a_marker_of_its_own(fallen):
    assert syntax.is_under(fallen, 7, "to", "if")
    assert not syntax.is_under(fallen, 7, "if") and not syntax.is_under(fallen, 2, "it")


def test_classes_of_words_go_by_tag(fallen):
    assert syntax.is_of(fallen, 2, ["verb"]) and not syntax.is_of(fallen, 3, ["verb"])
    assert syntax.is_of(fallen, 3, ["verb", "adjective"])
