"""The notation of cues: which spellings a cue stands for, and the key of a word."""

import pytest

from analysis.lexicons.notation import MOST, expand, word_key


def test_alternatives_in_brackets_give_every_spelling():
    assert expand("(a|) (big|) deal") == ["a big deal", "a deal", "big deal", "deal"]


def test_as_many_spellings_as_are_allowed_and_no_more():
    ten = "(a|b|c|d|e|f|g|h|i|j)"
    assert len(expand(ten * 4)) == MOST == 10_000
    with pytest.raises(ValueError, match="stands for 20,000 spellings; at most 10,000"):
        expand(ten * 4 + "(k|l)")


def test_digits_stand_in_words_but_not_alone():
    assert expand("COVID-19 (case|cases)") == ["COVID-19 case", "COVID-19 cases"]
    with pytest.raises(ValueError, match="write # for a number"):
        expand("19 cases")
    with pytest.raises(ValueError, match="an empty cue"):
        expand("(|deal)")


@pytest.mark.parametrize(
    ("cue", "told"),
    [
        ("(a|b|c|d)" * 6 + "(a|b|)", "(a|b|c|d)" * 6 + "(a|b|)"),  # 60 characters
        ("(a|b|c|d)" * 6 + "(a|b|)x", "(a|b|c|d)" * 6 + "(a|b|) …"),
    ],
)
def test_a_cue_of_more_than_60_characters_is_cut_where_it_is_told(cue, told):
    with pytest.raises(ValueError) as raised:
        expand(cue)
    assert str(raised.value).startswith(f"cue '{told}' stands for 12,288 spellings")


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
def test_the_key_of_a_word_has_small_letters_plain_marks_and_no_number(word, key):
    assert word_key(word) == key
