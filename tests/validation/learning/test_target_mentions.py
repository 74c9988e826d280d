"""Where the texts of rows name their targets: the name itself, and the pronouns that clearly follow it."""

import pandas as pd

from analysis.validation.learning.target_mentions import targets_in

TEXT = "Then Ann Roe spoke, and she left when Bo Lima came, and he sat by her."


def mentions(*names, text=TEXT):
    """The words that name the target of each row."""
    starts = [text.index(name) for name in names]
    rows = pd.DataFrame(
        {
            "text": [text] * len(names),
            "start": starts,
            "end": [start + len(name) for start, name in zip(starts, names, strict=True)],
        }
    )
    words, found = targets_in(rows)
    return [(row.target, " ".join(words.surface[row.first : row.last + 1])) for row in found.itertuples()]


def test_pronouns_are_followed_up_to_the_next_name():
    assert mentions("Ann Roe", "Bo Lima") == [(0, "Ann Roe"), (0, "she"), (1, "Bo Lima"), (1, "he"), (1, "her")]


def test_a_place_within_a_word_is_that_word():
    assert mentions("oe spo")[0] == (0, "Roe spoke") and mentions("im")[0] == (0, "Lima")


def test_a_target_at_the_end_of_its_text_does_not_reach_into_the_next():
    rows = pd.DataFrame({"text": ["It was Roe", "She left."], "start": [7, 0], "end": [10, 3]})
    words, found = targets_in(rows)
    assert found.to_numpy().tolist() == [[2, 2, 0], [3, 3, 1]] and words.surface[2] == "Roe"
