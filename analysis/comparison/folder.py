"""A folder of articles and a codebook in; all the tables of that corpus out."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from analysis.comparison import hypotheses
from analysis.comparison.article_tables import measure_each_article
from analysis.comparison.design import study_design
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.corpus.files import CorpusLayout
from analysis.corpus.filetypes import CODEBOOK
from analysis.corpus.problems import READ
from analysis.corpus.read import no_article_error, read_corpus
from analysis.corpus.reference import with_reference
from analysis.lexicons.design import Setting
from analysis.lexicons.hypotheses import Hypothesis
from analysis.lexicons.load import Lexicon, as_codebook, read_codebook
from analysis.measures import marks as marking
from analysis.text.parse import voices_method

M = TypeVar("M", bound=MeasuredCorpus)


def find_codebook(corpus: str | Path, codebook: str | Path | Lexicon | None = None) -> Lexicon | None:
    """The codebook named, else `codebook.toml` in the corpus folder, else None."""
    if codebook:
        return as_codebook(codebook)
    beside = Path(corpus) / CODEBOOK
    return read_codebook(beside) if beside.is_file() else None  # of a pipe or a broken link `problems` tells


def measure_folder(  # noqa: PLR0913
    corpus: str | Path, codebook: str | Path | Lexicon | None = None, *, voices: str = "parsed", into: type[M],
    measures: Iterable[str] | None = None, setting: Setting | None = None, repair: bool = True,
) -> M:  # fmt: skip
    """Read a folder of articles and make every table, held by a `MeasuredCorpus` or a class derived from it (`into`).

    For the parameters see `analysis.measure`.
    """
    book = find_codebook(corpus, codebook)
    voices_method(voices)  # raises if texts cannot be read in this way, before an article is blamed
    hypotheses_on(book, measures)  # raises if a hypothesis names an unknown measure or category
    read = read_corpus(corpus, CorpusLayout(codebook=book.path if book else None, repair=repair))
    if setting and setting.against:
        read = with_reference(read, corpus, read_corpus(setting.against, CorpusLayout(repair=repair)), setting.against)
    if len(read.articles):
        study_design(read.articles, setting, book)  # raises if the design names an unknown column or article
    articles, found, failures = measure_each_article(read.articles, book, voices, measures)
    problems = read.problems_with(failures)
    if articles.empty:
        raise no_article_error(corpus, problems)
    articles.attrs["problems"] = problems
    return into(**study_fields(articles, found, book, measures, setting), voices=voices)


def study_fields(
    articles: pd.DataFrame, found: dict[str, pd.DataFrame], codebook: Lexicon | None,
    measures: Iterable[str] | None = None, setting: Setting | None = None,
) -> dict[str, Any]:  # fmt: skip
    """The fields of a `MeasuredCorpus`, except `voices`, from its articles and the tables that `measure_articles` made of them."""
    family = hypotheses_on(codebook, measures)
    design = study_design(articles, setting, codebook)
    if codebook and (told := hypotheses.unknown_names(family, articles.assign(group=design.group_of(articles)))):
        untested = [(Path(codebook.path).name, READ, why) for why in told]
        articles.attrs["problems"] = [*articles.attrs["problems"], *untested]
    labels = marking.categories(codebook, measures)
    return {**found, "articles": articles, "labels": labels, "codebook": codebook, "setting": setting, "family": family}


def hypotheses_on(codebook: Lexicon | None, measures: Iterable[str] | None = None) -> list[Hypothesis]:
    """The hypotheses that the codebook declares, or else the default ones, on these `measures` (by default all)."""
    every = hypotheses.codebook_hypotheses(codebook, marking.categories(codebook))
    found = marking.categories(codebook, measures)
    return [one for one in every if one.measure in found]
