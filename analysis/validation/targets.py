"""Evaluation of targets compared with people who judged how a sentence or an article treats somebody."""

import numpy as np
import pandas as pd

from analysis.core.weights import read_weights
from analysis.cues.target_position import TargetMentions
from analysis.cues.targets import find_mentions
from analysis.cues.token_index import Words
from analysis.lexicons.load import lexicon, read_codebook
from analysis.measures.evaluation import decide, evaluate_targets, weigh_cues
from analysis.validation.agreement import Judged, validity_row
from analysis.validation.entities import entity_scores, kinder_rows, plain_signs
from analysis.validation.gold import Gold, is_chosen_on
from analysis.validation.learning.target_mentions import targets_in
from analysis.validation.learning.targets import SIGNALS, learn
from analysis.validation.opinion import oped_sentences
from analysis.validation.peers import majority_class, peer_polarity, polarity, tool_scores, trained_classifier
from analysis.validation.sentence_counts import sum_by_sentence
from analysis.validation.wording import CODEBOOK
from analysis.voices import tokenize

PACT = ["agreement", "partnership"]  # targets of seeds/codebook.toml


def newsmtsc(gold: Gold) -> list[dict]:
    """Sentiment toward a target in a sentence, compared with NewsMTSC (github.com/fhamborg/NewsMTSC)."""
    rows = gold.rows("newsmtsc")
    words, named = targets_in(rows)
    groups = rows["id"].str.extract(r"^((?:allsides_[^_]+_([^_]+)|[a-z]+_[^_]+_[^_]+))")
    groups = groups[1].fillna(groups[0]).to_numpy()  # the event, or the article
    learned = rows[rows["split"] == "train"].reset_index(drop=True)

    def signals(weights, at):
        return np.column_stack([_target_sums(words, named, weights, signal)[at] for signal in SIGNALS])

    found, known = gold.scores("evaluation", rows["text"], groups, signals, lambda without: learn(learned, without))
    ours, labels = decide(*found.T), rows["label"].to_numpy(object)
    around = [
        f"{text} {_prefixed('before_', text[:start])} {_prefixed('after_', text[end:])}"
        for text, start, end in zip(rows["text"], rows["start"], rows["end"], strict=True)
    ]
    peers = peer_polarity(tool_scores(rows["text"])) | {
        "cues": polarity(_target_sums(words, named, plain_signs(read_weights("evaluation")), "favour")),
        "trained": trained_classifier(around, labels, groups),
    }
    measured = []
    for split in rows["split"].unique():
        here = (rows["split"] == split).to_numpy()
        others = {name: None if peer is None else peer[here] for name, peer in peers.items()}
        others["majority"] = majority_class(labels[here])
        unit = f"target in a sentence, {split}"
        judged = Judged("newsmtsc", unit, labels[here], groups[here], known[here])
        measured.append(validity_row(judged, "evaluation", "macro_f1", ours[here], others))
    return measured


def persent(gold: Gold) -> list[dict]:
    """The author's sentiment toward the main entity of an article, compared with PerSenT (github.com/MHDBST/PerSenT)."""
    rows = gold.rows("persent", "documents.jsonl").rename(columns={"id": "article", "target": "entity"})
    scores, plain, sentences = entity_scores(rows[["article", "text"]], rows[["article", "entity"]])
    line = lexicon("evaluation").decisions["article"]
    labels, groups = rows["label"].to_numpy(object), rows["article"].to_numpy()
    peers = peer_polarity(tool_scores(sentences)) | {"majority": majority_class(labels)}
    peers["trained"] = trained_classifier(rows["masked_text"], labels, groups)
    sides, cues = (
        {voice: polarity(sums[voice].to_numpy(), line["above"]) for voice in sums} for sums in (scores, plain)
    )
    judged = Judged("persent", "entity in an article", labels, groups, is_chosen_on(rows["text"]))
    return [
        validity_row(judged, f"evaluation, {voice}", "macro_f1", ours, peers | {"cues": cues[voice]})
        for voice, ours in sides.items()
    ]


def basil_targets(gold: Gold) -> list[dict]:
    """Which of two articles on one event is kinder to an entity, compared with BASIL (github.com/launchnlp/BASIL)."""
    articles = gold.rows("basil", "articles.jsonl").rename(columns={"id": "article"})
    rows = gold.rows("basil", "author_stance.jsonl").rename(columns={"doc_id": "article", "target": "entity"})
    rows["value"] = rows["label"].map({"negative": -1, "neutral": 0, "positive": 1})
    return kinder_rows("basil", articles[["article", "text"]], rows)


def seesaw(gold: Gold) -> list[dict]:
    """Which of two articles on one story is kinder to an entity, compared with SEESAW (arXiv 2211.01467)."""
    articles = gold.rows("seesaw", "articles.jsonl").rename(columns={"id": "article"})
    articles["text"] = articles["title"] + "\n\n" + articles["sentences"].map(" ".join)
    rows = gold.rows("seesaw", "article_entity_sentiment.jsonl")
    rows = rows.rename(columns={"doc_id": "article", "mean_sentiment": "value"})
    rows = rows.merge(articles[["article", "triplet"]], on="article")
    return kinder_rows("seesaw", articles[["article", "text"]], rows)


def opeds_targets(gold: Gold) -> list[dict]:
    """Whether a sentence of the op-eds in the project's tests is for or against the pact (the treaty and the relationship).

    Only sentences on which both labellers agree. The score of a sentence is the sum over both targets, without words of the topic.
    """
    sentences, articles = oped_sentences(gold)
    one, two = ([label["toward_pact"] for label in sentences[labeller]] for labeller in ("one", "two"))
    sentences, labels = sentences[np.equal(one, two)], np.array(one)[np.equal(one, two)]
    words, book = Words.of(articles, tokenize(articles)), read_codebook(CODEBOOK)
    named = find_mentions(words, {name: book.targets[name]["names"] for name in PACT})
    sums = []
    for signal in SIGNALS:
        known = weigh_cues(read_weights("evaluation"), signal)
        found = evaluate_targets(words, TargetMentions.of(named), known)
        own = ~known.cues.entries["key"].isin(book.topic).to_numpy()[found.row]
        first = found.first[own]
        sums.append(sum_by_sentence(sentences, pd.Series(words.article[first]), words.start[first], found.weight[own]))
    ours = pd.Series(decide(*sums)).map({"negative": -1, "neutral": 0, "positive": 1})
    judged = Judged("opeds", "sentence", labels, sentences["article"])
    peers: dict[str, np.ndarray | None] = {"majority": majority_class(labels.tolist())}
    return [validity_row(judged, "evaluation, of the pact", "macro_f1", ours, peers)]


def _target_sums(words, named, weights, signal):
    """The sum of a signal for each target of `named`, whose number is its row."""
    found, target = (
        evaluate_targets(words, TargetMentions.of(named), weigh_cues(weights, signal)),
        named["target"].to_numpy(),
    )
    return np.bincount(target[found.mention], found.weight, minlength=target.max() + 1)


def _prefixed(prefix, text):
    return " ".join(prefix + word for word in text.split())
