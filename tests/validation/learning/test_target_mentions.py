"""Where the texts of rows name their targets: the name itself, and the pronouns that clearly follow it."""

import pandas as pd
import pytest

from analysis.validation.learning.target_mentions import targets_in
from analysis.validation.learning.targets import name_keys

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


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Anna Berg", ["Anna Berg", "she"]),  # up to the next name
        ("Berg", ["Berg", "she"]),
        ("erg sai", ["Berg said", "she"]),  # whole words
        ("Holm", ["Holm", "her"]),
        ("leave", ["leave"]),
        ("leave.", ["leave"]),
    ],
)
def test_a_target_is_named_by_its_words_and_by_clear_pronouns_after_it(name, found):
    start = TEXT.index(name)
    assert mentions(TEXT, (start, start + len(name))) == found


def test_the_same_name_again_does_not_end_what_its_pronouns_mean():
    assert mentions("Berg knew that Berg lost what he had.", (0, 4)) == ["Berg", "he"]


def test_a_key_is_a_name_where_it_mostly_has_a_capital_inside_sentences():
    texts = ["We saw Rose and Rose and a rose.", "We saw Hill and a hill.", "Moss grew. We saw it."]
    words, _ = targets_in(pd.DataFrame({"text": texts, "start": 0, "end": 2}))
    there = {"rose", "hill", "moss", "we", "saw"}
    assert there & name_keys(words) == {"rose", "moss", "we"}, "half is not mostly; what is never inside is a name"
