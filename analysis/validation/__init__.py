"""Measured validity: what the package finds, against annotated gold data."""

from pathlib import Path

import pandas as pd
from tqdm import tqdm

from analysis.validation import framing, hedging, opinion, sentiment, subjectivity, targets, voice
from analysis.validation.peers import PEERS

COLUMNS = ["set", "unit", "measure", "metric", "n", "ours", "low", "high", *PEERS, "seen"]
SETS = {
    "opeds": [opinion.opeds],
    "oped_voices": [opinion.oped_voices],
    "polnear": [voice.polnear],
    "nyt_editorials": [sentiment.nyt_editorials],
    "emobank": [sentiment.emobank],
    "financial_phrasebank": [sentiment.financial_phrasebank],
    "mpqa12": [sentiment.mpqa12, subjectivity.mpqa12],
    "babe": [subjectivity.babe],
    "checkthat_subj": [subjectivity.checkthat_subj],
    "conll2010_wiki_hedge": [hedging.conll2010_wiki_hedge],
    "conll2010_bio_hedge": [hedging.conll2010_bio_hedge],
    "science_certainty": [hedging.science_certainty],
    "uw_factuality": [hedging.uw_factuality],
    "newsmtsc": [targets.newsmtsc],
    "persent": [targets.persent],
    "basil": [targets.basil, subjectivity.basil],
    "seesaw": [targets.seesaw],
    "narrative_frames": [framing.narrative_frames],
    "frac": [framing.frac],
    "gvfc": [framing.gvfc],
    "gwsd": [framing.gwsd],
}


def validate(gold, sets=None):
    """Score every set of gold data that is asked for.

    Parameters
    ----------
    gold : str or Path
        Folder with one folder a set.
    sets : sequence of str, optional
        Names of sets; by default all that are known and there.

    Returns
    -------
    DataFrame
        `set`, `unit`, `measure`, `metric`, `n`, `ours` with its 95 % interval `low` to `high` (bootstrap over
        documents), what others reach on the same rows (`majority`, `vader`, `textblob`, `afinn`; `cues`: the lexicon's
        words counted plainly, without guards and weights; `trained`: TF-IDF and logistic regression cross-validated in
        the set), and `seen`: the share of rows that shipped weights were learned from, for which `ours` is cross-fitted.
        Empty where others measure nothing of the kind.

    Raises
    ------
    ValueError
        If a set asked for is unknown or not there, or none is there.
    """
    gold = Path(gold)
    for name in sets or ():
        if name not in SETS:
            raise ValueError(f"no gold set '{name}'; known: {', '.join(sorted(SETS))}")
        if not (gold / name).is_dir():
            raise ValueError(f"{gold / name}: no such folder; GOLD is the folder with one folder a gold set")
    wanted = sets or [name for name in SETS if (gold / name).is_dir()]
    if not wanted:
        raise ValueError(f"{gold}: none of the gold sets is there; known: {', '.join(sorted(SETS))}")
    scorers = [scorer for name in wanted for scorer in SETS[name]]
    rows = [scorer(gold) for scorer in tqdm(scorers, desc="gold sets", disable=None)]
    return pd.concat([pd.DataFrame(part) for part in rows], ignore_index=True).reindex(columns=COLUMNS)
