"""A study in, the parts of the report under its first screen out: findings as stories, who speaks, and every cue."""

from collections import Counter
from dataclasses import replace

import pandas as pd
from markupsafe import Markup

from analysis.comparison import contrasts, robustness
from analysis.comparison.design import GROUPS, REST
from analysis.comparison.hypotheses import cells_reported
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.wording import category_label
from analysis.report import figures
from analysis.report.figure_block import Figure, Table, download_link
from analysis.report.figures import dispersion, overview
from analysis.report.markup import details_block, markdown_to_html
from analysis.report.page_items import PageItems
from analysis.report.tables import (
    article_names,
    contrasting_words,
    figure_tables,
    findings,
    listings,
    norms,
    robust,
    untested,
    written_findings,
)
from analysis.report.tables.evidence import marks_of_articles, sentences_of_rows
from analysis.report.tables.findings import Row
from analysis.report.tables.headlines import headline
from analysis.report.tables.summary import summary_table

MOST_STORIES, MOST_FIGURES, MOST_LISTED = (
    6,
    3,
    30,
)  # findings in full, those with a figure, and those listed by headline
MOST_ROBUST = 4  # articles whose pairs are compared under every combination of choices
LIMITS = "These findings hold for these texts only, not for their outlets or for other articles by these authors."
SPOKEN = """Speakers have the names that the text gives them. Unnamed speakers are not listed separately. Words that may belong to somebody
else, but not certainly, count as the author’s."""


def reported_rows(study: MeasuredCorpus) -> pd.DataFrame:
    """The comparisons that the report describes: of groups, otherwise of every pair of articles."""
    rows = contrasts.contrasts(study).assign(coder="") if study.design.kind in (GROUPS, REST) else study.findings
    rows = figure_tables.in_order(rows, cells_reported(rows))
    return findings.main_rows(rows)


def findings_sections(study: MeasuredCorpus, shown: PageItems, rows: pd.DataFrame) -> dict:
    """The sections on findings: hypotheses first, then leads, then what shows no difference and what is too sparse for a test."""
    grouped = study.design.kind in (GROUPS, REST)
    pairs = [] if grouped else figure_tables.first_pairs(study)
    parts = findings.rows_by_verdict(rows)
    drawn = iter(range(MOST_FIGURES))
    stands = (
        {pair: figures.robustness_figure(study, *pair) for pair in pairs} if len(study.articles) <= MOST_ROBUST else {}
    )
    told = {
        verdict: [
            _with_figure(study, row, written_findings.write_finding(study, row, verdict, _robustness(stands, row), shown=shown.articles), shown, drawn)
            for row in findings.surest_first(parts[verdict]).head(MOST_STORIES).itertuples()
        ]
        for verdict in ("established", "leads")
    }  # fmt: skip
    two = len(pairs) == 1
    return {
        **told,
        "more_leads": [headline(study, row) for row in findings.surest_first(parts["leads"]).iloc[MOST_STORIES:MOST_LISTED].itertuples()],
        "contrasts": contrasting_words.contrasting_words(study, *pairs[0], shown.articles) if two and study.codebook is None else [],
        "nothing_found": untested.no_difference_sentences(study, parts["not established"]) if two or grouped else [],
        "sparse": untested.sparse_findings(study, parts["too sparse"], shown.articles) if two else [],
        "course": _hedging_figure(study, shown) if len(study.articles) <= overview.MOST_ARTICLES else "",
        "tables": [shown.table("Comparison of groups", listings.groups_table(study))] if grouped else [_pair_table(study, shown, *pair) for pair in pairs],
        "norms": _norms_table(study, shown),
        "robust": [part for number, figure in enumerate(stands.values(), 1) for part in (markdown_to_html(figure.findings), shown.figure(f"multiverse-{number}", figure))],
        "comparable": len(rows) > 0,
        "hypotheses": int((rows["hypothesis"] != "").sum()) if len(rows) else 0,
        "limits": "" if grouped else LIMITS,
        "summary": summary_table(study, rows),
    }  # fmt: skip


def _robustness(figures_of_pairs: dict[tuple[str, str], Figure], row: Row) -> str:
    """In how many ways of analysing it a finding holds, as a sentence; "" where that was not tried."""
    figure = figures_of_pairs.get((row.group_a, row.group_b))
    if figure is None:
        return ""
    standing = robustness.count_universes(figure.table)
    own = standing[(standing["measure"] == row.measure) & (standing["category"] == row.category)]
    return robust.robustness_sentence(next(own.itertuples())) + "." if len(own) else ""


def _with_figure(study, row, finding, shown, drawn):
    """The fields of a finding, with its figure, until `drawn` (an iterator) is used up."""
    figure = _story_figure(study, row)
    if figure is None or next(drawn, None) is None:
        return {**vars(finding), "figure": Markup("")}
    return {**vars(finding), "figure": shown.figure(f"figure-{finding.id}", replace(figure, title=""))}


def _story_figure(study: MeasuredCorpus, row: Row) -> Figure | None:
    """The figure of a story: where frames and hedges occur in the texts, or the words behind a difference in tone; none for stance."""
    if row.unit != "sentence" or len(study.articles) > overview.MOST_ARTICLES:
        return None
    if row.coder:
        return dispersion.coded_strips_figure(study, row.measure, row.category)
    if row.measure == "tone":
        return figures.contributions_figure(study, row.group_a, row.group_b)
    if row.measure in ("framing", "hedging") and row.quantity == "marks":
        return figures.strips_figure(study, row.measure, row.category)
    return None


def _hedging_figure(study: MeasuredCorpus, shown: PageItems) -> Markup:
    figure = figures.strips_figure(study, "hedging", "hedge", "booster")
    return shown.figure("course-hedging", replace(figure, title="")) if len(figure.table) else Markup("")


def _norms_table(study: MeasuredCorpus, shown: PageItems) -> Markup:
    """How each rate ranks among news and opinion articles, where there is a norm for it."""
    found = norms.norms_table(study)
    named = replace(found, table=article_names.with_display_names(study, found.table))
    return shown.table("Norms", named) if len(found.table) else Markup("")


def _pair_table(study: MeasuredCorpus, shown: PageItems, a: str, b: str) -> Markup:
    table, called = listings.comparison_table(study, a, b), article_names.short_names(study)
    name = f"comparison-{a}-{b}.csv".replace("/", "-")
    html = shown.table(f"{called[a]} and {called[b]}", table)
    return html + Markup(download_link(table.table.assign(a=a, b=b), name))


def voices_section(study: MeasuredCorpus, shown: PageItems) -> list[Markup]:
    """Whose words the articles are made of, and who speaks."""
    speakers = shown.table("Speakers", listings.speakers_table(study))
    return [shown.figure("voices-shares", figures.shares_figure(study)), Markup(f"<p>{SPOKEN}</p>"),
            Markup(details_block("The speakers with the most words", speakers)), _statements(study, shown)]  # fmt: skip


def _statements(study: MeasuredCorpus, shown: PageItems) -> Markup:
    """A folded table of the statements of others in the articles that the page shows, with links; the spreadsheet has all statements."""
    every = study.statements()
    here = every[every["article"].isin(shown.articles)]
    said = listings.statements_table(study)
    links = sentences_of_rows(study, shown.articles, here.rename(columns={"article": "group"}))
    table = Table(said.table.loc[here.index], said.caption).html(links=links, name="statements", to="sentences")
    shown.tables["Statements"] = said
    title = "Every quoted or reported statement, with its place"
    return Markup(details_block(title, table, download_link(every, "statements.csv")))


def cues_section(study: MeasuredCorpus, shown: PageItems) -> Markup:
    """Every cue that counts, with its marks, as a table that can be searched."""
    marks = marks_of_articles(study, shown.articles)
    cue = marks["cue"].str.lower().str.split().str.join(" ")
    rows, links = list[tuple](), dict[int, list[int]]()
    number, article, weight = marks.index.to_numpy(), marks["article"].to_numpy(object), marks["weight"].to_numpy()
    for (name, measure, category), own in marks.groupby([cue, marks["measure"], marks["category"]]).indices.items():
        links[len(rows)] = number[own].tolist()
        texts = ", ".join(f"{one} {count}" for one, count in Counter(article[own].tolist()).items())
        rows.append(
            (name, measure, category_label(study.labels, measure, category), len(own), sum(weight[own].tolist()), texts)
        )
    table = pd.DataFrame(rows, columns=["cue", "measure", "category", "marks", "weight", "articles"])
    every = Table(table, "Every counted cue, in all voices")
    return shown.table("Cues", every, links=links, id="cues") + Markup(download_link(table, "cues.csv"))
