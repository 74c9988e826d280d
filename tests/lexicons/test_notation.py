import pytest

from analysis.lexicons.notation import expand, word_key


def test_expand():
    assert expand("(a|) (big|) deal") == ["a big deal", "a deal", "big deal", "deal"]


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Russia’s", "russia"),
        ("47", "#"),
        ("2.5bn", "#"),
        ("20-year", "#-year"),
        ("DON’T", "don't"),
        ("Su-35", "su-35"),
    ],
)
def test_word_key(word, key):
    assert word_key(word) == key
