"""A codebook and articles in; the cues that are never found in them, and those that no text can hold, out."""

import pandas as pd

from analysis.cues.matcher import cues_of
from analysis.cues.token_index import Words
from analysis.lexicons.load import Lexicon
from analysis.text.tokens import words_of

CELL = ["measure", "category", "entry"]


def unreadable(book: Lexicon) -> dict[str, list[str]]:
    """The cues that are not found in a text which is nothing but the cue, by `measure/category`.

    A text is cut at a comma, say, so that no text holds a cue with one.
    """
    rows = book.entries[book.entries["weight"].notna() & ~book.entries["parsed"].astype(bool)]
    words = Words.of_texts((cue.replace("#", "47") for cue in rows["cue"]), "title", "quotes")
    found = [False] * len(rows)
    for measure in book.categories:
        cues = cues_of(book, measure)
        first, last, row = cues.hits(words)
        whole = set(zip(words.place[first].tolist(), cues.entries["key"].to_numpy()[row].tolist(), strict=True))
        for at, own in enumerate(rows["measure"] == measure):
            found[at] |= own and (at, rows["key"].iloc[at]) in whole
    return _listed(rows[[not one for one in found]])


def unfound(book: Lexicon, articles: pd.DataFrame) -> dict[str, list[str]]:
    """The cues, as the file writes them, that count nowhere in the articles in any spelling, by `measure/category`.

    Without a parse: what a cue means is not asked.
    """
    words = Words.of(articles, words_of(articles).assign(voice="author", attribution=0), voices="quotes")
    rows = book.entries[book.entries["weight"].notna()]
    there: set[tuple] = set()
    for measure in book.categories:
        cues = cues_of(book, measure)
        row = cues.hits(words)[2]
        there.update(cues.entries.iloc[row][CELL].itertuples(index=False, name=None))
    lines = rows[CELL].drop_duplicates()
    return _listed(lines[[line not in there for line in lines.itertuples(index=False, name=None)]])


def _listed(rows: pd.DataFrame) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows[CELL].drop_duplicates().itertuples():
        found.setdefault(f"{row.measure}/{row.category}", []).append(row.entry)
    return found
