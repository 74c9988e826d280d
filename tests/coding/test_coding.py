"""`discourse sample` and `discourse agree`: what is drawn, what coders see, what comes back, and what is made of it."""

import csv
import io
import json
import random
import zipfile

import numpy as np
import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from analysis import read_articles
from analysis.cli import main
from analysis.coding.agreement import agreement, alpha, bootstrap_alpha, rates
from analysis.coding.codes import majority, read_codes, read_key, votes
from analysis.coding.sampling import allocate
from analysis.corpus.spreadsheets import plain, write_sheet

HEDGED = "Perhaps the mayor number{} might come to the harbour. "
FLAT = "The ferry number{} left the harbour at noon. "
CORPUS = {
    "one.txt": "".join(HEDGED.format(i) + FLAT.format(i) * 2 for i in range(20)),
    "two.txt": "".join(FLAT.format(i) * 3 for i in range(20)),
}
CODEBOOK = """title = "Ferries"
construct = "What becomes of the ferry."
version = "1"
licence = "CC0-1.0"
[sources]
own = "Our own reading."
[stance]
positive = "comes"
negative = "goes"
[stance.categories]
comes = "The ferry comes"
goes = "The ferry goes"
[[stance.entries]]
category = "comes"
source = "own"
cues = ["come"]
[[stance.entries]]
category = "goes"
weight = -1
source = "own"
cues = ["left"]
"""


@pytest.fixture
def corpus(write_corpus):
    return write_corpus(CORPUS)


@pytest.fixture
def sample(corpus, tmp_path):
    """A drawn sample: the folder and the key."""
    out = tmp_path / "coding"
    assert main(["sample", str(corpus), "--measure", "hedging:hedge", "--size", "30", "--output", str(out)]) == 0
    return out, read_key(out / "hedging-hedge.key.json")


def sheet_rows(path, name="coding"):
    return [list(row) for row in load_workbook(path)[name].iter_rows(values_only=True)]


def code(path, codes, **changes):
    """Write a sheet as a coder would hand it in."""
    rows = [{"id": name, "sentence": "…", "code": value} | changes.get(name, {}) for name, value in codes.items()]
    write_sheet(path, rows)
    return path


def true_codes(key):
    return {row["id"]: row["value"] for row in key["rows"]}


def small_key(values, sizes, codes=(0, 1)):
    rows = [{"id": f"s1-{i:03}", "value": value} for i, value in enumerate(values, 1)]
    strata = [{"value": value, "sentences": size} for value, size in sizes.items()]
    return {
        "sample": "s1",
        "codes": list(codes),
        "strata": strata,
        "rows": rows,
        "measure": "hedging",
        "category": "hedge",
    }


def coders(key, *columns):
    return pd.DataFrame(
        {f"c{i}": column for i, column in enumerate(columns)}, index=[row["id"] for row in key["rows"]], dtype="float64"
    )


def figure(table, name, code=1):
    return table[(table["figure"] == name) & table["code"].fillna(code).eq(code)].iloc[0]


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


def test_both_strata_are_drawn_with_known_probabilities(sample):
    _, key = sample
    assert key["strata"] == [
        {"value": 0, "sentences": 100, "drawn": 15, "probability": 0.15},
        {"value": 1, "sentences": 20, "drawn": 15, "probability": 0.75},
    ]
    assert all(bool(row["cues"]) == ("Perhaps" in row["sentence"]) == bool(row["value"]) for row in key["rows"])
    assert len({row["id"] for row in key["rows"]}) == 30


@pytest.mark.parametrize(
    ("sizes", "total", "drawn"),
    [
        ({0: 100, 1: 100}, 30, {0: 15, 1: 15}),
        ({0: 100, 1: 4}, 30, {0: 26, 1: 4}),
        ({0: 5, 1: 4}, 30, {0: 5, 1: 4}),
        ({-1: 50, 0: 50, 1: 50}, 40, {-1: 10, 0: 20, 1: 10}),
        ({0: 50, 1: 0}, 20, {0: 20, 1: 0}),
    ],
)
def test_half_of_a_sample_is_unmarked_as_far_as_there_are_enough(sizes, total, drawn):
    assert allocate(sizes, total) == drawn


def test_sentences_with_neighbours_of_their_own_article_and_no_furniture(write_corpus, tmp_path):
    one = "By Ann Author\n\nThe ferry left. Perhaps it sank. It was a “perhaps” boat."
    corpus = write_corpus({"one.txt": one, "two.txt": "The harbour was calm."})
    assert main(["sample", str(corpus), "--measure", "hedging:hedge", "--output", str(tmp_path / "o")]) == 0
    rows = read_key(tmp_path / "o" / "hedging-hedge.key.json")["rows"]
    assert {row["sentence"]: (row["before"], row["after"], row["value"]) for row in rows} == {
        "The ferry left.": ("", "Perhaps it sank.", 0),
        "Perhaps it sank.": ("The ferry left.", "It was a “perhaps” boat.", 1),
        "It was a “perhaps” boat.": ("Perhaps it sank.", "", 0),  # a scare quote: the mark has no weight
        "The harbour was calm.": ("", "", 0),
    }


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
    out = tmp_path / "coding"
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
    assert plain("\t=1+1\r\n\x00  over\x0b two lines\ufffe") == "'=1+1 over two lines"
    assert plain("a = b") == "a = b"


@pytest.mark.parametrize(
    ("separator", "encoding"), [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16"), ("xlsx", "")]
)
def test_a_sheet_comes_back_as_a_spreadsheet_saved_it(separator, encoding, tmp_path):
    key = small_key([-1, 0, 1, 1, 1], {-1: 1, 0: 1, 1: 3}, (-1, 0, 1))
    rows = [
        ["Sentence", " ID ", "Code", "note"],
        ["“é, ü; y”", "s1-003", "1,0", "a, b; c"],
        ["x", "s1-001", "-1" if encoding == "cp1252" else "−1"],  # the last cell cut off
        ["", "", "", ""],
        ["x", "s1-002", " 0.0 ", "=1+1"],
        ["x", "s1-005"],  # not coded; s1-004 deleted
    ]
    path = tmp_path / "anna.csv"
    if separator == "xlsx":
        path, book = tmp_path / "anna.xlsx", Workbook()
        book.active.append(["something", "else"])
        sheet = book.create_sheet("mine")
        for row in rows:
            sheet.append(row)
        sheet["C5"] = 0  # a number, not a text
        book.save(path)
    else:
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=separator).writerows(rows)
    codes = read_codes([path], key)
    assert list(codes) == ["anna"]
    np.testing.assert_array_equal(codes["anna"], [-1, 0, 1, np.nan, np.nan])


WRONG = {
    "an unknown code": ({"s1-002": "yes", "s1-004": 2}, r"anna.csv: not a code: 'yes' in row 3, '2' in row 5; valid: 0, 1"),
    "another sample": ({"s9-002": 1}, r"anna.csv, row 6: 's9-002' is of another sample; the key is that of s1 \(hedging\)"),
    "a changed id": ({"s1-0x2": 1}, r"anna.csv, row 6: no sentence has the id 's1-0x2'"),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "message"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_in_a_sheet_is_told_by_row(changes, message, tmp_path):
    key = small_key([0, 0, 1, 1], {0: 2, 1: 2})
    path = code(tmp_path / "anna.csv", dict.fromkeys(["s1-001", "s1-002", "s1-003", "s1-004"], 0) | changes)
    with pytest.raises(ValueError, match=message):
        read_codes([path], key)


def test_what_cannot_be_a_sheet_is_told(tmp_path):
    key = small_key([0, 1], {0: 1, 1: 1})
    texts = {
        "twice.csv": ("id,code\ns1-001,1\ns1-001,0\n", "twice.csv, row 3: 's1-001' stands in row 2 already"),
        "empty.csv": ("id,code\ns1-001,\n", "empty.csv: the column 'code' is empty"),
        "other.csv": ("id,score\ns1-001,1\n", "other.csv: no table with the columns 'id' and 'code'"),
        "blank.csv": ("", "blank.csv: no table with the columns"),
        "broken.xlsx": ("id,code\n", "broken.xlsx: not a readable xlsx file"),
        "sheet.ods": ("", "sheet.ods: not a coding sheet; save it as .xlsx or .csv"),
    }
    for name, (text, message) in texts.items():
        (tmp_path / name).write_text(text)
        with pytest.raises(ValueError, match=message):
            read_codes([tmp_path / name], key)
        with pytest.raises(ValueError, match="not the key of a sample"):
            read_key(tmp_path / name)
    path = code(tmp_path / "anna.csv", {"s1-001": 1})
    with pytest.raises(ValueError, match="anna.csv: named twice"):
        read_codes([path, path], key)
    (tmp_path / "b").mkdir()
    other = code(tmp_path / "b" / "anna.csv", {"s1-001": 1})
    assert list(read_codes([path, other], key)) == [str(path), str(other)]


def test_alpha_is_krippendorffs():
    """His two published examples: binary without missing codes .095; ordinal with missing ones .815."""
    binary = pd.DataFrame({"a": [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], "b": [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]}, dtype="float64")
    lines = "1 2 3 3 2 1 4 1 2 * * *", "1 2 3 3 2 2 4 1 2 5 * 3", "* 3 3 3 2 3 4 2 2 5 1 *", "1 2 3 3 2 4 4 1 2 5 1 *"
    ordinal = pd.DataFrame([[np.nan if code == "*" else float(code) for code in line.split()] for line in lines]).T
    for data, n, expected in ((binary, 10, 0.095), (ordinal, 11, 0.815)):
        found, value, low, high = alpha(data, pd.Series(0, index=data.index))
        assert (found, round(value, 3)) == (n, expected)
        assert low < value < high


def test_the_bootstrap_computes_the_alpha_of_nltk():
    codes = np.array([[0, 0], [1, 1], [1, -1], [0, 1], [-1, -1]])
    counts = np.stack([(codes == value).sum(1) for value in (-1, 0, 1)], axis=1).astype(float)
    pairs = counts[:, :, None] * counts[:, None, :] - counts[:, :, None] * np.eye(3)
    table = pd.DataFrame(codes, dtype="float64")
    _, value, _, _ = alpha(table, pd.Series(0, index=table.index))
    assert bootstrap_alpha(pairs.sum(0)[None])[0] == pytest.approx(value)


def test_alpha_of_one_code_alone_is_unknown():
    data = pd.DataFrame({"a": [0.0] * 5, "b": [0.0] * 5})
    assert np.isnan(alpha(data, pd.Series(0, index=data.index))[1])


def test_the_majority_and_what_is_settled():
    key = small_key([1] * 4, {0: 0, 1: 4})
    codes = coders(key, [1, 1, 0, np.nan], [1, 0, 0, np.nan], [0, np.nan, 0, np.nan])
    found = votes(codes, [0, 1])
    np.testing.assert_array_equal(found[1], [1, 0.5, 0, np.nan])
    np.testing.assert_array_equal(majority(found), [1, np.nan, 0, np.nan])
    settled = votes(codes, [0, 1], pd.Series({"s1-002": 1.0, "s1-003": np.nan}))
    np.testing.assert_array_equal(majority(settled), [1, 1, 0, np.nan])


def test_precision_recall_and_share_weigh_the_strata_as_in_the_articles():
    """10 of 20 marked and 10 of 180 unmarked sentences coded: 8 and 1 hold it, so 16 and 18 in the articles."""
    key = small_key([1] * 10 + [0] * 10, {0: 180, 1: 20})
    codes = coders(key, [1] * 8 + [0] * 2 + [1] + [0] * 9)
    found = agreement(codes, key)
    precision, recall, measured, corrected = (
        figure(found, name)["value"] for name in ("precision", "recall", "measured", "corrected")
    )
    assert (precision, recall, measured, corrected) == pytest.approx((0.8, 16 / 34, 0.1, 0.17))
    assert corrected == pytest.approx(measured * precision / recall)
    specificity = 162 / 166
    assert corrected == pytest.approx((measured + specificity - 1) / (recall + specificity - 1))


def test_everything_coded_leaves_nothing_uncertain():
    key = small_key([1] * 4 + [0] * 6, {0: 6, 1: 4})
    found = agreement(coders(key, [1, 1, 1, 0, 1, 0, 0, 0, 0, 0]), key)
    for name, value in (("precision", 0.75), ("recall", 0.75), ("corrected", 0.4)):
        assert tuple(figure(found, name)[["value", "low", "high"]]) == pytest.approx((value,) * 3)


def test_the_corrected_share_is_unbiased_and_the_naive_one_is_not():
    """A population whose truth is known: 300 marked (70 % rightly), 2,700 unmarked (10 % missed); 60 + 60 are coded."""
    drawn, truth = np.random.default_rng(5), (210 + 270) / 3000
    population = {1: np.arange(300) < 210, 0: np.arange(2700) < 270}
    key = small_key([1] * 60 + [0] * 60, {0: 2700, 1: 300})
    values = pd.Series({row["id"]: row["value"] for row in key["rows"]})
    found, naive = [], []
    for _ in range(60):
        codes = coders(key, np.concatenate([drawn.choice(population[value], 60, replace=False) for value in (1, 0)]))
        naive.append(codes["c0"].mean())
        found.append(rates(votes(codes, [0, 1]), values, {0: 2700, 1: 300}, 1)[3][3:])
    value, low, high = np.array(found).T
    error = value.std() / np.sqrt(len(value))
    assert abs(value.mean() - truth) < 2.5 * error < 0.02
    assert np.mean(naive) > 2 * truth
    assert abs(0.1 - truth) > 5 * error  # the measured share, uncorrected
    assert ((low <= truth) & (truth <= high)).mean() >= 0.9


def test_no_miss_found_is_not_no_miss():
    key = small_key([1] * 10 + [0] * 50, {0: 1_000_000, 1: 20_000})
    row = figure(agreement(coders(key, [1] * 10 + [0] * 50), key), "recall")
    assert row["value"] == 1 == row["high"]
    assert row["low"] < 0.7


@pytest.mark.parametrize(
    ("codes", "sizes", "said"),
    [
        ([0, 0, 0, 0], {0: 20, 1: 20}, "Recall, code 1: not known; the coders gave it to no sentence."),
        ([1, 1, "", ""], {0: 20, 1: 20}, "in one stratum of the sample nothing is coded."),
        (["", "", 0, 1], {0: 20, 1: 20}, "Precision, code 1: not known; of the sentences to which the measure gives it, nobody coded"),
    ],
)  # fmt: skip
def test_what_cannot_be_known_is_said(codes, sizes, said, tmp_path, capsys):
    key = small_key([1, 1, 0, 0], sizes)
    (tmp_path / "k.json").write_text(json.dumps(key))
    path = code(tmp_path / "anna.csv", dict(zip([row["id"] for row in key["rows"]], codes, strict=True)))
    assert main(["agree", str(path), "--key", str(tmp_path / "k.json")]) == 0
    text = capsys.readouterr().out
    assert said in text
    assert "One coder: nothing can be said of agreement" in text
    assert "nan" not in text


def test_the_whole_way(sample, tmp_path, capsys):
    out, key = sample
    truth, shuffled = true_codes(key), random.Random(1)
    names = shuffled.sample(sorted(truth), 30)
    anna = code(tmp_path / "anna.xlsx", {name: truth[name] for name in names})
    differing = sorted(names[:2])
    ben = code(
        tmp_path / "ben.csv", {name: 1 - truth[name] if name in differing else truth[name] for name in names[:-1]}
    )
    use = ["agree", str(anna), str(ben), "--key", str(out / "hedging-hedge.key.json"), "--output", str(tmp_path / "o")]
    capsys.readouterr()
    assert main(use) == 0
    text = capsys.readouterr().out
    assert "hedging:hedge: 30 sentences, 2 coders, 1 codes missing, 0 sentences coded by nobody." in text
    assert "No majority on 2 sentences" in text and "Coders differ on 2 sentences." in text
    for name in differing:
        assert f"  {name}: anna {truth[name]}, ben {1 - truth[name]}" in text
    assert "16.7 % measured" in text and "no bias of the measured share is established" in text
    header, *rows = sheet_rows(tmp_path / "o" / "disagreements.xlsx")
    assert header == ["id", "before", "sentence", "after", "coded by anna", "coded by ben", "code", "note"]
    assert [row[0] for row in rows] == differing
    assert pd.read_csv(tmp_path / "o" / "errors.csv").empty

    book = load_workbook(tmp_path / "o" / "disagreements.xlsx")
    for number, name in enumerate(differing, 2):
        book["coding"][f"G{number}"] = 1 - truth[name]  # they settle on ben's codes: the measure erred
    book.save(tmp_path / "o" / "disagreements.xlsx")
    assert main([*use, "--decided", str(tmp_path / "o" / "disagreements.xlsx")]) == 0
    text = capsys.readouterr().out
    assert "No majority" not in text and "differ on 2 sentences" in text and "is left as it is" in text
    errors = pd.read_csv(tmp_path / "o" / "errors.csv")
    assert sorted(errors["id"]) == differing
    assert (errors["cues"].notna() == errors["measure"].eq(1)).all()


RELIABILITY = {
    0: "(no disagreement, so no interval) on 80 sentences: reliable (.800 or more).",
    2: "reliable (.800 or more, the whole interval)",
    5: "interval reaches below",
    10: "tentative",
    20: "too little",
}


@pytest.mark.parametrize(("differing", "said"), RELIABILITY.items())
def test_how_far_coders_can_be_relied_on(differing, said, tmp_path, capsys):
    key = small_key([1, 0] * 40, {0: 400, 1: 400})
    (tmp_path / "k.json").write_text(json.dumps(key))
    truth = true_codes(key)
    one = code(tmp_path / "a.csv", truth)
    two = code(tmp_path / "b.csv", {name: 1 - v if i < differing else v for i, (name, v) in enumerate(truth.items())})
    assert main(["agree", str(one), str(two), "--key", str(tmp_path / "k.json")]) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("The coders among themselves")]
    assert said in line


def test_coders_who_share_no_sentence(tmp_path, capsys):
    key = small_key([1, 0], {0: 1, 1: 1})
    (tmp_path / "k.json").write_text(json.dumps(key))
    sheets = [str(code(tmp_path / f"{name}.csv", {name: 1})) for name in ("s1-001", "s1-002")]
    assert main(["agree", *sheets, "--key", str(tmp_path / "k.json")]) == 0
    assert "no two different codes among the 0 sentences coded twice" in capsys.readouterr().out


def test_nothing_is_overwritten(sample, corpus, capsys):
    out, _ = sample
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert main(["sample", str(corpus), "--measure", "hedging:hedge", "--size", "20", "--output", str(out)]) == 2
    assert "hedging-hedge.xlsx: there already, and coding may be in it" in capsys.readouterr().err
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
    assert "the folder of articles itself" in capsys.readouterr().err
