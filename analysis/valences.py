"""Valences for news and comment: VADER's, replaced by an overlay, moved by what was learned; and what context does to them.

The valence of a word or phrase is, in this order: its learned one (`lexicons/tone_weights.tsv`), its entry in the overlay
(`lexicons/tone.toml`), or VADER's, drawn in by `drawn_in`. In the text it is multiplied by a factor for each of

- the nearest shifter in reach (`analysis.shifting`), by the shifter's category and the sign of the valence: *not good* is bad, but
  *not bad* is hardly good, and *if* or *although* take from praise and leave blame as it is;
- a degree word just before it (*very good*);
- a *but* in its sentence: what follows it counts more than what it concedes.

Sources: for the valences and the rules of degree and *but*: Hutto, C. J., & Gilbert, E. (2014). VADER: A parsimonious rule-based
model for sentiment analysis of social media text. Proceedings of ICWSM-14, 216–225. On why negation is no mirror: Taboada, M.,
Brooke, J., Tofiloski, M., Voll, K., & Stede, M. (2011). Lexicon-based methods for sentiment analysis. Computational Linguistics,
37(2), 267–307.
"""

from functools import cache

import numpy as np
import pandas as pd
from vaderSentiment.vaderSentiment import BOOSTER_DICT, SentimentIntensityAnalyzer

from analysis.learned import read_learned
from analysis.lexicons import lexicon, word_key
from analysis.matching import match
from analysis.shifting import acting, shifters

QUESTION = "?"
DEGREE = frozenset(word for word, amount in BOOSTER_DICT.items() if amount > 0)
NO_CONTRAST = frozenset("all nothing anything none no cannot everyone everything".split())  # all but, nothing but


def drawn_in(valence):
    """VADER's valence (−4 … 4) on the scale of the overlay: its extremes, rated for words alone, weigh too much in the news."""
    return 1.25 * np.sign(valence) * np.abs(valence) ** 0.7


@cache
def vader_lexicon():
    """VADER's words with their valences."""
    return SentimentIntensityAnalyzer().lexicon


@cache
def entries():
    """What is looked for: the words of VADER and the entries of the overlay, with their valences before learning.

    Returns
    -------
    DataFrame
        As `Lexicon.entries`; one category, so that the longest match wins over all of them. Neutral entries block.
    """
    overlay = lexicon("tone").entries
    neutral = overlay["category"] == "neutral"
    overlay = overlay.assign(weight=overlay["weight"].mask(neutral), category="tone")
    known = {
        word: float(drawn_in(valence))
        for word, valence in vader_lexicon().items()
        if word.replace("-", "").replace("'", "").isalpha() and word_key(word) == word
    }
    vader = pd.DataFrame({"entry": known.keys(), "weight": known.values()})
    vader = vader[~vader["entry"].isin(overlay["key"])].assign(cue=vader["entry"], key=vader["entry"], category="tone")
    return pd.concat([overlay, vader], ignore_index=True)[["category", "entry", "cue", "key", "weight"]]


@cache
def shipped():
    """The weights that come with the package: see `weigh`."""
    return read_learned("tone")


def hits(words):
    """Find what has a valence, and its context.

    Parameters
    ----------
    words : Words

    Returns
    -------
    DataFrame
        One row a hit: `first`, `last` (places in `words`), `entry`, `key`, `prior` (the valence before learning), `contexts` (a tuple:
        the category of the shifter that acts on it, "degree", "before but", "after but") and `modifier` (the words of
        the text that make these contexts).
    """
    found = match(words, entries(), names=False).rename(columns={"weight": "prior"})
    contrast, unit, key = _contrasts(words), words.unit, words.key
    contexts, modifiers = [], []
    rules = shifters(words)
    category, said_of = rules.category.texts().to_pylist(), rules.written.texts().to_pylist()
    for first, rule in zip(
        found["first"].to_list(), acting(words, found["first"].to_numpy(), found["last"].to_numpy()), strict=True
    ):
        here, said = [], []
        if rule >= 0:
            here.append(category[rule])
            said.append(said_of[rule])
        if first and unit[first - 1] == unit[first] and key[first - 1] in DEGREE:
            here.append("degree")
            said.append(words.surface[first - 1])
        if unit[first] in contrast:
            here.append("before but" if first < contrast[unit[first]] else "after but")
            said.append(here[-1])
        contexts.append(tuple(here))
        modifiers.append(" ".join(said))
    return found.drop(columns=["category", "cue"]).assign(contexts=contexts, modifier=modifiers)


def _contrasts(words):
    """The place of the first contrasting *but* of each sentence that has one, by the sentence's number."""
    found = {}
    for i, key in enumerate(words.key):
        if key == "but" and not (i and words.key[i - 1] in NO_CONTRAST):
            found.setdefault(words.unit[i], i)
    return found


def questions(words):
    """Sentences that end in a question mark: their last word and where the mark stands."""
    found = []
    for _, last, _, end in words.sentence_spans():
        at = words.texts[words.article[last]].find(QUESTION, words.end[last], end)
        if at >= 0:
            found.append((last, at))
    return found


def weigh(found, weights=None):
    """The weight of each hit: its valence times the factors of its contexts.

    Parameters
    ----------
    found : DataFrame
        From `hits`.
    weights : DataFrame, optional
        `kind` (word, question, or the sign of the valences that a factor is for: positive, negative), `key` (of a word, or a
        context) and `weight`; by default those shipped.

    Returns
    -------
    array
    """
    valence, factors, _ = _by_kind(shipped() if weights is None else weights)
    found_weights = []
    for key, prior, contexts in zip(found["key"].to_list(), found["prior"].to_list(), found["contexts"], strict=True):
        weight = valence.get(key, prior)
        for context in contexts:
            weight *= factors[sign_of(valence.get(key, prior)), context]
        found_weights.append(weight)
    return np.array(found_weights, float)


def sign_of(valence):
    """Which of the two factors of a context acts on a valence."""
    return "positive" if valence > 0 else "negative"


def question_weight(weights=None):
    """What a question mark counts."""
    return _by_kind(shipped() if weights is None else weights)[2]


def points(found, asked, weights=None):
    """The summed weights of many texts.

    Parameters
    ----------
    found : DataFrame
        From `hits`, with the number of each hit's `text`.
    asked : array
        Question marks of each text.
    weights : DataFrame, optional
    """
    return np.bincount(found["text"], weigh(found, weights), len(asked)) + question_weight(weights) * asked


def intensity(points, words):
    """How favourable a passage is, as a person would rate it: S / sqrt(S² + words), from −1 to 1.

    VADER's normalisation S / sqrt(S² + 15) with the passage's words in place of its constant: a word of tone says more of a short
    sentence than of a long one, and the tenth such word less than the first. Of these two, the sum, the sum per word
    and per square root of words it agrees best with ratings of editorials, news sentences and headlines.

    Parameters
    ----------
    points : array or float
        Summed weights of the passage.
    words : array or float
        Its words; where there are none the result is NaN.

    Returns
    -------
    array or float
    """
    words = np.asarray(words, float)
    return points / np.sqrt(np.square(points) + np.where(words > 0, words, np.nan))


def direction(scores, decision):
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


def _by_kind(weights):
    valence, factors, question = {}, {}, 0.0
    for kind, key, weight in zip(weights["kind"], weights["key"], weights["weight"], strict=True):
        if kind == "word":
            valence[key] = weight
        elif kind == "question":
            question = weight
        else:
            factors[kind, key] = weight
    return valence, factors, question
