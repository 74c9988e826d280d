"""A folder of gold data in, the rows of its sets out; also scores of texts, and which of the texts the weights have seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.core.schema import table
from analysis.core.weights import in_training, read_gold, read_weights, score_out_of_fold
from analysis.lexicons.load import Lexicon
from analysis.measures.marks import mark
from analysis.voices import tokenize


@dataclass(frozen=True)
class Gold:
    """A folder with one folder per gold set; `folds`: whether rows that weights were learned from are scored out of fold."""

    folder: Path
    folds: bool = False

    def rows(self, name: str, file: str = "data.jsonl") -> pd.DataFrame:
        """A file of a set; see `analysis.core.weights.read_gold`."""
        return read_gold(self.folder, name, file)

    def scores(
        self, weights: str, texts: Sequence[str], groups: Sequence, score: Callable, learn: Callable
    ) -> tuple[np.ndarray, np.ndarray]:
        """Scores of texts, and which of them the weights that come with the package were learned from.

        These weights score every text. With `folds`, texts that they have seen are scored by weights learned again from the
        sets in this folder, without their fifth of the `groups` (`analysis.core.weights.score_out_of_fold`). `score` takes
        weights and positions of texts; `learn` takes the hashes of texts to leave out, and returns weights.
        """
        if self.folds:
            return score_out_of_fold(weights, list(texts), list(groups), learn, score)
        return np.array(score(read_weights(weights), np.arange(len(texts))), float), in_training(weights, texts)


def is_chosen_on(texts: Sequence[str]) -> np.ndarray:
    """Whether words, rules or thresholds were chosen in sight of each text (`models/choices/rows.txt`)."""
    return in_training("choices", texts)


def as_articles(texts: Sequence[str], section: str | None = "body") -> tuple[pd.DataFrame, pd.DataFrame]:
    """Short texts as tables of articles and tokens; see `mark_texts`."""
    articles = table("articles", {"article": [str(i) for i in range(len(texts))], "text": list(texts)})
    tokens = tokenize(articles)
    if section:
        tokens["section"] = table("tokens", tokens.assign(section=section))["section"]
    return articles, tokens


def mark_texts(
    texts: Sequence[str], measures: list[str], codebook: Lexicon | None = None, section: str | None = "body"
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Tokens and marks of short texts, each taken as an article: "0", "1", …

    Measures that `measures` need are found too. All words get this `section`; with None they keep their own, for whole articles.
    """
    articles, tokens = as_articles(texts, section)
    return tokens, mark(articles, tokens, codebook, measures)
