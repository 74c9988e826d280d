"""Figures of single words: which cues carry a position or a difference, which words are typical."""

import pytest

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
