"""New subjects are folders: their codebooks are read, and their articles stand where their authors put them."""

from pathlib import Path

import pytest

from analysis import measure
from analysis.lexicons.load import lexicon
from analysis.validation.framing import GENERIC, GUNS, POLICY, read_case

CASES = Path(__file__).parents[1] / "cases"


@pytest.mark.parametrize("name", ["climate", "guns"])
def test_articles_stand_on_the_side_their_metadata_name(name):
    study = measure(CASES / name)
    assert study.problems.empty
    scores = study.scores.query("measure == 'stance' and voice == 'author' and category == 'all'")
    position = scores.set_index("article")["weight"]
    reading = study.articles.set_index("article")["reading"]
    positive, negative = study.codebook.axis
    assert {positive, negative} == set(reading)
    assert (position[reading == positive] > 0).all()
    assert (position[reading == negative] < 0).all()


def test_the_frames_that_compete_are_those_compared_with_annotators():
    assert list(read_case("guns").decisions["headline"]["offsets"]) == list(GUNS)
    decisions = lexicon("framing").decisions
    assert set(POLICY) == set(decisions["sentence"]["offsets"])
    assert set(GENERIC.values()) == set(decisions["article"]["rates"])
