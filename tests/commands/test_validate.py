"""`discourse validate`: what it needs."""

import sys

from analysis.cli import main


def test_what_is_missing_for_validation_is_told(monkeypatch, tmp_path, capsys):
    monkeypatch.setitem(sys.modules, "sklearn", None)
    assert main(["validate", str(tmp_path)]) == 2
    assert "pip install 'discourse-analysis[validate]'" in capsys.readouterr().err
