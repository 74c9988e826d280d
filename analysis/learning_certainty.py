"""Learn the weights of certainty from annotated sentences (for scripts/learn_certainty.py, and to validate them)."""

import re
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import Lasso, LogisticRegression

from analysis.learned import row_hash
from analysis.measures.certainty import SCALES
from analysis.phrases import phrase_counts
from analysis.tables import table
from analysis.tokens import words_of
from analysis.validation.rows import read_rows
from analysis.words import Words

FEWEST = 4  # texts of one set a phrase must stand in
PAIR = 0.6  # pairs are scaled down, so that a weight goes to a single word where it can
SMALLEST = 0.1  # log-odds; a smaller weight is dropped
PENALTY = {"speculation": 0.7, "vagueness": 0.7, "settled": 0.4, "degree": 0.005}  # C of the L1 penalty; alpha of the lasso
ENRICHED = 0.4  # weight of a row chosen for its cue words (the filtered rows of the Wikipedia set)
DOCUMENT, ABSTRACT = 25, 40  # sentences of a block taken as one document where the set does not tell documents


def wiki_rows(gold):
    """Wikipedia sentences: `text`, `value` (1: has a weasel or hedge), `group`, `split`."""
    rows = read_rows(gold, "conll2010_wiki_hedge")
    title = ~rows["text"].str.contains(r"[.?!:;\"')]\s*$") & (rows["text"].str.split().str.len() < 9)
    group = (title & (rows["split"] == "test")).cumsum().astype(str).where(rows["split"] == "test", rows["id"])
    return pd.DataFrame({"text": rows["text"], "value": rows["label"], "group": group, "split": rows["split"]})


def bio_rows(gold):
    """Sentences of biomedical papers: `text`, `value` (1: has a hedge), `group`, `split`."""
    rows = read_rows(gold, "conll2010_bio_hedge")
    return pd.DataFrame({"text": rows["text"], "value": rows["label"], "group": _blocks(rows["id"], ABSTRACT),
                         "split": rows["split"]})  # fmt: skip


def news_rows(gold):
    """Newspaper sentences: `text`, `value` (1: has an event that is not certain), `group`, `split`."""
    rows = read_rows(gold, "uw_factuality", "sentences.jsonl")
    return pd.DataFrame({"text": rows["text"].map(_joined), "value": rows["has_uncertain_event"],
                         "group": _blocks(rows["id"], DOCUMENT), "split": rows["split"]})  # fmt: skip


def science_rows(gold):
    """Sentences that state a finding: `text`, `value` (certainty 1 to 6), `group`, `split`, `aspects`."""
    rows = read_rows(gold, "science_certainty")
    return pd.DataFrame({"text": rows["text"], "value": rows["certainty"], "group": rows["id"], "split": rows["split"],
                         "aspects": rows["aspects"]})  # fmt: skip


READERS = {"vagueness": ("conll2010_wiki_hedge", wiki_rows), "speculation": ("conll2010_bio_hedge", bio_rows),
           "settled": ("uw_factuality", news_rows), "degree": ("science_certainty", science_rows)}  # fmt: skip


def _blocks(ids, size):
    """Documents as blocks of neighbours in each file: `a-17` is in block 0 of `a`."""
    parts = ids.str.rsplit("-", n=1, expand=True)
    return parts[0] + "-" + (parts[1].astype(int) // size).astype(str)


def _joined(text):
    """Undo the spaces of a tokenised text: `do n't ,` is `don't,`."""
    text = re.sub(r" (n't|'(?:s|re|ve|ll|d|m)|[,.;:?!%)])", r"\1", text)
    return re.sub(r"([($]) ", r"\1", text)


@cache
def examples(gold, scale):
    """The rows a scale is learned from, the names of their phrases, and how often each occurs in each row."""
    rows = READERS[scale][1](Path(gold))
    return rows, *text_counts(rows["text"])


def text_counts(texts):
    """Phrases of short texts, each taken as an article of its own: names, and texts × phrases."""
    texts = list(texts)
    articles = table("articles", {"article": [str(i) for i in range(len(texts))], "text": texts})
    tokens = words_of(articles)
    tokens["section"] = table("tokens", tokens.assign(section="body"))["section"]
    words = Words.of(articles, tokens)
    return phrase_counts(words, words.tokens["article"].astype(int).to_numpy(), len(texts))


def learn(gold, without=frozenset()):
    """Learn the weights of all scales.

    An L1-penalised logistic regression a scale (for `degree` a lasso) on counts of phrases. What the two large sets
    taught (speculation, vagueness) is lent to the two small ones as one more column each; its coefficient times those
    weights is added to theirs, so that the score stays one sum.

    Parameters
    ----------
    gold : str or Path
    without : frozenset of str
        Hashes (`row_hash`) of texts to leave out.

    Returns
    -------
    DataFrame
        `phrase` and a weight on each scale; below 0 is less certain.
    """
    known = {scale: examples(str(gold), scale) for scale in READERS}
    often = set()
    for _, names, counts in known.values():
        rows_with = np.bincount(counts.indices, minlength=len(names)) if counts.nnz else np.zeros(len(names))
        often.update(name for name, count in zip(names, rows_with, strict=True) if count >= FEWEST)
    names = sorted(often)
    scaled = np.array([PAIR if " " in name else 1.0 for name in names])
    weights = pd.DataFrame(0.0, index=pd.Index(names, name="phrase"), columns=list(SCALES))
    for scale in ("vagueness", "speculation", "settled", "degree"):
        rows, own, counts = known[scale]
        kept = np.array([row_hash(text) not in without for text in rows["text"]])
        matrix = _aligned(counts, own, names)[kept].multiply(scaled).tocsr()
        value, share = rows["value"].to_numpy(float)[kept], np.where(rows["split"] == "train_cuefiltered", ENRICHED, 1.0)[kept]
        lent = [] if scale in ("vagueness", "speculation") else [weights[name].to_numpy() / scaled for name in ("vagueness", "speculation")]
        columns = [matrix @ lender for lender in lent]
        spread = [column.std() or 1.0 for column in columns]
        extra = [csr_matrix((column / size)[:, None]) for column, size in zip(columns, spread, strict=True)]
        whole = hstack([matrix, *extra]).tocsr()
        if scale == "degree":
            found = Lasso(alpha=PENALTY[scale], max_iter=5000).fit(whole, value).coef_
        else:
            model = LogisticRegression(C=PENALTY[scale], solver="liblinear", l1_ratio=1, max_iter=300, random_state=0)
            found = -model.fit(whole, value, sample_weight=share).coef_.ravel()
        total = found[: len(names)] + sum(
            (by * lender / size for by, lender, size in zip(found[len(names) :], lent, spread, strict=True)), np.zeros(len(names))
        )
        weights[scale] = total * scaled
    weights = weights.where(weights.abs() >= [SMALLEST / 4 if scale == "degree" else SMALLEST for scale in SCALES], 0.0)
    return weights[(weights != 0).any(axis=1)].round(3).reset_index()


def _aligned(counts, own, names):
    """Columns of counts in the order of `names`; zeros where a text has no such phrase."""
    place = {name: i for i, name in enumerate(names)}
    into = np.array([place.get(name, -1) for name in own])
    coo = counts.tocoo()
    here = into[coo.col] >= 0
    return csr_matrix((coo.data[here], (coo.row[here], into[coo.col[here]])), shape=(counts.shape[0], len(names)))


def text_scores(weights, names, counts):
    """Sums of weights of each text: texts × scales, in the order of `SCALES`."""
    return counts @ weights.set_index("phrase").reindex(names).fillna(0.0)[list(SCALES)].to_numpy()
