"""A reader's judgements and the marks in; how good the measures are on these articles, and which cues to change, out."""

import numpy as np
import pandas as pd

from analysis.coding.audit import MARK, Audit
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.tally import first_part
from analysis.comparison.units import ALL

PRECISION = ["measure", "category", "judged", "right", "wrong", "doubtful", "precision", "low", "high", "missing", "recall", "recall_low",
             "recall_high"]  # fmt: skip
CUES = ["measure", "category", "entry", "cue", "judged", "rejected", "around", "advice"]
AROUND = 3  # words before and after a rejected cue
SHOWN = 3  # places
ADD = "a cue to add, if it also means this elsewhere"
REMOVE = "remove it, or restrict it to the wording that counts"
EXCEPT = "add an except phrase for the context of the rejected marks"
EXCEPT_ONCE = "add an except phrase; the cue occurred only once"


def audit_precision(audit: Audit, marks: pd.DataFrame) -> pd.DataFrame:
    """The precision of the marks that were judged, and the recall where articles were read in full.

    Returns
    -------
    DataFrame
        One row per measure (category "all"), per first part of its categories, and per category judged: `judged`, `right`, `wrong`,
        `doubtful`, `precision` (right ÷ right and wrong) with Wilson's 95 % interval `low`, `high`; `missing`, `recall` (right ÷ right and
        missing) with its interval. Recall is over articles that were read in full for the measure and in which every mark of it (with a
        weight that is not 0) was judged; NaN if there are none.
    """
    verdicts = audit.verdicts.assign(stem=[first_part(name) for name in audit.verdicts["category"]])
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
    """The articles that were read for a measure, and in which every mark of it was judged."""
    read = [row.article for row in audit.articles.itertuples() if measure in row.read]
    judged = set(audit.verdicts[MARK].itertuples(index=False, name=None))
    open_marks = marks[(marks["measure"] == measure) & marks["article"].isin(read) & (marks["weight"] != 0)]
    unjudged = {row[0] for row in open_marks[MARK].itertuples(index=False, name=None) if row not in judged}
    return [name for name in read if name not in unjudged]


def _share(part, whole):
    if not whole:
        return np.nan, np.nan, np.nan
    from scipy.stats import binomtest  # scipy.stats takes a second to import

    found = binomtest(int(part), int(whole)).proportion_ci(method="wilson")
    return part / whole, found.low, found.high


def cues_to_change(audit: Audit, study: MeasuredCorpus) -> pd.DataFrame:
    """What to change in lexicon and codebook: entries whose marks were rejected, and wordings without a mark.

    Returns
    -------
    DataFrame
        One row per entry or wording, the most often rejected first: `measure`, `category`, `entry` ("" for what is missing), `cue` (the most
        frequent wording), `judged`, `rejected`, `around` (the first places, with the words around them), `advice`.
    """
    texts = dict(zip(study.articles["article"], study.articles["text"], strict=True))
    judged = audit.verdicts[audit.verdicts["verdict"] != "missing"].merge(study.marks[[*MARK, "cue", "entry"]], on=MARK)
    rows = []
    for (measure, category, entry), own in judged.groupby(["measure", "category", "entry"], sort=True):
        wrong = own[own["verdict"] == "wrong"]
        if wrong.empty:
            continue
        advice = EXCEPT if len(wrong) < len(own) else REMOVE if len(own) > 1 else EXCEPT_ONCE
        rows.append((measure, category, entry, _most(own["cue"]), len(own), len(wrong), _around(wrong, texts), advice))
    rows.sort(key=lambda row: (-row[5], -row[5] / row[4], row[:3]))
    missing = audit.verdicts[audit.verdicts["verdict"] == "missing"]
    cues = [" ".join(texts[row.article][row.start : row.end].split()) for row in missing.itertuples()]
    wordings = ["measure", "category", [cue.lower() for cue in cues]]
    for (measure, category, _), own in missing.assign(cue=cues).groupby(wordings):
        rows.append((measure, category, "", own["cue"].iloc[0], len(own), 0, _around(own, texts), ADD))
    return pd.DataFrame(rows, columns=CUES)


def _most(cues):
    return " ".join(cues.str.lower().value_counts(sort=True).index[0].split())


def _around(places, texts):
    """The first places, with the words around them."""
    shown = []
    for row in places.head(SHOWN).itertuples():
        text = texts[row.article]
        before, after = text[: row.start].split()[-AROUND:], text[row.end :].split()[:AROUND]
        gap = " " if text[row.end : row.end + 1].isspace() else ""  # none before a full stop
        shown.append(" ".join([*before, f"[{' '.join(text[row.start : row.end].split())}]"]) + gap + " ".join(after))
    return " | ".join(shown)


def audit_lines(precision: pd.DataFrame) -> list[str]:
    """The table of `audit_precision` in sentences, one per measure."""
    lines = []
    for row in precision[precision["category"] == ALL].itertuples():
        judged = f"{row.right} right, {row.wrong} wrong, {row.doubtful} doubtful"
        line = f"{row.measure}: {row.judged} marks judged, {judged}"
        if row.right + row.wrong:
            line += f"; precision {row.precision:.2f} [{row.low:.2f}, {row.high:.2f}]"
        if row.missing or not np.isnan(row.recall):
            line += f"; {row.missing} missing"
        if not np.isnan(row.recall):
            interval = f"[{row.recall_low:.2f}, {row.recall_high:.2f}]"
            line += f", recall {row.recall:.2f} {interval} in the articles read in full"
        lines.append(f"{line}.")
    return lines
