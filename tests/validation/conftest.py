"""Small gold sets: a folder to write them into, the sets of certainty, and opinion pieces."""

import gzip
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


@pytest.fixture
def us_opeds(tmp_path):
    """Two opinion pieces of our own making, labelled by one labeller, in which nobody but the author speaks."""
    texts = {
        "one": "A great success. It may rain in the town.",
        "two": "A terrible failure and a disaster. They undoubtedly won.",
    }
    rows = [
        {"article": "one", "start": 0, "end": 16, "hedges": [], "boosters": [], "tone": 1, "others": []},
        {"article": "one", "start": 17, "end": 41, "hedges": [[20, 23]], "boosters": [], "tone": 0, "others": []},
        {"article": "two", "start": 0, "end": 34, "hedges": [], "boosters": [[0, 1]], "tone": -2, "others": []},
        {"article": "two", "start": 35, "end": 56, "hedges": [], "boosters": [[40, 51]], "tone": 1, "others": []},
    ]
    (tmp_path / "oped_voices").mkdir()
    for file in ("hedges.jsonl", "sentences.jsonl"):
        (tmp_path / "oped_voices" / file).write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    (tmp_path / "news_background").mkdir()
    with gzip.open(tmp_path / "news_background" / "articles.jsonl.gz", "wt", encoding="utf-8") as lines:
        for name, text in {**texts, "three": "Not asked for."}.items():
            lines.write(json.dumps({"id": name, "title": "", "text": text}) + "\n")
    return Gold(tmp_path)
