"""A study in, its articles as HTML out, every mark underlined in the unchanged text; and what else the reader of the report shows."""

import html
import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.coding.audit_checks import WEIGHED
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.core.schema import VOICES, text_digest
from analysis.report.bibliography import entry_sources
from analysis.report.mark_labels import mark_describer, mark_label
from analysis.report.marked_text import DOUBTFUL, Layers, Mark, article_html, escape_attribute, voice_spans
from analysis.report.markup import Html
from analysis.report.switches import reader_switches, sparse_measures
from analysis.report.tables import article_names, findings, listings
from analysis.text.sections import left_out_paragraphs

KINDS = {
    "up": "raises the score",
    "down": "lowers the score",
    "plain": "counts once",
    "zero": "found, but does not count",
}
VOICE_KINDS = {
    "quoted": "in quotation marks",
    "reported": "somebody’s words or thoughts, paraphrased",
    DOUBTFUL: "possibly somebody else’s; counted as the author’s",
}
MOST_ARTICLES = 20  # in the reader of a page
REASONS = {
    "bio": "about the author",
    "label": "label of the page",
    "share": "share buttons",
    "repeated": "a repetition",
    "by hand": "left out by the metadata",
}  # what to call kinds of page elements whose own name is not clear
SUGGESTED = 8  # words to search for


def reader_parts(study: MeasuredCorpus) -> dict[str, Any]:
    """The variables of `reader.html.j2`, for the first `MOST_ARTICLES` articles."""
    few = replace(study, articles=study.articles.head(MOST_ARTICLES))
    marks = study.marks[study.marks["article"].isin(few.articles["article"])]
    switches = reader_switches(few, marks)
    shown = {one["value"] for switch in switches for one in switch["categories"] if switch["shown"]}
    axis = study.codebook.axis if study.codebook else ()
    frames = study.labels.get("framing", {})
    stem = next((stem for stem in ("issue", "generic") if any(name.startswith(f"{stem}.") for name in frames)), "")
    return {
        "legend": Markup(legend_html()),
        "texts": Markup(marked_articles(few, shown=shown)),
        "omitted": _articles_left_out(study),
        "voices": {voice: findings.VOICES.get(voice, voice) for voice in VOICES},
        "switches": switches,
        "words": listings.distinguishing_words(study, SUGGESTED) if len(few.articles) == 2 else [],
        "labels": study.labels,
        "weighed": WEIGHED,
        "axis": [study.labels["stance"].get(pole, pole) for pole in axis] if "stance" in study.labels else [],
        "frames": {name: text for name, text in frames.items() if name.partition(".")[0] == stem},
    }


def marked_articles(study: MeasuredCorpus, *measures: str, shown: Collection[str] | None = None) -> str:
    """The articles of a study side by side as HTML, with the marks of these measures, or of all.

    The pattern of an underline shows what the mark does to the score (`KINDS`), the label after it what was found. Underlines of marks
    that overlap are at different heights. Quoted, reported and doubtful words are shaded, and labelled with the speaker. A `title` gives
    entry, weight, modifier, voice, target and the source in the lexicon. The mark in row 17 of `study.marks` has the id `m17`. If all
    measures are shown, the sentence in row 17 of `study.sentences` has the id `s17`, and its number has the id from `sentence_ids`.

    Without its tags, each `<div class="article">` is the article's text, except that control characters other than tabs and line ends
    are shown as symbols (␀).

    Parameters
    ----------
    study : MeasuredCorpus
    *measures : str
        The measures to mark, by default all.
    shown : collection of str, optional
        `measure/category` of the marks that are on when the page opens; by default those of `measures`, or all but those of measures
        that mark more than one word in five.
    """
    marked = study.marks[study.marks["article"].isin(study.articles["article"])]
    marked = marked[marked["measure"].isin(measures)] if measures else marked
    if shown is None:
        few = set(marked["measure"]) if measures else sparse_measures(study, marked)
        shown = {f"{measure}/{category}" for measure in few for category in marked.loc[marked["measure"] == measure, "category"].unique()}  # fmt: skip
    signed = set(marked.loc[marked["weight"] < 0, "measure"])
    told = mark_describer(study, entry_sources(study.labels, study.codebook))
    axis = tuple(study.codebook.axis) if study.codebook else ()
    marks = defaultdict(list)
    for row in marked.itertuples():
        direction = "plain" if row.measure not in signed else "up" if row.weight > 0 else "down"
        on = f"{row.measure}/{row.category}" in shown
        name = mark_label(study.labels, row.measure, row.category, row.weight, axis)
        marks[row.article].append(Mark(row, direction if row.weight else "zero", name, told, on))
    ids = sentence_ids(study) if not measures else pd.Series(dtype=str)

    def open_sentence(row: Any) -> str:
        own = f' id="s{row.Index}" data-at="{row.start} {row.end}"' if row.Index in ids.index else ""
        link = f' id="{escape_attribute(ids[row.Index])}"' if row.Index in ids.index else ""
        return f'<span class="sentence"{own}><span class="n"{link} data-n="{row.sentence}"></span>'

    why = left_out_paragraphs(study.articles, study.tokens)
    called = article_names.short_names(study)
    every = (study.sentences, study.tokens, study.attributions)
    tables = [table[table["article"].isin(study.articles["article"])] for table in every]
    columns = []
    for one in study.articles.itertuples():
        own = [table[table["article"] == one.article] for table in tables]
        there = why[why["article"] == one.article]
        kinds = [REASONS.get(kind, kind.replace("_", " ")) for kind in there["kind"]]
        reasons = dict(zip(there["start"], kinds, strict=True))
        layers = Layers(own[0], marks[one.article], voice_spans(own[1], own[2], own[0]), reasons)
        body = article_html(one.text, layers, open_sentence)
        columns.append(f'<section class="text" data-article="{escape_attribute(one.article)}" data-name="{escape_attribute(called[one.article])}" '
                       f'data-digest="{text_digest(one.text)}">'
                       f'<h3 dir="auto">{html.escape(article_heading(one))}</h3><div class="article">{body}</div></section>')  # fmt: skip
    return f'<div class="columns">{"".join(columns)}</div>'


def show_articles(study: MeasuredCorpus, *measures: str) -> Html:
    """Show the articles side by side, with the marks of these measures (by default all) underlined in the unchanged text."""
    more = len(study.articles) > MOST_ARTICLES
    note = f"<p>The first {MOST_ARTICLES} of {len(study.articles)} articles.</p>" if more else ""
    return Html(legend_html() + note + marked_articles(study.first(MOST_ARTICLES), *measures))


def article_heading(row: Any) -> str:
    """The heading of an article in the reader: author and title, as far as they are known; otherwise its key."""
    return ": ".join(part for part in (row.author, row.title) if part) or row.article


def sentence_ids(study: MeasuredCorpus) -> pd.Series:
    """The id of the number of each sentence in the reader, as `hopeful-axis-6`, indexed like `study.sentences`. Citations link to it.

    It consists of the article's key and the number of the sentence, and so stays the same as long as these do.
    """
    slugs = dict[str, str]()
    for name in study.articles["article"]:
        stem = re.sub(r"[\W_]+", "-", name.lower()).strip("-") or "article"
        number, slug = 2, stem
        while slug in slugs.values():
            slug, number = f"{stem}-{number}", number + 1
        slugs[name] = slug
    own = study.sentences[study.sentences["article"].isin(slugs)]
    return own["article"].map(slugs) + "-" + own["sentence"].astype(str)


def legend_html() -> str:
    """A legend of the patterns of underlines, and of the shades."""
    kinds = "".join(
        f'<span><span class="{kind}" data-lane="0">word</span> {what}</span>' for kind, what in KINDS.items()
    )
    voices = "".join(
        f'<span><span class="{voice}" data-label="{voice}">words</span> {what}</span>' for voice, what in VOICE_KINDS.items()
    )  # fmt: skip
    return (f'<p class="legend"><b>Underlines:</b> {kinds}</p>'
            f'<p class="legend"><b>Whose words:</b> <span>unshaded words: the author’s</span>{voices}</p>')  # fmt: skip


def _articles_left_out(study: MeasuredCorpus) -> str:
    left = len(study.articles) - MOST_ARTICLES
    said = f"This page shows the first {MOST_ARTICLES} articles; the other {left} are in the tables only."
    return said if left > 0 else ""
