"""The noun phrase that a source is."""

import pytest
from voices.trees import grown

from analysis.voices.sources import noun_phrase

COMMA, NAME = (3, "punct", ",", ","), (3, "nmod", "NNP", "berg")


@pytest.mark.parametrize(
    ("before", "first"),
    [
        ([(3, "advmod", "RB", "later"), COMMA, NAME], 2),  # later, Berg's envoy said
        ([(3, "det", "DT", "the"), COMMA, NAME], 0),  # the, as it were, mark is inside the phrase
        ([(3, "advmod", "RB", "later"), NAME, NAME], 0),
    ],
)
def test_a_source_begins_after_the_last_mark_before_it(before, first):
    tree = grown(*before, (4, "nsubj", "NN", "envoy"), (4, "ROOT", "VBD", "say"))
    assert noun_phrase(tree, 3, 4) == (first, 3)
