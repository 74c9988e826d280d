"""`discourse validate` as a whole: sets that cannot be scored, interrupts, and what is learned from the folder."""

import json

import numpy as np
import pandas as pd
import pytest
from judged import judged

from analysis import validation
from analysis.cli import main
from analysis.validation import agreement, peers, validate


def test_a_folder_without_gold_is_an_error(tmp_path):
    with pytest.raises(ValueError, match="contains none of the gold sets"):
        validate(tmp_path)


def scores(gold):
    """A scorer that finds one of two rows right."""
    return [agreement.validity_row(judged([1, 0], [0, 1], name="gwsd"), "stance", "accuracy", [1, 1])]


def test_a_set_that_cannot_be_scored_is_named_and_what_is_scored_is_kept(tmp_path, monkeypatch, capsys):
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
        for i, (text, label) in enumerate(zip(texts, ["positive", "negative", "neutral"], strict=True))
    ]
    (tmp_path / "financial_phrasebank").mkdir()
    (tmp_path / "financial_phrasebank" / "data.jsonl").write_text(
        "".join(json.dumps(row) + "\n" for row in rows), "utf-8"
    )
    found = validate(tmp_path).set_index("measure")  # neither of the sets that tone is learned from is there
    assert found.loc["tone", ["n", "ours"]].tolist() == [3, 1.0]
    assert found.loc["tone", "seen"] == pytest.approx(1 / 3)


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
