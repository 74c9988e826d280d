"""Valences for news and comment: VADER's, replaced by an overlay, moved by what was learned; and what context does to them.

The valence of a word or phrase is, in this order: its learned one (`models/tone/weights.tsv`), its entry in the overlay
(`lexicons/tone.toml`), or VADER's, drawn in by `drawn_in`. In the text it is multiplied by a factor for each of

- the nearest shifter in reach (`analysis.cues.negation`), by the shifter's category and the sign of the valence: *not good* is bad, but
  *not bad* is hardly good, and *if* or *although* take from praise and leave blame as it is;
- a degree word just before it (*very good*);
- a *but* in its sentence: what follows it counts more than what it concedes.

Words of grammar have no valence: the closed classes (`lexicons/function_words.toml`) and negators, which act on others. A verb that
ends or lessens something bad (*foiled the attack*) leaves the valence to its object. A word of praise that stands alone before a
colon, with blame behind it, is irony (*Brilliant: they lost it*), and counts as blame.

Sources: for the valences and the rules of degree and *but*: Hutto, C. J., & Gilbert, E. (2014). VADER: A parsimonious rule-based
model for sentiment analysis of social media text. Proceedings of ICWSM-14, 216–225. On why negation is no mirror: Taboada, M.,
Brooke, J., Tofiloski, M., Voll, K., & Stede, M. (2011). Lexicon-based methods for sentiment analysis. Computational Linguistics,
37(2), 267–307.
"""

from functools import cache
from typing import NamedTuple, overload

import numpy as np
import pandas as pd
from vaderSentiment.vaderSentiment import BOOSTER_DICT

from analysis.core.weights import read_learned
from analysis.cues.matcher import Cues
from analysis.cues.matches import Labels
from analysis.cues.negation import acting
from analysis.cues.shifters import RESTRICTION, negators, shifters
from analysis.cues.token_index import Words
from analysis.lexicons.load import lexicon
from analysis.lexicons.notation import word_key
from analysis.measures.vader import analyser

DEGREE, BEFORE, AFTER = "degree", "before but", "after but"
FIXED = {"removes": 0.0, "irony": -1.0}  # contexts whose factors are not learned
DEGREES = frozenset(word for word, amount in BOOSTER_DICT.items() if amount > 0)
NO_CONTRAST = frozenset("all nothing anything none no cannot everyone everything".split())  # all but, nothing but


def drawn_in(valence: float) -> float:
    """VADER's valence (−4 … 4) on the scale of the overlay: its extremes, rated for words alone, weigh too much in the news."""
    return 1.25 * np.sign(valence) * np.abs(valence) ** 0.7


def vader_lexicon() -> dict[str, float]:
    """VADER's words with their valences."""
    return analyser().lexicon


@cache
def entries() -> pd.DataFrame:
    """What is looked for, as `Lexicon.entries`: the words of VADER and the overlay, with their valences before learning.

    All are of one category, so that the longest match wins over all of them. Neutral entries block.
    """
    overlay, grammatical = lexicon("tone").entries, words_of_grammar()
    neutral = overlay["category"] == "neutral"
    overlay = overlay.assign(weight=overlay["weight"].mask(neutral), category="tone")
    known = set(overlay["key"])
    vader = [
        ("tone", word, word, word, float(drawn_in(valence)))
        for word, valence in vader_lexicon().items()
        if word.replace("-", "").replace("'", "").isalpha() and word_key(word) == word
        if word not in known and word not in grammatical
    ]
    columns = ["category", "entry", "cue", "key", "weight"]
    asked = overlay[[*columns, "pos", "sense", "parsed"]]
    table = pd.concat([asked, pd.DataFrame(vader, columns=columns)], ignore_index=True)
    return table.fillna({"pos": "", "sense": "", "parsed": False}).astype({"parsed": bool})


@cache
def words_of_grammar() -> frozenset[str]:
    """The keys of the closed word classes and of negators: they have no valence of their own."""
    return frozenset(lexicon("function_words").entries["key"]) | negators()


@cache
def cues() -> Cues:
    """`entries`, ready to be found."""
    return Cues(entries(), names=False)


@cache
def contexts() -> list[str]:
    """What a valence can stand in: nothing (""), the categories of shifters, degree and contrast, and what is fixed."""
    shifting = lexicon("shifters").entries.dropna(subset="weight")["category"].unique()
    shifting = [name for name in shifting if name != RESTRICTION]
    return ["", *shifting, DEGREE, BEFORE, AFTER, *FIXED]


@cache
def shipped() -> pd.DataFrame:
    """The weights that come with the package: see `weigh`."""
    return read_learned("tone")


class Toned(NamedTuple):
    """What has a valence, as arrays of one length: first and last word, the row of `entries`, and its contexts.

    These are positions in `contexts()`: the category of the `shifter` that acts on it, `degree` for a degree word just before it,
    and `contrast` (before or after a *but*). `modifier` has the words of the text that make them; `text` is the number of
    its article.
    """

    first: np.ndarray
    last: np.ndarray
    row: np.ndarray
    shifter: np.ndarray
    degree: np.ndarray
    contrast: np.ndarray
    modifier: Labels
    text: np.ndarray

    @property
    def key(self) -> np.ndarray:
        return entries()["key"].to_numpy(object)[self.row]

    @property
    def prior(self) -> np.ndarray:
        """The valences before learning."""
        return cues().weight[self.row]


def hits(words: Words) -> Toned:
    """Find what has a valence, and its contexts."""
    first, last, row = cues().hits(words)
    counts = ~_opens_name(words, first)
    first, last, row = first[counts], last[counts], row[counts]
    rules, rule = shifters(words), acting(words, first, last)
    fixed = [_removes(words, first, row, rule), _ironic(words, first, last, row)]
    names = [*rules.category.names.to_pylist(), ""]
    code = np.array([contexts().index(name) if name in contexts() else 0 for name in names])
    shifter = np.where(rule < 0, 0, code[np.append(rules.category.code, -1)[rule]])
    degree = words.is_key(DEGREES)[first - 1] & ~words.opens[first]
    contrast = _contrast(words, first)
    said = [
        rules.modifier(rule),
        Labels(np.where(degree, words.code[first - 1], len(words.distinct)), words.written("")),
        Labels.of(contrast, contexts()),
    ]
    modifier = Labels.combined(said, lambda texts: " ".join(filter(None, texts)))
    for name, here in zip(FIXED, fixed, strict=True):
        shifter, modifier = np.where(here, contexts().index(name), shifter), modifier.replaced(here, name)
    return Toned(first, last, row, shifter, degree * contexts().index(DEGREE), contrast, modifier, words.place[first])


def _opens_name(words, first):
    """Whether each cue begins with the first word of its sentence, and that word a name: *Amnesty International said*."""
    opens = words.body & words.first
    if words.grammar is None or not opens[first].any():
        return np.zeros(len(first), bool)
    follows = np.append(words.runs[1:] & words.named[1:], False)
    token = words.grammar.first
    named = np.isin(words.grammar.tags[token], ["NNP", "NNPS"]) | (words.grammar.labels[token] == "compound")
    return (opens & follows & named)[first]


def _removes(words, first, row, rule):
    """Whether each cue is the verb of removal that acts on something bad."""
    rules = shifters(words)
    acts = rule[(rule >= 0) & (cues().weight[row] < 0)]
    acts = acts[rules.governs.each(bool).astype(bool)[acts]]
    return np.isin(first, rules.first[acts])


def _ironic(words, first, last, row):
    """Whether each cue is praise alone before a colon, or before *another*, with more blame than praise behind it:
    *Brilliant: they lost it*, *Great, another crisis*."""
    valence, unit = cues().weight[row], words.unit[first]
    behind = np.bincount(unit, valence, len(words.bounds[0]))[unit] - valence
    after = np.minimum(words.ends[last], len(words.points) - 1)
    another = np.append(words.is_key(["another"])[1:], False)[last] & (words.points[after] == ord(","))
    return words.opens[first] & ((words.points[after] == ord(":")) | another) & (valence > 0) & (behind < 0)


def _contrast(words, first):
    """Whether a word stands before (`BEFORE`) or after the first contrasting *but* of its sentence, in `contexts()`."""
    but = words.is_key(["but"])
    but[1:] &= ~words.is_key(NO_CONTRAST)[:-1]
    here = np.flatnonzero(but)
    place = np.full(len(words.bounds[0]), -1)
    place[words.unit[here[::-1]]] = here[::-1]  # of several the first stays
    place = place[words.unit[first]]
    return np.where(place < 0, 0, np.where(first < place, contexts().index(BEFORE), contexts().index(AFTER)))


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


def points(found: Toned, texts: int, weights: pd.DataFrame | None = None) -> np.ndarray:
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
        for key, prior in zip(entries()["key"].to_list(), cues().weight.tolist(), strict=True)
    ]
    factors = [
        [1.0, *(known[sign, context] for context in contexts()[1 : -len(FIXED)]), *FIXED.values()]
        for sign in ("negative", "positive")
    ]
    return np.array(valence), np.array(factors)


@cache
def _shipped():
    return _as_arrays(shipped())
