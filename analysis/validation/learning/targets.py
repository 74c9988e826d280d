"""Annotated mentions of targets in, the weights of the measure `evaluation` out: how much words count for or against a target.

Two logistic regressions over the same cues: positive against negative (`favour`; a neutral row counts half for each), and
evaluating against neutral (`polar`). Contexts of a cue are any relation to the target, the kind of its relation, and that relation: the
target's role in what the cue says (`analysis.cues.roles`), or, learned separately for texts that are not parsed, its position relative
to the name (`analysis.cues.target_position`). Features of a cue are its form, its stem, its classes in `lexicons/evaluation.toml` and its
valence in VADER's lexicon, so that rare words learn from common ones. The weight of a cue in a relation is the sum over contexts and
features; only that is kept.
"""

from functools import cache, lru_cache

import numpy as np
import pandas as pd
from nltk.stem.snowball import SnowballStemmer
from scipy import sparse

from analysis.core.weights import row_hash
from analysis.cues import roles
from analysis.cues.roles import ROLES
from analysis.cues.target_position import TargetMentions, pairs_by_position
from analysis.cues.token_index import Words
from analysis.lexicons.load import lexicon
from analysis.measures.evaluation import RELATIONS, cues_from_keys, pairs_with_targets, turned_hits
from analysis.measures.vader.valences import vader_lexicon
from analysis.validation.learning.target_mentions import targets_in

LEAST = 3  # a word in fewer rows, or not in all sources, has no weight as a word
STRENGTH = 0.03  # inverse of the penalty; the best of .01, .03 and .1 in cross-validation
SMALL = 0.05  # a cue whose weights are all smaller is left out
SIGNALS = ("favour", "polar")
GROUPS = [*"000111", "does", "done", "said", "said", "done", "does", "done", "does", "done", "said", "said"]
STEMMER = SnowballStemmer("english")


@cache
def word_knowledge() -> tuple[dict, dict, frozenset[str]]:
    """What is known about words in advance: the classes of each key, VADER's valences, function words."""
    entries = lexicon("evaluation").entries
    classes = entries.groupby("key")["category"].agg(lambda names: sorted(set(names))).to_dict()
    valences = {word: value for word, value in vader_lexicon().items() if word.isalpha() and len(word) > 2}
    return classes, valences, frozenset(lexicon("function_words").entries["key"])


def name_keys(words: Words) -> frozenset[str]:
    """Keys that are names: mostly capitalised inside sentences, or never seen there."""
    inside = pd.DataFrame({"key": words.key, "named": words.named})[~np.array(words.first, bool)]
    share = inside.groupby("key")["named"].mean()
    return frozenset(share.index[share > 0.5]) | (set(words.key) - set(share.index))


@cache
def cue_features(key: str) -> list[tuple[str, float]]:
    """The features of a cue, as (name, value)."""
    classes, valences, function = word_knowledge()
    found = [(key, 1.0)] + ([("~" + STEMMER.stem(key), 1.0)] if " " not in key and key not in function else [])
    found += [("#" + name, 1.5) for name in classes.get(key, ())]
    if key in valences:
        found += [("@", valences[key] / 2), ("@+" if valences[key] > 0 else "@-", 1.0)]
    return found


@cache
def context_shares() -> np.ndarray:
    """How much a cue in each relation (columns) counts in each context (rows): any relation, a group of relations, that relation."""
    groups, every = np.array(GROUPS), np.eye(len(RELATIONS))
    shares = np.vstack([np.ones(len(RELATIONS)), 0.7 * (groups == np.unique(groups)[:, None]), 0.7 * every])
    shares[:, RELATIONS.index(ROLES[roles.COMPARED])] = -shares[
        :, RELATIONS.index(ROLES[roles.SAID])
    ]  # too rare to learn
    return shares[np.abs(shares).sum(axis=1) > 0]


def learn(rows: pd.DataFrame, without: frozenset[str] = frozenset()) -> pd.DataFrame:
    """Weights of cues by relation.

    Parameters
    ----------
    rows : DataFrame
        `text`, `start`, `end`, `label` (negative, neutral, positive), `source_corpus`.
    without : frozenset of str
        Hashes of texts to leave out (`analysis.core.weights.row_hash`).

    Returns
    -------
    DataFrame
        `cue`, `signal` (favour, polar), and one column per relation with points of log-odds.
    """
    known_as = _training_matrices(tuple(rows["text"]), tuple(rows["start"]), tuple(rows["end"]))
    kept = np.array([row_hash(text) not in without for text in rows["text"]], bool)
    labels, sources = rows["label"].to_numpy(), rows["source_corpus"].to_numpy()
    parts = []
    for signal in SIGNALS:
        matrix, cues, known = known_as[signal]
        rows = np.flatnonzero(np.tile(kept, matrix.shape[0] // len(kept)))
        matrix, label, source = matrix[rows], labels[rows % len(kept)], sources[rows % len(kept)]
        there = matrix != 0
        enough = np.asarray(there.sum(axis=0)).ravel() >= LEAST
        for name in np.unique(source):
            enough &= np.asarray(there[source == name].sum(axis=0)).ravel() > 0
        weights = np.zeros(matrix.shape[1])
        weights[enough] = _fit(matrix[:, enough], label, signal)
        found = known @ weights.reshape(-1, known.shape[1]).T @ context_shares()
        counts = pd.DataFrame(found.round(3) + 0.0, columns=list(RELATIONS))
        if signal == "polar":  # by place alone
            counts[list(ROLES)] = 0.0
        counts.insert(0, "cue", cues)
        counts.insert(1, "signal", signal)
        parts.append(counts[counts[list(RELATIONS)].abs().max(axis=1) >= SMALL])
    return pd.concat(parts, ignore_index=True)


@lru_cache(maxsize=2)
def _training_matrices(texts, starts, ends):
    """For each signal: rows × features in contexts (first by position, then for `favour` by role), the cues, and cues × features."""
    words, mentions = targets_in(pd.DataFrame({"text": texts, "start": starts, "end": ends}))
    classes, valences, function = word_knowledge()
    strange = name_keys(words) - classes.keys()
    vocabulary = sorted(key for key in {*words.key, *classes} if key not in strange and "#" not in key)
    mentions = TargetMentions.of(mentions)
    cued = cues_from_keys(vocabulary)
    hits, factor, _ = turned_hits(words, cued, words.unit[mentions.first])
    every = sorted({*vocabulary, *(word for word in valences if word not in strange)})
    found = {}
    for signal in SIGNALS:
        cues = [cue for cue in every if signal == "polar" or cue not in function]
        known, place = _cue_matrix(cues), pd.Index(cues).get_indexer(vocabulary)
        seen = []
        for both in [
            pairs_by_position(words, hits, mentions),
            *([pairs_with_targets(words, hits, mentions, cued)] if signal == "favour" else []),
        ]:
            columns = both.relation, mentions.target[both.mention], place[hits.row[both.hit]], factor[both.hit]
            seen.append(_context_matrix(columns, len(texts), known))
        found[signal] = sparse.vstack(seen, "csr"), cues, known
    return found


def _context_matrix(hits, rows, known):
    """Rows × features of the cues in each context.

    `hits` are columns: the relation, row, cue (its row in `known`) and factor of each hit.
    """
    by_relation = []
    relations, row, cue, turned = hits
    for relation in range(len(RELATIONS)):
        own = (relations == relation) & (cue >= 0)
        by_relation.append(sparse.csr_matrix((turned[own], (row[own], cue[own])), shape=(rows, known.shape[0])) @ known)
    parts = [
        sum(share * seen for share, seen in zip(shares, by_relation, strict=True) if share)
        for shares in context_shares()
    ]
    return sparse.hstack(parts, "csr")


def _cue_matrix(cues):
    """Cues × features."""
    cells = [(i, *known) for i, cue in enumerate(cues) for known in cue_features(cue)]
    row, name, value = zip(*cells, strict=True)
    column, names = pd.factorize(np.array(name, object))
    return sparse.csr_matrix((value, (row, column)), shape=(len(cues), len(names)))


def _fit(matrix, label, signal):
    from sklearn.linear_model import LogisticRegression

    neutral = label == "neutral"
    rows, side, share = np.arange(len(label)), ~neutral, np.ones(len(label))
    if signal == "favour":
        rows = np.concatenate([rows, np.flatnonzero(neutral)])
        side = np.concatenate([label == "positive", np.ones(neutral.sum(), bool)])
        share = np.where(neutral[rows], 0.5, 1.0)
    for one in (True, False):
        share[side == one] *= share.sum() / 2 / share[side == one].sum()
    model = LogisticRegression(C=STRENGTH, max_iter=200).fit(matrix[rows], side, sample_weight=share)
    return model.coef_[0]
