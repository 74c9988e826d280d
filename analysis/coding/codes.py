"""Files of codes in, one table of the codes of all coders out; and back. Marks become codes of the coder `lexicon`."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import __version__
from analysis.coding.code_checks import check_codes
from analysis.comparison.units import ALL
from analysis.core.schema import COLUMNS, table, text_digest
from analysis.corpus.spreadsheets import FORMATS, read_sheet

NEEDED = ["article", "start", "end", "measure", "category", "value", "coder", "coder_kind"]
FOLDER = "codes"  # beside the articles


def find_codes(corpus: str | Path, codes: str | Path | None = None) -> Path | None:
    """Where the codes of a corpus are: as named, else the folder `codes` in the corpus if it has a table of codes, else None."""
    if codes:
        return Path(codes)
    beside = Path(corpus) / FOLDER
    tables = beside.is_dir() and any(each.suffix.lower() in FORMATS for each in beside.iterdir())
    return beside if tables else None


def read_codes(
    path: str | Path,
    articles: pd.DataFrame | None = None,
    labels: Mapping[str, Mapping[str, str]] | None = None,
) -> pd.DataFrame:
    """Read codes by people or models: a table of codes, or every table (``*.csv``, ``*.xlsx``) in a folder.

    A row says that a coder gave a value to a place of an article. A row of the category `all` is about the whole measure: it says that
    the coder read that place for every category. A row of the first part of categories (`issue`) says so for each that begins with it
    (`issue.war`). A category without a row there is then 0.

    Parameters
    ----------
    path : str or Path
        Columns `article`, `start`, `end` (code points of the text, the end not included), `measure`, `category`, `value` (a number),
        `coder`, `coder_kind` (person, lexicon, language model); where known `version` (of codebook, model or lexicon), `time`
        (ISO 8601), `note`, `digest` (of the text, see `analysis.core.schema.text_digest`). Further columns are kept.
    articles : DataFrame, optional
        To check the codes: their articles must exist, with the text that was coded.
    labels : dict of dict, optional
        The categories of each measure, from `Study.labels`.

    Returns
    -------
    DataFrame
        The table `codes`, in the order of the files.

    Raises
    ------
    ValueError
        If something is not valid. The message names file and row, and says what is valid.
    """
    path = Path(path)
    found = [each for each in sorted(path.iterdir()) if each.suffix.lower() in FORMATS] if path.is_dir() else [path]
    if not found:
        raise ValueError(f"{path}: this folder has no table of codes (a file *.csv or *.xlsx)")
    parts = [read_code_rows(each) for each in found]
    codes = table("codes", pd.concat([part for _, part in parts], ignore_index=True))
    rows = [(file, place) for file, (places, _) in zip(found, parts, strict=True) for place in places]
    check_codes(codes, articles, labels, rows)
    return codes


def read_code_rows(path: str | Path) -> tuple[list[int], pd.DataFrame]:
    """The number of each row of a file, and the table of its codes. A ValueError names a value that should be a number and is none."""
    rows = read_sheet(path, NEEDED)
    frame = pd.DataFrame([row for _, row in rows], columns=[*rows[0][1]] if rows else NEEDED)
    frame = frame.loc[:, [name != "" for name in frame]].apply(lambda column: column.str.strip())
    places = [place for place, _ in rows]
    for name in ("start", "end", "value"):
        numbers = pd.to_numeric(frame[name].str.replace("−", "-"), errors="coerce")
        wrong = ~np.isfinite(numbers) | ((name != "value") & (numbers % 1 != 0))
        if wrong.any():
            at = int(wrong.to_numpy().argmax())
            what = "a number" if name == "value" else "a whole number"
            raise ValueError(f"{path}, row {places[at]}: {name} '{frame[name].iloc[at]}': must be {what}")
        frame[name] = numbers
    return places, frame


def write_codes(codes: pd.DataFrame, path: str | Path) -> None:
    """Write a table of codes as CSV (UTF-8, every text and number exactly), which `read_codes` reads back."""
    value = codes["value"].astype(object).map(lambda number: int(number) if number == int(number) else number)
    Path(path).write_text(codes.assign(value=value).to_csv(index=False, lineterminator="\n"), "utf-8", newline="")


def codes_from_marks(
    marks: pd.DataFrame, articles: pd.DataFrame, version: str = f"discourse {__version__}"
) -> pd.DataFrame:
    """The marks of the lexicons as codes, like those of any other coder.

    Parameters
    ----------
    marks, articles : DataFrame
        From `mark` and `read_articles`.
    version : str
        The version of the program that made the marks.

    Returns
    -------
    DataFrame
        The table `codes`: for each mark its place, with its weight as `value` and its entry as `note`. Before those of an article stands,
        for each measure, a code of the category `all` for the whole text with the sum of weights; it says that the text was read.
    """
    sums = marks.groupby(["article", "measure"], sort=False)["weight"].sum()
    wholes = [
        (row.article, 0, len(row.text), measure, ALL, float(sums.get((row.article, measure), 0.0)))
        for row in articles.itertuples() for measure in marks.attrs["categories"] if row.text
    ]  # fmt: skip
    whole = pd.DataFrame(wholes, columns=["article", "start", "end", "measure", "category", "value"])
    single = marks.drop_duplicates(["article", "start", "end", "measure", "category"])
    single = single.rename(columns={"weight": "value", "entry": "note"})[[*whole.columns, "note"]]
    order = dict(zip(articles["article"], range(len(articles)), strict=True))
    rows = pd.concat([whole, single], ignore_index=True).sort_values(
        "article", key=lambda name: name.map(order), kind="stable"
    )
    digests = dict(zip(articles["article"], map(text_digest, articles["text"]), strict=True))
    rows = rows.assign(coder="lexicon", coder_kind="lexicon", version=version, digest=rows["article"].map(digests))
    return table("codes", rows.reset_index(drop=True))[list(COLUMNS["codes"])]
