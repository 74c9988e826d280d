"""The shapes of words, which say nothing about the topic."""

import pyarrow as pa
import pytest

from analysis.lexicons.word_shapes import SHAPES, word_shape, word_shapes


@pytest.mark.parametrize(
    ("word", "expected"),
    [("3D", "0"), ("#1", "0"), ("a1", "0"), ("King", "Aa"), ("A", "Aa"), ("US", "AA"), ("King’s", "Aa's"), ("US's", "AA's"),
     ("king's", "*'s"), ("sing", "*"), ("waiting", "*ing"), ("baking", "*ing"), ("bring", "*"), ("bus", "*"), ("ab1", "*"), ("partners", "*ers"), ("wolves", "*s"), ("the", "*"), ("'s", "*'s"), ("", "*")],
)  # fmt: skip
def test_the_shape_of_a_word(word, expected):
    assert word_shape(word) == expected
    assert SHAPES[word_shapes(pa.array([word]))[0]] == expected
