"""What nouns, adjectives, adverbs and prepositions attribute to somebody."""

import pytest
from voices.pairs import found


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("Berg's claim that the bridge is empty is wrong.", "Berg", "the bridge is empty"),
        ("The fear among residents that the dam will break is old.", "residents", "the dam will break"),
        ("The mayor is convinced that the bridge will pay.", "The mayor", "the bridge will pay"),
        ("According to the ministry, the bridge is safe.", "the ministry", "the bridge is safe"),
        ("To its critics, the bridge is a monument to vanity.", "its critics", "the bridge is a monument to vanity"),
        ("In the mayor's view, the bridge is a triumph.", "the mayor", "the bridge is a triumph"),
    ],
)
def test_what_phrases_give_to_somebody(text, source, words):
    assert (source, words) in found(text)
