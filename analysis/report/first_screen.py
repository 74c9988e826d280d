"""A study in, the first screen of its report out: the answer, and the picture with how far to trust it."""

import pandas as pd
from markupsafe import Markup

from analysis.comparison.design import GROUPS, REST
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.report import figures, svg
from analysis.report.figures import overview, panels
from analysis.report.page_items import PageItems
from analysis.report.tables import answer, figure_tables, findings, norms, titles, trust

PLACED = ("Tone", "Hedging")  # panels whose rates have norms that hold on any topic


def first_screen(study: MeasuredCorpus, shown: PageItems, rows: pd.DataFrame) -> dict:
    """The answer in sentences, and the picture: panels for a few texts, a ranking for groups or many texts, each with how far to trust it.

    `rows` are from `reported_rows`.
    """
    pairs, parts = figure_tables.first_pairs(study), findings.rows_by_verdict(rows)
    if study.design.kind in (GROUPS, REST) or len(study.articles) > overview.MOST_ARTICLES:
        places = [
            {"title": title, "figure": shown.figure(f"glance-{title.lower()}", figure), "norms": "",
             "trust": trust.trust_sentence(study, title, list(zip(figure.table["measure"], figure.table["category"], strict=True)))}
            for title, figure in figures.figures_by_measure(study).items()
        ]  # fmt: skip
        return {"answer": answer.answer_design(study, parts), "glance": places, "compact": "", "compact_caption": ""}
    drawn = [
        {"title": title, "figure": shown.figure(f"glance-{title.lower()}", overview.panel_figure(study, title), title=titles.panel_status(study, categories) if len(pairs) == 1 else None),
         "trust": trust.trust_sentence(study, title, categories, panels.MEASURE_OF[title] if panels.is_coded(study, title) else ""),
         "norms": norms.norm_sentences(study, categories) if title in PLACED and not panels.is_coded(study, title) else ""}
        for title, categories in panels.panels(study).items()
    ]  # fmt: skip
    small = overview.compact_figure(study)
    return {
        "answer": _answer(study, pairs, parts),
        "glance": drawn,
        "compact": Markup(svg.inline_svg(small.svg, "compact", small.alt)) if drawn else "",
        "compact_caption": small.caption,
    }


def _answer(study: MeasuredCorpus, pairs: figure_tables.Pairs, parts: dict[str, pd.DataFrame]) -> list[str]:
    """What up to four texts do differently. For two texts the design comes last, because the title of the report names them."""
    if len(pairs) > 1:
        return answer.answer_design(study, parts)
    if not pairs and len(study.articles) > 1:
        return [answer.NO_WORDS]
    return [*(answer.answer_two_articles(study, *pairs[0]) if pairs else []), study.design.said]
