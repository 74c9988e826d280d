"""Subjectivity: wording that evaluates and argues, as opposed to the wording of news reports.

Construct: private states and evaluation in the wording itself, whosever they are (`loaded.*`: evaluation, values,
emotion, belief, evaluative speech, loaded verbs, labels, figures of speech, degree, scare quotes), the grammar of
argument (`argued.*`: comment, obligation, address, contrast, negation, general statements, ! and ?) and news wording
(`plain.*`: attribution, figures, days). Unit: marks per 1,000 words (`loaded` is the density of loaded wording), or
points: by hand 1 for a loaded cue (2 for a strong one), 0.3 for argued, −0.5 for plain; the weights that count are
these moved by what sets opinion outlets apart from news and evaluated sentences from neutral ones
(`analysis.validation.learning.subjectivity`). Direction: > 0 subjective, < 0 matter-of-fact. Limits: words, not their use:
negation leaves a weight alone (*not terrible* evaluates too), a word of the subject matter (*fraud* in a report of a
trial) counts, irony and slanted choice of fact leave no mark. A sentence without a mark is not necessarily fair.

Sources: Wiebe, J., Wilson, T., & Cardie, C. (2005). Annotating expressions of opinions and emotions in language.
Language Resources and Evaluation, 39(2–3), 165–210. Martin, J. R., & White, P. R. R. (2005). The Language of
Evaluation. The entries of `lexicons/subjectivity.toml` name theirs.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import numpy as np

from analysis.core.weights import read_weights
from analysis.cues.mark_arrays import MarkArrays, MarkLabels
from analysis.cues.matcher import Cues, cues_of
from analysis.cues.token_index import Words
from analysis.lexicons.load import Lexicon, lexicon
from analysis.text.sentences import character_places

NEEDS = ("distance",)
PARTS = ("loaded", "argued", "plain")
PUNCTUATION, QUOTE = "argued.punctuation", "loaded.distance"


def categories(codebook: Lexicon | None = None) -> dict[str, str]:
    return lexicon("subjectivity").categories["subjectivity"]


def sought(codebook: Lexicon | None = None) -> list[Cues]:
    return [_cues()]


def find(words: Words, codebook: Lexicon | None, found: dict[str, MarkArrays]) -> MarkArrays:
    """Mark loaded, argued and plain wording, weighed as learned."""
    return _marks(words, found["distance"], _learned())


def lexicon_marks(words: Words, quotes: MarkArrays) -> MarkArrays:
    """The same marks with the weights of the lexicon; `quotes` are the marks of `distance`."""
    return _marks(words, quotes, _by_hand())


def decide(name: str, points: Mapping[str, np.ndarray], words: np.ndarray) -> np.ndarray:
    """A decision of the lexicon on sentences or texts: 'subjective', 'biased', 'lexical_bias' or 'opinion' (see its notes).

    Parameters
    ----------
    name : str
    points : dict of arrays
        Summed weights of each part, `loaded`, `argued` and `plain`, as `score` gives them.
    words : array

    Returns
    -------
    array of bool
    """
    decision = lexicon("subjectivity").decisions[name]
    counted = sum(np.asarray(points[part], float) for part in decision.get("parts", PARTS))
    return counted - decision["per_word"] * np.asarray(words) > decision["above"]


class EntryWeights(NamedTuple):
    """What each row of the entries weighs, a scare quote, and an exclamation or question mark."""

    of_row: np.ndarray
    of_quote: float
    of_sign: dict


def _cues():
    return cues_of(lexicon("subjectivity"), "subjectivity")


@cache
def _by_hand():
    weights, entries = _cues().weight, _cues().entries
    signs = np.flatnonzero(entries["category"] == PUNCTUATION)
    return EntryWeights(weights, 1.0, dict(zip(entries["cue"].iloc[signs], weights[signs], strict=True)))


@cache
def _learned():
    table, hand, entries = read_weights("subjectivity"), _by_hand(), _cues().entries
    known = dict(zip(zip(table["category"], table["entry"], strict=True), table["weight"], strict=True))
    places = zip(entries["category"].to_list(), entries["entry"].to_list(), hand.of_row.tolist(), strict=True)
    return EntryWeights(
        np.array([known.get((category, entry), weight) for category, entry, weight in places]),
        known.get((QUOTE, "scare quote"), hand.of_quote),
        {sign: known.get((PUNCTUATION, sign), weight) for sign, weight in hand.of_sign.items()},
    )


def _marks(words, quotes, weights):
    cues = _cues()
    first, last, row = cues.hits(words)
    labels = MarkLabels("subjectivity", cues.category[row], cues.entry[row])
    return MarkArrays.joined([
        MarkArrays.of(words, first, last, weights.of_row[row], labels),
        quotes.but(measure="subjectivity", category=QUOTE, weight=np.full(len(quotes), weights.of_quote)),
        *(_punctuation(words, sign, weight) for sign, weight in weights.of_sign.items()),
    ])  # fmt: skip


def _punctuation(words, sign, weight):
    """Each exclamation or question mark of a sentence, in the voice of its last word."""
    at, sentence = character_places(sign, words.page.points, *words.extents)
    last = words.bounds[1][sentence]
    start, end = words.page.starts(words.place[last], at), words.page.ends(words.place[last], at + 1)
    marks = MarkArrays.of(words, last, last, weight, MarkLabels("subjectivity", PUNCTUATION, sign))
    return marks.but(start=start, end=end)
