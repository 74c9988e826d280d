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


def test_only_measures_never_checked_on_opinion_writing_have_a_warning():
    assert notices.unchecked_warning([("hedging", "hedge"), ("tone", "all")]) == notices.unchecked_warning([]) == ""
    assert notices.unchecked_warning([("hedging", "hedge"), ("stance", "all")]).startswith(
        " No figure on new opinion writing"
    )


def test_how_voices_were_found_is_said():
    assert notices.voices_notice("parsed").startswith("A dependency parse (en_core_web_sm")
    alone = notices.voices_notice("quotes")
    assert (
        alone.startswith("Quotation marks alone decide whose words these are.")
        and "speakers are not identified" in alone
    )
