"""Tone and sentiment compared with people who rated snippets, sentences and headlines."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.core.folding import fold
from analysis.cues.token_index import Words
from analysis.measures import sentiment
from analysis.measures.vader.valences import vader_lexicon
from analysis.measures.vader.weighing import direction, intensity, text_points
from analysis.validation import peers
from analysis.validation.agreement import Judged, validity_row
from analysis.validation.gold import Gold
from analysis.validation.learning.tone import tone_learner, valence_hits


def nyt_editorials(gold: Gold) -> list[dict]:
    """Snippets of editorials, each rated by twenty people, and the means of their articles (Hutto & Gilbert 2014)."""
    rows = gold.rows("nyt_editorials")
    scores, seen = _scores(gold, rows["text"], rows["doc_id"])
    numbers = scores | {
        "trained": peers.trained_classifier(rows["text"], rows["score"], rows["doc_id"], regression=True)
    }
    articles = pd.DataFrame(numbers).assign(gold=rows["score"], seen=seen).groupby(rows["doc_id"].to_numpy()).mean()
    means = {name: articles[name].to_numpy() for name in numbers}
    snippets = Judged("nyt_editorials", "snippet", rows["score"], rows["doc_id"], seen)
    return [
        *_correlation_rows(snippets, numbers),
        *_correlation_rows(
            Judged("nyt_editorials", "article", articles["gold"], articles.index, articles["seen"]), means
        ),
        *_class_rows(replace(snippets, labels=rows["label"]), rows["text"], scores, "comment"),
    ]


def emobank(gold: Gold) -> list[dict]:
    """Valence of newspaper sentences, and of headlines, by readers and writers (Buechel & Hahn 2017)."""
    rows, found = gold.rows("emobank"), []
    for unit, category, section in (("sentence", "newspaper", "body"), ("headline", "SemEval", "title")):
        part = rows[rows["category"] == category].reset_index(drop=True)
        documents = part["doc"] if unit == "sentence" else part["id"]
        scores, seen = _scores(gold, part["text"], documents, section)
        scores["trained"] = peers.trained_classifier(part["text"], part["valence"], documents, regression=True)
        found += _correlation_rows(Judged("emobank", unit, part["valence"], documents, seen), scores)
    return found


def financial_phrasebank(gold: Gold) -> list[dict]:
    """Sentences of financial news, classed as an investor would see them (Malo et al. 2014)."""
    rows = gold.rows("financial_phrasebank")
    return _news_classes(gold, "financial_phrasebank", rows["text"], rows["label"], rows["id"])


def mpqa12_polarity(gold: Gold) -> list[dict]:
    """Sentences of the world press by the polarity of most of their private states; those without any are neutral (Wiebe et al. 2005)."""
    rows = gold.rows("mpqa12", "sentences.jsonl")
    rows = rows[rows["sentiment"] != "mixed"].reset_index(drop=True)
    return _news_classes(gold, "mpqa12", rows["text"], rows["sentiment"].fillna("neutral"), rows["doc_id"])


def _scores(gold, texts, documents, section="body"):
    """Scores of each text by tone, the package's VADER and others; and which texts the weights of tone have seen."""
    found, words = valence_hits(texts, section)
    tone, seen = gold.scores(
        "tone", texts, documents, lambda weights, at: intensity(text_points(found, len(words), weights), words)[at],
        tone_learner(gold.folder),
    )  # fmt: skip
    scores = {"tone": np.nan_to_num(tone), "sentiment": _sentiment(texts), **peers.tool_scores(texts)}
    return scores | {"cues": plain_valences(texts)}, seen


def plain_valences(texts: Sequence[str]) -> np.ndarray:
    """The summed valences of VADER's words in each text, without its rules."""
    known = vader_lexicon()
    return np.array([
        sum(known.get(word.strip(".,;:!?\"'()"), 0.0) for word in fold(text).lower().split()) for text in texts
    ])  # fmt: skip


def _sentiment(texts):
    """The package's VADER: the points of all sentences, as one compound."""
    words = Words.of_texts(texts)
    marks = sentiment.find(words)
    sums = np.bincount(words.article[marks.first].astype(int), marks.weight, len(texts))
    return np.array([sentiment.compound(points) for points in sums])


def _correlation_rows(judged, scores):
    rivals = {peer: scores[peer] for peer in peers.PEERS if peer in scores}
    return [
        validity_row(rows, measure, "pearson", scores[measure], rivals)
        for measure, rows in (("tone", judged), ("sentiment", replace(judged, seen=0.0)))
    ]


def _news_classes(gold, name, texts, label, documents):
    scores, seen = _scores(gold, texts, documents)
    return _class_rows(Judged(name, "sentence", label, documents, seen), texts, scores, "news")


def _class_rows(judged, texts, scores, decision):
    label = judged.labels
    rivals = peers.peer_polarity({peer: scores[peer] for peer in ("vader", "textblob", "afinn", "cues")})
    rivals |= {
        "majority": peers.majority_class(label),
        "trained": peers.trained_classifier(texts, label, judged.documents),
    }
    return [
        validity_row(rows, measure, "macro_f1", ours, rivals)
        for measure, ours, rows in (
            ("tone", direction(scores["tone"], decision), judged),
            ("sentiment", peers.polarity(scores["sentiment"], peers.MARGIN), replace(judged, seen=0.0)),
        )
    ]
