"""A study in; the passages that its articles share word for word, whose words they are, and how much of each article they make, out."""

import numpy as np
import pandas as pd

from analysis.comparison.measured import Measured
from analysis.comparison.scores import SCORED_SECTIONS
from analysis.corpus.overlap import FEWEST, overlaps

COPY = 0.5  # of the words of an article, from which on it is said to be largely the same as others


def passages(study: Measured) -> pd.DataFrame:
    """The passages that stand word for word in two articles, of which ten words or more count in scores.

    One row a passage: the columns of `analysis.corpus.overlap.overlaps` (`article_a`, `start_a`, `end_a`, `article_b`, `start_b`, `end_b`,
    `words`), then `counted` (its words in headings and body of b), `voice` (in which most of these stand in b: a quotation that both
    give is `quoted`) and `text`. Computed once for a study.
    """
    if "passages" not in study.kept:
        study.kept["passages"] = _passages(study)
    return study.kept["passages"]


def _passages(study):
    found = overlaps(study.articles)
    tokens = study.tokens[
        study.tokens["section"].isin(SCORED_SECTIONS) & study.tokens["article"].isin(found["article_b"])
    ]
    of_article = {
        name: (own["start"].to_numpy(), own["voice"].to_numpy(object))
        for name, own in tokens.groupby("article", sort=False)
    }
    counted, voices = [], []
    for row in found.itertuples():
        starts, voice = of_article.get(row.article_b, (np.zeros(0, int), np.zeros(0, object)))
        low, high = np.searchsorted(starts, [row.start_b, row.end_b])
        counted.append(high - low)
        voices.append(pd.Series(voice[low:high]).mode().get(0, ""))
    text = [study.texts[row.article_b][row.start_b : row.end_b] for row in found.itertuples()]
    found = found.assign(counted=counted, voice=voices, text=text)
    return found.astype({"counted": "int64", "voice": "str", "text": "str"})[
        found["counted"].to_numpy() >= FEWEST
    ].reset_index(drop=True)


def by_article(study: Measured) -> pd.DataFrame:
    """How much of each article stands in an earlier one: `article`, `words` (that count), `of` (those it has), `share`, `with_most`.

    Articles that share nothing are left out; `with_most` is the article that it shares most with. Computed once for a study.
    """
    if "shared" not in study.kept:
        study.kept["shared"] = _by_article(study)
    return study.kept["shared"]


def _by_article(study: Measured) -> pd.DataFrame:
    found = passages(study)
    scored = study.sentences[study.sentences["section"].isin(SCORED_SECTIONS)].groupby("article")["words"].sum()
    pairs = found.groupby(["article_b", "article_a"], sort=False)["counted"].sum().reset_index()
    most = (
        pairs.sort_values("counted", ascending=False, kind="stable")
        .drop_duplicates("article_b")
        .set_index("article_b")["article_a"]
    )
    words = pairs.groupby("article_b", sort=False)["counted"].sum()
    rows = [(name, int(n), int(scored[name]), n / scored[name], most[name]) for name, n in words.items()]
    return pd.DataFrame(rows, columns=["article", "words", "of", "share", "with_most"])
