"""Articles and their codes in, a file for another program out; and such a file in, tables of codes out."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis.coding.code_checks import check_codes, codable_categories, is_iso_time
from analysis.coding.codes import codes_from_marks, find_codes, read_codes
from analysis.coding.exchange import qdpx, qdpx_codes, spreadsheet, webannotation, webannotation_codes
from analysis.coding.exchange.imported_codes import StudyContext
from analysis.coding.filled_sheets import write_code_tables
from analysis.coding.full_sheets import variables
from analysis.coding.source import ArticleSource
from analysis.comparison.article_tables import measure_articles
from analysis.comparison.units import ALL
from analysis.core.schema import table
from analysis.measures.marks import categories

ENDINGS = {"csv": ".csv", "xlsx": ".xlsx", "qdpx": ".qdpx", "webannotation": ".jsonld"}
FORMATS = {**{ending: name for name, ending in ENDINGS.items()}, ".json": "webannotation"}
READERS = {
    "csv": spreadsheet.read_table,
    "xlsx": spreadsheet.read_table,
    "qdpx": qdpx_codes.read_project,
    "webannotation": webannotation_codes.read_annotations,
}
SAME = ["article", "start", "end", "measure", "category", "coder"]


def export_codes(  # noqa: PLR0913
    corpus: str | Path, path: str | Path, *, to: str = "", codebook: str | Path | None = None, codes: str | Path | None = None,
    measures: Sequence[str] = (), voices: str = "parsed", repair: bool = True,
) -> list[str]:  # fmt: skip
    """Write codes of articles, or marks of measures, to a file for another program.

    Parameters
    ----------
    corpus : str or Path
        Folder of articles.
    path : str or Path
        The file to create. It must not exist.
    to : {'csv', 'xlsx', 'qdpx', 'webannotation'}, optional
        By default the format of the file's ending.
    codebook : str or Path, optional
        By default `codebook.toml` in the corpus.
    codes : str or Path, optional
        By default the folder `codes` in the corpus, if present.
    measures : sequence of str
        Write only these measures, together with their marks, as codes of the coder `lexicon`.
    voices : {'parsed', 'quotes'}
        How marks are found, see `attributions`.
    repair : bool
        See `analysis.corpus.encodings.decode_article`.

    Returns
    -------
    list of str
        Remarks, and what was written.

    Raises
    ------
    ValueError
        If the file exists, its format is unknown, a code is not valid, or there is nothing to write.
    """
    path, source = Path(path), ArticleSource(corpus, codebook, repair)
    book = source.read_codebook()
    form = _format(path, to)
    if path.exists():
        raise ValueError(f"{path}: already exists and may contain coding; choose another name, or remove it")
    articles = source.read_articles(book)
    labels, axis = categories(book), tuple(book.axis) if book else ()
    if wrong := [name for name in measures if name not in codable_categories(labels)]:
        raise ValueError(f"no measure '{wrong[0]}'; valid: {', '.join(codable_categories(labels))}")
    found = find_codes(corpus, codes)
    coded = read_codes(found, articles, labels) if found else table("codes")
    coded = coded[coded["measure"].isin(measures or coded["measure"].unique())]
    if wanted := [name for name in measures if name in labels]:
        marks = measure_articles(articles, book, voices, wanted)["marks"]
        marks.attrs["categories"] = {name: own for name, own in marks.attrs["categories"].items() if name in wanted}
        coded = pd.concat([coded, codes_from_marks(marks[marks["measure"].isin(wanted)], articles)], ignore_index=True)
    coded, remarks = coded.reset_index(drop=True), list[str]()
    if form == "qdpx":
        given = dict.fromkeys([*coded["measure"].unique(), *measures] or [each["measure"] for each in variables(book)])
        data, remarks = qdpx.build_project(
            articles, coded, {name: labels[name] for name in given if name in labels}, axis, Path(corpus).resolve().name
        )
        path.write_bytes(data)
    elif coded.empty:
        raise ValueError(
            f"{corpus}: there are no codes; name tables of codes (--codes), or measures whose marks to export (--measure)"
        )
    elif form == "webannotation":
        path.write_bytes(webannotation.build_annotations(articles, coded, axis))
    else:
        spreadsheet.write_table(path, articles, coded)
    who = ", ".join(coded["coder"].unique()) or "nobody yet"
    return [*remarks, f"{path}: {len(articles)} articles, {len(coded)} codes by {who}"]


def import_codes(  # noqa: PLR0913
    path: str | Path, corpus: str | Path, output: str | Path, *, codebook: str | Path | None = None, coder: str = "", kind: str = "",
    version: str = "", time: str = "", read_whole: bool = False, overwrite: bool = False, repair: bool = True,
) -> list[str]:  # fmt: skip
    """Read codes from a file of another program, and write them as tables of codes, one CSV file per coder.

    Parameters
    ----------
    path : str or Path
        As `export_codes` wrote it, or as the program gave it back.
    corpus : str or Path
        The articles. Codes of an article whose text has changed are refused; the others are read.
    output : str or Path
        The folder for the tables.
    codebook : str or Path, optional
        By default `codebook.toml` in the corpus.
    coder : str, optional
        Name that all codes get, for example after correcting marks; by default as in the file.
    kind : {'person', 'lexicon', 'language model'}, optional
        Kind of `coder`, and of coders whose kind the file does not give; by default person.
    version, time : str, optional
        Used where the file has none.
    read_whole : bool
        Whether each coder read each article in which they coded completely, for the measures coded there. Whatever has no code is
        then 0.
    overwrite : bool
        Whether to replace existing tables of these coders.
    repair : bool
        See `analysis.corpus.encodings.decode_article`.

    Returns
    -------
    list of str
        What was written, refused or left out.

    Raises
    ------
    ValueError
        If the file cannot be read, a code is not valid, or no code remains. The message says what and where.
    """
    if time and not is_iso_time(time):
        raise ValueError(f"time '{time}'; valid: a date or time in ISO 8601, for example 2026-11-29")
    path, source = Path(path), ArticleSource(corpus, codebook, repair)
    book = source.read_codebook()
    form = _format(path, "")
    articles = source.read_articles(book)
    texts, urls = (dict(zip(articles["article"], articles[name], strict=True)) for name in ("text", "url"))
    labels = categories(book)
    found = READERS[form](path, StudyContext(texts, labels, tuple(book.axis) if book else (), urls))
    remarks, rows = found.remarks(), found.accepted()
    if not rows:
        raise ValueError(f"{path}: no code of these articles can be read" + "".join(f"; {line}" for line in remarks))
    unknown = sorted({row["coder"] for row in rows if not row["coder_kind"]})
    if unknown and not coder:
        remarks.append(
            f"the file does not give the kind of {', '.join(unknown)}; recorded as {kind or 'person'} (change it with --kind)"
        )
    for row in rows:
        row["coder"] = coder or row["coder"]
        row["coder_kind"] = (kind or "person") if coder or not row["coder_kind"] else row["coder_kind"]
        row["version"], row["time"] = row["version"] or version, row["time"] or time
    once = list({tuple(row[name] for name in [*SAME, "value"]): row for row in reversed(rows)}.values())[::-1]
    if len(once) < len(rows):
        remarks.append(f"duplicates: {len(rows) - len(once)} codes occurred before in the file, and were read once")
    order = {name: place for place, name in enumerate(texts)}
    once.sort(key=lambda row: (order[row["article"]], row["start"], row["end"]))
    codes = table("codes", pd.DataFrame(once).drop(columns="where"))
    check_codes(codes, articles, labels, [(path, row["where"]) for row in once])
    tables = dict(tuple(codes.groupby("coder", sort=False)))
    if read_whole:
        tables = {name: pd.concat([_wholes(own, texts), own], ignore_index=True) for name, own in tables.items()}
    return remarks + write_code_tables(tables, Path(output), overwrite=overwrite)


def _wholes(codes, texts):
    """A code `all` with value 0 for each whole text and measure that has none: it says that the coder read the text for it."""
    rows = []
    for (article, measure), own in codes.groupby(["article", "measure"], sort=False):
        if not ((own["category"] == ALL) & (own["start"] == 0) & (own["end"] == len(texts[article]))).any():
            whole = {"start": 0, "end": len(texts[article]), "category": ALL, "value": 0.0, "note": ""}
            rows.append(own.iloc[[0]].assign(**whole, measure=measure))
    return pd.concat(rows, ignore_index=True) if rows else codes[:0]


def _format(path, to):
    """The format of a file, as named or by its ending."""
    if to and to not in ENDINGS:
        raise ValueError(f"format '{to}'; valid: {', '.join(ENDINGS)}")
    if not to and path.suffix.lower() not in FORMATS:
        raise ValueError(f"{path}: not a format for exchanging codes; valid endings: {', '.join(FORMATS)}")
    if to in ("csv", "xlsx") and path.suffix.lower() != ENDINGS[to]:
        raise ValueError(f"{path}: a file of the format {to} is called *{ENDINGS[to]}")
    return to or FORMATS[path.suffix.lower()]
