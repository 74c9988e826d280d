"""The table of codes: what is read, what is refused and how it is said, and marks as codes."""

import pandas as pd
import pytest
from code_rows import ARTICLES, LABELS, ROW, TEXT, written

from analysis import mark, tokenize
from analysis.coding.code_checks import check_codes
from analysis.coding.codes import codes_from_marks, read_codes, write_codes
from analysis.core.schema import COLUMNS, table


def test_a_missing_column_is_named(tmp_path):
    path = tmp_path / "codes.csv"
    pd.DataFrame([ROW]).drop(columns=["coder_kind", "value"]).to_csv(path, index=False)
    with pytest.raises(ValueError, match=r"codes.csv: no table with the columns .* missing: 'value' and 'coder_kind'"):
        read_codes(path)


def test_what_is_written_is_read_back(tmp_path):
    codes = table("codes", [tuple((ROW | {"value": value, "note": note, "version": "2", "time": "2026-11-29", "start": at}).get(name, "")
                                  for name in COLUMNS["codes"]) for at, (value, note) in
                            enumerate([(-1.0, "=1+1, “é”\n𝕏"), (0.1 + 0.2, "")])])  # fmt: skip
    write_codes(codes, tmp_path / "b.csv")
    write_codes(codes.assign(coder="ben"), tmp_path / "a.csv")
    pd.testing.assert_frame_equal(read_codes(tmp_path / "b.csv", ARTICLES, LABELS), codes)
    assert read_codes(tmp_path)["coder"].to_list() == ["ben", "ben", "anna", "anna"], "a folder, in order of its files"
    (tmp_path / "none").mkdir()
    with pytest.raises(ValueError, match="this folder has no table of codes"):
        read_codes(tmp_path / "none")


def test_further_columns_are_kept(tmp_path):
    assert read_codes(written(tmp_path, {"session": "2"}), ARTICLES, LABELS)["session"].to_list() == ["2"]


def test_marks_are_codes_of_the_lexicon():
    tokens = tokenize(ARTICLES, voices="quotes")
    marks = mark(ARTICLES, tokens, measures=["hedging", "tone"], voices="quotes")
    codes = codes_from_marks(marks, ARTICLES)
    check_codes(codes, ARTICLES)
    assert list(codes) == list(COLUMNS["codes"]) and set(codes["coder_kind"]) == {"lexicon"}
    whole = codes[codes["category"] == "all"].set_index("measure")
    assert (whole["start"].eq(0) & whole["end"].eq(len(TEXT))).all() and {"hedging", "tone"} <= set(whole.index)
    assert whole.loc["hedging", "value"] == marks.loc[marks["measure"] == "hedging", "weight"].sum() < 0
    assert [TEXT[row.start : row.end] for row in codes[codes["category"] != "all"].itertuples()] == marks[
        "cue"
    ].to_list()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"value": "some"}, "row 2: value 'some': must be a number"),
        ({"value": ""}, "row 2: value '': must be a number"),
        ({"start": 1.5}, "row 2: start '1.5': must be a whole number"),
    ],
)
def test_what_is_no_number_is_named_by_file_and_row(change, message, tmp_path):
    with pytest.raises(ValueError, match="codes.csv") as error:
        read_codes(written(tmp_path, change), ARTICLES, LABELS)
    assert message in str(error.value)


def test_numbers_in_a_table_may_have_a_true_minus_and_no_infinity(tmp_path):
    path = written(tmp_path, {"value": "−1.5", "start": "0.0"})
    assert read_codes(path)[["start", "value"]].to_numpy().tolist() == [[0, -1.5]]
    for name, value in (("value", "inf"), ("end", "nan"), ("end", "-inf")):
        with pytest.raises(ValueError, match=f"row 2: {name} '{value}': must be a"):
            read_codes(written(tmp_path, {name: value}))
