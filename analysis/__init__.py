"""Comparative discourse analysis: framing, sentiment, hedging and stance, with the evidence for every number.

The data flow through a few plain tables: `read_articles` → `tokenize` → `mark` → `score` → `compare`;
`measure` does it all for one folder.
"""

from analysis.articles import ArticleWarning, read_articles
from analysis.comparison import compare
from analysis.lexicons import LexiconError, lexicon, read_codebook
from analysis.marks import mark
from analysis.scores import per_mention, score
from analysis.study import Study, measure
from analysis.tokens import sentences, tokenize
from analysis.voices import attributions

__all__ = [
    "ArticleWarning",
    "LexiconError",
    "Study",
    "attributions",
    "compare",
    "lexicon",
    "mark",
    "measure",
    "per_mention",
    "read_articles",
    "read_codebook",
    "score",
    "sentences",
    "tokenize",
]
__version__ = "0.1.0"
