"""Texts in, what users would otherwise take out: off-the-shelf tools, the most frequent class, a classifier trained on the set itself.

VADER comes with the package; TextBlob and AFINN with `pip install 'discourse-analysis[validate]'`. Where one is not
installed its column stays empty.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from typing import overload

import numpy as np

from analysis.core.folding import fold
from analysis.core.weights import folds

MARGIN = 0.05  # VADER's own, between neutral and the rest
PEERS = ("majority", "vader", "textblob", "afinn", "cues", "trained")
LESS = {f"ours_less_{name}": name for name in ("cues", "trained")}  # what a measure adds to these simple peers


def majority_class(gold: Sequence) -> np.ndarray:
    """The most frequent class (the first, if several are equal) for every row."""
    if not len(gold):
        return np.array([])
    names, counts = np.unique(np.asarray(gold), return_counts=True)
    return np.full(len(gold), names[counts.argmax()])


def vader(texts: Sequence[str]) -> np.ndarray:
    """VADER's compound of each text, folded to the plain punctuation that VADER needs."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyser = SentimentIntensityAnalyzer()
    return np.array([analyser.polarity_scores(fold(text))["compound"] for text in texts])


def textblob(texts: Sequence[str], aspect: str = "polarity") -> np.ndarray | None:
    """TextBlob's polarity (−1 … 1) or subjectivity (0 … 1) of each text; None where it is not installed."""
    if not find_spec("textblob"):
        return None
    from textblob.en import sentiment

    return np.array([sentiment(fold(text))[aspect == "subjectivity"] for text in texts])


def afinn(texts: Sequence[str]) -> np.ndarray | None:
    """AFINN's sum of each text; None where it is not installed."""
    if not find_spec("afinn"):
        return None
    from afinn import Afinn

    scorer = Afinn()
    return np.array([scorer.score(fold(text)) for text in texts])


def tool_scores(texts: Sequence[str]) -> dict:
    """What the off-the-shelf tools give each text, as numbers."""
    return {"vader": vader(texts), "textblob": textblob(texts), "afinn": afinn(texts)}


def peer_polarity(scores: dict, margins: dict | None = None) -> dict:
    """`polarity` for each peer; by default with the margins that the tools' authors advise."""
    margins = {"vader": MARGIN, "textblob": MARGIN} if margins is None else margins
    return {name: polarity(values, margins.get(name, 0.0)) for name, values in scores.items()}


@overload
def polarity(scores: np.ndarray, margin: float = 0.0) -> np.ndarray: ...
@overload
def polarity(scores: None, margin: float = 0.0) -> None: ...
def polarity(scores: np.ndarray | None, margin: float = 0.0) -> np.ndarray | None:
    """Classes of scores: positive above the margin, negative below its negative, else neutral. None stays None."""
    if scores is None:
        return None
    return np.select([scores > margin, scores < -margin], ["positive", "negative"], "neutral")


def trained_classifier(
    texts: Sequence[str], gold: Sequence, groups: Sequence, regression: bool = False
) -> np.ndarray | None:
    """Out-of-fold predictions (five folds) of what a user could train on the set: TF-IDF of words and pairs, logistic or ridge regression.

    Rows of one group are predicted by a model that has seen none of them. With `regression`, `gold` is a number rather than
    a class.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression, Ridge
    from sklearn.pipeline import make_pipeline

    rows, answers, fold_of = np.asarray(texts, object), np.asarray(gold), folds(groups)
    found = np.empty(len(rows), float if regression else answers.dtype)
    for number in np.unique(fold_of):
        here = fold_of == number
        model = Ridge() if regression else LogisticRegression(max_iter=2000, class_weight="balanced")
        learner = make_pipeline(TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True), model)
        if here.all() or (not regression and len(np.unique(answers[~here])) < 2):
            return None
        try:
            found[here] = learner.fit(rows[~here], answers[~here]).predict(rows[here])
        except ValueError:  # too few texts for a word to stand in two of them
            return None
    return found
