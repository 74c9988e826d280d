"""What articles share is measured where it counts, and said."""

import pytest
from comparison.passages import AGENCY, BODY, grouped, measured, shared

from analysis.comparison import shared_passages


@pytest.fixture(scope="module")
def study():
    return shared()


def test_passages_are_told_with_their_voice_and_text(study):
    found = shared_passages.shared_passages(study).set_index("article_b")
    assert found.loc["b", ["article_a", "voice", "counted"]].to_list() == ["a", "quoted", 19]
    assert found.loc["c", ["article_a", "voice", "text"]].to_list() == ["a", "author", BODY[:-1]]
    for row in shared_passages.shared_passages(study).itertuples():
        texts = dict(zip(study.articles["article"], study.articles["text"], strict=True))
        assert (
            texts[row.article_b][row.start_b : row.end_b] == row.text == texts[row.article_a][row.start_a : row.end_a]
        )


def test_the_share_of_each_article(study):
    found = shared_passages.shared_by_article(study).set_index("article")
    assert found.loc["c", ["share", "with_most"]].to_list() == [1, "a"]
    assert found.loc["b", "share"] == pytest.approx(19 / 27) and set(found.index) == {"b", "c"}


def test_what_never_counts_is_no_overlap():
    note = "Read more: sign up for our newsletter to get the best of our opinion articles every single day"
    study = measured({"a": f"One thing.\n\n{note}", "b": f"Another thing.\n\n{note}"})
    never = study.sentences[~study.sentences["section"].isin(["heading", "body"])]
    assert len(never) and shared_passages.shared_passages(study).empty


def test_a_passage_of_one_group_counts_once_and_of_two_groups_not_at_all():
    study = grouped()
    found = shared_passages.study_without_repeats(study)
    kept = {name: set(own["word"]) for name, own in found.tokens.groupby("article")}
    assert "official" in kept["a"] and not any("official" in kept[name] for name in "bcd")
    assert all("ferry" not in words for words in kept.values())  # in both outlets
    whole = study.tokens.groupby("article").size()
    assert found.scores["words"].max() <= whole.max() and (found.tokens.groupby("article").size() < whole).all()


def test_a_sentence_that_others_have_as_well_is_known():
    study = grouped()
    rows = study.sentences[study.sentences["article"] == "a"]
    texts = [study.articles["text"].iloc[0][row.start : row.end] for row in rows.itertuples()]
    assert dict(zip(texts, shared_passages.is_shared(study, rows), strict=True))[AGENCY]
