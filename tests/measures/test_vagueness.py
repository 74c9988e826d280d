"""Vagueness: wording that leaves open how much, how many or who."""

import pytest
from measures.marked import marked


@pytest.mark.parametrize(
    ("text", "cue", "category"),
    [
        ("The bridge cost about 40 pounds.", "about 40", "approximator"), ("It is largely finished.", "largely", "approximator"),
        ("Many came. There were 300 of them.", "Many", "weasel.quantity"), ("Some boats sank.", "Some", "weasel.quantity"),
        ("The hill is believed holy.", "is believed", "weasel.source"), ("Critics object.", "Critics", "weasel.source"),
        ("The ferry is often late.", "often", "weasel.degree"),
    ],
)  # fmt: skip
def test_what_is_vague(text, cue, category):
    marks = marked(text, "vagueness", voices="quotes")
    assert marks["category"].to_dict() == {cue: category}
    assert marks["weight"].tolist() == [1.0]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge cost 40 pounds.", "It may rain.", "They talk about 40 boats.", "How many came?", "The parish needs it in some respects.",
        "The critics object.", "How often does it run?",
    ],
)  # fmt: skip
def test_what_is_not_vague(text):
    assert marked(text, "vagueness", voices="quotes").empty
