"""Stance, frames, hedging and tone by sentence of opinion writing, against labels of language models."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis.comparison import compare
from analysis.comparison.scores import score
from analysis.comparison.units import ALL
from analysis.lexicons.load import Lexicon, read_codebook
from analysis.measures.marks import mark
from analysis.validation import opinion
from analysis.validation.agreement import compared
from analysis.validation.gold import Gold
from analysis.voices import tokenize

CODEBOOK = opinion.OPEDS.parents[2] / "seeds" / "codebook.toml"
FRAMES = {  # the labellers' frames, as the codebook calls them
    "alliance": "alliance", "convenience": "convenience", "multipolar": "multipolar", "war": "war_weapons",
    "economy": "trade_energy", "pressure": "western_pressure", "diplomacy": "diplomacy", "history": "history",
}  # fmt: skip
MEASURES = ["hedging", "tone", "sentiment", "stance", "framing"]


def opeds(gold: Gold) -> list[dict]:
    """The op-eds that come with the project's tests, labelled whole by two labellers: sentences on which both agree."""
    sentences, articles = opinion.oped_sentences(gold)
    book = read_codebook(CODEBOOK)
    tokens, marks = _marks(articles, book)
    one, two = sentences["one"], sentences["two"]

    def agreed(label: Callable) -> tuple[pd.DataFrame, list]:
        """The sentences that both labellers give the same label, and these labels."""
        same = [label(a) == label(b) for a, b in zip(one, two, strict=True)]
        return sentences[same], [label(a) for a, keep in zip(one, same, strict=True) if keep]

    rows = []
    for kind in ("hedge", "booster"):
        own, labels = agreed(lambda label, kind=kind: bool(label[f"{kind}s"]))
        rows += _found("opeds", f"hedging.{kind}", own, labels, _counted(own, marks, "hedging", kind) > 0)
    own, labels = agreed(lambda label: label["author_stance"])
    rows += _stance(own, labels, marks[marks["voice"] == "author"], book)
    for frame, name in FRAMES.items():
        own, labels = agreed(lambda label, frame=frame: frame in label["frames"])
        shown = _counted(own, marks, "framing", f"issue.{name}") > 0
        rows.append(
            compared("opeds", "sentence", f"framing.issue.{name}", "f1", labels, shown, own["article"], seen=1.0)
        )
    tone = [(a["tone"] + b["tone"]) / 2 for a, b in zip(one, two, strict=True)]
    rows += _tone("opeds", sentences, tone, marks, seen=0.0)
    return rows + _sides(sentences, tokens, marks)


def oped_voices(gold: Gold) -> list[dict]:
    """Opinion pieces from US media, labelled by one labeller."""
    sentences, articles = opinion.us_sentences(gold, "hedges.jsonl")
    _, marks = _marks(articles, None)
    rows = []
    for kind in ("hedge", "booster"):
        labels = sentences[f"{kind}s"].map(bool).tolist()
        found = _counted(sentences, marks, "hedging", kind) > 0
        rows += _found("oped_voices", f"hedging.{kind}", sentences, labels, found)
    return rows + _tone("oped_voices", sentences, sentences["tone"].tolist(), marks, seen=0.0)


def _marks(articles: pd.DataFrame, book: Lexicon | None) -> tuple[pd.DataFrame, pd.DataFrame]:
    tokens = tokenize(articles)
    return tokens, mark(articles, tokens, book, MEASURES if book else MEASURES[:3])


def _counted(sentences, marks, measure, part, weigh=False):
    """The marks of a category, or of those within it, that begin in each sentence, or their summed weight; those of weight 0 are none."""
    category = marks["category"].astype(str)
    own = marks[(marks["measure"] == measure) & (marks["weight"] != 0)]
    own = own[category[own.index].str.split(".").str[0].eq(part) | category[own.index].eq(part) | (part == ALL)]
    return sum_in(sentences, own["article"], own["start"], own["weight"] if weigh else np.ones(len(own)))


def sum_in(sentences: pd.DataFrame, article: pd.Series, start: pd.Series, value: np.ndarray) -> np.ndarray:
    """The sum of values whose places lie in each sentence (`article`, `start`, `end`, which may stand in any order)."""
    at = _sentence_of(sentences, article, start)
    return np.bincount(at[at >= 0], np.asarray(value, float)[at >= 0], len(sentences))


def _sentence_of(sentences, article, start):
    """The sentence in which each place lies, as its position, or −1."""
    known = sentences[["article", "start", "end"]].astype({"article": str}).assign(sentence=np.arange(len(sentences)))
    places = pd.DataFrame({"article": np.asarray(article, str), "start": np.asarray(start, np.int64)}).reset_index()
    found = pd.merge_asof(places.sort_values("start"), known.sort_values("start"), on="start", by="article")
    found = found.set_index("index").sort_index()
    return found["sentence"].where(found["start"] < found["end"], -1).to_numpy(np.int64)


def _found(name, measure, sentences, labels, found):
    return [
        compared(name, "sentence", measure, metric, labels, found, sentences["article"], seen=1.0)
        for metric in ("f1", "precision", "recall")
    ]


def _stance(sentences, labels, marks, book):
    """Three classes by the sign of the summed weight, the precision of either pole, and of the marks of each class of cues."""
    labels, ours = np.array(labels), np.sign(np.round(_counted(sentences, marks, "stance", ALL, weigh=True), 6))
    groups = sentences["article"]
    rows = [compared("opeds", "sentence", "stance, author's", "macro_f1", labels, ours, groups, seen=1.0)]
    for name, pole in (("positive", 1), ("negative", -1)):
        rows += [
            compared(
                "opeds", "sentence", f"stance.{name}, author's", metric, labels == pole, ours == pole, groups, seen=1.0
            )
            for metric in ("precision", "recall")
        ]
    return rows + _classes(sentences, labels, marks, book)


def _classes(sentences, labels, marks, book):
    """Of the marks of each class of stance cues, and of those that their clause turns: the share in sentences of the same side."""
    cues = book.entries[book.entries["measure"] == "stance"].drop_duplicates(["category", "entry"])
    own = marks[(marks["measure"] == "stance") & (marks["weight"] != 0)].merge(cues[["category", "entry", "class"]])
    positive = own["category"] == book.axis[0]
    own.loc[(own["weight"] > 0) != positive, "class"] = "turned by the clause"
    at = _sentence_of(sentences, own["article"], own["start"])
    found = own[at >= 0].assign(right=np.sign(own["weight"][at >= 0]) == np.asarray(labels)[at[at >= 0]])
    return [
        compared(
            "opeds",
            "mark",
            f"stance, {name}",
            "accuracy",
            np.ones(len(part), bool),
            part["right"],
            part["article"],
            seen=1.0,
        )
        for name, part in found.groupby("class")
    ]


def _tone(name, sentences, labels, marks, seen):
    """Tone and VADER, summed over each sentence and divided by the root of its length in characters."""
    size = np.sqrt(sentences["end"] - sentences["start"])
    return [
        compared(name, "sentence", measure, "pearson", labels, _counted(sentences, marks, measure, ALL, weigh=True) / size,
                 sentences["article"], seen=seen)
        for measure in ("tone", "sentiment")
    ]  # fmt: skip


def _sides(sentences, tokens, marks):
    """How often an article's side on the axis is stated, and how often that is the side of most of its labelled sentences."""
    labels = [
        one["author_stance"] + two["author_stance"] for one, two in zip(sentences["one"], sentences["two"], strict=True)
    ]
    side = np.sign(pd.Series(labels, sentences["article"].to_numpy()).groupby(level=0).sum())
    own, words = (table[table["voice"] == "author"] for table in (marks, tokens))
    rates = compare.rates(score(own, words, ["article", "sentence"], categories=marks.attrs["categories"]))
    rates = rates[(rates["measure"] == "stance") & (rates["category"] == ALL)].set_index("group")
    clear = compare.is_clear(rates)
    right = np.sign(rates["rate"]) == side.reindex(rates.index)
    return [
        compared(
            "opeds",
            "article",
            f"stance, side {what}",
            "accuracy",
            np.ones(len(found), bool),
            found,
            found.index,
            seen=1.0,
        )
        for what, found in (("stated", clear), ("right where stated", right[clear]))
        if len(found)
    ]
