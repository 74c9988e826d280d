"""What users read has no word of our private vocabulary: pages, notebooks, templates, help texts and messages."""

import ast
import json
import re
from argparse import _SubParsersAction
from pathlib import Path

import pytest

from analysis import cli

ROOT = Path(__file__).parents[1]
PRIVATE = {  # a pattern, and what to say instead; the glossary has the terms
    r"universes?": "ways of analysing it",
    r"declared (?:family|direction)": "hypotheses, hypothesised direction",
    r"furniture(?!\.toml)": "page elements",
    r"words of grammar": "function words",
    r"count of words": "word count",
    r"marks of a measure": "marks",
    r"told (?:apart|from)|tells? \w+ apart": "distinguished, separated",
    r"hangs? on": "depends on",
    r"stretch(?:es)?": "passage",
    r"plates?": "figures",
    r"anew": "again",
    r"mended|mends?": "corrected",
    r"stands? (?:nowhere|there twice|in none)": "does not occur, occurs twice",
    r"it is said that": "somebody says",
    r"no (?:article|person|audit|weight|table|text) but": "not … but",
    r"the same command goes on|to go on": "continue",
    r"(?:an?|one) [a-z]+ an? (?:format|model|file|core|kind|sentence|row|variable)": "one … per …",
    r"hardly meant": "probably not intended",
    r"is its proof|goes by what": "tests it, has the name",
    r"in (?:hedging|tone) no difference": "no difference … in hedging",
}
FOUND = re.compile(rf"\b(?:{'|'.join(PRIVATE)})\b", re.IGNORECASE)
PROSE = [
    "README.md",
    "seeds/README.md",
    "cases/README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "environment.yml",
    "Makefile",
    "notebooks/study.toml",
]


def words_of(text):
    """The private words in a text, names of code aside, each with what stands around it."""
    text = " ".join(re.sub("`[^`\n]*`", "`…`", text).split())
    return [text[max(found.start() - 40, 0) : found.end() + 40] for found in FOUND.finditer(text)]


def test_a_private_word_is_found_and_its_likes_are_not():
    assert len(words_of("Two universes; the furniture of a page. It hangs on that.")) == 3
    assert not words_of("furniture.toml, the university, template, amended, a change of plans.")


@pytest.mark.parametrize(
    "path", [*PROSE, *sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("docs/**/*.[mr][ds]*"))]
)
def test_pages_have_no_private_word(path):
    text = (ROOT / path).read_text("utf-8")
    if path == "CONTRIBUTING.md":  # its table of changes quotes what was said before
        text = re.sub(r"^\| before \|.*?\n\n", "", text, flags=re.MULTILINE | re.DOTALL)
    assert not words_of(text)


@pytest.mark.parametrize("path", sorted(ROOT.glob("notebooks/**/*.ipynb")), ids=lambda path: path.stem)
def test_notebooks_have_no_private_word(path):
    cells = json.loads(path.read_text("utf-8"))["cells"]
    assert not words_of("\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"))


@pytest.mark.parametrize("path", sorted(ROOT.glob("analysis/templates/**/*.j2")), ids=lambda path: path.name)
def test_templates_have_no_private_word(path):
    shown = re.sub(r"\{[{%#].*?[#%}]\}|<[^>]*>", " ", path.read_text("utf-8"), flags=re.DOTALL)
    assert not words_of(shown)


def test_help_texts_have_no_private_word():
    def helps(parser):
        yield parser.format_help()
        for action in parser._actions:
            if isinstance(action, _SubParsersAction):
                for each in action.choices.values():
                    yield from helps(each)

    pages = list(helps(cli._parser()))
    assert len(pages) > 15
    assert not [found for page in pages for found in words_of(" ".join(page.split()))]


def literals(tree):
    """The strings of a module that are no docstrings; of f-strings the parts that are fixed."""
    homes = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docs = {id(node.body[0].value) for node in ast.walk(tree) if isinstance(node, homes) and node.body and isinstance(node.body[0], ast.Expr)}  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def test_messages_have_no_private_word():
    found = {}
    for path in sorted(ROOT.glob("analysis/**/*.py")):
        sentences = [text for text in literals(ast.parse(path.read_text("utf-8"))) if text.count(" ") > 2]
        words = [text for text in sentences if FOUND.search(text) and re.search(r"[.,:;{]|\b(?:the|a|is|of)\b", text)]
        if words:
            found[path.name] = words
    assert not found


def test_constructs_have_no_private_word():
    """The docstrings of measures are printed in the report."""
    for path in ROOT.glob("analysis/measures/*.py"):
        assert not words_of(ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""), path.name
