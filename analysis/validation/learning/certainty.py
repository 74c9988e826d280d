"""Annotated sentences in, the weights of certainty out (for scripts/learn_certainty.py, and to validate them)."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import Lasso, LogisticRegression

from analysis.core.weights import read_gold, row_hash
from analysis.cues.ngrams import has_cue, phrase_counts
from analysis.cues.token_index import Words
from analysis.measures.certainty import SCALES, needed_marks

FEWEST = 4  # texts of one set a phrase must stand in
PAIR = 0.6  # pairs are scaled down, so that single words get the weight if possible
SMALLEST = {"degree": 0.025, "speculation": 0.1, "vagueness": 0.1, "settled": 0.1}  # a smaller weight is dropped
LENDERS = ("vagueness", "speculation")  # scales of the large sets
FILTERED = "train_cuefiltered"  # the split whose certain rows were chosen for their cue words
PENALTY = {
    "speculation": 0.2,
    "vagueness": 0.7,
    "settled": 0.4,
    "degree": 0.005,
}  # C of the L1 penalty; alpha of the lasso
ENRICHED = 0.4  # weight of a filtered row
DOCUMENT, ABSTRACT = 25, 40  # sentences of a block taken as one document where the set does not tell documents


def wiki_rows(gold: str | Path) -> pd.DataFrame:
    """Wikipedia sentences: `text`, `value` (1: has a weasel or hedge), `group`, `split`."""
    rows = read_gold(gold, "conll2010_wiki_hedge")
    title = ~rows["text"].str.contains(r"[.?!:;\"')]\s*$") & (rows["text"].str.split().str.len() < 9)
    group = (title & (rows["split"] == "test")).cumsum().astype(str).where(rows["split"] == "test", rows["id"])
    return pd.DataFrame({"text": rows["text"], "value": rows["label"], "group": group, "split": rows["split"]})


def bio_rows(gold: str | Path) -> pd.DataFrame:
    """Sentences of biomedical papers: `text`, `value` (1: has a hedge), `group`, `split`."""
    rows = read_gold(gold, "conll2010_bio_hedge")
    return pd.DataFrame({"text": rows["text"], "value": rows["label"], "group": _blocks(rows["id"], ABSTRACT),
                         "split": rows["split"]})  # fmt: skip


def news_rows(gold: str | Path) -> pd.DataFrame:
    """Newspaper sentences: `text`, `value` (1: has an event that is not certain), `group`, `split`."""
    rows = read_gold(gold, "uw_factuality", "sentences.jsonl")
    return pd.DataFrame({"text": rows["text"].map(_detokenised), "value": rows["has_uncertain_event"],
                         "group": _blocks(rows["id"], DOCUMENT), "split": rows["split"]})  # fmt: skip


def science_rows(gold: str | Path) -> pd.DataFrame:
    """Sentences that state a finding: `text`, `value` (certainty 1 to 6), `group`, `split`, `aspects`."""
    rows = read_gold(gold, "science_certainty")
    return pd.DataFrame({"text": rows["text"], "value": rows["certainty"], "group": rows["id"], "split": rows["split"],
                         "aspects": rows["aspects"]})  # fmt: skip


READERS = {"vagueness": ("conll2010_wiki_hedge", wiki_rows), "speculation": ("conll2010_bio_hedge", bio_rows),
           "settled": ("uw_factuality", news_rows), "degree": ("science_certainty", science_rows)}  # fmt: skip


def _blocks(ids, size):
    """Blocks of neighbouring sentences in place of documents: `a-17` is in block 0 of `a`."""
    parts = ids.str.rsplit("-", n=1, expand=True)
    return parts[0] + "-" + (parts[1].astype(int) // size).astype(str)


def _detokenised(text):
    """Undo the spaces of a tokenised text: `do n't ,` is `don't,`."""
    text = re.sub(r" (n't|'(?:s|re|ve|ll|d|m)|[,.;:?!%)])", r"\1", text)
    return re.sub(r"([($]) ", r"\1", text)


def text_words(texts: Sequence[str]) -> tuple[Words, np.ndarray]:
    """The words of short texts, each taken as an article of body text; and the number of the text of each word."""
    words = Words.of_texts(texts, voices="quotes")  # cues are told by their words alone, as in the measure
    return words, words.article.astype(int)


@cache
def scale_examples(gold: str, scale: str) -> tuple:
    """The rows of a scale's set, their words, the text of each, the names of their phrases, and texts × phrases."""
    rows = READERS[scale][1](Path(gold))
    words, text = text_words(rows["text"])
    return rows, words, text, *phrase_counts(words, needed_marks(words), text, len(rows))


def learn(gold: str | Path, without: frozenset[str] = frozenset(), only: frozenset[str] | None = None) -> pd.DataFrame:
    """Learn the weights of all scales: a table with `phrase` and a weight on each scale; below 0 is less certain.

    An L1-penalised logistic regression a scale (for `degree` a lasso) on counts of phrases. What the two large sets taught
    (vagueness, speculation) is lent to the two small ones as one more column each: its coefficient times those weights is
    added to theirs, so that the score stays one sum. Speculation is learned from phrases with a cue alone, lest it learn
    how abstracts are written.

    A set that is not there leaves its scale without weights. `without` and `only` are hashes (`row_hash`) of texts to leave
    out, and of those to learn from.
    """
    there = [scale for scale in READERS if (Path(gold) / READERS[scale][0]).is_dir()]
    known = {scale: scale_examples(str(gold), scale) for scale in there}
    names = sorted({
        name
        for *_, found, counts in known.values()
        for name, count in zip(found, np.bincount(counts.indices, minlength=len(found)), strict=True)
        if count >= FEWEST
    })  # fmt: skip
    scaled = np.array([PAIR if " " in name else 1.0 for name in names])
    weights: dict[str, np.ndarray] = {}
    for scale in there:
        rows, _, _, own, counts = known[scale]
        hashes = rows["text"].map(row_hash)
        kept = (~hashes.isin(without) & (hashes.isin(only) if only is not None else True)).to_numpy()
        if rows.loc[kept, "value"].nunique() < 2:
            continue  # nothing to tell apart
        matrix = _aligned(counts, own, names)[kept].multiply(scaled).tocsr()
        if scale == "speculation":
            matrix = matrix.multiply(np.array([has_cue(name) for name in names])).tocsr()
        lent = [weights[name] for name in LENDERS if name in weights and scale not in LENDERS]
        weights[scale] = _fit(scale, matrix, rows[kept], lent)
    table = pd.DataFrame({scale: weights.get(scale, np.zeros(len(names))) * scaled for scale in SCALES})
    table = table.where(table.abs() >= [SMALLEST[scale] for scale in SCALES], 0.0).round(3)
    table.insert(0, "phrase", names)
    return table[(table[list(SCALES)] != 0).any(axis=1)].reset_index(drop=True)


def _fit(scale, matrix, rows, lent):
    """The weight of each column of the matrix, with what is lent added in."""
    value = rows["value"].to_numpy(float)
    columns = [matrix @ weights for weights in lent]
    spread = [column.std() or 1.0 for column in columns]
    whole = hstack(
        [matrix, *(csr_matrix((column / size)[:, None]) for column, size in zip(columns, spread, strict=True))]
    ).tocsr()
    if scale == "degree":
        found = Lasso(alpha=PENALTY[scale], max_iter=5000).fit(whole, value).coef_
    else:
        share = np.where(rows["split"] == FILTERED, ENRICHED, 1.0)
        model = LogisticRegression(C=PENALTY[scale], solver="liblinear", l1_ratio=1, max_iter=300, random_state=0)
        found = -model.fit(whole, value, sample_weight=share).coef_.ravel()
    own, shares = found[: matrix.shape[1]], found[matrix.shape[1] :]
    return own + sum(by / size * weights for by, size, weights in zip(shares, spread, lent, strict=True))


def _aligned(counts, own, names):
    """Columns of counts in the order of `names`; zeros where no text has the phrase."""
    place = {name: i for i, name in enumerate(names)}
    into = np.array([place.get(name, -1) for name in own])
    cells = counts.tocoo()
    here = into[cells.col] >= 0
    return csr_matrix((cells.data[here], (cells.row[here], into[cells.col[here]])), shape=(counts.shape[0], len(names)))


def text_scores(weights: pd.DataFrame, names: Sequence[str], counts: csr_matrix, scale: str) -> np.ndarray:
    """The sum of weights of each text on a scale."""
    return counts @ weights.set_index("phrase")[scale].reindex(names).fillna(0.0).to_numpy()


def best_threshold(scores: np.ndarray, value: np.ndarray) -> tuple[float, float, float, float]:
    """The threshold below which texts are best classed as 1, the range of thresholds within half a point of its F1, and that F1.

    F1 is averaged over neighbouring thresholds, so that no single text decides.
    """
    grid = np.round(np.arange(-6, 3, 0.05), 2)
    below = scores[:, None] < grid
    found = 2 * (below & (value[:, None] > 0)).sum(axis=0) / (below.sum(axis=0) + (value > 0).sum())
    smooth = np.convolve(np.pad(found, 5, mode="edge"), np.full(11, 1 / 11), "valid")
    near = grid[smooth >= smooth.max() - 0.005]
    return grid[smooth.argmax()], near.min(), near.max(), found[smooth.argmax()]
