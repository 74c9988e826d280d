"""A verb of saying or thinking under which nothing was said or thought."""

import pytest
from voices.tables import sources_and_words
from voices.trees import grown

from analysis.voices.unasserted import is_unasserted


def test_nobody_says_what_should_be_said_or_needs_no_telling():
    assert (
        sources_and_words("The town must accept that the bridge is old. Nobody needs to be told that it will fall.")
        == []
    )


SHE, SAY = (1, "nsubj", "PRP"), (1, "ROOT", "VBZ")
IF = [(2, "mark", "IN", "if"), (2, "nsubj", "PRP")]
VERBS = {  # the tokens, the verb, and whether nothing is said, or thought, with it
    "she says": ([SHE, SAY], 1, False, False),
    "she does not say": ([(3, "nsubj", "PRP"), (3, "aux", "VBZ"), (3, "neg", "RB"), (3, "ROOT", "VB")], 3, True, False),
    "she can say": ([(2, "nsubj", "PRP"), (2, "aux", "MD", "can"), (2, "ROOT", "VB")], 2, False, True),
    "she should say": ([(2, "nsubj", "PRP"), (2, "aux", "MD", "should"), (2, "ROOT", "VB")], 2, True, True),
    "she might have said": (
        [(3, "nsubj", "PRP"), (3, "aux", "MD", "might"), (3, "aux", "VB", "have"), (3, "ROOT", "VBN")], 3, True, True,
    ),
    "if she says": ([*IF, (3, "advcl", "VBZ"), (3, "ROOT", "VB")], 2, True, True),
    "that she says": ([(2, "mark", "IN", "that"), IF[1], (3, "ccomp", "VBZ"), (3, "ROOT", "VB")], 2, False, False),
    "does she say": ([(2, "aux", "VBZ", "do"), (2, "nsubj", "PRP"), (2, "ROOT", "VB")], 2, True, True),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "verb", "unsaid", "unthought"), VERBS.values(), ids=VERBS)
def test_what_was_not_said_may_be_thought(rows, verb, unsaid, unthought):
    assert is_unasserted(grown(*rows), verb, "saying", False) is unsaid
    assert is_unasserted(grown(*rows), verb, "thinking", False) is unthought


def test_without_an_agent_any_modal_leaves_it_unsaid():
    rows = [(3, "nsubjpass", "PRP"), (3, "aux", "MD", "can"), (3, "auxpass", "VB", "be"), (3, "ROOT", "VBN")]
    assert is_unasserted(grown(*rows), 3, "saying", True) and not is_unasserted(grown(*rows), 3, "saying", False)
