"""Small tables cut from a study, as the notebooks show and draw them."""

import itertools

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from analysis.comparison import compare
from analysis.comparison.scores import SCORED_SECTIONS
from analysis.comparison.units import ALL

LEAST_MENTIONS = 3
MOST_COLUMNS = 24  # articles side by side in a map


def shares(study, column):
    """Share of words (%) by `section` (of all) or by `voice` (of headings and body): `group`, `part`, `words`, `share`."""
    tokens = study.tokens
    if column == "voice":
        tokens = tokens[tokens["section"].isin(SCORED_SECTIONS)]
    counts = tokens.groupby(["article", column], sort=False, observed=True).size().rename("words").reset_index()
    counts["share"] = counts["words"] / counts.groupby("article")["words"].transform("sum") * 100
    return (
        counts.rename(columns={"article": "group", column: "part"})
        .sort_values("part", kind="stable")
        .reset_index(drop=True)
    )


def wanted(study, measure, parts):
    """The categories of a measure named by `parts`: exact names, or beginnings that end in a dot; all without any."""
    names = list(study.labels.get(measure, ()))
    if not parts:
        return names
    return [
        name for part in parts for name in ([n for n in names if n.startswith(part)] if part.endswith(".") else [part])
    ]


def rates(study, measure, *parts, voices=("author", "all")):
    """The rates of a measure with their intervals in these voices, for `charts.rates_panels`; `parts` as in `wanted`."""
    return rates_of(study, [(measure, category) for category in wanted(study, measure, parts)], voices=voices)


def rates_of(study, pairs, *, voices=("author", "all")):
    """The rates of these (measure, category), in this order, with a column `voice`."""
    return pd.concat([_rates_in(study, pairs, voice).assign(voice=voice) for voice in voices], ignore_index=True)


def profile(study, voice="author"):
    """The rates of the declared family with their intervals, sentiment beside tone, for `charts.profile_chart`."""
    found = compare.rates(study.by_sentence(voice))
    return _ordered(found, _beside(compare.declared_family(found)))


def frames(study, voice="author", most=MOST_COLUMNS):
    """Issue frames, then generic ones, of the first articles: `group`, `category`, `count`, `rate` (marks per 1,000 words)."""
    names = wanted(study, "framing", ("issue.", "generic."))
    own = study.scores[
        (study.scores["voice"] == voice) & (study.scores["measure"] == "framing") & (study.scores["words"] > 0)
    ]
    own = own[own["article"].isin(own["article"].unique()[:most])].rename(
        columns={"article": "group", "count_per_1000": "rate"}
    )
    found = own[["group", "measure", "category", "count", "rate"]]
    return _ordered(found, [("framing", name) for name in names])


def _rates_in(study, pairs, voice):
    found = _ordered(compare.rates(study.by_sentence(voice)), pairs)
    if len({measure for measure, _ in pairs}) > 1:  # the same category of several measures: the measure names the row
        found["category"] = found["measure"]
    return found


def _ordered(table, pairs):
    """The rows of a table for these (measure, category), in this order."""
    order = {pair: i for i, pair in enumerate(pairs)}
    places = [order.get(pair, -1) for pair in zip(table["measure"], table["category"], strict=True)]
    place = pd.Series(places, table.index, dtype=int)
    return table.loc[place[place >= 0].sort_values(kind="stable").index].reset_index(drop=True)


def pairs(study, most=6):
    """Pairs of the articles that have words of the author's own, the first few: [(a, b), …]."""
    tokens = study.own[1]
    articles = tokens.loc[tokens["section"].isin(SCORED_SECTIONS), "article"].unique()
    return list(itertools.islice(itertools.combinations(articles, 2), most))


def sisters(study, rows):
    """The rows of the comparison in all words that stand beside these in the author's, with their index."""
    key = ["group_a", "group_b", "measure", "category"]
    every = study.comparison[study.comparison["voice"] == ALL]
    return rows[key].merge(every, how="left", on=key).set_axis(rows.index)


def beside(study, rates, column):
    """The same column in all words, beside rates in the author's (`group`, `measure`, `category`)."""
    key = ["article", "measure", "category"]
    every = study.scores[study.scores["voice"] == ALL].set_index(key)[column]
    return every.reindex(pd.MultiIndex.from_frame(rates[["group", "measure", "category"]])).to_numpy()


def rows(study, measure, *parts, voice="author"):
    """The rows of the comparison for these categories of a measure."""
    own = study.comparison[(study.comparison["voice"] == voice) & (study.comparison["measure"] == measure)]
    order = {name: i for i, name in enumerate(wanted(study, measure, parts))}
    own = own[own["category"].isin(order)]
    return own.sort_values(
        ["group_a", "group_b", "category"], key=lambda c: c.map(order) if c.name == "category" else c, kind="stable"
    )


def declared(study, a, b):
    """The author's-voice comparison of one pair over the declared family, with sentiment beside tone."""
    own = study.comparison[
        (study.comparison["voice"] == "author")
        & (study.comparison["group_a"] == a)
        & (study.comparison["group_b"] == b)
    ]
    family = compare.declared_family(own)
    return _ordered(own, _beside(family))


def _beside(family):
    """The declared family with the balance of certainty behind hedges and boosters, and sentiment before tone."""
    return [*family[:2], ("hedging", ALL), ("sentiment", ALL), *family[2:]]


def tested(study, a, b):
    """The findings of one pair that are not too sparse to compare: (measure, category) of `declared`."""
    rows = declared(study, a, b)
    rows = rows[rows["status"] == ""]
    return list(zip(rows["measure"], rows["category"], strict=True))


def toward_targets(study, voices=("author", "all")):
    """Evaluation per mention of each target in these voices, with a linearised interval over sentences."""
    return pd.concat([_toward_in(study, voice).assign(voice=voice) for voice in voices], ignore_index=True)


def _toward_in(study, voice):
    own = study.by_sentence(voice)
    mentions = own[own["measure"] == "mention"].pivot(index=["article", "sentence"], columns="category", values="count")
    weights = own[own["measure"] == "evaluation"].pivot(
        index=["article", "sentence"], columns="category", values="weight"
    )
    found = []
    for target in study.labels.get("mention", ()):
        for article in study.articles["article"]:
            if article not in mentions.index.get_level_values("article"):
                continue
            n, w = mentions.loc[article, target].to_numpy(float), weights.loc[article, target].to_numpy(float)
            if n.sum() < LEAST_MENTIONS:
                continue
            rate = w.sum() / n.sum()
            error = np.sqrt(len(n) / max(len(n) - 1, 1) * ((w - rate * n) ** 2).sum()) / n.sum()
            half = stdtrit(max(len(n) - 1, 1), 0.975) * error
            found.append((article, "mention", target, int(n.sum()), rate, rate - half, rate + half))
    return pd.DataFrame(found, columns=["group", "measure", "category", "mentions", "rate", "low", "high"])


def marks_of(study, *measures):
    """The marks of these measures."""
    return study.marks[study.marks["measure"].isin(measures)]
