"""A folder of articles and a codebook in, all the tables of that corpus out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Self, TypeVar

import pandas as pd

from analysis.comparison import coverage, hypotheses, speakers
from analysis.comparison.compare import compare
from analysis.comparison.design import GROUPS, REST, Design, recognise
from analysis.comparison.hypotheses import Family
from analysis.comparison.scores import score
from analysis.core import interrupts
from analysis.core.schema import table
from analysis.corpus.duplicates import duplicates
from analysis.corpus.files import Layout
from analysis.corpus.filetypes import CODEBOOK
from analysis.corpus.health import health
from analysis.corpus.problems import READ
from analysis.corpus.read import no_usable, read_corpus
from analysis.corpus.reference import with_reference
from analysis.lexicons.design import Setting
from analysis.lexicons.hypotheses import Hypothesis
from analysis.lexicons.load import Lexicon, as_codebook, read_codebook
from analysis.measures import marks as marking
from analysis.measures.marks import mark
from analysis.text.buffer import layout
from analysis.text.parse import reading
from analysis.text.tokens import sentences, words_of
from analysis.voices import attributions, with_voices


class Coded(NamedTuple):
    """What the codes that findings rest on say: `comparison` and `rates` of the articles (columns of `compare` and of `rates`, and
    `coder`), and what each coder says of each of the `sentences`."""

    comparison: pd.DataFrame
    rates: pd.DataFrame
    sentences: pd.DataFrame


@dataclass(frozen=True)
class Measured:
    """The tables of a corpus, and the codebook they were made with.

    `scores` are by article and voice (`all` and each voice); `labels` gives each measure's categories as charts print them; `voices` says
    how voices were read (see `attributions`); `figures` is the folder for figures; `setting` is what was set of the design; `family` are
    the hypotheses; `codes` are what people and language models coded, if it was given (`analysis.coding.bearing.with_codes`), and
    `coded` what follows from them;
    `audit` is what a reader's audit says of the measures (`analysis.coding.audited.with_audit`).
    """

    articles: pd.DataFrame
    tokens: pd.DataFrame
    attributions: pd.DataFrame
    sentences: pd.DataFrame
    marks: pd.DataFrame
    scores: pd.DataFrame
    labels: dict
    codebook: Lexicon | None
    voices: str = "parsed"
    figures: Path = Path("figures")
    setting: Setting | None = None
    family: Family | None = None
    codes: pd.DataFrame = field(default_factory=lambda: table("codes"))
    coded: Coded | None = None
    audit: dict[str, pd.DataFrame] = field(default_factory=dict)

    @cached_property  # of many articles it takes longer than all the rest
    def comparison(self) -> pd.DataFrame:
        """Every pair of at most twenty articles, sentence by sentence; empty where groups, or one text and the rest, are compared (see `pair`).

        In `all` voices and in the `author`'s, in which alone hypotheses are tested.
        """
        pairwise = len(self.articles) <= COMPARED and self.design.kind not in (GROUPS, REST)
        each = slice(None) if pairwise else slice(0)
        return compared(self.marks[each], self.tokens[each], self.family)

    @cached_property
    def findings(self) -> pd.DataFrame:
        """The rows that a report rests on: `comparison` in the author's voice, and what is coded by its codes instead (column `coder`).

        Hypotheses are adjusted over all of them together; what is coded is one, unless the codebook declares its hypotheses.
        """
        own = self.comparison[self.comparison["voice"] == "author"].assign(coder="")
        if self.coded is None or self.coded.comparison.empty:
            return own.reset_index(drop=True)
        cell, codes = ["group_a", "group_b", "measure", "category"], self.coded.comparison
        by_codes = pd.MultiIndex.from_frame(own[cell]).isin(pd.MultiIndex.from_frame(codes[cell]))
        rows = pd.concat([own[~by_codes], codes[own.columns]], ignore_index=True)
        cells = rows[["measure", "category"]]
        coded = codes[["measure", "category"]].drop_duplicates().itertuples(index=False, name=None)
        declared = bool(self.codebook and self.codebook.hypotheses)
        return hypotheses.adjust(
            rows, self.family if declared and self.family else hypotheses.declared_family(cells, [*coded])
        )

    @cached_property
    def design(self) -> Design:
        """What is compared with what, by the metadata of the articles, unless the study or its codebook sets it."""
        return recognise(self.articles, _set(self.setting, self.codebook))

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each article."""
        return dict(zip(self.articles["article"], self.articles["text"], strict=True))

    @cached_property
    def kept(self) -> dict:
        """What `analysis.comparison.contrasts` has computed for this study."""
        return {}

    def pair(self, a: str, b: str) -> pd.DataFrame:
        """The rows of `comparison` for two articles, made where they are not in it.

        Nothing is declared of two articles that the study does not compare: of many, they are looked at after the fact, and
        whatever differs is a lead.
        """
        found = self.comparison
        found = found[(found["group_a"] == a) & (found["group_b"] == b)]
        if len(found):
            return found
        marks, tokens = (table[table["article"].isin([a, b])] for table in (self.marks, self.tokens))
        found = compared(marks, tokens, [])
        return found[(found["group_a"] == a) & (found["group_b"] == b)]

    def first(self, number: int) -> Self:
        """The study of the first so many articles, with what was found in them; nothing is compared anew."""
        if len(self.articles) <= number:
            return self
        names = self.articles["article"].head(number)
        inside = {
            name: one[one["article"].isin(names)]
            for name in ("articles", "tokens", "attributions", "sentences", "marks", "scores")
            for one in [getattr(self, name)]
        }
        return replace(self, **inside)

    @property
    def own(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The marks and tokens of the author's own voice."""
        return self.in_voice("author")

    def in_voice(self, voice: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The marks and tokens in one voice, or in `all`."""
        if voice == "all":
            return self.marks, self.tokens
        return self.marks[self.marks["voice"] == voice], self.tokens[self.tokens["voice"] == voice]

    def by_sentence(self, voice: str = "author") -> pd.DataFrame:
        """The scores of each sentence in one voice, or in `all`."""
        return score(*self.in_voice(voice), ["article", "sentence"])

    def speakers(self) -> pd.DataFrame:
        """Who speaks in each article, how much, and introduced how.

        Returns
        -------
        DataFrame
            One row a speaker and article, the one with the most words first: `article`, `speaker` (a name or a role as the text
            gives it; "(nobody named)" where it gives none), `source_kind`, `actor` (the codebook's target that the speaker belongs
            to, or ""), `words` and `share` (% of the words of headings and body), `times` (statements that are surely theirs),
            `introduced` (the commonest reporting expressions), `doubtful` (statements that may be theirs: their words stay with
            the author and are not in `words`).
        """
        return speakers.speakers(self)

    def statements(self, of: str | None = None, about: str | None = None) -> pd.DataFrame:
        """What is said or thought by others than the authors.

        Parameters
        ----------
        of : str, optional
            Only statements of this target of the codebook, by its name or label, or of this speaker, as the text names it.
        about : str, optional
            Only statements that name this target of the codebook.

        Returns
        -------
        DataFrame
            One row a statement, in reading order: `article`, `attribution` (the key of `attributions`), `sentence` (in which it
            begins), `speaker`, `source_kind`, `actor`, `kind` (direct, mixed, indirect), `cue` (the reporting expression),
            `cue_class`, `text` (the words as they stand), `start`, `end`, `confidence`, `doubtful` (counted
            as the author's words in every score).

        Raises
        ------
        ValueError
            If there is no such speaker or target.

        Examples
        --------
        >>> study = measure("seeds")  # doctest: +SKIP
        >>> study.statements(of="Iran", about="Russia")  # doctest: +SKIP
        """
        return speakers.statements(self, of, about)

    def unframed(self) -> pd.DataFrame:
        """How much of each article the codebook's issue frames do not see.

        Returns
        -------
        DataFrame
            One row an article: `article`, `sentences` (of headings and body), `unframed` (those without a cue of an issue frame,
            whoever speaks), `share` (unframed ÷ sentences).
        """
        return coverage.unframed(self)

    @property
    def health(self) -> pd.DataFrame:
        """What shape the text of each article is in, one row an article: see `analysis.corpus.health.health`."""
        return health(self.articles, self.tokens)

    @property
    def duplicates(self) -> pd.DataFrame:
        """Pairs of articles that have much of their text in common: see `analysis.corpus.duplicates.duplicates`."""
        return duplicates(self.articles)

    @property
    def problems(self) -> pd.DataFrame:
        """The files and rows that were left out or failed, with the reason."""
        return table("problems", self.articles.attrs["problems"])


M = TypeVar("M", bound=Measured)
COMPARED = 20  # articles of which every pair is compared


def find_codebook(corpus: str | Path, codebook: str | Path | Lexicon | None = None) -> Lexicon | None:
    """The codebook named, else `codebook.toml` in the corpus folder, else None."""
    if codebook:
        return as_codebook(codebook)
    beside = Path(corpus) / CODEBOOK
    return read_codebook(beside) if beside.is_file() else None  # of a pipe or a broken link `problems` tells


def measure_folder(
    corpus: str | Path, codebook: str | Path | Lexicon | None = None, *, voices: str = "parsed", into: type[M],
    measures: Iterable[str] | None = None, setting: Setting | None = None, repair: bool = True,
) -> M:  # fmt: skip
    """Read a folder of articles and make every table, held by a `Measured` or a class derived from it (`into`).

    For the parameters see `analysis.measure`.
    """
    book = find_codebook(corpus, codebook)
    reading(voices)  # raises where nothing can be read so, before an article is called bad
    family_of(book, measures)  # and where a hypothesis names what there is not
    read = read_corpus(corpus, Layout(codebook=book.path if book else None, repair=repair))
    if setting and setting.against:
        read = with_reference(read, corpus, read_corpus(setting.against, Layout(repair=repair)), setting.against)
    if len(read.articles):
        recognise(read.articles, _set(setting, book))  # raises where it names what there is not
    articles, found, failures = measured_each(read.articles, book, voices, measures)
    problems = read.problems_with(failures)
    if articles.empty:
        raise no_usable(corpus, problems)
    articles.attrs["problems"] = problems
    return held(articles, found, book, voices, into, measures, setting=setting)


def _set(setting: Setting | None, codebook: Lexicon | None) -> Setting:
    """What is set of the design: by options, else by the codebook."""
    return (setting or Setting()).over(codebook.design if codebook else None)


def held(
    articles: pd.DataFrame, found: dict[str, pd.DataFrame], codebook: Lexicon | None, voices: str, into: type[M],
    measures: Iterable[str] | None = None, coded: Collection[tuple[str, str]] = (), setting: Setting | None = None,
) -> M:  # fmt: skip
    """All the tables of articles, from those that `measured` found of them; `coded` as for `declared_family`."""
    family = family_of(codebook, measures, coded)
    design = recognise(articles, _set(setting, codebook))
    if codebook and (told := hypotheses.unknown_names(family, articles.assign(group=design.group_of(articles)))):
        told_of = [(Path(codebook.path).name, READ, why) for why in told]
        articles.attrs["problems"] = [*articles.attrs["problems"], *told_of]
    return into(
        articles=articles,
        **found,
        labels=marking.categories(codebook, measures),
        codebook=codebook,
        voices=voices,
        setting=setting,
        family=family,
    )


def measured(
    articles: pd.DataFrame, codebook: Lexicon | None = None, voices: str = "parsed",
    measures: Iterable[str] | None = None,
) -> dict[str, pd.DataFrame]:  # fmt: skip
    """The tables of articles that say nothing of other articles: tokens, attributions, sentences, marks, scores.

    Of several articles they are the tables of each, one after the other. `measures` are the names of those that are wanted,
    by default all; the tables may hold others that these need.
    """
    page = layout(articles["text"])
    words = words_of(articles, page)
    quotations = attributions(articles, words, codebook, voices=voices, page=page)
    tokens = with_voices(words, quotations)
    marks = mark(articles, tokens, codebook, measures, page, quotations, voices=voices)
    return {
        "tokens": tokens,
        "attributions": quotations,
        "sentences": sentences(articles, tokens, quotations, page),
        "marks": marks,
        "scores": score(marks, tokens, ["article", "voice"], all_voices=True),
    }


def measured_each(
    articles: pd.DataFrame,
    codebook: Lexicon | None = None,
    voices: str = "parsed",
    measures: Iterable[str] | None = None,
) -> tuple[pd.DataFrame, dict[str, pd.DataFrame], dict[int, str]]:
    """The tables of `measured`, without the articles on which it fails.

    Returns the articles that can be measured, their tables ({} where there is no article), and {position in the articles
    given: why it could not be measured}.
    """
    if articles.empty:
        return articles, {}, {}
    try:
        return articles, measured(articles, codebook, voices, measures), {}
    except Exception as error:  # of whatever kind: one article must not take the others with it
        interrupts.check()
        failures = {
            at: why for at in range(len(articles)) if (why := _failure(articles, at, codebook, voices, measures))
        }
        if not failures:
            raise RuntimeError("every article can be measured alone, but not all together") from error
    articles = articles.drop(index=articles.index[list(failures)]).reset_index(drop=True)
    return articles, measured(articles, codebook, voices, measures) if len(articles) else {}, failures


def _failure(articles, at, codebook, voices, measures):
    """Why one article cannot be measured, or ""."""
    try:
        measured(articles.iloc[[at]].reset_index(drop=True), codebook, voices, measures)
    except Exception as error:
        interrupts.check()
        return f"could not be measured: {type(error).__name__}: {error}"
    return ""


def family_of(
    codebook: Lexicon | None, measures: Iterable[str] | None = None, coded: Collection[tuple[str, str]] = ()
) -> list[Hypothesis]:
    """The hypotheses that the codebook declares, else the default ones; where only some `measures` are found, those on them."""
    every = hypotheses.family_of(codebook, marking.categories(codebook), coded)
    found = marking.categories(codebook, measures)
    return [one for one in every if one.measure in found]


def compared(marks: pd.DataFrame, tokens: pd.DataFrame, family: Family | None = None) -> pd.DataFrame:
    """The comparison of every pair of articles, sentence by sentence: in all voices, and in the author's, whose hypotheses are tested."""
    unit = ["article", "sentence"]
    everything = compare(score(marks, tokens, unit), family=[])
    own = compare(score(marks[marks["voice"] == "author"], tokens[tokens["voice"] == "author"], unit), family=family)
    joined = pd.concat([everything.assign(voice="all"), own.assign(voice="author")], ignore_index=True)
    return joined[["measure", "voice", *everything.columns.drop("measure")]]
