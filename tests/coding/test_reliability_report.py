"""`discourse agree` on coded sentences: what is said and written of agreement, and what is left to settle."""

import json
from pathlib import Path

import pandas as pd
from coded import WHOLE_KEY, sheet_rows, whole_sheet
from people import PEOPLE, TRUTH, coded, noisy

from analysis.cli import main
from analysis.coding.codes import read_codes, write_codes
from analysis.coding.filled_sheets import codes_from_sheets
from analysis.coding.reliability import reliability
from analysis.coding.reliability_report import disagreement_rows, reliability_lines, report_reliability
from analysis.corpus.spreadsheets import write_sheet

OPEDS = Path(__file__).parents[1] / "data" / "opeds"


def test_agree_says_both_and_writes_the_figures(tmp_path):
    for own in [
        *PEOPLE[:2],
        coded("m", "language model", noisy(TRUTH, 0.7, 9)),
        coded("m", "language model", TRUTH[:20], "hedging"),
    ]:
        write_codes(own, tmp_path / f"{own['coder'].iloc[0]}-{own['measure'].iloc[0]}.csv")
    write_codes(PEOPLE[0].assign(coder="adjudicated"), tmp_path / "adjudicated.csv")
    lines = report_reliability([tmp_path], output=tmp_path / "out")
    among = reliability_lines(reliability(pd.concat(PEOPLE[:2], ignore_index=True)))
    assert lines[1:3] == ["Among people:", *among], "neither a model nor adjudicated codes raise the α of people"
    assert not any("language models:" in line for line in lines), "one model agrees with nobody"
    assert any(line.startswith("m against 2 people, tone: α among people") for line in lines)
    assert any("m (language model), hedging: NOT VALIDATED" in line for line in lines)
    assert pd.read_csv(tmp_path / "out" / "equivalence.csv")["coder"].to_list() == ["m"]


def test_differences_are_listed_to_be_settled_until_they_are(tmp_path, capsys):
    anna = whole_sheet(tmp_path / "anna.csv", ("w1-0", "1", "sea", ""), ("w1-1", "1", "sea", ""), ("w1-2", "0", "", ""))
    ben = whole_sheet(
        tmp_path / "ben.csv", ("w1-0", "1", "none", ""), ("w1-1", "-1", "sea", ""), ("w1-2", "0", "sea", "")
    )
    (tmp_path / "k.json").write_text(json.dumps(WHOLE_KEY))
    out = tmp_path / "out"
    assert main(["agree", str(anna), str(ben), "--key", str(tmp_path / "k.json"), "--output", str(out)]) == 0
    said = capsys.readouterr().out
    assert "stance: α = " in said and "framing:issue.sea: α = " in said and "To settle: 2 sentences" in said
    header, *rows = sheet_rows(out / "disagreements.xlsx")
    assert header == ["id", "article", "sentence", "coders", "stance", "frames", "note"]
    assert [row[3] for row in rows] == ["frames: anna sea, ben none", "stance: anna 1, ben -1"]
    assert pd.read_csv(out / "agreement.csv")["category"].to_list() == ["all", "all", "all", "all", "issue.sea"]
    codes, _ = codes_from_sheets([anna, ben], WHOLE_KEY)
    settled, _ = codes_from_sheets([whole_sheet(tmp_path / "both.csv", ("w1-0", "", "sea", ""))], WHOLE_KEY)
    assert [row["id"] for row in disagreement_rows(codes, WHOLE_KEY, settled)] == ["w1-1"]


def test_tables_of_codes_need_no_key(tmp_path, capsys):
    codes = read_codes(OPEDS / "codes")
    write_codes(codes[(codes["measure"] == "voice")], tmp_path / "codes.csv")
    assert main(["agree", str(tmp_path / "codes.csv")]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Coders: one (language model), two (language model).")
    assert "voice:other: α_u = 0.97, 184 spans" in said
    write_sheet(tmp_path / "x.csv", [{"id": "1", "code": 1}])
    assert main(["agree", str(tmp_path / "x.csv")]) == 2
    assert "no table with the columns 'article'" in capsys.readouterr().err
