"""Small gold sets: a folder to write them into, and the sets of certainty."""

import json

import pytest
from uncertain import write_sets

from analysis.validation.gold import Gold
from analysis.validation.learning.certainty import scale_examples


@pytest.fixture
def write_gold(tmp_path):
    """A function that writes rows into a file of a set, and returns the folder of sets."""

    def write(name, rows, file="data.jsonl"):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / file).write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        return Gold(tmp_path)

    return write


@pytest.fixture(scope="module")
def certainty_sets(tmp_path_factory):
    """A folder of small sets of our own making that certainty is learned from and scored on."""
    folder = tmp_path_factory.mktemp("gold")
    write_sets(folder)
    yield folder
    scale_examples.cache_clear()
