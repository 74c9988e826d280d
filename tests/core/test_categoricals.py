"""Columns of texts as codes and names: what arrow makes of them, in less time."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.core.categoricals import decode, encode

# texts that differ in their first, middle or last bytes alone, or in length
TEXT = st.builds(
    "".join, st.lists(st.sampled_from(["", "a", "b", "\0", "é", "😀", "hedge.", "_" * 8, "_" * 17]), max_size=6)
)


@given(st.lists(TEXT, max_size=40), st.integers(0, 3))
@example([], 0)
@example([f"{'a' * 8}{i:08}" for i in range(200)], 0)
@example(["a" * 8 + "b" * i + "c" * (20 - i) + "d" * 8 for i in range(20)], 0)
def test_codes_and_names_are_those_of_arrow(texts, skipped):
    array = pa.array(texts, pa.large_string())[skipped:]
    codes, names = encode(array)
    expected = array.dictionary_encode()
    assert names.equals(expected.dictionary)
    assert codes.tolist() == expected.indices.to_pylist()
    order = np.arange(len(codes))[::-1]
    forth, back = decode(codes[order], names), decode(codes[::-1][order], names)
    assert forth.to_pylist() == array.to_pylist()[::-1]
    assert back.to_pylist() == array.to_pylist()


def test_all_texts_may_be_distinct():
    texts = [str(i) for i in range(1000)]
    codes, names = encode(pa.array(texts, pa.large_string()))
    assert codes.tolist() == list(range(1000))
    assert names.to_pylist() == texts


def test_missing_texts_are_an_error():
    with pytest.raises(ValueError, match="1 of 2 texts are missing"):
        encode(pa.array(["a", None], pa.large_string()))
