"""What coders agree on, and what is settled where they differ."""

from coded import PLAIN, WHOLE_KEY, whole_sheet

from analysis.coding.adjudication import adjudicate_codes
from analysis.coding.filled_sheets import codes_from_sheets
from analysis.core.schema import table


def test_what_coders_agree_on_holds_and_the_rest_is_settled_or_left_open(tmp_path):
    anna = whole_sheet(tmp_path / "anna.csv", ("w1-0", "1", "sea", ""), ("w1-1", "1", "sea", ""), ("w1-2", "0", "", ""))
    ben = whole_sheet(
        tmp_path / "ben.csv", ("w1-0", "1", "none", ""), ("w1-1", "-1", "sea", ""), ("w1-2", "1", "sea", "")
    )
    decided = whole_sheet(tmp_path / "both.csv", ("w1-0", "", "sea, land_war", ""), ("w1-1", "0", "", ""))
    codes, _ = codes_from_sheets([anna, ben], WHOLE_KEY)
    found, left = adjudicate_codes(codes, codes_from_sheets([decided], WHOLE_KEY)[0])
    assert found[PLAIN].to_numpy().tolist() == [
        [0, "all", 1, "agreed"], [0, "issue", 2, "decided"], [0, "issue.sea", 1, "decided"], [0, "issue.land_war", 1, "decided"],
        [10, "all", 0, "decided"], [10, "issue", 1, "agreed"], [10, "issue.sea", 1, "agreed"],
    ]  # fmt: skip
    assert left[["start", "measure"]].to_numpy().tolist() == [[20, "stance"]], (
        "and frames of the third have one coder only"
    )
    assert set(found["coder"]) == {"adjudicated"} and set(found["coder_kind"]) == {"person"}
    assert adjudicate_codes(table("codes"))[0].empty
