"""Which words set two vocabularies apart."""

import numpy as np
import pandas as pd

from analysis.lexicons import word_key
from analysis.scores import SCORED_SECTIONS


def keyness(tokens, group_a, group_b, *, prior=500, sections=SCORED_SECTIONS):
    """Log-odds of every word between two articles, with an informative Dirichlet prior.

    Monroe, B. L., Colaresi, M. P., & Quinn, K. M. (2008). Fightin' words. Political Analysis, 16(4), 372–403. The
    prior is the frequency of each word in all articles of `tokens`, weighing as much as `prior` words. z ranks words;
    it is no p-value, since the words of a text do not occur independently.

    Parameters
    ----------
    tokens : DataFrame
    group_a, group_b : str
        Articles.
    prior : float
    sections : sequence of str

    Returns
    -------
    DataFrame
        One row a word, the most typical of a first: `cue` (the word in lower case, without possessive), `count_a`,
        `count_b`, `log_odds`, `z` (both > 0 where typical of a).
    """
    words = tokens[tokens["section"].isin(sections)]
    cue = words["word"].map(word_key).rename("cue")
    counts = cue.groupby([cue, words["article"]]).size().unstack(fill_value=0).drop("#", errors="ignore")  # numbers
    alpha = prior * counts.sum(axis=1) / counts.to_numpy().sum()
    a, b = (counts.get(group, pd.Series(0, counts.index)) for group in (group_a, group_b))
    log_odds = np.log((a + alpha) / (a.sum() + prior - a - alpha)) - np.log((b + alpha) / (b.sum() + prior - b - alpha))
    z = log_odds / np.sqrt(1 / (a + alpha) + 1 / (b + alpha))
    found = pd.DataFrame({"count_a": a, "count_b": b, "log_odds": log_odds, "z": z}).reset_index()
    return found.sort_values("z", ascending=False, kind="stable").reset_index(drop=True)


def extremes(words, most):
    """The first and last rows of a keyness table, for a chart: columns `cue`, `contribution` (z)."""
    ends = pd.concat([words.head(most), words.tail(most)]).drop_duplicates("cue")
    return ends.rename(columns={"z": "contribution"})
