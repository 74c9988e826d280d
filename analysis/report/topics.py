"""A study and a topic (framing, sentiment, hedging, stance or all of them) in; its figure, its answer, how sure that is, and quotes out."""

import html
from collections.abc import Sequence

import pandas as pd

from analysis import charts
from analysis.coding.code_checks import AUTHOR_STANCE
from analysis.comparison.design import GROUPS, MANY, ONE, REST
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.units import ALL
from analysis.comparison.wording import category_label
from analysis.corpus.problems import FAILED
from analysis.report.figure_block import Figure
from analysis.report.figures import groups_figure, overview, panels, positions_figure
from analysis.report.markup import Html, Markdown
from analysis.report.tables import answer as answers
from analysis.report.tables import (
    article_names,
    figure_tables,
    findings,
    group_findings,
    lookup,
    quoting,
    trust,
    untested,
    written_findings,
)
from analysis.report.tables.findings import Row, escape_markdown
from analysis.report.tables.phrasing import join_items, row_in_sentence
from analysis.report.tables.typical_sentences import typical_sentences

TOPICS = {
    "framing": ("Framing", ("framing",)),
    "sentiment": ("Tone", ("tone",)),
    "hedging": ("Hedging", ("hedging",)),
    "stance": ("Stance", (AUTHOR_STANCE, "stance")),
    "comparison": ("Framing, tone, hedging and stance", ("framing", "tone", "hedging", AUTHOR_STANCE, "stance")),
}
ALONE = "There is one article, so there is nothing to compare it with."
NO_SIDES = "Stance was not measured, because no codebook names two sides."
MOST_PAIRS = 190  # of the twenty texts that are compared each with each
MOST_QUOTES, MOST_SPARSE = 3, 3


def topic_figure(study: MeasuredCorpus, topic: str) -> Figure:
    """The figure that answers a topic: up to four texts side by side, more texts ranked, or groups, with 95 % intervals.

    Parameters
    ----------
    topic : {'framing', 'sentiment', 'hedging', 'stance', 'comparison'}
        Sentiment is drawn as tone, which is sentiment for news; `comparison` is all four.
    """
    title, measures = _title_and_measures(topic)
    if study.design.kind in (GROUPS, REST):
        return groups_figure(study, measures=measures)
    if len(study.articles) > overview.MOST_ARTICLES:
        return positions_figure(study, measures=measures)
    if topic == "comparison":
        return overview.overview_figure(study)
    if title in panels.panels(study):
        return overview.panel_figure(study, title)
    nothing = pd.DataFrame(columns=["what", "group", "measure", "category", "rate", "low", "high"])
    why = NO_SIDES if topic == "stance" else "Nothing to draw."
    return Figure(study.figures, nothing, lambda ax=None: charts.glance_panel(nothing, ax), f"{title}. {why}", why)


def topic_answer(study: MeasuredCorpus, topic: str) -> Markdown:
    """What the articles do differently in a topic, and how sure that is, in about two sentences."""
    _, measures = _title_and_measures(topic)
    if topic == "stance" and "stance" not in study.labels:
        return Markdown(NO_SIDES)
    if study.design.kind in (GROUPS, REST):
        return Markdown(group_findings.describe_groups(study) if topic == "comparison" else _of_groups(study, topic))
    if study.design.kind in (ONE, MANY):
        return Markdown(ALONE if study.design.kind == ONE else escape_markdown(study.design.said))
    pairs = figure_tables.first_pairs(study, MOST_PAIRS)
    if not pairs:
        return Markdown(answers.NO_WORDS)
    if topic == "comparison" and len(pairs) == 1:
        return Markdown(escape_markdown(" ".join(answers.answer_two_articles(study, *pairs[0]))))
    return Markdown(escape_markdown(" ".join(_answer_sentences(study, _verdicts(study, pairs, measures), len(pairs)))))


def topic_basis(study: MeasuredCorpus, topic: str) -> Markdown:
    """How far to trust an answer: who coded, or how well the measure agrees with coders; and what the finding depends on."""
    _, measures = _title_and_measures(topic)
    own = {title for title, of in TOPICS.values() if set(of) <= set(measures)}
    lines = []
    for title, pairs in panels.panels(study).items():
        if title in own:
            coded = panels.MEASURE_OF[title] if panels.is_coded(study, title) else ""
            said = trust.trust_sentence(study, title, pairs, coded)
            lines.append(f"**{title}.** {escape_markdown(said)}" if topic == "comparison" else escape_markdown(said))
    found = strongest_finding(study, topic)
    if found and topic != "comparison":
        _, row, story = found
        lines += [escape_markdown(said) for said in story.basis[bool(row.coder) :]]  # who coded is said already
    if topic == "comparison":
        lines.append(escape_markdown(study.design.said))
    if failed := int((study.problems["status"] == FAILED).sum()):
        lines.append(f"{failed:,} {'file was' if failed == 1 else 'files were'} not read.")
    return Markdown(findings.bullet_list(lines) if len(lines) > 1 else "".join(lines) or NO_SIDES)


def topic_quotes(study: MeasuredCorpus, topic: str) -> Html:
    """The two or three sentences of each article that show a topic best, the cues marked, chosen by the rule of `typical_sentences`.

    They come from the two articles that the surest finding is about; for groups, from the first article of each.
    """
    found = strongest_finding(study, topic)
    sides = found[2].sides if found else [_side(study, article, topic) for article in _quoted_articles(study)]
    return Html(f'<div class="sides">{"".join(map(_html, sides))}</div>')


def strongest_finding(study: MeasuredCorpus, topic: str) -> tuple[str, Row, written_findings.WrittenFinding] | None:
    """The surest finding of a topic, established or else a lead, as (verdict, row, story); None where there is none."""
    _, measures = _title_and_measures(topic)
    parts = _verdicts(study, figure_tables.first_pairs(study, MOST_PAIRS), measures)
    for verdict in ("established", "leads"):
        for row in findings.surest_first(parts[verdict]).itertuples():
            return verdict, row, written_findings.write_finding(study, row, verdict, shown=())
    return None


def _title_and_measures(topic: str) -> tuple[str, tuple[str, ...]]:
    if topic not in TOPICS:
        raise ValueError(f"no topic {topic!r}; valid: {', '.join(TOPICS)}")
    return TOPICS[topic]


def _verdicts(study: MeasuredCorpus, pairs: figure_tables.Pairs, measures: Sequence[str]) -> dict[str, pd.DataFrame]:
    """The rows of these measures by verdict."""
    rows = pd.concat(
        [study.findings.iloc[:0], *(figure_tables.pair_findings(study, a, b) for a, b in pairs)], ignore_index=True
    )
    return findings.rows_by_verdict(findings.main_rows(rows[rows["measure"].isin(measures)]))


def _answer_sentences(study: MeasuredCorpus, parts: dict[str, pd.DataFrame], pairs: int) -> list[str]:
    """The surest finding and how sure it is; without one, that no difference was found, or that there is too little text."""
    compared = sum(map(len, parts.values()))
    for verdict in ("established", "leads"):
        for row in findings.surest_first(parts[verdict]).itertuples():
            story = written_findings.write_finding(study, row, verdict, shown=())
            others = f"Of {compared} comparisons between {pairs} pairs of articles, {len(parts['established'])} are established and {len(parts['leads'])} are leads."
            return [f"{story.headline}.", f"{story.confidence} {story.numbers}", *([others] if pairs > 1 else [])]
    nothing, sparse = parts["not established"], parts["too sparse"]
    if len(nothing) and pairs > 1:
        return [
            f"Of {compared} comparisons between {pairs} pairs of articles, {len(nothing)} show no difference and {len(sparse)} have too little text for a test."
        ]
    names_of = [row_in_sentence(study, row) for row in sparse.itertuples()]
    too_little = [f"There is too little text to compare {join_items([*dict.fromkeys(names_of)] or ['them'])}."]
    if len(nothing):
        return [*untested.no_difference_sentences(study, nothing), *(too_little if len(sparse) else [])]
    return [*too_little, *(_counts(study, row) for row in sparse.head(MOST_SPARSE).itertuples())]


def _counts(study: MeasuredCorpus, row: Row) -> str:
    found = join_items([f"{side.name} {side.count}" for side in untested.quote_sparse_row(study, row)])
    return f"{category_label(study.labels, row.measure, row.category).capitalize()}: {found}."


def _of_groups(study: MeasuredCorpus, topic: str) -> str:
    _, measures = _title_and_measures(topic)
    measure = measures[-1]
    frames = lookup.expand_categories(study, measure, ("issue.",)) or lookup.expand_categories(
        study, measure, ("generic.",)
    )
    categories = {"framing": frames, "hedging": ["hedge", "booster"]}.get(topic, [ALL])
    return group_findings.describe_groups_in(study, categories, measure) or escape_markdown(study.design.said)


def _quoted_articles(study: MeasuredCorpus) -> list[str]:
    """The articles to quote if no finding names two: the first of each group, or the first articles."""
    own = [articles[0] for articles in study.design.groups.values() if articles]
    return (own or study.articles["article"].tolist())[: overview.MOST_ARTICLES]


def _side(study: MeasuredCorpus, article: str, topic: str) -> quoting.ArticleQuotes:
    _, measures = _title_and_measures(topic)
    measure = measures[-1]
    frames = "issue" if lookup.expand_categories(study, "framing", ("issue.",)) else "generic"
    found = typical_sentences(study, article, measure, {"framing": frames, "hedging": "hedge"}.get(topic, ALL))
    quotes = [quoting.quote_sentence(study, row, ()) for row in found.head(MOST_QUOTES).itertuples()]
    return quoting.ArticleQuotes(article_names.short_names(study)[article], quotes)


def _html(side: quoting.ArticleQuotes) -> str:
    told = "".join(
        f"<blockquote><p>{quote.html}</p><cite>sentence {quote.sentence}</cite></blockquote>" for quote in side.quotes
    )
    return f'<div class="side"><h4>{html.escape(side.name)}</h4>{told or f"<p>{side.if_none}</p>"}</div>'
