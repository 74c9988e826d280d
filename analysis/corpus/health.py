"""Articles and their words in; the table `health` out: what could distort the measures of each text."""

import re

import pandas as pd

from analysis.core.codepoints import INVISIBLE
from analysis.core.schema import table
from analysis.corpus.articles import LONG
from analysis.corpus.language import find_foreign, function_word_counts
from analysis.corpus.repeats import repeated_paragraphs

LINE = re.compile(r"\S[^\n]*")
HIDDEN = re.compile(f"[{INVISIBLE}\x00-\x08\x0e-\x1f\x7f]")  # control characters, too


def health(articles: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """List what could distort the measures of each article.

    Parameters
    ----------
    articles, tokens : DataFrame
        As `read_articles` and `tokenize` return them.

    Returns
    -------
    DataFrame
        One row per article: `article`, `encoding` of its file and the library that extracted its text (`extracted_by`), or ""; `words`;
        `english`, the % of its words that are not in lines of another `language`, and that language or ""; `left_out`, the % of its
        words that are labelled boilerplate; `invisible` characters (soft hyphens, spaces without width, marks of direction, control
        characters), which may stand inside words; `repeated` paragraphs, pull quotes too (see `repeated_paragraphs`);
        `long_sentences` of more than 150 words, and the words of the `longest_sentence`.
    """
    sizes = tokens.groupby("article", sort=False).size()
    left_out = tokens[tokens["section"] == "boilerplate"].groupby("article", sort=False).size()
    sentences = tokens.groupby(["article", "sentence"], sort=False).size()
    long = sentences[sentences > LONG].groupby("article").size()
    longest = sentences.groupby("article").max()
    names, texts = articles["article"], articles["text"]
    words = names.map(sizes).fillna(0).astype("int64")
    outside = names.map(left_out).fillna(0).astype("int64")
    others = [find_foreign(text, *function_word_counts(text)) for text in texts]
    return table("health", {
        "article": names,
        "encoding": articles.get("source_encoding", ""),
        "extracted_by": articles.get("extracted_by", ""),
        "words": words,
        "english": [round(100 - 100 * other.share, 1) if other else 100.0 for other in others],
        "language": [other.language if other else "" for other in others],
        "left_out": (100 * outside / words.clip(lower=1)).round(1),
        "invisible": [len(HIDDEN.findall(text)) for text in texts],
        "repeated": [len(repeated_paragraphs(text, [line.span() for line in LINE.finditer(text)])) for text in texts],
        "long_sentences": names.map(long).fillna(0).astype("int64"),
        "longest_sentence": names.map(longest).fillna(0).astype("int64"),
    })  # fmt: skip
