"""A study and a panel of the first figure in, a sentence on how far to trust it out: its agreement with what kind of coder."""

import pandas as pd

from analysis.coding import authoritative_codes
from analysis.coding.code_checks import AUTHOR_STANCE
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.report.tables import validity

OF_MODELS = {"Framing": ["framing"], "Stance": [AUTHOR_STANCE, "stance"], "Tone": ["tone"], "Hedging": ["hedging"]}
LABELLED = "op-eds labelled by two language models and read while words were chosen: expect less elsewhere"


def trust_sentence(study: MeasuredCorpus, title: str, pairs: list[tuple[str, str]], coded: str = "") -> str:
    """How far a panel can be trusted; `coded` is the measure whose codes it rests on, if it does."""
    models = authoritative_codes.describe_model_coding(study, OF_MODELS.get(title, []))
    return f"{_measure_sentence(study, title, pairs, coded)} {models}".rstrip()


def _measure_sentence(study, title, pairs, coded):
    if coded:
        return _coders_sentence(study, coded)
    table = validity.read_validity()
    table = table[table["set"] == "opeds"]
    if title == "Framing":
        return _frames_sentence(study, table, [category for _, category in pairs])
    if title == "Tone":
        return f"Agrees with ratings of sentences at r = {_agreement(table, 'tone', 'pearson')} ({LABELLED})."
    if title == "Hedging":
        hedges, boosters = (_agreement(table, f"hedging.{name}", "f1") for name in ("hedge", "booster"))
        return f"Finds sentences with hedges at F1 = {hedges}, with boosters at F1 = {boosters} ({LABELLED})."
    poles = table["measure"].isin(["stance.positive, author's", "stance.negative, author's"])
    recall = table.loc[poles & (table["metric"] == "recall"), "ours"]
    return f"A lead from wording alone: it finds about {recall.mean():.0%} of the sentences that take a side ({LABELLED}); a trained classifier finds more.".replace(
        "%", " %"
    )


def _coders_sentence(study: MeasuredCorpus, measure: str) -> str:
    """Who coded, and how well they agree (the lowest and the highest alpha)."""
    values = authoritative_codes.alpha_by_category(study, measure)
    agreed = f"; they agree at α = {_range(pd.Series(values))}" if len(values) else "; there is no second coder"
    who = authoritative_codes.coders_in_words(study, [measure])
    return f"{who[:1].upper()}{who[1:]} coded every sentence{agreed}."


def _agreement(table: pd.DataFrame, measure: str, metric: str) -> str:
    value = table.loc[(table["measure"] == measure) & (table["metric"] == metric), "ours"]
    return f"{value.iloc[0]:.2f}".lstrip("0") if len(value) else "unknown"


def _frames_sentence(study: MeasuredCorpus, table: pd.DataFrame, frames: list[str]) -> str:
    """The agreement of these frames with coders, if it was measured with this codebook; generic frames have no figure on op-eds."""
    own = [name for name in study.labels["framing"] if name.startswith("issue.")]
    known = table[(table["metric"] == "f1") & table["measure"].str.startswith("framing.")].set_index("measure")["ours"]
    generic = "Counts indicators of generic frames, compared with coders on news alone; whether a frame is present remains a reader’s judgement."
    issue = [f"framing.{name}" for name in frames if name in own]
    if not issue:
        return generic
    if not all(f"framing.{name}" in known for name in own):
        return "Counts the cues listed in the codebook; these frames have not yet been checked against coders."
    which = "these frames" if len(issue) == len(frames) else "the codebook’s own frames"
    found = f"Finds sentences with {which} at F1 = {_range(known.loc[issue])} ({LABELLED}); a plain count of the cues does as well."
    return found if len(issue) == len(frames) else f"{found} {generic}"


def _range(values: pd.Series) -> str:
    low, high = (f"{value:.2f}".lstrip("0") for value in (values.min(), values.max()))
    return low if low == high else f"{low} to {high}"
