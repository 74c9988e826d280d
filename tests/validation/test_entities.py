"""How articles evaluate entities, and which of two is kinder: on made-up articles, by hand."""

import numpy as np
import pandas as pd
import pytest

from analysis.measures.evaluation import RELATIONS
from analysis.validation.entities import entity_scores, kinder_rows, plain_signs

PRAISED = "Anna Berg was praised. She is a hero. The sun shone on the mill.\n\nHolm, a liar, met Berg."
QUOTED = 'Obamacare failed. "The GOP is honest," said Holm. The Republicans lied.'


def articles(*texts):
    return pd.DataFrame({"article": [f"a{i}" for i in range(len(texts))], "text": texts})


def test_an_entity_is_evaluated_where_its_article_names_it_in_all_voices_and_in_the_authors():
    places = [
        ("a0", "Anna Berg"), ("a1", "Republican Party"), ("a1", "Anna Berg"), ("a1", "Affordable Care Act"), ("a2", "Holm")
    ]  # fmt: skip
    asked = pd.DataFrame(places, columns=["article", "entity"])
    ours, plain, sentences = entity_scores(articles(PRAISED, QUOTED, "Rain fell."), asked)
    assert sentences == [
        "Anna Berg was praised. She is a hero. Holm, a liar, met Berg.",
        '"The GOP is honest," said Holm. The Republicans lied.',
        "",
        "Obamacare failed.",
        "",
    ]
    assert plain["all voices"].tolist() == [3, 0, 0, -1, 0]  # praised, hero and met
    assert plain["author's voice"].tolist() == [3, -1, 0, -1, 0]
    assert ours.columns.tolist() == plain.columns.tolist()
    assert np.sign(ours["author's voice"]).tolist() == [1, -1, 0, -1, 0]
    assert (ours["all voices"] != ours["author's voice"]).tolist() == [False, True, False, False, False]


def test_where_no_article_names_an_entity_nothing_is_evaluated():
    ours, plain, sentences = entity_scores(
        articles("Rain fell."), pd.DataFrame({"article": ["a0"], "entity": ["Holm"]})
    )
    assert ours.to_numpy().tolist() == plain.to_numpy().tolist() == [[0, 0]] and sentences == [""]


def test_articles_of_one_triplet_are_compared_and_equal_ones_are_half_right():
    texts = ["Berg was praised.", "Berg failed.", "Rain fell.", "Snow fell.", "Berg was a hero."]
    rows = pd.DataFrame(
        [("a0", "t", "Berg", 2), ("a1", "t", "Berg", -1), ("a2", "t", "Berg", 1), ("a3", "t", "Berg", 1),
         ("a4", "u", "Berg", -2), ("a2", "v", "Holm", 1), ("a3", "v", "Holm", -1)],
        columns=["article", "triplet", "entity", "value"],
    )  # fmt: skip
    both, author = kinder_rows("made", articles(*texts), rows)
    assert [row["measure"] for row in (both, author)] == ["evaluation, all voices", "evaluation, author's voice"]
    assert (both["n"], both["metric"]) == (6, "accuracy")  # five of t, one of v
    assert both["ours"] == both["cues"] == author["ours"] == pytest.approx(5.5 / 6)
    assert both["vader"] == pytest.approx(5.5 / 6)
    worse = kinder_rows("made", articles(*texts), rows.assign(value=-rows["value"]))[0]
    assert worse["ours"] == pytest.approx(0.5 / 6)
    assert both["low"] < both["ours"] < both["high"], "over triplets"


def test_without_two_articles_that_differ_there_is_nothing_to_compare():
    rows = pd.DataFrame({"article": ["a0", "a1"], "triplet": ["t", "t"], "entity": "Berg", "value": [1, 1]})
    with pytest.raises(ValueError, match="no two articles of one triplet differ toward an entity"):
        kinder_rows("made", articles("Berg was praised.", "Berg failed."), rows)


def test_a_plain_sign_is_that_of_the_mean_over_relations():
    weights = pd.DataFrame([[0.2] * len(RELATIONS), [0.1] * len(RELATIONS)], columns=list(RELATIONS))
    weights.iloc[1, 0] = -5.0
    assert plain_signs(weights).to_numpy().tolist() == [[1.0] * len(RELATIONS), [-1.0] * len(RELATIONS)]
