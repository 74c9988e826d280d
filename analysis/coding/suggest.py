"""Coded sentences in; the words and phrases that distinguish them from the other sentences, as cues for a codebook, out."""

import pandas as pd

from analysis.coding.phrases import LONGEST, cue_notation, find_phrases
from analysis.comparison.concordance import find_words
from analysis.comparison.keyness import WordCounts, log_likelihood, weighted_log_odds
from analysis.comparison.scores import SCORED_SECTIONS

PRIOR = 20  # the weight of the prior, in sentences
UNIT = ["article", "sentence"]
COLUMNS = ["cue", "inside", "outside", "articles", "precision", "log_odds", "z", "g2", "evidence"]


def suggest(  # noqa: PLR0913
    tokens: pd.DataFrame, coded: pd.DataFrame, *, found: pd.DataFrame | None = None, fewest: int = 3, articles: int = 2,
    longest: int = LONGEST,
) -> pd.DataFrame:  # fmt: skip
    """Suggest words and phrases that distinguish coded sentences from the others.

    Parameters
    ----------
    tokens : DataFrame
        All sentences of the articles that were coded.
    coded : DataFrame
        `article` and `sentence` of each sentence with the code; all others do not have it.
    found : DataFrame, optional
        `article` and `sentence` of those that a codebook already finds. They are left out, so that the rest shows what it misses.
    fewest, articles : int
        In how many coded sentences, and in how many articles, a phrase must occur.
    longest : int
        The most words in a phrase.

    Returns
    -------
    DataFrame
        One row per proposal, the highest `g2` first: `cue` (as a codebook spells it), `inside` and `outside` (coded and other
        sentences that contain it), `articles` (with a coded sentence that contains it), `precision` (inside ÷ both), `log_odds`
        with a Dirichlet prior and its `z`, `g2` (see `keyness`; here of sentences), `evidence` (`article` and `sentence` of
        up to three coded sentences, from different articles if possible). A phrase is listed beside a part of it only if
        its precision is higher. The numbers rank words; they are no tests, because they come from the same sentences as the words.
    """
    every = tokens.loc[tokens["section"].isin(SCORED_SECTIONS), UNIT].drop_duplicates()
    if found is not None:
        every = _without(every, found)
    inside = every.merge(coded[UNIT].drop_duplicates(), on=UNIT)
    places = find_phrases(tokens, longest).merge(every, on=UNIT)
    held = places.drop_duplicates([*UNIT, "phrase"]).merge(inside.assign(coded=True), on=UNIT, how="left")
    held["coded"] = held["coded"].notna()
    counts = pd.crosstab(held["phrase"], held["coded"]).reindex(columns=[True, False], fill_value=0)
    a, b = counts[True], counts[False]
    n_a, n_b = len(inside), len(every) - len(inside)
    alpha = PRIOR * (a + b) / max(n_a + n_b, 1)
    in_a, in_b = WordCounts(a, n_a), WordCounts(b, n_b)
    log_odds, z = weighted_log_odds(in_a, in_b, alpha, PRIOR)
    own = held[held["coded"]]
    table = pd.DataFrame({
        "inside": a, "outside": b, "articles": own.groupby("phrase")["article"].nunique(), "precision": a / (a + b),
        "log_odds": log_odds, "z": z, "g2": log_likelihood(in_a, in_b),
    })  # fmt: skip
    table = table[(table["inside"] >= fewest) & (table["articles"] >= articles) & (table["log_odds"] > 0)]
    table = table.drop(index=_redundant(table))
    forms, rows = places.groupby("phrase")["form"], own.groupby("phrase")[UNIT]
    table = table.assign(
        cue=[cue_notation(forms.get_group(phrase)) for phrase in table.index],
        evidence=[_evidence(rows.get_group(phrase)) for phrase in table.index],
    ).astype({"articles": int})  # fmt: skip
    return table.sort_values(["g2", "cue"], ascending=[False, True], kind="stable", ignore_index=True)[COLUMNS]


def _without(every, found):
    joined = every.merge(found[UNIT].drop_duplicates(), on=UNIT, how="left", indicator=True)
    return joined.loc[joined["_merge"] == "left_only", UNIT]


def _redundant(table):
    """The phrases to leave out: those no more precise than a part of them, and parts that occur only within a longer phrase."""
    both = table["inside"] + table["outside"]
    known = dict(zip(table.index, zip(table["precision"], both, strict=True), strict=True))
    redundant = set()
    for phrase in known:
        words = phrase.split()
        parts = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)} - {phrase}
        for part in parts & known.keys():
            same = known[part] == known[phrase]
            if same or known[part][0] >= known[phrase][0]:
                redundant.add(part if same else phrase)
    return sorted(redundant)


def _evidence(rows, most=3):
    first = rows.drop_duplicates("article")
    chosen = pd.concat([first, rows.drop(first.index)]).head(most)
    return list(chosen.itertuples(index=False, name=None))


def suggest_collocates(tokens: pd.DataFrame, query: str, **options: int) -> pd.DataFrame:
    """Suggest the collocates of a cue: words and phrases that share sentences with it more often than they occur elsewhere.

    Parameters
    ----------
    tokens : DataFrame
    query : str
        As in `find_words`.
    **options
        As for `suggest`.

    Returns
    -------
    DataFrame
        The columns of `suggest`, where the sentences with the cue count as the coded ones. The cue itself is left out.
    """
    places = find_words(tokens, query)
    if places.empty:
        raise ValueError(f"no sentence holds '{query}'")
    return suggest(_outside(tokens, places), places, **options)


def _outside(tokens, places):
    """The tokens outside these places."""
    inside = pd.Series(False, tokens.index)
    for article, own in places.groupby("article", sort=False):
        here = tokens["article"] == article
        starts = tokens.loc[here, "start"].to_numpy()
        inside[here] = ((starts[:, None] >= own["start"].to_numpy()) & (starts[:, None] < own["end"].to_numpy())).any(1)
    return tokens[~inside]


def sentences_at(tokens: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """The sentences with words in these places.

    Parameters
    ----------
    tokens : DataFrame
    places : DataFrame
        `article`, `start`, `end`.

    Returns
    -------
    DataFrame
        `article`, `sentence`, each once.
    """
    inside = tokens.index.difference(_outside(tokens, places).index)
    return tokens.loc[inside, UNIT].drop_duplicates(ignore_index=True)
