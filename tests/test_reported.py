"""The model of reported speech: its weights, what it may see, and the search for the best labels."""

import itertools

import numpy as np
import pandas as pd
import pytest

from analysis.chains import best_path
from analysis.reported import CONTENT, LABELS, WEIGHTS, code_name, codes, kinds, read, read_weights
from analysis.surroundings import CODES, COLUMNS, GAPS, Surroundings, surroundings
from analysis.tokens import words_of
from analysis.wordclasses import SHAPES, shape, vocabulary


def corpus(*texts):
    articles = pd.DataFrame({"article": [f"a{i}" for i in range(len(texts))], "text": texts, "title": "", "author": ""})
    return articles, words_of(articles)


def test_weights_are_small_sorted_text_with_their_origin():
    text = WEIGHTS.read_text("utf-8")
    assert len(text.encode()) < 300_000
    assert "Newell" in text and "2018" in text and "train_voices.py" in text
    sections = [
        line[1:-1] for line in text.splitlines() if line.startswith("[") and not line.startswith(("[step", "[opening"))
    ]
    assert sections == sorted(sections)


def test_weights_rest_on_function_words_reporting_expressions_marks_shape_and_place():
    model = read_weights()
    assert len(model["templates"]) > 50
    assert {part.split("@")[0] for template in model["templates"] for part in template.split()} <= set(COLUMNS)
    assert set(CODES["W"]) == {"-", *vocabulary(), *SHAPES}
    topical = {
        "trump",
        "clinton",
        "election",
        "campaign",
        "voters",
        "democrat",
        "republican",
        "policy",
        "war",
        "treaty",
    }
    assert not topical & set(vocabulary())


def test_every_kind_of_code_has_names_of_its_own():
    for kind, names in CODES.items():
        assert len(set(names)) == len(names), kind


def test_codes_and_names_agree():
    articles, tokens = corpus("He said that it rained. “We stayed,” she added.")
    seen = surroundings(articles, tokens)
    found = codes(seen, "K@-1 G W")
    assert [code_name("K@-1 G W", code) for code in found[:3]] == [
        "-|paragraph|he",
        "he|space|said",
        "neutral|space|that",
    ]
    assert kinds("K@-1 G W") == ["K", "G", "W"]


def test_every_column_holds_codes_of_its_kind():
    articles, tokens = corpus(
        "The Post wrote, in 2019: “No!”\n\nMr. Hope's aides (three) said so; nobody knew.", "One."
    )
    seen = surroundings(articles, tokens)
    assert set(seen.columns) == set(COLUMNS)
    for name, column in seen.columns.items():
        assert len(column) == len(tokens)
        assert set(column) <= set(range(len(CODES[COLUMNS[name]]))), name


def test_a_name_is_no_reporting_verb():
    articles, tokens = corpus("Yesterday the Washington Post reported losses, and she had hope.")
    word = surroundings(articles, tokens).columns["W"]
    seen = dict(zip(tokens["word"], [CODES["W"][code] for code in word], strict=True))
    assert (seen["Post"], seen["reported"], seen["hope"]) == ("Aa", "reported", "hope")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("2019", "0"),
        ("Tehran", "Aa"),
        ("NATO", "AA"),
        ("Tehran’s", "Aa's"),
        ("signed", "*ed"),
        ("oil", "*"),
        ("red", "*"),
        ("men's", "*'s"),
    ],
)
def test_shapes(word, expected):
    assert shape(word) == expected


def test_best_path_is_the_best_of_all_paths():
    random = np.random.default_rng(7)
    lengths = [5, 1, 3]
    paragraph = np.repeat(np.arange(3), lengths)
    scores = random.normal(size=(9, len(LABELS))).astype(np.float32)
    step = random.normal(size=(len(GAPS), len(LABELS), len(LABELS))).astype(np.float32)
    opening = random.normal(size=len(LABELS)).astype(np.float32)
    gap = random.integers(len(GAPS), size=9)
    seen = Surroundings({}, None, None, paragraph, gap)
    found = best_path(scores, step, opening, seen)
    for number in range(3):
        here = np.flatnonzero(paragraph == number)

        def total(path, here=here):
            return (
                opening[path[0]]
                + sum(scores[i, k] for i, k in zip(here, path, strict=True))
                + sum(step[gap[i], a, b] for i, a, b in zip(here[1:], path, path[1:], strict=False))
            )

        best = max(itertools.product(range(len(LABELS)), repeat=len(here)), key=total)
        assert tuple(found[here]) == best


def test_labels_do_not_depend_on_the_articles_around():
    first, second = "The minister said that the road was closed.", "Nobody came. “We waited,” an aide added."
    together = read(*corpus(first, second)).label
    assert list(together) == [*read(*corpus(first)).label, *read(*corpus(second)).label]


def test_a_clause_behind_said_that_is_content():
    articles, tokens = corpus("The minister said that the old road was closed.\n\nThe sun shone on the empty valley.")
    content = set(tokens["word"][read(articles, tokens).label == CONTENT])
    assert {"road", "closed"} <= content and not {"minister", "sun", "valley"} & content


def test_no_words_no_labels():
    articles = pd.DataFrame({"article": ["a"], "text": [" \n"], "title": "", "author": ""})
    assert len(read(articles, words_of(articles)).label) == 0
