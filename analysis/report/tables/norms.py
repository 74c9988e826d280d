"""A study in, the place of its rates among news and opinion articles of similar length out, as a table and in sentences."""

import re
from typing import Any

import pandas as pd

from analysis.comparison import norms
from analysis.comparison.hypotheses import cells_reported
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.wording import category_label
from analysis.report.figure_block import Table
from analysis.report.tables import article_names
from analysis.report.tables.figure_tables import Pairs, select_cells
from analysis.report.tables.findings import labels_of_rows

AMONG = {"opinion": " US opinion pieces of similar length", "news": " US news articles of similar length"}
KIND = ("genre", "type", "section", "kind", "category")  # columns of metadata that may name the genre
KINDS = {
    "opinion": re.compile(r"opinions?|op-?eds?|editorials?|comment(?:ary)?|columns?|views", re.I),
    "news": re.compile(r"news|news (?:report|article|story)|reports?|reportage|hard news", re.I),
}
CAPTION = ("Rates in the authors' own words, with the percentage of news and of opinion articles of similar length that have a lower "
           "rate, uncertain by some 6 to 15 points. Tone and the certainty balance are in points per 1,000 words, all others in marks per 1,000 words")  # fmt: skip


def norms_table(study: MeasuredCorpus) -> Table:
    """The rates of each article that a report shows, with their places among news and opinion articles of similar length."""
    found = _placed_rates(study)
    columns = ["article", "what", "rate", "words", "news", "opinion"]
    return Table(found.assign(what=labels_of_rows(study.labels, found))[columns].reset_index(drop=True), CAPTION)


def norm_sentences(study: MeasuredCorpus, pairs: Pairs) -> str:
    """The place of each text's rates among texts of its genre and length, in tenths, one sentence per text.

    Texts without a norm, or without a column of metadata (`KIND`) that says news or opinion, have no sentence.
    """
    found, called, said, genres = (
        _placed_rates(study),
        article_names.short_names(study),
        [],
        article_genres(study.articles),
    )
    found = select_cells(found[found["opinion"].notna()], pairs)
    for article, own in found.groupby("article", sort=False):
        if not (genre := genres[article]):
            continue
        own = own.assign(place=own[genre])
        parts = [
            _place_in_tenths(study, row, AMONG[genre] if not number else "")
            for number, row in enumerate(own.itertuples())
        ]
        verb = "is" if (own["measure"] == "tone").all() else "has"
        said.append(f"{called[article]} {verb} {' and '.join(parts)}.")
    return f"Per 1,000 words, {' '.join(said)}" if said else ""


def article_genres(articles: pd.DataFrame) -> dict[str, str]:
    """The genre of each article by its metadata: `news`, `opinion`, or "" if unknown."""
    columns = [name for name in articles.columns if str(name).strip().lower() in KIND]
    columns = sorted(columns, key=lambda name: KIND.index(str(name).strip().lower()))
    rows = articles.to_dict("records")
    return {row["article"]: next(filter(None, (_genre_of(row[name]) for name in columns)), "") for row in rows}


def _genre_of(value: object) -> str:
    return next((genre for genre, said in KINDS.items() if said.fullmatch(str(value).strip())), "")


def _place_in_tenths(study: MeasuredCorpus, row: Any, among: str) -> str:
    """The place of a rate among texts of its genre, rounded to tenths, as norms are no more exact."""
    name, tenths = category_label(study.labels, row.measure, row.category), round(row.place / 10)
    more, less = ("more positive", "less positive") if row.measure == "tone" else (f"more {name}", f"fewer {name}")
    if row.rate == 0 and row.measure != "tone":  # a tie counts half, so 10 % lower means 20 % have none
        return f"no {name}, as {f'about {round(row.place / 5)} in 10' if row.place >= 5 else 'few'}{among}"
    if tenths in (0, 10):
        return f"{more if tenths else less} than nearly all{among}"
    said, most = (more, tenths) if tenths >= 5 else (less, 10 - tenths)
    return f"{said} than about {most} in 10{among}"


def _placed_rates(study):
    found = norms.percentiles_of_articles(study)
    if study.codebook:  # it takes topic words out of tone, which the norms count
        found = found[found["measure"] != "tone"]
    return select_cells(found, cells_reported(found))
