"""A study and the codes of several coders in; who coded what, and on which sentences they disagree, out."""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import pandas as pd

from analysis.coding import code_scores
from analysis.coding.code_checks import check_codes, parent_categories
from analysis.coding.codes import read_codes
from analysis.coding.codes_as_marks import specific_codes, token_ranges
from analysis.coding.words_read import WHOLE, words_read
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.samples import SIGNED
from analysis.comparison.scores import SCORED_SECTIONS
from analysis.comparison.wording import number
from analysis.core.schema import table
from analysis.measures.marks import categories

M = TypeVar("M", bound=MeasuredCorpus)
NOTHING = "none"
SUMMED = {*SIGNED} - {"evaluation"}  # measures whose codes of a sentence are one number
BY_SENTENCE = ["article", "sentence", "start", "end", "measure", "coder", "coder_kind", "value", "note"]


def add_codes(study: M, codes: str | Path | pd.DataFrame) -> M:
    """The study with the codes of a file, a folder or a table added to its own; see `read_codes` for errors.

    They replace older codes by the same coder of the same measure and place.
    """
    if isinstance(codes, pd.DataFrame):
        found = table("codes", codes.reset_index(drop=True))
        check_codes(found, study.articles, category_labels(study))
    else:
        found = read_codes(codes, study.articles, category_labels(study))
    who = ["coder", "article", "start", "end", "measure"]
    old = study.codes
    kept = old[~pd.MultiIndex.from_frame(old[who]).isin(pd.MultiIndex.from_frame(found[who]))] if len(old) else old
    return replace(study, codes=pd.concat([kept, found], ignore_index=True) if len(kept) else found)


def category_labels(study: MeasuredCorpus) -> dict[str, dict[str, str]]:
    """The categories of every measure, including those that were not measured in the study."""
    return categories(study.codebook)


def study_axis(study: MeasuredCorpus) -> tuple[str, ...]:
    """The categories (positive, negative) of the study's axis."""
    return tuple(study.codebook.axis) if study.codebook else ()


def coder_overview(study: MeasuredCorpus) -> pd.DataFrame:
    """Who coded what.

    Returns
    -------
    DataFrame
        One row per measure and coder: `measure`, `coder`, `coder_kind`, `version`, `time` (the latest), `articles`, `words` (of headings and
        body that the coder read), `share` (% of those of the study), `codes` (that are not 0).
    """
    scored = study.tokens["section"].isin(SCORED_SECTIONS).to_numpy()
    rows = []
    for (measure, coder), own in study.codes.groupby(["measure", "coder"], sort=False):
        own = own.reset_index(drop=True)
        read = np.logical_or.reduce(
            list(words_read(own, study.tokens, category_labels(study), study_axis(study)).values()) or [scored & False]
        )
        words = int((read & scored).sum())
        rows.append({
            "measure": measure, "coder": coder, "coder_kind": own["coder_kind"].iloc[0], "version": own["version"].iloc[-1],
            "time": own["time"].max(), "articles": own["article"].nunique(), "words": words,
            "share": 100 * words / max(int(scored.sum()), 1), "codes": int(specific_codes(own).sum()),
        })  # fmt: skip
    columns = ["measure", "coder", "coder_kind", "version", "time", "articles", "words", "share", "codes"]
    return pd.DataFrame(rows, columns=columns)


def codes_by_sentence(study: MeasuredCorpus) -> pd.DataFrame:
    """The codes of each coder by sentence.

    Returns
    -------
    DataFrame
        One row per sentence, measure and coder who read it: `article`, `sentence`, `start`, `end`, `measure`, `coder`, `coder_kind`,
        `value`, `note`, without boilerplate. The value is text: the sum for a measure with a direction, otherwise the categories found, or
        "none". Only categories for which all coders of the measure read count. A code belongs to the sentence in which it begins, and to
        every sentence of which it covers half the words.
    """
    parts = [
        part for measure, own in study.codes.groupby("measure", sort=False) for part in _of_measure(study, str(measure), own)
    ]  # fmt: skip
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=BY_SENTENCE)


def _of_measure(study, measure, codes):
    """The codes of one measure by sentence, one table per coder."""
    rows = study.sentences
    known = pd.MultiIndex.from_frame(rows[["article", "sentence"]])
    at = known.get_indexer(pd.MultiIndex.from_frame(study.tokens[["article", "sentence"]]))
    size = np.bincount(at, minlength=len(rows))
    by_coder = {coder: own.reset_index(drop=True) for coder, own in codes.groupby("coder", sort=False)}
    read = {
        coder: words_read(own, study.tokens, category_labels(study), study_axis(study))
        for coder, own in by_coder.items()
    }
    common = set.intersection(*({cell for _, cell in found} for found in read.values()))
    for coder, own in by_coder.items():
        seen = np.logical_or.reduce([mask for (_, cell), mask in read[coder].items() if cell in common] or [at < 0])
        whole = np.bincount(at[seen], minlength=len(rows)) >= np.maximum(size * WHOLE, 1)
        found = [dict[str, float]() for _ in range(len(rows))]
        notes = [list[str]() for _ in range(len(rows))]
        specific = specific_codes(own)
        for code, first, after in zip(own.itertuples(), *token_ranges(own, study.tokens), strict=True):
            inside = _sentences(at[first:after], size) if first >= 0 else []
            name = next((each for each in [code.category, *parent_categories(code.category)] if each in common), "")
            for place in inside if specific[code.Index] and name else ():
                found[place][name] = found[place].get(name, 0) + code.value
            if code.note and code.coder_kind != "lexicon" and len(inside) == 1:
                notes[inside[0]].append(code.note)
        numbers = np.flatnonzero(whole & (rows["section"] != "boilerplate").to_numpy())
        yield rows.iloc[numbers][["article", "sentence", "start", "end"]].assign(
            measure=measure, coder=coder, coder_kind=own["coder_kind"].iloc[0],
            value=[_text(measure, found[n]) for n in numbers], note=["; ".join(notes[n]) for n in numbers],
        )  # fmt: skip


def _sentences(at, size):
    """The numbers of the sentences to which a code of these words belongs."""
    inside = np.bincount(at - at[0])
    return [at[0] + i for i, words in enumerate(inside) if i == 0 or words >= size[at[0] + i] * WHOLE]


def _text(measure, found):
    if measure in SUMMED:
        return number(sum(found.values()), 1).removesuffix(".0")
    if measure == "evaluation":
        return (
            ", ".join(f"{name} {number(value, 1).removesuffix('.0')}" for name, value in sorted(found.items()))
            or NOTHING
        )
    return ", ".join(sorted(found)) or NOTHING


def disagreements(study: MeasuredCorpus) -> pd.DataFrame:
    """The sentences on which coders disagree, as in `codes_by_sentence`, in reading order, with the rows of all their coders.

    Where the lexicon is one of the coders, only the sign has to agree for a measure with a direction.
    """
    every = codes_by_sentence(study)
    key = ["article", "sentence", "measure"]
    lexical = every.groupby(key, sort=False)["coder_kind"].transform(lambda kinds: (kinds == "lexicon").any())
    sign = every["value"].str.replace(r"[0-9.]*[1-9][0-9.]*", "1", regex=True)
    values = every["value"].where(~(lexical.astype(bool) & every["measure"].isin(SUMMED)), sign)
    differ = values.groupby([every[name] for name in key], sort=False).transform("nunique") > 1
    order = {name: i for i, name in enumerate(study.articles["article"])}
    found = every[differ].assign(order=every["article"].map(order))
    found = found.sort_values(["order", "sentence", "measure"], kind="stable").drop(columns="order")
    return found.reset_index(drop=True)


def category_shares(study: MeasuredCorpus) -> pd.DataFrame:
    """In how many sentences of each article each coder found each value.

    Returns
    -------
    DataFrame
        One row per article, measure, value and coder: `article`, `measure`, `value` (a category, or a number where the measure has a
        direction), `coder`, `coder_kind`, `count` (sentences with it), `sentences` (that the coder read), `share` (%).
        Titles are sentences too; a sentence may have several categories.
    """
    every = codes_by_sentence(study)
    key = ["article", "measure", "coder", "coder_kind"]
    sizes = every.groupby(key, sort=False).size().rename("sentences").reset_index()
    single = every.assign(value=every["value"].str.split(", ")).explode("value")
    counts = single.groupby([*key, "value"], sort=False).size().rename("count").reset_index()
    values = counts[["measure", "value"]].drop_duplicates()
    found = sizes.merge(values, on="measure").merge(counts, how="left", on=[*key, "value"])
    found["count"] = found["count"].fillna(0).astype("int64")
    found["share"] = 100 * found["count"] / found["sentences"]
    return found[["article", "measure", "value", "coder", "coder_kind", "count", "sentences", "share"]]


def rates_by_coder(study: MeasuredCorpus) -> pd.DataFrame:
    """The rate of each article by each coder of `codes`, with its interval: the columns of `group_rates` after `coder` and `coder_kind`."""
    corpus = code_scores.CodedCorpus(study.articles, study.tokens, category_labels(study), study_axis(study))
    return code_scores.rates_of_codes(study.codes, corpus)


def compare_by_coder(study: MeasuredCorpus, coder: str, between: str = "article") -> pd.DataFrame:
    """Compare one coder's codes, for the places that this coder read; the columns of `compare`."""
    where = study.codes, study.articles, study.tokens, between
    return code_scores.compare_codes(*where, labels=category_labels(study), axis=study_axis(study), coder=coder)
