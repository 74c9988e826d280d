"""The table of validity: metrics as in scikit-learn, intervals over documents, peers on the same rows."""

import json

import numpy as np
import pandas as pd
import pytest
from measure_entries import entry_precision
from sklearn import metrics

from analysis import validation
from analysis.cli import main
from analysis.core.weights import read_gold
from analysis.validation import COLUMNS, agreement, peers, validate
from analysis.validation.gold import mark_texts
from analysis.validation.learning.certainty import best_threshold

GENERATOR = np.random.default_rng(5)
GOLD, FOUND = GENERATOR.integers(0, 2, 60), GENERATOR.integers(0, 2, 60)
CLASSES = np.array(["negative", "neutral", "positive"])
THREE, OTHER = CLASSES[GENERATOR.integers(0, 3, 60)], CLASSES[GENERATOR.integers(0, 3, 60)]


def judged(labels, documents, seen=0.0, name="s"):
    return agreement.Judged(name, "sentence", labels, documents, seen)


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


def test_vader_sees_typographic_marks_folded():
    assert peers.vader(["It’s a great, great day!"])[0] > peers.vader(["It’s a day."])[0] == 0
    assert peers.polarity(np.array([0.4, -0.4, 0.0])).tolist() == ["positive", "negative", "neutral"]


def test_the_trained_peer_never_sees_the_document_it_predicts():
    groups = [str(i // 4) for i in range(80)]
    texts = [f"word{group}{'x' * int(group)} shared" for group in groups]  # only its own document would give it away
    gold = [int(group) % 2 for group in groups]
    found = peers.trained_classifier(texts, gold, groups)
    assert (found == np.array(gold)).mean() < 0.8


def test_marks_of_short_texts_are_body_text_whatever_they_look_like():
    tokens, marks = mark_texts(["By Anna Berg", "It may rain."], ["hedging"])
    assert set(tokens["section"]) == {"body"} and set(marks["measure"]) <= {"hedging", "distance"}
    assert marks["article"].tolist() == ["1"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (b'{"text": "x"}\n{\n', "line 2: not JSON"),
        (b"3\n", "line 1: not an object of JSON"),
        (b"\n", "no rows"),
        (b"{\xff\n", "not UTF-8"),
    ],
)
def test_what_is_no_table_of_rows_is_told_by_file_and_line(tmp_path, lines, said):
    (tmp_path / "babe").mkdir()
    (tmp_path / "babe" / "data.jsonl").write_bytes(lines)
    with pytest.raises(ValueError, match=rf"data\.jsonl.*{said}"):
        read_gold(tmp_path, "babe")


def test_a_folder_without_gold_is_an_error(tmp_path):
    with pytest.raises(ValueError, match="contains none of the gold sets"):
        validate(tmp_path)


def test_a_set_that_cannot_be_scored_is_named_and_what_is_scored_is_kept(tmp_path, monkeypatch, capsys):
    def scores(gold):
        return [agreement.validity_row(judged([1, 0], [0, 1], name="gwsd"), "stance", "accuracy", [1, 1])]

    def fails(gold):
        assert len(pd.read_csv(tmp_path / "table.csv")) == 1  # saved before the next set is begun
        raise KeyError("label")

    for name in ("gwsd", "babe"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(validation, "SETS", {"gwsd": [scores], "babe": [fails], "frac": [scores]})
    assert main(["validate", str(tmp_path), "--output", str(tmp_path / "table.csv")]) == 1
    assert (
        f"warning: {tmp_path / 'babe'}: test_validation could not be scored: its rows lack a field: label"
        in capsys.readouterr().err
    )
    assert pd.read_csv(tmp_path / "table.csv")["ours"].tolist() == [0.5]
    (tmp_path / "table.csv").unlink()
    assert main(["validate", str(tmp_path), "--set", "babe"]) == 1


def test_what_was_scored_before_an_interrupt_is_kept(tmp_path, monkeypatch, capsys):
    def scores(gold):
        return [agreement.validity_row(judged([1, 0], [0, 1], name="gwsd"), "stance", "accuracy", [1, 1])]

    def interrupted(gold):
        raise KeyboardInterrupt

    for name in ("gwsd", "babe"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(validation, "SETS", {"gwsd": [scores], "babe": [interrupted]})
    for output in ([], ["--output", str(tmp_path / "table.csv")]):
        assert main(["validate", str(tmp_path), *output]) == 130
        assert ("1 rows" if output else "stance") in capsys.readouterr().out
    assert pd.read_csv(tmp_path / "table.csv")["ours"].tolist() == [0.5]


def test_nothing_is_learned_from_the_folder_that_is_scored_unless_asked_for(tmp_path, monkeypatch):
    texts = ["A great success.", "A terrible failure.", "It rained in the town."]
    monkeypatch.setattr(
        peers, "trained_classifier", lambda *given, **named: None
    )  # of three texts nothing can be learned
    monkeypatch.setattr("analysis.validation.gold.in_training", lambda name, texts: np.array([True, False, False]))
    rows = [
        {"id": f"d{i}", "text": text, "label": label}
        for i, (text, label) in enumerate(zip(texts, CLASSES[[2, 0, 1]], strict=True))
    ]
    (tmp_path / "financial_phrasebank").mkdir()
    (tmp_path / "financial_phrasebank" / "data.jsonl").write_text(
        "".join(json.dumps(row) + "\n" for row in rows), "utf-8"
    )
    found = validate(tmp_path).set_index("measure")  # neither of the sets that tone is learned from is there
    assert found.loc["tone", ["n", "ours"]].tolist() == [3, 1.0]
    assert found.loc["tone", "seen"] == pytest.approx(1 / 3)


def test_an_entry_counts_once_a_text_and_the_least_precise_stands_first():
    texts = ["It may rain.", "It may rain, perhaps.", "Perhaps it snows. Perhaps not."]
    _, marks = mark_texts(texts, ["hedging"])
    found = entry_precision(marks[marks["entry"].isin(["may", "perhaps"])], np.array([True, False, True]), fewest=2)
    assert found[["entry", "n", "precision"]].values.tolist() == [["may", 2, 0.5], ["perhaps", 2, 0.5]]
    assert entry_precision(marks, np.array([True, True, True]), fewest=3).empty
    assert entry_precision(marks.assign(weight=0.0), np.array([True, True, True]), fewest=1).empty


def test_a_class_that_nobody_found_counts_with_nothing_and_a_constant_has_no_correlation():
    assert agreement.metric_value("macro_f1", ["a", "b", "b"], ["a", "a", "a"]) == pytest.approx(1 / 4)
    assert np.isnan(agreement.metric_value("pearson", [1.0, 2.0, 4.0], [0.1, 0.1, 0.1]))
    assert agreement.metric_value("pearson", [1.0, 2.0, 4.0], [2.0, 4.0, 8.0]) == pytest.approx(1)
    assert np.isnan(agreement.metric_value("f1", [], []))
    assert "ours" not in agreement.validity_row(judged([], []), "m", "f1", [])
    one = agreement.validity_row(judged([1, 0], ["d", "d"], np.array([True, False])), "m", "accuracy", [1, 1])
    assert (one["n"], one["ours"], one["seen"]) == (2, 0.5, 0.5) and np.isnan(one["low"]) and np.isnan(one["high"])


def test_the_majority_is_the_first_of_equals_and_classes_have_a_margin():
    assert peers.majority_class(["b", "a", "a", "b"]).tolist() == ["a"] * 4
    assert peers.majority_class(["b", "a", "b"]).tolist() == ["b"] * 3 and not len(peers.majority_class([]))
    scores = {name: np.array([0.05, 0.06, -0.05, -0.06]) for name in ("vader", "afinn")} | {"textblob": None}
    found = peers.peer_polarity(scores)
    assert found["vader"].tolist() == ["neutral", "positive", "neutral", "negative"]
    assert found["afinn"].tolist() == ["positive", "positive", "negative", "negative"] and found["textblob"] is None


def test_the_best_threshold_lies_amid_those_that_tell_the_two_sides_apart():
    scores = np.array([-3.0, -2.5, -2.0, -1.0, 0.0, 1.0])
    assert best_threshold(scores, np.array([1, 1, 1, 0, 0, 0])) == (-1.7, -1.7, -1.25, 1.0)
    threshold, _, _, f1 = best_threshold(scores, np.array([1, 1, 0, 1, 0, 0]))
    assert (threshold, f1) == (-0.7, pytest.approx(6 / 7))


def test_the_table_has_its_columns():
    assert COLUMNS[:4] == ["set", "unit", "measure", "metric"] and COLUMNS[-1] == "seen"
    assert isinstance(pd.DataFrame(columns=COLUMNS), pd.DataFrame)


def test_the_precision_of_an_entry_is_over_texts_and_needs_enough_of_them():
    texts = ["It may rain. It may snow."] * 3 + ["It may rain."] * 2 + ["It rains, perhaps."] * 4
    _, marks = mark_texts(texts, ["hedging"])
    found = entry_precision(marks, np.array([True] * 3 + [False] * 6), fewest=5)
    assert found[["entry", "n", "precision", "base"]].values.tolist() == [["may", 5, 0.6, pytest.approx(1 / 3)]]


@pytest.mark.parametrize(
    ("error", "said"),
    [(ValueError("no rows"), "no rows"), (FileNotFoundError("not there"), "not there"), (ZeroDivisionError("by zero"), "ZeroDivisionError: by zero"),
     (KeyError("text"), "its rows lack a field: text")],
)  # fmt: skip
def test_why_a_set_could_not_be_scored_is_said_plainly(tmp_path, monkeypatch, error, said):
    def fails(gold):
        raise error

    (tmp_path / "gwsd").mkdir()
    monkeypatch.setattr(validation, "SETS", {"gwsd": [fails]})
    failed = validate(tmp_path).attrs["failed"]
    assert failed == {"gwsd, test_validation": f"{tmp_path / 'gwsd'}: test_validation could not be scored: {said}"}


def test_sets_that_are_not_known_or_not_there_are_told(tmp_path):
    with pytest.raises(ValueError, match="no gold set 'bab'; known: babe, basil"):
        validate(tmp_path, ["bab"])
    with pytest.raises(ValueError, match="no such folder; GOLD must have one subfolder per gold set"):
        validate(tmp_path, ["babe"])


def test_two_documents_have_an_interval_and_what_is_seen_is_a_share():
    row = agreement.validity_row(
        judged([1, 0, 1], ["d", "d", "e"], np.array([True, False, False])), "m", "accuracy", [1, 1, 1]
    )
    assert (row["low"], row["high"], row["seen"]) == (0.5, 1.0, pytest.approx(1 / 3))


def test_texts_keep_their_sections_where_none_is_given():
    texts = ["By Anna Berg\n\nIt may rain."]
    assert set(mark_texts(texts, ["hedging"], section=None)[0]["section"]) != {"body"}
    assert set(mark_texts(texts, ["hedging"], section="title")[0]["section"]) == {"title"}


def test_the_interval_is_that_of_the_correlations_of_resampled_documents():
    generator = np.random.default_rng(3)
    documents = np.repeat(np.arange(12), 3)[:32]
    gold, found = generator.normal(2, 1, 32), generator.normal(1, 2, 32) + np.linspace(0, 3, 32)
    drawn = np.random.default_rng(0).multinomial(11, np.full(11, 1 / 11), agreement.DRAWS)
    values = [np.corrcoef(*(np.repeat(side, times[documents]) for side in (gold, found)))[0, 1] for times in drawn]
    row = agreement.validity_row(judged(gold, documents), "m", "pearson", found)
    assert (row["low"], row["high"]) == pytest.approx(tuple(np.quantile(values, [0.025, 0.975])))
