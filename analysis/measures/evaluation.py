"""Evaluation: what is done by, done to and said of a target of the codebook, for or against it.

Construct: words that judge or treat somebody well or ill (`lexicons/evaluation.toml`, VADER's valences, and words that
proved to do so), in a sentence that names the target. What a word counts depends on where it stands as seen from the
name (`analysis.relations`: before or after it, right by it, further, or far). A cue counts for every target named in its sentence, for
each with the weight of its own relation. Unit: points of log-odds, favourable against unfavourable; read them per
mention of the target (`analysis.scores.per_mention`). Direction: > 0 is favourable. A negator turns a cue, at 0.4 of its weight.
Limits: place is not grammar, and irony is not seen; what befalls a target counts like what is said of it; the weights were
learned on US and British news on politics. Needs a codebook with `[targets]`.

Sources: on target and valence as separate questions: Balahur, A., et al. (2010). Sentiment analysis in the news. Proceedings
of LREC 2010, 2216–2220. On negation, which shifts more than it turns: Taboada, M., et al. (2011). Lexicon-based methods
for sentiment analysis. Computational Linguistics, 37(2), 267–307. The entries of `lexicons/evaluation.toml` name theirs.
"""

import numpy as np
import pandas as pd

from analysis.found import Found, as_found
from analysis.learned import read_learned
from analysis.lexicons import lexicon
from analysis.matching import Cues
from analysis.measures import mention
from analysis.relations import RELATIONS, pairs
from analysis.shifting import shift

NEEDS = ("mention",)
TURNED = 0.4  # of the weight, the other way round
NEGATORS = ("negation", "minimiser")


def categories(codebook=None):
    return mention.categories(codebook)


def find(words, codebook, found):
    """Mark every evaluating word for every target named in its sentence; `modifier` tells where it stands."""
    named = found["mention"]
    if not len(named):
        return Found.none(words)
    mentions = pd.DataFrame({"first": named.first, "last": named.last, "target": named.target.texts().to_pylist()})
    found = evaluations(words, mentions, read_learned("evaluation"), "favour")
    topic = codebook.topic
    found = found[(found["weight"] != 0) & ~found["key"].isin(topic)]
    place = pd.Series(RELATIONS).to_numpy(object)[found["relation"]]
    modifier = [f"{place}, {negator}" if negator else place
                for place, negator in zip(place, found["modifier"], strict=True)]  # fmt: skip
    target = mentions["target"].to_numpy(object)[found["mention"]]
    return as_found(words, found.assign(category=target, modifier=modifier), "evaluation", target=target)


def evaluations(words, mentions, weights, signal):
    """What each cue counts for each target named in its sentence.

    Parameters
    ----------
    words : Words
    mentions : DataFrame
        `first` and `last` word of each name, and `target`.
    weights : DataFrame
        From `read_learned("evaluation")`: `cue`, `signal`, and a column a relation.
    signal : str
        "favour": for (> 0) or against the target; "polar": how much speaks for any evaluation at all (> 0).

    Returns
    -------
    DataFrame
        One row a cue and target: `hit`, `mention`, `relation`, the `first` and `last` word of the cue, its `key` and
        `entry`, `weight` as turned by a negator, and `modifier`, the negator.
    """
    own = weights[weights["signal"] == signal].reset_index(drop=True)
    hits = cue_hits(words, own["cue"])
    both = pairs(words, hits, mentions)
    row = own["cue"].reset_index().set_index("cue")["index"]
    table_of = own[list(RELATIONS)].to_numpy()
    hit = hits.iloc[both["hit"]].reset_index(drop=True)
    weight = table_of[row[hit["key"]].to_numpy(int), both["relation"]] * hit["weight"].to_numpy()
    return both.join(hit.drop(columns="weight")).assign(weight=np.asarray(weight, float))


def cue_hits(words, cues):
    """Where cues stand; `weight` is 1, or less under a negator."""
    entries = pd.DataFrame({"cue": cues, "key": cues, "entry": cues, "category": "", "weight": 1.0, "negated": "turn"})
    cues = Cues(entries, names=False)
    hits = cues.hits(words)
    weight, category, modifier = shift(words, cues, hits, NEGATORS)
    found = cues.entries.iloc[hits.row].reset_index(drop=True)
    hits = found.assign(first=hits.first, last=hits.last, weight=weight, modifier=modifier.texts().to_pylist())
    return hits.assign(weight=hits["weight"].where(hits["weight"] >= 0, TURNED * hits["weight"]))


def decide(favour, polar):
    """Negative, neutral or positive, from the sums of a sentence's two signals for a target.

    Neutral where `polar` and the strength of `favour` together stay below the threshold `[decision.polar]`; else the side of
    `[decision.evaluation]` that `favour` lies on.
    """
    decisions = lexicon("evaluation").decisions
    off = np.asarray(favour) - decisions["evaluation"]["above"]
    evaluates = np.abs(off) + np.asarray(polar) > decisions["polar"]["above"]
    return np.select([evaluates & (off > 0), evaluates], ["positive", "negative"], "neutral")
