"""A study and the codes of several coders in; the authoritative codes, on which its findings rest, compared as marks are, out.

Where a measure is coded, findings rest on the codes, and the measure that counts words is shown beside them. The authoritative codes of a
measure are the adjudicated ones; if there are none, those of the person who coded most of the words. Findings never rest on codes that
only a language model gave: these are shown beside, as not validated (`analysis.coding.model_checks`).
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pandas as pd

from analysis.coding import code_scores, side_by_side
from analysis.coding.adjudication import ADJUDICATED
from analysis.coding.agreement import alpha
from analysis.coding.code_checks import AUTHOR_STANCE
from analysis.coding.model_checks import model_checks
from analysis.coding.reliability import code_matrix, coded_categories
from analysis.comparison.compare import compare
from analysis.comparison.measured_corpus import Coded, MeasuredCorpus
from analysis.comparison.pairs import PER_1000
from analysis.comparison.rates import group_rates
from analysis.comparison.scores import SCORED_SECTIONS
from analysis.comparison.units import ALL

M = TypeVar("M", bound=MeasuredCorpus)
MEASURES = (AUTHOR_STANCE, "framing", "tone", "hedging")  # for which a report can rest on codes
NUMBERS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
WHOLE = 95  # % of the words that a coder must have read


def with_codes(study: M, *codes: str | Path | pd.DataFrame) -> M:
    """The study with codes by people or language models: tables, files or folders of tables (see `read_codes`).

    Its findings rest on these codes and on those it already has. `coders()` then says who coded what, `rates_by_coder()` what each coder finds,
    `disagreements()` where they differ, and `compare_codes(coder)` compares the articles by one coder's codes.

    Raises
    ------
    ValueError
        If a code is not valid, or a text has changed since it was coded; the message names file and row.
    """
    for each in codes:
        study = side_by_side.add_codes(study, each)
    return replace(study, coded=compare_authoritative_codes(study))


def authoritative_coders(study: MeasuredCorpus) -> dict[str, str]:
    """The authoritative coder of each coded measure: one who read (nearly) all words, and never a language model alone."""
    if study.codes.empty:
        return {}
    who = side_by_side.coder_overview(study).assign(settled=lambda each: each["coder"] == ADJUDICATED)
    who = who[((who["coder_kind"] == "person") | who["settled"]) & (who["share"] >= WHOLE)]
    order = who.sort_values(["settled", "share"], ascending=False, kind="stable").groupby("measure")["coder"].first()
    return {measure: str(order[measure]) for measure in MEASURES if measure in order}


def compare_authoritative_codes(study: MeasuredCorpus) -> Coded:
    """The authoritative codes compared: every pair of articles (the columns of `compare`, then `coder`; voice `author`), the rate of each
    article (the columns of `group_rates`, then `coder`), and the codes of every coder by sentence.

    Sentences are the units that are coded, so rates are of sentences: the percentage with a category, or, for a measure with a direction,
    the sum of the codes per 100 sentences.
    """
    corpus = code_scores.CodedCorpus(study.articles, study.tokens, study.labels, side_by_side.study_axis(study))
    compared, rated = list[pd.DataFrame](), list[pd.DataFrame]()
    for measure, coder in authoritative_coders(study).items():
        own = study.codes[(study.codes["measure"] == measure) & (study.codes["coder"] == coder)].reset_index(drop=True)
        for scores in code_scores.score_by_words_read(own, corpus, ["article", "sentence"]):
            scores = scores[scores["words"] > 0].assign(words=1, count=scores["count"].clip(upper=1))
            compared.append(_main_categories(_per_100(compare(scores, family=[]))).assign(voice="author", coder=coder))
            rated.append(_main_categories(_per_100(group_rates(scores))).assign(coder=coder))
    empty = pd.DataFrame(columns=["measure", "category", "coder"])
    comparison, rates = (pd.concat(parts, ignore_index=True) if parts else empty for parts in (compared, rated))
    return Coded(comparison, rates, side_by_side.codes_by_sentence(study))


def _per_100(rows):
    """Rates per 1,000 as rates per 100."""
    rates = rows.columns.intersection([*PER_1000, "rate"])
    return rows.assign(**{name: rows[name] / 10 for name in rates})


def _main_categories(rows):
    """The rows of issue frames, and of other measures as a whole."""
    frames = rows["measure"] == "framing"
    return rows[(frames & rows["category"].str.startswith("issue.")) | (~frames & (rows["category"] == ALL))]


def authoritative_coder(study: MeasuredCorpus, measure: str) -> str:
    """The authoritative coder of a measure, or ""."""
    rows = study.coded.comparison if study.coded else pd.DataFrame(columns=["measure", "coder"])
    return next(iter(rows.loc[rows["measure"] == measure, "coder"]), "")


def sentence_codes(study: MeasuredCorpus) -> pd.DataFrame:
    """The codes of every coder by sentence (`side_by_side.codes_by_sentence`)."""
    return study.coded.sentences if study.coded else side_by_side.codes_by_sentence(study)


def coded_sentences(
    study: MeasuredCorpus, article: str, measure: str, category: str = ALL, sign: int = 0
) -> pd.DataFrame:
    """The sentences of headings and body to which the authoritative codes give a category (or a value of this sign), in reading order.

    These are the sentences that are compared. They have the columns and the index of `study.sentences`, and `agreed`: whether every coder of
    the measure gives them the same.
    """
    coder, every = authoritative_coder(study, measure), sentence_codes(study)
    every = every[(every["measure"] == measure) & (every["article"] == article)]
    says = _says(every["value"], category, sign)
    agreed = says.groupby(every["sentence"]).all()
    own = set(every.loc[says & (every["coder"] == coder), "sentence"])
    found = _scored_sentences(study, article)
    found = found[found["sentence"].isin(own)]
    return found.assign(agreed=found["sentence"].map(agreed).astype(bool))


def _says(values: pd.Series, category: str, sign: int) -> pd.Series:
    if category != ALL:
        return pd.Series([category in value.split(", ") for value in values], values.index)
    numbers = pd.to_numeric(values.str.replace("−", "-"), errors="coerce").fillna(0)
    return numbers * sign > 0 if sign else numbers != 0


def count_coded_sentences(study: MeasuredCorpus, article: str, measure: str) -> int:
    """How many sentences of headings and body of an article the authoritative coder of a measure read."""
    coder, every = authoritative_coder(study, measure), sentence_codes(study)
    own = every[(every["measure"] == measure) & (every["article"] == article) & (every["coder"] == coder)]
    return int(own["sentence"].isin(_scored_sentences(study, article)["sentence"]).sum())


def _scored_sentences(study, article):
    own = study.sentences[study.sentences["article"] == article]
    return own[own["section"].isin(SCORED_SECTIONS)]


def coders_in_words(study: MeasuredCorpus, measures: Sequence[str] = MEASURES) -> str:
    """Who coded, in words, such as "two language models"; "" if nobody did."""
    own = study.codes[study.codes["measure"].isin(measures)]
    own = own[(own["coder"] != ADJUDICATED) & (own["coder_kind"] != "lexicon")]
    counts = own.drop_duplicates("coder")["coder_kind"].value_counts()
    parts = []
    for kind, plural in (("person", "people"), ("language model", "language models")):
        if number := int(counts.get(kind, 0)):
            parts.append(f"{NUMBERS.get(number, number)} {kind if number == 1 else plural}")
    return " and ".join(parts)


def describe_model_coding(study: MeasuredCorpus, measures: Sequence[str]) -> str:
    """Sentences that say which language models coded these measures, and that no finding rests on their codes; "" if none did."""
    found = model_checks(study.codes[study.codes["measure"].isin(measures)])
    return " ".join(
        f"The language model {coder} has coded this too; people checked {rows['checked'].min():,} of its {rows['places'].max():,} sentences, and nothing "
        "here rests on its codes uncorrected." if rows["validated"].all() else
        f"The language model {coder} has coded this too: not validated, since no people have checked it on enough sentences; nothing here rests on its codes."
        for coder, rows in found.groupby("coder", sort=False)
    )  # fmt: skip


def alpha_by_category(study: MeasuredCorpus, measure: str) -> dict[str, float]:
    """Krippendorff's alpha between the coders of a measure by category, without the adjudicated codes."""
    own = study.codes
    own = own[(own["measure"] == measure) & (own["coder"] != ADJUDICATED) & (own["coder_kind"] != "lexicon")]
    found = {}
    for category, rows in coded_categories(own) if own["coder"].nunique() > 1 else ():
        given = code_matrix(rows, category)
        _, value, _, _ = alpha(given, pd.Series("", given.index), interval=False)
        if value == value:
            found[category] = value
    return found
