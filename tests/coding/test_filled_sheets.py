"""`discourse codes`: filled sheets to tables of codes, and the coder that settles differences."""

import json

import pandas as pd
import pytest
from coded import PLAIN, WHOLE_KEY, whole_sheet

from analysis import read_articles
from analysis.cli import main
from analysis.coding import filled_sheets
from analysis.coding.codes import read_codes
from analysis.coding.filled_sheets import (
    coder_file_name,
    codes_from_sheets,
    presence_value,
    write_code_tables,
    write_filled,
)
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


def test_each_coder_has_one_sheet_and_one_file(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    same = [whole_sheet(tmp_path / name / "anna.csv", ("w1-0", "1", "", "")) for name in ("one", "two")]
    with pytest.raises(ValueError, match="anna.csv: another sheet is called anna as well; each coder has one sheet"):
        codes_from_sheets(same, WHOLE_KEY)
    alike = [whole_sheet(tmp_path / f"{name}.csv", ("w1-0", "1", "", "")) for name in ("an na", "an-na")]
    codes, _ = codes_from_sheets(alike, WHOLE_KEY)
    with pytest.raises(ValueError, match=r"coder 'an na': another coder's codes would go to .*an-na.csv too"):
        write_code_tables(dict(tuple(codes.groupby("coder"))), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_what_cannot_be_written_is_told_before_anything_is(tmp_path):
    (tmp_path / "k.json").write_text(json.dumps(WHOLE_KEY))
    sheet = whole_sheet(tmp_path / "adjudicated.csv", ("w1-0", "1", "", ""))
    with pytest.raises(ValueError, match="time 'noon'; valid: a date or time of ISO 8601"):
        write_filled([sheet], tmp_path / "k.json", tmp_path / "out", time="noon")
    with pytest.raises(ValueError, match="a sheet is called adjudicated, as the coder that settles is"):
        write_filled([sheet], tmp_path / "k.json", tmp_path / "out", decided=sheet)
    assert not (tmp_path / "out").exists()
    anna, ben = (whole_sheet(tmp_path / f"{name}.csv", ("w1-0", "1", "", "")) for name in ("anna", "ben"))
    decided = whole_sheet(tmp_path / "both.csv", ("w1-0", "0", "", "we spoke"), ("w1-1", "", "", "why?"))
    said = write_filled([anna, ben], tmp_path / "k.json", tmp_path / "out", decided=decided)
    assert said[0].endswith("both.csv, row 3: no code, so this note was not kept: why?"), "and nothing is unsettled"
    assert [line.rpartition(": ")[2] for line in said[1:]] == ["1 codes of 1 articles"] * 3


@pytest.mark.parametrize(
    ("cell", "named"),
    [("none", []), ("0", []), ("–", []), (" No ", []), ("sea", ["issue.sea"]), ("Land war / SEA;issue.sea", ["issue.land_war", "issue.sea"]),
     ("sea|sea / land_war,", ["issue.sea", "issue.land_war"]), ("'sea", ["issue.sea"])],
)  # fmt: skip
def test_frames_may_be_written_in_many_ways(cell, named, tmp_path):
    codes, _ = codes_from_sheets([whole_sheet(tmp_path / "anna.csv", ("w1-0", "", cell, ""))], WHOLE_KEY)
    assert codes[["category", "value"]].to_numpy().tolist() == [["issue", len(named)], *([name, 1] for name in named)]


@pytest.mark.parametrize("cell", ["none, sea", ",", "land", "sea war", "sea none"])
def test_other_words_are_no_frames(cell, tmp_path):
    with pytest.raises(ValueError, match=r"valid: sea, land_war, none, or an empty cell"):
        codes_from_sheets([whole_sheet(tmp_path / "anna.csv", ("w1-0", "", cell, ""))], WHOLE_KEY)


def test_the_name_of_a_coder_becomes_the_name_of_a_file():
    names = {
        "org/model": "org-model",
        "a b//c": "a-b-c",
        "Zoë_1.2-x": "Zoë_1.2-x",
        "../..": "coder",
        "-a.": "a",
        "?": "coder",
    }
    assert {name: coder_file_name(name) for name in names} == names
