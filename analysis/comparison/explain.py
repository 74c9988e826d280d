"""Marks and tokens in; which cues make up a score or a difference, and where in the text, out."""

import numpy as np
import pandas as pd

from analysis.comparison.scores import SCORED_SECTIONS


def scored_marks(marks: pd.DataFrame, tokens: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The marks of one measure that its scores count: in headings and body, with a weight other than 0."""
    scored = tokens.loc[tokens["section"].isin(SCORED_SECTIONS), ["article", "sentence"]].drop_duplicates()
    own = marks[(marks["measure"] == measure) & (marks["weight"] != 0)]
    return own.merge(scored, on=["article", "sentence"])


def words_per_article(tokens: pd.DataFrame) -> pd.Series:
    """How many words of headings and body each article has."""
    return tokens[tokens["section"].isin(SCORED_SECTIONS)].groupby("article", sort=False).size()


def contributions(marks: pd.DataFrame, tokens: pd.DataFrame, measure: str, group_a: str, group_b: str) -> pd.DataFrame:
    """Decompose the difference between two articles exactly into cues.

    A generalised word shift (Gallagher, R. J., et al. (2021). Generalized word shift graphs. EPJ Data Science, 10, 4) of a
    sum over marks: with p the frequency of a cue and w its mean weight in each text, its part is (p_a − p_b) · (w_a + w_b)
    / 2, by frequency, and (w_a − w_b) · (p_a + p_b) / 2, by weight (what negators and shifters made of it). A cue that one
    text lacks has the other's weight there.

    A row a cue (in lower case), the largest contributions first: `cue`, `weight_a`, `weight_b` (summed), `by_frequency`,
    `by_weight`, and `contribution`, their sum (per 1,000 words, a − b). The contributions sum to the difference of the two
    rates.
    """
    own = scored_marks(marks, tokens, measure)
    total = words_per_article(tokens).reindex([group_a, group_b])
    own = own[own["article"].isin([group_a, group_b])]
    by_cue = own.groupby([own["cue"].str.lower(), "article"])["weight"]
    weight, count = (
        part.astype(float).unstack(fill_value=0.0).reindex(columns=[group_a, group_b], fill_value=0.0)
        for part in (by_cue.sum(), by_cue.size())
    )
    p_a, p_b = (count[group] / total[group] * 1000 for group in (group_a, group_b))
    w_a, w_b = (weight[group] / count[group].where(count[group] > 0) for group in (group_a, group_b))
    w_a, w_b = w_a.fillna(w_b), w_b.fillna(w_a)
    found = pd.DataFrame({"weight_a": weight[group_a], "weight_b": weight[group_b],
                          "by_frequency": (p_a - p_b) * (w_a + w_b) / 2, "by_weight": (w_a - w_b) * (p_a + p_b) / 2})  # fmt: skip
    found = found.assign(contribution=found["by_frequency"] + found["by_weight"]).rename_axis("cue").reset_index()
    return _largest_first(found)


def _largest_first(found):
    return found.sort_values("contribution", key=lambda size: -size.abs(), kind="stable", ignore_index=True)


def shift_graph(contributions: pd.DataFrame, most: int = 15) -> pd.DataFrame:
    """The largest contributions, then all the others as one row, then the sum: what `charts.word_shift_chart` draws."""
    parts = ["by_frequency", "by_weight", "contribution"]
    rest = contributions.iloc[most:]
    rows = [{"cue": f"({len(rest)} other cues)", **rest[parts].sum()}] if len(rest) else []
    rows += [{"cue": "(all cues: the difference)", **contributions[parts].sum()}] if len(contributions) else []
    return pd.concat([contributions.head(most)[["cue", *parts]], pd.DataFrame(rows)], ignore_index=True)


def carriers(marks: pd.DataFrame, tokens: pd.DataFrame, article: str, measure: str = "stance") -> pd.DataFrame:
    """The cues that carry an article's score: `cue`, `count`, `contribution` (per 1,000 words), the largest first."""
    own = scored_marks(marks, tokens, measure)
    own = own[own["article"] == article]
    words = words_per_article(tokens).get(article, np.nan)
    found = own.groupby(own["cue"].str.lower())["weight"].agg(count="size", contribution="sum").reset_index()
    found["contribution"] = found["contribution"] / words * 1000
    return _largest_first(found)


def leave_one_out(marks: pd.DataFrame, tokens: pd.DataFrame, measure: str = "stance") -> pd.DataFrame:
    """How far each article's score moves when any one cue is left out.

    A row an article: `article`, `rate` (summed weight per 1,000 words), `lowest`, `highest` (with one cue left out),
    `lowest_without`, `highest_without` (that cue), `turns` (whether the sign ever changes).
    """
    own = scored_marks(marks, tokens, measure)
    rows = []
    for article, words in words_per_article(tokens).items():
        part = own[own["article"] == article]
        rate = part["weight"].sum()
        left = (rate - part.groupby(part["cue"].str.lower())["weight"].sum()).sort_values(kind="stable")
        lowest, highest = (left.iloc[0], left.iloc[-1]) if len(left) else (rate, rate)
        turns = np.sign(lowest) != np.sign(rate) or np.sign(highest) != np.sign(rate)
        without = (left.index[0], left.index[-1]) if len(left) else ("", "")
        rows.append((article, *(value / words * 1000 for value in (rate, lowest, highest)), *without, bool(turns)))
    columns = ["article", "rate", "lowest", "highest", "lowest_without", "highest_without", "turns"]
    return pd.DataFrame(rows, columns=columns)


def score_by_shared_cues(marks: pd.DataFrame, tokens: pd.DataFrame, measure: str = "stance") -> pd.DataFrame:
    """Each article's score from those cues alone that another article uses too.

    A row an article: `article`, `rate` (summed weight per 1,000 words), `cues` (how many such cues it has).
    """
    own = scored_marks(marks, tokens, measure)
    own = own.assign(cue=own["cue"].str.lower())
    own = own[own.groupby("cue")["article"].transform("nunique") > 1]
    words, by_article = words_per_article(tokens), own.groupby("article")
    rate = by_article["weight"].sum().reindex(words.index, fill_value=0.0) / words * 1000
    cues = by_article["cue"].nunique().reindex(words.index, fill_value=0)
    return pd.DataFrame({"rate": rate, "cues": cues}).rename_axis("article").reset_index()


def course_through_text(by_sentence: pd.DataFrame, measure: str, *, window: int = 7) -> pd.DataFrame:
    """The course of a measure through each text, from scores by ["article", "sentence"].

    A row a sentence: `group` (article), `sentence`, `position` (% of the words before the middle of the sentence), `value`
    (summed weight), `smooth` (the mean over so many sentences around it, fewer at the ends).
    """
    own = by_sentence[(by_sentence["measure"] == measure) & (by_sentence["category"] == "all")]
    parts = []
    for article, part in own.groupby("article", sort=False):
        words = part["words"]
        position = (words.cumsum() - words / 2) / words.sum() * 100
        smooth = part["weight"].rolling(window, center=True, min_periods=1).mean()
        parts.append(pd.DataFrame({"group": article, "sentence": part["sentence"], "position": position,
                                   "value": part["weight"], "smooth": smooth}))  # fmt: skip
    columns = ["group", "sentence", "position", "value", "smooth"]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)
