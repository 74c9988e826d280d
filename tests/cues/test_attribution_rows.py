"""Whose words: the row of attributions that a word is part of, and its speaker."""

import numpy as np
import pandas as pd
import pytest

from analysis.cues.attribution_rows import attribution_rows, speaker_groups, speakers_of
from analysis.cues.labels import Labels


def test_each_word_has_the_row_of_its_own_article():
    attributions = pd.DataFrame({"article": ["a", "b", "b"], "attribution": [1, 1, 2]})
    article = Labels.of(np.array([0, 0, 1, 1, 0]), ["b", "a"])
    assert attribution_rows(article, np.array([0, 2, 1, 0, 1]), attributions).tolist() == [-1, 2, 0, -1, 1]
    assert attribution_rows(article, np.zeros(5, int), attributions[:0]).tolist() == [-1] * 5


def test_an_attribution_that_is_missing_is_an_error():
    attributions = pd.DataFrame({"article": ["a"], "attribution": [1]})
    for article, number in (("a", 2), ("b", 1)):
        with pytest.raises(ValueError, match="pass those with which the tokens were made"):
            attribution_rows(Labels.same(article, 1), np.array([number]), attributions)


def test_a_speaker_is_spelled_as_at_first_and_a_pronoun_names_nobody():
    sources = ["Officials", "officials", "She", "", "Them", "Shelley"]
    found = speakers_of(pd.DataFrame({"source": sources}))
    assert found.tolist() == ["Officials", "Officials", *["(nobody named)"] * 3, "Shelley"]


def test_speakers_who_are_no_target_are_others():
    attributions = pd.DataFrame({"source": ["it"], "actor": [""], "source_kind": ["person"]})
    assert [speaker_groups(column, attributions).tolist() for column in attributions] == [
        ["(nobody named)"], ["(others)"], ["person"],
    ]  # fmt: skip
