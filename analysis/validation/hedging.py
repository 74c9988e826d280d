"""Hedging, vagueness and what is not settled, against people who judged sentences: one set, one construct."""

import numpy as np
import pandas as pd

from analysis.core.weights import learned_from, out_of_fold
from analysis.measures.certainty import threshold
from analysis.validation.agreement import compared
from analysis.validation.learning.certainty import FILTERED, cue_hits, examples, learn, text_scores
from analysis.validation.peers import majority, trained

PLAIN = {"vagueness": ("vagueness", "hedging"), "speculation": ("hedging",), "settled": ("irrealis", "hedging"),
         "degree": ("hedging",)}  # fmt: skip


def conll2010_wiki_hedge(gold):
    """Vague sentences, as editors of Wikipedia marked them; rows chosen for their cue words are left out."""
    return _decided(gold, "conll2010_wiki_hedge", "vagueness")


def conll2010_bio_hedge(gold):
    """Speculative sentences of biomedical papers."""
    return _decided(gold, "conll2010_bio_hedge", "speculation")


def uw_factuality(gold):
    """Newspaper sentences with an event that is not certain."""
    return _decided(gold, "uw_factuality", "settled")


def science_certainty(gold):
    """Sentences that state a finding: certainty as rated, and which are uncertain of it (by weights learned elsewhere)."""
    rows, words, text, names, counts = examples(str(gold), "degree")
    scores, known = _scores(gold, "degree")
    hedges = _cues(words, text, len(rows), "degree") / np.maximum(np.bincount(text, minlength=len(rows)), 1)
    peers = {"cues": -hedges, "trained": trained(rows["text"], rows["value"], rows["group"], regression=True)}
    found = [compared("science_certainty", "sentence", "certainty.degree", "pearson", rows["value"], scores, rows["group"],
                      peers, known)]  # fmt: skip
    aspects = rows["aspects"].map(lambda given: given.get("Probability") if isinstance(given, dict) else None)
    asked = aspects.notna().to_numpy()
    if asked.any():
        uncertain = (aspects[asked] == "Uncertain").to_numpy()
        speculation = _shipped_or_cross_fitted(gold, "speculation", rows, names, counts)[0][asked]
        groups = rows["group"][asked]
        peers = {"majority": majority(uncertain), "cues": hedges[asked] > 0,
                 "trained": trained(rows["text"][asked], uncertain, groups)}  # fmt: skip
        found.append(compared("science_certainty", "sentence", "certainty.speculation", "f1", uncertain,
                              speculation < threshold("speculation"), groups, peers))  # fmt: skip
    return found


def _decided(gold, name, scale):
    """F1, precision and recall of the decision on a scale."""
    rows, words, text, *_ = examples(str(gold), scale)
    scores, known = _scores(gold, scale)
    plain = _cues(words, text, len(rows), scale)
    judged = (rows["split"] != FILTERED).to_numpy()
    if not judged.any():
        return []
    rows = rows[judged]
    true = rows["value"].to_numpy() == 1
    peers = {
        "majority": majority(true),
        "cues": plain[judged] > 0,
        "trained": trained(rows["text"], true, rows["group"]),
    }
    return [
        compared(name, "sentence", f"certainty.{scale}", metric, true, scores[judged] < threshold(scale), rows["group"],
                 peers, known[judged])
        for metric in ("f1", "precision", "recall")
    ]  # fmt: skip


def _scores(gold, scale):
    rows, _, _, names, counts = examples(str(gold), scale)
    return _shipped_or_cross_fitted(gold, scale, rows, names, counts)


def _shipped_or_cross_fitted(gold, scale, rows, names, counts):
    """Scores on a scale, and which rows the shipped weights were learned from (these are cross-fitted)."""
    return out_of_fold(
        "certainty",
        rows["text"].to_list(),
        rows["group"].to_list(),
        lambda without: learn(gold, without, learned_from("certainty")),
        lambda weights, here: text_scores(weights, names, counts[here], scale),
    )


def _cues(words, text, total, scale):
    """How many cues of the lexicons stand in each text, without guards; of boosters none."""
    hits = pd.concat([cue_hits(words, name, plain=True) for name in PLAIN[scale]], ignore_index=True)
    first = hits.loc[~hits["category"].str.startswith("booster"), "first"].to_numpy(int)
    return np.bincount(text[first], minlength=total)
