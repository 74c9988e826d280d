"""Who says what in each article, about whom, and in how many words."""

import pytest

import analysis
from analysis.comparison.speakers import introductions
from analysis.core.schema import table
from analysis.report.tables import listings

SCORED = ["heading", "body"]
CUES = ["said", "argued", "warned", "claimed", "added"]
MINISTRY = " ".join(
    f"The ministry {cue} that the {place} was shut."
    for cue, place in zip([*CUES, "added"], "road bridge port pier quay lock".split(), strict=True)
)
TWO = "Bo Lund said that it rains. Anna Berg said that it pours. Bo Holm said that nobody at all came."


def test_statements_of_and_about_somebody(speaking):
    every = speaking.statements()
    texts = dict(zip(speaking.articles["article"], speaking.articles["text"], strict=True))
    assert all(texts[row.article][row.start : row.end] == row.text for row in every.itertuples())
    for of in ("Iran", "iran", "officials in tehran"):
        (row,) = speaking.statements(of=of).itertuples()
        assert (row.speaker, row.actor, row.cue, row.sentence) == ("Officials in Tehran", "iran", "said", 2)
        assert row.text == "Russia would keep its word"
    assert len(speaking.statements(of="The ministry")) == 2
    assert set(speaking.statements(about="Russia")["speaker"]) == {"Officials in Tehran", "Anna Berg"}
    assert len(speaking.statements(of="Iran", about="Russia")) == 1
    assert speaking.statements(of="China").empty
    assert every["doubtful"].sum() == 1


def test_unknown_speakers_and_targets_are_errors_that_list_the_known(speaking):
    with pytest.raises(ValueError, match="of='Mars'.*Russia, Iran.*The ministry"):
        speaking.statements(of="Mars")
    with pytest.raises(ValueError, match="about='Anna Berg'.*valid: Russia, Iran"):
        speaking.statements(about="Anna Berg")


def test_speakers_with_their_words_and_what_is_doubtful(speaking):
    found = speaking.speakers().set_index("speaker")
    tokens = speaking.tokens[(speaking.tokens["article"] == "a") & speaking.tokens["section"].isin(SCORED)]
    said = speaking.statements(of="The ministry")
    words = tokens["attribution"].isin(said["attribution"]).sum()
    assert found.loc["The ministry", ["words", "times", "introduced", "doubtful"]].tolist() == [words, 2, "said", 0]
    assert found.loc["The ministry", "share"] == pytest.approx(words / len(tokens) * 100)
    assert found.loc["Anna Berg", ["words", "times", "doubtful"]].tolist() == [0, 0, 1]
    assert set(found["article"]) == {"a"} and "He" not in found.index
    shown = listings.speakers_table(speaking).table.set_index("speaker")
    assert shown.loc["Officials in Tehran", "actor"] == "Iran"
    assert shown.loc["Anna Berg", "doubtful"] == "1 doubtful, counted as the author’s"


def test_the_words_of_others_are_shared_out_among_the_classes_of_their_expressions(speaking):
    """Five, three, three and six words, all introduced by *said*; what may be Anna Berg's is the author's."""
    found = introductions(speaking)
    assert set(found["group"]) == {"a"} and found["words"].sum() == 17
    assert found.loc[found["words"] > 0, ["part", "words", "share"]].values.tolist() == [["neutral", 17, 100]]


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
    assert list(found) == ["group", "part", "words", "share"]
