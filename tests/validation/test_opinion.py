"""Voices on opinion writing: the scoring, and floors on labels that two language models made.

The floors stand a little below what the rules reach; docs/validity.md has the figures with their intervals. The rules were made in sight of
these texts, so the floors guard against getting worse and promise nothing for others.
"""

from pathlib import Path

import pandas as pd
import pytest

from analysis.core.schema import table
from analysis.text.tokens import words_of_articles
from analysis.validation import opinion
from analysis.validation.gold import Gold

DATA = Path(__file__).parents[1] / "data"
GOLD = Path(__file__).parents[3] / "shared" / "gold"
TEXT = "Critics of the deal say it is dead. The sun shone. Bo thinks the rain will end. Supporters cheered."


def scored(labels, *others):
    """Rows of the small text, its first three sentences labelled."""
    articles = table("articles", {"article": ["a"], "text": [TEXT]})
    tokens = words_of_articles(articles)
    sentences = pd.DataFrame({"article": "a", "start": [0, 36, 51], "end": [35, 50, 79]})
    found = table("attributions", {"article": ["a", "a"], "attribution": [1, 2], "kind": ["indirect", "indirect"],
                                   "start": [24, 61], "end": [34, 78], "source": ["Critics", "Ann"]})  # fmt: skip
    found["doubtful"] = False
    labellers = [pd.DataFrame(spans, columns=opinion.SPANS) for spans in (labels, *others)]
    return opinion.opinion_rows(articles, tokens, found, sentences, labellers).set_index("metric")


def test_words_sources_and_attributions_beside_all_labels_are_counted():
    rows = scored([("a", 24, 34, "critics of the deal")])
    assert rows.loc["not_author_precision", "ours"] == pytest.approx(3 / 7)
    assert rows.loc["not_author_recall", ["n", "ours"]].tolist() == [3, 1]
    assert rows.loc["indirect_beside_labels", ["n", "ours"]].tolist() == [2, 0.5]
    assert rows.loc["source_head", ["n", "ours"]].tolist() == [1, 1]
    beside = scored([("a", 24, 34, "critics of the deal"), ("a", 34, 50, "the sun")])
    assert beside.loc["source_head", "n"] == 1, "what only touches a label is not found"
    rows = scored([("a", 24, 34, "critics of the deal"), ("a", 61, 78, "Bo")])
    assert rows.loc["not_author_f1", "ours"] == 1
    assert rows.loc["source_head", ["n", "ours"]].tolist() == [2, 0.5]


def test_words_on_which_labellers_differ_are_not_judged():
    both = ("a", 24, 34, "critics")
    rows = scored([both, ("a", 61, 78, "Bo")], [both])
    assert rows.loc["not_author_f1", ["n", "ours"]].tolist() == [3, 1]
    assert rows.loc["indirect_beside_labels", ["n", "ours"]].tolist() == [1, 0]
    assert rows.loc["source_head", ["n", "ours"]].tolist() == [3, pytest.approx(2 / 3)]


def test_voices_on_the_op_eds_of_the_project():
    rows = opinion.opeds_voices(Gold(DATA)).set_index("metric")["ours"]
    assert rows["not_author_f1"] >= 0.82 and rows["not_author_precision"] >= 0.91
    assert rows["indirect_beside_labels"] <= 0.15 and rows["source_head"] >= 0.4


@pytest.mark.skipif(not (GOLD / "oped_voices").exists(), reason="gold set oped_voices is not beside the project")
def test_voices_on_opinion_pieces_of_us_media():
    rows = opinion.us_opeds_voices(Gold(GOLD)).set_index("metric")["ours"]
    assert rows["not_author_f1"] >= 0.9 and rows["not_author_precision"] >= 0.93
    assert rows["indirect_beside_labels"] <= 0.08 and rows["source_head"] >= 0.72


def test_texts_that_are_not_there_are_told(tmp_path, monkeypatch):
    (tmp_path / "oped_voices").mkdir()
    (tmp_path / "oped_voices" / "sentences.jsonl").write_text('{"article": "a", "start": 0, "end": 1, "others": []}\n')
    with pytest.raises(FileNotFoundError, match="it holds the texts of oped_voices"):
        opinion.us_opeds_voices(Gold(tmp_path))
    monkeypatch.setattr(opinion, "OPEDS", tmp_path)
    with pytest.raises(FileNotFoundError, match="tests/data/opeds"):
        opinion.opeds_voices(Gold(DATA))


def test_opinion_pieces_in_which_nobody_else_speaks(us_opeds):
    rows = opinion.us_opeds_voices(us_opeds).set_index("metric")
    assert set(rows["set"]) == {"oped_voices"} and set(rows["seen"]) == {0} and rows.loc["source_head", "n"] == 0
