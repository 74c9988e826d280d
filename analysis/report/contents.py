"""A study in, the parts of the report out: the first screen, findings as stories, who speaks, and what the appendix holds."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup
from nbconvert.filters import markdown2html_mistune

from analysis.comparison import robustness
from analysis.comparison.design import GROUPS, MANY, REST
from analysis.comparison.measured import Measured
from analysis.comparison.units import ALL
from analysis.comparison.wording import label
from analysis.report import figures, svg
from analysis.report.figure_block import Figure, Table, download, folded
from analysis.report.figures import overview
from analysis.report.tables import answer, contrasts, findings, listings, shared, stories, trust, views, words
from analysis.report.tables.evidence import at, counted
from analysis.report.tables.findings import Row

MOST_STORIES, MOST_FIGURES = 6, 3  # told in full, and with a figure
LIMITS = (
    "These are statements about these texts, not about their outlets, and not about other articles by these authors."
)
SPOKEN = """A speaker is called what the text calls it. A speaker whom the text does not name is no speaker of its own. Words that may be somebody
else’s, but are not surely, count as the author’s."""


def first_screen(study: Measured, articles: Sequence[str]) -> dict:
    """The answer in sentences, and the panels of the picture, each with how far to trust it; or what groups, or many texts, show."""
    if together := of_many(study, articles):
        return {"of_many": together, "answer": [], "glance": [], "compact": "", "compact_caption": ""}
    pairs = views.pairs(study)
    panels = overview.panels(study)
    drawn = [
        {"title": title, "figure": _drawn(overview.panel(study, title), f"glance-{title.lower()}", articles), "trust": trust.line(study, title, parts, overview.MEASURE_OF[title] if overview.is_coded(study, title) else "")}
        for title, parts in panels.items()
    ]  # fmt: skip
    small = overview.compact(study)
    return {
        "of_many": "",
        "answer": answer.answer(study, *pairs[0]) if len(pairs) == 1 else [],
        "glance": drawn,
        "compact": Markup(svg.inline(small.svg, "compact", small.alt)) if drawn else "",
        "compact_caption": small.caption,
    }


def of_many(study: Measured, articles: Sequence[str]) -> Markup:
    """Where groups, one text and the rest, or many texts are compared: the picture of them, what is found, and the table of it; else ""."""
    kind = study.design.kind
    if kind == MANY:
        return Markup(
            figures.positions(study).block("positions-rates", articles)
            + markdown2html_mistune(study.design.said + " " + shared.told(study))
        )
    if kind not in (GROUPS, REST):
        return Markup("")
    figure = figures.groups(study).block("groups-rates", articles) if kind == GROUPS else ""
    table = listings.groups_table(study)
    more = folded("Every comparison", table.html(), download(table.table, "comparisons.csv"))
    return Markup(figure + markdown2html_mistune(contrasts.told(study)) + more)


def _drawn(figure: Figure, name: str, articles: Sequence[str]) -> Markup:
    return Markup(figure.block(name, articles))


def findings_of(study: Measured, articles: Sequence[str]) -> dict:
    """Findings as stories: hypotheses first, then leads, then what shows no difference and what is too sparse for a test."""
    pairs = views.pairs(study)
    if not pairs:
        return dict.fromkeys(("established", "leads", "more_leads", "contrasts", "nothing_found", "sparse", "tables", "robust"), ()) | {
            "course": "", "comparable": False, "hypotheses": 0, "limits": "",
        }  # fmt: skip
    rows = pd.concat([views.declared(study, a, b) for a, b in pairs], ignore_index=True)
    parts = findings.verdicts(rows[_of_story(rows)])
    drawn = iter(range(MOST_FIGURES))
    stands = {pair: figures.robustness(study, *pair) for pair in pairs}
    told = {
        verdict: [_told(study, row, verdict, stands, articles, drawn) for row in _strongest(parts[verdict])]
        for verdict in ("established", "leads")
    }
    has_codebook = study.codebook is not None
    return {
        **told,
        "more_leads": [stories.headline(study, row) for row in parts["leads"].sort_values("p").iloc[MOST_STORIES:].itertuples()],
        "contrasts": [] if has_codebook or len(pairs) > 1 else words.contrasting(study, *pairs[0], list(articles)),
        "nothing_found": stories.nothing_found(study, parts["not established"]),
        "sparse": stories.too_sparse(study, parts["too sparse"], articles) if len(pairs) == 1 else [],
        "course": _course(study, articles),
        "tables": [Markup(_table(study, *pair)) for pair in pairs],
        "robust": [Markup(part) for pair, figure in stands.items() for part in _robust(study, pair, figure, articles)],
        "comparable": True,
        "hypotheses": int((rows["hypothesis"] != "").sum()),
        "limits": LIMITS,
    }  # fmt: skip


def _of_story(rows: pd.DataFrame) -> pd.Series:
    """Whether a row is told as a story: what the tables hold for comparison alone, as VADER beside tone, is not."""
    return (rows["measure"] != "sentiment") & ~((rows["measure"] == "hedging") & (rows["category"] == ALL))


def _strongest(rows: pd.DataFrame) -> list[Row]:
    return list(rows.sort_values("p", kind="stable").head(MOST_STORIES).itertuples())


def _told(study, row, verdict, stands, articles, drawn):
    """A story with its figure, as long as figures may be drawn."""
    standing = robustness.standing(stands[row.group_a, row.group_b].table)
    own = standing[(standing["measure"] == row.measure) & (standing["category"] == row.category)]
    how = findings.stands(next(own.itertuples())) + "." if len(own) else ""
    told = stories.story(study, row, verdict, how, shown=list(articles))
    figure = _figure(study, row)
    block = figure.block(f"figure-{told.id}", articles) if figure and next(drawn, None) is not None else ""
    return {**vars(told), "figure": Markup(block)}


def _figure(study: Measured, row: Row) -> Figure | None:
    """What a story draws: of frames and hedges where they stand in the texts, of tone the words behind it; of stance its sentences say all."""
    if row.measure == "tone":
        return figures.contributions(study, row.group_a, row.group_b)
    if row.measure in ("framing", "hedging") and row.quantity == "marks":
        return figures.strips(study, row.measure, row.category)
    return None


def _course(study: Measured, articles: Sequence[str]) -> Markup:
    figure = figures.strips(study, "hedging", "hedge", "booster")
    return Markup(figure.block("course-hedging", articles)) if len(figure.table) else Markup("")


def _table(study: Measured, a: str, b: str) -> str:
    table = listings.comparison_table(study, a, b)
    return table.html() + download(table.table.assign(a=a, b=b), f"comparison-{a}-{b}.csv".replace("/", "-"))


def _robust(study: Measured, pair: tuple[str, str], figure: Figure, articles: Sequence[str]) -> list[str]:
    number = views.pairs(study).index(pair) + 1
    return [markdown2html_mistune(figure.findings), figure.block(f"multiverse-{number}", articles)]


def voices(study: Measured, articles: Sequence[str]) -> list[Markup]:
    """Whose words the articles are made of, and who speaks."""
    parts = [figures.shares(study).block("voices-shares", articles), f"<p>{SPOKEN}</p>", folded("The speakers with the most words", listings.speakers_table(study).html()),
             _statements(study, articles)]  # fmt: skip
    return [*map(Markup, parts)]


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
        rows.append((name, measure, label(study.labels, measure, category), len(own), sum(own["weight"]), texts))
    table = pd.DataFrame(rows, columns=["cue", "measure", "category", "marks", "weight", "articles"])
    return Table(table, "Every cue that counts, in all voices").html(links=links, name="cues") + download(
        table, "cues.csv"
    )
