"""Rows of gold data, scored with the weights that come with the package or out of fold, and marks of short texts."""

import numpy as np

from analysis.validation.gold import Gold, as_articles, mark_texts


def test_marks_of_short_texts_are_body_text_whatever_they_look_like():
    tokens, marks = mark_texts(["By Anna Berg", "It may rain."], ["hedging"])
    assert set(tokens["section"]) == {"body"} and set(marks["measure"]) <= {"hedging", "distance"}
    assert marks["article"].tolist() == ["1"]


def test_whole_articles_keep_their_sections():
    text = "A headline\n\nBy Anna Berg\n\nIt may rain here today. It rained all day yesterday."
    assert set(as_articles([text])[1]["section"]) == {"body"}
    articles, tokens = as_articles([text, text], section=None)
    assert articles["article"].to_list() == ["0", "1"] and set(tokens["section"]) > {"body"}


def test_texts_are_scored_with_the_weights_of_the_package_and_nothing_is_learned(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.validation.gold.read_weights", lambda name: {"tone": 2}[name])
    monkeypatch.setattr(
        "analysis.validation.gold.in_training", lambda name, texts: np.array([text == "b" for text in texts])
    )

    def learn(without):
        raise AssertionError("nothing is to be learned")

    scores, seen = Gold(tmp_path).scores("tone", ["a", "b", "c"], [1, 2, 3], lambda weights, at: weights * at, learn)
    assert scores.tolist() == [0, 2, 4] and seen.tolist() == [False, True, False]


def test_rows_of_a_set_are_those_of_its_file(tmp_path):
    (tmp_path / "babe").mkdir()
    (tmp_path / "babe" / "more.jsonl").write_text('{"text": "It rains.", "label": 1}\n')
    assert Gold(tmp_path).rows("babe", "more.jsonl").to_dict("records") == [{"text": "It rains.", "label": 1}]


def test_texts_keep_their_sections_where_none_is_given():
    texts = ["By Anna Berg\n\nIt may rain."]
    assert set(mark_texts(texts, ["hedging"], section=None)[0]["section"]) != {"body"}
    assert set(mark_texts(texts, ["hedging"], section="title")[0]["section"]) == {"title"}
