"""A rate and the length of its text in; its percentile among news and among opinion articles of that length out."""

from functools import cache

import numpy as np
import pandas as pd

from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.samples import compares_weights
from analysis.core.package_files import MODELS

NORMS = MODELS / "norms" / "rates.tsv"
BOUNDS = (0, 400, 700, 1000)  # words of the author's own, from which the classes of length begin
GENRES = ("news", "opinion")
STEP = 2.5  # percent between two quantiles
FEWEST = 100  # words of the author's own, of an article whose rates are placed: shorter than any of the norms
PERCENTILES = np.arange(0, 100 + STEP, STEP)


def rate_quantiles(scores: pd.DataFrame) -> pd.DataFrame:
    """The quantiles of each rate by genre and class of length: the table that `percentiles_of_rate` reads.

    `scores` are by article in the author's voice, with a column `genre`. One row a measure × category × genre × class of length:
    `measure`, `category`, `genre`, `from` (words), `articles`, then a column a quantile in percent, of the rates per 1,000 words.
    """
    scores = scores[scores["words"] >= FEWEST]
    start = np.array(BOUNDS)[np.searchsorted(BOUNDS, scores["words"], "right") - 1]
    weighed = [compares_weights(*cell) for cell in zip(scores["measure"], scores["category"], strict=True)]
    rate = np.where(weighed, scores["weight_per_1000"], scores["count_per_1000"])
    keys = ["measure", "category", "genre", "from"]
    grouped = scores.assign(**{"from": start, "rate": rate}).groupby(keys, sort=True, observed=True)["rate"]
    found = grouped.quantile(PERCENTILES / 100).unstack()
    found.columns = [f"{percent:g}" for percent in PERCENTILES]
    found.insert(0, "articles", grouped.size())
    return found.reset_index()


@cache
def _norms() -> dict[tuple[str, str, str, int], np.ndarray]:
    """The quantiles that come with the package, by measure, category, genre and class of length."""
    found = pd.read_csv(NORMS, sep="\t", comment="#", keep_default_na=False)
    keys = found[["measure", "category", "genre", "from"]].itertuples(index=False, name=None)
    values = found[[f"{percent:g}" for percent in PERCENTILES]].to_numpy(float)
    return dict(zip(keys, values, strict=True))


def percentiles_of_rate(measure: str, category: str, rate: float, words: int) -> dict[str, float]:
    """Where a rate stands among articles of its length.

    The reference are 597 news and 393 opinion articles of US outlets (`analysis/models/norms/CARD.md`), measured like this one, with the
    parse, in the author's own voice. It places a rate and tests nothing: a rate of 97 in a hundred news articles
    is unusual for news, whatever it means.

    Parameters
    ----------
    measure, category : str
        As in `scores`; `all` is the total of a measure.
    rate : float
        Per 1,000 words of the author's own: of marks, or of weights where the measure has a direction.
    words : int
        The words of the author's own.

    Returns
    -------
    dict
        `news`, `opinion`: the percentage of articles with a lower rate, those with the same counted half (0 to 100). NaN where
        the text has fewer than 100 words, or for what the norms do not hold: whatever a codebook defines.

    Notes
    -----
    Between two quantiles (2.5 % apart) the percentile is interpolated. A class of length holds 42 to 233 articles, so that a
    percentile near 50 is uncertain by some 6 to 15 points (95 %, binomial). The norms were measured without a codebook, so that
    tone counts topic words that a codebook takes out.
    """
    start = next(bound for bound in reversed(BOUNDS) if words >= bound)
    known = _norms() if words >= FEWEST else {}
    return {genre: float(_places(known.get((measure, category, genre, start)), [rate])[0]) for genre in GENRES}


def _places(values, rates):
    """The percentile of each rate among those whose quantiles are `values`; NaN where there are none."""
    if values is None:
        return np.full(len(rates), np.nan)
    below, above = np.searchsorted(values, rates, "left"), np.searchsorted(values, rates, "right")
    same = PERCENTILES[np.minimum(below, len(values) - 1)] + PERCENTILES[above - 1]  # as many have exactly this rate
    return np.where(np.isnan(rates), np.nan, np.where(below < above, same / 2, np.interp(rates, values, PERCENTILES)))


def percentiles_of_articles(study: MeasuredCorpus) -> pd.DataFrame:
    """The percentiles of each article's rates among news and opinion articles of similar length.

    One row an article and category of which there are norms: `article`, `measure`, `category`, `rate` (per 1,000 words of the author's
    own: of marks, or of weights where the measure has a direction), `words`, `news` and `opinion` (see `percentiles_of_rate`). Empty where voices were
    read by quotation marks alone, whose rates cannot be compared with these.
    """
    own = study.scores[(study.scores["voice"] == "author") & (study.scores["words"] >= FEWEST)]
    known = {key[:2] for key in _norms()} if study.voices == "parsed" else set()
    cells = zip(own["measure"], own["category"], strict=True)
    own = own[np.array([cell in known for cell in cells], bool)].reset_index(drop=True)
    start = np.array(BOUNDS)[np.searchsorted(BOUNDS, own["words"], "right") - 1]
    rate, places = np.zeros(len(own)), np.zeros((len(GENRES), len(own)))
    for (measure, category, bound), at in own.groupby(["measure", "category", start]).indices.items():
        rate[at] = own["weight_per_1000" if compares_weights(measure, category) else "count_per_1000"].to_numpy()[at]
        for genre, found in zip(GENRES, places, strict=True):
            found[at] = _places(_norms().get((measure, category, genre, bound)), rate[at])
    columns = {"article": own["article"], "measure": own["measure"], "category": own["category"], "rate": rate}
    return pd.DataFrame({**columns, "words": own["words"], **dict(zip(GENRES, places, strict=True))})
