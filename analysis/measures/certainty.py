"""Certainty: how sure, how vague and how settled the wording is, graded with weights learned from annotated texts.

Construct: four scales, each learned from what people judged in whole sentences. `degree`: how certain a scientific
finding is presented to be (science news and abstracts, rated 1 to 6). `speculation`: is a sentence hedged as a scientist
would hedge (abstracts). `vagueness`: does it need a source or a number, as editors of Wikipedia see it. `settled`: are
all events it speaks of certain to have happened or not to have happened (newspapers; what is future, planned or
conditional is not). A mark is a word or a pair of words (`to *`: *to* and any verb) that carries weight on a scale.
Unit: points of the rating for `degree`, log-odds for the others. Direction: a weight below 0 makes a text less certain,
more speculative, vaguer, less settled. A sentence is speculative, vague or unsettled if its sum is below the
threshold of `decide`. Limits: the scales have different units, so the total `all` means nothing; the weights hold for
sentences like those they were learned from (two of the sets are not news); scare quotes change nothing.

Sources: the annotated texts are named in `models/certainty/weights.tsv`. Farkas, R., Vincze, V., Móra, G., Csirik,
J., & Szarvas, G. (2010). The CoNLL-2010 shared task: Learning to detect hedges and their scope in natural language
text. Vincze, V. (2013). Weasels, hedges and peacocks. In Proceedings of IJCNLP 2013.
"""

from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.core.jit import compiled
from analysis.core.weights import read_weights
from analysis.cues import shifters
from analysis.cues.labels import Labels
from analysis.cues.mark_arrays import MarkArrays, MarkLabels
from analysis.cues.matcher import find_all_cues
from analysis.cues.ngrams import code_of, cue_kinds, kind_numbers, kinds_at, number_of_codes, number_of_paired_kinds
from analysis.cues.token_index import Words
from analysis.lexicons.load import Lexicon, lexicon
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


def categories(codebook: Lexicon | None = None) -> dict[str, str]:
    return SCALES


def find(words: Words, codebook: Lexicon | None = None, found: dict[str, MarkArrays] | None = None) -> MarkArrays:
    """Mark what has a weight: words, pairs of words, and the cues of the measures needed, each by its category.

    One span has a mark on each scale it bears on; `entry` is the phrase, or the kind of the cue (`irrealis:plan`).
    """
    known = _weights()
    tables = known.of_kind, known.of_pair, known.weights
    first, last, row, scale = _weighed(kinds_at(words), words.runs, tables)
    labels = MarkLabels("certainty", Labels(scale, _scales()), Labels(row, known.names))
    phrases = MarkArrays.of(words, first, last, known.weights[row, scale], labels)
    cues = needed_marks(words, found)
    row = cue_kinds(cues).each(lambda kind: known.of_cue.get(kind, 0)).astype(int)
    here, scale = np.nonzero(known.weights[row])
    cues = cues[here].but(weight=known.weights[row[here], scale], measure="certainty", modifier="",
                          category=Labels(scale, _scales()), entry=Labels(row[here], known.names))  # fmt: skip
    return MarkArrays.joined([phrases, cues])


@compiled
def _weighed(kinds, runs, tables):
    """First word, last word, row and scale of every weight of words and of pairs of them: four rows in reading order."""
    (single, coarse), (of_kind, of_pair, weights) = kinds, tables
    found, count = np.empty((4, 2 * weights.shape[1] * len(single)), np.int32), 0
    for first in range(len(single)):
        for last in range(first, min(first + 2, len(single))):
            row = of_kind[single[first]]
            if last > first:
                row = of_pair[coarse[first], coarse[last]] if runs[last] else 0
            for scale in range(weights.shape[1] if row else 0):
                found[0, count], found[1, count], found[2, count], found[3, count] = first, last, row, scale
                count += weights[row, scale] != 0  # where it is 0, the next one is written over it
    return found[:, :count]


class ScaleWeights(NamedTuple):
    """What has a weight: `names` (first that of what has none) and `weights`, a column a scale; the rows of kinds of words and of
    pairs of them (as numbered by `analysis.cues.ngrams`), and those of cues by their kind."""

    names: pa.Array
    weights: np.ndarray
    of_kind: np.ndarray
    of_pair: np.ndarray
    of_cue: dict


@cache
def _weights():
    learned = read_weights("certainty")
    of_code, of_cue = np.zeros(number_of_codes(), np.int32), {}
    for place, name in enumerate(learned["phrase"], 1):
        if ":" in name:
            of_cue[name] = place
        else:
            of_code[code_of(name)] = place
    weights = np.array([[0.0, *learned[scale]] for scale in _scales().to_pylist()]).T.copy()
    of_kind, of_pair = (
        of_code[: len(kind_numbers())],
        of_code[len(kind_numbers()) :].reshape(number_of_paired_kinds(), number_of_paired_kinds()),
    )
    return ScaleWeights(pa.array(["", *learned["phrase"]], pa.large_string()), weights, of_kind, of_pair, of_cue)


@cache
def _scales():
    """By the alphabet, as marks are sorted."""
    return pa.array(sorted(SCALES), pa.large_string())


def needed_marks(words: Words, found: dict[str, MarkArrays] | None = None) -> MarkArrays:
    """The marks of the measures whose cues bear on certainty: those found already, or found now.

    The weights were learned from cues recognised by their words alone, whatever their sense.
    """
    if words.parsed or not found:
        words = words.unparsed
        find_all_cues(words, [*(cues for measure in CUES.values() for cues in measure.sought()), shifters.sought()])
        found = {name: measure.find(words) for name, measure in CUES.items()}
    return MarkArrays.joined([found[name] for name in NEEDS])


def threshold(scale: str) -> float:
    """The sum of weights below which a sentence is called speculative, vague or unsettled."""
    return lexicon(DECISIONS[scale]).decisions[scale]["below"]


def decide(scores: pd.DataFrame) -> pd.DataFrame:
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
