"""What verbs of saying and thinking govern, and whose words or thoughts it is."""

import pytest
from voices.pairs import found


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("The minister insisted that the bridge was safe.", "The minister", "the bridge was safe"),
        ("Many residents fear the river will rise.", "Many residents", "the river will rise"),
        ("The ferry, Anna Berg believes, is doomed.", "Anna Berg", "is doomed"),
        ("As Anna Berg wrote last week, the bridge is a ruin.", "Anna Berg", "the bridge is a ruin"),
        ("What the mayor conceded is that the money is gone.", "the mayor", "the money is gone"),
        ("A survey shows that most drivers avoid the bridge.", "A survey", "most drivers avoid the bridge"),
        ("The treaty states that neither town may close the river.", "The treaty", "neither town may close the river"),
        ("Critics described the bridge as a waste of money.", "Critics", "a waste of money"),
        ("The mayor called the plan foolish and costly.", "The mayor", "foolish and costly"),
        ("Residents accused the builders of cutting corners.", "Residents", "cutting corners"),
        ("The bridge is said to be the longest in the valley.", "", "to be the longest in the valley"),
        ("The mayor has said that the bridge is closed.", "The mayor", "the bridge is closed"),
        ("They met a baker saying that the bridge is closed.", "a baker", "the bridge is closed"),
        ("We hear the bridge has been closed.", "", "the bridge has been closed"),
        ("I read in serious papers that the bridge is closed.", "", "the bridge is closed"),
        ("Anna Berg asked what the bridge would cost.", "Anna Berg", "what the bridge would cost"),
        ("The mayor says it is safe as if storms never came.", "The mayor", "it is safe as if storms never came"),
        (
            "Anna Berg says the mayor “told them in a letter to us” that the bridge is closed.",
            "Anna Berg",
            "the mayor “told them in a letter to us” that the bridge is closed",
        ),
    ],
)
def test_what_verbs_give_to_somebody(text, source, words):
    assert (source, words) in found(text)
