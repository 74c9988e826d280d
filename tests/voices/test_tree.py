"""What hangs on what in a parse, and whose subject is whose: by hand, without a parser."""

import pytest
from voices.trees import grown


@pytest.fixture(scope="module")
def critics():
    """Critics who left said that it rains and wanted to leave."""
    return grown(
        (3, "nsubj", "NNS"), (2, "nsubj", "WP", "who"), (0, "relcl", "VBD"), (3, "ROOT", "VBD"), (6, "mark", "IN"),
        (6, "nsubj", "PRP"), (3, "ccomp", "VBZ"), (3, "cc", "CC"), (3, "conj", "VBD"), (10, "aux", "TO"), (8, "xcomp", "VB"),
    )  # fmt: skip


def test_what_hangs_on_a_token_directly_and_at_whatever_depth(critics):
    assert critics.kids[3] == [0, 6, 7, 8] and critics.kids[5] == []
    assert [(critics.left[at], critics.right[at]) for at in (3, 0, 8, 5)] == [(0, 10), (0, 2), (8, 10), (5, 5)]
    assert [critics.below(3, "ccomp"), critics.below(3, "conj", "ccomp"), critics.below(3, "dobj")] == [6, 6, None]
    inside = {(token, other) for token in range(11) for other in (0, 3, 6) if critics.is_inside(token, other)}
    assert inside == {*((token, 3) for token in range(11)), (0, 0), (1, 0), (2, 0), (4, 6), (5, 6), (6, 6)}


def test_verbs_and_auxiliaries_are_verbs():
    given = grown(*((0, "ROOT", tag) for tag in ("VBD", "MD", "NN", "TO", "RB")))
    assert [given.is_verb(token) for token in range(5)] == [True, True, False, False, False]


def test_the_subject_is_the_verb_s_own_or_that_of_the_verb_it_hangs_on(critics):
    assert {verb: critics.subject(verb) for verb in (3, 2, 6, 8, 10)} == {3: 0, 2: 0, 6: 5, 8: 0, 10: 0}


SUBJECTS = {
    "a promise made": ([(0, "ROOT", "NN"), (0, "acl", "VBN")], 1, 0),
    "a man saying": ([(0, "ROOT", "NN"), (0, "relcl", "VBG")], 1, 0),
    "no subject at all": ([(0, "ROOT", "VB"), (0, "dobj", "NN")], 0, None),
    "a clause of its own": ([(2, "nsubj", "PRP"), (2, "advmod", "RB"), (2, "ROOT", "VBD"), (2, "ccomp", "VB")], 3, None),
    "by saying": ([(1, "nsubj", "PRP"), (1, "ROOT", "VBD"), (1, "prep", "IN"), (2, "pcomp", "VBG")], 3, 0),
    "a sentence set in front": ([(2, "nsubj", "NN"), (2, "nsubj", "PRP"), (2, "ROOT", "VBZ")], 2, 1),
    "joined by and": ([(3, "nsubj", "NN"), (3, "cc", "CC"), (3, "nsubj", "NN"), (3, "ROOT", "VBZ")], 3, 0),
    "after the verb": ([(0, "ROOT", "VBZ"), (0, "nsubj", "NN")], 0, 1),
    "a name taken for the verb's": ([(1, "compound", "NNP"), (2, "nsubj", "VBZ"), (2, "ROOT", "VBD")], 1, 0),
    "a verb taken for a subject": ([(1, "compound", "JJ"), (2, "nsubj", "VBZ"), (2, "ROOT", "VBD")], 1, None),
    "a relative not of its clause": ([(1, "nsubj", "WP", "who"), (1, "ROOT", "VBD")], 1, 0),
    "a relative of joined verbs": ([(0, "ROOT", "NN"), (2, "nsubj", "WP", "who"), (0, "relcl", "VBD"), (2, "conj", "VBD")], 3, 0),
}  # fmt: skip
HALL = [(1, "nsubj", "PRP"), (1, "ROOT", "VBD"), (3, "det", "DT"), (1, "dobj", "NN"), (3, "cc", "CC"), (6, "det", "DT"), (3, "conj", "NN")]  # fmt: skip
SUBJECTS |= {  # he left the hall and a man …
    "said": ([*HALL, (1, "conj", "VBD")], 7, 6),
    "saying": ([*HALL, (1, "conj", "VBG")], 7, 0),
    "suddenly said": ([*HALL, (8, "advmod", "RB"), (1, "conj", "VBD")], 8, 0),
}


@pytest.mark.parametrize(("rows", "verb", "subject"), SUBJECTS.values(), ids=SUBJECTS)
def test_the_subject_that_grammar_gives_a_verb(rows, verb, subject):
    assert grown(*rows).subject(verb) == subject
