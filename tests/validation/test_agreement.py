"""Metrics as in scikit-learn, intervals over documents, peers on the same rows."""

import numpy as np
import pytest
from judged import judged
from sklearn import metrics

from analysis.validation import agreement

GENERATOR = np.random.default_rng(5)
GOLD, FOUND = GENERATOR.integers(0, 2, 60), GENERATOR.integers(0, 2, 60)
CLASSES = np.array(["negative", "neutral", "positive"])
THREE, OTHER = CLASSES[GENERATOR.integers(0, 3, 60)], CLASSES[GENERATOR.integers(0, 3, 60)]


@pytest.mark.parametrize(
    ("name", "theirs"),
    [
        ("f1", metrics.f1_score),
        ("precision", metrics.precision_score),
        ("recall", metrics.recall_score),
        ("accuracy", metrics.accuracy_score),
    ],
)
def test_metrics_of_two_classes_are_those_of_scikit_learn(name, theirs):
    assert agreement.metric_value(name, GOLD, FOUND) == pytest.approx(theirs(GOLD, FOUND))


def test_macro_f1_and_pearson_are_those_of_other_libraries():
    assert agreement.metric_value("macro_f1", THREE, OTHER) == pytest.approx(
        metrics.f1_score(THREE, OTHER, average="macro")
    )
    gold, found = GENERATOR.normal(size=30), GENERATOR.normal(size=30)
    assert agreement.metric_value("pearson", gold, found) == pytest.approx(np.corrcoef(gold, found)[0, 1])


@pytest.mark.parametrize("name", ["precision", "pearson"])
def test_where_nothing_is_found_some_metrics_have_no_value(name):
    assert np.isnan(agreement.metric_value(name, GOLD, np.zeros(60)))


def test_the_interval_is_over_documents():
    gold = GENERATOR.normal(size=400)
    found = gold + np.repeat(GENERATOR.normal(size=10), 40) * 2  # what one document errs by it errs by throughout
    few, many = (
        agreement.validity_row(judged(gold, documents), "m", "pearson", found)
        for documents in (np.repeat(np.arange(10), 40), np.arange(400))
    )
    assert few["ours"] == many["ours"] and few["low"] < few["ours"] < few["high"]
    assert few["high"] - few["low"] > 1.5 * (many["high"] - many["low"])


def test_peers_are_measured_on_the_same_rows_and_a_missing_library_leaves_its_column_out():
    rows = judged(THREE, np.arange(60))
    found = agreement.validity_row(rows, "m", "accuracy", OTHER, {"vader": THREE, "afinn": None})
    assert found["vader"] == 1 and "afinn" not in found
    with pytest.raises(ValueError, match="no column for a peer 'liwc'"):
        agreement.validity_row(rows, "m", "accuracy", OTHER, {"liwc": THREE})


def test_a_class_that_nobody_found_counts_with_nothing_and_a_constant_has_no_correlation():
    assert agreement.metric_value("macro_f1", ["a", "b", "b"], ["a", "a", "a"]) == pytest.approx(1 / 4)
    assert np.isnan(agreement.metric_value("pearson", [1.0, 2.0, 4.0], [0.1, 0.1, 0.1]))
    assert agreement.metric_value("pearson", [1.0, 2.0, 4.0], [2.0, 4.0, 8.0]) == pytest.approx(1)
    assert np.isnan(agreement.metric_value("f1", [], []))
    assert "ours" not in agreement.validity_row(judged([], []), "m", "f1", [])
    one = agreement.validity_row(judged([1, 0], ["d", "d"], np.array([True, False])), "m", "accuracy", [1, 1])
    assert (one["n"], one["ours"], one["seen"]) == (2, 0.5, 0.5) and np.isnan(one["low"]) and np.isnan(one["high"])


def test_two_documents_have_an_interval_and_what_is_seen_is_a_share():
    row = agreement.validity_row(
        judged([1, 0, 1], ["d", "d", "e"], np.array([True, False, False])), "m", "accuracy", [1, 1, 1]
    )
    assert (row["low"], row["high"], row["seen"]) == (0.5, 1.0, pytest.approx(1 / 3))


def test_the_interval_is_that_of_the_correlations_of_resampled_documents():
    generator = np.random.default_rng(3)
    documents = np.repeat(np.arange(12), 3)[:32]
    gold, found = generator.normal(2, 1, 32), generator.normal(1, 2, 32) + np.linspace(0, 3, 32)
    drawn = np.random.default_rng(0).multinomial(11, np.full(11, 1 / 11), agreement.DRAWS)
    values = [np.corrcoef(*(np.repeat(side, times[documents]) for side in (gold, found)))[0, 1] for times in drawn]
    row = agreement.validity_row(judged(gold, documents), "m", "pearson", found)
    assert (row["low"], row["high"]) == pytest.approx(tuple(np.quantile(values, [0.025, 0.975])))
