"""`discourse codebook new | draft | suggest`: where the result goes, and what is said."""

import pandas as pd
import pytest

from analysis.cli import main
from analysis.coding import draft, proposals


@pytest.fixture
def drafted(monkeypatch):
    """The folders that a codebook was drafted for; the draft is one line."""
    asked = []
    monkeypatch.setattr(draft, "draft", lambda corpus, repair: asked.append((corpus, repair)) or "drafted = 1\n")
    return asked


def test_a_draft_is_printed_or_written_but_never_over_a_file(drafted, tmp_path, capsys):
    assert main(["codebook", "draft", "folder", "--no-repair"]) == 0
    assert capsys.readouterr().out == "drafted = 1\n" and drafted == [("folder", False)]
    path = tmp_path / "codebook.toml"
    assert main(["codebook", "draft", "folder", "--output", str(path)]) == 0
    assert path.read_text() == "drafted = 1\n"
    assert capsys.readouterr().out == f"Created {path}. Edit it, then run: discourse report folder --codebook {path}\n"
    path.write_text("edited")
    assert main(["codebook", "draft", "folder", "--output", str(path)]) == 2
    assert path.read_text() == "edited" and "choose another name" in capsys.readouterr().err


def test_a_new_codebook_is_named_with_what_to_do_next(tmp_path, capsys):
    path = tmp_path / "study" / "codebook.toml"
    assert main(["codebook", "new", str(path.parent)]) == 0
    assert capsys.readouterr().out == f"Created {path}. Edit it, then check it: discourse lexicons {path}\n"


def test_suggestions_are_shown_or_written(monkeypatch, tmp_path, capsys):
    row = {"category": "pact", "cue": "treaty", "inside": 3, "outside": 1, "articles": 2, "precision": 0.75}
    found = pd.DataFrame([row | {f"evidence_{number}": "" for number in (1, 2, 3)}])
    monkeypatch.setattr(
        proposals, "proposals", lambda corpus, **given: (found, [f"{corpus}, {given['cue']}, {given['fewest']}."])
    )
    command = ["codebook", "suggest", "folder", "--beside", "bond", "--fewest", "2"]
    assert main(command) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown == ["folder, bond, 2.", "", "pact", '  "treaty"  in 3, out 1, articles 2, precision 0.75']
    assert main([*command, "--output", str(tmp_path / "out.csv")]) == 0
    assert capsys.readouterr().out == f"folder, bond, 2.\n1 suggestions in {tmp_path / 'out.csv'}\n"
    assert pd.read_csv(tmp_path / "out.csv")["cue"].to_list() == ["treaty"]
