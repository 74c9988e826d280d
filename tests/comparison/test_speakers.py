"""Who speaks in each article, how much, and introduced how."""

import pandas as pd
import pytest

import analysis
from analysis.comparison.speakers import introductions
from analysis.core.schema import table

CUES = ["said", "argued", "warned", "claimed", "added"]
MINISTRY = " ".join(
    f"The ministry {cue} that the {place} was shut."
    for cue, place in zip([*CUES, "added"], "road bridge port pier quay lock".split(), strict=True)
)
TWO = "Bo Lund said that it rains. Anna Berg said that it pours. Bo Holm said that nobody at all came."


@pytest.fixture(scope="module")
def study():
    articles = table("articles", {"article": ["b", "a"], "text": [MINISTRY, f"{TWO}\n\n{MINISTRY[:38]}"]})
    return analysis.measure(articles)


def test_speakers_stand_by_article_then_by_their_words_then_by_name(study):
    found = study.speakers()
    assert found[["article", "speaker", "words"]].values.tolist() == [
        ["b", "The ministry", 24], ["a", "Bo Holm", 4], ["a", "The ministry", 4], ["a", "Anna Berg", 2], ["a", "Bo Lund", 2],
    ]  # fmt: skip
    words = study.tokens.groupby("article").size()
    assert found["share"].tolist() == pytest.approx(
        [size / words[name] * 100 for name, size in zip(found["article"], found["words"], strict=True)]
    )
    assert found["times"].tolist() == [6, 1, 1, 1, 1] and (found["doubtful"] == 0).all()


def test_the_four_commonest_reporting_expressions_introduce_a_speaker(study):
    assert study.speakers()["introduced"].iloc[0] == "added, said, argued, warned"


def test_statements_stand_in_the_sentence_in_which_they_begin(study):
    assert study.statements(of="The ministry")["sentence"].tolist() == [1, 2, 3, 4, 5, 6, 4]


def test_the_ways_of_introducing_share_out_the_words_of_others(study):
    found = introductions(study)
    sums = found.groupby("group")[["words", "share"]].sum()
    assert sums["words"].to_dict() == {"b": 24, "a": 12} and sums["share"].tolist() == pytest.approx([100, 100])
    assert found["part"].is_monotonic_increasing
    only = found[found["group"] == "a"]
    assert only["share"].tolist() == pytest.approx((only["words"] / 12 * 100).tolist())
    assert isinstance(found, pd.DataFrame) and list(found) == ["group", "part", "words", "share"]
