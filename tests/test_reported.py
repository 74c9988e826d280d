"""The model of reported speech: its weights, what it may see, and the labels it gives."""

import numpy as np
import pandas as pd
import pytest

from analysis.chains import CONTENT, COUNT, CUE, OUT, SOURCE
from analysis.columns import CODES, COLUMNS, G, K
from analysis.joined import join
from analysis.reported import read, with_supposed
from analysis.summing import add_up
from analysis.surroundings import surroundings
from analysis.templates import SCALE, WEIGHTS, code_name, codes, parts, read_weights
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
    templates = read_weights().names
    assert len(templates) > 50
    assert {name for template in templates for name, _ in parts(template)} <= set(COLUMNS)
    assert set(CODES["W"]) == {"-", *vocabulary(), *SHAPES}
    assert all(key.isascii() and not any(map(str.isdigit, key)) for key in vocabulary())  # as `word_codes` expects
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
    seen = surroundings(join(articles, tokens))
    found = codes(seen, "K@-1 G W")
    assert [code_name("K@-1 G W", code) for code in found[:3]] == [
        "-|paragraph|he",
        "he|space|said",
        "neutral|space|that",
    ]


def test_scores_are_the_sums_of_the_weights_in_the_file():
    articles, tokens = corpus(
        "“We stay,” the mayor said, and she added: nobody leaves.", "It, according to him, rained."
    )
    seen, model = surroundings(join(articles, tokens)), read_weights()
    lean = np.array([0, 0.5, 0, -1], np.float32)
    weights, template = {}, None
    for line in WEIGHTS.read_text("utf-8").splitlines():
        if line.startswith("["):
            template = line[1:-1]
        elif template in model.names:
            value, *numbers = line.split()
            weights[template, value] = np.array([0, *map(int, numbers)]) / SCALE
    expected = np.tile(lean.astype(float), (len(tokens), 1))
    for template in model.names:
        for word, code in enumerate(codes(seen, template)):
            expected[word] += weights.get((template, code_name(template, code)), np.zeros(COUNT))
    assert np.allclose(add_up(seen.columns, seen.first, lean, model.tables), expected, atol=1e-4)


def test_every_column_holds_codes_of_its_kind():
    articles, tokens = corpus(
        "The Post wrote, in 2019: “No!”\n\nMr. Hope's aides (three) said so; nobody knew.", "One."
    )
    seen = surroundings(join(articles, tokens))
    for name, column in zip(COLUMNS, seen.columns, strict=True):
        assert len(column) == len(tokens)
        assert column.max() < len(CODES[COLUMNS[name]]), name


def test_a_name_is_no_reporting_verb():
    articles, tokens = corpus("Yesterday the Washington Post reported losses, and she had hope.")
    word = surroundings(join(articles, tokens)).column("W")
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


def test_labels_do_not_depend_on_the_articles_around():
    texts = "The minister said that the road was closed.", "“We waited,” an aide added.", "“No.”"
    apart = [read(join(*corpus(text))) for text in texts]
    together = read(join(*corpus(*texts)))
    np.testing.assert_array_equal(np.concatenate([reading.label for reading in apart]), together.label)
    np.testing.assert_array_equal(np.concatenate([reading.likely for reading in apart]), together.likely)


def test_a_clause_behind_said_that_is_content():
    articles, tokens = corpus("The minister said that the old road was closed.\n\nThe sun shone on the empty valley.")
    content = set(tokens["word"][read(join(articles, tokens)).label == CONTENT])
    assert {"road", "closed"} <= content and not {"minister", "sun", "valley"} & content


def test_a_reporting_expression_left_bare_may_have_content_behind_it_another_verb_not():
    text = "Anna Berg announced the new bridge. The ferry was old."
    articles, tokens = corpus(text + "\n\nCarl Holm crossed the old bridge.")
    seen = surroundings(join(articles, tokens))
    bare = np.array([SOURCE, SOURCE, CUE, *[OUT] * 7, SOURCE, SOURCE, CUE, *[OUT] * 3])
    scores = np.tile(np.float32([5, 0, 0, 4.2]), (len(tokens), 1))
    step = np.zeros((len(CODES["G"]), COUNT, COUNT), np.float32)
    step[:, CONTENT, CONTENT] = 0.6
    chain = step, np.zeros(COUNT, np.float32), seen.paragraph, seen.columns[G]
    found = with_supposed(bare, scores, chain, seen.last, seen.columns[K])
    assert found.tolist() == [SOURCE, SOURCE, CUE, *[CONTENT] * 3, *bare[6:]]


def test_no_words_no_labels():
    articles = pd.DataFrame({"article": ["a"], "text": [" \n"], "title": "", "author": ""})
    assert len(read(join(articles, words_of(articles))).label) == 0
