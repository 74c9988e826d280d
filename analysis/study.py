"""The front door: articles and a codebook in, a `Study` out, which holds every table and draws every figure."""

import html
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.coding import audit_correction, authoritative_codes, side_by_side
from analysis.coding.codes import find_codes
from analysis.comparison import contrasts
from analysis.comparison.article_tables import measure_articles
from analysis.comparison.folder import find_codebook, measure_folder, study_fields
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.norms import percentiles_of_articles
from analysis.comparison.shared_passages import shared_passages
from analysis.corpus.dataframe import articles_of_frame
from analysis.lexicons.design import Setting
from analysis.lexicons.load import Lexicon, as_codebook
from analysis.measures.marks import core_measures
from analysis.report import figures as drawn
from analysis.report import reader, topics
from analysis.report.handover import study_key, take_over
from analysis.report.tables import figure_tables, group_findings, listings, provenance
from analysis.report.tables.norms import norms_table
from analysis.report.tables.notices import reading_notices
from analysis.report.tables.overlaps import overlaps_table
from analysis.report.tables.validity import validity_notices
from analysis.settings import DEFAULTS, SETTINGS, figures_folder, read_settings


@dataclass(frozen=True, repr=False)
class Study(MeasuredCorpus):
    """What `measure` returns: the tables of a corpus, with methods that make figures, tables and sentences from them.

    `design` says what is compared with what, and `contrasts()` is its table. Tables (DataFrames): `articles`, `tokens`, `sentences`, `attributions`, `marks`, `scores`, `comparison`, `problems`;
    `speakers()` and `statements(of=…, about=…)` say who says what; `labels` has the names of each measure's categories.

    A topic (`framing`, `sentiment`, `hedging`, `stance`, `comparison`) at a glance: `picture(topic)` is its figure, `answer(topic)` says what
    differs, `quotes(topic)` has the sentences that show it best, and `rests_on(topic)` says how far to trust it.

    Figures, which Jupyter shows; `.table` holds the numbers drawn, `.findings` says what they show, `.plot(ax=None)` draws with
    matplotlib, `.save(name)` writes SVG and CSV into the folder `figures`:

    - of a measure: `rates("stance")`, `rates("framing", "issue.")`, `profile()`, `frames()`, `evaluation()`, `course("tone")`
    - of words: `hedges(article)`, `cues(article, "stance")`, `against_news(article)`
    - of two articles: `differences(a, b)`, `robustness(a, b)`, `word_shift(a, b)`, `contributions(a, b)`, `keyness(a, b)`
    - of voices and sections: `shares("voice")`, `introductions()`
    - of groups of articles: `groups()`, `groups("outlet")`; of many texts: `positions()`; of the measures themselves: `agreement()`

    Tables to read (`.table` is the DataFrame): `overview()`, `top_cues(measure)`, `comparison_table(a, b)`,
    `groups_table()`, `norms_table()`, `overlaps_table()`, `evaluation_table()`, `speakers_table()`, `statements_table()`, `concordance_table(query)`,
    `collocates_table(query)`, `validity_table()`, `manifest()`.

    Of people and language models as coders: `with_codes("codes.csv")`, then `coders()`, `rates_by_coder()`, `disagreements()`,
    `compare_codes(coder)`.

    In words: `validity(*measures)`, `notices()`, `about_groups()`. `show("hedging")` puts the articles into a cell, with every mark of
    these measures in its place; `report()` writes the whole report. `pairs()`, `group_columns()` and `typical_words()` say what to ask for.

    Examples
    --------
    >>> study = measure("seeds")  # doctest: +SKIP
    >>> study.rates("stance").save("stance-axis")  # doctest: +SKIP
    """

    corpus: Path | None = None

    rates, profile, frames = drawn.rates_figure, drawn.profile_figure, drawn.frames_figure
    evaluation, groups = drawn.evaluation_figure, drawn.groups_figure
    picture, answer = topics.topic_figure, topics.topic_answer
    quotes, rests_on = topics.topic_quotes, topics.topic_basis
    positions = drawn.positions_figure
    hedges, cues, against_news = drawn.hedges_figure, drawn.cues_figure, drawn.against_news_figure
    differences, robustness, agreement = drawn.differences_figure, drawn.robustness_figure, drawn.agreement_figure
    word_shift, contributions, keyness = drawn.word_shift_figure, drawn.contributions_figure, drawn.keyness_figure
    shares, introductions, course = drawn.shares_figure, drawn.introductions_figure, drawn.course_figure

    overview, top_cues, manifest = listings.overview, listings.top_cues, provenance.manifest
    comparison_table, groups_table = listings.comparison_table, listings.groups_table
    evaluation_table, validity_table = listings.evaluation_table, listings.validity_table
    speakers_table, statements_table = listings.speakers_table, listings.statements_table
    concordance_table, collocates_table = listings.concordance_table, listings.collocates_table
    typical_words, norms_table, overlaps_table = listings.distinguishing_words, norms_table, overlaps_table
    pairs, show = figure_tables.first_pairs, reader.show_articles
    norms, overlaps = percentiles_of_articles, shared_passages
    validity, notices = validity_notices, reading_notices
    about_groups, group_columns = group_findings.design_notice, group_findings.group_columns

    @classmethod
    def open(
        cls, corpus: str = "", codebook: str = "", figures: str = "", voices: str = "", *, more: bool = False
    ) -> "Study":
        """Open the study that `study.toml` in the working folder or its parent folder describes, or another one.

        The file sets for all notebooks beside and below it: `corpus`, `codebook` (by default `codebook.toml` in the corpus), `codes` (what
        people or language models coded; by default the folder `codes` in the corpus), `figures` (the folder in which each corpus has one of
        its own) and `voices`. Paths in it are relative to its own folder.

        Parameters
        ----------
        corpus, codebook : str
            As for `measure`. With a `corpus` given here, the codebook and codes of `study.toml` are not used.
        figures : str
            The folder for the figures of this corpus.
        voices : {'parsed', 'quotes'}
        more : bool
            Whether to find every measure, not only framing, sentiment and tone, hedging and stance.

        Raises
        ------
        FileNotFoundError
            If there is neither a `corpus` nor a `study.toml` that names one.
        ValueError
            If `study.toml` has an unknown key, or is malformed; or if a text has changed since it was coded.
        """
        known = read_settings()
        if not (where := corpus or known["corpus"]):
            raise FileNotFoundError(
                f"no corpus was given, and neither {Path.cwd()} nor its parent folder has a {SETTINGS} that names one"
            )
        book = codebook if corpus else codebook or known["codebook"]
        drawn_in = figures or figures_folder(where, known["figures"])
        how = voices or known["voices"]
        # a notebook that a report runs gets the study of that report
        if taken := take_over(study_key(where, book, how, more), cls, figures=Path(drawn_in), corpus=Path(where)):
            return taken
        codebook_found = find_codebook(where, book)
        wanted = None if more else core_measures(codebook_found)
        study = measure(where, codebook_found, voices=how, figures=drawn_in, measures=wanted)
        codes = find_codes(where, "" if corpus else known["codes"])
        return study.with_codes(codes) if codes else study

    def __repr__(self) -> str:
        return f"<Study of {listings.study_summary(self)}; help(Study) lists its tables and figures>"

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(listings.study_summary(self))}.</p>{listings.overview(self).html()}"

    contrasts = contrasts.contrasts
    with_codes, with_audit = authoritative_codes.with_codes, audit_correction.with_audit
    coders, disagreements = side_by_side.coder_overview, side_by_side.disagreements
    shares_by_coder = side_by_side.category_shares
    rates_by_coder, compare_codes = side_by_side.rates_by_coder, side_by_side.compare_by_coder

    def report(self, **options: Any) -> Path:
        """Write the complete report, as `discourse report` does, and return the path of its page.

        Parameters
        ----------
        **options
            Of `analysis.report.options.Options`: name, figures, output, pdf, docx, code, overwrite, workers.
        """
        from analysis.report.options import Options
        from analysis.report.write import write_report

        if self.corpus is None:
            raise ValueError(
                "report(): this study was made from a DataFrame; a report needs a folder or file of articles"
            )
        own = find_codebook(self.corpus)
        named = self.codebook.path if self.codebook and not (own and own.path == self.codebook.path) else None
        return write_report(Options(self.corpus, codebook=named, voices=self.voices, **options), self)


def measure(  # noqa: PLR0913
    corpus: str | Path | pd.DataFrame, codebook: str | Path | Lexicon | None = None, *, voices: str = "parsed",
    figures: str | Path | None = None, measures: Iterable[str] | None = None, setting: Setting | None = None, repair: bool = True,
) -> Study:  # fmt: skip
    """Read a folder of articles and make every table.

    Parameters
    ----------
    corpus : str, Path or DataFrame
        See `read_articles`; or a table of articles, with columns `article` and `text`.
    codebook : str, Path or Lexicon, optional
        By default `codebook.toml` in the corpus folder. Without one only the generic measures run.
    voices : {'parsed', 'quotes'}
        See `attributions`.
    figures : str or Path, optional
        Where figures are saved; by default `figures/`, the name of the corpus folder and `-saved`: the report has a folder to itself.
    measures : list of str, optional
        Names of measures, by default all; those that they need are found too.
    setting : Setting, optional
        What is compared with what, where it is not to be recognised, as `Setting(between="outlet")`; by default what the codebook's
        [design] says.
    repair : bool
        Whether faults of encoding are put right while files are read (see `analysis.corpus.encodings`).
    """
    if isinstance(corpus, pd.DataFrame):
        articles, book = articles_of_frame(corpus), as_codebook(codebook)
        tables = study_fields(articles, measure_articles(articles, book, voices, measures), book, measures, setting)
        return Study(**tables, voices=voices, figures=Path(figures or DEFAULTS["figures"]))
    study = measure_folder(
        corpus, codebook, voices=voices, into=Study, measures=measures, setting=setting, repair=repair
    )
    return replace(study, figures=Path(figures or figures_folder(corpus)), corpus=Path(corpus))
