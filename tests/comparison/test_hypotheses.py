"""One error rate for all that is compared: what is declared, adjusted once, established, or a lead."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from analysis import LexiconError
from analysis.comparison import hypotheses
from analysis.comparison.hypotheses import (
    Hypothesis,
    adjust_p,
    codebook_hypotheses,
    declared_family,
    is_established,
    is_lead,
)
from analysis.report.tables.validity import validity_headlines

CELLS = [("hedging", "hedge"), ("tone", "all"), ("stance", "all"), ("framing", "issue.war"), ("sentiment", "all")]
PAIRS = [("a", "b"), ("a", "c"), ("b", "c")]


def compared(p, difference=1.0, pairs=PAIRS, cells=CELLS):
    """A table as `compare` makes it, before it is adjusted: pair by pair, cell by cell."""
    rows = [(*cell, *pair) for pair in pairs for cell in cells]
    table = pd.DataFrame(rows, columns=["measure", "category", "group_a", "group_b"])
    return table.assign(p=p, difference=difference, status="")


def test_the_family_is_hedges_boosters_and_tone_and_what_is_coded():
    cells = pd.DataFrame([*CELLS, ("hedging", "booster")], columns=["measure", "category"])
    assert [one[:2] for one in declared_family(cells)] == [
        ("hedging", "hedge"),
        ("hedging", "booster"),
        ("tone", "all"),
    ]
    coded = [("stance", "all"), ("framing", "issue.peace")]
    assert [one[:2] for one in declared_family(cells, coded)][3:] == [("stance", "all")]
    assert [one[:2] for one in declared_family(cells[1:2], coded)] == [("tone", "all")]


def test_a_report_shows_what_is_declared_the_axis_and_the_frames():
    cells = pd.DataFrame(CELLS, columns=["measure", "category"])
    shown = [("hedging", "hedge"), ("tone", "all"), ("stance", "all"), ("framing", "issue.war")]
    assert hypotheses.cells_reported(cells) == shown
    declared = hypotheses.cells_reported(cells, [("sentiment", "all")])
    assert declared == [*shown[:2], ("sentiment", "all"), *shown[2:]]
    assert hypotheses.cells_reported(adjust_p(compared(0.5), [("sentiment", "all")])) == declared


def test_all_pairs_of_the_family_are_adjusted_together():
    p = np.random.default_rng(3).uniform(0, 0.1, len(CELLS) * len(PAIRS))
    p[5] = np.nan  # a pair too sparse to test
    found = adjust_p(compared(p), [("hedging", "hedge"), ("tone", "all")])
    own = found["hypothesis"] == "differ"
    assert set(found.loc[own, "measure"]) == {"hedging", "tone"} and own.sum() == 6
    tested = own & found["p"].notna()
    stepped = np.maximum.accumulate(np.sort(found.loc[tested, "p"]) * [5, 4, 3, 2, 1])
    assert np.sort(found.loc[tested, "p_adjusted"]) == pytest.approx(np.minimum(stepped, 1))
    assert tested.sum() == 5 and found.loc[~tested, "p_adjusted"].isna().all()


def test_what_nobody_checked_is_tested_as_declared_and_remains_a_lead_unless_it_was_coded():
    table = validity_headlines()
    figures = table[table["set"].isin(["opeds", "oped_voices", "nyt_editorials"])]
    assert set(hypotheses.CHECKED) == set(figures["of"]) - {"voice", "stance", "framing"}
    cells = [("tone", "all"), ("metaphor", "all"), ("stance", "all"), ("framing", "issue.war"), ("populism", "all")]
    found = adjust_p(compared(1e-9, cells=cells), cells)
    assert found["p_adjusted"].to_numpy() == pytest.approx(15e-9)  # in the family, whether it was checked or not
    assert set(found.loc[is_established(found), "measure"]) == {"tone"}
    assert set(found.loc[is_lead(found), "measure"]) == {"metaphor", "stance", "framing", "populism"}
    coded = found.assign(coder=np.where(found["measure"] == "stance", "anna", ""))
    assert set(coded.loc[is_established(coded), "measure"]) == {"tone", "stance"}


def test_what_is_not_declared_is_never_established_however_small_its_p():
    found = adjust_p(compared(1e-9), [("tone", "all")])
    assert set(found.loc[is_established(found), "measure"]) == {"tone"}
    assert set(found.loc[is_lead(found), "measure"]) == {"hedging", "stance", "framing", "sentiment"}


def test_what_correction_takes_away_is_a_lead():
    found = adjust_p(compared([0.04] * 5, pairs=PAIRS[:1]), [("tone", "all"), ("hedging", "hedge")])
    assert found.loc[:1, "p_adjusted"].tolist() == pytest.approx([0.08, 0.08])
    assert not is_established(found).any() and is_lead(found).all()
    alone = adjust_p(compared([0.04] * 5, pairs=PAIRS[:1]), [("tone", "all")])
    assert is_established(alone).tolist() == [False, True, False, False, False]
    assert [bool(is_established(row)) for row in alone.itertuples()] == is_established(alone).tolist()


def test_a_direction_is_part_of_what_is_claimed_and_says_which_pairs_are_tested():
    family = [Hypothesis("tone", "all", greater="a"), Hypothesis("hedging", "hedge", greater="c", less="b")]
    found = adjust_p(compared(1e-9, difference=[1.0] * 5 + [-1.0] * 5 + [2.0] * 5), family)
    told = found.set_index(["measure", "group_a", "group_b"])["hypothesis"]
    assert told["tone"].tolist() == ["a > b", "a > b", ""] and told["hedging"].tolist() == ["", "", "a < b"]
    assert found["p_adjusted"].max() == pytest.approx(3e-9)
    held = found[is_established(found)]
    assert held[["measure", "group_a", "group_b"]].values.tolist() == [["tone", "a", "b"]]
    against = found[hypotheses.is_against(found)]
    assert len(against) == 2 and is_lead(against).all()


def test_a_hypothesis_on_what_is_not_measured_or_not_there_is_told():
    book = SimpleNamespace(path="codebook.toml", hypotheses=(Hypothesis("hedging", "hedges"),))
    labels = {"hedging": {"hedge.modal": "Modals"}, "tone": {"good": "Good"}}
    with pytest.raises(LexiconError, match="hedging/hedges: no such category; hedging has all, hedge, hedge.modal"):
        codebook_hypotheses(book, labels)
    book.hypotheses = (Hypothesis("hedges", "all"),)
    with pytest.raises(LexiconError, match="hedges/all: no such category; measures: hedging, tone"):
        codebook_hypotheses(book, labels)
    book.hypotheses = (Hypothesis("hedging", "hedge", greater="Herald", less="a"),)
    assert codebook_hypotheses(book, labels) == [*book.hypotheses]
    assert codebook_hypotheses(None, labels) == [Hypothesis("hedging", "hedge"), Hypothesis("tone", "all")]
    articles = pd.DataFrame({"article": ["a"], "text": ["Herald"], "outlet": ["Gazette"]})
    (said,) = hypotheses.unknown_names(book.hypotheses, articles)
    assert "'Herald' is neither an article nor a group of articles" in said
    assert hypotheses.unknown_names(book.hypotheses, articles.assign(outlet="Herald")) == []
