"""A codebook and articles in; a list for its author to check out: cues that never match, cues not found in the articles, and `advice`."""

import numpy as np
import pandas as pd

from analysis.cues.matcher import cues_of
from analysis.cues.token_index import Words
from analysis.lexicons.advice import advice
from analysis.lexicons.load import Lexicon
from analysis.text.tokens import words_of_articles

CELL = ["measure", "category", "entry"]


def codebook_notices(
    book: Lexicon, articles: pd.DataFrame | None = None, most: int | None = None, tokens: pd.DataFrame | None = None
) -> list[str]:
    """What the author of a codebook should check, one line each: `analysis.lexicons.advice`, `unreadable`, and `unfound` in articles.

    A line names at most `most` of the cues that are not found, by default all. `tokens` are those of the articles, if they exist already.
    """
    said = advice(book) + [
        f"{cell}: {', '.join(map(repr, cues))} can never match, because words are read without such characters or are split at them" for cell, cues in unreadable(book).items()
    ]  # fmt: skip
    if articles is None:
        return said
    return said + [
        f"{cell}: {len(cues)} cues occur in none of the {len(articles)} articles: {', '.join(cues[:most])}{', …' if most and len(cues) > most else ''}" for cell, cues in unfound(book, articles, tokens).items()
    ]  # fmt: skip


def unreadable(book: Lexicon) -> dict[str, list[str]]:
    """The cues that are not even found in a text that consists of the cue, by `measure/category`.

    For example, texts are split at a comma, so that no cue with a comma can match.
    """
    rows = book.entries[book.entries["weight"].notna() & ~book.entries["parsed"].astype(bool)]
    words = Words.of_texts((cue.replace("#", "47") for cue in rows["cue"]), "title", "quotes")
    keys, own = rows["key"].to_numpy(), rows["measure"].to_numpy()
    found = np.zeros(len(rows), bool)
    for measure in book.categories:
        cues = cues_of(book, measure)
        first, last, row = cues.hits(words)
        at = words.article[first].astype(int)
        whole = (own[at] == measure) & (keys[at] == cues.entries["key"].to_numpy()[row])
        found[at[whole]] = True
    return _listed(rows[~found])


def unfound(book: Lexicon, articles: pd.DataFrame, tokens: pd.DataFrame | None = None) -> dict[str, list[str]]:
    """The cues, as written in the file, of which no spelling occurs in the articles, by `measure/category`.

    Nothing is parsed, so that the sense of a cue does not matter.
    """
    tokens = words_of_articles(articles) if tokens is None else tokens
    words = Words.of(articles, tokens.assign(voice="author", attribution=0), voices="quotes")
    rows = book.entries[book.entries["weight"].notna()]
    there: set[tuple] = set()
    for measure in book.categories:
        cues = cues_of(book, measure)
        row = cues.hits(words)[2]
        there.update(cues.entries.iloc[row][CELL].itertuples(index=False, name=None))
    lines = rows[CELL].drop_duplicates()
    missing = [line not in there for line in lines.itertuples(index=False, name=None)]
    return _listed(lines[np.array(missing, bool)])  # of a codebook without cues, an empty list would be one of columns


def _listed(rows: pd.DataFrame) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows[CELL].drop_duplicates().itertuples():
        found.setdefault(f"{row.measure}/{row.category}", []).append(row.entry)
    return found
