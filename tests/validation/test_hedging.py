"""Hedging, vagueness and certainty scored on small made-up sets."""

import pytest

from analysis.validation import validate


def test_validation_runs_on_whatever_sets_are_there(certainty_sets):
    found = validate(certainty_sets).set_index(["set", "measure", "metric"])
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
