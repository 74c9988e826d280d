"""Stance, frames, hedging and tone by sentence of opinion writing, against labels of language models."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis.comparison.rates import group_rates, is_clear
from analysis.comparison.scores import score
from analysis.comparison.units import ALL
from analysis.cues.matcher import match
from analysis.cues.token_index import Words
from analysis.lexicons.load import Lexicon, lexicon, read_codebook
from analysis.measures.marks import mark
from analysis.validation import opinion, peers
from analysis.validation.agreement import compared
from analysis.validation.gold import Gold
from analysis.validation.sentiment import plain_valences
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
    words, sentences = Words.of(articles, tokens), _with_text(sentences, articles)
    one, two = sentences["one"], sentences["two"]

    def agreed(label: Callable) -> tuple[pd.DataFrame, list]:
        """The sentences that both labellers give the same label, and these labels."""
        same = [label(a) == label(b) for a, b in zip(one, two, strict=True)]
        return sentences[same], [label(a) for a, keep in zip(one, same, strict=True) if keep]

    rows = []
    for kind in ("hedge", "booster"):
        own, labels = agreed(lambda label, kind=kind: bool(label[f"{kind}s"]))
        rows += _hedged("opeds", kind, own, labels, marks, words)
    own, labels = agreed(lambda label: label["author_stance"])
    rows += _stance(own, labels, marks[marks["voice"] == "author"], book, words)
    for frame, name in FRAMES.items():
        own, labels = agreed(lambda label, frame=frame: frame in label["frames"])
        shown = _counted(own, marks, "framing", f"issue.{name}") > 0
        cues = book.entries[(book.entries["measure"] == "framing") & (book.entries["category"] == f"issue.{name}")]
        rivals = _rivals(own, labels, _plain(own, words, cues) > 0)
        rows.append(
            compared("opeds", "sentence", f"framing.issue.{name}", "f1", labels, shown, own["article"], rivals, 1.0)
        )
    tone = [(a["tone"] + b["tone"]) / 2 for a, b in zip(one, two, strict=True)]
    rows += _tone("opeds", sentences, tone, marks, seen=0.0)
    return rows + _sides(sentences, tokens, marks)


def oped_voices(gold: Gold) -> list[dict]:
    """Opinion pieces from US media, labelled by one labeller."""
    sentences, articles = opinion.us_sentences(gold, "hedges.jsonl")
    tokens, marks = _marks(articles, None)
    words, sentences = Words.of(articles, tokens), _with_text(sentences, articles)
    rows = []
    for kind in ("hedge", "booster"):
        labels = sentences[f"{kind}s"].map(bool).tolist()
        rows += _hedged("oped_voices", kind, sentences, labels, marks, words)
    return rows + _tone("oped_voices", sentences, sentences["tone"].tolist(), marks, seen=0.0)


def _marks(articles: pd.DataFrame, book: Lexicon | None) -> tuple[pd.DataFrame, pd.DataFrame]:
    tokens = tokenize(articles)
    return tokens, mark(articles, tokens, book, MEASURES if book else MEASURES[:3])


def _with_text(sentences, articles):
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    places = zip(sentences["article"], sentences["start"], sentences["end"], strict=True)
    return sentences.assign(text=[texts[article][start:end] for article, start, end in places])


def _plain(sentences, words, entries):
    """The cues of some entries in each sentence, counted plainly (a hedge or the other pole is minus one): whatever they mean there, and
    without the phrases that block them."""
    entries = entries.loc[entries["weight"].notna(), ["category", "entry", "cue", "key", "weight"]]
    hits = match(words, entries, names=True)
    first = hits["first"].to_numpy(int)
    return sum_in(sentences, pd.Series(words.article[first]), words.start[first], np.sign(hits["weight"]))


def _rivals(sentences, labels, plain):
    """What a plain count of cues finds, the most frequent class, and a classifier trained on the other articles."""
    trained = peers.trained(sentences["text"], labels, sentences["article"])
    return {"majority": peers.majority(labels), "cues": plain, "trained": trained}


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


def _hedged(name, kind, sentences, labels, marks, words):
    """F1, precision and recall of sentences with a hedge, or with a booster."""
    entries = lexicon("hedging").entries
    cues = entries[entries["category"].str.startswith(f"{kind}.")].assign(category=kind)
    found = _counted(sentences, marks, "hedging", kind) > 0
    rivals = _rivals(sentences, labels, _plain(sentences, words, cues) != 0)
    return [
        compared(name, "sentence", f"hedging.{kind}", metric, labels, found, sentences["article"], rivals, 1.0)
        for metric in ("f1", "precision", "recall")
    ]


def _stance(sentences, labels, marks, book, words):
    """Three classes by the sign of the summed weight, the precision of either pole, and of the marks of each class of cues."""
    labels, ours = np.array(labels), np.sign(np.round(_counted(sentences, marks, "stance", ALL, weigh=True), 6))
    groups = sentences["article"]
    own = book.entries[book.entries["measure"] == "stance"].assign(category="stance")
    rivals = _rivals(sentences, labels, np.sign(_plain(sentences, words, own)))
    rows = [compared("opeds", "sentence", "stance, author's", "macro_f1", labels, ours, groups, rivals, 1.0)]
    for name, pole in (("positive", 1), ("negative", -1)):
        rows += [
            compared("opeds", "sentence", f"stance.{name}, author's", metric, labels == pole, ours == pole, groups,
                     {peer: rivals[peer] == pole for peer in ("cues", "trained") if rivals[peer] is not None}, 1.0)
            for metric in ("precision", "recall")
        ]  # fmt: skip
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
    texts, groups = sentences["text"].tolist(), sentences["article"]
    size = np.sqrt(sentences["end"] - sentences["start"])
    rivals = peers.tools(texts) | {"cues": plain_valences(texts) / size}
    rivals["trained"] = peers.trained(texts, labels, groups, regression=True)
    return [
        compared(name, "sentence", measure, "pearson", labels, _counted(sentences, marks, measure, ALL, weigh=True) / size,
                 groups, rivals, seen)
        for measure in ("tone", "sentiment")
    ]  # fmt: skip


def _sides(sentences, tokens, marks):
    """How often an article's side on the axis is stated, and how often that is the side of most of its labelled sentences."""
    labels = [
        one["author_stance"] + two["author_stance"] for one, two in zip(sentences["one"], sentences["two"], strict=True)
    ]
    side = np.sign(pd.Series(labels, sentences["article"].to_numpy()).groupby(level=0).sum())
    own, words = (table[table["voice"] == "author"] for table in (marks, tokens))
    rates = group_rates(score(own, words, ["article", "sentence"], categories=marks.attrs["categories"]))
    rates = rates[(rates["measure"] == "stance") & (rates["category"] == ALL)].set_index("group")
    clear = is_clear(rates)
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
