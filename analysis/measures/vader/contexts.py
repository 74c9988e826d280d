"""Words in; those with a valence out, each with the contexts that change what it counts.

A valence is multiplied by a factor for each of

- the nearest shifter in reach (`analysis.cues.negation`), by the shifter's category and the sign of the valence: *not good* is bad, but
  *not bad* is hardly good, and *if* or *although* take from praise and leave blame as it is;
- a degree word just before it (*very good*);
- a *but* in its sentence: what follows it counts more than what it concedes.

A verb that ends or lessens something bad (*foiled the attack*) leaves the valence to its object. A word of praise that stands alone
before a colon, with blame after it, is irony (*Brilliant: they lost it*), and counts as blame.

Sources: for the rules of degree and *but*: Hutto & Gilbert (2014), in `analysis.measures.vader.valences`. On why negation is no
mirror: Taboada, M., Brooke, J., Tofiloski, M., Voll, K., & Stede, M. (2011). Lexicon-based methods for sentiment analysis.
Computational Linguistics, 37(2), 267–307.
"""

from functools import cache
from typing import NamedTuple

import numpy as np
from vaderSentiment.vaderSentiment import BOOSTER_DICT

from analysis.cues.labels import Labels
from analysis.cues.negation import acting_shifters
from analysis.cues.shifters import RESTRICTION, shifters
from analysis.cues.token_index import Words
from analysis.lexicons.load import lexicon
from analysis.measures.vader.valences import entries, valence_cues

DEGREE, BEFORE, AFTER = "degree", "before but", "after but"
FIXED = {"removes": 0.0, "irony": -1.0}  # contexts whose factors are not learned
DEGREES = frozenset(word for word, amount in BOOSTER_DICT.items() if amount > 0)
NO_CONTRAST = frozenset("all nothing anything none no cannot everyone everything".split())  # all but, nothing but


@cache
def contexts() -> list[str]:
    """What a valence can stand in: nothing (""), the categories of shifters, degree and contrast, and what is fixed."""
    shifting = lexicon("shifters").entries.dropna(subset="weight")["category"].unique()
    shifting = [name for name in shifting if name != RESTRICTION]
    return ["", *shifting, DEGREE, BEFORE, AFTER, *FIXED]


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
        return valence_cues().weight[self.row]


def toned_hits(words: Words) -> Toned:
    """Find what has a valence, and its contexts."""
    first, last, row = valence_cues().hits(words)
    counts = ~_opens_name(words, first)
    first, last, row = first[counts], last[counts], row[counts]
    rules, rule = shifters(words), acting_shifters(words, first, last)
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
    acts = rule[(rule >= 0) & (valence_cues().weight[row] < 0)]
    acts = acts[rules.governs.each(bool).astype(bool)[acts]]
    return np.isin(first, rules.first[acts])


def _ironic(words, first, last, row):
    """Whether each cue is praise alone before a colon, or before *another*, with more blame than praise behind it:
    *Brilliant: they lost it*, *Great, another crisis*."""
    valence, unit = valence_cues().weight[row], words.unit[first]
    behind = np.bincount(unit, valence, len(words.bounds[0]))[unit] - valence
    after = np.minimum(words.ends[last], len(words.page.points) - 1)
    another = np.append(words.is_key(["another"])[1:], False)[last] & (words.page.points[after] == ord(","))
    return words.opens[first] & ((words.page.points[after] == ord(":")) | another) & (valence > 0) & (behind < 0)


def _contrast(words, first):
    """Whether a word stands before (`BEFORE`) or after the first contrasting *but* of its sentence, in `contexts()`.

    A *But* that opens the sentence answers another one: nothing in its own is conceded, so nothing is stressed.
    """
    but = words.is_key(["but"]) & ~words.opens
    but[1:] &= ~words.is_key(NO_CONTRAST)[:-1]
    here = np.flatnonzero(but)
    place = np.full(len(words.bounds[0]), -1)
    place[words.unit[here[::-1]]] = here[::-1]  # of several the first stays
    place = place[words.unit[first]]
    return np.where(place < 0, 0, np.where(first < place, contexts().index(BEFORE), contexts().index(AFTER)))
