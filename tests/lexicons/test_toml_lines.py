"""The line of each key and value of a TOML file."""

import tomllib
from pathlib import Path

import pytest

from analysis.lexicons.toml_lines import key_lines

TEXT = '''# cues = ["not here"]
title = "a [title] = with # marks"
about = """
three
lines"""
[sources]
"a.b" = 'c:\\d'
point.x = 1.5 # a comment

[[framing.entries]]
cues = [ # the first
  "one", "two",
  "th]ree",
]
[[framing.entries]]
cues = ["four"]
inner = { deep = [1, [2,
  3]], "other" = 2026-03-01 10:00:00 }
[framing.categories]
x = """
"quoted" at its end"""""
last = true'''


def paths(value, path=()):
    """Every path in what the library reads."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, own in items:
        yield (*path, name)
        yield from paths(own, (*path, name))


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n")])
def test_every_key_and_value_has_its_line(text):
    found = key_lines(text)
    assert {
        ("title",): 2, ("about",): 3, ("sources",): 6, ("sources", "a.b"): 7, ("sources", "point", "x"): 8,
        ("framing", "entries", 0): 10, ("framing", "entries", 0, "cues"): 11, ("framing", "entries", 0, "cues", 0): 12,
        ("framing", "entries", 0, "cues", 2): 13, ("framing", "entries", 1, "cues", 0): 16,
        ("framing", "entries", 1, "inner", "deep", 1, 1): 18, ("framing", "entries", 1, "inner", "other"): 18,
        ("framing", "categories", "x"): 20, ("framing", "categories", "last"): 22,
    }.items() <= found.items()  # fmt: skip
    assert set(found) == set(paths(tomllib.loads(text)))


@pytest.mark.parametrize("name", ["seeds/codebook.toml", "analysis/lexicons/hedging.toml", "pyproject.toml"])
def test_paths_are_those_that_the_library_reads(root, name):
    text = Path(root / name).read_text("utf-8")
    found = key_lines(text)
    assert set(paths(tomllib.loads(text))) <= set(found)
    lines = text.split("\n")
    assert all(path[-1] in lines[line - 1] for path, line in found.items() if isinstance(path[-1], str))
