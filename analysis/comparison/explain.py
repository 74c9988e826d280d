"""Explain a score or a difference: which words, which part of the text, and whether one cue carries it."""

import numpy as np
import pandas as pd

from analysis.comparison.scores import SCORED_SECTIONS


def counted(marks, tokens, measure, sections=SCORED_SECTIONS):
    """The marks of one measure that its scores count: in those sections, with a weight other than 0."""
    scored = tokens.loc[tokens["section"].isin(sections), ["article", "sentence"]].drop_duplicates()
    own = marks[(marks["measure"] == measure) & (marks["weight"] != 0)]
    return own.merge(scored, on=["article", "sentence"])


def words_per_article(tokens, sections=SCORED_SECTIONS):
    return tokens[tokens["section"].isin(sections)].groupby("article", sort=False).size()


def contributions(marks, tokens, measure, group_a, group_b):
    """Decompose the difference between two articles exactly into cues.

    A generalised word shift (Gallagher, R. J., et al. (2021). Generalized word shift graphs. EPJ Data Science, 10, 4) of a sum
    over marks: with p the frequency of a cue and w its mean weight in each text, its part is (p_a − p_b) · (w_a + w_b) / 2, by
    frequency, and (w_a − w_b) · (p_a + p_b) / 2, by weight (what negators and shifters made of it). A cue that one text lacks
    has the other's weight there.

    Parameters
    ----------
    marks, tokens : DataFrame
    measure : str
    group_a, group_b : str
        Articles.

    Returns
    -------
    DataFrame
        One row a cue (in lower case), the largest contributions first: `cue`, `weight_a`, `weight_b` (summed),
        `by_frequency`, `by_weight`, and `contribution`, their sum (per 1,000 words, a − b). The contributions sum to the
        difference of the two rates.
    """
    own = counted(marks, tokens, measure)
    total = words_per_article(tokens).reindex([group_a, group_b])
    sums = own.assign(cue=own["cue"].str.lower()).groupby(["cue", "article"])["weight"].agg(["sum", "size"]).unstack()
    weight, count = (
        sums[name].reindex(columns=[group_a, group_b]).fillna(0.0)
        if len(sums)
        else pd.DataFrame(columns=[group_a, group_b], dtype=float)
        for name in ("sum", "size")
    )
    kept = count.sum(axis=1) > 0
    weight, count = weight[kept], count[kept]
    p_a, p_b = (count[group] / total[group] * 1000 for group in (group_a, group_b))
    w_a, w_b = (weight[group] / count[group].where(count[group] > 0) for group in (group_a, group_b))
    w_a, w_b = w_a.fillna(w_b), w_b.fillna(w_a)
    found = pd.DataFrame({"weight_a": weight[group_a], "weight_b": weight[group_b],
                          "by_frequency": (p_a - p_b) * (w_a + w_b) / 2, "by_weight": (w_a - w_b) * (p_a + p_b) / 2})  # fmt: skip
    found = found.assign(contribution=found["by_frequency"] + found["by_weight"]).rename_axis("cue").reset_index()
    order = found["contribution"].abs().sort_values(ascending=False, kind="stable").index
    return found.loc[order].reset_index(drop=True)


def shift_graph(contributions, most=15):
    """The largest contributions, then all the others as one row, then the sum: what `charts.word_shift_chart` draws."""
    parts = ["by_frequency", "by_weight", "contribution"]
    rest = contributions.iloc[most:]
    rows = [{"cue": f"({len(rest)} other cues)", **rest[parts].sum()}] if len(rest) else []
    rows += [{"cue": "(all cues: the difference)", **contributions[parts].sum()}] if len(contributions) else []
    return pd.concat([contributions.head(most)[["cue", *parts]], pd.DataFrame(rows)], ignore_index=True)


def carriers(marks, tokens, article, measure="stance"):
    """The cues that carry an article's score: `cue`, `count`, `contribution` (per 1,000 words), the largest first."""
    own = counted(marks, tokens, measure)
    own = own[own["article"] == article]
    words = words_per_article(tokens).get(article, np.nan)
    found = own.groupby(own["cue"].str.lower())["weight"].agg(count="size", contribution="sum").reset_index()
    found["contribution"] = found["contribution"] / words * 1000
    order = found["contribution"].abs().sort_values(ascending=False, kind="stable").index
    return found.loc[order].reset_index(drop=True)


def leave_one_out(marks, tokens, measure="stance"):
    """How far each article's score moves when any one cue is left out.

    Returns
    -------
    DataFrame
        One row an article: `article`, `rate` (summed weight per 1,000 words), `lowest`, `highest` (with one cue left
        out), `lowest_without`, `highest_without` (that cue), `turns` (whether the sign ever changes).
    """
    own = counted(marks, tokens, measure)
    rows = []
    for article, words in words_per_article(tokens).items():
        part = own[own["article"] == article]
        by_cue = part.groupby(part["cue"].str.lower())["weight"].sum()
        rate = part["weight"].sum()
        left = (rate - by_cue).sort_values(kind="stable")
        ends = (left.iloc[0], left.iloc[-1], left.index[0], left.index[-1]) if len(left) else (rate, rate, "", "")
        turns = bool(np.sign(ends[0]) != np.sign(rate) or np.sign(ends[1]) != np.sign(rate))
        rows.append(
            (article, rate / words * 1000, ends[0] / words * 1000, ends[1] / words * 1000, ends[2], ends[3], turns)
        )
    columns = ["article", "rate", "lowest", "highest", "lowest_without", "highest_without", "turns"]
    return pd.DataFrame(rows, columns=columns)


def shared(marks, tokens, measure="stance"):
    """Each article's score from those cues alone that another article uses too.

    Returns
    -------
    DataFrame
        One row an article: `article`, `rate` (summed weight per 1,000 words), `cues` (how many such cues it has).
    """
    own = counted(marks, tokens, measure)
    own = own.assign(cue=own["cue"].str.lower())
    own = own[own.groupby("cue")["article"].transform("nunique") > 1]
    weight, cues = own.groupby("article")["weight"].sum(), own.groupby("article")["cue"].nunique()
    rows = [
        (name, weight.get(name, 0.0) / words * 1000, cues.get(name, 0))
        for name, words in words_per_article(tokens).items()
    ]
    return pd.DataFrame(rows, columns=["article", "rate", "cues"])


def course(by_sentence, measure, *, window=7):
    """The course of a measure through each text.

    Parameters
    ----------
    by_sentence : DataFrame
        From `score` by ["article", "sentence"].
    measure : str
    window : int
        Sentences in the moving mean, centred; fewer at the ends.

    Returns
    -------
    DataFrame
        `group` (article), `sentence`, `position` (% of the words before the middle of the sentence), `value` (summed
        weight), `smooth` (its moving mean).
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
