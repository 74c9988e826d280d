"""The exchange as a whole: codes on hostile texts through every format and back, and marks; what is refused in every format."""

import pandas as pd
import pytest
from exchanged import AXIS, HOSTILE, alike, back, coded, sent

from analysis.coding.exchange.files import export_codes, import_codes

FORMATS = ["qdpx", "jsonld", "csv", "xlsx"]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("each", [4, pytest.param(100, marks=pytest.mark.slow)])
def test_codes_come_back_as_they_went(form, each, folder, tmp_path):
    codes = coded(each=each)
    found, said = back(sent(folder, tmp_path, codes, form), folder, tmp_path)
    pd.testing.assert_frame_equal(alike(found), alike(codes))
    assert all(".csv: " in line for line in said), "nothing is left out"


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_codes_give_the_same_bytes(form, folder, tmp_path):
    (tmp_path / "again").mkdir()
    first = sent(folder, tmp_path, coded(), form)
    assert first.read_bytes() == sent(folder, tmp_path / "again", coded(), form).read_bytes()


@pytest.mark.parametrize("form", FORMATS)
def test_an_article_that_has_changed_is_refused_and_the_others_are_read(form, folder, tmp_path):
    codes = coded()
    path = sent(folder, tmp_path, codes, form)
    (folder / "plain.txt").write_text("The ferry never left.", "utf-8")
    found, said = back(path, folder, tmp_path)
    number = (codes["article"] == "plain").sum()
    assert said[0].startswith(f"'plain' is refused ({number} codes): ")
    pd.testing.assert_frame_equal(alike(found), alike(codes[codes["article"] != "plain"]))


def test_where_every_article_has_changed_nothing_is_written(folder, tmp_path):
    path = sent(folder, tmp_path, coded(), "csv")
    for each in folder.glob("*.txt"):
        each.write_text("Another text.", "utf-8")
    with pytest.raises(ValueError, match=r"out\.csv: no code of these articles can be read; 'plain' is refused"):
        import_codes(path, folder, tmp_path / "back")
    assert not (tmp_path / "back").exists()


def test_marks_go_out_and_come_back_as_those_of_who_mended_them(folder, tmp_path):
    export_codes(folder, tmp_path / "marks.qdpx", measures=["stance"], voices="quotes")
    found, _ = back(tmp_path / "marks.qdpx", folder, tmp_path, coder="anna", time="2026-11-29")
    assert (
        set(found["coder"]) == {"anna"}
        and set(found["coder_kind"]) == {"person"}
        and set(found["time"]) == {"2026-11-29"}
    )
    marks = found[(found["article"] == "plain") & found["category"].isin(AXIS)]
    assert marks[["category", "value", "start"]].to_numpy().tolist() == [["goes", -1.0, 10], ["comes", 1.0, 23]]


def test_who_read_whole_texts_found_nothing_elsewhere(folder, tmp_path):
    codes = coded()
    codes = codes[
        (codes["measure"] == "stance") & (codes["category"] == "goes") & (codes["coder"] == "anna")
    ].reset_index(drop=True)
    found, _ = back(sent(folder, tmp_path, codes, "xlsx"), folder, tmp_path, read_whole=True)
    wholes = found[found["category"] == "all"]
    assert wholes[["start", "end", "value"]].to_numpy().tolist() == [
        [0, len(HOSTILE[name]), 0] for name in wholes["article"]
    ]
    assert len(wholes) == codes["article"].nunique() and len(found) == len(codes) + len(wholes)
