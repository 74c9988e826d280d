"""Subjectivity compared with people who marked which sentences are subjective, biased or opinionated.

No weight is learned from any of these sets; one threshold per set is chosen on some of its rows (`[decision]` of the lexicon).
"""

from dataclasses import replace
from functools import partial

import numpy as np
import pandas as pd

from analysis.measures.subjectivity import PARTS, decide
from analysis.validation.agreement import Judged, validity_row
from analysis.validation.gold import Gold, is_chosen_on, mark_texts
from analysis.validation.learning.subjectivity import learn
from analysis.validation.peers import MARGIN, afinn, majority_class, textblob, trained_classifier, vader

TEXTBLOB, CUES = 0.4, 2  # from this value, or this number of loaded cues, a sentence counts as subjective


def mpqa12_subjectivity(gold: Gold) -> list[dict]:
    """Sentences of the world press with a private state, anybody's, of medium or higher intensity (MPQA 1.2)."""
    rows = gold.rows("mpqa12", "sentences.jsonl")
    return _decided(
        gold, Judged("mpqa12", "sentence", rows["subjective"] == 1, rows["doc_id"]), rows["text"], "subjective"
    )


def babe(gold: Gold) -> list[dict]:
    """News sentences that experts found biased by word choice, or not (BABE); those without agreement are left out."""
    rows = gold.rows("babe")
    rows = rows[rows["label_bias"].isin(["Biased", "Non-biased"])]
    return _decided(
        gold, Judged("babe", "sentence", rows["label_bias"] == "Biased", rows["url"]), rows["text"], "biased"
    )


def checkthat_subj(gold: Gold) -> list[dict]:
    """Sentences of news and comment with their author's opinion, or without (CheckThat! 2023, 2025)."""
    rows = gold.rows("checkthat_subj")
    return _decided(
        gold, Judged("checkthat_subj", "sentence", rows["label"] == "SUBJ", rows["id"]), rows["text"], "opinion"
    )


def basil_bias(gold: Gold) -> list[dict]:
    """News sentences with lexical bias: 5 in 100 (BASIL)."""
    rows = gold.rows("basil", "sentences.jsonl")
    return _decided(
        gold, Judged("basil", "sentence", rows["lexical_bias"] == 1, rows["doc_id"]), rows["text"], "lexical_bias"
    )


def _decided(gold, judged, texts, decision):
    """One row of the table: macro F1 of a decision on each sentence."""
    texts, truth, groups = texts.to_list(), judged.labels.to_numpy(bool), judged.documents.to_list()
    tokens, marks = mark_texts(texts, ["subjectivity"])
    marks = marks[marks["measure"] == "subjectivity"]
    words = np.bincount(tokens["article"].astype(int), minlength=len(texts))
    part = marks["category"].str.split(".").str[0].map(PARTS.index).to_numpy(int)
    place = marks["article"].astype(int).to_numpy() * len(PARTS) + part

    def points(weights, positions):
        known = weights.set_index(["category", "entry"])["weight"]
        weight = known.reindex(pd.MultiIndex.from_frame(marks[["category", "entry"]])).to_numpy()
        weight = np.where(np.isnan(weight), marks["weight"], weight)
        return np.bincount(place, weight, len(texts) * len(PARTS)).reshape(-1, len(PARTS))[positions]

    scores, seen = gold.scores("subjectivity", texts, groups, points, partial(learn, gold.folder))
    blob, lexical = textblob(texts, "subjectivity"), afinn(texts)
    peers = {
        "majority": majority_class(truth),
        "vader": np.abs(vader(texts)) >= MARGIN,
        "textblob": None if blob is None else blob >= TEXTBLOB,
        "afinn": None if lexical is None else lexical != 0,
        "cues": np.bincount(place, minlength=len(texts) * len(PARTS))[PARTS.index("loaded") :: len(PARTS)] >= CUES,
        "trained": trained_classifier(texts, truth, groups),
    }
    found = decide(decision, dict(zip(PARTS, scores.T, strict=True)), words)
    judged = replace(judged, labels=truth, documents=groups, seen=seen | is_chosen_on(texts))
    return [validity_row(judged, "subjectivity", "macro_f1", found, peers)]
