"""Certainty: how sure, how vague and how settled the wording is, graded by weights learned from annotated texts.

Construct: four scales, each learned from what people judged in whole sentences. `degree`: how certain a scientific
finding is presented to be (science news and abstracts, rated 1 to 6). `speculation`: is a sentence hedged as a scientist
would hedge (abstracts). `vagueness`: does it need a source or a number, as editors of Wikipedia see it. `settled`: are
all events it speaks of certain to have happened or not to have happened (newspapers; what is future, planned or
conditional is not). A mark is a word or a pair of words (`to *`: *to* and any verb) that carries weight on a scale.
Unit: points of the rating for `degree`, log-odds for the others. Direction: a weight below 0 makes a text less certain,
more speculative, vaguer, less settled. A sentence is speculative, vague or unsettled where its sum lies below the
threshold of `decide`. Limits: the scales have different units, so the total `all` means nothing; the weights hold for
sentences like those they were learned from (two of the sets are not news); scare quotes change nothing.

Sources: the annotated texts are named in `lexicons/certainty_weights.tsv`. Farkas, R., Vincze, V., Móra, G., Csirik,
J., & Szarvas, G. (2010). The CoNLL-2010 shared task: Learning to detect hedges and their scope in natural language
text. Vincze, V. (2013). Weasels, hedges and peacocks. In Proceedings of IJCNLP 2013.
"""

import numpy as np
import pandas as pd

from analysis.bigrams import kinds_of, phrases
from analysis.found import Found, Labels, as_found
from analysis.learned import read_learned
from analysis.lexicons import lexicon
from analysis.measures import hedging, irrealis, vagueness

CUES = {"hedging": hedging, "irrealis": irrealis, "vagueness": vagueness}
NEEDS = tuple(CUES)
SCALES = {
    "degree": "Certainty of findings (1–6)",
    "speculation": "Speculation",
    "vagueness": "Vagueness",
    "settled": "Settled events",
}
DECISIONS = {"speculation": "hedging", "vagueness": "vagueness", "settled": "irrealis"}  # scale to lexicon


def categories(codebook=None):
    return SCALES


def find(words, codebook=None, found=None):
    """Mark what has a weight: words, pairs of words, and the cues of the measures needed, each by its category.

    One span has a mark on each scale it bears on; `entry` is the phrase, or the kind of the cue (`irrealis:plan`).
    """
    weights = read_learned("certainty").set_index("phrase")
    cues = cues_of(words, found)
    kinds = kinds_of(cues)
    entry = Labels.of(np.arange(len(kinds)), kinds)
    names, code, first, last = phrases(words)
    of_name, of_cue = weights.reindex(names).fillna(0.0), weights.reindex(kinds).fillna(0.0)
    hits, marks = [], []
    for scale in SCALES:
        weight = of_name[scale].to_numpy()[code]
        here = np.flatnonzero(weight)
        hits.append(pd.DataFrame({"first": first[here], "last": last[here], "category": scale, "weight": weight[here],
                                  "entry": np.array(names, object)[code[here]]}))  # fmt: skip
        marks.append(cues.but(measure="certainty", entry=entry, category=scale,
                                 weight=of_cue[scale].to_numpy(), modifier=""))  # fmt: skip
    marks = Found.joined([as_found(words, pd.concat(hits, ignore_index=True), "certainty"), *marks])
    return marks[marks.weight != 0]


def cues_of(words, found=None):
    """The marks of the measures whose cues bear on certainty: those found already, or found now."""
    found = found or {name: measure.find(words) for name, measure in CUES.items()}
    return Found.joined([found[name] for name in NEEDS])


def threshold(scale):
    """The sum of weights below which a sentence is called speculative, vague or unsettled."""
    return lexicon(DECISIONS[scale]).decisions[scale]["below"]


def decide(scores):
    """Which sentences are speculative, vague or unsettled.

    Parameters
    ----------
    scores : DataFrame
        From `score` by article and sentence.

    Returns
    -------
    DataFrame
        The rows of `scores` for the three scales that have a threshold, with a column `below`: whether the weight is
        under it. `degree` is graded only.
    """
    own = scores[(scores["measure"] == "certainty") & scores["category"].isin(list(DECISIONS))]
    return own.assign(below=own["weight"] < own["category"].map({scale: threshold(scale) for scale in DECISIONS}))
