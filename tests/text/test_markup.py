"""Tags, links, addresses, handles and marks of emphasis, rule by rule; an address is one character that is no word."""

import pytest
from text.made import made

from analysis.text import markup
from analysis.text.markup import OBJECT

RULES = {
    markup.hidden_html: [
        ("a<script>if (b) {}</script>c<!-- d -->e", "ace"),
        ("a<style>b", "a<style>b"),  # never closed
    ],
    markup.tags: [
        ("<p>a</p>b <em>c</em><br/>d", "\na\nb c\nd"),
        ("a < b, <pact>c</pact>", "a < b, <pact>c</pact>"),  # no tags of HTML
    ],
    markup.links: [
        ('A [new _report_](https://x.org/a_(b) "t") ![chart](c.png)', f"A new _report_ {OBJECT}"),
        ("[1] (so)", "[1] (so)"),
    ],
    markup.addresses: [
        ("See https://x.org/a.b?c=d. Or www.x.org, or a.b@x.org!", f"See {OBJECT}. Or {OBJECT}, or {OBJECT}!"),
        ("See x.org/a; x.org says so", f"See {OBJECT}; x.org says so"),
    ],
    markup.handles: [
        ("@mara says: #Porto, #peace #now, #G7", f"{OBJECT} says: Porto, {OBJECT}, {OBJECT}"),
        ("mail a@b, no. #7", "mail a@b, no. #7"),
    ],
    markup.entities: [
        ("R&amp;D &mdash; it&#8217;s &#x41;", "R&D — it’s A"),
        ("har&shy;bour", "harbour"),
        ("AT&T &c; &nope;", "AT&T &c; &nope;"),
    ],
    markup.emphasis: [
        ("It is _plain_, __very__ ***so***, ~~not~~", "It is plain, very so, not"),
        ("5 * 3 * 2, snake_case, f***ing, *a", "5 * 3 * 2, snake_case, f***ing, *a"),
        ("**A heading**\n__Another__\nand **b**", "**A heading**\n**Another**\nand b"),
        ("*a\n\nb*", "*a\n\nb*"),  # over paragraphs there is no pair
        ("a ___ b", "a   b"),
    ],
}


@pytest.mark.parametrize(("rule", "text", "expected"), [(rule, *row) for rule, rows in RULES.items() for row in rows])
def test_a_rule(rule, text, expected):
    assert made(rule, text) == expected
