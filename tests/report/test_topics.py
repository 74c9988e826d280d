"""What the five notebooks say: true of the tables, whatever there is to compare."""

import dataclasses

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
