"""Special letters, foreign quotation marks and invisible characters, rule by rule."""

import pytest
from text.made import made

from analysis.text import letters

RULES = {
    letters.mojibake: [
        ("Itâ€™s â€œoverâ€\x9d", "It’s “over”"),
        ("a château, â€x", "a château, â€x"),  # no mark in UTF-8
    ],
    letters.plain_letters: [
        ("cafe\u0301 n\u0303", "café ñ"),
        ("an oﬃce, ｏｐｅｎ", "an office, open"),
        ("isn`t, isn´t; 5′ and `so`", "isn't, isn't; 5′ and `so`"),  # an apostrophe is between letters
        ("it fell--hard---and -- fast", "it fell—hard—and -- fast"),
    ],
    letters.zero_width_spaces: [
        ("the\u200bold\u200bgrey\u200bport", "the old grey port"),
        ("they say\u200bThe tide", "they say The tide"),
        ("har\u200bbour", "har\u200bbour"),  # inside a word
    ],
    letters.invisible_characters: [
        ("har\xadbours, gov\u200dernor", "harbours, governor"),
        ("har\xad \nbour", "har\xad \nbour"),  # at the end of a line
        ("👩\u200d🚀", "👩\u200d🚀"),
    ],
    letters.foreign_quotes: [
        ("« va » and »geh« and ‹a›", "“va” and “geh” and “a”"),
        ("‚so‘ and 「a」", "“so” and “a”"),
        ("«va and\nviens»", "«va and\nviens»"),  # over lines there is no pair
    ],
}


@pytest.mark.parametrize(("rule", "text", "expected"), [(rule, *row) for rule, rows in RULES.items() for row in rows])
def test_a_rule(rule, text, expected):
    assert made(rule, text) == expected


def test_only_what_is_plain_letters_or_one_mark_has_a_plain_form():
    forms = letters.plain_forms()
    assert (forms["ﬁ"], forms["Ａ"], forms["！"]) == ("fi", "A", "!")
    assert "℃" not in forms and "a" not in forms
