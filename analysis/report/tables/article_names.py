"""A study in, the name of each article for readers out: its author, else its outlet, its title, or its file."""

import html
import re
from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.comparison.design import GROUPS, REST, Design
from analysis.comparison.measured_corpus import MeasuredCorpus, kept_in_study

MOST_CITED = 6  # on the first screen
LONGEST = 40  # characters of a title that stands for an article
SEVERAL = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
PARTICLES = "de|da|del|della|di|van|von|bin|al|le|la|el|ter|den|der"
PERSON = re.compile(rf"(?!The )[A-ZÀ-Þ][\w.’'-]*(?: [\w.’'-]+){{0,2}}? ((?:(?:{PARTICLES}) )*[A-ZÀ-Þ][\w’'-]+)")


@kept_in_study
def short_names(study: MeasuredCorpus) -> dict[str, str]:
    """The name of each article in sentences and figures: the family name of its author if no other article has the same,
    else its outlet, its title (shortened, in quotation marks), or its key."""
    ways: list[Callable] = [
        lambda row: _family_names(row.author),
        lambda row: row.outlet,
        lambda row: _cut_title(row.title),
    ]
    rows, taken = list(study.articles.itertuples()), set[str]()
    found = {row.article: row.article for row in rows}
    for way in ways:
        names = [way(row) for row in rows]
        free = [name and names.count(name) == 1 and name not in taken for name in names]
        unique = {row.article: name for row, name, own in zip(rows, names, free, strict=True) if own}
        found |= unique
        taken.update(unique.values())
        rows = [row for row in rows if row.article not in unique]
    return found


def display_names(study: MeasuredCorpus) -> dict[str, str]:
    """The name of each article and of each group in the study's design."""
    return {group: group for group in study.design.groups} | short_names(study)


def design_sentence(study: MeasuredCorpus, of: Design) -> str:
    """What is compared with what; a text that is compared with the rest has the name that it has everywhere in the report."""
    if of.kind != REST:
        return of.said
    one = next(iter(of.groups))
    return display_names(study)[one] + of.said.removeprefix(one)


def _family_names(author: str) -> str:
    """The family names of one to three authors; whatever is not a personal name stays whole."""
    people = [part for part in SEVERAL.split(author) if part]
    if not people or len(people) > 3:
        return author
    found = [PERSON.fullmatch(person) for person in people]
    return " and ".join(match[1] for match in found if match) if all(found) else author


def _cut_title(title: str) -> str:
    title = " ".join(title.split())
    cut = title if len(title) <= LONGEST else title[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
    return f"“{cut}”" if cut else ""


def format_reference(row: Any) -> str:
    """An article as a reference in HTML: what is known of author, outlet, title and date, else its key."""
    title = f"“{html.escape(' '.join(row.title.split()))}”" if row.title else ""
    parts = [html.escape(part) for part in (row.author, row.outlet) if part]
    date = f" ({html.escape(str(row.date))})" if row.date else ""
    return (", ".join([*parts, title] if title else parts) or html.escape(row.article)) + date


def article_references(study: MeasuredCorpus) -> list[str]:
    """The articles as references in HTML, each after its name; none for groups or many articles, which the design counts."""
    rows = study.articles
    if study.design.kind == REST:  # the one that is compared with the rest
        rows = rows[rows["article"].isin(next(iter(study.design.groups.values())))]
    elif study.design.kind == GROUPS or len(rows) > MOST_CITED:
        return []
    known = short_names(study)
    return [_reference(known[row.article], row) for row in rows.itertuples()]


def _reference(name: str, row: Any) -> str:
    """The name of an article and its reference; only one of them if they are the same."""
    more, called = format_reference(row), html.escape(name)
    return f"<b>{called}</b>" if more == called else f"<b>{called}</b>: {more}"


def with_display_names(study: MeasuredCorpus, table: pd.DataFrame) -> pd.DataFrame:
    """The table with the names of articles for readers in `group`, `article`, `group_a` and `group_b`."""
    known = display_names(study)
    columns = [name for name in ("group", "article", "group_a", "group_b") if name in table]
    return table.assign(**{name: [known.get(value, value) for value in table[name]] for name in columns})
