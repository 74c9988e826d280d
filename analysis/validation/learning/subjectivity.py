"""Texts whose licence permits it in, weights for the cues of `lexicons/subjectivity.toml` out.

Three contrasts, with weights shared between them: sentences of opinion outlets against sentences of news outlets
(news_background), sentences that evaluate somebody against neutral ones (newsmtsc), editorials that readers rated as
polar against the milder half (nyt_editorials). Only the lexicon's own cues can be learned, so that no topic, name or
place gets a weight. A logistic regression with a Gaussian prior whose mean is the weight by hand: what is seen seldom
keeps it.
"""

import gzip
import json
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.optimize import minimize

from analysis.core.schema import table
from analysis.core.weights import row_hash
from analysis.cues.labels import Labels
from analysis.cues.mark_arrays import MarkArrays
from analysis.cues.token_index import Words
from analysis.lexicons.load import lexicon
from analysis.measures import subjectivity
from analysis.text.sentences import sentence_spans
from analysis.text.tokenizer import word_spans

OPINION = frozenset({
    "American Spectator", "Breitbart News", "CNN - Editorial", "Daily Beast", "Daily Kos", "Foreign Policy", "Fox News Opinion",
    "George Will", "Guest Writer", "Guest Writer - Left", "Guest Writer - Right", "HotAir", "John Stossel", "Media Matters",
    "Media Research Center", "Mother Jones", "National Review", "New York Magazine", "New York Post", "New York Times - Opinion",
    "NewsBusters", "Newsmax - Opinion", "Quillette", "RealClearPolitics", "Reason", "Rich Lowry", "Salon", "Slate", "The Atlantic",
    "The Daily Wire", "The Dispatch", "The Nation", "The New Yorker", "TheBlaze.com", "ThinkProgress", "Townhall", "Vanity Fair",
    "Victor Hanson", "Washington Free Beacon",
})  # fmt: skip
NEWS = frozenset({
    "ABC News", "Associated Press", "BBC News", "Bloomberg", "CBS News", "CNBC", "CNN (Web News)", "NPR Online News",
    "New York Times - News", "Politico", "Reuters", "The Hill", "USA TODAY", "Wall Street Journal - News",
})  # fmt: skip
SENTENCES = 8  # of each article
LENGTHS = (30, 450)  # characters of a sentence that is taken
SHARES = {"outlets": 1.5, "evaluation": 0.5, "intensity": 0.5}  # of the evidence
SCALE = 0.12  # log-odds of one point
WORD, CATEGORY = 6.0, 30.0  # precision of the prior: of each entry, and of a factor shared by its category


def learn(gold: str | Path, without: frozenset[str] = frozenset(), shares: dict[str, float] = SHARES) -> pd.DataFrame:
    """Weights of the entries: `category`, `entry`, `weight` (points), `n` (texts with it).

    `without` are hashes (`row_hash`) of texts to leave out; `shares` say how much each contrast counts, and a contrast that
    is not there is left out.
    """
    entries = _entries()
    hand = entries["weight"].to_numpy()
    category, names = pd.factorize(entries["category"])
    groups = sparse.csr_matrix((hand, (np.arange(len(hand)), category)), shape=(len(hand), len(names)))
    rows, sides, evidence, n = [], [], [], np.zeros(len(hand))
    for number, (name, share) in enumerate(shares.items()):
        texts, side, counts, words = training_contrasts(Path(gold))[name]
        kept = np.array([row_hash(text) not in without for text in texts])
        side, counts, words = side[kept], counts[kept], words[kept]
        own = np.zeros((len(side), 2 * len(shares)))
        own[:, 2 * number], own[:, 2 * number + 1] = 1, words / 10  # each contrast its own level and length
        rows.append(sparse.hstack([SCALE * counts, SCALE * counts @ groups, sparse.csr_matrix(own)]))
        sides.append(np.where(side, 1.0, -1.0))
        evidence.append(np.where(side, 0.5 / side.mean(), 0.5 / (1 - side.mean())) * share * 10000 / len(side))
        n += np.asarray((counts > 0).sum(axis=0)).ravel()
    mean = np.concatenate([hand, np.zeros(len(names)), np.zeros(2 * len(shares))])
    precision = np.concatenate(
        [np.full(len(hand), WORD), np.full(len(names), CATEGORY), np.full(2 * len(shares), 1e-4)]
    )
    found = _most_probable(
        sparse.vstack(rows).tocsr(), np.concatenate(sides), np.concatenate(evidence), mean, precision
    )
    weight = found[: len(hand)] + groups @ found[len(hand) : len(hand) + len(names)]
    return entries.assign(weight=weight.round(3), n=n.astype(int))[["category", "entry", "weight", "n"]]


def _most_probable(x, side, evidence, mean, precision):
    """Coefficients of a logistic regression under independent normal priors (maximum a posteriori)."""
    across = x.T.tocsr()

    def loss(b):
        margin, away = side * (x @ b), b - mean
        slope = -evidence * side * np.exp(-np.logaddexp(0, margin))
        return evidence @ np.logaddexp(0, -margin) + precision * away @ away / 2, across @ slope + precision * away

    return minimize(loss, mean, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x


@cache
def _entries():
    entries = lexicon("subjectivity").entries.dropna(subset="weight").drop_duplicates(["category", "entry"])
    return entries[["category", "entry", "weight"]].reset_index(drop=True)


@cache
def training_contrasts(gold: Path) -> dict[str, tuple]:
    """Each contrast as (texts, side, counts of each entry, words); `side` is true for the evaluative texts."""
    outlets = _outlets(gold)
    targets = _read(gold / "newsmtsc" / "data.jsonl")
    targets = targets.assign(polar=targets["label"] != "neutral").groupby("text", sort=True)["polar"].any()
    editorials = _read(gold / "nyt_editorials" / "data.jsonl").drop_duplicates("text")
    strength = editorials["score"].abs()
    found = {
        "outlets": (outlets["text"].to_list(), outlets["opinion"].to_numpy(bool)),
        "evaluation": (targets.index.to_list(), targets.to_numpy(bool)),
        "intensity": (editorials["text"].to_list(), (strength > strength.median()).to_numpy(bool)),
    }
    return {name: (texts, side, *_counts(texts)) for name, (texts, side) in found.items()}


def _read(path):
    opened = gzip.open if path.suffix == ".gz" else Path.open
    with opened(path, "rt", encoding="utf-8") as lines:
        return pd.DataFrame([json.loads(line) for line in lines])


def _outlets(gold):
    """A few sentences of every article of an opinion or news outlet, drawn with a fixed seed."""
    articles = _read(gold / "news_background" / "articles.jsonl.gz").sort_values("id")
    articles = articles[articles["source"].isin(OPINION | NEWS)]
    generator, rows = np.random.default_rng(0), []
    for text, source in zip(articles["text"], articles["source"], strict=True):
        sentences = [text[start:end] for start, end in sentence_spans(text, 0, len(text))]
        sentences = [sentence for sentence in sentences if LENGTHS[0] <= len(sentence) <= LENGTHS[1]]
        drawn = generator.permutation(len(sentences))[:SENTENCES]
        rows += [(sentences[i], source in OPINION) for i in sorted(drawn)]
    return pd.DataFrame(rows, columns=["text", "opinion"]).drop_duplicates("text")


def _counts(texts):
    """How often each text has each entry, and its number of words."""
    articles = table("articles", {"article": [str(i) for i in range(len(texts))], "text": texts})
    spans = [(i, start, end) for i, text in enumerate(texts) for start, end in word_spans(text, 0, len(text))]
    number, start, end = (np.array(side, int) for side in zip(*spans, strict=True))
    tokens = table("tokens", {"article": [str(i) for i in number], "sentence": 1, "start": start, "end": end,
                              "word": [texts[i][a:b] for i, a, b in spans], "section": "body", "voice": "author"})  # fmt: skip
    words = Words.of(articles, tokens)
    marks = subjectivity.lexicon_marks(words, MarkArrays.none(words))
    known = {
        "\t".join(place): i for i, place in enumerate(zip(_entries()["category"], _entries()["entry"], strict=True))
    }
    column = Labels.combined([marks.category, marks.entry], "\t".join).each(known.get)
    row = words.article[marks.first].astype(int)
    counts = sparse.csr_matrix((np.ones(len(marks)), (row, column)), shape=(len(texts), len(known)))
    return counts, np.bincount(number, minlength=len(texts))
