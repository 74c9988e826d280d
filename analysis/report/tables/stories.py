"""A study and a row of its comparison in; out, the finding as a story: what differs, how surely, what it hangs on, and the sentences."""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pandas as pd

from analysis.coding import bearing
from analysis.coding.code_checks import AUTHOR_STANCE
from analysis.comparison import robustness, shared
from analysis.comparison.hypotheses import LEVEL
from analysis.comparison.measured import Measured
from analysis.comparison.wording import label, number, p_value
from analysis.report.tables import findings, names, views
from analysis.report.tables.descriptions import described
from analysis.report.tables.findings import Row
from analysis.report.tables.phrasing import inside, listed, side
from analysis.report.tables.telling import telling

MOST_SENTENCES = 3
READABLE = (7, 36)  # words of a coded sentence that is shown
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
    called = names.called(study)
    if row.coder:
        return _coded(study, row, verdict, shown)
    unit = f"{UNITS[row.quantity]} per 1,000 words"
    numbers = (f"{called[row.group_a]} {number(row.rate_a)}, {called[row.group_b]} {number(row.rate_b)} {unit}; "
               f"difference {number(row.difference)}, 95 % interval {number(row.low)} to {number(row.high)}")  # fmt: skip
    single = row.unit == "sentence"
    return Story(
        id=_id(row),
        headline=headline(study, row),
        sure=_sure(row, verdict),
        numbers=numbers + ("." if single else f"; {row.n_a} and {row.n_b} {row.unit.split()[0]}s."),
        hangs=[said for said in ((_carried(study, row), stands, _voices(study, row)) if single else ()) if said],
        sides=[_side(study, row, article, shown) for article in (row.group_a, row.group_b)],
    )


def _id(row: Row) -> str:
    return f"story-{row.measure}-{row.category}-{row.Index}".replace(".", "-")


def _coded(study: Measured, row: Row, verdict: str, shown: Sequence[str]) -> Story:
    """A row that rests on codes: how many sentences each article has, who coded them, and sentences on which all coders agree."""
    called, pair = names.called(study), (row.group_a, row.group_b)
    numbers = f"{'; '.join(f'{called[article]} {_counted(study, row, article)}' for article in pair)}."
    less = f"{called[row.group_a]} minus {called[row.group_b]}, per 1,000 words"
    interval = f"95 % interval of the difference ({less}): {number(row.low)} to {number(row.high)}"
    who = bearing.kinds(study, [row.measure])
    lexical = _by_words(study, row)
    return Story(
        id=_id(row),
        headline=headline(study, row),
        sure=_sure(row, verdict),
        numbers=f"{numbers} {interval}.",
        hangs=[said for said in (f"{who[:1].upper()}{who[1:]} coded every sentence.", lexical) if said],
        sides=[_coded_side(study, row, article, shown) for article in pair],
    )


def _counted(study: Measured, row: Row, article: str) -> str:
    """In how many sentences a coder found a category, or each side of a measure with a direction."""
    total = bearing.looked(study, article, row.measure)
    if row.quantity == "marks":
        return f"{len(bearing.sentences(study, article, row.measure, row.category))} of {total} sentences"
    up, down = (len(bearing.sentences(study, article, row.measure, sign=sign)) for sign in (1, -1))
    one, other = ("positive", "negative") if row.measure == "tone" else ("for", "against")
    return f"{up} {one} and {down} {other}, of {total} sentences"


def _by_words(study: Measured, row: Row) -> str:
    """What the count of words says of the same, beside the codes."""
    measure = "stance" if row.measure == AUTHOR_STANCE else row.measure
    own = study.comparison[
        (study.comparison["voice"] == "author")
        & (study.comparison["measure"] == measure)
        & (study.comparison["category"] == row.category)
    ]
    own = own[(own["group_a"] == row.group_a) & (own["group_b"] == row.group_b)]
    if own.empty:
        return ""
    words = next(own.itertuples())
    if words.status:
        return "The text is too short to test the word count."
    same = (
        "points in the same direction" if words.difference * row.difference > 0 else "points in the opposite direction"
    )
    same = same if words.p < LEVEL else "shows no difference"
    return f"The word count {same}: {number(words.difference)} [{number(words.low)}, {number(words.high)}] per 1,000 words, p {p_value(words.p)}."


def _coded_side(study: Measured, row: Row, article: str, shown: Sequence[str]) -> Side:
    """Sentences of an article with this code on which all coders agree, in the author's own words, spread over the text."""
    direction = 0
    if row.quantity == "weight":
        direction = (1 if row.difference > 0 else -1) * (1 if article == row.group_a else -1)
    found = bearing.sentences(study, article, row.measure, row.category, direction)
    own = found["agreed"] & (found["section"] == "body") & (found["voice"] == "author")
    readable = found[own & found["words"].between(*READABLE)]
    found = readable if len(readable) else found
    places = (
        sorted({round(i * (len(found) - 1) / (MOST_SENTENCES - 1)) for i in range(MOST_SENTENCES)})
        if len(found)
        else []
    )
    quotes = [quote(study, one, shown) for one in found.iloc[places].assign(marks=[[] for _ in places]).itertuples()]
    return Side(names.called(study)[article], "" if quotes else "No such sentence was found.", quotes)


def headline(study: Measured, row: Row) -> str:
    """What differs, in words."""
    called = names.called(study)
    more, less = (
        (called[row.group_a], called[row.group_b]) if row.difference > 0 else (called[row.group_b], called[row.group_a])
    )
    if row.measure == "framing":
        return f"{more} says more about {inside(study, label(study.labels, row.measure, row.category))}"
    if row.measure == AUTHOR_STANCE:
        poles = (
            [inside(study, study.codebook.categories["stance"][pole]) for pole in study.codebook.axis]
            if study.codebook
            else ["", ""]
        )
        if row.rate_a * row.rate_b < 0:
            a, b = poles if row.rate_a > 0 else reversed(poles)
            return f"{called[row.group_a]} argues for {a}, {called[row.group_b]} for {b}"
        return f"{more} argues more for {poles[0]} than {less}"
    if row.measure == "stance":
        sides = side(study)
        a, b = (sides.get(group, "") for group in (row.group_a, row.group_b))
        if a and b and a != b:
            return f"{called[row.group_a]} leans toward {a}, {called[row.group_b]} toward {b}"
        positive = inside(study, study.codebook.categories["stance"][study.codebook.axis[0]]) if study.codebook else ""
        return f"{more}’s wording is closer to {positive} than {less}’s"
    if row.measure in ("tone", "sentiment"):
        if row.coder:
            return f"{more} writes more positively than {less}"
        by = " (VADER)" if row.measure == "sentiment" else ""
        return f"{more}’s wording is more positive than {less}’s{by}"
    if (row.measure, row.category) == ("hedging", "hedge"):
        return f"{more} hedges more than {less}"
    if (row.measure, row.category) == ("hedging", "booster"):
        return f"{more} uses more boosters than {less}"
    return f"{more} has more of {inside(study, label(study.labels, row.measure, row.category))} than {less}"


def _sure(row: Row, verdict: str) -> str:
    """How sure a finding is, in words and then in figures."""
    if verdict == "established":
        return f"Established: {findings.significance(row)}."
    if row.hypothesis:
        return f"A lead, not established: p {p_value(row.p)} before and {p_value(row.p_adjusted).removeprefix('= ')} after correction for all hypotheses in this report."
    return f"A lead, not corrected for multiple comparisons: p {p_value(row.p)}."


def _carried(study: Measured, row: Row) -> str:
    """What becomes of a difference without the sentence, or the entry, that carries most of it."""
    moved = next(robustness.influence(study, row.group_a, row.group_b, [(row.measure, row.category)]).itertuples())
    called = names.called(study)
    turns = " Without one of them the direction is reversed." if moved.turns else ""
    return (f"Without sentence {moved.sentence} of {called[moved.article]} the difference is {number(moved.without_sentence)}; "
            f"without “{moved.cue}” in all its forms, {number(moved.without_entry)}.{turns}")  # fmt: skip


def _voices(study: Measured, row: Row) -> str:
    sister = next(views.sisters(study, pd.DataFrame([row]).set_index("Index")).itertuples())
    if sister.difference != sister.difference:
        return ""
    said = f"With quoted and reported words included, it is {number(sister.difference)}."
    return f"{said} The finding depends on whose words are counted." if findings.hangs(row, sister) else said


def _direction(row: Row, group: str) -> int:
    """Of a measure with a direction, the side to which a group's sentences have to speak."""
    if row.quantity != "weight":
        return 0
    return (1 if row.difference > 0 else -1) * (1 if group == row.group_a else -1)


def _side(study: Measured, row: Row, group: str, shown: Sequence[str]) -> Side:
    """What one article, or a group of them, shows: the sentences that speak for its part in the difference, of a group one an article."""
    members, direction = study.design.groups.get(group, [group]), _direction(row, group)
    most = MOST_SENTENCES if len(members) == 1 else 1
    found = telling(study, members, row.measure, row.category, sign=direction, most=most)
    found = found.assign(shared=shared.is_shared(study, found))  # a note of the site, or agency copy, speaks for nobody
    found = found.sort_values(["shared", "score"], ascending=[True, False], kind="stable").head(MOST_SENTENCES)
    quotes = [quote(study, one, shown) for one in found.itertuples()]
    return Side(names.called(study)[group], "" if quotes else "No such sentence was found.", quotes)


def quote(study: Measured, row: Row, shown: Sequence[str]) -> Quote:
    """A sentence from `telling` with its marks; the words as they stand, line breaks as spaces."""
    text = study.texts[row.article]
    spans = study.marks.loc[row.marks, ["start", "end"]].sort_values(["start", "end"], ascending=[True, False])
    shown_as = marked(text, row.start, row.end, spans.itertuples(index=False, name=None))
    return Quote(row.sentence, f"#s{row.Index}" if row.article in shown else "", shown_as)


def marked(text: str, start: int, end: int, spans: Iterable[tuple[int, int]]) -> str:
    """A stretch of a text as HTML, these spans in it (in order, cut where they overlap) in `<mark>`; line breaks as spaces."""
    parts, at = [], start
    for low, high in spans:
        low, high = max(low, at), min(high, end)
        if low < high:
            parts += [
                html.escape(text[at:low], quote=False),
                f"<mark>{html.escape(text[low:high], quote=False)}</mark>",
            ]
            at = high
    parts.append(html.escape(text[at:end], quote=False))
    return " ".join("".join(parts).split())


def nothing_found(study: Measured, rows: pd.DataFrame) -> list[str]:
    """The rows in which no difference was found, in a sentence a unit, with what would have been detected."""
    said = []
    for quantity, part in rows.groupby("quantity", sort=False):
        pairs = zip(part["measure"], part["category"], strict=True)
        what = listed([inside(study, label(study.labels, *pair)) for pair in pairs])
        said.append(f"No difference was found in {what}.")
        reach = part["detectable"].dropna()
        if reach.empty:  # of one text among others nothing says what would have been unusual
            continue
        span = (
            number(reach.min(), 0) if reach.nunique() < 2 else f"{number(reach.min(), 0)} to {number(reach.max(), 0)}"
        )
        few = "Texts this short" if part["unit"].iloc[0] == "sentence" else "Groups this small"
        said[-1] += f" {few} can only show differences of about {span} {UNITS[quantity]} per 1,000 words or more."
    return said


def too_sparse(study: Measured, rows: pd.DataFrame, shown: Sequence[str]) -> list[dict]:
    """The rows that are too sparse for a test, described: how many marks in how many sentences, and which sentences."""
    called, found = names.called(study), []
    for row in rows.itertuples():
        told = described(study, row)
        if told.marks.empty:
            continue
        sides = []
        for article in (row.group_a, row.group_b):
            own = told.marks[told.marks["article"] == article]
            marks = own.groupby("sentence").groups
            places = study.sentences[
                (study.sentences["article"] == article) & study.sentences["sentence"].isin(own["sentence"])
            ]
            places = places.assign(marks=[marks[number].tolist() for number in places["sentence"]])
            quotes = [quote(study, one, shown) for one in places.itertuples()]
            sides.append(Side(called[article], "" if quotes else "None.", quotes, len(own), told.sentences[article]))
        what = label(study.labels, row.measure, row.category)
        found.append({"what": what[:1].upper() + what[1:], "sides": sides})
    return found
