"""The tables of a corpus in; one object that holds them, and compares them when asked, out."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from pathlib import Path
from typing import Concatenate, NamedTuple, ParamSpec, Self, TypeVar

import pandas as pd

from analysis.comparison import coverage, hypotheses, speakers
from analysis.comparison.article_pairs import compare_articles, rows_of_pair
from analysis.comparison.design import COMPARED, GROUPS, REST, Design, study_design
from analysis.comparison.hypotheses import Family
from analysis.comparison.scores import score
from analysis.core.schema import table
from analysis.corpus.duplicates import duplicates
from analysis.corpus.health import health
from analysis.lexicons.design import Setting
from analysis.lexicons.load import Lexicon

Made = TypeVar("Made")
Given = ParamSpec("Given")


def kept_in_study(
    make: "Callable[Concatenate[MeasuredCorpus, Given], Made]",
) -> "Callable[Concatenate[MeasuredCorpus, Given], Made]":
    """Make a function of a study keep its results in the study, one per set of arguments, so that each is computed once."""
    name = f"{make.__module__}.{make.__name__}"

    @wraps(make)
    def once(study: "MeasuredCorpus", *given: Given.args, **named: Given.kwargs) -> Made:
        key = name, given, tuple(sorted(named.items()))
        if key not in study.kept:
            study.kept[key] = make(study, *given, **named)
        return study.kept[key]

    return once


class Coded(NamedTuple):
    """The codes that findings rest on: the `comparison` and `rates` of articles (the columns of `compare` and `rates`, and `coder`),
    and the codes of all coders by sentence (`sentences`)."""

    comparison: pd.DataFrame
    rates: pd.DataFrame
    sentences: pd.DataFrame


@dataclass(frozen=True)
class MeasuredCorpus:
    """The tables of a corpus, and the codebook they were made with.

    `scores` are by article and voice (`all` and each voice); `labels` gives each measure's categories as charts print them; `voices` says
    how voices were read (see `attributions`); `figures` is the folder for figures; `setting` is what was set of the design; `family` are
    the hypotheses; `codes` are what people and language models coded, if it was given (`analysis.coding.authoritative_codes.with_codes`), and
    `coded` what follows from them;
    `audit` is what a reader's audit says of the measures (`analysis.coding.audit_correction.with_audit`).
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

    @cached_property  # with many articles it takes longer than everything else
    def comparison(self) -> pd.DataFrame:
        """Every pair of articles, sentence by sentence, in `all` voices and in the `author`'s, for which hypotheses are tested.

        Empty for more than twenty articles, or if groups, or one text and the rest, are compared (see `pair`). If a measure is coded,
        its hypotheses are tested on the codes alone, and a difference in its words is a lead.
        """
        pairwise = len(self.articles) <= COMPARED and self.design.kind not in (GROUPS, REST)
        each = slice(None) if pairwise else slice(0)
        found = compare_articles(self.marks[each], self.tokens[each], self.family)
        if self.coded is not None:
            tested = found["measure"].isin(self.coded.comparison["measure"])
            found = found.assign(
                hypothesis=found["hypothesis"].mask(tested, ""), p_adjusted=found["p_adjusted"].mask(tested)
            )
        return found

    @cached_property
    def findings(self) -> pd.DataFrame:
        """The rows that a report rests on: `comparison` in the author's voice, with the codes (column `coder`) in place of the marks if there are any.

        Hypotheses are adjusted over all rows together; everything coded is a hypothesis, unless the codebook declares its own.
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
        return hypotheses.adjust_p(
            rows, self.family if declared and self.family else hypotheses.declared_family(cells, [*coded])
        )

    @cached_property
    def design(self) -> Design:
        """What is compared with what, by the metadata of the articles, unless the study or its codebook sets it."""
        return study_design(self.articles, self.setting, self.codebook)

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each article."""
        return dict(zip(self.articles["article"], self.articles["text"], strict=True))

    @cached_property
    def kept(self) -> dict:
        """What has been computed for this study (`kept_in_study`)."""
        return {}

    def pair(self, a: str, b: str) -> pd.DataFrame:
        """The rows of `comparison` for two articles, computed if they are not in it.

        Then no hypothesis is tested, since the two were picked after the fact, and every difference is a lead.
        """
        found = rows_of_pair(self.comparison, a, b)
        if len(found):
            return found
        marks, tokens = (table[table["article"].isin([a, b])] for table in (self.marks, self.tokens))
        return rows_of_pair(compare_articles(marks, tokens, []), a, b)

    def first(self, number: int) -> Self:
        """The study of the first `number` articles, with what was found in them; nothing is computed again."""
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

    speakers, statements, unframed = speakers.speakers, speakers.statements, coverage.unframed

    @property
    def health(self) -> pd.DataFrame:
        """How well the text of each article was extracted, one row per article: see `analysis.corpus.health.health`."""
        return health(self.articles, self.tokens)

    @property
    def duplicates(self) -> pd.DataFrame:
        """Pairs of articles that have much of their text in common: see `analysis.corpus.duplicates.duplicates`."""
        return duplicates(self.articles)

    @property
    def problems(self) -> pd.DataFrame:
        """The files and rows that were left out or failed, with the reason."""
        return table("problems", self.articles.attrs["problems"])
