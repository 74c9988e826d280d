"""Learn what news and comment make of the valences: factors of contexts, the question mark, differences of words.

Only entries that VADER or the overlay know are weighed, so that no name and no topic can become tone. What stood before is the
prior: factors, then differences of valences, are ridge regressions of what it leaves unexplained, so that an entry seen
seldom stays where it was.
"""

from itertools import product

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix
from sklearn.linear_model import Ridge

from analysis.cues.token_index import Words
from analysis.lexicons.load import lexicon
from analysis.measures.vader.valences import QUESTION, contexts, hits, intensity, points, questions, sign_of

RULES = {"degree": 1.3, "before but": 0.5, "after but": 1.5}  # VADER's; of shifters the mean factor of their category
LEAST = 0.05  # smaller differences are dropped
SEEN = 3  # an entry that occurs in fewer texts keeps its valence
PENALTY = 1.0  # of the squares of what is added


def prior_weights():
    """What counts before anything is learned, in the form of `analysis.measures.vader.valences.weigh`."""
    shifters = lexicon("shifters").entries
    known = shifters.dropna(subset="weight").groupby("category")["weight"].mean().to_dict() | RULES
    rows = [(sign, context, factor) for sign, (context, factor) in product(("negative", "positive"), known.items())]
    return pd.DataFrame([("question", QUESTION, 0.0), *rows], columns=["kind", "key", "weight"])


def counted(texts, section="body"):
    """What has a valence in each text: found once, weighed often.

    Returns
    -------
    hits : Toned
        From `analysis.measures.vader.valences.hits`, with the number of each hit's `text`.
    questions : array
        Question marks of each text.
    words : array
        Words of each text.
    """
    words, total = Words.of_texts(texts, section), len(texts)
    number, found = words.article.astype(int), hits(words)
    asked, _ = questions(words)
    found = found._replace(text=number[found.first])
    return found, np.bincount(number[asked], minlength=total), np.bincount(number, minlength=total)


def learn(found, asked, words, ratings, sets, shares):
    """Learn weights.

    Parameters
    ----------
    found, asked, words
        From `counted`.
    ratings : array
        What people gave each text; NaN where it is not to be learned from.
    sets : array
        The set of each text: each has a scale of its own.
    shares : array
        What each text counts.

    Returns
    -------
    DataFrame
        As `models/tone/weights.tsv`: `kind`, `key` and `weight` (see `analysis.measures.vader.valences.weigh`), `prior` (the weight
        before learning) and `texts` (in how many learned texts it stands).
    """
    weights = prior_weights()
    used = np.isfinite(ratings) & (words > 0)

    def moved(cells, width):
        """What must be added to the weight of each column for the ratings; and the texts each column stands in."""
        text, column, value = (np.array(part) for part in zip(*cells, strict=True))
        matrix = csr_matrix((value, (text, column)), shape=(len(words), width))[used]
        texts = np.diff((matrix != 0).tocsc().indptr)
        sums, size = points(found, asked, weights)[used], words[used]
        ours, rest = intensity(sums, size), np.zeros(used.sum())
        for name in np.unique(sets[used]):
            here = sets[used] == name
            slope, start = np.polyfit(ours[here], ratings[used][here], 1)
            rest[here] = (ratings[used][here] - start) / slope - ours[here]
        matrix = matrix.multiply((size / (sums**2 + size) ** 1.5)[:, None]).tocsr()  # the derivative of intensity
        return Ridge(alpha=PENALTY, solver="sparse_cg").fit(matrix, rest, sample_weight=shares[used]).coef_, texts

    column = {(kind, key): i for i, (kind, key) in enumerate(zip(weights["kind"], weights["key"], strict=True))}
    factor = dict(zip(column, weights["weight"], strict=True))
    names = contexts()
    stands_in = [
        [names[context] for context in row if context]
        for row in zip(found.shifter.tolist(), found.degree.tolist(), found.contrast.tolist(), strict=True)
    ]
    hits_of = list(zip(found.text, found.key, found.prior, stands_in, strict=True))
    cells = [(text, column["question", QUESTION], count) for text, count in enumerate(asked)]
    for text, _, prior, around in hits_of:
        for context in around:
            others = [factor[sign_of(prior), other] for other in around if other != context]
            cells.append((text, column[sign_of(prior), context], prior * np.prod(others)))
    added, texts = moved(cells, len(column))
    weights = weights.assign(prior=weights["weight"], weight=weights["weight"] + added, texts=texts)

    factor = dict(zip(column, weights["weight"], strict=True))
    priors = dict(zip(found.key, found.prior, strict=True))
    column = {key: i for i, key in enumerate(sorted(priors))}
    cells = [
        (text, column[key], np.prod([factor[sign_of(prior), context] for context in around]))
        for text, key, prior, around in hits_of
    ]
    added, texts = moved(cells, len(column))
    prior = np.array([priors[key] for key in column])
    valences = pd.DataFrame(
        {"kind": "word", "key": column.keys(), "weight": prior + added, "prior": prior, "texts": texts}
    )
    known = (texts >= SEEN) & (np.abs(added) >= LEAST) & ~valences["key"].str.contains("#")  # the file's comment sign
    learned = pd.concat([weights, valences[known]], ignore_index=True)
    return learned.round({"weight": 2, "prior": 2})[["kind", "key", "weight", "prior", "texts"]]
