"""Evaluation: what is done by, done to and said of a target of the codebook, for or against it.

Construct: words that judge or treat somebody well or ill (`lexicons/evaluation.toml`, VADER's valences, and words that
proved to do so), in a sentence that names the target. What a word counts for a target depends on the target's role in what the word says
(`analysis.cues.roles`: who does it, to whom, of whom it is said, with whom somebody is compared); where no role is known it is not
marked. Judging somebody does not count against the judge, and a victim is not blamed. Where nothing is parsed, what a word counts depends on its place
(`analysis.cues.target_position`: before or after the name, right by it, further, or far). Unit: points of log-odds, favourable versus unfavourable; read them per
mention of the target (`analysis.comparison.scores.per_mention`). Direction: > 0 is favourable. A negation or denial reverses
a cue, at 0.4 of its weight. Limits: irony is not recognised; pronouns are not resolved; the parser makes errors; the weights were learned on US and British news on politics. Needs a codebook with `[targets]`.

Sources: on target and valence as separate questions: Balahur, A., et al. (2010). Sentiment analysis in the news. Proceedings
of LREC 2010, 2216–2220. On negation, which shifts more than it turns: Taboada, M., et al. (2011). Lexicon-based methods
for sentiment analysis. Computational Linguistics, 37(2), 267–307. The entries of `lexicons/evaluation.toml` name theirs.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.core.weights import read_weights
from analysis.cues import role_pairs, roles, target_position
from analysis.cues.labels import Labels
from analysis.cues.mark_arrays import MarkArrays, MarkLabels
from analysis.cues.matcher import Cues, Hits
from analysis.cues.negation import shift_weights
from analysis.cues.target_position import PLACES, CueTargetPairs, TargetMentions
from analysis.cues.token_index import Words
from analysis.lexicons.load import Lexicon, lexicon
from analysis.measures import mention

NEEDS = ("mention",)
TURNED = 0.4  # of the weight, the other way round
NEGATORS = ("negation", "minimiser", "content", "veracity")
RELATIONS = PLACES + roles.ROLES
# Classes of words whose doer they do not judge, whose object's words are not their doer's, and whose victims they do not blame.
JUDGES = frozenset(["accuse", "criticise", "praise", "love", "hate", "probe", "reveal", "deny"])
REACTS = JUDGES | {"oppose", "support", "help", "conflict", "demand"}
HARMS = frozenset(["harm", "deceive", "crime"])


def categories(codebook: Lexicon | None = None) -> dict[str, str]:
    return mention.categories(codebook)


def sought(codebook: Lexicon | None = None) -> list[Cues]:
    return [shipped_evaluation().cues] if categories(codebook) else []


def find(words: Words, codebook: Lexicon | None, found: dict[str, MarkArrays]) -> MarkArrays:
    """Mark every evaluating word for every target named in its sentence; `modifier` tells where it stands."""
    named = found["mention"]
    if not len(named):
        return MarkArrays.none(words)
    mentions = TargetMentions(named.first, named.last, named.target.rank()[named.target.code])
    cued = evaluate_targets(words, mentions, shipped_evaluation())
    counts = np.flatnonzero((cued.weight != 0) & ~_of_topic(codebook)[cued.row])
    cued = Evaluations._make(column[counts] for column in cued)
    place = Labels.of(cued.relation, RELATIONS)
    modifier = Labels.combined([place, cued.modifier], lambda texts: ", ".join(filter(None, texts)))
    target, entry = named.target[cued.mention], shipped_evaluation().cues.entry[cued.row]
    labels = MarkLabels("evaluation", target, entry, modifier, target)
    return MarkArrays.of(words, cued.first, cued.last, cued.weight, labels)


class WeighedCues(NamedTuple):
    """Cues, what each counts in each of `RELATIONS`, and whether they go by place even where there is a parse."""

    cues: Cues
    weights: np.ndarray
    placed: bool


class Evaluations(NamedTuple):
    """Cues with targets, as arrays of one length: the mention, the relation, first and last word and row of the cue, its weight as
    turned by a negator, and that negator."""

    mention: np.ndarray
    relation: np.ndarray
    first: np.ndarray
    last: np.ndarray
    row: np.ndarray
    weight: np.ndarray
    modifier: Labels


@cache
def shipped_evaluation() -> WeighedCues:
    """The cues and weights that come with the package, for and against."""
    return weigh_cues(read_weights("evaluation"), "favour")


def weigh_cues(weights: pd.DataFrame, signal: str) -> WeighedCues:
    """Weights made ready for `evaluate_targets`.

    Parameters
    ----------
    weights : DataFrame
        From `read_weights("evaluation")`: `cue`, `signal`, and a column a relation.
    signal : str
        "favour": for (> 0) or against the target; "polar": how much speaks for any evaluation at all (> 0), by place alone.
    """
    own = weights[weights["signal"] == signal]
    return WeighedCues(cues_from_keys(own["cue"]), own[list(RELATIONS)].to_numpy(float), signal == "polar")


def cues_from_keys(keys: Iterable[str]) -> Cues:
    """Words and phrases as cues that a negator turns."""
    entries = pd.DataFrame({"cue": keys, "key": keys, "entry": keys, "category": "", "weight": 1.0, "negated": "turn"})
    return Cues(entries, names=False)


def evaluate_targets(words: Words, mentions: TargetMentions, known: WeighedCues) -> Evaluations:
    """What each cue counts for each target named in its sentence: by cue, and by target."""
    hits, factor, modifier = turned_hits(words, known.cues, words.unit[mentions.first])
    both = (
        target_position.pairs_by_position(words, hits, mentions)
        if known.placed
        else pairs_with_targets(words, hits, mentions, known.cues)
    )
    first, last, row = (column[both.hit] for column in hits)
    unclear = (both.relation == len(PLACES) + roles.COMPARED) & (factor[both.hit] <= 0)  # no better than she
    weight = np.where(unclear, 0.0, known.weights[row, both.relation] * factor[both.hit])
    return Evaluations(both.mention, both.relation, first, last, row, weight, modifier[both.hit])


def pairs_with_targets(words: Words, hits: Hits, mentions: TargetMentions, cues: Cues) -> CueTargetPairs:
    """Every cue with the targets named in its sentence: by their role in what it says, or by place where nothing is parsed.

    Who judges is not judged by that, and whom somebody harms is not blamed: these have no pair.
    """
    if words.grammar is None:
        return target_position.pairs_by_position(words, hits, mentions)
    both = role_pairs.pairs_by_role(words, words.grammar, hits, mentions, keys_of_classes(REACTS))
    judges, harms = (cues.entries["key"].isin(keys_of_classes(names)).to_numpy() for names in (JUDGES, HARMS))
    row = hits.row[both.hit]
    apart = (judges[row] & np.isin(both.relation, [roles.DOES, roles.DOES_OF])) | (
        harms[row] & np.isin(both.relation, [roles.DONE, roles.DONE_OF])
    )
    return CueTargetPairs(both.hit[~apart], both.mention[~apart], both.relation[~apart] + len(PLACES))


@cache
def keys_of_classes(names: frozenset[str]) -> frozenset[str]:
    """The keys of some classes of `lexicons/evaluation.toml`."""
    entries = lexicon("evaluation").entries
    return frozenset(entries.loc[entries["category"].isin(names), "key"])


def turned_hits(words: Words, cues: Cues, units: np.ndarray) -> tuple[Hits, np.ndarray, Labels]:
    """Where cues stand in some sentences (by number), what each counts there (1, or less under a negator), and the negator."""
    hits, asked = cues.hits(words), np.zeros(len(words.bounds[0]), bool)
    asked[units] = True
    hits = Hits(*(column[asked[words.unit[hits.first]]] for column in hits))
    factor, _, modifier = shift_weights(words, cues, hits, NEGATORS)
    return hits, np.where(factor < 0, TURNED * factor, factor), modifier


@lru_cache(maxsize=64)
def _of_topic(codebook):
    """Which of the cues are words of the codebook's topic."""
    return shipped_evaluation().cues.entries["key"].isin(codebook.topic).to_numpy()


def decide(favour: np.ndarray, polar: np.ndarray) -> np.ndarray:
    """Negative, neutral or positive, from the sums of a sentence's two signals for a target.

    Neutral where `polar` and the strength of `favour` together stay below the threshold `[decision.polar]`; else the side of
    `[decision.evaluation]` that `favour` lies on.
    """
    decisions = lexicon("evaluation").decisions
    off = np.asarray(favour) - decisions["evaluation"]["above"]
    evaluates = np.abs(off) + np.asarray(polar) > decisions["polar"]["above"]
    return np.select([evaluates & (off > 0), evaluates], ["positive", "negative"], "neutral")
