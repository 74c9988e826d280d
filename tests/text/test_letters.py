"""Special letters, foreign quotation marks and invisible characters, rule by rule."""

import pytest
from text.rules import apply_rule

from analysis.text import letters

RULES = {
    letters.mojibake: [
        ("Itâ€™s â€œoverâ€\x9d", "It’s “over”"),
        ("a château, â€x", "a château, â€x"),  # no mark in UTF-8
        ("â€\x81 x", "â€\x81 x"), ("â€¾ x", "â€¾ x"), ("â\x80\x99 x", "’ x"), ("â€™", "’"), ("aâ€œbâ€\x9dc", "a“b”c"),
        ("â\x80\xbf", "‿"), ("â€žx", "„x"),
    ],
    letters.plain_letters: [
        ("cafe\u0301 n\u0303", "café ñ"),
        ("an oﬃce, ｏｐｅｎ", "an office, open"),
        ("isn`t, isn´t; 5′ and `so`", "isn't, isn't; 5′ and `so`"),  # an apostrophe is between letters
        ("it fell--hard---and -- fast", "it fell—hard—and -- fast"),
        ("--a--b a---b", "--a—b a—b"), ("e\u0301\u0301", "é"), ("\u0301e", "e"), ("q\u0301", "q"), ("²ª½", "²ª½"),
        ("Å ﬅ", "Å st"),
    ],
    letters.zero_width_spaces: [
        ("the\u200bold\u200bgrey\u200bport", "the old grey port"),
        ("they say\u200bThe tide", "they say The tide"),
        ("har\u200bbour", "har\u200bbour"),  # inside a word
        ("\u200ba\u200bb\u200bc", " a b c"), ("a\u200bb\u200bc", "a\u200bb\u200bc"), ("a\u200bB", "a B"),
        ("A\u200bB", "A\u200bB"), ("\u200bB", "\u200bB"),
    ],
    letters.invisible_characters: [
        ("har\xadbours, gov\u200dernor", "harbours, governor"),
        ("har\xad \nbour", "har\xad \nbour"),  # at the end of a line
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("x\xad\ny", "x\xad\ny"), ("x\xad \ny", "x\xad \ny"), ("x\xady", "xy"), ("x\xad y", "x y"), ("x\xad", "x"),
        ("a\u200db", "ab"), ("a\u200d ", "a "), (" \u200da", " a"), ("😀\u200d😀", "😀\u200d😀"),
    ],
    letters.foreign_quotes: [
        ("« va » and »geh« and ‹a›", "“va” and “geh” and “a”"),
        ("‚so‘ and 「a」", "“so” and “a”"),
        ("«va and\nviens»", "«va and\nviens»"),  # over lines there is no pair
        ("‹ b › x", "“b” x"), ("»c« x", "“c” x"), ("x»y«", "x»y«"), ("‚d‘ x", "“d” x"), ("「e」", "“e”"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "expected"), [(rule, *row) for rule, rows in RULES.items() for row in rows])
def test_what_each_rule_of_letters_makes_of_a_text(rule, text, expected):
    assert apply_rule(rule, text) == expected


def test_only_what_is_plain_letters_or_one_mark_has_a_plain_form():
    forms = letters.plain_forms()
    assert (forms["ﬁ"], forms["Ａ"], forms["！"]) == ("fi", "A", "!")
    assert "℃" not in forms and "a" not in forms
