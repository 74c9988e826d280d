"""Which words of a text name the target of a row."""

import pandas as pd
import pytest

from analysis.validation.learning.target_mentions import targets_in
from analysis.validation.learning.targets import name_keys

TEXT = "Anna Berg said she would win, and Holm saw her leave."


def mentions(text, place, before="It rained. "):
    """The words that name what stands in a place, beside a row of another text."""
    rows = pd.DataFrame(
        {"text": [before, text, text], "start": [0, place[0], place[0]], "end": [2, place[1], place[1]]}
    )
    words, found = targets_in(rows)
    assert found.loc[found["target"] == 2, ["first", "last"]].values.tolist() == (
        found.loc[found["target"] == 1, ["first", "last"]].values.tolist()
    )
    own = found[found["target"] == 1]
    return [" ".join(words.surface[i] for i in range(row.first, row.last + 1)) for row in own.itertuples()]


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
