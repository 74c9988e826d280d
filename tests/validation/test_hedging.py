"""Hedging, vagueness and certainty scored on small made-up sets."""

import pytest
from uncertain import write_sets

from analysis.validation import validate
from analysis.validation.learning.certainty import (
    scale_examples,
)


@pytest.fixture(scope="module")
def gold(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gold")
    write_sets(folder)
    yield folder
    scale_examples.cache_clear()


def test_validation_runs_on_whatever_sets_are_there(gold):
    found = validate(gold).set_index(["set", "measure", "metric"])
    assert len(found) == 3 * 3 + 2
    assert found.loc[("conll2010_wiki_hedge", "certainty.vagueness", "f1"), "n"] == 16, "filtered rows are left out"
    assert (found["seen"] == 0).all()
    assert found.loc[("conll2010_bio_hedge", "certainty.speculation", "f1"), ["ours", "cues", "n"]].tolist() == [
        1,
        1,
        24,
    ]
    assert found.loc[("conll2010_wiki_hedge", "certainty.vagueness", "precision"), "cues"] == 1
    graded = found.loc[("science_certainty", "certainty.degree", "pearson")]
    assert graded["cues"] == pytest.approx(1) and graded["ours"] > 0.9
    decided = found.loc[("science_certainty", "certainty.speculation", "f1")]
    assert (decided["n"], decided["ours"], decided["cues"], decided["majority"]) == (24, 1, 1, 0)
