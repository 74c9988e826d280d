"""Files of codes in, one table of what each coder said of each place, out; and back. Marks are codes of the lexicon."""

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import __version__
from analysis.comparison.units import ALL
from analysis.core.schema import COLUMNS, table, text_digest
from analysis.corpus.spreadsheets import FORMATS, read_sheet

KINDS = ("person", "lexicon", "language model")
NEEDED = ["article", "start", "end", "measure", "category", "value", "coder", "coder_kind"]
FOLDER = "codes"  # beside the articles
AUTHOR_STANCE = "author_stance"  # what the author means, whoever speaks: no measure finds it
LISTED = 5  # errors of a file that are named


def totals(category: str) -> list[str]:
    """The categories of which this one is a part: `all`, and `issue` of `issue.war`."""
    stem, dot, _ = category.partition(".")
    return [] if category == ALL else [stem, ALL] if dot else [ALL]


def codable(labels: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """What can be coded: the categories of each measure (from `analysis.measures.marks.categories`), the author's stance, others' words."""
    stance = {AUTHOR_STANCE: dict(labels["stance"])} if "stance" in labels else {}
    return {name: dict(own) for name, own in labels.items()} | stance | {"voice": {"other": "Somebody else's words"}}


def find_codes(corpus: str | Path, codes: str | Path | None = None) -> Path | None:
    """Where the codes of a corpus are: as named, else the folder `codes` in the corpus folder if a table of codes is in it, else None."""
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

    A row says that a coder gave a place of an article a value. A row of the category `all` is the whole measure's: it says that
    the coder looked at that place for every category, and one of a first part (`issue`) for each that begins with it
    (`issue.war`); a category without a row there is then 0.

    Parameters
    ----------
    path : str or Path
        Columns `article`, `start`, `end` (code points of the text, the end not included), `measure`, `category`, `value` (a number),
        `coder`, `coder_kind` (person, lexicon, language model); where known `version` (of codebook, model or lexicon), `time`
        (ISO 8601), `note`, `digest` (of the text, see `analysis.core.schema.text_digest`). Further columns are kept.
    articles : DataFrame, optional
        To check the places by: what is coded must be there, and its text the one that was coded.
    labels : dict of dict, optional
        The categories that there are, by measure, from `Study.labels`.

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
    parts = [read_rows(each) for each in found]
    codes = table("codes", pd.concat([part for _, part in parts], ignore_index=True))
    rows = [(file, place) for file, (places, _) in zip(found, parts, strict=True) for place in places]
    check_codes(codes, articles, labels, rows)
    return codes


def read_rows(path: str | Path) -> tuple[list[int], pd.DataFrame]:
    """The number of each row of a file, and the table of its codes, numbers as numbers; a ValueError if one is none."""
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


def check_codes(
    codes: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    labels: Mapping[str, Mapping[str, str]] | None = None,
    rows: Sequence[tuple[object, object]] | None = None,
) -> None:
    """Raise a ValueError if a table of codes is not valid; for `articles` and `labels` see `read_codes`.

    `rows` are the file and row (or, as text, place) of each code, to be named; by default its number.
    """
    rows = [("codes", at) for at in codes.index] if rows is None else rows
    wrong = list(_wrong(codes, articles, labels))
    told = [f"{_row(rows[at][1])}: {why}" for at, why in wrong[:LISTED]]
    if wrong:
        more = [f"and {len(wrong) - LISTED} more"] if len(wrong) > LISTED else []
        raise ValueError(f"{rows[wrong[0][0]][0]}, {'; '.join([*told, *more])}")


def _row(place):
    return place if isinstance(place, str) else f"row {place}"


def _wrong(codes, articles, labels):
    """The position of each code that is not valid, and why."""
    texts = None if articles is None else dict(zip(articles["article"], articles["text"], strict=True))
    digests: dict[str, str] = {}
    known = None if labels is None else codable(labels)
    seen: dict[tuple, int] = {}
    kinds: dict[str, str] = {}
    for at, row in enumerate(codes.itertuples(index=False)):
        key = (row.coder, row.article, row.start, row.end, row.measure, row.category)
        if not row.coder:
            yield at, "no coder is named"
        elif row.coder_kind not in KINDS:
            yield at, f"coder_kind '{row.coder_kind}'; valid: {', '.join(KINDS)}"
        elif kinds.setdefault(row.coder, row.coder_kind) != row.coder_kind:
            yield at, f"'{row.coder}' is a {kinds[row.coder]} elsewhere; a coder can have only one kind"
        elif why := unknown(row.measure, row.category, known):
            yield at, why
        elif not 0 <= row.start < row.end:
            yield at, f"start {row.start}, end {row.end}: start must be at least 0, and end greater than start"
        elif key in seen:
            yield at, f"'{row.coder}' has coded this place as {row.measure}:{row.category} already; keep one"
        elif row.time and not is_time(row.time):
            yield (
                at,
                f"time '{row.time}'; valid: a date or time of ISO 8601, as 2026-11-29 or 2026-11-29T10:15:00Z, or nothing",
            )
        elif texts is not None and row.article not in texts:
            yield (
                at,
                f"no article '{row.article}'; valid: {', '.join(sorted(texts)[:LISTED])}"
                + " …" * (len(texts) > LISTED),
            )
        elif texts is not None and row.end > len(texts[row.article]):
            yield at, f"end {row.end}: '{row.article}' has {len(texts[row.article])} characters"
        elif texts is not None and row.digest:
            now = digests.setdefault(row.article, text_digest(texts[row.article]))
            if row.digest != now:
                yield at, (f"the text of '{row.article}' is not the one that was coded (digest {row.digest}, now {now}): "
                           "so its places no longer fit; code it again, or restore the text")  # fmt: skip
        seen[key] = at


def unknown(measure: str, category: str, known: Mapping[str, Mapping[str, str]] | None) -> str:
    """Why a measure or category cannot be coded, or "" if it can; `known` from `codable`."""
    if known is None:
        return "" if measure and category else "no measure or no category"
    if measure not in known:
        return f"no measure '{measure}'; valid: {', '.join(known)}"
    valid = dict.fromkeys([ALL, *(name.partition(".")[0] for name in known[measure]), *known[measure]])
    return "" if category in valid else f"no category '{category}' in {measure}; valid: {', '.join(valid)}"


def is_time(text: str) -> bool:
    """Whether a text is a date or time of ISO 8601."""
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def write_codes(codes: pd.DataFrame, path: str | Path) -> None:
    """Write a table of codes as CSV (UTF-8, every text and number exactly), which `read_codes` reads back."""
    value = codes["value"].astype(object).map(lambda number: int(number) if number == int(number) else number)
    Path(path).write_text(codes.assign(value=value).to_csv(index=False, lineterminator="\n"), "utf-8", newline="")


def codes_of(marks: pd.DataFrame, articles: pd.DataFrame, version: str = f"discourse {__version__}") -> pd.DataFrame:
    """The marks of the lexicons as codes, like those of any other coder.

    Parameters
    ----------
    marks, articles : DataFrame
        From `mark` and `read_articles`.
    version : str
        Of what marked them.

    Returns
    -------
    DataFrame
        The table `codes`: of each mark its place, with its weight as `value` and its entry as `note`; before those of an article, for
        each measure a code of the category `all` for the whole text, with the sum of weights, which says that it was looked at.
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
