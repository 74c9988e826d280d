"""Which of two articles is kinder to somebody: pairs, ties, and what is counted."""

import pandas as pd
import pytest

from analysis.measures.evaluation import RELATIONS
from analysis.validation.entities import entity_scores, kinder_rows, plain_signs

ARTICLES = pd.DataFrame(
    {
        "article": ["kind", "harsh", "silent"],
        "text": [
            "Roe is an honest and brilliant mayor.",
            "Roe is a corrupt and dishonest mayor.",
            "It rained all day.",
        ],
    }
)


def rows(**values):
    """What annotators say of one entity in articles of one story."""
    return pd.DataFrame(
        [
            {"article": article, "entity": "Jane Roe", "triplet": "t", "value": value}
            for article, value in values.items()
        ]
    )


def test_sums_are_by_article_and_entity_and_an_article_without_a_name_has_0():
    wanted = pd.DataFrame({"article": ["harsh", "silent", "kind"], "entity": ["Jane Roe"] * 3})
    scores, plain, sentences = entity_scores(ARTICLES, wanted)
    assert scores["all voices"].iloc[0] < 0 == scores["all voices"].iloc[1] < scores["all voices"].iloc[2]
    assert plain["author's voice"].iloc[0] < 0 < plain["author's voice"].iloc[2]
    assert sentences == ["Roe is a corrupt and dishonest mayor.", "", "Roe is an honest and brilliant mayor."]


def test_every_pair_whose_values_differ_is_judged_once():
    found = pd.DataFrame(kinder_rows("s", ARTICLES, rows(kind=1, harsh=-1, silent=-1))).set_index("measure")
    assert found["n"].to_list() == [2, 2] and found["ours"].to_list() == [1, 1]
    turned = pd.DataFrame(kinder_rows("s", ARTICLES, rows(kind=-1, harsh=1))).set_index("measure")
    assert turned.loc["evaluation, all voices", ["n", "ours"]].to_list() == [1, 0]


def test_a_tie_counts_half():
    both = pd.concat([ARTICLES[2:], ARTICLES[2:].assign(article="quiet")], ignore_index=True)
    (row, _) = kinder_rows("s", both, rows(silent=1, quiet=0))
    assert (row["n"], row["ours"]) == (1, 0.5)


def test_where_annotators_see_no_difference_there_is_nothing_to_judge():
    elsewhere = rows(kind=1, harsh=-1, silent=1).assign(triplet=["t", "u", "t"])
    with pytest.raises(ValueError, match="no two articles of one triplet differ toward an entity"):
        kinder_rows("s", ARTICLES, elsewhere)


def test_a_plain_count_gives_every_cue_the_sign_of_its_weights():
    weights = pd.DataFrame([[3.0] + [-0.1] * (len(RELATIONS) - 1), [-2.0] * len(RELATIONS)], columns=list(RELATIONS))
    assert plain_signs(weights).to_numpy().tolist() == [[1.0] * len(RELATIONS), [-1.0] * len(RELATIONS)]
