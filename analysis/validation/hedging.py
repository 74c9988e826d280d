"""Hedging, vagueness and certainty compared with people who judged sentences; each set has its own construct."""

import numpy as np

from analysis.core.weights import training_hashes
from analysis.cues.matcher import match
from analysis.cues.token_index import Words
from analysis.lexicons.load import lexicon
from analysis.measures.certainty import threshold
from analysis.validation.agreement import Judged, validity_row
from analysis.validation.gold import Gold, is_chosen_on
from analysis.validation.learning.certainty import FILTERED, learn, scale_examples, text_scores
from analysis.validation.peers import majority_class, trained_classifier

CUES_OF = {  # the lexicons whose cues are counted for a scale
    "vagueness": ("vagueness", "hedging"), "speculation": ("hedging",), "settled": ("irrealis", "hedging"),
    "degree": ("hedging",),
}  # fmt: skip


def conll2010_wiki_hedge(gold: Gold) -> list[dict]:
    """Vague sentences, as editors of Wikipedia marked them; rows chosen for their cue words are left out."""
    return _decision_rows(gold, "conll2010_wiki_hedge", "vagueness")


def conll2010_bio_hedge(gold: Gold) -> list[dict]:
    """Speculative sentences of biomedical papers."""
    return _decision_rows(gold, "conll2010_bio_hedge", "speculation")


def uw_factuality(gold: Gold) -> list[dict]:
    """Newspaper sentences with an event that is not certain."""
    return _decision_rows(gold, "uw_factuality", "settled")


def science_certainty(gold: Gold) -> list[dict]:
    """Sentences that state a finding: their rated certainty, and which are uncertain (with weights learned from other sets)."""
    name, (rows, words, text, *_) = "science_certainty", scale_examples(str(gold.folder), "degree")
    scores, known = _scores(gold, "degree", "degree")
    hedges = plain_cues(words, text, len(rows), "degree") / np.maximum(np.bincount(text, minlength=len(rows)), 1)
    peers = {
        "cues": -hedges,
        "trained": trained_classifier(rows["text"], rows["value"], rows["group"], regression=True),
    }
    judged = Judged(name, "sentence", rows["value"], rows["group"], known)
    found = [validity_row(judged, "certainty.degree", "pearson", scores, peers)]
    aspects = rows["aspects"].map(lambda given: given.get("Probability") if isinstance(given, dict) else None)
    asked = aspects.notna().to_numpy()
    if asked.any():
        uncertain, groups = (aspects[asked] == "Uncertain").to_numpy(), rows["group"][asked]
        ours = _scores(gold, "degree", "speculation")[0][asked] < threshold("speculation")
        peers = {"cues": hedges[asked] > 0, "trained": trained_classifier(rows["text"][asked], uncertain, groups)}
        peers["majority"] = majority_class(uncertain)
        judged = Judged(name, "sentence", uncertain, groups, is_chosen_on(rows["text"][asked]))
        found.append(validity_row(judged, "certainty.speculation", "f1", ours, peers))
    return found


def _decision_rows(gold, name, scale):
    """F1, precision and recall of the decision on a scale."""
    rows, words, text, *_ = scale_examples(str(gold.folder), scale)
    kept = (rows["split"] != FILTERED).to_numpy()
    if not kept.any():
        return []
    scores, known = _scores(gold, scale, scale)
    plain = plain_cues(words, text, len(rows), scale)[kept] > 0
    rows = rows[kept]
    true = rows["value"].to_numpy() == 1
    peers = {
        "majority": majority_class(true),
        "cues": plain,
        "trained": trained_classifier(rows["text"], true, rows["group"]),
    }
    ours = scores[kept] < threshold(scale)
    judged = Judged(name, "sentence", true, rows["group"], known[kept])
    return [validity_row(judged, f"certainty.{scale}", metric, ours, peers) for metric in ("f1", "precision", "recall")]


def _scores(gold, texts_of, scale):
    """Scores on a scale of the texts that belong to a scale, and which of them the weights have seen."""
    rows, _, _, names, counts = scale_examples(str(gold.folder), texts_of)
    return gold.scores(
        "certainty",
        rows["text"],
        rows["group"],
        lambda weights, here: text_scores(weights, names, counts[here], scale),
        lambda without: learn(gold.folder, without, training_hashes("certainty")),
    )


def plain_cues(words: Words, text: np.ndarray, total: int, scale: str) -> np.ndarray:
    """The number of cues in each text, without guards (`except` phrases, names, shifters) and without boosters."""
    count = np.zeros(total)
    for name in CUES_OF[scale]:
        entries = lexicon(name).entries
        hits = match(words, entries[entries["weight"].notna()], names=True)
        first = hits.loc[~hits["category"].str.startswith("booster"), "first"].to_numpy(int)
        count += np.bincount(text[first], minlength=total)
    return count
