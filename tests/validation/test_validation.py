"""The table of validity: metrics as in scikit-learn, intervals over documents, peers on the same rows."""

import json

import numpy as np
import pandas as pd
import pytest
from sklearn import metrics

from analysis.validation import COLUMNS, agreement, peers, validate
from analysis.validation.entries import entry_precision
from analysis.validation.rows import marked, read_rows

GENERATOR = np.random.default_rng(5)
GOLD, FOUND = GENERATOR.integers(0, 2, 60), GENERATOR.integers(0, 2, 60)
CLASSES = np.array(["negative", "neutral", "positive"])
THREE, OTHER = CLASSES[GENERATOR.integers(0, 3, 60)], CLASSES[GENERATOR.integers(0, 3, 60)]
WEIGHTS = GENERATOR.integers(0, 4, 60).astype(float)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (agreement.f1, metrics.f1_score),
        (agreement.precision, metrics.precision_score),
        (agreement.recall, metrics.recall_score),
        (agreement.accuracy, metrics.accuracy_score),
    ],
)
def test_metrics_of_two_classes_are_those_of_scikit_learn(ours, theirs):
    assert ours(GOLD, FOUND, WEIGHTS) == pytest.approx(theirs(GOLD, FOUND, sample_weight=WEIGHTS))


def test_macro_f1_is_that_of_scikit_learn():
    expected = metrics.f1_score(THREE, OTHER, average="macro", sample_weight=WEIGHTS)
    assert agreement.macro_f1(THREE, OTHER, WEIGHTS) == pytest.approx(expected)


def test_a_weight_of_two_is_a_row_that_stands_twice():
    gold, found = GENERATOR.normal(size=30), GENERATOR.normal(size=30)
    twice = np.repeat(gold, 2), np.repeat(found, 2)
    assert agreement.pearson(gold, found, np.full(30, 2.0)) == pytest.approx(np.corrcoef(*twice)[0, 1])


def test_the_interval_is_over_documents():
    gold = GENERATOR.normal(size=400)
    found = gold + np.repeat(GENERATOR.normal(size=10), 40) * 2  # what one document errs by it errs by throughout
    row = {"set": "s", "unit": "u", "measure": "m", "metric": "pearson", "gold": gold, "ours": found}
    few = agreement.compared(**row, groups=np.repeat(np.arange(10), 40))
    many = agreement.compared(**row, groups=np.arange(400))
    assert few["ours"] == many["ours"] and few["low"] < few["ours"] < few["high"]
    assert few["high"] - few["low"] > 1.5 * (many["high"] - many["low"])


def test_peers_are_measured_on_the_same_rows_and_a_missing_library_leaves_its_column_out():
    found = agreement.compared(
        "s", "u", "m", "accuracy", THREE, OTHER, np.arange(60), peers={"vader": THREE, "afinn": None}
    )
    assert found["vader"] == 1 and "afinn" not in found
    with pytest.raises(ValueError, match="no column for a peer 'liwc'"):
        agreement.compared("s", "u", "m", "accuracy", THREE, OTHER, np.arange(60), peers={"liwc": THREE})


def test_vader_sees_typographic_marks_folded():
    assert peers.vader(["It’s a great, great day!"])[0] > peers.vader(["It’s a day."])[0] == 0
    assert peers.polar(np.array([0.4, -0.4, 0.0])).tolist() == ["positive", "negative", "neutral"]


def test_the_trained_peer_never_sees_the_document_it_predicts():
    groups = [str(i // 4) for i in range(80)]
    texts = [f"word{group}{'x' * int(group)} shared" for group in groups]  # only its own document would give it away
    gold = [int(group) % 2 for group in groups]
    found = peers.trained(texts, gold, groups)
    assert (found == np.array(gold)).mean() < 0.8


def test_marks_of_short_texts_are_body_text_whatever_they_look_like():
    tokens, marks = marked(["By Anna Berg", "It may rain."], ["hedging"])
    assert set(tokens["section"]) == {"body"} and set(marks["measure"]) <= {"hedging", "distance"}
    assert marks["article"].tolist() == ["1"]


def test_a_line_that_is_no_json_is_told_by_number(tmp_path):
    (tmp_path / "babe").mkdir()
    (tmp_path / "babe" / "data.jsonl").write_text(json.dumps({"text": "x"}) + "\n{\n", "utf-8")
    with pytest.raises(ValueError, match=r"data\.jsonl, line 2: not JSON"):
        read_rows(tmp_path, "babe")


def test_a_folder_without_gold_is_an_error(tmp_path):
    with pytest.raises(ValueError, match="none of the gold sets is there"):
        validate(tmp_path)


def test_the_table_has_its_columns():
    assert COLUMNS[:4] == ["set", "unit", "measure", "metric"] and COLUMNS[-1] == "seen"
    assert isinstance(pd.DataFrame(columns=COLUMNS), pd.DataFrame)


def test_the_precision_of_an_entry_is_over_texts_and_needs_enough_of_them():
    texts = ["It may rain. It may snow."] * 3 + ["It may rain."] * 2 + ["It rains, perhaps."] * 4
    _, marks = marked(texts, ["hedging"])
    found = entry_precision(marks, np.array([True] * 3 + [False] * 6), fewest=5)
    assert found[["entry", "n", "precision", "base"]].values.tolist() == [["may", 5, 0.6, pytest.approx(1 / 3)]]
