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

from analysis.found import Found, as_found, from_table
from analysis.learned import read_learned
from analysis.lexicons import lexicon
from analysis.matching import match
from analysis.tables import table

NEEDS = ("distance",)
PARTS = ("loaded", "argued", "plain")


def categories(codebook=None):
    return lexicon("subjectivity").categories["subjectivity"]


def find(words, codebook=None, found=None):
    """Mark loaded, argued and plain wording, weighed as learned."""
    marks = by_hand(words, found["distance"])
    known = _learned()
    weights = [
        known.get((category, entry), weight)
        for category, entry, weight in zip(
            marks.category.texts().to_pylist(), marks.entry.texts().to_pylist(), marks.weight, strict=True
        )
    ]
    return marks.but(weight=np.array(weights, float))


def by_hand(words, quotes):
    """The same marks with the weights of the lexicon; `quotes` are the marks of `distance`."""
    book = lexicon("subjectivity")
    hits = match(words, book.entries, names=book.names["subjectivity"]).assign(modifier="")
    punctuation = book.entries[book.entries["category"] == "argued.punctuation"]
    marks = [
        as_found(words, hits, "subjectivity"),
        quotes.but(measure="subjectivity", category="loaded.distance"),
        from_table(
            words,
            table("marks", _punctuation(words, dict(zip(punctuation["cue"], punctuation["weight"], strict=True)))),
        ),
    ]
    return Found.joined(marks)


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
    weights = read_learned("subjectivity")
    return dict(zip(zip(weights["category"], weights["entry"], strict=True), weights["weight"], strict=True))


def _punctuation(words, weights):
    """Rows of the marks table for each exclamation and question mark of a sentence."""
    sentence, voice = words.tokens["sentence"].to_numpy(), words.tokens["voice"].to_numpy(object)
    for first, last, start, end in words.sentence_spans():
        text = words.texts[words.article[first]]
        for at in (i for i in range(start, end) if text[i] in weights):
            yield (words.article[first], sentence[first], at, at + 1, text[at], "subjectivity", "argued.punctuation",
                   weights[text[at]], text[at], "", voice[last], "")  # fmt: skip
