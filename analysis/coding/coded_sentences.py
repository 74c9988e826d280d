"""Files of coded sentences in; the tokens of their articles, and the categories of each sentence, out."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis.coding.codes import NEEDED, read_codes
from analysis.coding.codes_as_marks import specific_codes
from analysis.coding.suggest import UNIT, sentences_at
from analysis.comparison.units import ALL
from analysis.core.schema import table
from analysis.corpus.encodings import decode_bytes
from analysis.text.tokens import words_of_articles

PLACE = ["article", "start", "end", "category"]


def read_coded_places(path: str | Path, tokens: pd.DataFrame) -> pd.DataFrame:
    """Read coded places of articles from a CSV file.

    Parameters
    ----------
    path : str or Path
        Columns `article`, `start`, `end` (code points of the text) and `category`; others are ignored. A row codes the sentences with
        words in its place; an article without a row was not coded. In a table of codes (`read_codes`), rows of value 0 do not count; a
        code of a whole measure gets the measure's name and the value as its category, such as `stance -1`.
    tokens : DataFrame
        The words of the articles.

    Returns
    -------
    DataFrame
        `article`, `sentence`, `category`.

    Raises
    ------
    ValueError
        If a column is missing, a place is no number or has no words, or an article is unknown. The message names file and row.
    """
    rows = list(csv.DictReader(io.StringIO(decode_bytes(Path(path).read_bytes()), newline="")))
    if missing := [column for column in PLACE if column not in (rows[0] if rows else PLACE)]:
        raise ValueError(f"{path}: no column '{missing[0]}'; it needs {', '.join(PLACE)}")
    if not rows:
        raise ValueError(f"{path}: no row has a code")
    numbered = _of_codes(read_codes(path)) if set(NEEDED) <= set(rows[0]) else list(enumerate(rows, 2))
    if not numbered:
        raise ValueError(f"{path}: every code in it is 0")
    known, found = set(tokens["article"]), []
    for number, row in numbered:
        if row["article"] not in known:
            raise ValueError(f"{path}, row {number}: no article '{row['article']}'; valid: {min(known)} and others")
        try:
            place = {"article": row["article"], "start": int(row["start"]), "end": int(row["end"])}
        except (TypeError, ValueError):
            raise ValueError(f"{path}, row {number}: start and end must be whole numbers") from None
        own = sentences_at(tokens, pd.DataFrame([place]))
        if own.empty:
            raise ValueError(
                f"{path}, row {number}: no word of '{row['article']}' stands from {row['start']} to {row['end']}"
            )
        found.append(own.assign(category=row["category"]))
    return pd.concat(found).drop_duplicates(ignore_index=True)


def _of_codes(codes):
    """The rows of a table of codes that are not 0, as places, with their numbers in the file."""
    own = codes[specific_codes(codes)]
    names = [f"{row.measure} {row.value:g}" if row.category == ALL else row.category for row in own.itertuples()]
    return list(zip(own.index + 2, own[PLACE[:3]].assign(category=names).to_dict("records"), strict=True))


def read_sentence_lists(paths: Sequence[str | Path]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Read lists of sentences: one text file per category, one sentence per line. Each line counts as an article.

    Returns
    -------
    articles, tokens, coded : DataFrame
        `coded` as from `read_coded_places`; the category is the name of the file.

    Raises
    ------
    ValueError
        If a file has no sentence, or there is only one file, since each list is compared with the others.
    """
    if len(paths) < 2:
        raise ValueError(
            "one list of sentences has nothing to be compared with; give at least two, for example frame.txt and rest.txt"
        )
    lines = [
        (Path(path).stem, f"{Path(path).stem}:{number}", line.strip())
        for path in paths
        for number, line in enumerate(decode_bytes(Path(path).read_bytes()).splitlines(), 1)
        if line.strip()
    ]
    if empty := [path for path in paths if Path(path).stem not in {name for name, _, _ in lines}]:
        raise ValueError(f"{empty[0]}: contains no sentence")
    articles = table("articles", {"article": [key for _, key, _ in lines], "text": [line for _, _, line in lines]})
    tokens = words_of_articles(articles, section="body")
    category = {key: name for name, key, _ in lines}
    coded = tokens[UNIT].drop_duplicates(ignore_index=True)
    return articles, tokens, coded.assign(category=coded["article"].map(category))
