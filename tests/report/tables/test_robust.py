"""In how many analyses a finding holds, and what carries it, in sentences."""

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.comparison import explain, wording
from analysis.report.tables import robust


def test_neutralised_tells_what_becomes_of_the_largest_word(study):
    a, b = study.articles["article"]
    parts = explain.contributions(*study.own, "sentiment", a, b)
    tone = explain.contributions(*study.own, "tone", a, b)
    for cue, fate in (
        (set(tone["cue"]), "counts in tone too"),
        (set(parts["cue"]) - set(tone["cue"]), "is taken out of tone"),
    ):
        first = parts[parts["cue"].isin(cue)]
        assert len(first), fate
        gap, word = robust.topic_words_list(study, a, b, first).split("\n")
        shown = (wording.number(value) for value in (first["contribution"].sum(), tone["contribution"].sum()))
        assert gap == "- {} − {}: sentiment differs by {} points per 1,000 words, tone by {}.".format(a, b, *shown)
        assert word.startswith(f"- “{first['cue'].iloc[0]}” alone contributes ") and word.endswith(f"it {fate}.")


def test_of_no_difference_no_sign_is_said_to_hold():
    rows = pd.DataFrame(
        [("tone", "all", 16, 8, 0, 0)],
        columns=["measure", "category", "universes", "same_sign", "established", "sparse"],
    )
    moved = pd.DataFrame({"difference": [-0.04], "without_sentence": [2.6], "article": "a", "sentence": 3, "without_entry": [1.8],
                          "cue": "pact", "turns": [True]})  # fmt: skip
    said = robust.robustness_list(rows, moved, {})
    assert "no difference (0.0)" in said and "sign holds" not in said and "turns" not in said


@pytest.mark.parametrize(
    ("same_sign", "said"),
    [
        (16, "Always the same direction, significant in 12 of 16 ways of analysing it"),
        (14, "The same direction in 14, significant in 12 of 16 ways of analysing it"),
    ],
)
def test_a_finding_holds_in_so_many_ways(same_sign, said):
    row = SimpleNamespace(universes=16, same_sign=same_sign, established=12)
    assert robust.robustness_sentence(row) == said
