"""Learn what words count for or against a target: the weights of the measure `evaluation`.

Two logistic regressions over the same cues: positive against negative (`favour`; a neutral row counts half for each), and
evaluating against neutral (`polar`). Each cue is seen by itself, by its side of the target and by its relation to it
(`analysis.cues.target_position`), and is known by its form, its stem, its classes in `lexicons/evaluation.toml` and its valence in
VADER's lexicon, so that rare words learn from common ones. What a cue counts in a relation is the sum of these: that
alone is kept.
"""

from functools import cache, lru_cache

import numpy as np
import pandas as pd
from nltk.stem.snowball import SnowballStemmer
from scipy import sparse

from analysis.core.weights import row_hash
from analysis.cues.target_position import RELATIONS, Mentions, pairs
from analysis.cues.token_index import Words
from analysis.lexicons.load import lexicon
from analysis.measures.evaluation import evaluating, turned_hits
from analysis.measures.vader.valences import vader_lexicon
from analysis.validation.gold import as_articles

LEAST = 3  # rows a word must occur in, from every one of the sources, to count by itself
STRENGTH = 0.03  # inverse of the penalty; the best of .01, .03 and .1 in cross-validation
SMALL = 0.05  # a cue none of whose weights is larger is left out
SIGNALS = ("favour", "polar")
SIDES = [0, 0, 0, 1, 1, 1]
STEMMER = SnowballStemmer("english")


@lru_cache(maxsize=8)
def body_words(texts: tuple[str, ...]) -> Words:
    """The words of short texts (a tuple), each text a body of its own."""
    return Words.of(*as_articles(texts))


def targets_in(rows: pd.DataFrame) -> tuple[Words, pd.DataFrame]:
    """The words of the rows' texts, and the words that name the target of each row.

    Rows have `text`, and `start` and `end` of the target in it; mentions `first` and `last` word, and `target`: the number
    of the row, as text.
    """
    texts = tuple(dict.fromkeys(rows["text"]))
    words = body_words(texts)
    number = {text: str(i) for i, text in enumerate(texts)}
    places = pd.Series(range(len(words))).groupby(words.article).agg(["min", "max"])
    found = []
    for i, (text, start, end) in enumerate(zip(rows["text"], rows["start"], rows["end"], strict=True)):
        low, high = places.loc[number[text]]
        first = low + np.searchsorted(words.end[low : high + 1], start, "right")
        last = low + np.searchsorted(words.start[low : high + 1], end, "left") - 1
        found.append((min(first, high), min(max(first, last), high), str(i)))
    return words, pd.DataFrame(found, columns=["first", "last", "target"])


@cache
def knowledge() -> tuple[dict, dict, frozenset[str]]:
    """What is known of words before any text is read: the classes of each key, the valences of VADER, function words."""
    entries = lexicon("evaluation").entries
    classes = entries.groupby("key")["category"].agg(lambda names: sorted(set(names))).to_dict()
    valences = {word: value for word, value in vader_lexicon().items() if word.isalpha() and len(word) > 2}
    return classes, valences, frozenset(lexicon("function_words").entries["key"])


def names_among(words: Words) -> frozenset[str]:
    """Keys that are names: capitalised inside a sentence more often than not, or never seen there."""
    inside = pd.DataFrame({"key": words.key, "named": words.named})[~np.array(words.first, bool)]
    share = inside.groupby("key")["named"].mean()
    return frozenset(share.index[share > 0.5]) | (set(words.key) - set(share.index))


@cache
def features_of(key: str) -> list[tuple[str, float]]:
    """What a cue is known by: (name, value)."""
    classes, valences, function = knowledge()
    found = [(key, 1.0)] + ([("~" + STEMMER.stem(key), 1.0)] if " " not in key and key not in function else [])
    found += [("#" + name, 1.5) for name in classes.get(key, ())]
    if key in valences:
        found += [("@", valences[key] / 2), ("@+" if valences[key] > 0 else "@-", 1.0)]
    return found


def contexts_of(relation: int) -> tuple[tuple[str, float], ...]:
    """A cue by itself, on its side, and in its relation: (name, value)."""
    return ("", 1.0), (f"side {SIDES[relation]}", 0.7), (RELATIONS[relation], 0.7)


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
        `cue`, `signal` (favour, polar), a column a relation: points of log-odds.
    """
    seen_as, known_as = _features(tuple(rows["text"]), tuple(rows["start"]), tuple(rows["end"]))
    kept = np.array([row_hash(text) not in without for text in rows["text"]], bool)
    label, source = rows["label"].to_numpy()[kept], rows["source_corpus"].to_numpy()[kept]
    parts = []
    for signal in SIGNALS:
        matrix, names = seen_as[signal]
        there = matrix[kept] != 0
        enough = np.asarray(there.sum(axis=0)).ravel() >= LEAST
        for name in np.unique(source):
            enough &= np.asarray(there[source == name].sum(axis=0)).ravel() > 0
        learned = _fit(matrix[kept][:, enough], label, signal)
        weights = dict(zip((name for name, keep in zip(names, enough, strict=True) if keep), learned, strict=True))
        parts.append(_table(signal, weights, *known_as[signal]))
    return pd.concat(parts, ignore_index=True)


@lru_cache(maxsize=2)
def _features(texts, starts, ends):
    """By signal: rows by what is seen in them, and every cue by what it is known by."""
    words, mentions = targets_in(pd.DataFrame({"text": texts, "start": starts, "end": ends}))
    classes, valences, function = knowledge()
    strange = names_among(words) - classes.keys()
    vocabulary = sorted(key for key in {*words.key, *classes} if key not in strange and "#" not in key)
    mentions = Mentions.of(mentions)
    hits, factor, _ = turned_hits(words, evaluating(vocabulary), words.unit[mentions.first])
    both = pairs(words, hits, mentions)
    key = np.array(vocabulary, object)[hits.row[both.hit]]
    every = sorted({*vocabulary, *(word for word in valences if word not in strange)})
    seen_as, known_as = {}, {}
    for signal in SIGNALS:
        cues = [cue for cue in every if signal == "polar" or cue not in function]
        own = np.isin(key, cues)
        cells = [
            (row, (name, context), amount * share * turned)
            for row, cue, relation, turned in zip(
                both.mention[own], key[own], both.relation[own], factor[both.hit][own], strict=True
            )
            for name, amount in features_of(cue)
            for context, share in contexts_of(relation)
        ]
        seen_as[signal] = _sparse(cells, len(texts))
        known_as[signal] = (
            cues,
            *_sparse([(i, *known) for i, cue in enumerate(cues) for known in features_of(cue)], len(cues)),
        )
    return seen_as, known_as


def _sparse(cells, height):
    """A matrix from (row, name, value), and the names of its columns."""
    names = {name: i for i, name in enumerate(dict.fromkeys(name for _, name, _ in cells))}
    row, name, value = zip(*cells, strict=True)
    return sparse.csr_matrix((value, (row, [names[one] for one in name])), shape=(height, len(names))), list(names)


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


def _table(signal, weights, cues, known, names):
    """What each cue counts in each relation: the sum of what was learned of all it is known by."""
    learned = [
        [sum(weights.get((name, context), 0.0) * share for context, share in contexts_of(relation))
         for relation in range(len(RELATIONS))]
        for name in names
    ]  # fmt: skip
    found = pd.DataFrame((known @ np.array(learned)).round(3) + 0.0, columns=list(RELATIONS))
    found.insert(0, "cue", cues)
    found.insert(1, "signal", signal)
    return found[found[list(RELATIONS)].abs().max(axis=1) >= SMALL]
