"""`discourse codes`: filled sheets to tables of codes, and the coder that settles differences."""

import pandas as pd
import pytest
from coded import PLAIN, WHOLE_KEY, whole_sheet

from analysis import read_articles
from analysis.cli import main
from analysis.coding import filled_sheets
from analysis.coding.codes import read_codes
from analysis.coding.filled_sheets import codes_from_sheets, presence_value
from analysis.coding.sample_codes import read_key
from analysis.corpus.spreadsheets import write_sheet


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_cells_become_codes_with_their_places(kind, tmp_path):
    path = whole_sheet(
        tmp_path / f"anna.{kind}",
        ("w1-1", "−1", "Sea; land war", "irony"),
        ("w1-0", "0", "none", ""),
        ("w1-2", "", "issue.sea", ""),
    )
    codes, said = codes_from_sheets([path], WHOLE_KEY, time="2026-11-29")
    assert codes[PLAIN].to_numpy().tolist() == [
        [0, "all", 0, ""], [0, "issue", 0, ""],
        [10, "all", -1, "irony"], [10, "issue", 2, ""], [10, "issue.sea", 1, ""], [10, "issue.land_war", 1, ""],
        [20, "issue", 1, ""], [20, "issue.sea", 1, ""],
    ]  # fmt: skip
    assert codes[["coder", "coder_kind", "version", "time", "digest"]].drop_duplicates().to_numpy().tolist() == [
        ["anna", "person", "codebook 3", "2026-11-29", "00ff"]
    ]
    assert said == []


def test_what_cannot_be_a_code_is_told_with_what_can(tmp_path):
    path = whole_sheet(tmp_path / "anna.csv", ("w1-0", "2", "sea", ""), ("w1-1", "1", "sea, sky", ""))
    with pytest.raises(
        ValueError,
        match=r"row 2: stance '2' \(valid: -1, 0, 1, or an empty cell\); row 3: frames 'sea, sky' \(valid: sea, ",
    ):
        codes_from_sheets([path], WHOLE_KEY)
    with pytest.raises(ValueError, match=r"no sentence of this key has the id 'w2-0'; ids look like w1-0"):
        codes_from_sheets([whole_sheet(tmp_path / "ben.csv", ("w2-0", "1", "", ""))], WHOLE_KEY)
    with pytest.raises(ValueError, match="row 3: 'w1-0' occurs twice"):
        codes_from_sheets([whole_sheet(tmp_path / "carl.csv", ("w1-0", "1", "", ""), ("w1-0", "1", "", ""))], WHOLE_KEY)
    with pytest.raises(ValueError, match="no cell is filled in stance, frames"):
        codes_from_sheets([whole_sheet(tmp_path / "dora.csv", ("w1-0", "", "", "no idea"))], WHOLE_KEY)


@pytest.mark.parametrize(("listed", "end"), [(1, "empty cell); and 1 more"), (2, "empty cell)")])
def test_of_many_bad_cells_the_first_are_named_and_the_rest_counted(listed, end, tmp_path, monkeypatch):
    monkeypatch.setattr(filled_sheets, "LISTED", listed)
    path = whole_sheet(tmp_path / "anna.csv", ("w1-0", "2", "", ""), ("w1-1", "3", "", ""))
    with pytest.raises(ValueError) as error:
        codes_from_sheets([path], WHOLE_KEY)
    assert str(error.value).endswith(end) and str(error.value).count("valid:") == listed


def test_a_note_without_a_code_is_said(tmp_path):
    path = whole_sheet(tmp_path / "anna.csv", ("w1-0", "1", "", ""), ("w1-1", "", "", "cannot tell"))
    assert codes_from_sheets([path], WHOLE_KEY)[1] == [
        f"{path}, row 3: no code, so this note was not kept: cannot tell"
    ]


def test_the_presence_of_a_negative_pole_counts_down():
    axis = ("comes", "goes")
    assert [presence_value("hedging", name) for name in ("hedge", "hedge.modal", "booster", "all")] == [-1, -1, 1, 1]
    assert [presence_value("stance", name, axis) for name in ("comes", "goes")] == [1, -1]
    assert presence_value("framing", "issue.goes", axis) == 1


def test_the_command_writes_a_table_a_coder_that_can_be_read(write_corpus, tmp_path, capsys):
    folder, out = write_corpus({"a.txt": "It may rain. It went well."}), tmp_path / "out"
    assert main(["sample", str(folder), "--all", "--format", "csv", "--output", str(tmp_path / "blank")]) == 0
    key = tmp_path / "blank" / "whole.key.json"
    rows = read_key(key)["rows"]
    for name, tone in (("one", 1), ("two", 0)):
        write_sheet(tmp_path / f"{name}.csv", [{"id": row["id"], "frames": "conflict", "tone": tone} for row in rows])
    settled = tmp_path / "settled.csv"
    write_sheet(settled, [{"id": rows[0]["id"], "frames": "", "tone": 2}])
    arguments = ["codes", str(tmp_path / "one.csv"), str(tmp_path / "two.csv"), "--key", str(key), "--kind", "language model",
                 "--decided", str(settled), "--version", "m 1", "--output", str(out)]  # fmt: skip
    assert main(arguments) == 0
    assert "1 differences are not settled" in capsys.readouterr().out
    codes = read_codes(out, read_articles(folder))
    assert codes.groupby("coder").size().to_dict() == {"adjudicated": 5, "one": 6, "two": 6}
    assert set(codes["coder_kind"]) == {"language model"} and set(codes["version"]) == {"m 1"}
    assert main(arguments) == 2 and "already exists; use --overwrite" in capsys.readouterr().err
    assert main([*arguments, "--overwrite"]) == 0
    pd.testing.assert_frame_equal(read_codes(out), codes)
