"""A study and a row of its comparison in; out, the finding as a story: what differs, how surely, what it hangs on, and the sentences."""

import html
from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from analysis.comparison import robustness
from analysis.comparison.measured import Measured
from analysis.comparison.units import ALL
from analysis.comparison.wording import label, number, p_value
from analysis.report.tables import findings, names, views
from analysis.report.tables.answer import inside, side
from analysis.report.tables.findings import Row
from analysis.report.tables.telling import telling

MOST_SENTENCES = 3
DETECTABLE = "differences of about {} or more would be detected in texts this short"
UNITS = {"weight": "points", "marks": "marks"}


@dataclass
class Quote:
    """A sentence of an article, its marks in `<mark>`; `href` leads to it in the reader, `sentence` is its number there."""

    sentence: int
    href: str
    html: str


@dataclass
class Side:
    """What one article shows of a finding: its `name`, what is said where it has no such sentence, the sentences, how many marks
    they are and of how many sentences."""

    name: str
    lead: str
    quotes: list[Quote] = field(default_factory=list)
    marks: int = 0
    of: int = 0


@dataclass
class Story:
    """A finding: its headline, how sure it is, its numbers, what it hangs on, and what each article says."""

    id: str
    headline: str
    sure: str
    numbers: str
    hangs: list[str]
    sides: list[Side]


def story(study: Measured, row: Row, verdict: str, stands: str = "", *, shown: Sequence[str] | None = None) -> Story:
    """One row of a comparison as a story.

    `verdict` is one of `findings.verdicts`; `stands` says in how many ways of analysing it the finding holds; `shown` are the
    articles whose texts the page shows (by default all), so that sentences can lead there.
    """
    shown = study.articles["article"].tolist() if shown is None else shown
    called = names.short(study)
    unit = f"{UNITS[row.quantity]} per 1,000 words"
    numbers = (f"{called[row.group_a]} {number(row.rate_a)}, {called[row.group_b]} {number(row.rate_b)} {unit}; "
               f"difference {number(row.difference)}, 95 % interval {number(row.low)} to {number(row.high)}")  # fmt: skip
    return Story(
        id=f"story-{row.measure}-{row.category}-{row.Index}".replace(".", "-"),
        headline=headline(study, row),
        sure=_sure(row, verdict),
        numbers=numbers + ".",
        hangs=[said for said in (_carried(study, row), stands, _voices(study, row)) if said],
        sides=[_side(study, row, article, shown) for article in (row.group_a, row.group_b)],
    )


def headline(study: Measured, row: Row) -> str:
    """What differs, in words."""
    called = names.short(study)
    more, less = (
        (called[row.group_a], called[row.group_b]) if row.difference > 0 else (called[row.group_b], called[row.group_a])
    )
    if row.measure == "framing":
        return f"{more} says more about {inside(study, label(study.labels, row.measure, row.category))}"
    if row.measure == "stance":
        sides = side(study)
        a, b = (sides.get(group, "") for group in (row.group_a, row.group_b))
        if a and b and a != b:
            return f"{called[row.group_a]} leans toward {a}, {called[row.group_b]} toward {b}"
        positive = inside(study, study.codebook.categories["stance"][study.codebook.axis[0]])
        return f"{more}’s wording stands nearer to {positive} than {less}’s"
    if row.measure in ("tone", "sentiment"):
        by = " (VADER)" if row.measure == "sentiment" else ""
        return f"{more}’s wording is more positive than {less}’s{by}"
    if (row.measure, row.category) == ("hedging", "hedge"):
        return f"{more} hedges more than {less}"
    if (row.measure, row.category) == ("hedging", "booster"):
        return f"{more} boosts more than {less}"
    return f"{more} has more of {inside(study, label(study.labels, row.measure, row.category))} than {less}"


def _sure(row: Row, verdict: str) -> str:
    """How sure a finding is, in words and then in figures."""
    if verdict == "established":
        return f"Established: {findings.significance(row)}."
    return f"A lead, not corrected for how much was compared: p {p_value(row.p)}."


def _carried(study: Measured, row: Row) -> str:
    """What becomes of a difference without the sentence, or the entry, that carries most of it."""
    moved = next(robustness.influence(study, row.group_a, row.group_b, [(row.measure, row.category)]).itertuples())
    called = names.short(study)
    turns = " Without one of them the direction turns." if moved.turns else ""
    return (f"Without sentence {moved.sentence} of {called[moved.article]} the difference is {number(moved.without_sentence)}; "
            f"without “{moved.cue}” in all its forms, {number(moved.without_entry)}.{turns}")  # fmt: skip


def _voices(study: Measured, row: Row) -> str:
    sister = next(views.sisters(study, pd.DataFrame([row]).set_index("Index")).itertuples())
    if sister.difference != sister.difference:
        return ""
    said = f"With the words of others, too: {number(sister.difference)}."
    return f"{said} The finding depends on whose words are counted." if findings.hangs(row, sister) else said


def _side(study: Measured, row: Row, article: str, shown: Sequence[str]) -> Side:
    """What one article shows: the sentences that speak for its part in the difference."""
    direction = 0
    if row.quantity == "weight":
        direction = (1 if row.difference > 0 else -1) * (1 if article == row.group_a else -1)
    found = telling(study, article, row.measure, row.category, sign=direction, most=MOST_SENTENCES)
    quotes = [quote(study, one, shown) for one in found.itertuples()]
    return Side(names.short(study)[article], "" if quotes else "No such sentence.", quotes)


def quote(study: Measured, row: Row, shown: Sequence[str]) -> Quote:
    """A sentence from `telling` with its marks; the words as they stand, line breaks as spaces."""
    text = study.articles.set_index("article")["text"][row.article]
    parts, at = [], row.start
    spans = study.marks.loc[row.marks, ["start", "end"]].sort_values(["start", "end"], ascending=[True, False])
    for start, end in spans.itertuples(index=False):
        start, end = max(start, at), min(end, row.end)
        if start >= end:
            continue
        parts += [html.escape(text[at:start], quote=False), f"<mark>{html.escape(text[start:end], quote=False)}</mark>"]
        at = end
    parts.append(html.escape(text[at : row.end], quote=False))
    return Quote(row.sentence, f"#s{row.Index}" if row.article in shown else "", " ".join("".join(parts).split()))


def nothing_found(study: Measured, rows: pd.DataFrame) -> list[str]:
    """The rows in which no difference was found, in a sentence a unit, with what would have been detected."""
    said = []
    for quantity, part in rows.groupby("quantity", sort=False):
        what = ", ".join(
            inside(study, label(study.labels, *pair)) for pair in zip(part["measure"], part["category"], strict=True)
        )
        reach = part["detectable"].dropna()
        span = (
            number(reach.min(), 0) if reach.nunique() < 2 else f"{number(reach.min(), 0)} to {number(reach.max(), 0)}"
        )
        said.append(f"No difference was found in {what}. In texts this short only differences of about {span} {UNITS[quantity]} per 1,000 words "
                    "or more would be detected.")  # fmt: skip
    return said


def too_sparse(study: Measured, rows: pd.DataFrame, shown: Sequence[str]) -> list[dict]:
    """The rows that are too sparse for a test, described: how many marks in how many sentences, and which sentences."""
    called, found = names.short(study), []
    for row in rows.itertuples():
        sides = []
        for article in (row.group_a, row.group_b):
            sentences = telling(study, article, row.measure, row.category, most=len(study.sentences))
            sentences = sentences.sort_values("sentence")
            total = (study.sentences["article"] == article).sum()
            quotes = [quote(study, one, shown) for one in sentences.itertuples()]
            sides.append(
                Side(called[article], "" if quotes else "None.", quotes, sum(map(len, sentences["marks"])), int(total))
            )
        if not any(one.marks for one in sides):
            continue
        what = label(study.labels, row.measure, row.category)
        found.append({"what": what[:1].upper() + what[1:], "sides": sides})
    return found


def category_of(row: Row) -> str:
    """The category as `telling` asks for it."""
    return ALL if row.category == row.measure else row.category
