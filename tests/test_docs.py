"""The documentation: its examples are run, and it names everything that is public."""

import doctest
import re
import shutil
import warnings
from pathlib import Path

import pytest

import analysis

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


def test_the_reference_has_every_public_name_once(root):
    pages = [path.read_text("utf-8") for path in root.glob("docs/reference/*.rst")]
    named = re.findall(r"^\.\. auto\w+:: analysis\.(\w+)$", "\n".join(pages), re.MULTILINE)
    assert sorted(named) == sorted(analysis.__all__)


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md", "docs/how-to-use-python.md"])
def test_the_python_of_the_introductions_runs(page, root, apart, monkeypatch, capsys):
    reports = []  # written by tests of their own, in a minute
    monkeypatch.setattr("analysis.report.write.write_report", lambda corpus, **options: reports.append(corpus))
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
