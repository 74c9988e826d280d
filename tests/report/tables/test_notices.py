"""Notices for readers: how voices were found, which frames leave much unsaid, which measures were never checked."""

import pandas as pd
import pytest

from analysis.report.tables import notices


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
