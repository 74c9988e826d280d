"""Notices say what was read, with which codebook, and what the issue frames leave out."""

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.core.schema import table
from analysis.report.tables import notices


def test_problems_and_codebook_in_words():
    assert notices.problems_notice(table("problems")) == "Every file in the folder was read."
    rows = [("a.pdf", "left out", "convert it"), ("empty.txt", "failed", "the file is empty")]
    rows += [(f"{i}.doc", "left out", "convert it") for i in range(notices.LISTED + 2)]
    said = notices.problems_notice(table("problems", rows))
    assert said.startswith(
        "**Not every file in the folder was read: 1 failed, 103 left out.**\n\nFailed:\n\n- empty.txt: the"
    )
    assert "Left out:\n\n- a.pdf: convert it\n- 0.doc" in said and said.count("\n- ") == 1 + notices.LISTED + 1
    assert "and 3 more; the table of problems" in said.splitlines()[-1]
    remark = notices.problems_notice(table("problems", [("articles.csv", "read", "no row for a.txt")]))
    assert remark == "Every file in the folder was read.\n\nRead, with a problem:\n\n- articles.csv: no row for a.txt"
    assert "**No codebook.**" in notices.codebook_notice(None)
    assert notices.codebook_notice(SimpleNamespace(title="Pacts", version="3")) == "Codebook: *Pacts*, version 3."


def test_where_most_sentences_hold_a_cue_nothing_is_warned_of():
    table = pd.DataFrame({"article": ["a", "b_c"], "sentences": [4, 4], "unframed": [2, 0], "share": [0.5, 0.0]})
    assert notices.unframed_notice(table) == "Sentences without a cue for any issue frame: a 50 %, b_c 0 %."


def test_how_voices_were_read_is_said_with_what_follows():
    assert notices.voices_notice("parsed").startswith("A dependency parse (en_core_web_sm")
    assert "speakers are not identified" in notices.voices_notice("quotes")


def test_a_figure_warns_of_what_was_never_checked_on_opinion_writing():
    assert notices.unchecked_warning([("hedging", "hedge"), ("tone", "all")]) == ""
    assert notices.unchecked_warning([("hedging", "hedge"), ("stance", "all")]).endswith("read the marks.")


def test_many_sentences_without_a_frame_are_warned_of():
    shares = pd.DataFrame({"article": [f"a{n}" for n in range(12)], "share": [0.6] + [0.5] * 11})
    said = notices.unframed_notice(shares)
    assert f"a{notices.FEW - 1} 50 % and {12 - notices.FEW} more." in said and f"a{notices.FEW} 50" not in said
    assert (
        "**In 1 of 12 articles this is more than half of the sentences: the issue frames cover only part of its content.**"
        in said
    )


@pytest.mark.parametrize(
    ("shares", "end"),
    [
        ([0.5], "a0 50 %."),
        ([0.51], "a0 51 %. **In 1 of 1 articles this is more than half of the sentences: the issue frames cover only part of its content.**"),
        ([0.6, 0.2, 0.7], "a0 60 %, a1 20 %, a2 70 %. **In 2 of 3 articles this is more than half of the sentences: the issue frames cover only part of their content.**"),
        ([0.1] * 6, "a5 10 %."),
        ([0.1] * 7, "a5 10 % and 1 more."),
    ],
)  # fmt: skip
def test_the_share_without_an_issue_frame_is_told_and_warned_of(shares, end):
    told = notices.unframed_notice(pd.DataFrame({"article": [f"a{n}" for n in range(len(shares))], "share": shares}))
    told = told.removesuffix(" `discourse codebook suggest` helps to find the cues that are missing.")
    assert told.startswith("Sentences without a cue for any issue frame: a0 ") and told.endswith(end)


def test_measures_that_were_checked_on_opinion_writing_have_no_warning():
    assert notices.unchecked_warning([("hedging", "hedge"), ("tone", "all")]) == notices.unchecked_warning([]) == ""
    assert notices.unchecked_warning([("hedging", "hedge"), ("stance", "all")]).startswith(
        " No figure on new opinion writing"
    )


def test_how_voices_were_found_is_said():
    assert notices.voices_notice("parsed").startswith("A dependency parse (")
    assert notices.voices_notice("quotes").startswith("Quotation marks alone decide whose words these are.")
