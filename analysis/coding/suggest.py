"""Coded sentences in; the words and phrases that set them apart from the other sentences, as cues for a codebook, out."""

import pandas as pd

from analysis.coding.phrases import LONGEST, cue_notation, find_phrases
from analysis.comparison.concordance import find_words
from analysis.comparison.keyness import log_likelihood, weighted_log_odds
from analysis.comparison.scores import SCORED_SECTIONS

PRIOR = 20  # sentences that the prior weighs
UNIT = ["article", "sentence"]
COLUMNS = ["cue", "inside", "outside", "articles", "precision", "log_odds", "z", "g2", "evidence"]


def suggest(
    tokens: pd.DataFrame, coded: pd.DataFrame, *, found: pd.DataFrame | None = None, fewest: int = 3, articles: int = 2,
    longest: int = LONGEST,
) -> pd.DataFrame:  # fmt: skip
    """Suggest words and phrases that distinguish coded sentences from the others.

    Parameters
    ----------
    tokens : DataFrame
        Of the articles that were coded, all of their sentences.
    coded : DataFrame
        `article` and `sentence` of each sentence that was given the code; every other one was not.
    found : DataFrame, optional
        `article` and `sentence` of those that a codebook finds already: they are left out, so that what it misses is looked at.
    fewest, articles : int
        In how many of the coded sentences a phrase must stand, and of how many articles.
    longest : int
        Words in a phrase.

    Returns
    -------
    DataFrame
        One row a proposal, the highest `g2` first: `cue` (as a codebook spells it), `inside` and `outside` (coded and other
        sentences that hold it), `articles` (with a coded sentence that holds it), `precision` (inside ÷ both), `log_odds`
        with a Dirichlet prior and its `z`, `g2` (see `keyness`; of sentences here), `evidence` (rows of `article`, `sentence`:
        up to three coded sentences, of different articles where there are). A phrase is listed beside a part of it only if
        its precision is higher. The numbers rank words, and are no tests: they come from the sentences that were searched.
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
    log_odds, z = weighted_log_odds(a, b, n_a, n_b, alpha, PRIOR)
    own = held[held["coded"]]
    table = pd.DataFrame({
        "inside": a, "outside": b, "articles": own.groupby("phrase")["article"].nunique(), "precision": a / (a + b),
        "log_odds": log_odds, "z": z, "g2": log_likelihood(a, b, n_a, n_b),
    })  # fmt: skip
    table = table[(table["inside"] >= fewest) & (table["articles"] >= articles) & (table["log_odds"] > 0)]
    table = table.drop(index=_spare(table))
    forms, rows = places.groupby("phrase")["form"], own.groupby("phrase")[UNIT]
    table = table.assign(
        cue=[cue_notation(forms.get_group(phrase)) for phrase in table.index],
        evidence=[_evidence(rows.get_group(phrase)) for phrase in table.index],
    ).astype({"articles": int})  # fmt: skip
    return table.sort_values(["g2", "cue"], ascending=[False, True], kind="stable", ignore_index=True)[COLUMNS]


def _without(every, found):
    joined = every.merge(found[UNIT].drop_duplicates(), on=UNIT, how="left", indicator=True)
    return joined.loc[joined["_merge"] == "left_only", UNIT]


def _spare(table):
    """The phrases that say no more than one that they hold, or that only ever stand in one that holds them."""
    both = table["inside"] + table["outside"]
    known = dict(zip(table.index, zip(table["precision"], both, strict=True), strict=True))
    spare = set()
    for phrase in known:
        words = phrase.split()
        parts = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)} - {phrase}
        for part in parts & known.keys():
            same = known[part] == known[phrase]
            if same or known[part][0] >= known[phrase][0]:
                spare.add(part if same else phrase)
    return sorted(spare)


def _evidence(rows, most=3):
    first = rows.drop_duplicates("article")
    chosen = pd.concat([first, rows.drop(first.index)]).head(most)
    return list(chosen.itertuples(index=False, name=None))


def suggest_collocates(tokens: pd.DataFrame, query: str, **options: int) -> pd.DataFrame:
    """Words and phrases that stand in one sentence with a cue more often than elsewhere: its collocates.

    Parameters
    ----------
    tokens : DataFrame
    query : str
        As in `find_words`.
    **options
        Of `suggest`.

    Returns
    -------
    DataFrame
        As of `suggest`, with the sentences that hold the cue for the coded ones. The cue itself is not looked at.
    """
    places = find_words(tokens, query)
    if places.empty:
        raise ValueError(f"no sentence holds '{query}'")
    return suggest(_outside(tokens, places), places, **options)


def _outside(tokens, places):
    """The tokens that do not stand in one of these places."""
    inside = pd.Series(False, tokens.index)
    for article, own in places.groupby("article", sort=False):
        here = tokens["article"] == article
        starts = tokens.loc[here, "start"].to_numpy()
        inside[here] = ((starts[:, None] >= own["start"].to_numpy()) & (starts[:, None] < own["end"].to_numpy())).any(1)
    return tokens[~inside]


def sentences_at(tokens: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """The sentences in which words of these places stand.

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
