"""Rows of gold data, and the marks of a measure in each of their texts."""

import json
from pathlib import Path

import pandas as pd

from analysis.marks import mark
from analysis.tables import table
from analysis.tokens import tokenize


def read_rows(gold, name, file="data.jsonl"):
    """A file of a gold set as a table; whatever splits it has.

    Raises
    ------
    ValueError
        If a line is not JSON; the message names file and line.
    """
    path = Path(gold, name, file)
    rows = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            rows.append(json.loads(line))
        except json.JSONDecodeError as error:
            raise ValueError(f"{path}, line {number}: not JSON ({error.msg})") from None
    return pd.DataFrame(rows)


def marked(texts, measures, codebook=None, section="body"):
    """Tokens and marks of many short texts, each taken as an article of its own, all of it body text.

    Parameters
    ----------
    texts : sequence of str
    measures : list of str
        The measures wanted; what they need is found too.
    codebook : Lexicon, optional
    section : str or None
        The section all words are given; None leaves what was found, for whole articles.

    Returns
    -------
    tokens, marks : DataFrame
        The key `article` is the number of the text, as a string: "0", "1", …
    """
    articles = table("articles", {"article": [str(i) for i in range(len(texts))], "text": list(texts)})
    tokens = tokenize(articles)
    if section:
        tokens["section"] = table("tokens", tokens.assign(section=section))["section"]
    return tokens, mark(articles, tokens, codebook, measures)
