"""Decisions on subjectivity on small made-up sets: each with its own line, and what others find."""

import numpy as np
import pytest

from analysis.core.weights import read_weights
from analysis.validation import subjectivity
from analysis.validation.agreement import metric_value

TEXTS = [
    "The vile regime slaughtered its hapless people, and frankly the whole disgraceful farce is an outrage!",
    "The council met on Tuesday, officials said, and it will meet again on Friday.",
    "It was a disgraceful farce.",
    "It was a farce.",
    "The outrage grew.",
]
GIVEN = [True, False, True, True, False]


def macro_f1(*found):
    return pytest.approx(metric_value("macro_f1", GIVEN, found))


@pytest.fixture(autouse=True)
def others(monkeypatch):
    """Tools that give each text a number of ours; the first text is one that a threshold was chosen on."""
    monkeypatch.setattr(subjectivity, "textblob", lambda texts, aspect: np.array([0.4, 0.39, 0.4, 0.0, 0.41]))
    monkeypatch.setattr(subjectivity, "afinn", lambda texts: np.array([-3, 0, 0, 1, 0]))
    monkeypatch.setattr(subjectivity, "is_chosen_on", lambda texts: np.array([True] + [False] * 4))


@pytest.mark.parametrize(
    ("scorer", "name", "file", "row", "found"),
    [
        (subjectivity.mpqa12_subjectivity, "mpqa12", "sentences.jsonl", lambda given: {"subjective": int(given)},
         (True, False, True, True, False)),
        (subjectivity.checkthat_subj, "checkthat_subj", "data.jsonl", lambda given: {"label": "SUBJ" if given else "OBJ"},
         (True, False, True, False, False)),
        (subjectivity.basil_bias, "basil", "sentences.jsonl", lambda given: {"lexical_bias": int(given)},
         (True, False, True, False, False)),
        (subjectivity.babe, "babe", "data.jsonl", lambda given: {"label_bias": "Biased" if given else "Non-biased"},
         (True, False, True, True, True)),
    ],
)  # fmt: skip
def test_a_sentence_is_decided_on_by_the_line_of_its_set(write_gold, scorer, name, file, row, found):
    rows = [
        {"id": f"s{i}", "doc_id": f"d{i}", "url": f"u{i}", "text": text, **row(given)}
        for i, (text, given) in enumerate(zip(TEXTS, GIVEN, strict=True))
    ]
    (scored,) = scorer(write_gold(name, rows, file))
    assert (scored["set"], scored["n"], scored["ours"]) == (name, 5, macro_f1(*found))
    assert scored["cues"] == macro_f1(True, False, True, False, False)  # two loaded words
    assert scored["textblob"] == macro_f1(True, False, True, False, True)
    assert scored["afinn"] == macro_f1(True, False, False, True, False)
    assert scored["vader"] == macro_f1(True, False, True, True, True)
    assert scored["majority"] == macro_f1(*[True] * 5)
    assert scored["seen"] == pytest.approx(1 / 5)


def test_a_word_without_a_learned_weight_counts_as_its_mark_does(write_gold, monkeypatch):
    rows = [{"id": f"s{i}", "text": text, "label": "SUBJ" if i in (0, 2) else "OBJ"} for i, text in enumerate(TEXTS)]
    gold = write_gold("checkthat_subj", rows)
    monkeypatch.setattr("analysis.validation.gold.read_weights", lambda name: read_weights(name).iloc[:0])
    (scored,) = subjectivity.checkthat_subj(gold)
    assert scored["ours"] == 1
