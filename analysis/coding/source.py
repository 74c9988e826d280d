"""A folder of articles and a codebook, as a user names them, in; what is read from them out."""

from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.comparison.folder import find_codebook
from analysis.corpus.files import CorpusLayout
from analysis.corpus.read import read_articles
from analysis.lexicons.load import Lexicon


class ArticleSource(NamedTuple):
    """Where the articles to code are, by which codebook, and whether faults of encoding are corrected."""

    corpus: str | Path
    codebook: str | Path | None = None  # by default codebook.toml in the corpus
    repair: bool = True

    def read_codebook(self) -> Lexicon | None:
        """The codebook; None if there is none."""
        return find_codebook(self.corpus, self.codebook)

    def read_articles(self, book: Lexicon | None) -> pd.DataFrame:
        """The articles; the file of the codebook is none of them."""
        return read_articles(self.corpus, CorpusLayout(codebook=book.path if book else None, repair=self.repair))
