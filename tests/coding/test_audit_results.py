"""What an audit says of the measures: precision, recall, and which cues to change."""

import numpy as np
import pandas as pd
import pytest
from corrected import OTHER, TEXT, judged, saved

from analysis import measure
from analysis.coding.audit_results import audit_lines


@pytest.fixture(scope="module")
def study():
    frame = pd.DataFrame({"article": ["a", "b"], "text": [TEXT, OTHER]})
    return measure(frame, voices="quotes", measures=["hedging", "tone"])


def category_of(study, cue):
    return study.marks.loc[study.marks["cue"] == cue, "category"].iloc[0]


def test_precision_leaves_out_what_is_doubtful_and_recall_needs_a_whole_reading(study, tmp_path):
    perhaps = category_of(study, "perhaps")
    some = [judged("may", "right"), judged("may", "wrong", 1), judged("rain", "missing")]
    found = study.with_audit(saved(tmp_path, some, read=["hedging"])).audit["precision"].set_index("category")
    assert found.loc["all", ["judged", "right", "wrong", "doubtful", "missing", "precision"]].to_list() == [
        2,
        1,
        1,
        0,
        1,
        0.5,
    ]
    assert found.loc["all", ["low", "high"]].to_list() == pytest.approx(
        [0.0945, 0.9055], abs=1e-4
    )  # Wilson's of 1 of 2
    assert np.isnan(found.loc["all", "recall"]), "perhaps was not judged"
    every = [*some, judged("perhaps", "doubtful", category=perhaps)]
    lines = audit_lines(study.with_audit(saved(tmp_path, every, read=["hedging"])).audit["precision"])
    found = study.with_audit(saved(tmp_path, every, read=["hedging"])).audit["precision"].set_index("category")
    assert found.loc["all", ["doubtful", "precision", "recall"]].to_list() == [1, 0.5, 0.5]
    assert np.isnan(study.with_audit(saved(tmp_path, every)).audit["precision"]["recall"]).all(), (
        "nothing was read whole"
    )
    assert lines == ["hedging: 3 marks judged, 1 right, 1 wrong, 1 doubtful; precision 0.50 [0.09, 0.91]; 1 missing, "
                     "recall 0.50 [0.09, 0.91] in the articles read in full."]  # fmt: skip


def test_rejected_cues_and_missing_wording_are_advice_for_the_codebook(study, tmp_path):
    path = saved(tmp_path, [judged("may", "right"), judged("may", "wrong", 1), judged("good", "wrong", 0, "tone", "positive"),
                            judged("good", "wrong", 1, "tone", "positive"), judged("rain", "missing")])  # fmt: skip
    found = study.with_audit(path).audit["cues"]
    assert found[["measure", "cue", "judged", "rejected"]].to_numpy().tolist() == [
        ["tone", "good", 2, 2], ["hedging", "may", 2, 1], ["hedging", "rain", 1, 0],
    ]  # fmt: skip
    assert found["around"].iloc[1] == "perhaps. The guest [may] come. It was"
    assert found["advice"].to_list() == ["remove it, or restrict it to the wording that counts", "add an except phrase for the context of the rejected marks",
                                         "a cue to add, if it also means this elsewhere"]  # fmt: skip


def test_places_of_what_is_rejected_are_shown_in_their_words(study, tmp_path):
    path = saved(tmp_path, [judged("may", "wrong"), judged("win", "missing")])
    found = study.with_audit(path).audit["cues"].set_index("cue")
    assert found["around"].to_dict() == {"may": "It [may] rain, perhaps. The", "win": "said he would [win]."}
    assert found.loc["may", "advice"] == "add an except phrase; the cue occurred only once"
