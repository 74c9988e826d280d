"""Rated news and comment in, the weights of tone out: factors of contexts, and valences of words.

Only entries that VADER or the overlay know get weights, so that no name and no topic can become tone. The prior is what counted
before learning: factors, then differences of valences, are ridge regressions of what it leaves unexplained, so that rare entries
hardly change. A factor of a context that denies or ends something is never above 0, and turns at least half of a positive valence
negative.
"""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix
from sklearn.linear_model import Ridge

from analysis.core.weights import read_gold, row_hash
from analysis.cues.token_index import Words
from analysis.lexicons.load import lexicon
from analysis.measures.vader.contexts import FIXED, Toned, contexts, toned_hits
from analysis.measures.vader.weighing import intensity, sign_of, text_points

RULES = {"degree": 1.3, "before but": 0.5, "after but": 1.5}  # VADER's; of shifters the mean factor of their category
LEAST = 0.05  # smaller differences are dropped
SEEN = 3  # an entry that occurs in fewer texts keeps its valence
LIMITS = {"negative": 0.0, "positive": -0.5}  # of factors that deny or end, by the sign they act on
DENIES = ("negation", "minimiser", "veracity")  # contexts in which denied blame is no praise
PENALTY = 1.0  # of the squares of what is added


def prior_weights() -> pd.DataFrame:
    """The weights before anything is learned, in the form of `analysis.measures.vader.weighing.weigh`."""
    shifters = lexicon("shifters").entries
    known = shifters.dropna(subset="weight").groupby("category")["weight"].mean().to_dict() | RULES
    rows = [(sign, context, factor) for sign, (context, factor) in product(("negative", "positive"), known.items())]
    return pd.DataFrame(rows, columns=["kind", "key", "weight"])


def valence_hits(texts: Sequence[str], section: str = "body") -> tuple[Toned, np.ndarray]:
    """The hits with a valence in all texts, found once for all weights; and the number of words of each text.

    The hits are those of `analysis.measures.vader.contexts.toned_hits`, with the number of each one's `text`.
    """
    words, total = Words.of_texts(texts, section), len(texts)
    number, found = words.article.astype(int), toned_hits(words)
    return found._replace(text=number[found.first]), np.bincount(number, minlength=total)


def training_rows(gold: str | Path) -> pd.DataFrame:
    """The texts that weights are learned from, of the sets in the folder: `text`, `rating`, `set`, `share`.

    Labels of `newsmtsc` are toward persons: their mean in a sentence is used, and counts a fifth.
    """
    parts = []
    if Path(gold, "nyt_editorials").is_dir():
        rows = read_gold(gold, "nyt_editorials")
        parts.append(rows[["text"]].assign(rating=rows["score"], set="nyt_editorials", share=1.0))
    if Path(gold, "newsmtsc").is_dir():
        rows = read_gold(gold, "newsmtsc").groupby("text", sort=False)["polarity"].mean()
        parts.append(rows.reset_index(name="rating").assign(set="newsmtsc", share=0.2))
    if not parts:
        raise FileNotFoundError(
            f"{gold}: neither of the sets that tone is learned from is there: nyt_editorials, newsmtsc"
        )
    return pd.concat(parts, ignore_index=True)


def tone_learner(gold: str | Path) -> Callable:
    """A function that learns weights from the sets in a folder, without the texts whose hashes it is given."""

    @cache
    def prepared():
        rows = training_rows(gold)
        return rows, rows["text"].map(row_hash), valence_hits(rows["text"])

    def learn_without(left_out=frozenset()):
        rows, hashes, (found, words) = prepared()
        ratings = rows["rating"].where(~hashes.isin(left_out))
        sets, shares = rows["set"].to_numpy(), rows["share"].to_numpy()
        return learn(found, words, ratings.to_numpy(), sets, shares)

    return learn_without


def learn(found: Toned, words: np.ndarray, ratings: np.ndarray, sets: np.ndarray, shares: np.ndarray) -> pd.DataFrame:
    """Learn weights, as in `models/tone/weights.tsv`.

    `found` and `words` are from `valence_hits`; `ratings` what people gave each text, NaN where it is not to be learned
    from; `sets` the set of each, which has a scale of its own; `shares` what each text counts. Columns: `kind`, `key` and
    `weight` (see `analysis.measures.vader.weighing.weigh`), `prior` (the weight before learning) and `texts` (in how many
    learned texts it stands).
    """
    weights = prior_weights()
    used = np.isfinite(ratings) & (words > 0)

    def moved(cells, width):
        """What to add to the weight of each column to fit the ratings; and the number of texts with each column."""
        if not cells:
            return np.zeros(width), np.zeros(width, int)
        text, column, value = (np.array(part) for part in zip(*cells, strict=True))
        matrix = csr_matrix((value, (text, column)), shape=(len(words), width))[used]
        texts = np.diff((matrix != 0).tocsc().indptr)
        sums, size = text_points(found, len(words), weights)[used], words[used]
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
    hits_of = [
        hit for hit in zip(found.text, found.key, found.prior, stands_in, strict=True) if not FIXED.keys() & hit[-1]
    ]
    cells = []
    for text, _, prior, around in hits_of:
        for context in around:
            others = [factor[sign_of(prior), other] for other in around if other != context]
            cells.append((text, column[sign_of(prior), context], prior * np.prod(others)))
    added, texts = moved(cells, len(column))
    weights = weights.assign(prior=weights["weight"], weight=weights["weight"] + added, texts=texts)
    limit = weights["kind"].map(LIMITS).where(weights["prior"] < 0, np.inf)
    weights["weight"] = weights["weight"].clip(upper=limit)
    weights.loc[(weights["kind"] == "negative") & weights["key"].isin(DENIES), "weight"] = 0.0

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
