"""A study in, figures of rates out: by category, by measure, by frame, by target, by group of articles."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analysis import charts
from analysis.comparison import explain
from analysis.comparison.coverage import ISSUE
from analysis.comparison.design import GROUPS, REST
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.samples import compares_weights
from analysis.comparison.units import ALL
from analysis.report.figure_block import Figure, Table
from analysis.report.tables import (
    alttexts,
    article_names,
    axis,
    figure_tables,
    findings,
    group_findings,
    lookup,
    notices,
    titles,
)
from analysis.report.tables.evidence import marks_of_articles, marks_of_rows

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MARKS, POINTS = "per 1,000 words", "points per 1,000 words"


class Title(NamedTuple):
    """The title of a figure of rates, its unit, and the start of its caption if that differs from the title."""

    text: str
    unit: str = MARKS
    caption: str = ""


# by the arguments of `rates_figure`: measure (or measures) and categories; other figures are named after their categories
TITLES = {
    ("stance",): Title("Position on the axis", "summed weight per 1,000 words"),
    ("framing", "issue."): Title("Issue frames"),
    ("framing", "generic."): Title("Generic news frames"),
    ("framing", "policy."): Title("Policy frames"),
    ("hedging", "hedge", "booster", "all"): Title("Hedges, boosters and their balance"),
    ("hedging", "hedge.", "booster."): Title("Hedges and boosters by kind"),
    ("sentiment", "tone"): Title("Sentiment and tone", "valence points per 1,000 words",
                                  "Sentiment, and tone without topic words and names"),
    ("vagueness", "irrealis"): Title("Vagueness and irrealis"),
    ("certainty", "."): Title("Certainty on four learned scales", POINTS),
    ("subjectivity", "loaded", "argued", "plain"): Title("Loaded wording, the grammar of argument and news wording"),
}  # fmt: skip


def rates_figure(study: MeasuredCorpus, measure: str | Sequence[str], *categories: str) -> Figure:
    """The rates of a measure in each article, with 95 % intervals, in the author's own words and in all words.

    Parameters
    ----------
    measure : str or list of str
        As `hedging`; for a list, the total of each measure.
    *categories : str
        As `hedge.modal`, `hedge` or `all`; a name that ends in a dot stands for all that begin with it, a dot alone for all categories.
        By default the total of the measure.

    Raises
    ------
    ValueError
        If the study has no such measure or category.
    """
    measures = [measure] if isinstance(measure, str) else list(measure)
    pairs = lookup.requested_categories(study, measures, categories)
    found = figure_tables.rates_by_voice(study, pairs)
    labels = {row.category: findings.row_label(study.labels, row.measure, row.category) for row in found.itertuples()}
    points = any(compares_weights(*pair) for pair in pairs)
    called = ", ".join(findings.row_label(study.labels, *pair) for pair in pairs)
    title = TITLES.get((*measures, *categories), Title(called[:1].upper() + called[1:], POINTS if points else MARKS))
    what = title.text + f" {MARKS}" * (title.unit == MARKS)
    caption = f"{title.caption or title.text}: {'marks ' * (title.unit == MARKS)}{title.unit}, with 95 % intervals.{figure_tables.articles_note(study, grouped=True)}{notices.unchecked_warning(pairs)}"
    shown, said = article_names.with_display_names(study, found), titles.figure_title(study, pairs, title.text)
    numbers = shown.assign(what=[labels[name] for name in found["category"]]).rename(columns={"group": "article"})
    return Figure(
        study.figures, found, _rates_chart(shown, labels, title.unit), title=said,
        alt=alttexts.describe_rates(shown, study.labels, alttexts.with_title(said, what)),
        caption=caption,
        numbers=Table(numbers[["what", "article", "voice", "rate", "low", "high"]], caption),
        findings=_findings(study, measures, categories),
        evidence=lambda articles: marks_of_rows(marks_of_articles(study, articles), found),
    )  # fmt: skip


def _findings(study: MeasuredCorpus, measures: list[str], categories: tuple[str, ...]) -> str:
    """What the rates establish; for the axis also the position of each article, and how sure that is."""
    differences = "\n".join(_differences(study, name, *(categories or [ALL])) for name in measures)
    if measures != ["stance"] or categories:
        return differences
    return "\n\n".join(
        filter(
            None, [axis.axis_list(study), axis.shared_cue_scores(explain.score_by_shared_cues(*study.own)), differences]
        )
    )


def _differences(study: MeasuredCorpus, name: str, *categories: str) -> str:
    """What differs in a measure between the groups that are compared, or between the texts."""
    if study.design.kind in (GROUPS, REST):
        return group_findings.describe_groups_in(study, lookup.expand_categories(study, name, categories), name)
    return findings.difference_list(study, name, *categories) if len(study.comparison) else ""


def _rates_chart(found: pd.DataFrame, labels: dict[str, str], unit: str) -> "Callable[..., Axes]":
    """A chart with one panel per voice; in given Axes it draws only the first voice, the author's own."""

    def chart(ax: "Axes | None" = None) -> "Axes":
        if ax is None:
            return charts.rates_panels(found, labels, unit=unit)
        return charts.rates_chart(found[found["voice"] == found["voice"].iloc[0]], labels, ax, unit=unit)

    return chart


def profile_figure(study: MeasuredCorpus) -> Figure:
    """The rates of the articles side by side: every measure that the report shows, in the author's own words."""
    found = figure_tables.profile_rates(study)
    labels = findings.pair_labels(study.labels, found)
    shown = article_names.with_display_names(study, found)
    said = titles.figure_title(study, [*dict.fromkeys(zip(found["measure"], found["category"], strict=True))], "Rates")
    numbers = shown.assign(what=[labels[pair] for pair in zip(found["measure"], found["category"], strict=True)])
    everything = [figure_tables.column_in_all_words(study, found, f"{name}_per_1000") for name in ("weight", "count")]
    numbers["all words"] = np.where(found["quantity"] == "weight", *everything)
    numbers = numbers.rename(columns={"group": "article"})
    caption = ("The rates of the articles side by side, in their authors' own words, with 95 % intervals. The table adds the rate in "
               f"all words.{figure_tables.articles_note(study, grouped=True)}")  # fmt: skip
    return Figure(
        study.figures, found, lambda: charts.profile_chart(shown, labels), title=said,
        alt=alttexts.describe_rates(shown, study.labels, alttexts.with_title(said, "Rates of each article")),
        caption=caption,
        numbers=Table(numbers[["what", "article", "quantity", "rate", "low", "high", "all words"]], caption),
        evidence=lambda articles: marks_of_rows(marks_of_articles(study, articles), found.assign(voice="author")),
    )  # fmt: skip


def frames_figure(study: MeasuredCorpus) -> Figure:
    """Articles and frames, issue frames first: the darker, the more."""
    found, labels = figure_tables.frame_rates(study), study.labels["framing"]
    shown = article_names.with_display_names(study, found)
    said = titles.figure_title(study, [*dict.fromkeys(zip(found["measure"], found["category"], strict=True))], "Frames")
    numbers = shown.assign(frame=[labels[name] for name in found["category"]]).rename(columns={"group": "article"})
    numbers["all words"] = figure_tables.column_in_all_words(study, found, "count_per_1000")
    caption = ("Frames by article: darker means, within a family of frames, more marks per 1,000 of the author's own words. The table adds the rate in "
               f"all words.{figure_tables.articles_note(study, grouped=True)}")  # fmt: skip
    return Figure(
        study.figures, found, lambda: charts.frame_map(shown, labels), title=said,
        alt=alttexts.describe_rates(shown, study.labels, alttexts.with_title(said, "Frames by article, per 1,000 words")),
        caption=caption,
        numbers=Table(numbers[["frame", "article", "count", "rate", "all words"]], caption),
        findings=notices.unframed_notice(article_names.with_display_names(study, study.unframed())) if found["category"].str.startswith(ISSUE).any() else "",
        evidence=lambda articles: marks_of_rows(marks_of_articles(study, articles), found.assign(voice="author")),
    )  # fmt: skip


def evaluation_figure(study: MeasuredCorpus) -> Figure:
    """How each target of the codebook is judged and treated, per mention."""
    found, labels = figure_tables.target_rates(study), study.labels.get("mention", {})
    shown, said = article_names.with_display_names(study, found), "How each actor is judged and treated"
    numbers = shown.assign(target=[labels[name] for name in found["category"]]).rename(columns={"group": "article"})
    caption = "Evaluation of each target in points per mention, with 95 % intervals and the number of mentions."
    caption += figure_tables.articles_note(study)
    return Figure(
        study.figures, found, lambda: charts.target_map(shown, labels), title=said,
        alt=alttexts.describe_rates(shown, study.labels, "Evaluation per mention"),
        caption=caption,
        numbers=Table(numbers[["target", "article", "voice", "mentions", "rate", "low", "high"]], caption),
        evidence=lambda articles: marks_of_rows(marks_of_articles(study, articles), found.assign(measure="evaluation")),
    )  # fmt: skip
