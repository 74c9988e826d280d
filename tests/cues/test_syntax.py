"""What a token governs and is governed by: by hand, without a parser."""

import pytest
from voices.trees import grown

from analysis.cues import syntax

PRP, ROOT = (1, "nsubj", "PRP", "she"), (1, "ROOT", "VBD", "sign")
DENIED = {
    "she signed": ([PRP, ROOT], False),
    "she never signed": ([(2, "nsubj", "PRP", "she"), (2, "neg", "RB", "never"), (2, "ROOT", "VBD", "sign")], True),
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
