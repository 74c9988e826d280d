"""What articles share word for word, and which are copies, in sentences."""

import pytest
from comparison.passages import BODY, SAID, grouped, measured, shared

from analysis.comparison import shared_passages
from analysis.report.tables.overlaps import copies_notice, overlap_sentences, overlaps_table


@pytest.fixture(scope="module")
def study():
    return shared()


def test_what_is_shared_is_said(study):
    said = overlap_sentences(study)
    assert "appear word for word in another article" in said and copies_notice(study) in said
    assert overlaps_table(study).table["words"].is_monotonic_decreasing
    alone = measured({"a": BODY, "b": SAID})
    assert overlap_sentences(alone) == copies_notice(alone) == ""


def test_copies_are_named_once_and_how_much_of_them_is(study):
    said = copies_notice(study)
    assert said.startswith("**100 % of the words of c also appear in a, which is longer.")
    assert (
        "70 % of the words of b also appear in other articles, most of them in a." in said and said.count("of c ") == 1
    )
    twins = measured({"a": BODY, "b": BODY, "c": BODY.replace("pier", "quay")})
    assert copies_notice(twins).startswith(
        "**a and b are the same text. a and c are nearly the same text: each shares at least "
    )


def test_what_leaving_out_changes_is_said():
    study = grouped()
    row = shared_passages.effect_of_repeats(study).set_index("category").loc["hedge"]
    assert row["verdict"] == "established" and row["verdict_once"] == ""
    assert "hedges (X and Y) is established with them and not found without them" in overlap_sentences(study)
