"""What a verb governs other than a clause: by hand, without a parser."""

import pytest
from voices.trees import grown

from analysis.voices.complements import as_phrase, names_a_thing, names_a_thing_nearby, of_phrase

SUBJECT, VERB, IT = (1, "nsubj", "NNS"), (1, "ROOT", "VBD", "describe"), (1, "dobj", "PRP")
AS = {
    "as a waste": ([SUBJECT, VERB, IT, (1, "prep", "IN", "as"), (3, "pobj", "NN")], 4),
    "as foolish": ([SUBJECT, VERB, IT, (1, "prep", "IN", "as"), (3, "amod", "JJ")], 4),
    "like a waste": ([SUBJECT, VERB, IT, (1, "prep", "IN", "like"), (3, "pobj", "NN")], None),
    "as doomed, a clause": ([SUBJECT, VERB, IT, (4, "mark", "IN", "as"), (1, "advcl", "VBN")], 4),
    "while leaving, a clause": ([SUBJECT, VERB, IT, (4, "mark", "IN", "while"), (1, "advcl", "VBG")], None),
    "as it left": ([SUBJECT, VERB, IT, (5, "mark", "IN", "as"), (5, "nsubj", "PRP"), (1, "advcl", "VBD")], None),
    "as the fool, on the object": ([SUBJECT, VERB, IT, (2, "prep", "IN", "as"), (3, "pobj", "NN")], 4),
    "for the fool, on the object": ([SUBJECT, VERB, IT, (2, "prep", "IN", "for"), (3, "pobj", "NN")], None),
    "as a clerk, before the verb": (
        [(3, "prep", "IN", "as"), (0, "pobj", "NN"), (3, "nsubj", "PRP"), (3, "ROOT", "VBD", "describe"), (3, "dobj", "PRP")], None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "what"), AS.values(), ids=AS)
def test_what_something_is_described_as(rows, what):
    verb = next(at for at, row in enumerate(rows) if row[1] == "ROOT")
    assert as_phrase(grown(*rows), verb) == what


@pytest.mark.parametrize(
    ("preposition", "what"),
    [((1, "prep", "IN", "of"), 4), ((2, "prep", "IN", "of"), 4), ((1, "prep", "IN", "by"), None)],
)
def test_what_somebody_is_accused_of(preposition, what):
    assert of_phrase(grown(SUBJECT, VERB, IT, preposition, (3, "pcomp", "VBG")), 1) == what


def test_the_usual_name_of_a_thing():
    called = grown((2, "dobj", "WP", "what"), (2, "nsubj", "NNS"), (2, "ROOT", "VBP", "call"), (2, "oprd", "NN"))
    assert names_a_thing(called, 2) and names_a_thing_nearby(called, 2) and not names_a_thing_nearby(called, 1)
    them = grown(SUBJECT, (1, "ROOT", "VBD", "call"), IT, (1, "oprd", "NN"))
    assert not names_a_thing(them, 1) and not names_a_thing_nearby(them, 1)
