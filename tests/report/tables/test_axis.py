"""On which side of the axis an article stands, how surely, and by which cues."""

from types import SimpleNamespace

import pandas as pd
from report.tables.compared import LABELS

from analysis.lexicons.load import Lexicon
from analysis.report.tables import axis


def test_the_axis_names_the_pole_and_whether_one_cue_carries_it():
    book = Lexicon("", "", "", "", "", "", {}, {"stance": LABELS["stance"]}, None, axis=("plus", "minus"))
    columns = ["article", "rate", "lowest", "highest", "lowest_without", "highest_without", "turns"]
    rows = [
        ("a", 4.0, 2.5, 5.0, "x", "y", False),
        ("b", -3.0, -4.0, 1.0, "x", "y", True),
        ("c", 0.0, 0.0, 0.0, "", "", False),
    ]
    rates = pd.DataFrame({"group": ["a", "b"], "low": [1.0, -8.0], "high": [7.0, 2.0]})
    first, second, third = axis.axis_lines(pd.DataFrame(rows, columns=columns), rates, book, rates[:0]).split("\n")
    assert "4.0 [1.0, 7.0] per 1,000 words: toward **A bond**. With any one cue left out" in first
    assert "between 2.5 and 5.0." in first
    assert "−3.0 [−8.0, 2.0] per 1,000 words: it takes no clear side." in second
    assert "between −4.0 and 1.0." in second
    assert "scores 0.0 per 1,000 words: it takes no clear side." in third


def test_articles_that_share_no_cue_are_said_to():
    columns = ["article", "rate", "cues"]
    assert "0.0" not in axis.shared_cue_scores(pd.DataFrame([("a", 0.0, 0), ("b", 0.0, 0)], columns=columns))
    assert "*b* −2.0 (1 cues)" in axis.shared_cue_scores(pd.DataFrame([("a", 1.0, 1), ("b", -2.0, 1)], columns=columns))
    assert axis.shared_cue_scores(pd.DataFrame([("a", 1.0, 0)], columns=columns)) == ""


def test_the_side_on_the_axis_may_hang_on_the_voice():
    book = SimpleNamespace(axis=("plus", "minus"), categories=LABELS)
    robust = pd.DataFrame({"article": ["a"], "rate": [3.0], "lowest": [1.0], "highest": [4.0], "turns": [False]})
    rates = pd.DataFrame({"group": ["a"], "rate": [3.0], "low": [1.0], "high": [5.0]})
    everything = rates.assign(rate=-1.0, low=-3.0, high=1.0)
    told = axis.axis_lines(robust, rates, book, everything)
    assert told.endswith(
        "In all words, quotations included, it scores −1.0 [−3.0, 1.0]: its side depends on whose words are counted."
    )
    assert axis.axis_lines(robust, rates, book, rates).endswith("In all words, quotations included: 3.0 [1.0, 5.0].")
