"""Does a finding stand? One sentence left out, one entry left out, and every combination of defensible choices.

A multiverse shows a comparison under every reasonable choice instead of one (Steegen, S., Tuerlinckx, F., Gelman, A., & Vanpaemel,
W. (2016). Increasing transparency through a multiverse analysis. Perspectives on Psychological Science, 11(5), 702–712).
"""

import itertools
from collections import defaultdict
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.comparison.pairs import independent
from analysis.comparison.samples import Group, signed
from analysis.comparison.scores import SCORED_SECTIONS
from analysis.comparison.units import ALL

SWAPS = {"tone": "sentiment"}  # the same construct by another instrument: VADER
SECTIONS = {"without headline": SCORED_SECTIONS, "with headline": ("title", *SCORED_SECTIONS)}
UNIT = ["article", "sentence"]
CHOICES = ["voice", "headline", "instrument", "entries", "sentences"]
LEFT_OUT = ["entry", "article", "sentence"]
COMPARED = ["difference", "low", "high", "p", "detectable", "status"]


def influence(study, a, b, findings, voice="author"):
    """How far each difference moves when the sentence, or the entry, that carries most of it is left out.

    Parameters
    ----------
    study : Study
    a, b : str
        Articles.
    findings : list of (measure, category)
    voice : str

    Returns
    -------
    DataFrame
        One row a finding: `measure`, `category`, `difference` (a − b per 1,000 words), `without_sentence` (the difference
        without it), `article` and `sentence` (which), `without_entry`, `entry` (which) and the first `cue` it found, `turns` (whether either changes the
        sign).
    """
    rows = []
    units = _words(study, a, b, voice)
    for measure, category in findings:
        marks = _marks(study, a, b, voice, measure, category)
        every = _Sums.of(marks, units, a)
        sentence, entry = every.carrying_sentence(), every.carrying_entry()
        cue = next(iter(marks.loc[marks["entry"] == entry, "cue"].str.lower()), "")
        less, lesser = every.without_sentence(sentence).difference(), every.without_entry(entry).difference()
        turns = bool(every.difference() * less < 0 or every.difference() * lesser < 0)
        rows.append((measure, category, every.difference(), less, *units.index[sentence], lesser, entry, cue, turns))
    columns = ["measure", "category", "difference", "without_sentence", "article", "sentence", "without_entry", "entry",
               "cue", "turns"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def multiverse(study, a, b, findings):
    """Every finding under every combination of choices.

    The author's voice or all voices; without the headline or with it; tone by its own lexicon or by VADER; all entries, or
    without the one that carries most of the difference; all sentences, or without the one that does.

    Parameters
    ----------
    study : Study
    a, b : str
        Articles.
    findings : list of (measure, category)

    Returns
    -------
    DataFrame
        One row a finding and universe, the default choices first: `measure`, `category`, the choices (`voice`, `headline`,
        `instrument`, `entries`, `sentences`), what is left out (`entry`, `article` and `sentence`; "" and 0 where nothing is),
        `difference`, `low`, `high`, `p`, `detectable`, `status` as in `compare`, and
        `strength`, the difference over the part of its interval that points to 0: beyond 1 or −1 the interval leaves out 0.
    """
    rows, alike = [], defaultdict(list)  # which universes have the same sentences: these are compared at once
    for voice, headline in itertools.product(("author", "all"), SECTIONS):
        units = _words(study, a, b, voice, SECTIONS[headline])
        for place, (measure, category) in enumerate(findings):
            swap = [SWAPS[measure]] if measure in SWAPS and category == ALL else []
            for instrument in (measure, *swap):
                every = _Sums.of(_marks(study, a, b, voice, instrument, category), units, a)
                for entries, sentences in itertools.product(("all", "one left out"), repeat=2):
                    entry = "" if entries == "all" else every.carrying_entry()
                    sums = every.without_entry(entry) if entry else every
                    left = None if sentences == "all" else sums.carrying_sentence()
                    where = ("", 0) if left is None else units.index[left]
                    sums = sums if left is None else sums.without_sentence(left)
                    alike[voice, headline, left].append((len(rows), signed(instrument, category), sums))
                    rows.append(
                        (place, measure, category, voice, headline, instrument, entries, sentences, entry, *where)
                    )
    compared = pd.concat([_compared(members) for members in alike.values()]) if rows else pd.DataFrame(columns=COMPARED)
    found = pd.DataFrame(rows, columns=["place", "measure", "category", *CHOICES, *LEFT_OUT]).join(compared)
    found = found.sort_values("place", kind="stable", ignore_index=True).drop(columns="place")
    towards_0 = np.where(
        found["difference"] > 0, found["difference"] - found["low"], found["high"] - found["difference"]
    )
    return found.assign(strength=found["difference"] / towards_0)


def standing(universes):
    """In how many universes each finding stands.

    Returns
    -------
    DataFrame
        One row a finding of `multiverse`: `measure`, `category`, `universes`, `same_sign` (as under the default choices),
        `established` (that sign, and p < .05), `sparse` (nothing could be inferred).
    """
    rows = []
    for (measure, category), part in universes.groupby(["measure", "category"], sort=False):
        same = np.sign(part["difference"]) == np.sign(part["difference"].iloc[0])
        established, sparse = same & (part["p"] < 0.05), part["status"] != ""
        rows.append((measure, category, len(part), same.sum(), established.sum(), sparse.sum()))
    return pd.DataFrame(rows, columns=["measure", "category", "universes", "same_sign", "established", "sparse"])


def _words(study, a, b, voice, sections=SCORED_SECTIONS):
    """The words of each sentence of two articles, in one voice, those of `a` first."""
    tokens = study.in_voice(voice)[1]
    tokens = tokens[tokens["article"].isin([a, b]) & tokens["section"].isin(sections)]
    return (
        tokens.groupby(UNIT).size().sort_index(level=0, key=lambda name: name != a, sort_remaining=False, kind="stable")
    )


def _marks(study, a, b, voice, measure, category):
    """The marks that one score counts, with what each counts for (`value`)."""
    marks = study.in_voice(voice)[0]
    marks = marks[marks["article"].isin([a, b]) & (marks["measure"] == measure) & (marks["weight"] != 0)]
    if category != ALL:
        marks = marks[(marks["category"] + ".").str.startswith(category + ".")]
    if signed(measure, category):
        return marks.assign(value=marks["weight"])
    return marks.drop_duplicates(["article", "start", "end"]).assign(value=1.0)


@dataclass(frozen=True)
class _Sums:
    """One score of two articles, as arrays.

    Of each sentence its `words`, and whether it is in a (`mine`); of each mark the position of its sentence (`place`), what it
    counts for (`value`) and its `entry`.
    """

    words: np.ndarray
    mine: np.ndarray
    place: np.ndarray
    value: np.ndarray
    entry: np.ndarray

    @classmethod
    def of(cls, marks, units, a):
        """From the marks of a score that lie in these sentences."""
        place = units.index.get_indexer(pd.MultiIndex.from_frame(marks[UNIT]))
        inside = place >= 0
        mine = np.asarray(units.index.get_level_values(0) == a)
        return cls(units.to_numpy(float), mine, place[inside], marks["value"].to_numpy(float)[inside],
                   marks["entry"].to_numpy(object)[inside])  # fmt: skip

    def values(self):
        """What is compared of each sentence."""
        return np.bincount(self.place, self.value, len(self.words))

    def counts(self):
        return np.bincount(self.place, minlength=len(self.words)).astype(float)

    def difference(self):
        """a − b per 1,000 words."""
        a, b = (self.values()[own].sum() / self.words[own].sum() for own in (self.mine, ~self.mine))
        return (a - b) * 1000

    def carrying_sentence(self):
        """The position of the sentence without which the difference is nearest to the other sign, or farthest beyond."""
        value, moved = self.values(), np.zeros(len(self.words))
        for own, side in ((self.mine, 1), (~self.mine, -1)):
            total, words = value[own].sum(), self.words[own].sum()
            rest = np.maximum(words - self.words[own], 1)
            moved[own] = side * (total - value[own]) / rest - side * total / words
        return int((moved * np.sign(self.difference())).argmin())

    def carrying_entry(self):
        """The entry without which the difference is nearest to the other sign, or farthest beyond; "" without marks."""
        if not len(self.entry):
            return ""
        entries, which = np.unique(self.entry.astype(str), return_inverse=True)
        a, b = self.words[self.mine].sum(), self.words[~self.mine].sum()
        per_word = np.where(self.mine[self.place], 1 / a, -1 / b)
        return str(entries[(np.bincount(which, self.value * per_word) * np.sign(self.difference())).argmax()])

    def without_entry(self, entry):
        return self._kept(self.entry != entry)

    def without_sentence(self, left):
        rest = self._kept(self.place != left)
        place = rest.place - (rest.place > left)
        return replace(rest, words=np.delete(self.words, left), mine=np.delete(self.mine, left), place=place)

    def _kept(self, marks):
        return replace(self, place=self.place[marks], value=self.value[marks], entry=self.entry[marks])


def _compared(members):
    """Universes of the same sentences compared at once; `members`: a universe's number, whether weights are compared, its sums."""
    numbers, weighed, sums = zip(*members, strict=True)
    value = np.column_stack([own.values() for own in sums])
    count = np.column_stack([own.counts() for own in sums])
    words, mine = sums[0].words, sums[0].mine
    a, b = (Group(value[own], words[own], count[own], np.array(weighed), words[own]) for own in (mine, ~mine))
    return independent(a, b, "sentence")[COMPARED].set_axis(list(numbers))
