"""Subjectivity, against people who told subjective, biased or opinionated sentences from others.

No weight is learned from any of these sets; a threshold each is set on some of their rows (`[decision]` of the lexicon).
"""

from functools import partial
from pathlib import Path

import numpy as np

from analysis.core.weights import out_of_fold
from analysis.measures.subjectivity import PARTS, decide
from analysis.validation.agreement import compared
from analysis.validation.learning.subjectivity import learn
from analysis.validation.peers import afinn, majority, textblob, trained, vader
from analysis.validation.rows import marked, read_rows

TEXTBLOB, VADER, CUES = 0.4, 0.05, 2  # a sentence is subjective for them: from these values, or so many loaded cues, on


def mpqa12(gold):
    """Sentences of the world press with a private state, anybody's, of medium or higher intensity (MPQA 1.2)."""
    rows = read_rows(gold, "mpqa12", "sentences.jsonl")
    return _compared(gold, "mpqa12", "subjective", rows, rows["subjective"] == 1, rows["doc_id"])


def babe(gold):
    """News sentences that experts found biased by word choice, or not (BABE); those without agreement are left out."""
    rows = read_rows(gold, "babe")
    rows = rows[rows["label_bias"].isin(["Biased", "Non-biased"])]
    return _compared(gold, "babe", "biased", rows, rows["label_bias"] == "Biased", rows["url"])


def checkthat_subj(gold):
    """Sentences of news and comment with their author's opinion, or without (CheckThat! 2023, 2025)."""
    rows = read_rows(gold, "checkthat_subj")
    return _compared(gold, "checkthat_subj", "opinion", rows, rows["label"] == "SUBJ", rows["id"])


def basil(gold):
    """News sentences with lexical bias: 5 in 100 (BASIL)."""
    rows = read_rows(gold, "basil", "sentences.jsonl")
    return _compared(gold, "basil", "lexical_bias", rows, rows["lexical_bias"] == 1, rows["doc_id"])


def _compared(gold, name, decision, rows, positive, documents):
    """One row of the table: macro F1 of a decision on each sentence."""
    texts, truth, groups = rows["text"].to_list(), positive.to_numpy(bool), documents.to_list()
    tokens, marks = marked(texts, ["subjectivity"])
    marks = marks[marks["measure"] == "subjectivity"]
    text, words = (
        marks["article"].astype(int).to_numpy(),
        np.bincount(tokens["article"].astype(int), minlength=len(texts)),
    )
    part = marks["category"].str.split(".").str[0].map(PARTS.index).to_numpy()
    cues = np.bincount(text[part == PARTS.index("loaded")], minlength=len(texts))

    def points(weights, positions):
        known = dict(zip(zip(weights["category"], weights["entry"], strict=True), weights["weight"], strict=True))
        places = zip(marks["category"], marks["entry"], strict=True)
        weight = [known.get(place, given) for place, given in zip(places, marks["weight"], strict=True)]
        sums = np.zeros((len(texts), len(PARTS)))
        np.add.at(sums, (text, part), weight)
        return sums[positions]

    score, seen = out_of_fold("subjectivity", texts, groups, partial(learn, Path(gold)), points)
    blob = textblob(texts, "subjectivity")
    lexical = afinn(texts)
    peers = {
        "majority": majority(truth),
        "vader": np.abs(vader(texts)) >= VADER,
        "textblob": None if blob is None else blob >= TEXTBLOB,
        "afinn": None if lexical is None else lexical != 0,
        "cues": cues >= CUES,
        "trained": trained(texts, truth, groups),
    }
    found = decide(decision, dict(zip(PARTS, score.T, strict=True)), words)
    return [compared(name, "sentence", "subjectivity", "macro_f1", truth, found, groups, peers, seen)]
