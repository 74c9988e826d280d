"""Words in; the negators and shifters among them, with their scope and effect by the lexicon, out."""

from functools import cache
from itertools import islice
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from analysis.cues.labels import Labels
from analysis.cues.mark_arrays import spread
from analysis.cues.matcher import Cues
from analysis.cues.token_index import Words
from analysis.lexicons.load import lexicon

NEGATORS = ("negation", "minimiser")  # categories
RESTRICTION = "restriction"  # only, merely: they act in stance alone, on cues of the positive pole


class Shifters(NamedTuple):
    """The shifters among words, in reading order, as arrays of one length (but `of_unit` and `written`)."""

    first: np.ndarray
    last: np.ndarray
    weight: np.ndarray
    category: Labels
    reach: np.ndarray  # at most so many steps from its cue
    forward: np.ndarray  # else it follows its cue
    concession: np.ndarray  # although …, the main clause is not conceded
    governs: Labels  # "object" or "patient" of a verb that is the shifter; or "": all that depends on what it modifies
    of_unit: np.ndarray  # the shifters of sentence i: from of_unit[i] to of_unit[i + 1]
    written: Labels  # each as the text writes it, and at last none: ""

    def modifier(self, acting: np.ndarray) -> Labels:
        """The words of those that act (-1: none)."""
        return self.written[acting]


def shifters(words: Words) -> Shifters:
    """The shifters among words; every measure asks for those of the same words."""
    if Shifters not in words.found:
        words.found[Shifters] = _shifters(words)
    return words.found[Shifters]


def sought() -> Cues:
    """The cues of the shifters."""
    return _rules()[0]


@cache
def _rules():
    """The cues of the shifters, and for each how far it reaches, whether forward, whether it is a concession, what it governs."""
    cues = Cues(lexicon("shifters").entries, names=False)
    category, direction, scope = (cues.entries[column].to_numpy() for column in ("category", "direction", "scope"))
    governs = Labels.in_column(cues.entries["governs"])
    return cues, scope.astype(np.int64) + 1, direction == "forward", category == "concession", governs


@cache
def negators() -> frozenset[str]:
    """The keys of the cues that deny: not, nobody, hardly."""
    entries = _rules()[0].entries
    return frozenset(entries.loc[entries["category"].isin(NEGATORS) & entries["weight"].notna(), "key"])


def _shifters(words):
    cues, *rules = _rules()
    first, last, row = cues.hits(words)
    of_unit = np.searchsorted(words.unit[first], np.arange(len(words.bounds[0]) + 1))
    long = np.flatnonzero(first < last)  # most are one word
    at, _ = spread(first[long], last[long] + 1)
    parts = iter(words.distinct.take(pa.array(words.code[at])).to_pylist())
    phrases = [" ".join(islice(parts, size)) for size in (last - first + 1)[long].tolist()]
    code = np.append(words.code[first], len(words.distinct) + len(phrases))
    code[long] = len(words.distinct) + np.arange(len(phrases))
    written = Labels(code, words.written(*phrases, ""))
    reach, forward, concession, governs = (rule[row] for rule in rules)
    weight, category = cues.weight[row], cues.category[row]
    return Shifters(first, last, weight, category, reach, forward, concession, governs, of_unit, written)
