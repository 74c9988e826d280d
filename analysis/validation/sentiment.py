"""Tone and sentiment, against people who rated snippets, sentences and headlines."""

from pathlib import Path

import numpy as np
import pandas as pd

from analysis.core.folding import fold
from analysis.core.weights import out_of_fold, row_hash
from analysis.cues.token_index import Words
from analysis.measures import sentiment
from analysis.measures.vader.valences import direction, intensity, points, vader_lexicon
from analysis.validation import peers
from analysis.validation.agreement import compared
from analysis.validation.learning.tone import counted, learn
from analysis.validation.rows import read_rows

MARGIN = 0.05  # VADER's own, between neutral and the rest


def nyt_editorials(gold):
    """Snippets of editorials, each rated by twenty people, and the means of their articles (Hutto & Gilbert 2014)."""
    rows = read_rows(gold, "nyt_editorials")
    tone, seen = _tone(gold, rows["text"], rows["doc_id"])
    scores = _scores(rows["text"], rows["doc_id"], rows["score"], tone)
    articles = pd.DataFrame(scores).assign(gold=rows["score"], seen=seen).groupby(rows["doc_id"].to_numpy()).mean()
    means = {name: articles[name].to_numpy() for name in scores}
    return [
        *_correlated("nyt_editorials", "snippet", rows["score"], scores, rows["doc_id"], seen),
        *_correlated("nyt_editorials", "article", articles["gold"], means, articles.index, articles["seen"]),
        *_classed("nyt_editorials", "snippet", rows["label"], rows["text"], scores, rows["doc_id"], seen, "comment"),
    ]


def emobank(gold):
    """Valence of newspaper sentences, and of headlines, by readers and writers (Buechel & Hahn 2017)."""
    rows, found = read_rows(gold, "emobank"), []
    for unit, category, section in (("sentence", "newspaper", "body"), ("headline", "SemEval", "title")):
        part = rows[rows["category"] == category].reset_index(drop=True)
        documents = part["doc"] if unit == "sentence" else part["id"]
        tone, seen = _tone(gold, part["text"], documents, section)
        scores = _scores(part["text"], documents, part["valence"], tone)
        found += _correlated("emobank", unit, part["valence"], scores, documents, seen)
    return found


def financial_phrasebank(gold):
    """Sentences of financial news, classed as an investor would see them (Malo et al. 2014)."""
    rows = read_rows(gold, "financial_phrasebank")
    return _news_classes(gold, "financial_phrasebank", rows["text"], rows["label"], rows["id"])


def mpqa12(gold):
    """Sentences of the world press by the polarity of most of their private states; those without any are neutral (Wiebe et al. 2005)."""
    rows = read_rows(gold, "mpqa12", "sentences.jsonl")
    rows = rows[rows["sentiment"] != "mixed"].reset_index(drop=True)
    label = rows["sentiment"].where(rows["sentiment"].notna(), "neutral")
    return _news_classes(gold, "mpqa12", rows["text"], label, rows["doc_id"])


def learned_rows(gold):
    """The texts that weights are learned from, of those sets that are there: `text`, `rating`, `set`, `share`.

    Of `newsmtsc`, whose labels are toward a person, the mean over the persons of a sentence is taken; it counts a fifth.
    """
    parts = []
    if (Path(gold) / "nyt_editorials").is_dir():
        rows = read_rows(gold, "nyt_editorials")
        parts.append(rows[["text"]].assign(rating=rows["score"], set="nyt_editorials", share=1.0))
    if (Path(gold) / "newsmtsc").is_dir():
        rows = read_rows(gold, "newsmtsc").groupby("text", sort=False)["polarity"].mean()
        parts.append(rows.reset_index(name="rating").assign(set="newsmtsc", share=0.2))
    return pd.concat(parts, ignore_index=True)


def learner(rows):
    """What learns from the rows (of `learned_rows`) whose hashes are not left out."""
    found = counted(rows["text"])
    hashes = np.array([row_hash(text) for text in rows["text"]])

    def learn_without(left_out=frozenset()):
        kept = ~np.isin(hashes, list(left_out))
        return learn(*found, rows["rating"].where(kept).to_numpy(), rows["set"].to_numpy(), rows["share"].to_numpy())

    return learn_without


def _tone(gold, texts, documents, section="body"):
    """Tone of each text, cross-fitted where the weights have seen it, and where that is so."""
    found, asked, words = counted(texts, section)
    learners = []

    def learn_without(left_out):
        learners[:] = learners or [learner(learned_rows(gold))]
        return learners[0](left_out)

    def score(weights, at):
        return intensity(points(found, asked, weights), words)[at]

    tone, seen = out_of_fold("tone", texts, documents, learn_without, score)
    return np.nan_to_num(tone), seen


def _sentiment(texts):
    """The package's VADER: the points of all sentences, as one compound."""
    words = Words.of_texts(texts)
    marks = sentiment.find(words)
    sums = np.bincount(words.article[marks.first].astype(int), marks.weight, len(texts))
    return np.array([sentiment.compound(points) for points in sums])


def _rivals(texts):
    known = vader_lexicon()
    cues = [sum(known.get(word.strip(".,;:!?\"'()"), 0.0) for word in fold(text).lower().split()) for text in texts]
    found = {"vader": peers.vader(texts), "textblob": peers.textblob(texts), "afinn": peers.afinn(texts)}
    return found | {"cues": np.array(cues)}


def _scores(texts, documents, gold, tone):
    """What is compared where people gave numbers."""
    numbers = peers.trained(texts, gold, documents, regression=True)
    return {"tone": tone, "sentiment": _sentiment(texts)} | _rivals(texts) | {"trained": numbers}


def _correlated(name, unit, gold, scores, groups, seen):
    rivals = {peer: scores[peer] for peer in peers.PEERS if peer in scores}
    return [
        compared(name, unit, "tone", "pearson", gold, scores["tone"], groups, rivals, seen),
        compared(name, unit, "sentiment", "pearson", gold, scores["sentiment"], groups, rivals),
    ]


def _news_classes(gold, name, texts, label, documents):
    tone, seen = _tone(gold, texts, documents)
    scores = {"tone": tone, "sentiment": _sentiment(texts)} | _rivals(texts)
    return _classed(name, "sentence", label, texts, scores, documents, seen, "news")


def _classed(name, unit, label, texts, scores, documents, seen, decision):
    rivals = {
        "majority": peers.majority(label),
        "vader": peers.polar(scores["vader"], MARGIN),
        "textblob": peers.polar(scores["textblob"], MARGIN),
        "afinn": peers.polar(scores["afinn"]),
        "cues": peers.polar(scores["cues"]),
        "trained": peers.trained(texts, label, documents),
    }
    ours = direction(scores["tone"], decision), peers.polar(scores["sentiment"], MARGIN)
    return [
        compared(name, unit, "tone", "macro_f1", label, ours[0], documents, rivals, seen),
        compared(name, unit, "sentiment", "macro_f1", label, ours[1], documents, rivals),
    ]
