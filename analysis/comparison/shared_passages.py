"""A study in; the passages that its articles share word for word, whose words they are, and how much of each article they make, out."""

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.comparison.contrasts import contrasts
from analysis.comparison.hypotheses import cells_reported, is_established, is_lead
from analysis.comparison.measured_corpus import MeasuredCorpus, kept_in_study
from analysis.comparison.scores import SCORED_SECTIONS, score
from analysis.corpus.overlap import FEWEST, overlaps

COPY = 0.5  # of the words of an article, from which on it is said to be largely the same as others


@kept_in_study
def shared_passages(study: MeasuredCorpus) -> pd.DataFrame:
    """The passages that occur word for word in two articles and have at least ten words that count in scores.

    One row per passage: the columns of `analysis.corpus.overlap.overlaps` (`article_a`, `start_a`, `end_a`, `article_b`, `start_b`, `end_b`,
    `words`), then `counted` (its words in headings and body of b), `voice` (in which most of these stand in b: a quotation that both
    give is `quoted`) and `text`.
    """
    found = overlaps(study.articles)
    tokens = study.tokens[study.tokens["section"].isin(SCORED_SECTIONS)]
    tokens = tokens[tokens["article"].isin(found["article_b"])]
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
    found = found.astype({"counted": "int64", "voice": "str", "text": "str"})
    return found[found["counted"] >= FEWEST].reset_index(drop=True)


@kept_in_study
def shared_by_article(study: MeasuredCorpus) -> pd.DataFrame:
    """How much of each article also occurs in an earlier one: `article`, `words` (shared and counted), `of` (all counted), `share`, `with_most`.

    Articles that share nothing are left out; `with_most` is the article that shares most with it.
    """
    found = shared_passages(study)
    scored = study.sentences[study.sentences["section"].isin(SCORED_SECTIONS)].groupby("article")["words"].sum()
    pairs = found.groupby(["article_b", "article_a"], sort=False)["counted"].sum().reset_index()
    first = pairs.sort_values("counted", ascending=False, kind="stable").drop_duplicates("article_b")
    most = first.set_index("article_b")["article_a"]
    words = pairs.groupby("article_b", sort=False)["counted"].sum()
    rows = [(name, int(n), int(scored[name]), n / scored[name], most[name]) for name, n in words.items()]
    return pd.DataFrame(rows, columns=["article", "words", "of", "share", "with_most"])


def study_without_repeats(study: MeasuredCorpus) -> MeasuredCorpus:
    """The study in which every shared passage counts at most once, with its scores made anew.

    A passage that two articles of one group share is left out of the later in the table; one that two groups, or two texts that are
    compared, have in common is left out of both, as leaving it out of one would count it for the other. Articles, sentences and
    attributions stay as they are.
    """
    found = shared_passages(study)
    group = study.design.label_of
    spans = list(found[["article_b", "start_b", "end_b"]].itertuples(index=False, name=None))
    for row in found.itertuples():
        if group.get(row.article_a, row.article_a) != group.get(row.article_b, row.article_b):
            spans.append((row.article_a, row.start_a, row.end_a))
    tokens, marks = (table[~_inside(table, spans)] for table in (study.tokens, study.marks))
    scores = score(marks, tokens, ["article", "voice"], all_voices=True)
    return replace(study, tokens=tokens, marks=marks, scores=scores)


def is_shared(study: MeasuredCorpus, rows: pd.DataFrame) -> np.ndarray:
    """Whether each row of a table (`article`, `start`) begins in a passage that another article has as well."""
    found = shared_passages(study)
    spans = [found[[f"{name}_{side}" for name in ("article", "start", "end")]] for side in "ab"]
    return _inside(rows, [span for side in spans for span in side.itertuples(index=False, name=None)])


def _inside(table, spans):
    """Whether each row of a table (`article`, `start`) begins in one of these stretches of articles."""
    inside = np.zeros(len(table), bool)
    rows = table.groupby("article", sort=False, observed=True).indices
    starts = table["start"].to_numpy(np.int64)
    for article, start, end in spans:
        own = rows.get(article, np.zeros(0, int))
        inside[own[(starts[own] >= start) & (starts[own] < end)]] = True
    return inside


@kept_in_study
def effect_of_repeats(study: MeasuredCorpus) -> pd.DataFrame:
    """How the comparisons of a study change if shared passages count at most once (`study_without_repeats`).

    Returns
    -------
    DataFrame
        The rows of `contrasts` (the author's voice, by cues) that a report tells of, in order: `group_a`, `group_b`, `measure`, `category`,
        `difference`, `verdict` (established, lead or "") and `difference_once`, `verdict_once` without what is shared.
    """
    key = ["group_a", "group_b", "measure", "category"]
    before, after = (_verdicts(contrasts(one), key) for one in (study, study_without_repeats(study)))
    return before.merge(after, on=key, how="left", suffixes=("", "_once"))


def _verdicts(rows, key):
    cells = pd.MultiIndex.from_frame(rows[["measure", "category"]])
    rows = rows[cells.isin(cells_reported(rows))]
    verdict = np.where(is_established(rows), "established", np.where(is_lead(rows), "lead", ""))
    return rows[[*key, "difference"]].assign(verdict=verdict).reset_index(drop=True)
