"""How far coders agree, by measure, category and code: places and spans, and what the command says and writes."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.coding.codes import read_codes
from analysis.coding.reliability import code_matrix, reliability
from analysis.coding.reliability_report import reliability_lines
from analysis.core.schema import table

OPEDS = Path(__file__).parents[1] / "data" / "opeds"


def coded(coder, measure, *rows):
    """Codes from (start, end, category, value) of one article."""
    return table(
        "codes",
        [
            ("a", start, end, measure, category, value, coder, "person", "", "", "", "")
            for start, end, category, value in rows
        ],
    )


def test_the_labels_of_the_op_eds_agree_as_their_readme_says():
    codes = read_codes(OPEDS / "codes")
    found = reliability(codes[codes["measure"] == "author_stance"])
    assert found["kappa"].round(2).iloc[0] == 0.89


def test_the_codes_of_the_op_eds_are_their_labels():
    rows = [json.loads(line) for line in (OPEDS / "labels.jsonl").read_text("utf-8").splitlines()]
    codes = read_codes(OPEDS / "codes")
    stance = code_matrix(codes[codes["measure"] == "stance"], "all")
    places = pd.MultiIndex.from_tuples([(row["article"], row["start"], row["end"]) for row in rows])
    assert stance["two"].reindex(places).to_list() == [row["two"]["stance"] for row in rows] and len(stance) == len(
        rows
    )
    for measure, category, name in (
        ("hedging", "hedge", "hedges"),
        ("hedging", "booster", "boosters"),
        ("voice", "other", "others"),
    ):
        own = codes[(codes["coder"] == "one") & (codes["measure"] == measure) & (codes["category"] == category)]
        assert own[["start", "end"]].to_numpy().tolist() == [span[:2] for row in rows for span in row["one"][name]]


def test_a_part_without_a_code_is_0_where_its_total_is_coded_and_missing_elsewhere():
    codes = pd.concat([
        coded("anna", "framing", (0, 5, "issue", 1), (0, 5, "issue.war", 1), (6, 9, "issue", 0)),
        coded("ben", "framing", (0, 5, "issue", 1), (0, 5, "issue.sea", 1), (10, 12, "issue", 1), (10, 12, "issue.war", 1)),
    ])  # fmt: skip
    found = code_matrix(codes, "issue.war").sort_index()
    np.testing.assert_array_equal(found["anna"], [1, 0, np.nan])
    np.testing.assert_array_equal(found["ben"], [0, np.nan, 1])


def test_specific_agreement_and_kappa_by_hand():
    one, two = [1, 1, 1, 0, 0, -1, -1, 0], [1, 1, 0, 0, 0, -1, 1, 0]
    codes = pd.concat([coded(name, "tone", *((10 * at, 10 * at + 9, "all", value) for at, value in enumerate(own)))
                       for name, own in (("anna", one), ("ben", two))])  # fmt: skip
    found = reliability(codes).set_index("code")
    assert found["specific"].to_dict() == {pd.NA: pytest.approx(np.nan, nan_ok=True), -1: 2 / 3, 0: 6 / 7, 1: 4 / 6}
    chance = (3 * 3 + 3 * 4 + 2 * 1) / 64
    assert found["kappa"].iloc[0] == pytest.approx((6 / 8 - chance) / (1 - chance))
    assert found.loc[-1, ["fewest", "most", "n"]].to_list() == [1, 2, 8]


def test_spans_are_compared_over_what_all_read():
    codes = pd.concat([
        coded("anna", "hedging", (0, 100, "all", -2), (10, 20, "hedge", -1), (40, 50, "hedge", -1)),
        coded("ben", "hedging", (0, 60, "all", -1), (10, 20, "hedge", -1)),
    ])  # fmt: skip
    row = reliability(codes).iloc[0]
    assert row[["unit", "n", "fewest", "most"]].to_list() == ["span", 3, 1, 2] and row["specific"] == 2 * 10 / 30
    assert 0 < row["alpha"] < 1


def test_one_coder_says_nothing_of_agreement():
    alone = coded("anna", "tone", (0, 5, "all", 1))
    assert reliability(alone).empty
    assert reliability_lines(reliability(alone)) == [
        "No measure was coded by two coders, so agreement cannot be computed."
    ]
