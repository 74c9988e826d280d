"""The options of a report: where it goes, and the command that makes it again."""

import pytest

from analysis.lexicons.design import Setting
from analysis.report.options import Options


def test_the_command_is_that_of_any_machine(tmp_path):
    assert Options(tmp_path / "my texts").command == "discourse report 'my texts'"
    every = Options(
        tmp_path / "texts", codebook=tmp_path / "b.toml", name="mine", pdf=True, docx=True, code=True, print_figures=True, more=True, voices="quotes",
        codes=tmp_path / "codes", audit=tmp_path / "audit.json", overwrite=True, workers=3,
        setting=Setting(paired="", against=str(tmp_path / "others")),
    ).command  # fmt: skip
    assert every == ("discourse report texts --name mine --codebook b.toml --pdf --docx --code --more --print-figures --voices=quotes "
                     "--codes codes --audit audit.json --paired= --against=others")  # fmt: skip


def test_a_report_goes_beside_what_it_is_made_of(tmp_path):
    found = Options(tmp_path / "texts", figures=tmp_path / "f", output=tmp_path / "h").targets
    assert found == (tmp_path / "f" / "texts", tmp_path / "h" / "texts")
    for options, why in [
        (Options(tmp_path / "h" / "x", name="x", figures=tmp_path / "f", output=tmp_path / "h"), "the articles are"),
        (Options(tmp_path, name="x", figures=tmp_path / "f", output=tmp_path / "h", audit=tmp_path / "f" / "x" / "a.json"), "the audit is"),
        (Options(tmp_path, name="x", figures=tmp_path / "h", output=tmp_path / "h"), "a folder each"),
        (Options(tmp_path, name="a/b"), "not the name of a folder"),
    ]:  # fmt: skip
        with pytest.raises(ValueError, match=why):
            _ = options.targets
