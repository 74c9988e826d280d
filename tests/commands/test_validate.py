"""`discourse validate`: what it needs."""

import sys

import pandas as pd

from analysis.cli import main


def test_what_is_missing_for_validation_is_told(monkeypatch, tmp_path, capsys):
    monkeypatch.setitem(sys.modules, "sklearn", None)
    assert main(["validate", str(tmp_path)]) == 2
    assert "pip install 'discourse-analysis[validate]'" in capsys.readouterr().err


def test_rows_are_shown_without_their_numbers_and_empty_columns(monkeypatch, tmp_path, capsys):
    table = pd.DataFrame({"set": ["a", "b"], "ours": [0.51239, 0.2], "peer": [None, None]})
    table.attrs["failed"] = {"c": "c: cannot be read"}
    monkeypatch.setattr("analysis.validation.validate", lambda *_, save, **__: (save(table), table)[1])
    assert main(["validate", str(tmp_path)]) == 1
    shown = capsys.readouterr()
    assert [line.split() for line in shown.out.splitlines()] == [["set", "ours"], ["a", "0.512"], ["b", "0.200"]]
    assert shown.err == "warning: c: cannot be read\n"


def test_an_unknown_gold_set_is_an_error_of_one_line(tmp_path, capsys):
    assert main(["validate", str(tmp_path), "--set", "none"]) == 2
    assert "polnear" in capsys.readouterr().err
