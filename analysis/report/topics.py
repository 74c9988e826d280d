"""A study and a topic (framing, sentiment, hedging, stance, or all of it) in; its picture, its sentences, what they rest on, and quotes out."""

import html
from collections.abc import Sequence

import pandas as pd

from analysis import charts
from analysis.coding.code_checks import AUTHOR_STANCE
from analysis.comparison.design import GROUPS, MANY, ONE, REST
from analysis.comparison.measured import Measured
from analysis.comparison.units import ALL
from analysis.comparison.wording import label
from analysis.corpus.problems import FAILED
from analysis.report.figure_block import Figure, Html, Markdown
from analysis.report.figures import groups_figure, overview, panels, positions_figure
from analysis.report.tables import answer as answers
from analysis.report.tables import choices, contrasts, findings, names, quoting, stories, trust, views
from analysis.report.tables.findings import Row, markdown
from analysis.report.tables.phrasing import inside, listed
from analysis.report.tables.telling import telling

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


def topic_figure(study: Measured, topic: str) -> Figure:
    """The figure that answers a topic: up to four texts side by side, more of them in order, or groups, with 95 % intervals.

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


def topic_answer(study: Measured, topic: str) -> Markdown:
    """What the articles do differently in a topic, and how surely, in about two sentences made of the tables."""
    _, measures = _title_and_measures(topic)
    if topic == "stance" and "stance" not in study.labels:
        return Markdown(NO_SIDES)
    if study.design.kind in (GROUPS, REST):
        return Markdown(contrasts.told(study) if topic == "comparison" else _of_groups(study, topic))
    if study.design.kind in (ONE, MANY):
        return Markdown(ALONE if study.design.kind == ONE else markdown(study.design.said))
    pairs = views.pairs(study, MOST_PAIRS)
    if not pairs:
        return Markdown(answers.NO_WORDS)
    if topic == "comparison" and len(pairs) == 1:
        return Markdown(markdown(" ".join(answers.answer(study, *pairs[0]))))
    return Markdown(markdown(" ".join(_answer_sentences(study, _verdicts(study, pairs, measures), len(pairs)))))


def topic_basis(study: Measured, topic: str) -> Markdown:
    """How far an answer can be trusted: who coded, or how well the measure agrees with coders; and what its finding depends on."""
    _, measures = _title_and_measures(topic)
    own = {title for title, of in TOPICS.values() if set(of) <= set(measures)}
    lines = []
    for title, pairs in panels.panels(study).items():
        if title in own:
            coded = panels.MEASURE_OF[title] if panels.is_coded(study, title) else ""
            said = trust.line(study, title, pairs, coded)
            lines.append(f"**{title}.** {markdown(said)}" if topic == "comparison" else markdown(said))
    found = strongest_finding(study, topic)
    if found and topic != "comparison":
        _, row, story = found
        lines += [markdown(said) for said in story.hangs[bool(row.coder) :]]  # who coded is said already
    if topic == "comparison":
        lines.append(markdown(study.design.said))
    if failed := int((study.problems["status"] == FAILED).sum()):
        lines.append(f"{failed:,} {'file was' if failed == 1 else 'files were'} not read.")
    return Markdown(findings.bullets(lines) if len(lines) > 1 else "".join(lines) or NO_SIDES)


def topic_quotes(study: Measured, topic: str) -> Html:
    """The two or three sentences of each article that show a topic best, the cues marked, chosen by the rule of `telling`.

    Under a finding they are those of the two articles that it is about; of groups, of the first article of each.
    """
    found = strongest_finding(study, topic)
    sides = found[2].sides if found else [_side(study, article, topic) for article in _quoted_articles(study)]
    return Html(f'<div class="sides">{"".join(map(_html, sides))}</div>')


def strongest_finding(study: Measured, topic: str) -> tuple[str, Row, stories.Story] | None:
    """The finding of a topic that is surest, with its verdict and its story: what is established before leads; None where there is none."""
    _, measures = _title_and_measures(topic)
    parts = _verdicts(study, views.pairs(study, MOST_PAIRS), measures)
    for verdict in ("established", "leads"):
        for row in findings.strongest(parts[verdict]).itertuples():
            return verdict, row, stories.story(study, row, verdict, shown=())
    return None


def _title_and_measures(topic: str) -> tuple[str, tuple[str, ...]]:
    if topic not in TOPICS:
        raise ValueError(f"no topic {topic!r}; valid: {', '.join(TOPICS)}")
    return TOPICS[topic]


def _verdicts(study: Measured, pairs: views.Pairs, measures: Sequence[str]) -> dict[str, pd.DataFrame]:
    """The rows of these measures by verdict."""
    rows = pd.concat([study.findings.iloc[:0], *(views.declared(study, a, b) for a, b in pairs)], ignore_index=True)
    return findings.verdicts(findings.of_story(rows[rows["measure"].isin(measures)]))


def _answer_sentences(study: Measured, parts: dict[str, pd.DataFrame], pairs: int) -> list[str]:
    """The surest finding and how sure it is; else what would have been found; else what little there is."""
    compared = sum(map(len, parts.values()))
    for verdict in ("established", "leads"):
        for row in findings.strongest(parts[verdict]).itertuples():
            story = stories.story(study, row, verdict, shown=())
            others = f"Of {compared} comparisons between {pairs} pairs of articles, {len(parts['established'])} are established and {len(parts['leads'])} are leads."
            return [f"{story.headline}.", f"{story.sure} {story.numbers}", *([others] if pairs > 1 else [])]
    nothing, sparse = parts["not established"], parts["too sparse"]
    if len(nothing) and pairs > 1:
        return [
            f"Of {compared} comparisons between {pairs} pairs of articles, {len(nothing)} show no difference and {len(sparse)} have too little text for a test.",
        ]
    names_of = [inside(study, label(study.labels, row.measure, row.category)) for row in sparse.itertuples()]
    too_little = [f"There is too little text to compare {listed([*dict.fromkeys(names_of)] or ['them'])}."]
    if len(nothing):
        return [*stories.nothing_found(study, nothing), *(too_little if len(sparse) else [])]
    return [*too_little, *(_counts(study, row) for row in sparse.head(MOST_SPARSE).itertuples())]


def _counts(study: Measured, row: Row) -> str:
    found = listed([f"{side.name} {side.count}" for side in stories.sparse_sides(study, row)])
    return f"{label(study.labels, row.measure, row.category).capitalize()}: {found}."


def _of_groups(study: Measured, topic: str) -> str:
    _, measures = _title_and_measures(topic)
    measure = measures[-1]
    frames = choices.wanted(study, measure, ("issue.",)) or choices.wanted(study, measure, ("generic.",))
    categories = {"framing": frames, "hedging": ["hedge", "booster"]}.get(topic, [ALL])
    return contrasts.of_measure(study, categories, measure) or markdown(study.design.said)


def _quoted_articles(study: Measured) -> list[str]:
    """The articles that are quoted where no finding says which: the first of each group, else the first ones."""
    own = [articles[0] for articles in study.design.groups.values() if articles]
    return (own or study.articles["article"].tolist())[: overview.MOST_ARTICLES]


def _side(study: Measured, article: str, topic: str) -> quoting.Side:
    _, measures = _title_and_measures(topic)
    measure = measures[-1]
    frames = "issue" if choices.wanted(study, "framing", ("issue.",)) else "generic"
    found = telling(study, article, measure, {"framing": frames, "hedging": "hedge"}.get(topic, ALL), most=MOST_QUOTES)
    told = [quoting.quote(study, row, ()) for row in found.itertuples()]
    return quoting.Side(names.short(study)[article], "" if told else "No such sentence was found.", told)


def _html(side: quoting.Side) -> str:
    told = "".join(
        f"<blockquote><p>{quote.html}</p><cite>sentence {quote.sentence}</cite></blockquote>" for quote in side.quotes
    )
    return f'<div class="side"><h4>{html.escape(side.name)}</h4>{told or f"<p>{side.lead}</p>"}</div>'
