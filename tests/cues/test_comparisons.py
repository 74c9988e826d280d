"""With what a cue compares its target."""

import pytest
from cues.relations import (
    COMPARED,
    SAID,
    relations,
)


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
