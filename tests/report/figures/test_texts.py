"""Figures of whole texts: whose words they are, their sections, and a measure through them."""

import pytest
from comparison.passages import measured

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


def test_of_many_texts_the_range_is_said():
    study = measured(
        dict.fromkeys("abcd", "Nobody came home.") | {"e": "“It is late and dark and cold today,” she said."}
    )
    assert texts.shares_figure(study).title == "Between 0 and 80 % of the words are other people’s"


def test_sections_are_shares_of_all_words(quoted):
    figure = texts.shares_figure(quoted, "section")
    assert figure.table["share"].to_list() == [100, 100] and figure.title == "Share of words by section"


def test_the_course_has_every_sentence_and_its_moving_mean(pacts):
    """Each sentence of doubt holds one cue of the negative pole, every other one of hope a cue of the positive."""
    figure = texts.course_figure(pacts, "stance")
    found = {article: part["value"].to_list() for article, part in figure.table.groupby("group")}
    assert found == {"doubt": [-1.0] * 24, "hope": [0.0, 1.0] * 12}
    assert (figure.table.loc[figure.table["group"] == "doubt", "smooth"] == -1).all()
    (sentence,) = figure.evidence(["doubt", "hope"])[0]
    assert pacts.sentences.loc[sentence, ["article", "sentence"]].to_list() == ["doubt", 1]
