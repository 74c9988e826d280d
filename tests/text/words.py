"""The words of a text, each within it."""

import pandas as pd

from analysis.text.tokens import words_of_articles


def words(text):
    rows = words_of_articles(pd.DataFrame({"article": ["a"], "text": [text]}))
    assert all(0 <= start < end <= len(text) for start, end in zip(rows["start"], rows["end"], strict=True))
    return rows["word"].tolist()
