"""Figures of single words: which cues carry a position or a difference, which words are typical."""

import pandas as pd
import pytest
from matplotlib.colors import to_rgba

import analysis
from analysis.charts.style import COLOURS
from analysis.report import figures
from analysis.report.figures import words


def test_the_hedges_of_an_article_are_those_marked(study):
    article = study.articles["article"].iloc[0]
    found = study.hedges(article).table.set_index("cue")["count"]
    marks = study.own[0].query("article == @article and measure == 'hedging' and weight < 0")
    sections = study.sentences.set_index(["article", "sentence"])["section"]
    scored = [sections[place] in ("heading", "body") for place in zip(marks["article"], marks["sentence"], strict=True)]
    assert found.to_dict() == marks["cue"][scored].str.lower().value_counts().to_dict()


def test_cues_carry_the_position_of_an_article(pacts):
    figure = words.cues_figure(pacts, "hope")
    assert figure.table[["cue", "count"]].values.tolist() == [["lasting", 12]]
    assert figure.table["contribution"].to_list() == pytest.approx([12 / 216 * 1000])
    assert set(pacts.marks.loc[figure.evidence(["hope"])[0], "cue"]) == {"lasting"}
    with pytest.raises(ValueError, match="no article 'joy'; valid: doubt, hope"):
        words.cues_figure(pacts, "joy")


def test_contributions_sum_to_the_difference(pacts):
    figure = words.contributions_figure(pacts, "hope", "doubt", "stance")
    found = figure.table.set_index("cue")["contribution"]
    one, other = 12 / 216 * 1000, 12 / 156 * 1000
    assert found.to_dict() == pytest.approx({"hollow": other, "mistrust": other, "lasting": one})
    assert words.word_shift_figure(pacts, "hope", "doubt", "stance").table["contribution"].sum() == pytest.approx(
        found.sum()
    )


def test_typical_words_lead_to_their_sentences_and_function_words_are_not_drawn(pacts):
    figure = words.keyness_figure(pacts, "hope", "doubt")
    row = figure.table.index[figure.table["cue"] == "gas"][0]
    found = pacts.sentences.loc[figure.evidence(["hope"])[row]]
    assert found["sentence"].to_list() == list(range(2, 25, 2)) and set(found["article"]) == {"hope"}
    assert "certainly" in set(figure.table["cue"]) and "certainly" not in figure.alt and "moscow" in figure.alt


def test_the_words_behind_a_difference_are_named_with_who_is_more_positive(two_texts):
    figure = figures.contributions_figure(two_texts, "hope", "doubt")
    assert (
        figure.title == "The words behind the difference in tone between Ray and Lee"
        and figure.caption == f"{figure.title}."
    )
    assert figure.alt.startswith(
        f"{figure.title}, points per 1,000 words\n← Lee more positive | Ray more positive →. hollow: 78.9; "
    )
    rows = dict(zip(figure.table["cue"], figure.evidence(["hope", "doubt"]).values(), strict=True))
    assert {cue: len(marks) for cue, marks in rows.items()} == {
        "hollow": 9,
        "mistrust": 9,
        "gains": 9,
        "help": 9,
        "great success": 9,
        "lasting": 9,
    }
    assert set(two_texts.marks.loc[rows["gains"], "article"]) == {"hope"} and not any(figure.evidence([]).values())
    ax = figure.plot()
    assert ax.get_xlabel() == "points per 1,000 words\n← Lee more positive | Ray more positive →"
    with pytest.raises(ValueError, match="no article 'Ray'"):
        figures.contributions_figure(two_texts, "Ray", "doubt")


def test_the_cues_of_an_article_are_in_its_colour_with_their_counts(two_texts):
    figure = figures.cues_figure(two_texts, "doubt", "tone")
    assert figure.title == "The cues that carry the tone of Lee"
    assert figures.cues_figure(two_texts, "doubt").title == "The cues that carry the position of Lee"
    assert set(figure.table["count"]) == {9} and {bar.get_facecolor() for bar in figure.plot().patches} >= {
        to_rgba(COLOURS[1])
    }
    hedges = figures.hedges_figure(two_texts, "doubt")
    assert hedges.table.to_numpy().tolist() == [
        ["might", 9, pytest.approx(9 / 171 * 1000)],
        ["perhaps", 9, pytest.approx(9 / 171 * 1000)],
    ]
    assert hedges.title == "The hedges of Lee" and [len(marks) for marks in hedges.evidence(["doubt"]).values()] == [
        9,
        9,
    ]


def test_of_many_cues_the_first_fourteen_are_drawn_and_all_are_in_the_table():
    cues = "may might could perhaps possibly probably seemingly apparently presumably arguably conceivably reportedly allegedly supposedly likely".split()
    study = analysis.measure(
        pd.DataFrame(
            {"article": ["a"], "text": " ".join(f"It {cue} rained." * (20 - n) for n, cue in enumerate(cues))}
        ),
        voices="quotes",
        measures=["hedging"],
    )
    figure = figures.hedges_figure(study, "a")
    assert len(figure.table) > 14 and len(figure.numbers.table) == 14
    assert (
        figure.caption == f"The hedges of a: the first 14 of {len(figure.table)}." and len(figure.evidence(["a"])) == 14
    )


def test_words_are_typical_of_an_article_a_group_the_rest_or_news(two_texts, outlets, one_and_rest):
    figure = figures.keyness_figure(two_texts, "hope", "doubt")
    assert figure.title == "Words typical of Ray and of Lee"
    assert figure.caption == "Typical of Ray (right) and of Lee (left), in all voices, without function words."
    assert figures.keyness_figure(outlets, "x", "y").title == "Words typical of x and of y"
    assert figures.keyness_figure(one_and_rest, "one").title == "Words typical of Ray and of the rest"
    news = figures.keyness_figure(two_texts, "hope", "news")
    assert news.title == "Words typical of Ray and of news" and news.to == "sentences"
    at = figure.table.index[figure.table["cue"] == "bond"][0]
    assert two_texts.sentences.loc[figure.evidence(["hope"])[at], "sentence"].to_list() == list(range(2, 27, 3))


def test_what_an_article_says_far_more_often_than_news_is_in_its_colour(two_texts):
    figure = figures.against_news_figure(two_texts, "doubt")
    assert (
        figure.title == "Words typical of Lee compared with news"
        and figure.caption == "Lee compared with American news at large."
    )
    assert (
        (figure.table["count_a"] > 1).all() and len(figure.table) <= 15 and "mistrust" in figure.table["cue"].to_list()
    )
    assert {bar.get_facecolor() for bar in figure.plot().patches} == {to_rgba(COLOURS[1])}
