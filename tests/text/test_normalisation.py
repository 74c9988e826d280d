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
