"""A DataFrame in; the table of articles out."""

import pandas as pd

from analysis.core.schema import table


def articles_of_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """A DataFrame as the table of articles; a ValueError says what is missing."""
    if missing := {"article", "text"}.difference(frame.columns):
        known = ", ".join(map(str, frame.columns))
        raise ValueError(f"measure(DataFrame): no column {' and no column '.join(sorted(missing))}; it has {known}")
    for column in ("article", "text"):
        if len(wrong := frame.index[[not isinstance(value, str) for value in frame[column]]]):
            raise ValueError(f"measure(DataFrame): row {wrong[0]!r}: {column} is not text")
    if (twice := frame["article"].duplicated()).any():
        raise ValueError(f"measure(DataFrame): article {frame.loc[twice, 'article'].iloc[0]!r} occurs twice")
    articles = table("articles", frame.reset_index(drop=True))
    articles.attrs["problems"] = []
    return articles
