"""A folder of articles in; a sheet of every sentence, with one column per variable, and its key out."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from analysis import __version__
from analysis.coding.code_checks import AUTHOR_STANCE
from analysis.coding.source import ArticleSource
from analysis.comparison.units import ALL
from analysis.core.schema import table, text_digest
from analysis.corpus.spreadsheets import write_sheet
from analysis.lexicons.load import Lexicon
from analysis.measures.marks import categories
from analysis.text.tokens import sentences, words_of_articles

CODED_SECTIONS = ("title", "heading", "body")
STEM = "whole"  # of the names of the files
SIDES, DEGREES = (-1, 0, 1), (-2, -1, 0, 1, 2)
MOST_FRAMES = 3  # of a sentence


def variables(book: Lexicon | None) -> list[dict[str, Any]]:
    """What is coded of each sentence: a `column` of the sheet, its `measure` and `category`, and its `codes` or its `names`.

    These are stance (of the sentence, and the author's) where the codebook has an axis; frames, those of the codebook or else the generic
    ones, of which a sentence may have several; and tone.
    """
    labels = categories(book)
    found: list[dict[str, Any]] = []
    if "stance" in labels:
        found += [
            {"column": name, "measure": name, "category": ALL, "codes": list(SIDES)}
            for name in ("stance", AUTHOR_STANCE)
        ]
    for stem in ("issue", "generic"):
        names = {name.partition(".")[2]: name for name in labels["framing"] if name.startswith(f"{stem}.")}
        if names:
            found.append({"column": "frames", "measure": "framing", "category": stem, "names": names})
            break
    return [*found, {"column": "tone", "measure": "tone", "category": ALL, "codes": list(DEGREES)}]


def write_full_sheet(source: ArticleSource, output: Path, suffix: str = ".xlsx") -> tuple[Path, dict]:
    """Write a blank sheet of every sentence of the articles, in their order, and its key. A ValueError if one of them already exists."""
    sheet, beside = output / f"{STEM}{suffix}", output / f"{STEM}.key.json"
    check_sheet_output(source.corpus, output, [STEM], suffix)
    book = source.read_codebook()
    articles = source.read_articles(book)
    rows = sentences(articles, words_of_articles(articles), table("attributions"))
    rows = rows[rows["section"].isin(CODED_SECTIONS)]
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    digests = {name: text_digest(text) for name, text in texts.items()}
    sample = "w" + text_digest("\0".join(digests.values()))[:8]
    width = max(3, len(str(len(rows))))
    columns = variables(book)
    key = {
        "sample": sample, "variables": columns, "articles": digests, "version": __version__,
        **describe_codebook(book),
        "rows": [
            {"id": f"{sample}-{number:0{width}}", "article": row.article, "number": row.sentence, "start": row.start, "end": row.end,
             "sentence": " ".join(texts[row.article][row.start : row.end].split())}
            for number, row in enumerate(rows.itertuples(), 1)
        ],
    }  # fmt: skip
    output.mkdir(parents=True, exist_ok=True)
    blank = [sheet_row(row, columns) for row in key["rows"]]
    write_sheet(sheet, blank, sheet_instructions(columns, book), column_choices(columns))
    beside.write_text(json.dumps(key, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
    return sheet, key


def check_sheet_output(corpus: str | Path, output: Path, stems: Iterable[str], suffix: str) -> None:
    """Raise a ValueError if sheets and keys would be among the articles, or one of them already exists."""
    inside, folder = output.resolve(), Path(corpus).resolve()
    if inside == folder:
        raise ValueError(f"{output}: this is the folder of articles; choose another folder for the sheets")
    if suffix == ".csv" and inside.is_relative_to(folder):
        raise ValueError(
            f"{output}: inside the folder of articles, where the instructions would be read as an article; choose another folder, or xlsx"
        )
    for path in (output / f"{stem}{end}" for stem in stems for end in (suffix, ".key.json")):
        if path.exists():
            raise ValueError(f"{path}: already exists and may contain codes; choose another folder, or remove it")


def describe_codebook(book: Lexicon | None) -> dict:
    """The entries of a key about the codebook."""
    if book is None:
        return {"codebook": "", "codebook_version": "", "axis": []}
    return {"codebook": book.digest, "codebook_version": f"codebook {book.version}", "axis": list(book.axis)}


def sheet_row(row: dict, columns: list[dict], coded: dict | None = None) -> dict:
    """The row of a sheet for a sentence of the key; `coded` are further columns before those to fill in."""
    place, empty = {name: row[name] for name in ("id", "article", "sentence")}, {each["column"]: "" for each in columns}
    return {**place, **(coded or {}), **empty, "note": ""}


def column_choices(columns: list[dict]) -> dict[str, list[int]]:
    """The valid codes of each column that has codes, for the drop-down lists of a sheet."""
    return {each["column"]: each["codes"] for each in columns if "codes" in each}


def sheet_instructions(columns: list[dict], book: Lexicon | None) -> list[str]:
    """General instructions for each column; the printed codebook of the study has definitions, examples and exclusions."""
    labels = categories(book)
    lines = ["Read the whole article before you code it. Then go through its sentences in order and fill in every column. Leave a cell empty "
            "if you cannot tell, and say why in 'note'. Work alone. Do not change the column 'id'. Save as xlsx or csv."]  # fmt: skip
    for each in columns:
        if each["column"] == "stance":
            up, down = (labels["stance"][pole] for pole in book.axis) if book else ("", "")
            lines.append(
                f"stance: what the sentence says, whosever view it is. 1: {up}. -1: {down}. 0: neither, or both in balance."
            )
        elif each["column"] == AUTHOR_STANCE:
            lines.append("author_stance: what the author means by it, on the same axis. Code irony as it is meant. A view reported in order to be "
                        "rebutted counts for the opposite side. Code 0 where the author only reports.")  # fmt: skip
        elif each["column"] == "frames":
            listed = "; ".join(f"{short} ({labels['framing'][name]})" for short, name in each["names"].items())
            lines.append(
                f"frames: what the sentence is about. Name at most {MOST_FRAMES}, separated by commas, or none. They are: {listed}."
            )
        else:
            lines.append("tone: how it is worded, not whether the news is good or whom it favours: 2 very favourable, 1 favourable, 0 neutral or mixed, "
                        "-1 unfavourable, -2 very unfavourable.")  # fmt: skip
    return lines
