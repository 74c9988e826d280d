"""The rules on attributions look only at words that may matter: what they find is what a search of all text finds."""

import re

import numba
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis import traits
from analysis.fullnames import NAME, NO_NAMES, behind_title, full_names, is_name, name_end, next_name
from analysis.joined import join
from analysis.labelled import NONE, labelled
from analysis.layout import layout
from analysis.lexicons import word_key
from analysis.linking import link
from analysis.patterns import OPENED_BY, TAKES_OVER, _asides, _found, _takeovers, phrases
from analysis.sources import NAMED, Said, _said
from analysis.spellings import Spellings
from analysis.statements import _is_authors, are_authors
from analysis.stretches import RULE
from analysis.tokens import words_of
from analysis.voices import read_articles

WORD = st.text(alphabet="aeEiIſKẞıİnNgGdDstS’'-1_é", min_size=1).filter(lambda word: re.match(r"\w", word))
PATTERNS = """
I we it they a critics hawks clause told that is am been said read hear argument favourite example of ’s calls them this
all dubbed and but indeed in fact so though which — – - -- , . ; \n It’s must permit well known seems she appears let
grant show x-I so-called
""".split(" ")
NAMES = "Anna Berg Carl Berg’s the The Mr . , \n al van al-Berg Berg-Holm said of - -- ’ iBerg Ā USA".split(" ")


def texts(words):
    """Two short texts of words drawn from a list."""
    text = st.lists(st.sampled_from(words), max_size=25).map(" ".join)
    glued = st.lists(st.sampled_from([*words, " ", " ", " "]), max_size=25).map("".join)
    return st.lists(text | glued, min_size=2, max_size=2)


def corpus(texts):
    articles = pd.DataFrame({"article": [f"a{i}" for i in range(len(texts))], "text": texts, "title": "", "author": ""})
    return articles, words_of(articles)


@given(st.lists(WORD, unique=True))
@example(["Ed", "needed", "that", "That"])
def test_traits_are_those_of_each_word_alone(words):
    keys = [word_key(word) for word in words]
    spellings = Spellings.of(pa.array(words, pa.large_string()))
    expected = {
        traits.ING: [key.endswith("ing") for key in keys],
        traits.ED: [key.endswith("ed") and word[0].islower() for key, word in zip(keys, words, strict=True)],
        traits.IT: [key.endswith("it") for key in keys],
        traits.CAPITAL: [word[0].isupper() for word in words],
        traits.UNUSUAL: [not (key.isalpha() and key.isascii()) for key in keys],
        traits.OWN: [key in traits.SELF for key in keys],
        traits.THAT: [word == "that" for word in words],
    }
    for bit, flags in expected.items():
        assert (traits.traits(spellings) & bit > 0).tolist() == flags


@settings(max_examples=30, deadline=None)
@given(texts(PATTERNS))
@example(["I hear-say that it rains", "x-I am told that it rains, and still-x"])
@example([", he said, she said, so they say, ,", ", so ſay the dogs, we're told,\n I'm told. , I hear"])
def test_rules_are_tried_wherever_they_match(texts):
    words = labelled(join(*corpus(texts)))
    articles = [(int(words.page.origin[number]), int(words.page.stop[number])) for number in range(len(words.names))]
    for name in OPENED_BY:
        expected = [found.span() for span in articles for found in phrases()[name].finditer(words.text, *span)]
        assert [found.span() for found in _found(words, name)] == expected
    expected = [found.span() for span in articles for found in phrases()["aside"].finditer(words.text, *span)]
    assert [found.span() for found in _asides(words)] == expected
    starts = [found.start() for span in articles for found in TAKES_OVER.finditer(words.text, *span)]
    behind = [words.words(0, start)[1] for start in starts]
    places = words.places
    assert list(_takeovers(words)) == [at for at in behind if places.low[min(at, len(places.low) - 1)] < at]


@settings(max_examples=30, deadline=None)
@given(texts([*PATTERNS, "“", "”"]))
@example(["It must be granted that the bridge is a fine piece of work.", "Permit’s true, she thinks that it rains."])
def test_no_statement_of_the_authors_is_passed_over(texts):
    articles, tokens = corpus(texts)
    if tokens.empty:
        return
    words, _, stretches = read_articles(articles, tokens)
    sources, _ = link(words.places, stretches)
    found = are_authors(words, stretches, sources, stretches.first >= 0)
    for number, cue in enumerate(stretches.cue_first):
        if cue != NONE:
            source = None if sources[number, 0] == NONE else tuple(sources[number])
            ruled = words.places.origin[stretches.first[number]] == RULE
            assert found[number] == _is_authors(words, (cue, stretches.cue_last[number]), source, ruled)


@numba.njit
def names_in(points, kind, plain):
    """Start and end of each name in a text, and whether `is_name` agrees."""
    found = []
    at = next_name(points, 0, len(points))
    while at < len(points):
        stop = name_end(points, kind, plain, at, len(points))
        found.append((at, stop, is_name(points, kind, plain, at, stop)))
        at = next_name(points, stop, len(points))
    return found


@settings(max_examples=200, deadline=None)
@given(texts(NAMES))
@example(["Wxyz. Berg iAb. Berg U.S. Berg A. B.C. Abcd. Berg", "del  Berg van der Berg’s S’s s Berg_’ × Berg"])
def test_names_are_those_the_pattern_finds(texts):
    for text in texts:
        page = layout([text])
        expected = [(*found.span(), NAME.fullmatch(found[0]) is not None) for found in NAME.finditer(text)]
        assert names_in(page.points, page.kind, page.plain) == expected if text else not expected


@settings(max_examples=50, deadline=None)
@given(texts(NAMES))
@example(["Anna--said Berg", "Carl Berg-Holm and Dr. al-Berg, Anna Berg"])
def test_full_names_are_those_of_the_whole_text(texts):
    words = labelled(join(*corpus(texts)))
    expected = {}
    for number in range(len(words.names)):
        full = {}
        for found in NAME.finditer(words.text, int(words.page.origin[number]), int(words.page.stop[number])):
            parts = found[0].split()
            parts = parts[1:] if parts[0].lower() in NO_NAMES else parts
            if len(parts) in (2, 3):
                full.setdefault(parts[-1], set()).add(" ".join(parts))
        for surname, names in full.items():
            if len({name.split()[0] for name in names}) == 1:
                expected[number, surname] = min(names, key=len)
    wanted = [  # every name of one word: a word of the text, one within a word, or several that are glued together
        (number, *found.span())
        for number in range(len(words.names))
        for found in re.finditer(r"[A-Z][\w’'-]*", words.text[: int(words.page.stop[number])])
        if found.start() >= words.page.origin[number]
    ]
    article, start, end = np.array(wanted, np.int64).reshape(-1, 3).T
    surnames = [(number, words.text[low:high]) for number, low, high in wanted]
    assert full_names(words, article, start, end) == [expected.get(surname) for surname in surnames]


@settings(max_examples=50, deadline=None)
@given(texts([*NAMES, "minister", "it", "he", ",", ","]))
@example(["the guard, Ali Berg, said", "Anna, the  Mr. Berg, it"])
def test_the_name_in_a_source_is_the_one_between_its_commas(texts):
    words = labelled(join(*corpus(texts)))
    if not len(words.start):
        return
    page, count = words.page, len(words.start)
    sources = np.array([(low, high) for low in range(count) for high in range(low, min(low + 6, count))])
    said = Said(*_said(words.places, page.points, page.kind, page.plain, words.start, words.end, sources))
    for row, source in enumerate(sources):
        written = " ".join(words.written(*source).split())
        parts = [part.strip() for part in written.split(",")]
        whole = [part for part in parts if NAME.fullmatch(part) and part.lower() not in NO_NAMES]
        several = [part for part in whole if " " in part]
        name = several[:1] or whole[: bool(whole) and whole[0] == parts[0]]
        pronoun = written.lower() in ("he", "it")
        found = [" ".join(words.text[said.start[row] : said.end[row]].split())] if said.kind[row] == NAMED else []
        assert found == ([] if pronoun else name)
        assert said.is_name[row] == (NAME.fullmatch(written) is not None)


@pytest.mark.parametrize("title", ["minister", "Minister"])
def test_names_behind_a_title_are_all_that_a_search_finds(title):
    text = "The MINISTER Anna Berg met a minister of state, vice-minister Carl Holm and ministers; Minister minister Ö."
    found = behind_title(text, layout([text]).plain, title, 0, len(text))
    assert list(found) == re.findall(rf"\b{title}\s+({NAME.pattern})", text, re.IGNORECASE)
