"""Words as arrays hold what the texts say of each word."""

import re
from unicodedata import normalize

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.core.schema import table
from analysis.cues.token_index import CLAUSE_WORDS, Words
from analysis.lexicons.notation import word_key
from analysis.text.tokens import words_of_articles as split

JOIN = re.compile(r"[\s'\"“”„«»‘’]*[-‐‑]?\s*")  # what may stand between two words of one cue
OPENING = re.compile(r"[\"'“‘«„(\[:–—]")  # a capital after these may be a sentence's, not a name's
CLAUSE_BREAK = re.compile(r"[;:–—()]|\.\.\.|…|\s-{1,3}\s")
PIECES = ["rain", "Rain", "RAIN", "but", "Although", "Ärger", "don’t", "Russia’s", "U.S.", "47", "1,000", "3D", "I", "😀", "e\u0301", " ", "  ",
          "\u00a0", "\n", "-", "‑", " – ", " -- ", "--", "—", "„", "…", "...", ",", ", ", "; ", ": ", ". ", "! ", "? ", "“", "”", "'", "(", ")", "/"]  # fmt: skip


def articles_of(*texts):
    return table("articles", {"article": [str(i) for i in range(len(texts))], "text": list(texts)})


def words_of(*texts):
    articles = articles_of(*texts)
    return Words.of(articles, table("tokens", split(articles)))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), min_size=1, max_size=3))
def test_every_array_says_what_the_text_says(texts):
    words, tokens = words_of(*texts), split(articles_of(*texts))
    gap, first = {}, {}
    for i, row in enumerate(tokens[tokens["section"] != "boilerplate"].itertuples()):
        text = texts[int(row.article)]
        assert words.surface[i] == row.word == text[words.start[i] : words.end[i]]
        assert words.article[i] == row.article
        read = normalize("NFC", row.word)
        assert (words.page.points[words.begins[i]], words.page.points[words.ends[i] - 1]) == (
            ord(read[0]),
            ord(read[-1]),
        )
        assert words.key[i] == word_key(row.word)
        before = None if (row.article, row.sentence) not in first else text[words.end[i - 1] : row.start]
        before = "—" if before == "--" else before  # as it is read between letters
        first.setdefault((row.article, row.sentence), i)
        gap[i] = before
        assert words.opens[i] == (before is None)
        assert words.runs[i] == bool(before is not None and JOIN.fullmatch(before))
        assert words.first[i] == bool(before is None or OPENING.search(before))
        assert words.named[i] == (row.section == "body" and row.word[0].isupper() and not words.first[i])
        capitals = {at for at, letter in enumerate(row.word[:60]) if letter.isupper()}
        mask = int(words.capitals[words.code[i]])
        assert {at for at in range(min(len(row.word), 60)) if mask >> at & 1} == capitals
        assert mask >> min(len(row.word), 62) == -1, "letters that a word has not"
    breaks = [
        before is None or bool(CLAUSE_BREAK.search(before)) or words.key[i] in CLAUSE_WORDS for i, before in gap.items()
    ]
    assert words.clause.tolist() == np.cumsum(breaks).tolist()
    assert words.commas.tolist() == np.cumsum(["," in (before or "") for before in gap.values()]).tolist()
    assert words.unit.tolist() == (np.cumsum([before is None for before in gap.values()]) - 1).tolist()


def test_titles_hold_no_names_and_furniture_no_words():
    words = words_of(
        "A Pact That Works\nBy Jo May\nThe old pact with Iran may, however, not hold for very many more years."
    )
    assert "By" not in words.surface and words.body.sum() == len(words) - 4
    assert words.surface[words.named].tolist() == ["Iran"]


def test_articles_stand_in_the_order_of_their_words():
    articles = table("articles", {"article": ["a", "b", "c"], "text": ["It rains.", "", "Snow falls."]})
    tokens = table("tokens", split(articles))
    words = Words.of(articles, tokens.iloc[::-1].sort_values(["article", "start"], ascending=[False, True]))
    assert words.articles == ["c", "a"]
    assert words.surface.tolist() == ["Snow", "falls", "It", "rains"]
    assert [chr(words.page.points[at]) for at in words.begins] == ["S", "f", "I", "r"]
