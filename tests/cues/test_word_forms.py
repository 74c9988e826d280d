"""How words are written: spelling, key and capitals."""

import numpy as np
import pyarrow as pa
import pytest

from analysis.cues.word_forms import WordForms
from analysis.lexicons.vocabulary import TEXT


@pytest.fixture
def forms():
    return WordForms(np.array([2, 0, 1, 0]), pa.array(["Rain’s", "RAIN", "Port"], TEXT))


def test_each_word_has_its_spelling_and_its_key(forms):
    assert forms.surface.tolist() == ["Port", "Rain’s", "RAIN", "Rain’s"]
    assert forms.key.tolist() == ["port", "rain", "rain", "rain"]
    assert forms.keys.to_pylist() == ["rain", "port"] and forms.key_code.tolist() == [1, 0, 0, 0]
    assert forms.written("", "x").to_pylist() == ["Rain’s", "RAIN", "Port", "", "x"]


def test_words_are_recognised_by_their_key(forms):
    assert forms.is_key(["rain", "snow"]).tolist() == [False, True, True, True]
    assert not forms.is_key([]).any()


def test_capitals_are_the_bits_of_a_number_and_letters_that_are_not_there_count_as_such(forms):
    # R of six letters, all four of four, P of four
    assert [bin(mask & 0xFF) for mask in forms.capitals.tolist()] == ["0b11000001", "0b11111111", "0b11110001"]
