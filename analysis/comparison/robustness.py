"""A study and its findings in; whether they hold without one sentence, without one entry, and under every defensible choice, out.

A multiverse shows a comparison under every reasonable choice instead of one (Steegen, S., Tuerlinckx, F., Gelman, A., & Vanpaemel,
W. (2016). Increasing transparency through a multiverse analysis. Perspectives on Psychological Science, 11(5), 702–712).
"""

import itertools
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.pair_score import PairScore, marks_of_score, words_of_sentences
from analysis.comparison.pairs import compare_independent
from analysis.comparison.samples import Group, compares_weights
from analysis.comparison.scores import SCORED_SECTIONS
from analysis.comparison.units import ALL
from analysis.measures.sentiment import SIGNS
from analysis.measures.vader.valences import function_words

WITH_FUNCTION_WORDS = "tone with function words"
# The same construct by other instruments: VADER, and VADER's valences of grammar
SWAPS = {"tone": ("sentiment", WITH_FUNCTION_WORDS)}
SECTIONS = {"without headline": SCORED_SECTIONS, "with headline": ("title", *SCORED_SECTIONS)}
CHOICES = ["voice", "headline", "instrument", "entries", "sentences"]
LEFT_OUT = ["entry", "article", "sentence"]
COMPARED = ["difference", "low", "high", "p", "detectable", "status"]


def influence(
    study: MeasuredCorpus, a: str, b: str, findings: Sequence[tuple[str, str]], voice: str = "author"
) -> pd.DataFrame:
    """How far each difference moves when the sentence, or the entry, that carries most of it is left out.

    A row a finding (measure, category): `measure`, `category`, `difference` (a − b per 1,000 words), `without_sentence`
    (the difference without it), `article` and `sentence` (which), `without_entry`, `entry` (which) and the first `cue` it
    found, `turns` (whether either changes the sign).
    """
    rows = []
    units = words_of_sentences(study, a, b, voice)
    for measure, category in findings:
        marks = marks_of_score(study, (a, b), voice, measure, category)
        every = PairScore.of(marks, units, a)
        sentence, entry = every.carrying_sentence(), every.carrying_entry()
        cue = next(iter(marks.loc[marks["entry"] == entry, "cue"].str.lower()), "")
        less, lesser = every.without_sentence(sentence).difference(), every.without_entry(entry).difference()
        turns = bool(every.difference() * less < 0 or every.difference() * lesser < 0)
        rows.append((measure, category, every.difference(), less, *units.index[sentence], lesser, entry, cue, turns))
    columns = ["measure", "category", "difference", "without_sentence", "article", "sentence", "without_entry", "entry",
               "cue", "turns"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def multiverse(study: MeasuredCorpus, a: str, b: str, findings: Sequence[tuple[str, str]]) -> pd.DataFrame:
    """Every finding (measure, category) under every combination of choices.

    The author's voice or all voices; without the headline or with it; tone by its own lexicon, by VADER, or by its own with what VADER
    gives to words of grammar (*no*, *like*, *well*) and to ! and ?; all entries, or without the one that carries most of the
    difference; all sentences, or without the one that does.

    A row a finding and universe, the default choices first: `measure`, `category`, the choices (`voice`, `headline`,
    `instrument`, `entries`, `sentences`), what is left out (`entry`, `article` and `sentence`; "" and 0 where nothing is),
    `difference`, `low`, `high`, `p`, `detectable`, `status` as in `compare`, and `strength`, the difference over the part
    of its interval that points to 0: beyond 1 or −1 the interval leaves out 0.
    """
    rows: list[tuple] = []
    alike = defaultdict(list)  # which universes have the same sentences: these are compared at once
    for voice, headline in itertools.product(("author", "all"), SECTIONS):
        units = words_of_sentences(study, a, b, voice, SECTIONS[headline])
        for place, (measure, category) in enumerate(findings):
            swaps = SWAPS.get(measure, ()) if category == ALL else ()
            for instrument in (measure, *swaps):
                every = PairScore.of(_marks_of(study, (a, b), voice, instrument, category), units, a)
                for entries, sentences in itertools.product(("all", "one left out"), repeat=2):
                    entry = "" if entries == "all" else every.carrying_entry()
                    sums = every.without_entry(entry) if entry else every
                    left = None if sentences == "all" else sums.carrying_sentence()
                    where = ("", 0) if left is None else units.index[left]
                    sums = sums if left is None else sums.without_sentence(left)
                    alike[voice, headline, left].append((len(rows), compares_weights(measure, category), sums))
                    choices = (voice, headline, instrument, entries, sentences)
                    rows.append((place, measure, category, *choices, entry, *where))
    compared = pd.concat([_compared(members) for members in alike.values()]) if rows else pd.DataFrame(columns=COMPARED)
    found = pd.DataFrame(rows, columns=["place", "measure", "category", *CHOICES, *LEFT_OUT]).join(compared)
    found = found.sort_values("place", kind="stable", ignore_index=True).drop(columns="place")
    apart = found["difference"]
    return found.assign(strength=apart / np.where(apart > 0, apart - found["low"], found["high"] - apart))


def with_function_words(marks: pd.DataFrame) -> pd.DataFrame:
    """The marks of tone, and those that VADER gives to words of grammar and to ! and ?."""
    grammatical = marks["entry"].isin([*function_words(), *SIGNS])
    return marks[(marks["measure"] == "tone") | ((marks["measure"] == "sentiment") & grammatical)]


def _marks_of(study, pair, voice, instrument, category):
    if instrument != WITH_FUNCTION_WORDS:
        return marks_of_score(study, pair, voice, instrument, category)
    both = [marks_of_score(study, pair, voice, measure, category) for measure in ("tone", "sentiment")]
    return with_function_words(pd.concat(both))


def count_universes(universes: pd.DataFrame) -> pd.DataFrame:
    """In how many universes each finding of `multiverse` holds.

    A row a finding: `measure`, `category`, `universes`, `same_sign` (as under the default choices), `established` (that
    sign, and p < .05), `sparse` (nothing could be inferred).
    """
    rows = []
    for (measure, category), part in universes.groupby(["measure", "category"], sort=False):
        same = np.sign(part["difference"]) == np.sign(part["difference"].iloc[0])
        established, sparse = same & (part["p"] < 0.05), part["status"] != ""
        rows.append((measure, category, len(part), same.sum(), established.sum(), sparse.sum()))
    return pd.DataFrame(rows, columns=["measure", "category", "universes", "same_sign", "established", "sparse"])


def _compared(members):
    """Universes of the same sentences compared at once; `members`: a universe's number, whether weights are compared, its sums."""
    numbers, weighed, sums = zip(*members, strict=True)
    value = np.column_stack([own.values() for own in sums])
    count = np.column_stack([own.counts() for own in sums])
    words, mine = sums[0].words, sums[0].mine
    a, b = (Group(value[own], words[own], count[own], np.array(weighed), words[own]) for own in (mine, ~mine))
    return compare_independent(a, b, "sentence")[COMPARED].set_axis(list(numbers))
