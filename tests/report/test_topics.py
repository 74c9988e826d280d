"""What the five notebooks say: true of the tables, whatever there is to compare."""

import dataclasses
import re

import pytest

import analysis
from analysis.report import topics
from analysis.report.tables import figure_tables

HOPE = "The pact may be a great success. It is certainly a lasting bond, and Moscow gains from it. We agree. " * 9
DOUBT = "The pact is hollow and the partners mistrust each other. Perhaps it might help Tehran. It is a deal. " * 9


def said(study):
    return {topic: topics.topic_answer(study, topic) for topic in topics.TOPICS}


def test_an_answer_is_the_headline_and_the_numbers_of_the_surest_finding(coded):
    verdict, row, story = topics.strongest_finding(coded, "stance")
    assert (verdict, row.measure) == ("established", "author_stance")
    told = topics.topic_answer(coded, "stance")
    assert told.startswith(f"{story.headline}. {story.confidence} ") and story.numbers in told
    assert topics.topic_basis(coded, "stance").count("coded every sentence") == 1


def test_without_a_finding_it_says_what_would_have_been_detected(coded):
    assert topics.strongest_finding(coded, "hedging") is None
    told = topics.topic_answer(coded, "hedging")
    assert told.startswith("No difference was found in hedges. Texts this short can only show differences of about ")
    assert told.endswith("There is too little text to compare boosters.")
    assert topics.topic_quotes(coded, "hedging").count("<mark>") > 2


def test_the_quotes_are_sentences_of_the_articles_with_their_numbers(coded):
    _, _, story = topics.strongest_finding(coded, "sentiment")
    shown = topics.topic_quotes(coded, "sentiment")
    for side in story.sides:
        assert 0 < len(side.quotes) <= 3
        assert all(f"<p>{quote.html}</p><cite>sentence {quote.sentence}</cite>" in shown for quote in side.quotes)
    assert shown.count("<blockquote>") == sum(len(side.quotes) for side in story.sides)


def test_the_name_of_an_article_is_no_markup(coded):
    strange = coded.articles.assign(author=["A*b*", "<b>C"], outlet=["", ""])
    study = dataclasses.replace(coded, articles=strange)
    assert "A\\*b\\*" in topics.topic_answer(study, "stance") and "&lt;b&gt;C" in topics.topic_quotes(study, "stance")


def test_of_one_article_nothing_is_compared(write_corpus):
    study = analysis.measure(write_corpus({"only.txt": HOPE}), voices="quotes")
    told = said(study)
    assert told.pop("stance") == topics.NO_SIDES and set(told.values()) == {topics.ALONE}
    assert "<blockquote>" in topics.topic_quotes(
        study, "hedging"
    ) and "No such sentence was found." in topics.topic_quotes(study, "framing")
    assert topics.topic_figure(study, "stance").alt == f"Stance. {topics.NO_SIDES}"


def test_of_several_articles_it_says_how_many_pairs_were_compared(write_corpus):
    files = {f"{name}.txt": text for name, text in zip("abcdef", [HOPE, DOUBT] * 3, strict=True)}
    study = analysis.measure(write_corpus(files), voices="quotes")
    assert len(figure_tables.first_pairs(study, topics.MOST_PAIRS)) == 15
    told = said(study)
    assert any("15 pairs of articles" in one for one in told.values())
    assert set(topics.topic_figure(study, "hedging").table["group"]) == set(
        "abcdef"
    )  # more than four: all of them, in order


def test_groups_are_compared_as_groups(write_corpus):
    files = {f"{paper}{number}.txt": text * 2 for paper, text in {"x": HOPE, "y": DOUBT}.items() for number in range(4)}
    files["articles.csv"] = "file,outlet\n" + "".join(f"{name},{name[0]}\n" for name in files)
    study = analysis.measure(write_corpus(files), voices="quotes")
    told = topics.topic_answer(study, "hedging")
    assert "x " in told and "y " in told and "two texts" not in told
    drawn = topics.topic_figure(study, "hedging").table
    assert set(drawn["group"]) == {"x", "y"} and set(drawn["measure"]) == {"hedging"}
    assert topics.topic_quotes(study, "hedging").count("<h4>") == 2


def test_a_topic_that_is_none_is_named():
    with pytest.raises(ValueError, match="no topic 'tone'; valid: framing, sentiment"):
        topics.topic_answer(None, "tone")


def test_files_that_were_not_read_lower_trust(two_texts):
    for failed, said in ((0, None), (1, "1 file was not read."), (2, "2 files were not read.")):
        articles = two_texts.articles.copy()
        articles.attrs["problems"] = [(f"{n}.txt", "failed" if n < failed else "left out", "why") for n in range(3)]
        lines = topics.topic_basis(dataclasses.replace(two_texts, articles=articles), "hedging").splitlines()
        assert (lines[-1] == f"- {said}") if said else (len(lines) == 1 and not lines[0].startswith("- "))


def test_texts_without_words_of_their_own_are_not_compared(write_corpus):
    study = analysis.measure(write_corpus({"a.txt": "5 min read", "b.txt": "6 min read"}), voices="quotes")
    told = said(study)
    assert told.pop("stance") == topics.NO_SIDES and set(told.values()) == {topics.answers.NO_WORDS}


def test_where_much_is_compared_it_is_counted(two_texts):
    rows = topics._verdicts(two_texts, [("hope", "doubt")], ["tone", "hedging", "framing"])
    told = topics._answer_sentences(two_texts, rows, 2)
    assert told[0] == "Ray’s wording is more positive than Lee’s." and told[1].startswith(
        "Established: p < .001, corrected for all"
    )
    assert told[2:] == ["Of 8 comparisons between 2 pairs of articles, 1 are established and 0 are leads."]
    assert len(topics._answer_sentences(two_texts, rows, 1)) == 2
    rows["established"] = rows["established"][:0]
    assert topics._answer_sentences(two_texts, rows, 2) == [
        "Of 7 comparisons between 2 pairs of articles, 1 show no difference and 6 have too little text for a test."
    ]
    assert topics._answer_sentences(two_texts, rows, 1)[0].startswith("No difference was found in hedges.")


def test_where_nothing_can_be_tested_three_counts_are_given(two_texts):
    told = topics.topic_answer(two_texts, "framing")
    assert told.startswith("There is too little text to compare conflict (generic), economic consequences (generic), ")
    assert told.count(": Ray 0 marks in 0 of 27 sentences and Lee 0 marks in 0 of 27 sentences.") == 3


def test_quotes_come_from_both_texts_or_the_first_article_of_each_group(two_texts, outlets, many_texts):
    for study, names in ((two_texts, ["Ray", "Lee"]), (outlets, ["x0", "y0"]), (many_texts, ["m0", "m1", "m2", "m3"])):
        shown = topics.topic_quotes(study, "hedging")
        assert re.findall("<h4>(.*?)</h4>", shown) == names
        assert shown.count("<blockquote>") <= 3 * len(names) and "sentence" in shown
    assert topics.topic_quotes(two_texts, "hedging").count("<cite>sentence ") == 6


@pytest.mark.parametrize(("name", "topic", "panels"), [("two_texts", "comparison", 2), ("two_texts", "hedging", 1)])
def test_the_basis_names_its_measures_only_where_there_are_several(name, topic, panels, request):
    told = topics.topic_basis(request.getfixturevalue(name), topic)
    assert told.count("**Tone.** ") == told.count("**Hedging.** ") == panels - 1 and "F1 = " in told
    assert ("Two texts, compared sentence by sentence." in told) == (topic == "comparison")


def test_figures_of_topics_are_those_of_the_design(outlets, many_texts, two_texts):
    assert topics.topic_figure(many_texts, "sentiment").caption.startswith("Every text, ranked")
    assert topics.topic_figure(outlets, "comparison").caption.startswith("Groups by outlet")
    few = many_texts.first(4)
    assert (
        set(topics.topic_figure(few, "sentiment").table["group"]) == {"m0", "m1", "m2", "m3"}
        and "ranked" not in topics.topic_figure(few, "sentiment").caption
    )
    assert topics.topic_figure(two_texts, "stance").caption == topics.NO_SIDES
    empty = topics.topic_figure(two_texts, "framing")
    assert (empty.caption, empty.title, len(empty.table)) == ("Nothing to draw.", "", 0)
