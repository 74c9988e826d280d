"""A study and a reader's audit in; the corrected study, how good its measures are on these articles, and what to change, out."""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pandas as pd

from analysis.coding.audit import read_audit
from analysis.coding.audit_checks import MARK
from analysis.coding.audit_results import audit_precision, cues_to_change
from analysis.coding.authoritative_codes import with_codes
from analysis.coding.codes import find_codes
from analysis.coding.codes_as_marks import codes_to_marks, token_ranges
from analysis.coding.filled_sheets import presence_value
from analysis.coding.side_by_side import study_axis
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.scores import score
from analysis.core.schema import table
from analysis.text.tokens import sentences

M = TypeVar("M", bound=MeasuredCorpus)


def with_audit(study: M, path: str | Path, *codes: str | Path | pd.DataFrame) -> M:
    """The study as a reader's audit, a file saved from the report (docs/how-to-audit.md), corrects it.

    Wrong marks are dropped, missing ones added (entry "audit"), and voices changed. Scores, comparison and sentences are made again, and
    the reader's codes are added to those of the study. Its `audit` then has two tables: `precision` (see `audit_precision`) and `cues` (see
    `cues_to_change`).

    Parameters
    ----------
    study : MeasuredCorpus
        As measured, not corrected before.
    path : str or Path
        The file; see `analysis.coding.audit.read_audit`.
    *codes : str, Path or DataFrame
        Further codes to add (`analysis.coding.authoritative_codes.with_codes`).

    Raises
    ------
    ValueError
        If the file is not valid, or a text has changed since; the message says where.
    """
    audit = read_audit(path, study.articles, study.marks, study.labels)
    tables = {"precision": audit_precision(audit, study.marks), "cues": cues_to_change(audit, study)}
    corrected = _with_voices(study, audit.voices) if len(audit.voices) else study
    marks = _with_verdicts(corrected, audit.verdicts)
    corrected = replace(corrected, marks=marks, scores=score(marks, corrected.tokens, ["article", "voice"], all_voices=True),
                     audit=tables)  # fmt: skip
    given = [*codes, *([audit.codes] if len(audit.codes) else [])]
    return with_codes(corrected, *given) if given or len(corrected.codes) else corrected


def with_codes_and_audit(study: M, corpus: str | Path, codes: str | Path | None, audit: str | Path | None) -> M:
    """The study with codes, and as a reader's audit corrects it. The codes are those named or, if the study has none, those beside the articles."""
    coded = find_codes(corpus, codes) if codes or study.codes.empty else None
    given = [coded] if coded else []
    if audit:
        return with_audit(study, audit, *given)
    return with_codes(study, *given) if given else study


def _with_verdicts(study, verdicts):
    """The marks, without the wrong ones and with the missing ones."""
    marks = study.marks
    wrong = pd.MultiIndex.from_frame(verdicts.loc[verdicts["verdict"] == "wrong", MARK])
    kept = marks[~pd.MultiIndex.from_frame(marks[MARK]).isin(wrong)]
    missing = verdicts[verdicts["verdict"] == "missing"]
    axis = study_axis(study)
    usual = [presence_value(row.measure, row.category, axis) for row in missing.itertuples()]
    weights = missing["weight"].fillna(pd.Series(usual, missing.index, dtype=float))
    codes = table("codes", missing[MARK].assign(value=weights, coder="audit"))
    added = codes_to_marks(codes.reset_index(drop=True), study.articles, study.tokens, axis)
    added["target"] = added["category"].where(added["measure"].isin(["evaluation", "mention"]), "")
    known = study.attributions.set_index(["article", "attribution"])["actor"]
    places = zip(added["article"], added["attribution"], strict=True)
    added["actor"] = ["" if pd.isna(number) else known.get((article, number), "") for article, number in places]
    found = pd.concat([kept, table("marks", added)], ignore_index=True) if len(added) else kept.reset_index(drop=True)
    order = {name: i for i, name in enumerate(study.articles["article"])}
    found = found.assign(order=found["article"].map(order)).sort_values(
        ["order", "start", "end", "measure", "category", "target"], kind="stable", ignore_index=True
    )
    found = found.drop(columns="order")
    found.attrs["categories"] = marks.attrs["categories"]
    return found


def _with_voices(study, voices):
    """The study with voices changed. A changed passage replaces the attributions within it."""
    tokens, attributions = study.tokens.copy(), study.attributions
    for row in voices.itertuples():
        here = attributions["article"] == row.article
        inside = here & (attributions["start"] >= row.start) & (attributions["end"] <= row.end)
        same = attributions[inside & (attributions["start"] == row.start) & (attributions["end"] == row.end)]
        gone = set(attributions.loc[inside, "attribution"])
        number = int(attributions.loc[here, "attribution"].max() or 0) + 1 if here.any() else 1
        attributions = attributions[~inside].copy()
        attributions.loc[(attributions["article"] == row.article) & attributions["parent"].isin(gone), "parent"] = pd.NA
        words = (
            (tokens["article"] == row.article) & (tokens["start"] >= row.start) & (tokens["start"] < row.end)
        ).to_numpy()
        tokens.loc[words, "voice"] = row.voice
        tokens.loc[words, "attribution"] = pd.NA if row.voice == "author" else number
        if row.voice != "author":
            new = {**(same.iloc[0].to_dict() if len(same) else {"source_kind": "nobody"}), "article": row.article, "attribution": number,
                   "kind": "direct" if row.voice == "quoted" else "indirect", "start": row.start, "end": row.end, "confidence": 1.0,
                   "doubtful": False}  # fmt: skip
            new |= {"source": row.source, "source_start": pd.NA, "source_end": pd.NA, "actor": ""} if row.source else {}
            row_of_it = table("attributions", pd.DataFrame([new]))
            attributions = table("attributions", pd.concat([attributions, row_of_it], ignore_index=True))
    attributions = attributions.sort_values(["article", "start", "end"], key=lambda one: one.map({n: i for i, n in enumerate(study.articles["article"])})
                            if one.name == "article" else one, kind="stable", ignore_index=True)  # fmt: skip
    first, _ = token_ranges(study.marks, tokens)
    marks = study.marks.copy()
    placed = first >= 0
    marks.loc[placed, "voice"] = tokens["voice"].array[first[placed]]
    marks.loc[placed, "attribution"] = tokens["attribution"].array[first[placed]]
    marks.attrs["categories"] = study.marks.attrs["categories"]
    return replace(
        study,
        tokens=tokens,
        attributions=attributions,
        marks=marks,
        sentences=sentences(study.articles, tokens, attributions),
    )
