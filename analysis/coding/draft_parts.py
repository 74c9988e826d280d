"""Phrases and their places in; the parts of a drafted codebook out: groups of words, two sides, and the judgements of each."""

import numpy as np
import pandas as pd

from analysis.coding.phrases import cue_notation
from analysis.coding.suggest import UNIT, suggest
from analysis.comparison.concordance import find_words
from analysis.comparison.keyness import WordCounts, background, log_likelihood
from analysis.lexicons.notation import expand, word_key
from analysis.measures.vader.valences import entries

FRAMES, WORDS, CUES = 3, 30, 8
TYPICAL = 4  # times as frequent as in American news
SURE = 10.83  # log-likelihood above which this is not chance (p < .001)
FEWEST = 3  # sentences that contain a word
NEAR = 3  # sentences in a row


def group_subject_words(places: pd.DataFrame, tokens: pd.DataFrame, names: set[str]) -> list[dict[str, str]]:
    """Groups of words of the subject that occur near each other, as {word: cue}, the least usual in news first; without `names`."""
    from scipy.cluster.hierarchy import fcluster, linkage

    once = places.drop_duplicates([*UNIT, "phrase"]).groupby("phrase")
    words = pd.DataFrame(
        {"sentences": once.size(), "articles": once["article"].nunique(), "count": places.groupby("phrase").size()}
    )
    news = background()
    forms = places.groupby("phrase")["form"].unique()
    words["news"] = forms.map(lambda own: news["count"].reindex([form.lower() for form in own]).sum()).astype(float)
    ratio = words["count"] / len(tokens) / (words["news"].clip(lower=1) / news.attrs["words"])
    words["key"] = log_likelihood(
        WordCounts(words["count"], len(tokens)), WordCounts(words["news"], news.attrs["words"])
    )
    words = words[
        (words["sentences"] >= FEWEST) & (words["articles"] >= 2) & (ratio >= TYPICAL) & (words["key"] >= SURE)
        & ~words.index.isin(names)
    ]  # fmt: skip
    words = words.sort_values(["key", "sentences"], ascending=False, kind="stable").head(WORDS).index.tolist()
    if len(words) < FRAMES:
        return []
    rows = places[places["phrase"].isin(words)]
    near = pd.crosstab([rows["article"], rows["sentence"] // NEAR], rows["phrase"])[words].clip(upper=1)
    cluster = fcluster(linkage(near.T.to_numpy(float), "average", metric="cosine"), FRAMES, "maxclust")
    groups = [
        [word for word, own in zip(words, cluster, strict=True) if own == number] for number in sorted(set(cluster))
    ]
    several = [group for group in groups if len(group) > 1] or groups  # one word does not show a subject
    return [
        {word: cue_notation(forms[word]) for word in group[:CUES]} for group in sorted(several, key=len, reverse=True)
    ]


def sentences_about(places: pd.DataFrame, frames: list[dict[str, str]]) -> pd.DataFrame:
    """The sentences about the subject: those with a word of one of the frames."""
    return places.loc[places["phrase"].isin({word for frame in frames for word in frame}), UNIT].drop_duplicates()


def split_articles(places: pd.DataFrame) -> list[list[str]]:
    """The articles in two groups, by the direction in which their words differ most."""
    every = places["article"].unique().tolist()
    counts = pd.crosstab(places["article"], places["phrase"]).reindex(every)
    rates = np.sqrt(counts.div(counts.sum(axis=1), axis=0).to_numpy())
    first = np.linalg.svd(rates - rates.mean(axis=0), full_matrices=False)[0][:, 0]
    one = (first > 0) == (first[0] > 0)  # that of the first article
    return [[name for name, own in zip(every, one, strict=True) if own == side] for side in (True, False)]


def judgement_words(tokens: pd.DataFrame, side: list[str], subject: pd.DataFrame) -> pd.DataFrame:
    """Words of judgement about the subject that only these articles have, the most frequent and then the strongest first."""
    valence = entries().dropna(subset=["weight"]).groupby("key")["weight"].first().abs()
    own = tokens.loc[tokens["article"].isin(side), UNIT].drop_duplicates().merge(subject, on=UNIT)
    found = suggest(tokens, own, fewest=1, articles=1, longest=1)
    strength = [max(valence.get(word_key(cue), 0) for cue in expand(notation)) for notation in found["cue"]]
    found = found.assign(strength=strength, elsewhere=[_elsewhere(tokens, cue, side) for cue in found["cue"]])
    found = found[(found["strength"] > 0) & ~found["elsewhere"]]
    return found.sort_values(["inside", "strength", "cue"], ascending=[False, False, True], kind="stable").head(CUES)


def _elsewhere(tokens, cue, side):
    return not find_words(tokens, cue)["article"].isin(side).all()
