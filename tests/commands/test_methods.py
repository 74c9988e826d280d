"""`discourse methods`: what it refuses before anything is read."""

import pytest

from analysis.cli import main


@pytest.mark.parametrize(("option", "other"), [("--sheets", "--key"), ("--key", "--sheets")])
def test_a_key_and_its_sheets_belong_together(option, other, tmp_path, capsys):
    assert main(["methods", str(tmp_path / "none"), option, "s.csv", "--output", str(tmp_path / "o.md")]) == 2
    assert "--key and --sheets belong together" in capsys.readouterr().err and not any(tmp_path.iterdir())


def test_a_text_that_may_have_been_edited_is_not_overwritten(tmp_path, capsys):
    (tmp_path / "methods.md").write_text("edited")
    assert main(["methods", str(tmp_path / "none"), "--output", str(tmp_path / "methods.md")]) == 2
    assert "methods.md: already exists" in capsys.readouterr().err
    assert (tmp_path / "methods.md").read_text() == "edited"
