"""Sentences, marks and cues in; marks and plain counts of cues by sentence out, and the predictions of peers."""

from typing import Any

import numpy as np
import pandas as pd

from analysis.comparison.units import ALL
from analysis.cues.matcher import match
from analysis.cues.token_index import Words
from analysis.lexicons.load import Lexicon
from analysis.measures.marks import mark
from analysis.validation import peers
from analysis.voices import tokenize

MEASURES = ["hedging", "tone", "sentiment", "stance", "framing"]


def tokens_and_marks(articles: pd.DataFrame, book: Lexicon | None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tokens and the marks of articles."""
    tokens = tokenize(articles)
    return tokens, mark(articles, tokens, book, MEASURES if book else MEASURES[:3])


def with_text(sentences: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Sentences with their `text`."""
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    places = zip(sentences["article"], sentences["start"], sentences["end"], strict=True)
    return sentences.assign(text=[texts[article][start:end] for article, start, end in places])


def count_cues(sentences: pd.DataFrame, words: Words, entries: pd.DataFrame) -> np.ndarray:
    """A plain count of the cues of some entries in each sentence, ignoring context and the phrases that block them; a hedge, or a cue for
    the other pole, counts −1."""
    entries = entries.loc[entries["weight"].notna(), ["category", "entry", "cue", "key", "weight"]]
    hits = match(words, entries, names=True)
    first = hits["first"].to_numpy(int)
    return sum_by_sentence(sentences, pd.Series(words.article[first]), words.start[first], np.sign(hits["weight"]))


def sentence_peers(sentences: pd.DataFrame, labels: Any, plain: np.ndarray) -> dict[str, Any]:
    """The predictions of the most frequent class, of a plain count of cues, and of a classifier trained on the other articles."""
    trained = peers.trained_classifier(sentences["text"], labels, sentences["article"])
    return {"majority": peers.majority_class(labels), "cues": plain, "trained": trained}


def sum_marks(sentences: pd.DataFrame, marks: pd.DataFrame, measure: str, part: str, weigh: bool = False) -> np.ndarray:
    """The number (or with `weigh` the summed weight) of marks of a category that begin in each sentence, without marks of weight 0."""
    category = marks["category"].astype(str)
    own = marks[(marks["measure"] == measure) & (marks["weight"] != 0)]
    own = own[category[own.index].str.split(".").str[0].eq(part) | category[own.index].eq(part) | (part == ALL)]
    return sum_by_sentence(sentences, own["article"], own["start"], own["weight"] if weigh else np.ones(len(own)))


def sum_by_sentence(sentences: pd.DataFrame, article: pd.Series, start: pd.Series, value: np.ndarray) -> np.ndarray:
    """The sum of the values whose places lie in each sentence (rows with `article`, `start`, `end`, in any order)."""
    at = sentence_positions(sentences, article, start)
    return np.bincount(at[at >= 0], np.asarray(value, float)[at >= 0], len(sentences))


def sentence_positions(sentences: pd.DataFrame, article: pd.Series, start: pd.Series) -> np.ndarray:
    """The position of the sentence in which each place lies, or −1."""
    known = sentences[["article", "start", "end"]].astype({"article": str}).assign(sentence=np.arange(len(sentences)))
    places = pd.DataFrame({"article": np.asarray(article, str), "start": np.asarray(start, np.int64)}).reset_index()
    found = pd.merge_asof(places.sort_values("start"), known.sort_values("start"), on="start", by="article")
    found = found.set_index("index").sort_index()
    return found["sentence"].where(found["start"] < found["end"], -1).to_numpy(np.int64)
