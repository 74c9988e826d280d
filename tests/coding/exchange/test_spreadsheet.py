"""The table of codes for a spreadsheet: the words beside each code, and what is refused when they no longer fit."""

import csv

import pytest

from analysis.coding.exchange import spreadsheet
from analysis.coding.exchange.imported_codes import CHANGED
from analysis.coding.exchange.spreadsheet import read_table, write_table
from analysis.core.schema import table, text_digest

TEXTS = {"=a": "=1+1 left.\n'It' may come back. " + "x" * 400, "b": "Nothing.", "c": "C", "d": "D", "e": "E", "f": "F"}
ARTICLES = table("articles", {"article": [*TEXTS], "text": [*TEXTS.values()]})


def codes(*rows, coder="-anna"):
    return table(
        "codes",
        [(*row, "tone", "all", value, coder, "person", "@3", "", "=note", text_digest(TEXTS[row[0]])) for *row, value in rows],
    )  # fmt: skip


@pytest.fixture
def sent(tmp_path):
    """Write codes, change some cells (by row and column), and return the file."""

    def sent(written, changed=(), name="codes.csv"):
        write_table(tmp_path / name, ARTICLES, written)
        if changed:
            with (tmp_path / name).open(encoding="utf-8-sig", newline="") as file:
                rows = list(csv.DictReader(file))
            for number, column, cell in changed:
                rows[number][column] = cell
            with (tmp_path / name).open("w", encoding="utf-8", newline="") as file:
                own = csv.DictWriter(file, list(rows[0]))
                own.writeheader()
                own.writerows(rows)
        return tmp_path / name

    return sent


def test_the_words_and_whole_numbers_are_shown_as_people_read_them(sent):
    with sent(codes(("=a", 0, 10, 1), ("=a", 0, 440, 1.5))).open(encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file)
    assert (first["words"], first["value"], second["value"]) == ("'=1+1 left.", "1", "1.5")
    assert second["words"] == "'=1+1 left. 'It' may come back. " + "x" * 269, "the first 300 characters"


@pytest.mark.parametrize("name", ["codes.csv", "codes.xlsx"])
def test_what_a_spreadsheet_would_take_for_a_formula_comes_back_as_it_was(name, sent, study):
    found = read_table(sent(codes(("=a", 0, 10, 1), ("=a", 11, 15, 2), ("b", 0, 3, 0)), name=name), study(TEXTS))
    assert found.remarks() == [] and [row["where"] for row in found.rows] == ["row 2", "row 3", "row 4"]
    rows = [[row[each] for each in ("article", "start", "value", "coder", "version", "note")] for row in found.rows]
    who = ["-anna", "@3", "=note"]
    assert rows == [["=a", 0, 1, *who], ["=a", 11, 2, *who], ["b", 0, 0, *who]]


def test_without_words_or_digest_a_code_is_believed(sent, study):
    path = sent(codes(("b", 0, 3, 0)), [(0, "words", ""), (0, "digest", "")])
    (row,) = read_table(path, study(TEXTS)).accepted()
    assert row["digest"] == text_digest("Nothing.")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ([(1, "digest", "0" * 16)], CHANGED),
        ([(1, "start", "1"), (2, "end", "2")], "the text at these places differs from the column 'words' (first in row 3); were start and end changed?"),
        ([(1, "start", "1"), (2, "digest", "0" * 16)], CHANGED),
    ],
)  # fmt: skip
def test_an_article_whose_places_do_not_fit_is_refused_with_the_first_row(changed, why, sent, study):
    found = read_table(
        sent(codes(("b", 0, 3, 0), ("b", 0, 5, 1), ("b", 2, 3, 1), ("c", 0, 1, 1)), changed), study(TEXTS)
    )
    assert found.refused == {"b": why} and [row["article"] for row in found.accepted()] == ["c"]


def test_what_is_no_article_is_left_out_and_the_first_articles_are_named(sent, study):
    found = read_table(sent(codes(("b", 0, 3, 0), ("c", 0, 1, 0)), [(0, "article", "'=x")]), study(TEXTS))
    assert found.remarks() == ["left out (1): no article '=x'; there are =a, b, c, d, e"] and len(found.rows) == 1


def test_a_workbook_may_be_so_large_and_no_larger(sent, study, monkeypatch):
    path = sent(codes(("b", 0, 3, 0)), name="codes.xlsx")
    monkeypatch.setattr(spreadsheet, "LARGEST", 10)
    with pytest.raises(
        ValueError, match=r"codes.xlsx: ([\d,]+) bytes when unpacked, 10 are read; save it as .csv"
    ) as told:
        read_table(path, study(TEXTS))
    size = int(str(told.value).split(" bytes")[0].rpartition(" ")[2].replace(",", ""))
    monkeypatch.setattr(spreadsheet, "LARGEST", size)
    assert len(read_table(path, study(TEXTS)).rows) == 1
    monkeypatch.setattr(spreadsheet, "LARGEST", size - 1)
    with pytest.raises(ValueError, match="when unpacked"):
        read_table(path, study(TEXTS))
