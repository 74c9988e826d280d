"""Does a finding stand? One sentence left out, one entry left out, and every combination of defensible choices.

A multiverse shows a comparison under every reasonable choice instead of one (Steegen, S., Tuerlinckx, F., Gelman, A., & Vanpaemel,
W. (2016). Increasing transparency through a multiverse analysis. Perspectives on Psychological Science, 11(5), 702–712).
"""

import itertools

import numpy as np
import pandas as pd

from analysis.pairs import Group, independent, signed
from analysis.scores import ALL, SCORED_SECTIONS

SWAPS = {"tone": "sentiment"}  # the same construct by another instrument: VADER
SECTIONS = {"without headline": SCORED_SECTIONS, "with headline": ("title", *SCORED_SECTIONS)}
UNIT = ["article", "sentence"]
CHOICES = ["voice", "headline", "instrument", "entries", "sentences"]
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
        article, sentence = _carrying_sentence(marks, units, a)
        entry = _carrying_entry(marks, units, a)
        cue = next(iter(marks.loc[marks["entry"] == entry, "cue"].str.lower()), "")
        difference = _difference(marks, units, a)
        less = _difference(*_without_sentence(marks, units, article, sentence), a)
        lesser = _difference(_without_entry(marks, entry), units, a)
        turns = bool(difference * less < 0 or difference * lesser < 0)
        rows.append((measure, category, difference, less, article, sentence, lesser, entry, cue, turns))
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
        `instrument`, `entries`, `sentences`), `difference`, `low`, `high`, `p`, `detectable`, `status` as in `compare`, and
        `strength`, the difference over the part of its interval that points to 0: beyond 1 or −1 the interval leaves out 0.
    """
    rows = []
    for measure, category in findings:
        swap = [SWAPS[measure]] if measure in SWAPS and category == ALL else []
        for voice, headline, instrument in itertools.product(("author", "all"), SECTIONS, (measure, *swap)):
            every = _words(study, a, b, voice, SECTIONS[headline])
            found = _marks(study, a, b, voice, instrument, category)
            for entries, sentences in itertools.product(("all", "one left out"), repeat=2):
                marks, units = found[pd.MultiIndex.from_frame(found[UNIT]).isin(every.index)], every
                if entries != "all":
                    marks = _without_entry(marks, _carrying_entry(marks, units, a))
                if sentences != "all":
                    marks, units = _without_sentence(marks, units, *_carrying_sentence(marks, units, a))
                compared = independent(*_groups(marks, units, a, signed(instrument, category)), "sentence")[
                    COMPARED
                ].iloc[0]
                rows.append((measure, category, voice, headline, instrument, entries, sentences, *compared))
    found = pd.DataFrame(rows, columns=["measure", "category", *CHOICES, *COMPARED])
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


def _sums(marks, units, a):
    """What is compared of each sentence, its words, and whether it is in `a`."""
    value = marks.groupby(UNIT)["value"].sum().reindex(units.index, fill_value=0.0)
    return value.to_numpy(), units.to_numpy(float), units.index.get_level_values(0) == a


def _groups(marks, units, a, weighed):
    """Both articles for `analysis.pairs`, with one cell."""
    value, words, mine = _sums(marks, units, a)
    count = marks.groupby(UNIT).size().reindex(units.index, fill_value=0).to_numpy(float)
    return [
        Group(value[own, None], words[own], count[own, None], np.array([weighed]), words[own]) for own in (mine, ~mine)
    ]


def _difference(marks, units, a):
    value, words, mine = _sums(marks, units, a)
    return (value[mine].sum() / words[mine].sum() - value[~mine].sum() / words[~mine].sum()) * 1000


def _carrying_sentence(marks, units, a):
    """The sentence without which the difference is nearest to the other sign, or farthest beyond: article and number."""
    value, words, mine = _sums(marks, units, a)
    moved = np.zeros(len(words))
    for own, side in ((mine, 1), (~mine, -1)):
        rest = np.maximum(words[own].sum() - words[own], 1)
        moved[own] = side * (value[own].sum() - value[own]) / rest - side * value[own].sum() / words[own].sum()
    return units.index[int((moved * np.sign(_difference(marks, units, a))).argmin())]


def _carrying_entry(marks, units, a):
    """The entry without which the difference is nearest to the other sign, or farthest beyond; "" without marks."""
    _, words, mine = _sums(marks, units, a)
    per_word = np.where(marks["article"] == a, 1 / words[mine].sum(), -1 / words[~mine].sum())
    carried = (marks["value"] * per_word).groupby(marks["entry"]).sum() * np.sign(_difference(marks, units, a))
    return carried.idxmax() if len(carried) else ""


def _without_entry(marks, entry):
    return marks[marks["entry"] != entry]


def _without_sentence(marks, units, article, sentence):
    kept = (marks["article"] != article) | (marks["sentence"] != sentence)
    return marks[kept], units.drop((article, sentence))
