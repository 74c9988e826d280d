import pytest

from analysis.lexicons.notation import MOST, expand, word_key


def test_expand():
    assert expand("(a|) (big|) deal") == ["a big deal", "a deal", "big deal", "deal"]


def test_as_many_spellings_as_are_allowed_and_no_more():
    ten = "(a|b|c|d|e|f|g|h|i|j)"
    assert len(expand(ten * 4)) == MOST == 10_000
    with pytest.raises(ValueError, match="stands for 20,000 spellings; at most 10,000"):
        expand(ten * 4 + "(k|l)")


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
