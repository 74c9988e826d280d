"""Stance, frames, hedging and tone by sentence of opinion writing, compared with labels of language models."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.comparison.rates import group_rates, is_clear
from analysis.comparison.scores import score
from analysis.comparison.units import ALL
from analysis.cues.token_index import Words
from analysis.lexicons.load import lexicon, read_codebook
from analysis.validation import opinion, peers
from analysis.validation.agreement import Judged, validity_row
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
    """The op-eds in the project's tests, of which two labellers labelled every sentence; only sentences on which both agree."""
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
        rows += _hedging_rows(_judged("opeds", own, labels), own, kind, marks, words)
    own, labels = agreed(lambda label: label["author_stance"])
    rows += _stance_rows(own, labels, marks[marks["voice"] == "author"], book, words)
    for frame, name in FRAMES.items():
        own, labels = agreed(lambda label, frame=frame: frame in label["frames"])
        shown = sum_marks(own, marks, "framing", f"issue.{name}") > 0
        cues = book.entries[(book.entries["measure"] == "framing") & (book.entries["category"] == f"issue.{name}")]
        rivals = sentence_peers(own, labels, count_cues(own, words, cues) > 0)
        rows.append(validity_row(_judged("opeds", own, labels), f"framing.issue.{name}", "f1", shown, rivals))
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
        rows += _hedging_rows(_judged("oped_voices", sentences, labels), sentences, kind, marks, words)
    return rows + _tone_rows("oped_voices", sentences, sentences["tone"].tolist(), marks)


def _judged(name, sentences, labels):
    return Judged(name, "sentence", labels, sentences["article"], is_chosen_on(sentences["text"]))


def _hedging_rows(judged, sentences, kind, marks, words):
    """F1, precision and recall of sentences with a hedge, or with a booster."""
    entries = lexicon("hedging").entries
    cues = entries[entries["category"].str.startswith(f"{kind}.")].assign(category=kind)
    found = sum_marks(sentences, marks, "hedging", kind) > 0
    rivals = sentence_peers(sentences, judged.labels, count_cues(sentences, words, cues) != 0)
    return [validity_row(judged, f"hedging.{kind}", metric, found, rivals) for metric in ("f1", "precision", "recall")]


def _stance_rows(sentences, labels, marks, book, words):
    """Three classes by the sign of the summed weight, precision and recall for either pole, and the accuracy of each class of cues."""
    labels, ours = np.array(labels), np.sign(np.round(sum_marks(sentences, marks, "stance", ALL, weigh=True), 6))
    judged = _judged("opeds", sentences, labels)
    own = book.entries[book.entries["measure"] == "stance"].assign(category="stance")
    rivals = sentence_peers(sentences, labels, np.sign(count_cues(sentences, words, own)))
    rows = [validity_row(judged, "stance, author's", "macro_f1", ours, rivals)]
    for name, pole in (("positive", 1), ("negative", -1)):
        rows += [
            validity_row(replace(judged, labels=labels == pole), f"stance.{name}, author's", metric, ours == pole,
                         {peer: rivals[peer] == pole for peer in ("cues", "trained") if rivals[peer] is not None})
            for metric in ("precision", "recall")
        ]  # fmt: skip
    return rows + _cue_class_rows(sentences, labels, marks, book)


def _cue_class_rows(sentences, labels, marks, book):
    """The share of marks in sentences labelled with the same side, for each class of stance cues, and for marks that their clause turns."""
    cues = book.entries[book.entries["measure"] == "stance"].drop_duplicates(["category", "entry"])
    own = marks[(marks["measure"] == "stance") & (marks["weight"] != 0)].merge(cues[["category", "entry", "class"]])
    positive = own["category"] == book.axis[0]
    own.loc[(own["weight"] > 0) != positive, "class"] = "turned by the clause"
    at = sentence_positions(sentences, own["article"], own["start"])
    found = own[at >= 0].assign(right=np.sign(own["weight"][at >= 0]) == np.asarray(labels)[at[at >= 0]])
    known = is_chosen_on(sentences["text"])
    return [
        validity_row(Judged("opeds", "mark", np.ones(len(part), bool), part["article"], known), f"stance, {name}",
                     "accuracy", part["right"])
        for name, part in found.groupby("class")
    ]  # fmt: skip


def _tone_rows(name, sentences, labels, marks):
    """Tone and VADER, summed over each sentence and divided by the root of its length in characters."""
    texts, groups = sentences["text"].tolist(), sentences["article"]
    size = np.sqrt(sentences["end"] - sentences["start"])
    rivals = peers.tool_scores(texts) | {"cues": plain_valences(texts) / size}
    rivals["trained"] = peers.trained_classifier(texts, labels, groups, regression=True)
    judged = _judged(name, sentences, labels)
    return [
        validity_row(rows, measure, "pearson", sum_marks(sentences, marks, measure, ALL, weigh=True) / size, rivals)
        for measure, rows in (("tone", judged), ("sentiment", replace(judged, seen=0.0)))
    ]


def _side_rows(sentences, tokens, marks):
    """How often the report states the side of an article, and how often it is the side of most of its labelled sentences."""
    labels = [
        one["author_stance"] + two["author_stance"] for one, two in zip(sentences["one"], sentences["two"], strict=True)
    ]
    side = np.sign(pd.Series(labels, sentences["article"].to_numpy()).groupby(level=0).sum())
    own, words = (table[table["voice"] == "author"] for table in (marks, tokens))
    rates = group_rates(score(own, words, ["article", "sentence"], categories=marks.attrs["categories"]))
    rates = rates[(rates["measure"] == "stance") & (rates["category"] == ALL)].set_index("group")
    clear = is_clear(rates)
    right = np.sign(rates["rate"]) == side.reindex(rates.index)
    known = is_chosen_on(sentences["text"])
    return [
        validity_row(Judged("opeds", "article", np.ones(len(found), bool), found.index, known), f"stance, side {what}",
                     "accuracy", found)
        for what, found in (("stated", clear), ("right where stated", right[clear]))
        if len(found)
    ]  # fmt: skip
