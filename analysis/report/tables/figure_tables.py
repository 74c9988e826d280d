"""A study in, the tables that its figures draw out."""

import itertools
from collections.abc import Iterable

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from analysis.coding.code_checks import AUTHOR_STANCE
from analysis.comparison import contrasts
from analysis.comparison.article_pairs import rows_of_pair
from analysis.comparison.design import GROUPS
from analysis.comparison.hypotheses import cells_reported
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.rates import group_rates
from analysis.comparison.scores import SCORED_SECTIONS
from analysis.comparison.units import ALL
from analysis.report.tables.lookup import Pairs, expand_categories

LEAST_MENTIONS = 3
MOST_COLUMNS = 24  # articles side by side in a map
MOST_PAIRS = 6
BOTH = ("author", ALL)


def first_articles(study: MeasuredCorpus, number: int = MOST_COLUMNS) -> MeasuredCorpus:
    """The study of the articles that fit side by side in a figure: the first 24."""
    return study.first(number) if len(study.articles) > MOST_COLUMNS else study


def articles_note(study: MeasuredCorpus, grouped: bool = False, number: int = MOST_COLUMNS) -> str:
    """The note in a caption that a figure shows only some articles, or groups of them; "" if it shows all."""
    if grouped and study.design.kind == GROUPS:
        return (
            f" By {study.design.between}, with intervals over {study.design.cluster or 'article'}s where there are any."
            + contrasts.rates_caption(study, study.design)
        )
    every = len(study.articles)
    return f" The first {number} of {every} articles." if every > MOST_COLUMNS else ""


def compared_rates(study: MeasuredCorpus, voice: str = "author") -> pd.DataFrame:
    """The rates of the groups that are compared, or else of the articles, with intervals over their units."""
    if study.design.kind == GROUPS:
        return contrasts.rates(study, voice=voice)
    return group_rates(first_articles(study).by_sentence(voice))


def word_shares(study: MeasuredCorpus, column: str) -> pd.DataFrame:
    """Share of words (%) by `section` (of all) or by `voice` (of headings and body): `group`, `part`, `words`, `share`."""
    tokens = study.tokens if study.design.kind == GROUPS else first_articles(study).tokens
    if study.design.kind == GROUPS:
        tokens = tokens.assign(article=tokens["article"].map(study.design.label_of)).dropna(subset="article")
    if column == "voice":
        tokens = tokens[tokens["section"].isin(SCORED_SECTIONS)]
    counts = tokens.groupby(["article", column], sort=False, observed=True).size().rename("words").reset_index()
    counts["share"] = counts["words"] / counts.groupby("article")["words"].transform("sum") * 100
    counts = counts.rename(columns={"article": "group", column: "part"})
    return counts.sort_values("part", kind="stable").reset_index(drop=True)


def rates_by_voice(study: MeasuredCorpus, pairs: Pairs, *, voices: Iterable[str] = BOTH) -> pd.DataFrame:
    """The rates of these (measure, category) with their intervals, in this order, with a column `voice`."""
    found = []
    for voice in voices:
        part = in_order(compared_rates(study, voice), pairs)
        if (
            len({measure for measure, _ in pairs}) > 1
        ):  # one category each of several measures: rows are named by measure
            part["category"] = part["measure"]
        found.append(part.assign(voice=voice))
    return pd.concat(found, ignore_index=True)


def article_rates(study: MeasuredCorpus, pairs: Pairs, voice: str) -> pd.DataFrame:
    """The rates of these (measure, category) in each article, also where groups are compared."""
    return in_order(group_rates(study.by_sentence(voice)), pairs)


def profile_rates(study: MeasuredCorpus) -> pd.DataFrame:
    """The rates that a report shows, in the author's voice, and sentiment, for `charts.profile_chart`."""
    found = compared_rates(study)
    return in_order(found, _with_companions(cells_reported(found)))


def frame_rates(study: MeasuredCorpus) -> pd.DataFrame:
    """Issue frames, then generic ones, of the first articles: `group`, `category`, `count`, `rate` (marks per 1,000 words)."""
    pairs = [("framing", name) for name in expand_categories(study, "framing", ("issue.", "generic."))]
    if study.design.kind == GROUPS:
        scores, keys = contrasts.scores_behind_rates(study, study.design), ["group", "measure", "category"]
        own = scores[scores["measure"] == "framing"].groupby(keys, sort=False)[["count", "words"]].sum()
        own = own.assign(rate=own["count"] / own["words"] * 1000).reset_index()
        return in_order(own.drop(columns="words"), pairs)
    own = study.scores[(study.scores["voice"] == "author") & (study.scores["measure"] == "framing")]
    own = own[own["words"] > 0]
    own = own[own["article"].isin(own["article"].unique()[:MOST_COLUMNS])]
    found = own.rename(columns={"article": "group", "count_per_1000": "rate"})
    return in_order(found[["group", "measure", "category", "count", "rate"]], pairs)


def select_cells(table: pd.DataFrame, pairs: Iterable[tuple[str, str]]) -> pd.DataFrame:
    """The rows of a table for these (measure, category), as they stand."""
    wanted = set(pairs)
    return table[np.array([pair in wanted for pair in zip(table["measure"], table["category"], strict=True)], bool)]


def in_order(table: pd.DataFrame, pairs: Pairs) -> pd.DataFrame:
    """The rows of a table for these (measure, category), in this order."""
    order = {pair: i for i, pair in enumerate(pairs)}
    places = [order.get(pair, -1) for pair in zip(table["measure"], table["category"], strict=True)]
    place = pd.Series(places, table.index, dtype=int)
    return table.loc[place[place >= 0].sort_values(kind="stable").index].reset_index(drop=True)


def first_pairs(study: MeasuredCorpus, most: int = MOST_PAIRS) -> Pairs:
    """The first few pairs of the articles that have words of the author's own: [(a, b), …]; none where groups are compared."""
    if study.comparison.empty:
        return []
    tokens = study.own[1]
    articles = tokens.loc[tokens["section"].isin(SCORED_SECTIONS), "article"].unique()
    return list(itertools.islice(itertools.combinations(articles, 2), most))


def rows_in_all_words(study: MeasuredCorpus, rows: pd.DataFrame) -> pd.DataFrame:
    """For these rows of the comparison in the author's words, the same comparisons in all words, with the same index."""
    key = ["group_a", "group_b", "measure", "category"]
    each = rows[["group_a", "group_b"]].drop_duplicates().itertuples(index=False)
    known = set(study.comparison[["group_a", "group_b"]].itertuples(index=False, name=None))
    every = pd.concat([study.comparison, *(study.pair(*pair) for pair in each if tuple(pair) not in known)])
    every = every[every["voice"] == ALL]
    return rows[key].merge(every, how="left", on=key).set_axis(rows.index)


def column_in_all_words(study: MeasuredCorpus, rates: pd.DataFrame, column: str) -> np.ndarray:
    """A column of the scores in all words for each of these rates (`group`, `measure`, `category`) in the author's words."""
    if study.design.kind == GROUPS:
        every = contrasts.rates(study, voice=ALL).set_index(["group", "measure", "category"])["rate"]
        return every.reindex(pd.MultiIndex.from_frame(rates[["group", "measure", "category"]])).to_numpy()
    key = ["article", "measure", "category"]
    every = study.scores[study.scores["voice"] == ALL].set_index(key)[column]
    return every.reindex(pd.MultiIndex.from_frame(rates[["group", "measure", "category"]])).to_numpy()


def comparison_rows(study: MeasuredCorpus, measure: str, *parts: str, voice: str = "author") -> pd.DataFrame:
    """The rows of the comparison for these categories of a measure."""
    own = study.comparison[(study.comparison["voice"] == voice) & (study.comparison["measure"] == measure)]
    order = {name: i for i, name in enumerate(expand_categories(study, measure, parts))}
    own = own[own["category"].isin(order)]
    return own.sort_values(
        ["group_a", "group_b", "category"], key=lambda c: c.map(order) if c.name == "category" else c, kind="stable"
    )


def pair_findings(study: MeasuredCorpus, a: str, b: str) -> pd.DataFrame:
    """The comparison of one pair that a report shows (`MeasuredCorpus.findings`), with sentiment and the balance of certainty."""
    own = rows_of_pair(study.findings, a, b)
    if own.empty:  # a pair that a user asks for, where groups or many texts are compared
        own = study.pair(a, b)
        own = own[own["voice"] == "author"].assign(coder="")
    return in_order(own, _with_companions(cells_reported(own)))


def _with_companions(family: Pairs) -> Pairs:
    """These pairs, with the balance of certainty after hedges and boosters, and sentiment before tone."""
    return list(dict.fromkeys([*family[:2], ("hedging", ALL), ("sentiment", ALL), *family[2:]]))


def testable_categories(study: MeasuredCorpus, a: str, b: str) -> Pairs:
    """The (measure, category) of `pair_findings` that were tested by counting marks."""
    rows = pair_findings(study, a, b)
    rows = rows[(rows["status"] == "") & (rows["measure"] != AUTHOR_STANCE)]
    return list(zip(rows["measure"], rows["category"], strict=True))


def target_rates(study: MeasuredCorpus, voices: Iterable[str] = BOTH) -> pd.DataFrame:
    """Evaluation per mention of each target in these voices, with a linearised interval over sentences."""
    found, study = [], first_articles(study)
    for voice in voices:
        own = study.by_sentence(voice)
        mentions, weights = (
            own[own["measure"] == measure].pivot(index=["article", "sentence"], columns="category", values=column)
            for measure, column in (("mention", "count"), ("evaluation", "weight"))
        )
        articles = [name for name in study.articles["article"] if name in mentions.index.get_level_values("article")]
        for target, article in itertools.product(study.labels.get("mention", ()), articles):
            n, w = mentions.loc[article, target].to_numpy(float), weights.loc[article, target].to_numpy(float)
            if n.sum() < LEAST_MENTIONS:
                continue
            rate, freedom = w.sum() / n.sum(), max(len(n) - 1, 1)
            error = np.sqrt(len(n) / freedom * ((w - rate * n) ** 2).sum()) / n.sum()
            half = stdtrit(freedom, 0.975) * error
            found.append((article, "mention", target, int(n.sum()), rate, rate - half, rate + half, voice))
    columns = ["group", "measure", "category", "mentions", "rate", "low", "high", "voice"]
    return pd.DataFrame(found, columns=columns)
