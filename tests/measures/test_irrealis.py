"""Irrealis: what has not happened, or not yet."""

import pytest
from measures.marked import marked


@pytest.mark.parametrize(
    ("text", "cue", "category"),
    [
        ("The ferry will sail on Monday.", "will", "future"), ("The choir is going to sing.", "is going to", "future"), ("They plan to leave.", "plan to", "plan"),
        ("They want to leave.", "want to", "desire"), ("The path floods if it rains.", "if", "condition"), ("They can swim.", "can", "ability"),
        ("They must leave.", "must", "obligation"),
    ],
)  # fmt: skip
def test_what_is_presented_as_not_having_happened(text, cue, category):
    marks = marked(text, "irrealis", voices="quotes")
    assert marks["category"].to_dict() == {cue: category}
    assert marks["weight"].tolist() == [1.0]


def test_what_will_not_happen_is_still_to_come():
    marks = marked("The ferry will not sail.", "irrealis", voices="quotes")
    assert marks[["category", "weight"]].values.tolist() == [["future", 1.0]]


@pytest.mark.parametrize(
    "text",
    ["The ferry sailed.", "The ferry did not sail.", "Did the ferry sail?", "The talks open on Monday.", "They are going to the harbour.", "It ran as planned.",
     "She left of her own free will.", "He opened a can."],
)  # fmt: skip
def test_facts_and_words_that_only_look_like_irrealis_are_not_marked(text):
    assert marked(text, "irrealis", voices="quotes").empty
