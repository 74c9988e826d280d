"""Measured validity: a folder of annotated gold data in, a table of how well the measures agree with it out."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from analysis.core import interrupts
from analysis.validation import framing, hedging, opinion, sentiment, subjectivity, targets, voice, wording
from analysis.validation.gold import Gold
from analysis.validation.peers import LESS, PEERS

COLUMNS = ["set", "unit", "measure", "metric", "n", "ours", "low", "high", *PEERS, *LESS, "seen"]
SETS = {
    "opeds": [opinion.opeds_voices, wording.opeds_wording, targets.opeds_targets],
    "oped_voices": [opinion.us_opeds_voices, wording.us_opeds_wording],
    "polnear": [voice.polnear],
    "nyt_editorials": [sentiment.nyt_editorials],
    "emobank": [sentiment.emobank],
    "financial_phrasebank": [sentiment.financial_phrasebank],
    "mpqa12": [sentiment.mpqa12_polarity, subjectivity.mpqa12_subjectivity],
    "babe": [subjectivity.babe],
    "checkthat_subj": [subjectivity.checkthat_subj],
    "conll2010_wiki_hedge": [hedging.conll2010_wiki_hedge],
    "conll2010_bio_hedge": [hedging.conll2010_bio_hedge],
    "science_certainty": [hedging.science_certainty],
    "uw_factuality": [hedging.uw_factuality],
    "newsmtsc": [targets.newsmtsc],
    "persent": [targets.persent],
    "basil": [targets.basil_targets, subjectivity.basil_bias],
    "seesaw": [targets.seesaw],
    "narrative_frames": [framing.narrative_frames],
    "frac": [framing.frac],
    "gvfc": [framing.gvfc],
    "gwsd": [framing.gwsd],
}


def validate(
    gold: str | Path, sets: Sequence[str] | None = None, *, folds: bool = False,
    save: Callable[[pd.DataFrame], object] = lambda table: None,
) -> pd.DataFrame:  # fmt: skip
    """Score the measures on sets of gold data; a set that cannot be scored does not stop the others.

    Parameters
    ----------
    gold : str or Path
        Folder with one folder per set.
    sets : sequence of str, optional
        Names of sets; by default all known sets in the folder.
    folds : bool
        Score rows that shipped weights were learned from out of fold: with weights learned again from the sets in `gold`, without
        their fifth of the documents. That takes minutes per set. By default nothing is learned, and such rows are only marked.
    save : callable
        Called with the table after each set.

    Returns
    -------
    DataFrame
        `set`, `unit`, `measure`, `metric`, `n`, `ours` with its 95 % interval `low` to `high` (bootstrap over documents),
        what others reach on the same rows (`majority`, `vader`, `textblob`, `afinn`; `cues`: the lexicon's words counted
        plainly, without guards and weights; `trained`: TF-IDF and logistic regression cross-validated in the set), `ours_less_cues` and `ours_less_trained` (what the
        measure adds to these two; below 0 it loses to them), and `seen`: the share of rows that weights were learned from, or words and thresholds chosen on (`analysis/models/choices`). There `ours`
        flatters the measure; `folds` corrects that for weights only. Columns of tools that measure something else are empty. `attrs['failed']` says which sets could not be scored, and why.

    Raises
    ------
    ValueError
        If a set in `sets` is unknown or not in the folder, or the folder has none.
    """
    gold = Path(gold)
    for name in sets or ():
        if name not in SETS:
            raise ValueError(f"no gold set '{name}'; known: {', '.join(sorted(SETS))}")
        if not (gold / name).is_dir():
            raise ValueError(f"{gold / name}: no such folder; GOLD must have one subfolder per gold set")
    wanted = sets or [name for name in SETS if (gold / name).is_dir()]
    if not wanted:
        raise ValueError(f"{gold}: contains none of the gold sets; known: {', '.join(sorted(SETS))}")
    found, failed, scorers = [], {}, [(name, scorer) for name in wanted for scorer in SETS[name]]
    for name, scorer in tqdm(scorers, "gold sets", disable=None):
        try:
            found += pd.DataFrame(scorer(Gold(gold, folds))).to_dict("records")
        except Exception as error:  # of any kind: one set must not stop the others
            interrupts.raise_if_interrupted()
            what = scorer.__module__.rsplit(".", 1)[-1]
            failed[f"{name}, {what}"] = f"{gold / name}: {what} could not be scored: {_why(error)}"
            continue
        save(pd.DataFrame(found, columns=COLUMNS))
    table = pd.DataFrame(found, columns=COLUMNS)
    table.attrs["failed"] = failed
    return table


def _why(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"its rows lack a field: {error.args[0]}"
    return str(error) if isinstance(error, (ValueError, OSError)) else f"{type(error).__name__}: {error}"
