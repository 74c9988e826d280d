"""What is read of a text, and that every place leads back to the text as it stands."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.text.buffer import layout
from analysis.text.edits import apply_edits
from analysis.text.normalisation import normalising_edits

PIECES = ["rain", "\xad", "\u200b", "\u200d", "_", "**", "&amp;", "&", "<p>", "<", "[a](b)", "https://a.b/c", "@me", "#Iran", "ﬁ", "e\u0301",
          "´", " ", "\n", "-\n", "ｗ", "â€™", ".", "--", "😀"]  # fmt: skip


def read(text):
    return apply_edits(text, normalising_edits(text)).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("har\xadbours and gov\u200dernors", "harbours and governors"),
        ("the\u200bquiet\u200bgrey\u200bharbour", "the quiet grey harbour"),
        ("a quiet har\u200bbour", "a quiet harbour"),
        ("they say\u200bThe tide", "they say The tide"),
        ("Dvor\u030ca\u0301k’s oﬃce, ｏｐｅｎ, 𝐛𝐨𝐥𝐝", "Dvořák’s office, open, bold"),
        ("it isn´t, isn′t, isn`t; 5′ and ‘so’", "it isn't, isn't, isn't; 5′ and ‘so’"),
        ("R&amp;D &mdash; it&#8217;s AT&T &c;", "R&D — it’s AT&T &c;"),
        ("<p>One.</p><p>Two <em>three</em>.<br/>a < b", "\nOne.\n\nTwo three.\na < b"),
        ("a<script>if (good) {}</script>b <!-- bad --> c", "ab  c"),
        ("A [new _report_](https://x.org/a_b \"t\") ![chart](c.png)", "A new report \ufffc"),
        ("It is _plain_, __very__ ***so*** in snake_case and 5 * 3 * 2, f***ing", "It is plain, very so in snake_case and 5 * 3 * 2, f***ing"),
        ("**A heading**\nand __another__", "**A heading**\nand another"),
        ("See https://x.org/a.b?c=d. Or www.x.org, or a.b@x.org!", "See \ufffc. Or \ufffc, or \ufffc!"),
        ("nytimes.com says @mara_k of #Iran and #peace #now", "nytimes.com says \ufffc of Iran and \ufffc"),
        ("It isnâ€™t â€œoverâ€\x9d", "It isn’t “over”"),
        ("it fell--hard -- and fast", "it fell—hard -- and fast"),
        ("“An ordinary text” isn’t touched – not at all [1] (so)…", "“An ordinary text” isn’t touched – not at all [1] (so)…"),
    ],
)  # fmt: skip
def test_what_is_read(text, expected):
    assert read(text) == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), min_size=1, max_size=3))
def test_places_lead_back_to_the_text(texts):
    page = layout(texts)
    for number, (first, stop) in enumerate(zip(page.origin, page.stop, strict=True)):
        place = np.arange(first, stop)
        start, end = page.starts(number, place), page.ends(number, place + 1)
        assert (np.diff(start) >= 0).all()
        assert ((start >= 0) & (start < end) & (end <= len(texts[number]))).all()
        # a stretch of the text as it stands leads to the place that it is read at
        assert (page.starts(number, page.places(number, start)) == start).all()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a ___ b", "a   b"), ("x _____", "x  "), ("a __ b", "a __ b"), ("**a\n\nb**", "**a\n\nb**"), ("_a\n \t\nb_", "_a\n \t\nb_"), ("_a\nb_", "a\nb"),
        ("*a *b* c*", "a b c"), ("__A b__\nx", "**A b**\nx"), ("x\n__A b__", "x\n**A b**"), ("x __A__\ny", "x A\ny"), ("__A__ y", "A y"), ("~~A~~\nx", "A\nx"),
        ("*A*\nx", "A\nx"), ("***A***\nx", "A\nx"), ("**A**\r\nb", "**A**\r\nb"), ("a _b_c", "a _b_c"), ("a_b_ c", "a_b_ c"), ("* *", "* *"), ("**", "**"), ("a ** b ** c", "a ** b ** c"),
        ("_a __b ~~c *d* e~~ f__ g_", "a b c d e f g"), ("_a __b ~~c *d **e** f", "_a __b ~~c *d e f"), ("_a *b **c ***d ~~e~~ f_", "_a *b **c ***d e f_"),
        ("*a _b* c_", "a _b c_"),
    ],
)  # fmt: skip
def test_marks_of_emphasis_go_in_pairs(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("â€\x81 x", "â€\x81 x"), ("â€¾ x", "â€¾ x"), ("â\x80\x99 x", "’ x"), ("â€™", "’"), ("aâ€œbâ€\x9dc", "a“b”c"), ("â\x80\xbf", "‿"), ("â€žx", "„x"),
        ("#Iran #peace", "\ufffc"), ("#IRAN", "\ufffc"), ("#Iran is", "Iran is"), ("@me @a", "\ufffc @a"), ("x@me", "x@me"), ("(@me)", "(\ufffc)"),
        ("&#x41;&bogus;&shy;x", "A&bogus;x"), ("<!-- a", "<!-- a"), ("<!-- a --> <!-- b", " <!-- b"), ("<SCRIPT>a</script >b", "b"), ("<style>a</script>b", "ab"),
        ("[a](b(c)d)", "a"), ("a.com/b", "\ufffc"), ("a.xx/b", "a.xx/b"), ("ftp://a.b!", "\ufffc!"), ("http://a.b/c).", "\ufffc)."), ("a@b", "a@b"),
        ("‹ b › x", "“b” x"), ("»c« x", "“c” x"), ("x»y«", "x»y«"), ("‚d‘ x", "“d” x"), ("「e」", "“e”"), ("--a--b a---b", "--a—b a—b"),
        ("\u200ba\u200bb\u200bc", " a b c"), ("a\u200bb\u200bc", "abc"), ("a\u200bB", "a B"), ("a\u200bb", "ab"), ("A\u200bB", "AB"), ("\u200bB", "B"),
        ("x\xad\ny", "x\xad\ny"), ("x\xad \ny", "x\xad \ny"), ("x\xady", "xy"), ("x\xad y", "x y"), ("x\xad", "x"), ("a\u200db", "ab"), ("a\u200d ", "a "), (" \u200da", " a"),
        ("😀\u200d😀", "😀\u200d😀"), ("e\u0301\u0301", "é"), ("\u0301e", "e"), ("q\u0301", "q"), ("²ª½", "²ª½"), ("Å ﬅ", "Å st"),
    ],
)  # fmt: skip
def test_what_looks_like_a_sign_of_another_kind(text, expected):
    assert read(text) == expected
