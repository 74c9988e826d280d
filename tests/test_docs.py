"""The documentation: its examples are run, and it names everything that is public."""

import doctest
import re
import shutil
import warnings
from pathlib import Path

import pytest

import analysis
from analysis.cli import main
from analysis.coding.codes import read_codes
from analysis.coding.sample_codes import read_key
from analysis.corpus.spreadsheets import write_sheet

EXAMPLES = ["reading", "measuring", "comparing", "coding", "study", "archives"]


@pytest.fixture
def apart(root, tmp_path, monkeypatch):
    """A working folder with the shipped articles: what examples save stays there."""
    for folder in ("seeds", "cases"):
        shutil.copytree(root / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("page", EXAMPLES)
def test_the_examples_of_the_reference_give_what_they_say(page, root, apart):
    with warnings.catch_warnings():
        path = str(root / "docs" / "reference" / f"{page}.rst")
        failed, attempted = doctest.testfile(path, module_relative=False, encoding="utf-8")
    assert attempted and not failed


@pytest.mark.slow
def test_the_commands_of_the_example_of_coding_print_what_it_says(root, tmp_path, monkeypatch, capsys):
    folder = tmp_path / "op-eds"
    shutil.copytree(
        root / "tests" / "data" / "opeds", folder, ignore=shutil.ignore_patterns("codes", "*.jsonl", "*.csv", "*.md")
    )
    shutil.copy(root / "seeds" / "codebook.toml", folder)
    told = [(root / "tests" / "data" / "opeds" / f"{part}.csv").read_text("utf-8") for part in ("dev", "test")]
    (folder / "articles.csv").write_text(told[0] + told[1].split("\n", 1)[1], "utf-8")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(
        r"^```console\n(.*?)^```$",
        (root / "docs" / "how-to-code-with-people.md").read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    for command, printed in re.findall(r"^\$ discourse (.*)\n((?:[^$].*\n)*)", "".join(blocks), re.MULTILINE):
        capsys.readouterr()
        assert main(command.split()) == 0
        out = capsys.readouterr().out.splitlines()
        assert [line for line in printed.splitlines() if line not in out] == [], command
        if command.startswith("sample"):
            fill(root, tmp_path)
    assert len(blocks) == 4
    assert sorted((tmp_path / "back" / "anna.csv").read_text().split()) == sorted(
        (tmp_path / "codes" / "anna.csv").read_text().split()
    )


def fill(root, folder):
    """The sheets of two coders, with the labels that come with the op-eds."""
    key = read_key(folder / "coding" / "tone.key.json")
    for coder, labeller in (("anna", "one"), ("ben", "two")):
        codes = read_codes(root / "tests" / "data" / "opeds" / "codes" / f"{labeller}.csv")
        codes = codes[(codes["measure"] == "tone") & (codes["category"] == "all")]
        value = {(row.article, row.start, row.end): row.value for row in codes.itertuples()}
        given = [value[row["article"], row["start"], row["end"]] for row in key["rows"]]
        sheet = [{"id": row["id"], "code": (one > 0) - (one < 0)} for row, one in zip(key["rows"], given, strict=True)]
        write_sheet(folder / f"{coder}.xlsx", sheet)


def test_the_reference_has_every_public_name_once(root):
    pages = [path.read_text("utf-8") for path in root.glob("docs/reference/*.rst")]
    named = re.findall(r"^\.\. auto\w+:: analysis\.(\w+)$", "\n".join(pages), re.MULTILINE)
    assert sorted(named) == sorted(analysis.__all__)


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md", "docs/how-to-use-python.md"])
def test_the_python_of_the_introductions_runs(page, root, apart, monkeypatch, capsys):
    reports = []  # written by tests of their own, in a minute
    monkeypatch.setattr("analysis.report.write.write_report", lambda options, study: reports.append(options.corpus))
    example = r"^```python\n(.*?)^```$(?:\n\n```text\n(.*?)^```$)?"
    blocks = re.findall(example, (root / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", analysis.ArticleWarning)
        names = {}
        for block, printed in blocks:
            capsys.readouterr()
            exec(block, names)
            if printed:  # what the page says that it prints
                assert capsys.readouterr().out.split() == printed.split()
    assert reports == [Path("seeds")] * sum("study.report()" in block for block, _ in blocks)
