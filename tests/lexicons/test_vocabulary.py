"""What is said of many distinct words at once is what is said of each word alone."""

import pyarrow as pa
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.lexicons.notation import word_key
from analysis.lexicons.vocabulary import Spellings, capitals, positions

PARTS = [
    "a", "S", "ing", "ED", "tion", "ers", "ly", "'s", "’s", "'", "’", "ʼs", "-", "‑", "_", ".", ",", ":", "1", "20", "²", "٣", "bn", "m", "th", "k",
    "K", "ſ", "İ", "Σ", "ς", "ß", "ǅ", "é", "É", "x", "&", "Ⅷ", "𝐀", "\u0301", "—",
]  # fmt: skip
WORDS = st.lists(
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=5).map("".join) | st.text(min_size=1), unique=True
)
HARD = ["1.5x", "1.5xy", "1,000.x", "3D", "1990s-era", "2.5bn", "5m's", "7k_", "1.", "x's's", "'s", "’s", "s", "A", "A's", "ʼs", "sing", "King’s", "Kelvin"]  # fmt: skip
LONG = "aB" * 40


def array(words):
    return pa.array([word.encode("utf-8", "ignore").decode() for word in words], pa.large_string())


@given(WORDS)
@example([*HARD, LONG])
@example([])
def test_keys_are_those_of_each_word_alone(words):
    spellings = Spellings.of(array(words))
    assert spellings.keys.to_pylist() == [word_key(word) for word in spellings.words.to_pylist()]


@given(WORDS)
@example([*HARD, LONG, *map(str.upper, HARD)])
def test_capitals_are_those_of_each_word_alone(words):
    words = array(words)
    for word, mask in zip(words.to_pylist(), capitals(words).tolist(), strict=True):
        bits = [letter.isupper() for letter in word[:62]]
        assert [mask >> at & 1 > 0 for at in range(len(bits))] == bits
        assert mask >> len(bits) == -1, "letters that a word has not"


def test_places_among_known_texts():
    assert positions(array(["b", "x", "", "a"]), array(["a", "b"])).tolist() == [1, -1, -1, 0]
