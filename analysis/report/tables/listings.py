"""Small tables of a study for print: the articles, the comparison, the commonest cues, the manifest."""

import hashlib
import platform
import tomllib
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import pandas as pd

from analysis.comparison import compare, keyness, wording
from analysis.comparison.samples import SIGNED
from analysis.comparison.scores import SCORED_SECTIONS, per_mention
from analysis.comparison.units import ALL
from analysis.lexicons.load import lexicon
from analysis.report.tables import findings, views
from analysis.text.parse import reading


def overview(study):
    """The articles with their metadata, words, sentences and headline."""
    articles = study.articles[["article", "title", "author", "outlet", "date"]]
    scored = study.sentences[study.sentences["section"].isin(SCORED_SECTIONS)].groupby("article")
    return articles.assign(
        sentences=articles["article"].map(scored.size()).fillna(0).astype(int),
        words=articles["article"].map(scored["words"].sum()).fillna(0).astype(int),
    )


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
        for category in views.wanted(study, measure, parts)
    ]
    return pd.DataFrame(table)


def _of(counts, category, article):
    return counts[(counts["category"] == category) & (counts["article"] == article)].rename(columns={"count": "n"})


def typical_words(study, most=3):
    """Words that at least two articles use and that set one of them apart most, to be looked up in their places."""
    found = []
    for a, b in views.pairs(study, 1):
        words = keyness.keyness(study.tokens, a, b)
        shared = words[(words["count_a"] > 0) & (words["count_b"] > 0) & (words["count_a"] + words["count_b"] > 3)]
        skipped = set(lexicon("function_words").entries["key"])
        shared = shared[~shared["cue"].isin(skipped)]
        found = (
            shared.loc[shared["z"].abs().sort_values(ascending=False, kind="stable").index, "cue"].head(most).tolist()
        )
    return found


def comparison_table(study, a, b):
    """The comparison of one pair over the declared family in the author's own words, beside the difference in all words, for print."""
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
        "all_words",
        "all_words_low",
        "all_words_high",
        "hangs_on_voice",
        "status",
    ]
    found = views.declared(study, a, b)
    sisters = views.sisters(study, found)
    found = found.assign(
        all_words=sisters["difference"], all_words_low=sisters["low"], all_words_high=sisters["high"],
        hangs_on_voice=["yes" if findings.hangs(*pair) else "" for pair in zip(found.itertuples(), sisters.itertuples(), strict=True)],
    )  # fmt: skip
    found.insert(
        0,
        "what",
        [wording.label(study.labels, *pair) for pair in zip(found["measure"], found["category"], strict=True)],
    )
    return found[["what", *columns]]


def voices_table(study):
    """The author's voice beside all voices: rates of the declared family by article."""
    scores = study.scores[study.scores["voice"].isin(["all", "author"])]
    family = compare.declared_family(study.scores[["measure", "category"]].drop_duplicates())
    chosen = [pair in family for pair in zip(scores["measure"], scores["category"], strict=True)]
    scores = scores[chosen]
    signed = scores["measure"].isin(SIGNED)
    scores = scores.assign(
        rate=scores["weight_per_1000"].where(signed, scores["count_per_1000"]),
        column=scores["article"] + " (" + scores["voice"] + ")",
    )
    order = pd.MultiIndex.from_frame(scores[["measure", "category"]].drop_duplicates())
    wide = scores.pivot(index=order.names, columns="column", values="rate").loc[order, scores["column"].unique()]
    wide.insert(0, "what", [wording.label(study.labels, *pair) for pair in order])
    return wide.reset_index(drop=True).rename_axis(columns=None)


def speakers_table(study, most=8):
    """The speakers with the most words of each article, for print."""
    found = _with_labels(study, study.speakers()).groupby("article", sort=False).head(most)
    doubtful = [f"{n} doubtful, counted as the author’s" if n else "" for n in found["doubtful"]]
    return found.assign(doubtful=doubtful).reset_index(drop=True)


def statements_table(study, of=None, about=None):
    """Who says what, introduced how, for print (see `Study.statements`)."""
    found = _with_labels(study, study.statements(of, about))
    columns = ["article", "sentence", "speaker", "source_kind", "actor", "kind", "cue", "cue_class", "text"]
    doubtful = ["doubtful, counted as the author’s" if one else "" for one in found["doubtful"]]
    return found[columns].assign(text=found["text"].str.split().str.join(" "), doubtful=doubtful)


def _with_labels(study, found):
    """A table whose actors are called what the codebook calls them."""
    labels = study.labels.get("mention", {})
    return found.assign(actor=[labels.get(actor, actor) for actor in found["actor"]])


def toward_table(study):
    """Evaluation of each target per mention, in the author's own words and in all, for print; who is never named is not 0."""
    found = per_mention(study.scores[study.scores["voice"].isin(["author", ALL])])
    labels, names = study.labels.get("mention", {}), {"author": "author’s own words", ALL: "all words"}
    if found.empty:
        return pd.DataFrame(columns=["target", "article", *names.values()])
    told = [
        f"{wording.number(row.evaluation, 2)} ({row.mentions} mention{'s' * (row.mentions != 1)})"
        if row.mentions
        else "never named"
        for row in found.itertuples()
    ]
    found = found.assign(told=told, target=[labels.get(target, target) for target in found["target"]])
    order = found[["target", "article"]].drop_duplicates()
    wide = found.pivot(index=["target", "article"], columns="voice", values="told").reindex(
        pd.MultiIndex.from_frame(order)
    )
    return wide.reindex(columns=list(names)).rename(columns=names).reset_index().rename_axis(columns=None)


def manifest(study):
    """What was measured with what: versions of the software, hashes of articles, lexicons and codebook."""
    packages = ("discourse-analysis", "pandas", "scipy", "nltk", "spacy", "vadersentiment", "matplotlib")
    found = [("python", platform.python_version()), *((name, version(name)) for name in packages)]
    found.append(("voices", reading(study.voices)))
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
