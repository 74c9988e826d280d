"""What tests of gold sets share: a folder in which they write small sets of their own."""

import json

import pytest

from analysis.validation.gold import Gold


@pytest.fixture
def write_gold(tmp_path):
    """A function that writes rows into a file of a set, and returns the folder of sets."""

    def write(name, rows, file="data.jsonl"):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / file).write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        return Gold(tmp_path)

    return write
