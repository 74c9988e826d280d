"""Voice in opinion writing compared with the labels of two language models."""

import gzip
import json
import re
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.core.schema import table
from analysis.text.tokenizer import words_in
from analysis.text.tokens import words_of_articles
from analysis.validation.gold import Gold, is_chosen_on
from analysis.validation.sentence_counts import with_text
from analysis.validation.voice import ROW, ratio_row, word_ranges, word_rows
from analysis.voices import attributions, with_voices

SPANS = ["article", "start", "end", "source"]
# What follows the head of a source: critics | of the deal
AFTER_HEAD = re.compile(r",|\s(?:of|who|in|for|at|by|from)\s")
OPEDS = Path(__file__).parents[2] / "tests" / "data" / "opeds"  # in a checkout, and not in a wheel


def us_opeds_voices(gold: Gold) -> pd.DataFrame:
    """Voice compared with labels of opinion pieces from US media (made for this project)."""
    sentences, articles = us_sentences(gold, "sentences.jsonl")
    spans = [
        (row.article, *(span[name] for name in SPANS[1:])) for row in sentences.itertuples() for span in row.others
    ]
    return _voice_rows("oped_voices", articles, sentences, [pd.DataFrame(spans, columns=SPANS)])


def us_sentences(gold: Gold, file: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The labelled sentences of a file of oped_voices, and the articles they stand in."""
    sentences = gold.rows("oped_voices", file)
    texts = gold.folder / "news_background" / "articles.jsonl.gz"
    if not texts.exists():
        raise FileNotFoundError(f"{texts}: no such file; it holds the texts of oped_voices")
    wanted = set(sentences["article"])
    with gzip.open(texts, "rt", encoding="utf-8") as lines:
        records = [record for record in map(json.loads, lines) if record["id"] in wanted]
    columns = ["article", "text", "title"]
    return sentences, table("articles", pd.DataFrame(records).rename(columns={"id": "article"})[columns])


def opeds_voices(gold: Gold) -> pd.DataFrame:
    """Voice compared with labels of the op-eds in the project's tests, where both labellers agree."""
    sentences, articles = oped_sentences(gold)
    spans = [
        [(row.article, *span) for row in sentences.itertuples() for span in getattr(row, labeller)["others"]]
        for labeller in ("one", "two")
    ]
    return _voice_rows("opeds", articles, sentences, [pd.DataFrame(own, columns=SPANS) for own in spans])


def oped_sentences(gold: Gold) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The labelled sentences of the op-eds that come with the project's tests, and these articles."""
    file = "sentences.jsonl" if (gold.folder / "opeds" / "sentences.jsonl").exists() else "labels.jsonl"
    sentences = gold.rows("opeds", file)
    names = sentences["article"].unique()
    paths = [OPEDS / f"{name}.txt" for name in names]
    if missing := [path for path in paths if not path.exists()]:
        raise FileNotFoundError(
            f"{missing[0]}: no such file; the texts of opeds are in the project's repository, in tests/data/opeds"
        )
    return sentences, table("articles", {"article": names, "text": [path.read_text("utf-8") for path in paths]})


def _voice_rows(name, articles, sentences, labellers):
    tokens = words_of_articles(articles)
    found = attributions(articles, tokens)
    known = is_chosen_on(with_text(sentences, articles)["text"]).mean()
    return opinion_rows(articles, tokens, found, sentences, labellers).assign(set=name, measure="voice", seen=known)


def opinion_rows(
    articles: pd.DataFrame,
    tokens: pd.DataFrame,
    found: pd.DataFrame,
    sentences: pd.DataFrame,
    labellers: list[pd.DataFrame],
) -> pd.DataFrame:
    """Agreement by word on whose words they are, indirect attributions outside all labels, and sources by every label.

    A table with columns `ROW`. `found` is from `attributions`. Words outside the labelled `sentences` (`article`, `start`, `end`),
    and words on which labellers differ, are not judged. Each labeller is a table of the spans labelled as somebody else's:
    `article`, `start`, `end`, `source`.
    """
    labels = [word_labels(tokens, sentences, spans) for spans in labellers]
    theirs, somebody = labels[0] == 1, np.max(labels, axis=0) == 1
    judged = (labels[0] >= 0) & np.all(np.equal(labels, labels[0]), axis=0)
    sure = found[~found["doubtful"]]
    ours = (with_voices(tokens, found)["voice"] != "author").to_numpy()
    place = pd.Index(articles["article"])

    def count(names):
        return np.bincount(place.get_indexer(names), minlength=len(place))

    rows = word_rows("not_author", ours & judged, theirs & judged, lambda mask: count(tokens["article"][mask]))
    words = list(word_ranges(tokens, sure))
    seen = np.array([judged[own].any() for own in words], bool) & (sure["kind"] != "direct").to_numpy()
    beside = seen & ~np.array([somebody[own].any() for own in words], bool)
    inside, outside = count(sure["article"][seen]), count(sure["article"][beside])
    rows.append(ratio_row("attribution", "indirect_beside_labels", seen.sum(), outside, inside))
    heads = pd.concat([source_heads(articles, sure, spans) for spans in labellers])
    right = count(heads["article"][heads["right"]])
    rows.append(ratio_row("attribution", "source_head", len(heads), right, count(heads["article"])))
    return pd.DataFrame(rows, columns=ROW)


def word_labels(tokens: pd.DataFrame, sentences: pd.DataFrame, spans: pd.DataFrame) -> np.ndarray:
    """The label of each word: 1 somebody else's, 0 the author's, −1 not labelled."""
    labels = np.full(len(tokens), -1)
    for value, rows in enumerate([sentences, spans]):
        for own in word_ranges(tokens, rows):
            labels[own] = value
    return labels


def source_heads(articles: pd.DataFrame, found: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """For each label with a source that overlaps with an attribution: whether our source contains the head of the label's (`right`).

    Ours is the attribution with the largest overlap (as a share of the union, because our attributions nest and labels do
    not). The head is the last word before a comma or a preposition. It may be in our source as resolved or as written.
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    by_article = dict(tuple(found.groupby("article")))
    rows = []
    for label in spans[spans["article"].isin(by_article) & (spans["source"] != "")].itertuples():
        own = by_article[label.article]
        shared = np.minimum(own["end"], label.end) - np.maximum(own["start"], label.start)
        covered = np.maximum(own["end"], label.end) - np.minimum(own["start"], label.start)
        if shared.max() <= 0:
            continue
        best = own.loc[(shared / covered).idxmax()]
        named = not pd.isna(best["source_start"])
        written = texts[label.article][best["source_start"] : best["source_end"]] if named else ""
        right = _head(label.source) in _words(f"{best['source']} {written}")
        rows.append((label.article, label.source, best["source"], best["start"], right))
    return pd.DataFrame(rows, columns=["article", "label", "source", "start", "right"]).astype({"right": bool})


def _head(source):
    words = _words(AFTER_HEAD.split(source)[0]) or _words(source)
    return words[-1] if words else ""


def _words(phrase):
    """The words of a phrase in lower case, without the ending of a possessive."""
    return [re.sub(r"['’]s?$", "", word) for word in words_in(phrase.lower())]
