"""Compare texts sentence by sentence, or groups of articles article by article: difference, interval, p, power."""

import itertools
from collections.abc import Sequence

import numpy as np
import pandas as pd
from tqdm import tqdm

from analysis.comparison.correction import correct_scores
from analysis.comparison.hypotheses import Family, adjust_p, declared_family
from analysis.comparison.pairs import INFERRED, compare_independent, compare_single, compare_within_events
from analysis.comparison.samples import Group
from analysis.comparison.scores import unit_columns

COLUMNS = ["quantity", "group_a", "group_b", "unit", "n_a", "n_b", "rate_a", "rate_b", "difference", "low", "high", "p",
           "p_adjusted", "hypothesis", "log2_ratio", "delta", "detectable", "baseline", "dropped", "status"]  # fmt: skip

NEVER_NAMED = "never named"
MANY = 100  # pairs, from which on a bar shows how far it is


def compare(  # noqa: PLR0913
    scores: pd.DataFrame,
    between: str = "article",
    *,
    paired: str | None = None,
    sparing: bool = False,
    cluster: str | None = None,
    family: Family | None = None,
    codes: pd.DataFrame | None = None,
    sentences: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Compare every pair of groups on every measure and category.

    Single texts are compared sentence by sentence; groups of articles (outlets, readings, periods: any column of
    articles that `score` was given) article by article, since the sentences of one article are not independent: pooling
    them, nominal 95 % intervals cover 76 %. A first group of one article is placed among those of the other
    (`analysis.comparison.one_and_rest`). Where the groups' articles share events, `paired` compares within events.
    Where an author has several articles, which are alike, `cluster` makes the author the unit.

    The rate of a group is a ratio estimator: marks (or weights, for the signed measures and the certainty balance)
    over words, per 1,000. The error of a difference is linearised (Cochran 1977, Sampling Techniques, ch. 6). Of two texts it is
    raised by what neighbouring sentences have in common, and p and interval come from one test: of weights Welch's, of marks a
    score test (`analysis.comparison.texts`). Of groups of articles p comes from permuting their labels on the studentised
    difference (Janssen 1997, Statistics & Probability Letters 36(1), 9–21), two-sided, add-one, exact where there are few
    permutations; the interval of marks is made on the square-root scale (`analysis.comparison.inference.difference_limits`);
    p is at least that of a t test for groups that scatter differently (`analysis.comparison.inference.unequal_p`);
    where p and interval disagree on whether there is a difference, there is none. `p_adjusted` is Holm's over the hypotheses and all pairs together. For events see
    `analysis.comparison.pairs.compare_within_events`.

    Parameters
    ----------
    scores : DataFrame
        From `score` at the sampling unit: by ["article", "sentence"] to compare single texts, by ["outlet", "article"]
        to compare outlets, and so on; further columns (as voice) to compare within each of their values.
    between : str
        The column whose values are compared.
    paired : str, optional
        The column that tells which articles belong together, as event; empty where an article has no partner.
    sparing : bool
        Compare within events only where that detects as much, or all articles could mislead (`analysis.comparison.pairs.kept_events`).
        By default wherever p can fall below .05.
    cluster : str, optional
        The column whose values are units, as author: their articles are taken together. Where it is empty, an article is one.
    family : list of (measure, category) or Hypothesis, optional
        The declared hypotheses; by default `analysis.comparison.hypotheses.declared_family`.
    codes : DataFrame, optional
        What people coded of a random sample of the sentences of each group, from `read_codes`; then the differences are corrected by them, and
        `scores` must be by [`between`, "article", "sentence"]. The sentences must have been drawn as `discourse sample --between` draws
        them: at random within each value of the measure in each group.
    sentences : DataFrame, optional
        The table of that name, which says where each sentence stands; needed with `codes`.

    Returns
    -------
    DataFrame
        One row a pair × measure × category: `measure`, `category`, further columns of the unit, `quantity` (marks or
        weight), `group_a`, `group_b`, `unit` (sentence, article, the cluster, event, or article within event), `n_a`, `n_b` (units),
        `rate_a`, `rate_b`, `difference` (a − b), `low`, `high` (95 %), `p`, `p_adjusted` (NaN of what is not declared),
        `hypothesis` ("" of what is not declared, "differ", or which is expected to be greater: "a > b", "a < b"), `log2_ratio`
        (of rates of marks, 0.5 added where one is 0), `delta` (Cliff's, over
        units; over events, the share where a is higher less the share where b is), `detectable` (the smallest difference
        found in 80 % of such comparisons), `baseline` (the largest difference between halves of one group), `dropped`
        (articles without a partner), `status` ("", or why nothing is inferred). A comparison of single texts speaks of
        these texts, never of outlets or authors. The reasons are "too sparse" (of two texts, `analysis.comparison.texts.why_not_inferred`; of
        articles, fewer than ten marks, or fewer than half of them, or ten, with one), "too few …", and "never named" (one of the groups never names the target, so that its evaluation is missing and not 0).

        With `codes`, one row a pair × measure × category that is coded: `measure`, `category`, and the columns of
        `analysis.comparison.correction.corrected`: the design-based difference of mean codes a sentence, its interval, and whether the measure
        errs alike in both groups.

    Raises
    ------
    ValueError
        If `scores` lack a column, or are by a unit that does not suit `between`; or if a code is of no sentence.
    """
    by = unit_columns(scores)
    if codes is not None:
        _check_coded(by, between, sentences, paired=paired, cluster=cluster, family=family)
        return correct_scores(scores[scores["words"] > 0], between, codes, sentences)
    scores = scores[scores["words"] > 0]
    unit = _unit(by, between, paired=paired, cluster=cluster)
    further = [column for column in by if column not in (between, paired, cluster, "article", "sentence")]
    cells = scores[["measure", "category"]].drop_duplicates()
    family = declared_family(cells) if family is None else family
    rows = []
    for values, part in [((), scores)] if not further else scores.groupby(further, observed=True, sort=True):
        part = merge_clusters(part, cluster, [column for column in (between, paired) if column])
        groups = {name: Group.of(group, cells, paired) for name, group in part.groupby(between, sort=False)}
        head = cells.assign(**dict(zip(further, np.atleast_1d(values), strict=False))).reset_index(drop=True)
        found = _each_pair(groups, lambda a, b: _pair(a, b, unit, paired, sparing))
        rows += [head.join(table.assign(group_a=a, group_b=b)) for (a, b), table in found]
    table = pd.concat(rows, ignore_index=True) if rows else cells.iloc[:0]
    table = table.reindex(columns=["measure", "category", *further, *COLUMNS])
    return adjust_p(_without_the_unnamed(table, scores, between, further), family)


def _check_coded(by, between, sentences, **options):
    """Whether the arguments are those of a comparison that codes correct."""
    if given := [name for name, value in options.items() if value is not None]:
        raise ValueError(f"{given[0]}: not with codes, which correct the difference of groups as a whole")
    if sentences is None:
        raise ValueError("codes need sentences=, the table that says where each sentence stands (as Study.sentences)")
    if {between, "article", "sentence"} != {*by}:
        raise ValueError(f"codes are of sentences: score by ['{between}', 'article', 'sentence'], not by {by}")


def _without_the_unnamed(table, scores, between, further):
    """Nothing is said of how a target is evaluated by a group that never names it."""
    mentions = scores[scores["measure"] == "mention"]
    named = mentions.groupby([between, *further, "category"], observed=True)["count"].sum()
    targets = table["measure"].eq("evaluation") & table["category"].isin(named.index.unique("category"))
    for side in ("a", "b") if targets.any() else ():
        places = pd.MultiIndex.from_frame(table[[f"group_{side}", *further, "category"]])
        never = targets & (named.reindex(places).to_numpy() == 0)
        table.loc[never, [f"rate_{side}", "difference", *INFERRED, "delta", "baseline"]] = np.nan
        table.loc[never, "status"] = NEVER_NAMED
    return table


def _pair(a, b, unit, paired, sparing):
    if unit == "article" and len(a) == 1 < len(b) and not paired:
        return compare_single(a, b)
    return compare_within_events(a, b, unit, sparing) if paired else compare_independent(a, b, unit)


def _each_pair(groups, compared):
    """Every pair of groups with its table, in order; pairs of one size are compared in a row, as they share permutations."""
    pairs = list(itertools.combinations(groups, 2))
    by_size = sorted(pairs, key=lambda pair: len(groups[pair[0]]) + len(groups[pair[1]]))
    steps = tqdm(by_size, desc="comparing", unit="pair", disable=len(pairs) < MANY)
    tables = {(a, b): compared(groups[a], groups[b]) for a, b in steps}
    return [(pair, tables[pair]) for pair in pairs]


def _unit(by, between, **options):
    """What is sampled, if the columns of the scores suit the comparison."""
    for option, column in {"between": between, **options}.items():
        if column not in (*by, None):
            raise ValueError(
                f"{option}={column!r}: no such column; these scores are by {', '.join(by)}. Score by it first, as "
                f"score(…, by=['{column}', 'article'], articles=articles)"
            )
    if between == "article":
        if "sentence" not in by:
            raise ValueError("too few units: to compare articles, score by ['article', 'sentence']")
        return "sentence"
    if "article" not in by or "sentence" in by:
        raise ValueError(
            f"to compare groups of articles, score by ['{between}', 'article']: the article is the unit, "
            "the sentences of one article are not independent"
        )
    return options["cluster"] or "article"


def merge_clusters(scores: pd.DataFrame, cluster: str | None, within: Sequence[str]) -> pd.DataFrame:
    """The scores of each author, or whatever `cluster` tells apart, together; who is unknown has written one article."""
    if not cluster:
        return scores
    known = scores[cluster].astype(object)
    unit = known.where(known != "", "\0" + scores["article"].astype(object))
    sums = dict.fromkeys(("count", "weight", "words"), "sum")
    keys = [*within, "article", "measure", "category"]
    return scores.assign(article=unit).groupby(keys, sort=False, observed=True).agg(sums).reset_index()
