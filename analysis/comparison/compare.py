"""Compare texts sentence by sentence, or groups of articles article by article: difference, interval, p, q, power."""

import itertools

import numpy as np
import pandas as pd
from tqdm import tqdm

from analysis.comparison.inference import benjamini_hochberg, holm, rate_limits, ratio
from analysis.comparison.pairs import INFERRED, Group, independent, matched
from analysis.comparison.units import ALL

COLUMNS = ["quantity", "group_a", "group_b", "unit", "n_a", "n_b", "rate_a", "rate_b", "difference", "low", "high", "p",
           "q", "p_holm", "log2_ratio", "delta", "detectable", "baseline", "dropped", "status"]  # fmt: skip

NEVER_NAMED = "never named"
MANY = 100  # pairs, from which on a bar shows how far it is


def compare(scores, between="article", *, paired=None, family=None):
    """Compare every pair of groups on every measure and category.

    Single texts are compared sentence by sentence; groups of articles (outlets, readings, periods: any column of
    articles that `score` was given) article by article, since the sentences of one article are not independent: pooling
    them, nominal 95 % intervals cover 76 %. Where the groups' articles share events, `paired` compares event by event.

    The rate of a group is a ratio estimator: marks (or weights, for the signed measures and the certainty balance)
    over words, per 1,000. The interval of a difference of weights is linearised (Cochran 1977, Sampling Techniques, ch. 6) with
    Welch–Satterthwaite degrees of freedom; that of a difference of marks is made on the square-root scale
    (`analysis.comparison.inference.difference_limits`). p comes from permuting the units' labels on the studentised difference, on the same scale
    (Janssen 1997, Statistics & Probability Letters 36(1), 9–21), two-sided, add-one, exact where there are few
    permutations. q is Benjamini & Hochberg's (1995) over the declared family. For events see `analysis.comparison.pairs.matched`.

    Parameters
    ----------
    scores : DataFrame
        From `score` at the sampling unit: by ["article", "sentence"] to compare single texts, by ["outlet", "article"]
        to compare outlets, and so on; further columns (as voice) to compare within each of their values.
    between : str
        The column whose values are compared.
    paired : str, optional
        The column that tells which articles belong together, as event; empty where an article has no partner.
    family : list of (measure, category), optional
        The declared family of hypotheses; by default `declared_family`.

    Returns
    -------
    DataFrame
        One row a pair × measure × category: `measure`, `category`, further columns of the unit, `quantity` (marks or
        weight), `group_a`, `group_b`, `unit` (sentence, article or event), `n_a`, `n_b` (units), `rate_a`, `rate_b`,
        `difference` (a − b), `low`, `high` (95 %), `p`, `q` (NaN outside the family), `p_holm` (Holm's over the pairs
        of three or more groups), `log2_ratio` (of rates of marks, 0.5 added where one is 0), `delta` (Cliff's, over
        units; over events, the share where a is higher less the share where b is), `detectable` (the smallest difference
        found in 80 % of such comparisons), `baseline` (the largest difference between halves of one group), `dropped`
        (articles without a partner), `status` ("", or why nothing is inferred: "too sparse", fewer than ten sentences with a
        mark, of articles fewer than ten marks or fewer than half, or ten, that bear one; "too few …"; "never
        named": how a target is evaluated that one of the groups never names, whose rate is missing and not 0). Between single texts it speaks of these texts, never of outlets or authors.

    Raises
    ------
    ValueError
        If `scores` lack a column, or are by a unit that does not suit `between`.
    """
    by = list(scores.columns[: list(scores.columns).index("measure")])
    scores = scores[scores["words"] > 0]
    unit = _unit(by, between, paired)
    further = [column for column in by if column not in (between, paired, "article", "sentence")]
    cells = scores[["measure", "category"]].drop_duplicates()
    family = declared_family(cells) if family is None else family
    rows = []
    for values, part in [((), scores)] if not further else scores.groupby(further, observed=True, sort=True):
        groups = {name: Group.of(group, cells, paired) for name, group in part.groupby(between, sort=False)}
        head = cells.assign(**dict(zip(further, np.atleast_1d(values), strict=False))).reset_index(drop=True)
        found = _each_pair(groups, lambda a, b: matched(a, b) if paired else independent(a, b, unit))
        rows += [head.join(table.assign(group_a=a, group_b=b)) for (a, b), table in found]
    table = (
        pd.concat(rows, ignore_index=True)
        if rows
        else cells.iloc[:0].reindex(columns=["measure", "category", *further])
    )
    table = table.reindex(columns=["measure", "category", *further, *COLUMNS])
    return adjust(_without_the_unnamed(table, scores, between, further), further, family)


def _without_the_unnamed(table, scores, between, further):
    """Nothing is said of how a target is evaluated by a group that never names it."""
    named = (
        scores[scores["measure"] == "mention"].groupby([between, *further, "category"], observed=True)["count"].sum()
    )
    targets = table["measure"].eq("evaluation") & table["category"].isin(named.index.unique("category"))
    for side in ("a", "b") if targets.any() else ():
        places = pd.MultiIndex.from_frame(table[[f"group_{side}", *further, "category"]])
        never = targets & (named.reindex(places).to_numpy() == 0)
        table.loc[never, [f"rate_{side}", "difference", *INFERRED, "delta", "baseline"]] = np.nan
        table.loc[never, "status"] = NEVER_NAMED
    return table


def _each_pair(groups, compared):
    """Every pair of groups with its table, in order; pairs of one size side by side, since they share permutations."""
    pairs = list(itertools.combinations(groups, 2))
    by_size = sorted(pairs, key=lambda pair: len(groups[pair[0]]) + len(groups[pair[1]]))
    tables = {
        (a, b): compared(groups[a], groups[b])
        for a, b in tqdm(by_size, desc="comparing", unit="pair", disable=len(pairs) < MANY)
    }
    return [(pair, tables[pair]) for pair in pairs]


def _unit(by, between, paired):
    """What is sampled, if the columns of the scores suit the comparison."""
    for column in (between, paired):
        if column not in (*by, None):
            raise ValueError(
                f"{'between' if column == between else 'paired'}={column!r}: scores are by {', '.join(by)}"
            )
    if between == "article":
        if "sentence" not in by:
            raise ValueError("nothing to sample: to compare articles, score by ['article', 'sentence']")
        return "sentence"
    if "article" not in by or "sentence" in by:
        raise ValueError(
            f"to compare groups of articles, score by ['{between}', 'article']: the article is the unit, "
            "the sentences of one article are not independent"
        )
    return "article"


def rates(scores, between="article"):
    """The rate of each group with its 95 % interval, for every measure and category.

    Parameters
    ----------
    scores : DataFrame
        From `score` at the sampling unit, as for `compare`.
    between : str

    Returns
    -------
    DataFrame
        `group`, `measure`, `category`, `quantity` (marks or weight), `n` (units), `rate`, `low`, `high` (per 1,000
        words; the interval is NaN where fewer than two units).
    """
    cells = scores[["measure", "category"]].drop_duplicates().reset_index(drop=True)
    parts = []
    for group, part in scores.groupby(between, sort=False):
        units = Group.of(part, cells)
        low, high = rate_limits(units.values, units.words, ~units.signed)
        rate, _ = ratio(units.values, units.words)
        parts.append(cells.assign(group=group, quantity=np.where(units.signed, "weight", "marks"), n=len(units),
                                  rate=rate * 1000, low=low * 1000, high=high * 1000))  # fmt: skip
    columns = ["group", "measure", "category", "quantity", "n", "rate", "low", "high"]
    return pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)


def declared_family(cells):
    """The hypotheses that get a q: hedges, boosters, tone, the axis, and each frame of the codebook or the news."""
    pairs = set(zip(cells["measure"], cells["category"], strict=True))
    wanted = [("hedging", "hedge"), ("hedging", "booster"), ("tone", ALL), ("stance", ALL)]
    frames = sorted(
        pair
        for pair in pairs
        if pair[0] == "framing" and pair[1].split(".")[0] in ("generic", "issue") and "." in pair[1]
    )
    return [pair for pair in wanted if pair in pairs] + frames


def adjust(table, further, family):
    """Benjamini–Hochberg over the declared family, within each pair; Holm over the pairs, within each cell."""
    in_family = pd.Series(list(zip(table["measure"], table["category"], strict=True)), index=table.index).isin(family)
    for column, scope, adjust in (
        ("q", ["group_a", "group_b"], benjamini_hochberg),
        ("p_holm", ["measure", "category"], holm),
    ):
        table[column] = np.nan
        tested = table[table["p"].notna() & (in_family | (column != "q"))]
        for rows in tested.groupby([*further, *scope], observed=True).groups.values():
            table.loc[rows, column] = adjust(table.loc[rows, "p"].to_numpy())
    return table
