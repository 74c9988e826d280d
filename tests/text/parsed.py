"""Texts that are hard to parse, and what is read of their parse."""

import pandas as pd

from analysis.text.buffer import layout

TEXTS = [
    "The pact holds, she said.\n\n“It’s over,” Mr\u00a0Li \t wrote.\x00 Nobody   agreed.",
    "",
    "A \ud83d half, a 🐈 whole.\x07\n\n \u2003 One",
]


def page(texts):
    return layout(pd.Series(texts, dtype=object))


def words(found, codes):
    return [found.names[code] for code in codes]
