"""The sentences under a finding hold its cues, speak for its side, and are chosen by what is typical of the article."""

import pandas as pd
import pytest

from analysis import measure
from analysis.report.tables.typical_sentences import marks_in_category, typical_sentences


def test_every_sentence_holds_marks_of_the_category(study):
    for article in study.articles["article"]:
        found = typical_sentences(study, article, "framing", "issue.trade_energy")
        assert len(found)
        for row in found.itertuples():
            marks = study.marks.loc[row.marks]
            assert set(marks["category"]) == {"issue.trade_energy"} and set(marks["sentence"]) == {row.sentence}
            assert (marks["start"] >= row.start).all() and (marks["end"] <= row.end).all()


def test_of_a_measure_with_a_direction_they_speak_for_one_side(study):
    article = study.articles["article"].iloc[1]
    for sign in (1, -1):
        found = typical_sentences(study, article, "tone", sign=sign)
        sums = [study.marks.loc[marks, "weight"].sum() for marks in found["marks"]]
        assert len(found) and all(value * sign > 0 for value in sums)


def test_the_commonest_cue_decides_and_no_rare_one(write_corpus):
    text = (
        "Perhaps the ministers met in Vienna today. " * 3
        + "The envoy was apparently late for it. "
        + "Perhaps they will sign the paper tomorrow.\n\n"
    )
    study = measure(write_corpus({"a.txt": text}), measures=["hedging"])
    found = typical_sentences(study, "a", "hedging", "hedge")
    assert [study.marks["cue"][marks[0]].lower() for marks in found["marks"]][:3] == ["perhaps"] * 3
    assert found["sentence"].tolist()[:3] == [1, 2, 3], "those alike come in the order of the text"


def test_an_article_without_marks_has_none(study):
    assert typical_sentences(study, study.articles["article"].iloc[0], "framing", "issue.none").empty
    assert len(marks_in_category(study.marks, "hedging", "all")) == (study.marks["measure"] == "hedging").sum()


def test_long_sentences_count_less_and_short_ones_and_headings_come_last():
    """Thirty words are read in one go, six make a sentence; each cue counts once in a sentence."""
    words = {6: "Perhaps it rained there all day.", 5: "Perhaps it rained all day."}
    words |= {n: f"Perhaps {'it rained and ' * ((n - 2) // 3)}{'it ' * ((n - 2) % 3)}rained." for n in (30, 31, 60)}
    text = "\n\n".join(words[n] for n in (60, 31, 5, 30, 6))
    study = measure(pd.DataFrame({"article": ["a"], "text": [f"# Perhaps it rained there all day\n\n{text}\n\nPerhaps, perhaps it rained all day."]}), voices="quotes",
                    measures=["hedging"])  # fmt: skip
    found = typical_sentences(study, "a", "hedging", "hedge")
    found = found.assign(
        words=study.sentences.loc[found.index, "words"], section=study.sentences.loc[found.index, "section"]
    )
    body = found[found["section"] == "body"]
    assert body["words"].to_list() == [30, 6, 6, 31, 60, 5]
    assert body["score"].to_list() == pytest.approx([1, 1, 1, 30 / 31, 0.5, 0.01])
    assert (found.loc[found["section"] != "body", "score"] < 0.02).all()


def test_several_articles_are_judged_each_by_itself_in_the_order_of_the_study():
    texts = {
        "b": "Perhaps it rained all day long. It may rain all day long.",
        "a": "It may rain all day long. It may snow all day long.",
    }
    study = measure(
        pd.DataFrame({"article": list(texts), "text": texts.values()}), voices="quotes", measures=["hedging"]
    )
    found = typical_sentences(study, ["a", "b"], "hedging", "hedge")
    assert found[["article", "sentence", "score"]].to_numpy().tolist() == [
        ["b", 1, 0.5],
        ["b", 2, 0.5],
        ["a", 1, 1.0],
        ["a", 2, 1.0],
    ]
    assert typical_sentences(study, "a", "hedging", "hedg").empty, "the beginning of a name is not its group"
