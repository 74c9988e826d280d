"""Stance, frames, hedging and tone by sentence of opinion writing, against labels of language models."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis.comparison.rates import group_rates, is_clear
from analysis.comparison.scores import score
from analysis.comparison.units import ALL
from analysis.cues.token_index import Words
from analysis.lexicons.load import lexicon, read_codebook
from analysis.validation import opinion, peers
from analysis.validation.agreement import validity_row
from analysis.validation.gold import Gold, is_chosen_on
from analysis.validation.sentence_counts import (
    count_cues,
    sentence_peers,
    sentence_positions,
    sum_marks,
    tokens_and_marks,
    with_text,
)
from analysis.validation.sentiment import plain_valences

CODEBOOK = opinion.OPEDS.parents[2] / "seeds" / "codebook.toml"
FRAMES = {  # the labellers' frames, as the codebook calls them
    "alliance": "alliance", "convenience": "convenience", "multipolar": "multipolar", "war": "war_weapons",
    "economy": "trade_energy", "pressure": "western_pressure", "diplomacy": "diplomacy", "history": "history",
}  # fmt: skip


def opeds_wording(gold: Gold) -> list[dict]:
    """The op-eds that come with the project's tests, labelled whole by two labellers: sentences on which both agree."""
    sentences, articles = opinion.oped_sentences(gold)
    book = read_codebook(CODEBOOK)
    tokens, marks = tokens_and_marks(articles, book)
    words, sentences = Words.of(articles, tokens), with_text(sentences, articles)
    one, two = sentences["one"], sentences["two"]

    def agreed(label: Callable) -> tuple[pd.DataFrame, list]:
        """The sentences that both labellers give the same label, and these labels."""
        same = [label(a) == label(b) for a, b in zip(one, two, strict=True)]
        return sentences[same], [label(a) for a, keep in zip(one, same, strict=True) if keep]

    rows = []
    for kind in ("hedge", "booster"):
        own, labels = agreed(lambda label, kind=kind: bool(label[f"{kind}s"]))
        rows += _hedging_rows("opeds", kind, own, labels, marks, words)
    own, labels = agreed(lambda label: label["author_stance"])
    rows += _stance_rows(own, labels, marks[marks["voice"] == "author"], book, words)
    for frame, name in FRAMES.items():
        own, labels = agreed(lambda label, frame=frame: frame in label["frames"])
        shown = sum_marks(own, marks, "framing", f"issue.{name}") > 0
        cues = book.entries[(book.entries["measure"] == "framing") & (book.entries["category"] == f"issue.{name}")]
        rivals = sentence_peers(own, labels, count_cues(own, words, cues) > 0)
        rows.append(
            validity_row(
                "opeds",
                "sentence",
                f"framing.issue.{name}",
                "f1",
                labels,
                shown,
                own["article"],
                rivals,
                is_chosen_on(own["text"]),
            )
        )
    tone = [(a["tone"] + b["tone"]) / 2 for a, b in zip(one, two, strict=True)]
    rows += _tone_rows("opeds", sentences, tone, marks)
    return rows + _side_rows(sentences, tokens, marks)


def us_opeds_wording(gold: Gold) -> list[dict]:
    """Opinion pieces from US media, labelled by one labeller."""
    sentences, articles = opinion.us_sentences(gold, "hedges.jsonl")
    tokens, marks = tokens_and_marks(articles, None)
    words, sentences = Words.of(articles, tokens), with_text(sentences, articles)
    rows = []
    for kind in ("hedge", "booster"):
        labels = sentences[f"{kind}s"].map(bool).tolist()
        rows += _hedging_rows("oped_voices", kind, sentences, labels, marks, words)
    return rows + _tone_rows("oped_voices", sentences, sentences["tone"].tolist(), marks)


def _hedging_rows(name, kind, sentences, labels, marks, words):
    """F1, precision and recall of sentences with a hedge, or with a booster."""
    entries = lexicon("hedging").entries
    cues = entries[entries["category"].str.startswith(f"{kind}.")].assign(category=kind)
    found = sum_marks(sentences, marks, "hedging", kind) > 0
    rivals = sentence_peers(sentences, labels, count_cues(sentences, words, cues) != 0)
    return [
        validity_row(
            name,
            "sentence",
            f"hedging.{kind}",
            metric,
            labels,
            found,
            sentences["article"],
            rivals,
            is_chosen_on(sentences["text"]),
        )
        for metric in ("f1", "precision", "recall")
    ]


def _stance_rows(sentences, labels, marks, book, words):
    """Three classes by the sign of the summed weight, the precision of either pole, and of the marks of each class of cues."""
    labels, ours = np.array(labels), np.sign(np.round(sum_marks(sentences, marks, "stance", ALL, weigh=True), 6))
    groups, known = sentences["article"], is_chosen_on(sentences["text"])
    own = book.entries[book.entries["measure"] == "stance"].assign(category="stance")
    rivals = sentence_peers(sentences, labels, np.sign(count_cues(sentences, words, own)))
    rows = [validity_row("opeds", "sentence", "stance, author's", "macro_f1", labels, ours, groups, rivals, known)]
    for name, pole in (("positive", 1), ("negative", -1)):
        rows += [
            validity_row("opeds", "sentence", f"stance.{name}, author's", metric, labels == pole, ours == pole, groups,
                     {peer: rivals[peer] == pole for peer in ("cues", "trained") if rivals[peer] is not None}, known)
            for metric in ("precision", "recall")
        ]  # fmt: skip
    return rows + _cue_class_rows(sentences, labels, marks, book)


def _cue_class_rows(sentences, labels, marks, book):
    """Of the marks of each class of stance cues, and of those that their clause turns: the share in sentences of the same side."""
    cues = book.entries[book.entries["measure"] == "stance"].drop_duplicates(["category", "entry"])
    own = marks[(marks["measure"] == "stance") & (marks["weight"] != 0)].merge(cues[["category", "entry", "class"]])
    positive = own["category"] == book.axis[0]
    own.loc[(own["weight"] > 0) != positive, "class"] = "turned by the clause"
    at = sentence_positions(sentences, own["article"], own["start"])
    found = own[at >= 0].assign(right=np.sign(own["weight"][at >= 0]) == np.asarray(labels)[at[at >= 0]])
    return [
        validity_row(
            "opeds",
            "mark",
            f"stance, {name}",
            "accuracy",
            np.ones(len(part), bool),
            part["right"],
            part["article"],
            seen=is_chosen_on(sentences["text"]),
        )
        for name, part in found.groupby("class")
    ]


def _tone_rows(name, sentences, labels, marks):
    """Tone and VADER, summed over each sentence and divided by the root of its length in characters."""
    texts, groups = sentences["text"].tolist(), sentences["article"]
    size = np.sqrt(sentences["end"] - sentences["start"])
    rivals = peers.tool_scores(texts) | {"cues": plain_valences(texts) / size}
    rivals["trained"] = peers.trained_classifier(texts, labels, groups, regression=True)
    return [
        validity_row(name, "sentence", measure, "pearson", labels, sum_marks(sentences, marks, measure, ALL, weigh=True) / size,
                 groups, rivals, is_chosen_on(texts) if measure == "tone" else 0.0)
        for measure in ("tone", "sentiment")
    ]  # fmt: skip


def _side_rows(sentences, tokens, marks):
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
        validity_row(
            "opeds",
            "article",
            f"stance, side {what}",
            "accuracy",
            np.ones(len(found), bool),
            found,
            found.index,
            seen=is_chosen_on(sentences["text"]),
        )
        for what, found in (("stated", clear), ("right where stated", right[clear]))
        if len(found)
    ]
