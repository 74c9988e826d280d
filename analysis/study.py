"""The front door: articles and a codebook in, a `Study` out, which holds every table and draws every figure."""

import html
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.coding import audited, bearing, side_by_side
from analysis.coding.coders import compare_codes, rates_of_codes
from analysis.coding.codes import find_codes
from analysis.comparison import contrasts, groups, norms, shared
from analysis.comparison.folder import find_codebook, held, measure_folder
from analysis.comparison.measured import Measured
from analysis.comparison.measuring import measured
from analysis.core.schema import table
from analysis.corpus.problems import READ
from analysis.lexicons.design import Setting
from analysis.lexicons.load import Lexicon, as_codebook
from analysis.measures.marks import core
from analysis.report import figures as drawn
from analysis.report import reader, topics
from analysis.report.figure_block import Html, Markdown
from analysis.report.handed import handed, key
from analysis.report.tables import findings, listings, notices, provenance, validity, views
from analysis.report.tables.norms import norms_table
from analysis.report.tables.shared import overlaps_table

SETTINGS = "study.toml"  # in the working folder, or in the one around it
SHOWN = 20  # articles side by side, with their marks
DEFAULTS = {"corpus": "", "codebook": "", "codes": "", "figures": "figures", "voices": "parsed"}


@dataclass(frozen=True, repr=False)
class Study(Measured):
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

    rates, profile, frames, evaluation, groups = (
        drawn.rates, drawn.profile, drawn.frames, drawn.evaluation, drawn.groups,
    )  # fmt: skip
    picture, answer, quotes, rests_on = topics.picture, topics.answer, topics.quotes, topics.rests_on
    positions = drawn.positions
    hedges, cues, against_news = drawn.hedges, drawn.cues, drawn.against_news
    differences, robustness, agreement = drawn.differences, drawn.robustness, drawn.agreement
    word_shift, contributions, keyness = drawn.word_shift, drawn.contributions, drawn.keyness
    shares, introductions, course = drawn.shares, drawn.introductions, drawn.course

    overview, top_cues, manifest = listings.overview, listings.top_cues, provenance.manifest
    comparison_table = listings.comparison_table
    groups_table, validity_table = listings.groups_table, listings.validity_table
    evaluation_table = listings.evaluation_table
    speakers_table, statements_table = listings.speakers_table, listings.statements_table
    concordance_table, collocates_table = listings.concordance_table, listings.collocates_table
    typical_words, norms_table, overlaps_table = listings.typical_words, norms_table, overlaps_table
    pairs = views.pairs

    @classmethod
    def open(
        cls, corpus: str = "", codebook: str = "", figures: str = "", voices: str = "", *, more: bool = False
    ) -> "Study":
        """Open the study that `study.toml` in the working folder or its parent folder describes, or another one.

        The file sets for all notebooks beside and below it: `corpus`, `codebook` (by default `codebook.toml` in the corpus), `codes` (what
        people or language models coded; by default the folder `codes` in the corpus), `figures` (the folder in which each corpus has one of
        its own) and `voices`. Paths in it start from where it stands.

        Parameters
        ----------
        corpus, codebook : str
            As for `measure`; a `corpus` given here comes with the codebook given here, else its own, and with its own codes.
        figures : str
            The folder for the figures of this corpus.
        voices : {'parsed', 'quotes'}
        more : bool
            Whether to find every measure, not framing, sentiment and tone, hedging and stance alone.

        Raises
        ------
        FileNotFoundError
            If there is neither a `corpus` nor a `study.toml` that names one.
        ValueError
            If `study.toml` has an unknown key, or is malformed; or if a text has changed since it was coded.
        """
        settings = _settings()
        if not (where := corpus or settings["corpus"]):
            raise FileNotFoundError(
                f"no corpus was given, and neither {Path.cwd()} nor its parent folder has a {SETTINGS} that names one"
            )
        book = codebook if corpus else codebook or settings["codebook"]
        drawn_in = figures or Path(settings["figures"]) / _name(where)
        how = voices or settings["voices"]
        if found := handed(key(where, book, how, more)):
            tables = {one.name: getattr(found, one.name) for one in fields(Measured)}
            study = cls(**{**tables, "figures": Path(drawn_in), "corpus": Path(where)})
            vars(study).update(
                {name: value for name, value in vars(found).items() if name not in tables}
            )  # what is compared
            return study
        codebook_found = find_codebook(where, book)
        wanted = None if more else core(codebook_found)
        study = measure(where, codebook_found, voices=how, figures=drawn_in, measures=wanted)
        codes = find_codes(where, "" if corpus else settings["codes"])
        return study.with_codes(codes) if codes else study

    @property
    def _summary(self) -> str:
        words, measures = listings.overview(self).table["words"].sum(), self.marks["measure"].nunique()
        book = f"codebook {self.codebook.title!r}" if self.codebook else "no codebook"
        unread = (self.problems["status"] != READ).sum()
        return (f"{len(self.articles)} articles ({words:,} words of headings and body), {len(self.marks):,} marks of {measures} measures; "
                f"{book}; voices: {self.voices}; {unread} files not read")  # fmt: skip

    def __repr__(self) -> str:
        return f"<Study of {self._summary}; help(Study) lists its tables and figures>"

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(self._summary)}.</p>{listings.overview(self).html()}"

    def norms(self) -> pd.DataFrame:
        """The percentiles of each article's rates among news and opinion articles of similar length.

        Returns
        -------
        DataFrame
            See `analysis.comparison.norms.placed`: `article`, `measure`, `category`, `rate`, `words`, and the percentage of `news` and of
            `opinion` articles with a lower rate.
        """
        return norms.placed(self)

    def overlaps(self) -> pd.DataFrame:
        """The passages that two articles share word for word, with their places in both.

        Returns
        -------
        DataFrame
            See `analysis.comparison.shared.passages`: `article_a`, `start_a`, `end_a`, `article_b`, `start_b`, `end_b`, `words`, `counted`,
            `voice`, `text`.
        """
        return shared.passages(self)

    def validity(self, *measures: str) -> Markdown:
        """How far these measures (by default all, and voices) agree with annotators, one sentence each."""
        names = measures or ("voice", *self.labels)
        return Markdown(findings.bullets(findings.markdown(validity.line(name)) for name in names))

    def notices(self) -> Markdown:
        """Whether every file was read, and which codebook is used."""
        return Markdown(f"{notices.problems(self.problems)}\n\n{notices.codebook(self.codebook)}")

    def group_columns(self) -> list[str]:
        """The columns of metadata that form at least two groups of at least two articles, for example `outlet`."""
        return groups.columns(self.articles)

    def about_groups(self) -> Markdown:
        """What is compared with what in this study, and what the comparison can show."""
        return Markdown(findings.markdown(self.design.said))

    def contrasts(self, voice: str = "author") -> pd.DataFrame:
        """The comparisons that the study's design calls for.

        Parameters
        ----------
        voice : {'author', 'all', 'quoted', 'reported'}

        Returns
        -------
        DataFrame
            Of every two groups, of one text and the rest, or of every two texts, as `design.kind` says; the columns are those
            of `compare`. Hypotheses are tested in the authors' own words alone.
        """
        return contrasts.contrasts(self, voice=voice)

    def show(self, *measures: str) -> Html:
        """Show the articles side by side, with the marks of these measures (by default all) underlined in the unchanged text."""
        few, note = (
            self.first(SHOWN),
            f"<p>The first {SHOWN} of {len(self.articles)} articles.</p>" * (len(self.articles) > SHOWN),
        )
        return Html(reader.legend() + note + reader.highlight(few, *measures))

    def with_codes(self, codes: str | Path | pd.DataFrame) -> "Study":
        """The study with codes by people or language models: a table, a file or a folder of tables (see `read_codes`).

        `coders()` then says who coded what, `rates_by_coder()` what each finds, `disagreements()` where they differ, and
        `compare_codes(coder)` compares the articles by one coder's codes.

        Raises
        ------
        ValueError
            If a code is not valid, or a text has changed since it was coded; the message names file and row.
        """
        return bearing.with_codes(self, codes)

    def with_audit(self, path: str | Path) -> "Study":
        """The study corrected by an audit, a file saved from the report (docs/how-to-audit.md).

        Its `audit["precision"]` says how good the measures are on these articles, `audit["cues"]` what to change in the codebook.

        Raises
        ------
        ValueError
            If the file is not valid, or a text has changed since; the message says where.
        """
        return audited.with_audit(self, path)

    coders, disagreements, shares_by_coder = side_by_side.coders, side_by_side.disagreements, side_by_side.shares

    def rates_by_coder(self) -> pd.DataFrame:
        """The rate of each article by each coder of `codes`, with its interval (see `analysis.coding.coders.rates_of_codes`)."""
        return rates_of_codes(
            self.codes, self.articles, self.tokens, labels=side_by_side.labels_of(self), axis=side_by_side.axis_of(self)
        )

    def compare_codes(self, coder: str, between: str = "article") -> pd.DataFrame:
        """The comparison by one coder's codes: the columns of `compare`, for the places that this coder read."""
        return compare_codes(
            self.codes,
            self.articles,
            self.tokens,
            between,
            labels=side_by_side.labels_of(self),
            axis=side_by_side.axis_of(self),
            coder=coder,
        )

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


def measure(
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
    folder = Path(figures or Path(DEFAULTS["figures"]) / ("" if isinstance(corpus, pd.DataFrame) else _name(corpus)))
    if isinstance(corpus, pd.DataFrame):
        articles, book = _articles(corpus), as_codebook(codebook)
        found = measured(articles, book, voices, measures)
        return replace(held(articles, found, book, voices, Study, measures, setting=setting), figures=folder)
    study = measure_folder(
        corpus, codebook, voices=voices, into=Study, measures=measures, setting=setting, repair=repair
    )
    return replace(study, figures=folder, corpus=Path(corpus))


def _articles(frame: pd.DataFrame) -> pd.DataFrame:
    """A DataFrame as the table of articles; a ValueError says what is missing."""
    if missing := {"article", "text"}.difference(frame.columns):
        known = ", ".join(map(str, frame.columns))
        raise ValueError(f"measure(DataFrame): no column {' and no column '.join(sorted(missing))}; it has {known}")
    for column in ("article", "text"):
        if len(wrong := frame.index[[not isinstance(value, str) for value in frame[column]]]):
            raise ValueError(f"measure(DataFrame): row {wrong[0]!r}: {column} is not text")
    if (twice := frame["article"].duplicated()).any():
        raise ValueError(f"measure(DataFrame): article {frame.loc[twice, 'article'].iloc[0]!r} occurs twice")
    articles = table("articles", frame.reset_index(drop=True))
    articles.attrs["problems"] = []
    return articles


def _name(corpus: str | Path) -> str:
    """What the folder is called where the figures of a corpus are saved: not that of the report, which holds only its own files."""
    return f"{Path(corpus).resolve().name}-saved"


def _settings() -> dict[str, str]:
    """What `study.toml` in the working folder, or in the one around it, sets; its paths as they are from the working folder."""
    path = next((path for path in (Path(SETTINGS), Path("..", SETTINGS)) if path.is_file()), None)
    try:
        found = tomllib.loads(path.read_text("utf-8")) if path else {}
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path}: {error}") from None
    for name, value in found.items():
        if name not in DEFAULTS or not isinstance(value, str):
            raise ValueError(f"{path}: {name} = {value!r}: valid are texts for {', '.join(DEFAULTS)}")
    around = path.parent if path else Path()
    return DEFAULTS | {
        name: str(around / value) if value and name != "voices" else value for name, value in found.items()
    }
