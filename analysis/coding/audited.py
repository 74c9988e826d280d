"""A study and the audit of a reader in; the study as mended, how good its measures are on these articles, and what to change, out."""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import pandas as pd
from scipy.stats import binomtest

from analysis.coding.as_marks import marks_of, words_in
from analysis.coding.audit import MARK, Audit, read_audit
from analysis.coding.bearing import with_codes
from analysis.coding.codes import find_codes
from analysis.coding.filled import side
from analysis.coding.side_by_side import axis_of
from analysis.comparison.measured import Measured
from analysis.comparison.scores import score
from analysis.comparison.tally import stem
from analysis.comparison.units import ALL
from analysis.core.schema import table
from analysis.text.tokens import sentences

M = TypeVar("M", bound=Measured)
PRECISION = ["measure", "category", "judged", "right", "wrong", "doubtful", "precision", "low", "high", "missing", "recall", "recall_low",
             "recall_high"]  # fmt: skip
CUES = ["measure", "category", "entry", "cue", "judged", "rejected", "around", "advice"]
AROUND = 3  # words before and after a rejected cue
SHOWN = 3  # places


def with_audit(study: M, path: str | Path, *codes: str | Path | pd.DataFrame) -> M:
    """The study as a reader's audit mends it.

    Wrong marks are dropped, missing ones added (entry "audit"), voices changed; scores, comparison and sentences are made anew, and the
    reader's codes are among those of the study. Its `audit` then has two tables: `precision` (see `precision`) and `cues` (see
    `cues_to_change`).

    Parameters
    ----------
    study : Measured
        As measured, not mended before.
    path : str or Path
        The file; for its form, and for errors, see `analysis.coding.audit.read_audit`.
    *codes : str, Path or DataFrame
        What others coded, to be added as well (`analysis.coding.bearing.with_codes`).
    """
    audit = read_audit(path, study.articles, study.marks, study.labels)
    told = {"precision": precision(audit, study.marks), "cues": cues_to_change(audit, study)}
    mended = _with_voices(study, audit.voices) if len(audit.voices) else study
    marks = _mended(mended, audit.verdicts)
    mended = replace(mended, marks=marks, scores=score(marks, mended.tokens, ["article", "voice"], all_voices=True),
                     audit=told)  # fmt: skip
    given = [*codes, *([audit.codes] if len(audit.codes) else [])]
    return with_codes(mended, *given) if given or len(mended.codes) else mended


def as_judged(study: M, corpus: str | Path, codes: str | Path | None, audit: str | Path | None) -> M:
    """The study with the codes that are named or, where it has none yet, lie beside the articles, and as a reader's audit mends it."""
    coded = find_codes(corpus, codes) if codes or study.codes.empty else None
    given = [coded] if coded else []
    if audit:
        return with_audit(study, audit, *given)
    return with_codes(study, *given) if given else study


def _mended(study, verdicts):
    """The marks without those that are wrong, with those that are missing."""
    marks = study.marks
    wrong = pd.MultiIndex.from_frame(verdicts.loc[verdicts["verdict"] == "wrong", MARK])
    kept = marks[~pd.MultiIndex.from_frame(marks[MARK]).isin(wrong)]
    missing = verdicts[verdicts["verdict"] == "missing"]
    axis = axis_of(study)
    usual = [side(row.measure, row.category, axis) for row in missing.itertuples()]
    codes = table(
        "codes",
        missing[MARK].assign(
            value=missing["weight"].fillna(pd.Series(usual, missing.index, dtype=float)), coder="audit"
        ),
    )
    added = marks_of(codes.reset_index(drop=True), study.articles, study.tokens, axis)
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
    """The study with words in other voices: an attribution that lies within a changed stretch gives way to it."""
    tokens, said = study.tokens.copy(), study.attributions
    for row in voices.itertuples():
        here = said["article"] == row.article
        inside = here & (said["start"] >= row.start) & (said["end"] <= row.end)
        same = said[inside & (said["start"] == row.start) & (said["end"] == row.end)]
        gone = set(said.loc[inside, "attribution"])
        number = int(said.loc[here, "attribution"].max() or 0) + 1 if here.any() else 1
        said = said[~inside].copy()
        said.loc[(said["article"] == row.article) & said["parent"].isin(gone), "parent"] = pd.NA
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
            said = table(
                "attributions", pd.concat([said, table("attributions", pd.DataFrame([new]))], ignore_index=True)
            )
    said = said.sort_values(["article", "start", "end"], key=lambda one: one.map({n: i for i, n in enumerate(study.articles["article"])})
                            if one.name == "article" else one, kind="stable", ignore_index=True)  # fmt: skip
    first, _ = words_in(study.marks, tokens)
    spoken = study.marks.copy()
    held = first >= 0
    spoken.loc[held, "voice"] = tokens["voice"].array[first[held]]
    spoken.loc[held, "attribution"] = tokens["attribution"].array[first[held]]
    spoken.attrs["categories"] = study.marks.attrs["categories"]
    return replace(
        study, tokens=tokens, attributions=said, marks=spoken, sentences=sentences(study.articles, tokens, said)
    )


def precision(audit: Audit, marks: pd.DataFrame) -> pd.DataFrame:
    """How many of the marks that were judged are right, and how many of those that should be there are there.

    Returns
    -------
    DataFrame
        One row a measure (category "all"), first part of its categories, and category judged: `judged`, `right`, `wrong`, `doubtful`,
        `precision` (right ÷ right and wrong) with Wilson's 95 % interval `low`, `high`; `missing`, `recall` (right ÷ right and missing) with
        its interval, over articles that were read whole for the measure and of which every mark of it (with a weight that
        is not 0) was judged; NaN where there are none.
    """
    verdicts = audit.verdicts.assign(stem=[stem(name) for name in audit.verdicts["category"]])
    rows = []
    for measure, own in verdicts.groupby("measure", sort=True):
        read = _read_whole(audit, marks, measure)
        cells = [(ALL, own)]
        for name, part in own.groupby("stem", sort=True):
            cells += [(name, part)] if set(part["category"]) != {name} else []
            cells += list(part.groupby("category", sort=True))
        for category, part in cells:
            count = part["verdict"].value_counts().reindex(["right", "wrong", "doubtful", "missing"], fill_value=0)
            there = part.loc[part["article"].isin(read), "verdict"].value_counts()
            found = {"judged": count[["right", "wrong", "doubtful"]].sum(), **count}
            rows.append({"measure": measure, "category": category, **found,
                         **dict(zip(["precision", "low", "high"], _share(count["right"], count["right"] + count["wrong"]), strict=True)),
                         **dict(zip(["recall", "recall_low", "recall_high"],
                                    _share(there.get("right", 0), there.get("right", 0) + there.get("missing", 0)), strict=True))})  # fmt: skip
    return pd.DataFrame(rows, columns=PRECISION)


def _read_whole(audit, marks, measure):
    """The articles that were read for a measure, and of which every mark of it was judged."""
    read = [row.article for row in audit.articles.itertuples() if measure in row.read]
    judged = set(audit.verdicts[MARK].itertuples(index=False, name=None))
    open_marks = marks[(marks["measure"] == measure) & marks["article"].isin(read) & (marks["weight"] != 0)]
    unjudged = {row[0] for row in open_marks[MARK].itertuples(index=False, name=None) if row not in judged}
    return [name for name in read if name not in unjudged]


def _share(part, whole):
    if not whole:
        return np.nan, np.nan, np.nan
    found = binomtest(int(part), int(whole)).proportion_ci(method="wilson")
    return part / whole, found.low, found.high


def cues_to_change(audit: Audit, study: Measured) -> pd.DataFrame:
    """What the audit asks of lexicon and codebook: entries whose marks were rejected, and wording without a mark.

    Returns
    -------
    DataFrame
        One row an entry or wording, the most rejected first: `measure`, `category`, `entry` ("" for what is missing), `cue` (the wording met
        most often), `judged`, `rejected`, `around` (places, with the words beside them), `advice`.
    """
    texts = dict(zip(study.articles["article"], study.articles["text"], strict=True))
    judged = audit.verdicts[audit.verdicts["verdict"] != "missing"].merge(study.marks[[*MARK, "cue", "entry"]], on=MARK)
    rows = []
    for (measure, category, entry), own in judged.groupby(["measure", "category", "entry"], sort=True):
        wrong = own[own["verdict"] == "wrong"]
        if wrong.empty:
            continue
        if len(wrong) == len(own):
            advice = (
                "remove it, or restrict it to the wording that counts"
                if len(own) > 1
                else "add an except phrase; the cue occurred only once"
            )
        else:
            advice = "add an except phrase for the context of the rejected marks"
        rows.append((measure, category, entry, _most(own["cue"]), len(own), len(wrong), _around(wrong, texts), advice))
    rows.sort(key=lambda row: (-row[5], -row[5] / row[4], row[:3]))
    missing = audit.verdicts[audit.verdicts["verdict"] == "missing"]
    cues = [" ".join(texts[row.article][row.start : row.end].split()) for row in missing.itertuples()]
    for (measure, category, _), own in missing.assign(cue=cues).groupby(
        ["measure", "category", [cue.lower() for cue in cues]]
    ):
        rows.append(
            (
                measure,
                category,
                "",
                own["cue"].iloc[0],
                len(own),
                0,
                _around(own, texts),
                "a cue to add, if it also means this elsewhere",
            )
        )
    return pd.DataFrame(rows, columns=CUES)


def _most(cues):
    return " ".join(cues.str.lower().value_counts(sort=True).index[0].split())


def _around(places, texts):
    """The first places with the words beside them."""
    shown = []
    for row in places.head(SHOWN).itertuples():
        text = texts[row.article]
        before, after = text[: row.start].split()[-AROUND:], text[row.end :].split()[:AROUND]
        gap = " " if text[row.end : row.end + 1].isspace() else ""  # none before a full stop
        shown.append(" ".join([*before, f"[{' '.join(text[row.start : row.end].split())}]"]) + gap + " ".join(after))
    return " | ".join(shown)


def audit_lines(precision: pd.DataFrame) -> list[str]:
    """The table of `precision`, a sentence a measure."""
    lines = []
    for row in precision[precision["category"] == ALL].itertuples():
        line = (
            f"{row.measure}: {row.judged} marks judged, {row.right} right, {row.wrong} wrong, {row.doubtful} doubtful"
        )
        if row.right + row.wrong:
            line += f"; precision {row.precision:.2f} [{row.low:.2f}, {row.high:.2f}]"
        if row.missing or not np.isnan(row.recall):
            line += f"; {row.missing} missing"
        if not np.isnan(row.recall):
            line += (
                f", recall {row.recall:.2f} [{row.recall_low:.2f}, {row.recall_high:.2f}] in the articles read in full"
            )
        lines.append(f"{line}.")
    return lines
