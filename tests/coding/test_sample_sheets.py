"""`discourse sample`: what coders see, and what it refuses."""

import csv
import io
import json
import zipfile

import pandas as pd
import pytest
from coded import CODEBOOK, CORPUS, code, sheet_rows, true_codes
from openpyxl import load_workbook

from analysis import read_articles
from analysis.cli import main
from analysis.coding.codes import write_codes
from analysis.coding.sample_codes import read_key
from analysis.core.schema import table
from analysis.corpus.spreadsheets import escape_cell
from analysis.text.tokens import sentences, words_of_articles


def test_a_coder_sees_sentence_and_neighbours_and_nothing_of_the_measure(sample, corpus):
    out, key = sample
    header, *rows = sheet_rows(out / "hedging-hedge.xlsx")
    assert header == ["id", "before", "sentence", "after", "code", "note"]
    assert [row[0] for row in rows] == [row["id"] for row in key["rows"]]
    assert all(row[4:] == [None, None] for row in rows)
    values = [row["value"] for row in key["rows"]]
    assert values not in (sorted(values), sorted(values, reverse=True))
    text = " ".join(row[0] for row in sheet_rows(out / "hedging-hedge.xlsx", "instructions"))
    assert "Possibility modals" in text and "How far a text commits itself" in text and "Code 1" in text
    texts = read_articles(corpus).set_index("article")["text"]
    for row in key["rows"]:
        around = " ".join([row["before"], row["sentence"], row["after"]]).strip()
        assert around in texts[row["article"]]
        assert texts[row["article"]][row["start"] : row["end"]] == row["sentence"]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_same_seed_gives_the_same_bytes_and_another_another_sample(kind, corpus, tmp_path):
    for folder, seed in (("a", "1"), ("b", "1"), ("c", "2")):
        arguments = ["--measure", "hedging", "--size", "30", "--seed", seed, "--format", kind]
        assert main(["sample", str(corpus), *arguments, "--output", str(tmp_path / folder)]) == 0
    files = [{path.name: path.read_bytes() for path in sorted((tmp_path / folder).iterdir())} for folder in "abc"]
    assert files[0] == files[1]
    ids = [{row["id"] for row in read_key(tmp_path / folder / "hedging.key.json")["rows"]} for folder in "abc"]
    assert not ids[0] & ids[2]
    if kind == "xlsx":
        archive = zipfile.ZipFile(io.BytesIO(files[0]["hedging.xlsx"]))
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        assert archive.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2
    else:
        assert files[0]["hedging.csv"].startswith(b"\xef\xbb\xbf")
        assert b"How it is defined" in files[0]["hedging.instructions.txt"]


def test_a_measure_with_a_direction_is_coded_on_both_sides(write_corpus, tmp_path):
    corpus = write_corpus(CORPUS | {"codebook.toml": CODEBOOK})
    out = tmp_path / "new" / "coding"
    assert main(["sample", str(corpus), "--measure", "stance", "--size", "20", "--output", str(out)]) == 0
    key = read_key(out / "stance.key.json")
    assert [(part["value"], part["sentences"], part["drawn"]) for part in key["strata"]] == [
        (-1, 100, 10),
        (0, 0, 0),
        (1, 20, 10),
    ]
    text = " ".join(row[0] for row in sheet_rows(out / "stance.xlsx", "instructions"))
    assert "Code 1: The ferry comes. Code -1: The ferry goes." in text and "What becomes of the ferry." in text


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_no_cell_is_a_formula(kind, write_corpus, tmp_path):
    lines = [
        "=HYPERLINK(1) is what they wrote.",
        "@all of them came here.",
        "-5 degrees were measured there.",
        "+1 said he.",
    ]
    corpus = write_corpus({"a.txt": "\x0b\n\n".join(lines * 3)})
    arguments = ["--measure", "hedging", "--size", "12", "--format", kind, "--output", str(tmp_path / "o")]
    assert main(["sample", str(corpus), *arguments]) == 0
    if kind == "xlsx":
        cells = [cell for row in load_workbook(tmp_path / "o" / "hedging.xlsx")["coding"] for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        texts = [cell.value for cell in cells if cell.value]
    else:
        text = (tmp_path / "o" / "hedging.csv").read_text("utf-8-sig")
        texts = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert "'=HYPERLINK(1) is what they wrote." in texts
    assert not [text for text in texts if text[:1] in ("=", "+", "-", "@", "\t", "\r")]
    key = json.loads((tmp_path / "o" / "hedging.key.json").read_text("utf-8"))
    assert {row["sentence"] for row in key["rows"]} >= {"=HYPERLINK(1) is what they wrote."}


def test_one_cell_is_one_line():
    assert escape_cell("\t=1+1\r\n\x00  over\x0b two lines\ufffe") == "'=1+1 over two lines"
    assert escape_cell("a = b") == "a = b"


def test_nothing_is_overwritten(sample, corpus, capsys):
    out, _ = sample
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert main(["sample", str(corpus), "--measure", "hedging:hedge", "--size", "20", "--output", str(out)]) == 2
    assert "hedging-hedge.xlsx: already exists and may contain codes" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--measure", "stance"], "no measure 'stance' (without a codebook); valid: certainty, distance, framing"),
        (["--measure", "hedging:nope"], "no category 'nope' in hedging; valid: hedge, booster, hedge.modal"),
        (["--measure", "tone", "--size", "3"], "size 3: too few to estimate anything; valid: 10 or more"),
    ],
)
def test_a_sample_that_cannot_be_drawn(arguments, message, corpus, tmp_path, capsys):
    assert main(["sample", str(corpus), *arguments, "--output", str(tmp_path / "o")]) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "o").exists()
    assert main(["sample", str(corpus), "--measure", "tone", "--output", str(corpus)]) == 2
    assert "this is the folder of articles" in capsys.readouterr().err


def test_a_sample_may_be_drawn_by_what_a_model_coded_and_corrects_its_codes(write_corpus, tmp_path, capsys):
    two = CORPUS["two.txt"].replace("ferry", "old tram").replace("harbour", "depot")  # no copy of the other
    corpus = write_corpus(
        {"one.txt": CORPUS["one.txt"], "two.txt": two, "articles.csv": "file,outlet\none.txt,X\ntwo.txt,Y\n"}
    )
    articles = read_articles(corpus)
    rows = sentences(articles, words_of_articles(articles), table("attributions"))
    seen = rows.iloc[:-2]  # two it could not code
    codes = seen[["article", "start", "end"]].assign(
        measure="tone",
        category="all",
        value=(seen.index % 3 - 1).astype(float),
        coder="m",
        coder_kind="language model",
        version="m",
    )
    write_codes(table("codes", codes.reset_index(drop=True)), tmp_path / "m.csv")
    arguments = ["sample", str(corpus), "--measure", "tone", "--between", "outlet", "--per-group", "30", "--voices", "quotes",
                 "--codes", str(tmp_path / "m.csv"), "--format", "csv"]  # fmt: skip
    assert main([*arguments, "--output", str(tmp_path / "out")]) == 0
    key = read_key(tmp_path / "out" / "tone.key.json")
    given = {(row.article, row.start): row.value for row in codes.itertuples()}
    assert key["coder"] == "m" and len(key["rows"]) == 60
    assert all(row["value"] == given[row["article"], row["start"]] for row in key["rows"])
    assert sum(stratum["sentences"] for stratum in key["strata"]) == len(seen)
    code(tmp_path / "anna.csv", true_codes(key))
    assert main(["agree", str(tmp_path / "anna.csv"), "--key", str(tmp_path / "out" / "tone.key.json")]) == 0
    said = capsys.readouterr().out
    assert "X against Y, tone: " in said and "corrected by 60 coded sentences" in said
    both = table("codes", pd.concat([codes, codes.assign(coder="n")], ignore_index=True))
    write_codes(both, tmp_path / "m.csv")
    assert (
        main([*arguments, "--output", str(tmp_path / "two")]) == 2
        and "codes of several coders" in capsys.readouterr().err
    )
    assert main([*arguments[:3], "hedging", *arguments[4:], "--output", str(tmp_path / "two")]) == 2
    assert "nobody coded hedging:all in it" in capsys.readouterr().err
