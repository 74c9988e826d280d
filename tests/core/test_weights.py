"""Learned weights: kept with the hashes of the texts behind them, and never scored on those texts."""

import numpy as np
import pandas as pd
import pytest

from analysis.core import weights as learned
from analysis.core.weights import folds, read_gold, row_hash, score_out_of_fold, write_weights
from analysis.measures.evaluation import RELATIONS

TEXTS = [f"Text number {number}." for number in range(40)]
GROUPS = [f"document {number // 2}" for number in range(40)]


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Weights learned from the first thirty texts."""
    monkeypatch.setattr(learned, "MODELS", tmp_path)
    weights = pd.DataFrame({"cue": ["text", 'a "quoted" cue'], "weight": [1.0, -0.5]})
    write_weights("toy", weights, TEXTS[:30], "What for.\nLearned from nothing.", folder=tmp_path)
    for cached in (learned.read_weights, learned.training_hashes):
        cached.cache_clear()
    yield tmp_path
    for cached in (learned.read_weights, learned.training_hashes):
        cached.cache_clear()


def test_weights_are_read_as_they_were_written(kept):
    assert learned.read_weights("toy")["cue"].tolist() == ["text", 'a "quoted" cue']
    assert learned.read_weights("toy")["weight"].tolist() == [1.0, -0.5]
    assert (kept / "toy" / "weights.tsv").read_text("utf-8").startswith("# What for.\n# Learned from nothing.\ncue\t")


def test_columns_keep_their_order(kept):
    assert list(learned.read_weights("toy").columns) == ["cue", "weight"]
    lines = (kept / "toy" / "weights.tsv").read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")][:2] == ["cue\tweight", "text\t1.0"]


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("certainty", ["phrase", "degree", "speculation", "vagueness", "settled"]),
        ("evaluation", ["cue", "signal", *RELATIONS]),
        ("subjectivity", ["category", "entry", "weight", "n"]),
        ("tone", ["kind", "key", "weight", "prior", "texts"]),
    ],
)
def test_the_shipped_files_name_their_columns_in_the_order_of_their_numbers(name, columns):
    assert list(learned.read_weights(name).columns) == columns


def test_no_text_can_be_read_from_the_hashes(kept):
    assert set((kept / "toy" / "rows.txt").read_text("ascii")) <= set("0123456789abcdef\n")


def test_a_text_is_known_again_whatever_its_spaces_case_and_marks():
    assert row_hash("“So,”  he said\n") == row_hash('"so," He said') != row_hash('"so," she said')


def test_documents_share_a_fold_that_does_not_depend_on_the_others():
    fold = folds(GROUPS)
    assert (fold[::2] == fold[1::2]).all() and set(fold) == set(range(learned.FOLDS))
    assert (folds(GROUPS[10:14]) == fold[10:14]).all()


def test_no_text_is_scored_by_weights_learned_from_it(kept):
    left_out = []

    def learn(without):
        left_out.append(without)
        return without

    def score(weights, rows):
        if isinstance(weights, pd.DataFrame):  # the shipped ones
            return np.zeros(len(rows))
        assert {row_hash(TEXTS[row]) for row in rows} <= weights
        return np.ones(len(rows))

    scores, seen = score_out_of_fold("toy", TEXTS, GROUPS, learn, score)
    assert scores.tolist() == seen.tolist() == [True] * 30 + [False] * 10
    whole_documents = [{row_hash(text) for text in pair} for pair in zip(TEXTS[::2], TEXTS[1::2], strict=True)]
    assert all(pair <= hashes or pair.isdisjoint(hashes) for hashes in left_out for pair in whole_documents)


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
