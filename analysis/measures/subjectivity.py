"""Subjectivity: wording that evaluates and argues, against the wording of news reports.

Construct: private states and evaluation in the wording itself, whoever's they are (`loaded.*`: evaluation, values,
emotion, belief, evaluative speech, loaded verbs, labels, figures of speech, degree, scare quotes), the grammar of
argument (`argued.*`: comment, obligation, address, contrast, negation, general statements, ! and ?) and news wording
(`plain.*`: attribution, figures, days). Unit: marks per 1,000 words (`loaded` is the density of loaded wording), or
points: by hand 1 for a loaded cue (2 for a strong one), 0.3 for argued, −0.5 for plain; the weights that count are
these moved by what sets opinion outlets apart from news and evaluated sentences from neutral ones
(`analysis.learning_subjectivity`). Direction: > 0 subjective, < 0 matter-of-fact. Limits: words, not their use:
negation leaves a weight alone (*not terrible* evaluates too), a word of the subject matter (*fraud* in a report of a
trial) counts, irony and slanted choice of fact leave no mark. A sentence without a mark is not thereby fair.

Sources: Wiebe, J., Wilson, T., & Cardie, C. (2005). Annotating expressions of opinions and emotions in language.
Language Resources and Evaluation, 39(2–3), 165–210. Martin, J. R., & White, P. R. R. (2005). The Language of
Evaluation. The entries of `lexicons/subjectivity.toml` name theirs.
"""

from functools import cache

import numpy as np

from analysis.found import Found, Labels
from analysis.learned import read_learned
from analysis.lexicons import lexicon
from analysis.matching import cues_of
from analysis.splitting import places_of

NEEDS = ("distance",)
PARTS = ("loaded", "argued", "plain")
PUNCTUATION = "argued.punctuation"


def categories(codebook=None):
    return lexicon("subjectivity").categories["subjectivity"]


def find(words, codebook=None, found=None):
    """Mark loaded, argued and plain wording, weighed as learned."""
    marks = by_hand(words, found["distance"])
    learned = Labels.combined([marks.category, marks.entry], "\t".join).each(lambda name: _learned().get(name, np.nan))
    return marks.but(weight=np.where(np.isnan(learned), marks.weight, learned))


def by_hand(words, quotes):
    """The same marks with the weights of the lexicon; `quotes` are the marks of `distance`."""
    cues = cues_of(lexicon("subjectivity"), "subjectivity")
    first, last, row = cues.hits(words)
    return Found.joined([
        Found.of(words, first, last, cues.weight[row], "subjectivity", cues.category[row], cues.entry[row]),
        quotes.but(measure="subjectivity", category="loaded.distance"),
        *_punctuation(words, cues.entries),
    ])  # fmt: skip


def decide(name, points, words):
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


@cache
def _learned():
    """The learned weights by category and entry, a tab between."""
    weights = read_learned("subjectivity")
    return dict(zip(weights["category"] + "\t" + weights["entry"], weights["weight"], strict=True))


def _punctuation(words, entries):
    """Each exclamation and question mark of a sentence, in the voice of its last word."""
    for sign, weight in entries.loc[entries["category"] == PUNCTUATION, ["cue", "weight"]].itertuples(index=False):
        at, sentence = places_of(sign, words.points, *words.extents)
        last = words.bounds[1][sentence]
        start = at - words.offset[words.place[last]]
        yield Found.of(words, last, last, weight, "subjectivity", PUNCTUATION, sign, start=start, end=start + 1)
