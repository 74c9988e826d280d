"""The sentences under a finding hold its cues, speak for its side, and are chosen by what is typical of the article."""

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
