"""Words with a valence, and their contexts, in; their weights, and how favourable a passage is, out."""

from functools import cache
from typing import overload

import numpy as np
import pandas as pd

from analysis.core.weights import read_weights
from analysis.lexicons.load import lexicon
from analysis.measures.vader.contexts import FIXED, Toned, contexts
from analysis.measures.vader.valences import entries, valence_cues


@cache
def shipped_tone_weights() -> pd.DataFrame:
    """The weights that come with the package: see `weigh`."""
    return read_weights("tone")


def weigh(found: Toned, weights: pd.DataFrame | None = None) -> np.ndarray:
    """The weight of each hit: its valence times the factors of its contexts.

    Parameters
    ----------
    found : Toned
    weights : DataFrame, optional
        `kind` (word, or the sign of the valences that a factor is for: positive, negative), `key` (of a word, or a
        context) and `weight`; by default those shipped.
    """
    valence, factors = _shipped() if weights is None else _as_arrays(weights)
    weight = valence[found.row]
    sign = (weight > 0).astype(int)
    return weight * factors[sign, found.shifter] * factors[sign, found.degree] * factors[sign, found.contrast]


def sign_of(valence: float) -> str:
    """Which of the two factors of a context acts on a valence."""
    return "positive" if valence > 0 else "negative"


def text_points(found: Toned, texts: int, weights: pd.DataFrame | None = None) -> np.ndarray:
    """The summed weights of so many texts, by what has a valence in them, and weights as for `weigh`."""
    return np.bincount(found.text, weigh(found, weights), texts)


@overload
def intensity(points: np.ndarray, words: np.ndarray) -> np.ndarray: ...
@overload
def intensity(points: float, words: float) -> float: ...
def intensity(points: np.ndarray | float, words: np.ndarray | float) -> np.ndarray | float:
    """How favourable a passage is, as a person would rate it: S / sqrt(S² + words), from −1 to 1.

    VADER's normalisation S / sqrt(S² + 15) with the passage's words in place of its constant: a word of tone says more of a short
    sentence than of a long one, and the tenth such word less than the first. Of these two, the sum, the sum per word
    and per square root of words it agrees best with ratings of editorials, news sentences and headlines.

    `points` are the summed weights of a passage, `words` its words; where there are none the result is NaN.
    """
    words = np.asarray(words, float)
    return points / np.sqrt(np.square(points) + np.where(words > 0, words, np.nan))


def direction(scores: np.ndarray, decision: str) -> np.ndarray:
    """Positive, negative or neutral, by thresholds on intensity.

    Parameters
    ----------
    scores : array
        From `intensity`.
    decision : {'comment', 'news'}
        A table `[decision.…]` of lexicons/tone.toml: in comment little is neutral, in news much.
    """
    limits = lexicon("tone").decisions[decision]
    return np.select([scores > limits["above"], scores < limits["below"]], ["positive", "negative"], "neutral")


def _as_arrays(weights):
    """The valence of each row of `entries`, and a row of factors for each sign (negative, positive)."""
    known = dict(zip(zip(weights["kind"], weights["key"], strict=True), weights["weight"], strict=True))
    valence = [
        known.get(("word", key), prior)
        for key, prior in zip(entries()["key"].to_list(), valence_cues().weight.tolist(), strict=True)
    ]
    factors = [
        [1.0, *(known[sign, context] for context in contexts()[1 : -len(FIXED)]), *FIXED.values()]
        for sign in ("negative", "positive")
    ]
    return np.array(valence), np.array(factors)


@cache
def _shipped():
    return _as_arrays(shipped_tone_weights())
