"""What a token governs and is governed by: by hand, without a parser."""

import pytest
from voices.trees import grown, read_tree

from analysis.cues import syntax

PRP, ROOT = (1, "nsubj", "PRP", "she"), (1, "ROOT", "VBD", "sign")


DENIED = {
    "she signed": ([PRP, ROOT], False),
    "never signed": ([(1, "neg", "RB", "never"), (1, "ROOT", "VBD", "sign")], True),
    "nobody signed": ([(1, "nsubj", "NN", "nobody"), ROOT], True),
    "no clerk signed": ([(1, "det", "DT", "no"), (2, "nsubj", "NN", "clerk"), (2, "ROOT", "VBD", "sign")], True),
    "a clerk signed": ([(1, "det", "DT", "a"), (2, "nsubj", "NN", "clerk"), (2, "ROOT", "VBD", "sign")], False),
    "slept nor signed": ([(0, "ROOT", "VBD", "sleep"), (0, "cc", "CC", "nor"), (0, "conj", "VBD", "sign")], True),
    "slept and signed": ([(0, "ROOT", "VBD", "sleep"), (0, "cc", "CC", "and"), (0, "conj", "VBD", "sign")], False),
}


@pytest.mark.parametrize(("rows", "denied"), DENIED.values(), ids=DENIED)
def test_a_verb_is_denied_by_a_negator_by_nor_or_by_a_subject_that_is_nobody(rows, denied):
    verb = next(at for at, row in enumerate(rows) if row[3] == "sign")
    assert syntax.is_denied(grown(*rows), verb) is denied


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


@pytest.mark.parametrize(("noun", "untrue"), [("myth", True), ("fact", False)])
def test_what_is_called_untrue_is_the_clause_and_not_the_sentence(noun, untrue):
    tree = grown(
        (2, "mark", "IN", "that"), (2, "nsubj", "PRP", "she"), (3, "csubj", "VBD", "lie"), (3, "ROOT", "VBZ", "be"),
        (5, "det", "DT", "a"), (3, "attr", "NN", noun),
    )  # fmt: skip
    assert syntax.is_called_untrue(tree, 2) is untrue and syntax.is_called_untrue(tree, 1) is untrue
    assert not syntax.is_called_untrue(tree, 5)


@pytest.fixture
def two():
    """She signed. Did it rain?"""
    return grown(
        PRP, ROOT, (1, "punct", ".", "."), (5, "aux", "VBD", "do"), (5, "nsubj", "PRP", "it"), (5, "ROOT", "VB", "rain"),
        (5, "punct", ".", "?"),
    )  # fmt: skip


def test_a_sentence_goes_from_its_first_to_its_last_token_and_is_asked_if_that_is_a_question_mark(two):
    assert [syntax.sentence_span(two, at) for at in (0, 2, 4)] == [(0, 2), (0, 2), (3, 6)]
    assert [syntax.is_asked(two, at) for at in (0, 4)] == [False, True]


def test_the_next_token_is_one_of_the_same_paragraph(two):
    assert [syntax.next_to(two, 2, step) for step in (-1, 1)] == [1, 3]
    assert syntax.next_to(two, 0, -1) is None and syntax.next_to(two, 6, 1) is None
    assert syntax.next_to(two._replace(paragraph=[0] * 3 + [1] * 4), 2, 1) is None


def test_classes_of_words_go_by_tag(two):
    assert syntax.is_of(two, 1, ["noun", "verb"]) and not syntax.is_of(two, 1, ["noun", "modal"])


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
