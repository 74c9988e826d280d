"""Tokens in; the words typical of an article or group against another, the rest or news at large, and their dispersion, out."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.comparison.scores import SCORED_SECTIONS
from analysis.core.package_files import MODELS
from analysis.corpus.problems import first_names
from analysis.lexicons.load import lexicon
from analysis.lexicons.notation import key_column

BACKGROUND = MODELS / "background" / "counts.tsv"
NEWS = "news"  # the name of the background as a group
PARTS = 10  # a text is cut into so many parts of equal length to see how evenly a word is spread
REST = "rest"  # all articles but those of the first group
COLUMNS = ["cue", "count_a", "count_b", "texts_a", "texts_b", "log_odds", "z", "log_ratio", "low", "high", "g2", "dp_a", "dp_b",
           "function"]  # fmt: skip


Group = str | Sequence[str]  # an article, or several; "rest" and "news"


def keyness(
    tokens: pd.DataFrame,
    group_a: Group,
    group_b: Group = REST,
    *,
    prior: float = 500,
    sections: Sequence[str] = SCORED_SECTIONS,
) -> pd.DataFrame:
    """Every word between two articles or groups of articles, or between one and the rest, or American news at large.

    Parameters
    ----------
    tokens : DataFrame
    group_a, group_b : str or list of str
        An article, or articles that are taken together; `group_b` may be "rest" (all that are not in a) or "news".
    prior : float
        How many words the prior weighs.
    sections : sequence of str

    Returns
    -------
    DataFrame
        A row a word, the most typical of a first: `cue` (the word in lower case, without possessive), `count_a`, `count_b`;
        `texts_a`, `texts_b` (articles that have it); `log_odds` with an informative Dirichlet prior and its `z` (Monroe, B. L.,
        Colaresi, M. P., & Quinn, K. M. (2008). Fightin' words. Political Analysis, 16(4), 372–403; the prior is the word's
        frequency in all articles of `tokens`); `log_ratio` of the relative frequencies (log2, 0.5 standing in for a count of 0;
        Hardie 2014) with its 95 % interval `low` to `high` (Katz, D., et al. (1978). Biometrics, 34(3), 469–474); `g2`, the
        log-likelihood ratio (Dunning, T. (1993). Computational Linguistics, 19(1), 61–74); `dp_a`, `dp_b`, how unevenly it is
        spread (see `dispersion`); `function` (a word of grammar). `log_odds`, `z` and `log_ratio` are > 0 where typical of a.

    Raises
    ------
    ValueError
        If an article is not in `tokens`, or stands in both groups.

    Notes
    -----
    The z, the interval and G² take words for independent of one another, which the words of a text are not: they rank words and are
    no tests. A word of many counts in few texts is one text's word, whatever its z.
    """
    words = tokens[tokens["section"].isin(sections)]
    names = dict.fromkeys(tokens["article"])
    groups = _articles(names, group_a, group_b)
    cue = key_column(words["word"]).rename("cue")
    counts = cue.groupby([cue, words["article"]]).size().unstack(fill_value=0).drop("#", errors="ignore")  # numbers
    alpha = prior * counts.sum(axis=1) / counts.to_numpy().sum()
    a, b = (_counts(counts, group) for group in groups)
    n_a, n_b = a.sum(), background().attrs["words"] if groups[1] == NEWS else b.sum()
    log_odds, z = weighted_log_odds(WordCounts(a, n_a), WordCounts(b, n_b), alpha, prior)
    some_a, some_b = a.where(a > 0, 0.5), b.where(b > 0, 0.5)
    n_a, n_b = n_a or np.nan, n_b or np.nan  # nothing can be said of a ratio to a text without words
    log_ratio = np.log2(some_a / n_a / (some_b / n_b))
    half = 1.959964 * np.sqrt(1 / some_a - 1 / n_a + 1 / some_b - 1 / n_b) / np.log(2)
    g2 = log_likelihood(WordCounts(a, n_a), WordCounts(b, n_b))
    texts, spread = zip(*(_spread(words, counts, group, sections) for group in groups), strict=True)
    functional = counts.index.isin(lexicon("function_words").entries["key"])
    found = pd.DataFrame({"count_a": a, "count_b": b, "texts_a": texts[0], "texts_b": texts[1], "log_odds": log_odds, "z": z,
                          "log_ratio": log_ratio, "low": log_ratio - half, "high": log_ratio + half, "g2": g2,
                          "dp_a": spread[0], "dp_b": spread[1], "function": functional})  # fmt: skip
    found = found.rename_axis("cue").reset_index().sort_values("z", ascending=False, kind="stable")
    return found[COLUMNS].reset_index(drop=True)


def _articles(names, group_a, group_b):
    """The articles of both groups; "news" as it is."""
    a, b = ([group] if isinstance(group, str) else list(group) for group in (group_a, group_b))
    if b == [REST] and REST not in names:
        b = [name for name in names if name not in a]
    for group in (a, b):
        for name in group:
            if name not in names and not (group is b and b == [NEWS]):
                raise ValueError(
                    f"no word of an article {name!r}; valid: {first_names(names)}; and 'rest' and 'news' for the second"
                )
        if not group:
            raise ValueError("keyness: there is no article in one of the groups")
    if both := [name for name in a if name in b]:
        raise ValueError(f"keyness: article {both[0]!r} is in both groups")
    return a, NEWS if b == [NEWS] and NEWS not in names else b


def _spread(words, counts, group, sections):
    """How many articles of a group have each word, and how unevenly it is spread over them, or over the parts of the only one."""
    if group == NEWS:
        return np.nan, np.nan
    own = counts.reindex(columns=group, fill_value=0)
    if len(group) == 1:
        return (own > 0).sum(axis=1), dispersion(words[words["article"] == group[0]], sections).reindex(counts.index)
    return (own > 0).sum(axis=1), deviation(own)


class WordCounts(NamedTuple):
    """How often each word occurs in a group, and how many words the group has."""

    counts: pd.Series
    total: float


def weighted_log_odds(
    in_a: WordCounts, in_b: WordCounts, alpha: pd.Series, prior: float
) -> tuple[pd.Series, pd.Series]:
    """Log-odds (Monroe et al. 2008) of words in two groups, and their z; of the `prior` counts each word has `alpha`."""
    (a, n_a), (b, n_b) = in_a, in_b
    log_odds = np.log((a + alpha) / (n_a + prior - a - alpha)) - np.log((b + alpha) / (n_b + prior - b - alpha))
    return log_odds, log_odds / np.sqrt(1 / (a + alpha) + 1 / (b + alpha))


def log_likelihood(in_a: WordCounts, in_b: WordCounts) -> pd.Series:
    """G² (Dunning 1993) of words in two groups."""
    (a, n_a), (b, n_b) = in_a, in_b
    expected = (a + b) / (n_a + n_b)
    return 2 * (_surprise(a, n_a * expected) + _surprise(b, n_b * expected)
                + _surprise(n_a - a, n_a * (1 - expected)) + _surprise(n_b - b, n_b * (1 - expected)))  # fmt: skip


def _counts(counts, group):
    if group == NEWS:
        return background()["count"].reindex(counts.index).fillna(0).astype(int)
    return counts.reindex(columns=group, fill_value=0).sum(axis=1)


def _surprise(observed, expected):
    """Observed · ln(observed / expected), 0 where nothing was observed."""
    return observed * np.log(observed.where(observed > 0, expected) / expected)


@cache
def background() -> pd.DataFrame:
    """How often each of the 12,000 commonest words stands in American news: `count`, by word; `attrs['words']` in all."""
    words = int(BACKGROUND.read_text("utf-8").split("=", 1)[1].split()[0])
    found = pd.read_csv(BACKGROUND, sep="\t", comment="#", index_col="word", keep_default_na=False, quoting=3)
    found.attrs["words"] = words
    return found


def dispersion(tokens: pd.DataFrame, sections: Sequence[str] = SCORED_SECTIONS) -> pd.Series:
    """By word: how unevenly it is spread over one text cut into ten parts: 0 evenly, near 1 all in one part.

    Deviation of proportions (Gries, S. T. (2008). Dispersions and adjusted frequencies in corpora. International Journal of
    Corpus Linguistics, 13(4), 403–437). A word that stands once has at least .9.
    """
    cue = key_column(tokens.loc[tokens["section"].isin(sections), "word"])
    if cue.empty:
        return pd.Series(dtype=float)
    part = pd.Series(np.arange(len(cue)) * PARTS // len(cue), cue.index)
    found = pd.crosstab(cue, part).rename_axis(index="cue", columns=None)
    return deviation(found)


def deviation(counts: pd.DataFrame) -> pd.Series:
    """By word (a row): the deviation of proportions over parts (columns) of whatever sizes, see `dispersion`; NaN where it never stands.

    The parts of a group are its articles.
    """
    sizes = counts.sum(axis=0) / max(counts.to_numpy().sum(), 1)
    total = counts.sum(axis=1)
    return (counts.div(total.where(total > 0), axis=0) - sizes).abs().sum(axis=1, min_count=1) / 2


def drop_untypical_words(words: pd.DataFrame, fewest: int = 3) -> pd.DataFrame:
    """The rows of a keyness table that say something of a group: no words of grammar, and in `fewest` articles of the group they are
    typical of, or in all where it has fewer."""
    texts = np.where(words["z"] > 0, words["texts_a"], words["texts_b"])
    most = np.where(words["z"] > 0, words["texts_a"].max(), words["texts_b"].max())
    return words[~words["function"] & ~(texts < np.fmin(fewest, most))].reset_index(drop=True)


def most_typical_words(words: pd.DataFrame, most: int) -> pd.DataFrame:
    """The first and last rows of a keyness table, for a chart: columns `cue`, `contribution` (z)."""
    ends = pd.concat([words.head(most), words.tail(most)]).drop_duplicates("cue")
    return ends.rename(columns={"z": "contribution"})
