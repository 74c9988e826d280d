"""A study in, the parts of the report out: which figures stand where, under which heading, with which words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pandas as pd

from analysis.comparison import explain
from analysis.comparison.design import GROUPS, MANY
from analysis.comparison.measured import Measured
from analysis.report import figures
from analysis.report.figure_block import Figure, Table, download, folded
from analysis.report.tables import axis, listings, validity
from analysis.report.tables.evidence import at, counted

MOST_ARTICLES = 6  # figures of one article each
SPOKEN = """A speaker is called what the text calls it; one that the text doesn't name is no speaker of its own. A statement that is doubtful
may be somebody's: its words stay with the author in every number of this report."""


@dataclass
class Exhibit:
    """A part of the page: its `id`, its title, `texts` in Markdown, and figures and tables in HTML."""

    id: str
    title: str
    figures: list[str]
    texts: list[str] = field(default_factory=list)


def exhibits(study: Measured, articles: Sequence[str], robustness: dict[tuple[str, str], Figure]) -> Iterator[Exhibit]:
    """The parts with figures, in order.

    `articles` are those whose texts the page shows, so that numbers can lead there; `robustness` has the
    `figures.robustness` of each pair.
    """

    def one(name: str, title: str, figure: Figure, *more: str, said: str = "") -> Iterator[Exhibit]:
        """A part with one figure, if there is something to draw."""
        if len(figure.table):
            yield Exhibit(name.rpartition("-")[0], title, [figure.block(name, articles), *more], [said] * bool(said))

    if study.design.kind == GROUPS:
        yield from one(
            "groups-rates",
            "Groups",
            grouped := figures.groups(study),
            listings.groups_table(study).html(),
            said=grouped.findings,
        )
    elif study.design.kind == MANY:
        yield from one("positions-rates", "Every text in its place", figures.positions(study), said=study.design.said)
    if study.design.kind != GROUPS:  # whose figure is their profile
        yield from one("profile-rates", "Profile", figures.profile(study))
    for number, ((a, b), stands) in enumerate(robustness.items(), 1):
        yield Exhibit(f"differences-{number}", f"Differences between {a} and {b}", [
            *(figures.differences(study, a, b, quantity).block(f"difference-{quantity}-{number}", articles, unfolded=True)
              for quantity in ("weight", "marks")),
            download(listings.comparison_table(study, a, b).table.assign(a=a, b=b), f"comparison-{number}.csv"),
        ])  # fmt: skip
        title = f"Does it stand? {a} and {b}"
        yield Exhibit(f"stands-{number}", title, [stands.block(f"multiverse-{number}", articles)], [stands.findings])
    if study.codebook and study.codebook.axis:
        yield Exhibit("axis", "Position on the axis", [
            figures.rates(study, "stance").block("axis-rates", articles),
            *(figures.cues(study, article).block(f"axis-cues-{number}", articles)
              for number, article in enumerate(study.articles["article"].head(MOST_ARTICLES), 1)),
        ], [axis.shared(explain.shared(*study.own))])  # fmt: skip
    glance = figures.frames(study)
    yield from one("frames-map", "Frames at a glance", glance, said=glance.findings)
    yield from one("frames-issue-rates", "Issue frames", figures.rates(study, "framing", "issue."))
    yield from one("frames-generic-rates", "Generic news frames", figures.rates(study, "framing", "generic."))
    yield Exhibit("certainty", "Hedges and boosters", [
        figures.rates(study, "hedging", "hedge", "booster", "all").block("certainty-totals", articles),
        figures.rates(study, "hedging", "hedge.", "booster.").block("certainty-kinds", articles),
    ])  # fmt: skip
    pairs = dict(enumerate(robustness, 1))
    yield Exhibit("tone", "Sentiment and tone", [
        figures.rates(study, ["sentiment", "tone"]).block("tone-rates", articles),
        *(figures.contributions(study, *pair).block(f"tone-words-{number}", articles) for number, pair in pairs.items()),
        figures.course(study).block("tone-course", articles),
    ], [figures.word_shift(study, *pair).findings for pair in pairs.values()])  # fmt: skip
    if "evaluation" in study.labels and validity.compares_targets():
        toward = figures.evaluation(study)
        yield from one("targets-map", "Toward each actor", toward, listings.evaluation_table(study).html())
    elif study.labels.get("evaluation"):
        yield Exhibit("targets", "Toward each actor", [], [validity.NOT_COMPARED])
    yield Exhibit("voices", "Whose words", [
        figures.shares(study).block("voices-shares", articles), listings.speakers_table(study).html(), _statements(study, articles),
    ], [SPOKEN])  # fmt: skip


def _statements(study: Measured, articles: Sequence[str]) -> str:
    """Every statement of others, folded; those in the articles that the page shows lead there."""
    every = study.statements()
    shown = every[every["article"].isin(articles)]
    said = listings.statements_table(study)
    links = at(study, articles, shown.rename(columns={"article": "group"}))
    table = Table(said.table.loc[shown.index], said.caption).html(links=links, name="statements", to="sentences")
    return folded("Every statement of others, and where it stands", table, download(every, "statements.csv"))


def cues(study: Measured, articles: Sequence[str]) -> str:
    """Every cue that counts, with its marks, as a table that can be searched."""
    marks = counted(study, articles)
    cue = marks["cue"].str.lower().str.split().str.join(" ")
    rows, links = list[tuple](), dict[int, list[int]]()
    for (name, measure, category), own in marks.groupby([cue, marks["measure"], marks["category"]]):
        links[len(rows)] = own.index.to_list()
        texts = ", ".join(f"{article} {count}" for article, count in Counter(own["article"]).items())
        label = study.labels[measure].get(category, category)
        rows.append((name, measure, label, len(own), sum(own["weight"]), texts))
    table = pd.DataFrame(rows, columns=["cue", "measure", "category", "marks", "weight", "articles"])
    shown = Table(table, "Every cue that counts, in all voices").html(links=links, name="cues")
    return folded("All cues and where they stand", shown, download(table, "cues.csv"))
