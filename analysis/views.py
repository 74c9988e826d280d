"""Small tables cut from a study, as the notebooks show and draw them."""

import hashlib
import itertools
import platform
import tomllib
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from analysis import comparison, keyness
from analysis.lexicons import lexicon
from analysis.pairs import SIGNED
from analysis.scores import ALL, SCORED_SECTIONS

LEAST_MENTIONS = 3
MOST_COLUMNS = 24  # articles side by side in a map
NAMES = {
    ("hedging", "hedge"): "hedges",
    ("hedging", "booster"): "boosters",
    ("hedging", "all"): "certainty balance (boosters − hedges)",
    ("sentiment", "all"): "sentiment (VADER)",
    ("subjectivity", "loaded"): "loaded wording",
    ("subjectivity", "argued"): "the grammar of argument",
    ("subjectivity", "plain"): "news wording",
    ("subjectivity", "all"): "subjectivity (points)",
    ("tone", "all"): "tone (sentiment for news)",
    ("vagueness", "all"): "vague wording",
    ("irrealis", "all"): "irrealis (future, planned, wished, possible)",
    ("stance", "all"): "position on the axis",
    ("distance", "all"): "scare quotes",
    ("framing", "all"): "all frame indicators",
    ("metaphor", "all"): "metaphor candidates",
}


def label(labels, measure, category):
    """What charts and sentences call a category."""
    return NAMES.get((measure, category)) or labels.get(measure, {}).get(category, category)


def overview(study):
    """The articles with their metadata, words, sentences and headline."""
    articles = study.articles[["article", "title", "author", "outlet", "date"]]
    scored = study.sentences[study.sentences["section"].isin(SCORED_SECTIONS)].groupby("article")
    return articles.assign(
        sentences=articles["article"].map(scored.size()).fillna(0).astype(int),
        words=articles["article"].map(scored["words"].sum()).fillna(0).astype(int),
    )


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
    found = comparison.rates(study.by_sentence(voice))
    return _ordered(found, _beside(comparison.declared_family(found)))


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
    found = _ordered(comparison.rates(study.by_sentence(voice)), pairs)
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
    family = comparison.declared_family(own)
    return _ordered(own, _beside(family))


def _beside(family):
    """The declared family with the balance of certainty behind hedges and boosters, and sentiment before tone."""
    return [*family[:2], ("hedging", ALL), ("sentiment", ALL), *family[2:]]


def tested(study, a, b):
    """The findings of one pair that are not too sparse to compare: (measure, category) of `declared`."""
    rows = declared(study, a, b)
    rows = rows[rows["status"] == ""]
    return list(zip(rows["measure"], rows["category"], strict=True))


def top_cues(study, measure, *parts, most=5):
    """The commonest cues of each category and article, in the author's voice, as one line each."""
    marks = study.own[0]
    marks = marks[(marks["measure"] == measure) & (marks["weight"] != 0)]
    counts = marks.assign(cue=marks["cue"].str.lower()).groupby(["category", "article", "cue"], sort=False).size()
    counts = counts.rename("count").reset_index().sort_values(["count", "cue"], ascending=[False, True], kind="stable")
    names = study.labels.get(measure, {})
    table = [
        {"category": names.get(category, category)}
        | {
            article: ", ".join(f"{row.cue} {row.n}" for row in _of(counts, category, article).head(most).itertuples())
            for article in study.articles["article"]
        }
        for category in wanted(study, measure, parts)
    ]
    return pd.DataFrame(table)


def _of(counts, category, article):
    return counts[(counts["category"] == category) & (counts["article"] == article)].rename(columns={"count": "n"})


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


def typical_words(study, most=3):
    """Words that at least two articles use and that set one of them apart most, to be looked up in their places."""
    found = []
    for a, b in pairs(study, 1):
        words = keyness.keyness(study.tokens, a, b)
        shared = words[(words["count_a"] > 0) & (words["count_b"] > 0) & (words["count_a"] + words["count_b"] > 3)]
        skipped = set(lexicon("function_words").entries["key"])
        shared = shared[~shared["cue"].isin(skipped)]
        found = (
            shared.loc[shared["z"].abs().sort_values(ascending=False, kind="stable").index, "cue"].head(most).tolist()
        )
    return found


def marks_of(study, *measures):
    """The marks of these measures."""
    return study.marks[study.marks["measure"].isin(measures)]


def comparison_table(study, a, b):
    """The author's-voice comparison of one pair over the declared family, for print."""
    columns = [
        "rate_a",
        "rate_b",
        "difference",
        "low",
        "high",
        "p",
        "q",
        "log2_ratio",
        "delta",
        "detectable",
        "baseline",
        "status",
    ]
    found = declared(study, a, b)
    found.insert(
        0, "what", [label(study.labels, *pair) for pair in zip(found["measure"], found["category"], strict=True)]
    )
    return found[["what", *columns]]


def voices_table(study):
    """The author's voice beside all voices: rates of the declared family by article."""
    scores = study.scores[study.scores["voice"].isin(["all", "author"])]
    family = comparison.declared_family(study.scores[["measure", "category"]].drop_duplicates())
    chosen = [pair in family for pair in zip(scores["measure"], scores["category"], strict=True)]
    scores = scores[chosen]
    signed = scores["measure"].isin(SIGNED)
    scores = scores.assign(
        rate=scores["weight_per_1000"].where(signed, scores["count_per_1000"]),
        column=scores["article"] + " (" + scores["voice"] + ")",
    )
    order = pd.MultiIndex.from_frame(scores[["measure", "category"]].drop_duplicates())
    wide = scores.pivot(index=order.names, columns="column", values="rate").loc[order, scores["column"].unique()]
    wide.insert(0, "what", [label(study.labels, *pair) for pair in order])
    return wide.reset_index(drop=True).rename_axis(columns=None)


def manifest(study):
    """What was measured with what: versions of the software, hashes of articles, lexicons and codebook."""
    packages = ("discourse-analysis", "pandas", "scipy", "nltk", "vadersentiment", "matplotlib")
    found = [("python", platform.python_version()), *((name, version(name)) for name in packages)]
    for path in sorted(Path(str(files("analysis"))).glob("lexicons/*.toml")):
        data = path.read_bytes()
        book = tomllib.loads(data.decode())
        found.append((f"lexicon: {book['title']}", f"{book['version']} · {_digest(data)}"))
    if study.codebook:
        found.append((f"codebook: {study.codebook.title}", f"{study.codebook.version} · {study.codebook.digest}"))
    for row in study.articles.itertuples():
        found.append((f"article: {row.article}", _digest(row.text.encode("utf-8", "surrogatepass"))))
    return pd.DataFrame(found, columns=["what", "version or SHA-256"])


def _digest(data):
    return hashlib.sha256(data).hexdigest()
