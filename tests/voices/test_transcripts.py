"""Turns of interviews and transcripts, and lists that look like them."""

import pandas as pd
import pytest

from analysis.text.tokens import words_of_articles
from analysis.voices.attributions import attributions

TOWN = "The town met in the hall by the river to speak of the bridge, which had stood for two hundred years and was closed to all in spring. "


def found(text):
    articles = pd.DataFrame({"article": ["a"], "text": [text]})
    table = attributions(articles, words_of_articles(articles))
    return [(row.source, text[row.start : row.end]) for row in table.itertuples() if row.kind == "direct"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Berg: Will it hold?\n\nJan Lom: It will hold because we built it.",
         [("Anna Berg", "Will it hold?"), ("Jan Lom", "It will hold because we built it.")]),
        ("Berg: We built it well.\n\nLom: You built it badly, and we paid.", []),  # of the authors
        (f"{TOWN} Then they spoke.\n\nBerg: We built it well. Lom: You built it badly, and we paid.",
         [("Berg", "We built it well."), ("Lom", "You built it badly, and we paid.")]),
        ("The town met.\n\nBERG: We built the bridge for our children.", [("BERG", "We built the bridge for our children.")]),
        ("The town met.\n\n[Berg] We built the bridge for our children.", [("Berg", "We built the bridge for our children.")]),
        ("ANNA BERG, HOST: It fell.\n\nJAN LOM: It stands.", [("ANNA BERG", "It fell."), ("JAN LOM", "It stands.")]),
        ("Q: Will it hold?\n\nA: It will.", [("", "Will it hold?"), ("", "It will.")]),
        ("First: who has paid? I have.\n\nSecond: what was it for? The bridge.\n\nThird: will it last?", []),
        ("Stone: The bridge has much of it.\n\nWood: There is little left.", []),
        ("The town met.\n\nNOTE: The bridge is closed.", []),
    ],
)  # fmt: skip
def test_turns(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize("credit", [" — Anna Berg", "\n— Anna Berg", " – Anna Berg, 1939", " (Berg, 1939)."])
def test_whoever_is_named_after_a_quotation_says_it(credit):
    [(source, words)] = found(
        f"“A bridge is a promise made of stone and sand.”{credit}\n\nThe town had not read the poet."
    )
    assert source.endswith("Berg") and words == "“A bridge is a promise made of stone and sand.”"
