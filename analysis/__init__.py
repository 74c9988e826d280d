"""Comparative discourse analysis: framing, sentiment, hedging and stance, with the evidence for every number.

The data flow through a few plain tables: `read_articles` → `tokenize` → `mark` → `score` → `compare`;
`measure` does it all for one folder.
"""

from importlib import import_module
from typing import Any

HOMES = {
    "ArticleWarning": "corpus.articles",
    "LexiconError": "lexicons.check",
    "Study": "study",
    "attributions": "voices",
    "compare": "comparison.compare",
    "compare_codes": "coding.code_scores",
    "compare_groups": "archive.groups",
    "corrected": "comparison.correction",
    "draft": "coding.draft",
    "lexicon": "lexicons.load",
    "mark": "measures.marks",
    "measure": "study",
    "measure_archive": "archive.measure",
    "per_mention": "comparison.scores",
    "read_articles": "corpus.read",
    "read_codebook": "lexicons.load",
    "read_codes": "coding.codes",
    "score": "comparison.scores",
    "score_codes": "coding.code_scores",
    "sentences": "text.tokens",
    "suggest": "coding.suggest",
    "tokenize": "voices",
    "vader_compound": "measures.sentiment",
}  # the module of each public name, imported when it is first asked for: pandas alone takes a second

__all__ = list(HOMES)
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name not in HOMES:
        raise AttributeError(f"module 'analysis' has no attribute {name!r}")
    return getattr(import_module(f"analysis.{HOMES[name]}"), name)


def __dir__() -> list[str]:
    return [*globals(), *HOMES]
