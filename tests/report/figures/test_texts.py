"""Figures of whole texts: whose words they are, their sections, and a measure through them."""

import pandas as pd
import pytest
from comparison.passages import measured

import analysis
from analysis.report import figures
from analysis.report.figures import texts


@pytest.fixture(scope="module")
def quoted():
    """Eight of the ten words of `a` are quoted, and none of the three of `b`."""
    return measured({"a": "“It is late and dark and cold today,” she said.", "b": "Nobody came home."})


def test_the_title_says_how_much_is_in_the_words_of_others(quoted):
    figure = texts.shares_figure(quoted)
    assert figure.title == "Other people’s words: 80 % in a and 0 % in b"
    shares = figure.table.set_index(["group", "part"])["share"]
    assert shares.to_dict() == {("a", "author"): 20, ("b", "author"): 100, ("a", "quoted"): 80}
    assert set(figure.evidence(["a", "b"])[list(shares.index).index(("a", "quoted"))]) == {0}


def test_the_course_has_every_sentence_and_its_moving_mean(pacts):
    """Each sentence of doubt holds one cue of the negative pole, every other one of hope a cue of the positive."""
    figure = texts.course_figure(pacts, "stance")
    found = {article: part["value"].to_list() for article, part in figure.table.groupby("group")}
    assert found == {"doubt": [-1.0] * 24, "hope": [0.0, 1.0] * 12}
    assert (figure.table.loc[figure.table["group"] == "doubt", "smooth"] == -1).all()
    (sentence,) = figure.evidence(["doubt", "hope"])[0]
    assert pacts.sentences.loc[sentence, ["article", "sentence"]].to_list() == ["doubt", 1]


QUOTED = (
    "The mayor spoke of “a harbour that will be as full of ships as ever it was” today. "  # 12 of 16 words are quoted
)


@pytest.fixture(scope="module")
def five():
    texts = {name: QUOTED * n + "It rained for the whole day. " * (4 - n) for n, name in enumerate("abcde")}
    return analysis.measure(
        pd.DataFrame({"article": list(texts), "text": texts.values()}), voices="quotes", measures=["hedging"]
    )


def others(study):
    own = study.tokens[study.tokens["section"] == "body"]
    return [
        round(100 * (own.loc[own["article"] == name, "voice"] != "author").mean()) for name in study.articles["article"]
    ]


def test_the_words_of_others_are_told_for_up_to_four_texts_and_then_as_a_range(five):
    shares = others(five)
    assert shares[0] == 0 and shares[4] == max(shares) > 50
    assert figures.shares_figure(five).title == f"Between 0 and {shares[4]} % of the words are other people’s"
    few = figures.shares_figure(five.first(4))
    assert few.title == f"Other people’s words: 0 % in a, {shares[1]} % in b, {shares[2]} % in c and {shares[3]} % in d"
    assert few.caption == "Whose words each text consists of, in percent." and list(few.numbers.table.columns) == [
        "article",
        "voice",
        "words",
        "share",
    ]
    links = few.evidence(["b"])
    quoted = few.table.index[(few.table["group"] == "b") & (few.table["part"] == "quoted")][0]
    assert [five.sentences.loc[number, "sentence"] for number in links[quoted]] == [1] and few.to == "sentences"


def test_the_sections_of_a_text_are_shares_of_all_its_words(five):
    figure = figures.shares_figure(five, "section")
    assert (
        figure.title == "Share of words by section"
        and figure.caption == "Sections of each text, in percent of its words."
    )
    assert figure.table["share"].to_list() == [100.0] * 5 and figure.numbers is None


@pytest.mark.parametrize(
    ("texts", "note"), [(24, ""), (25, " The first 24 of 25 articles."), (26, " The first 24 of 26 articles.")]
)
def test_up_to_24_texts_stand_side_by_side(many_texts, texts, note):
    figure = figures.shares_figure(many_texts.first(texts))
    assert figure.caption == f"Whose words each text consists of, in percent.{note}" and len(figure.table) == 24
    assert figures.introductions_figure(many_texts.first(texts)).caption.endswith(f"introduces them.{note}")


def test_of_groups_the_words_are_counted_by_group(outlets):
    figure = figures.shares_figure(outlets)
    assert figure.table[["group", "words"]].to_numpy().tolist() == [["x", 262], ["y", 251]], (
        "articles in no group are left out"
    )
    assert figure.caption.endswith(" By outlet, with intervals over articles where there are any.")


def test_a_measure_is_followed_through_the_first_twelve_of_many_texts(two_texts, many_texts):
    figure = figures.course_figure(two_texts, "hedging")
    assert figure.title == "Hedging through each text" and figure.numbers.caption == "Hedging of each sentence"
    assert (
        figure.caption
        == "Hedging of each sentence, with the moving mean over seven sentences, in the author's own words."
    )
    assert figure.table[["group", "sentence", "value"]].head(3).to_numpy().tolist() == [
        ["hope", 1, -1],
        ["hope", 2, 1],
        ["hope", 3, 0],
    ]
    assert figure.evidence(["doubt"])[27] == [27] and figure.evidence(["doubt"])[0] == []
    many = figures.course_figure(many_texts)
    assert many.caption.endswith("The first 12 of 26 articles.") and many.table["group"].nunique() == 12
    assert [line.get_label() for line in figure.plot().get_lines() if line.get_lw() == 2] == ["Ray", "Lee"]
