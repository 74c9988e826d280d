"""Tags, links, addresses, handles and marks of emphasis, rule by rule; an address is one character that is no word."""

import pytest
from text.rules import apply_rule

from analysis.text import markup
from analysis.text.markup import OBJECT

RULES = {
    markup.hidden_html: [
        ("a<script>if (b) {}</script>c<!-- d -->e", "ace"),
        ("a<style>b", "a<style>b"),  # never closed
        ("<!-- a", "<!-- a"), ("<!-- a --> <!-- b", " <!-- b"), ("<SCRIPT>a</script >b", "b"),
    ],
    markup.tags: [
        ("<p>a</p>b <em>c</em><br/>d", "\na\nb c\nd"),
        ("a < b, <pact>c</pact>", "a < b, <pact>c</pact>"),  # no tags of HTML
        ("<style>a</script>b", "ab"),
    ],
    markup.links: [
        ('A [new _report_](https://x.org/a_(b) "t") ![chart](c.png)', f"A new _report_ {OBJECT}"),
        ("[1] (so)", "[1] (so)"),
        ("[a](b(c)d)", "a"),
    ],
    markup.addresses: [
        ("See https://x.org/a.b?c=d. Or www.x.org, or a.b@x.org!", f"See {OBJECT}. Or {OBJECT}, or {OBJECT}!"),
        ("See x.org/a; x.org says so", f"See {OBJECT}; x.org says so"),
        ("a.com/b", "\ufffc"), ("a.xx/b", "a.xx/b"), ("ftp://a.b!", "\ufffc!"), ("http://a.b/c).", "\ufffc)."),
        ("a@b", "a@b"),
    ],
    markup.handles: [
        ("@mara says: #Porto, #peace #now, #G7", f"{OBJECT} says: Porto, {OBJECT}, {OBJECT}"),
        ("mail a@b, no. #7", "mail a@b, no. #7"),
        ("#Iran #peace", "\ufffc"), ("#IRAN", "\ufffc"), ("#Iran is", "Iran is"), ("@me @a", "\ufffc @a"),
        ("x@me", "x@me"), ("(@me)", "(\ufffc)"),
    ],
    markup.entities: [
        ("R&amp;D &mdash; it&#8217;s &#x41;", "R&D — it’s A"),
        ("har&shy;bour", "harbour"),
        ("AT&T &c; &nope;", "AT&T &c; &nope;"),
        ("&#x41;&bogus;&shy;x", "A&bogus;x"),
    ],
    markup.emphasis: [
        ("It is _plain_, __very__ ***so***, ~~not~~", "It is plain, very so, not"),
        ("5 * 3 * 2, snake_case, f***ing, *a", "5 * 3 * 2, snake_case, f***ing, *a"),
        ("**A heading**\n__Another__\nand **b**", "**A heading**\n**Another**\nand b"),
        ("*a\n\nb*", "*a\n\nb*"),  # over paragraphs there is no pair
        ("a ___ b", "a   b"),
        ("x _____", "x  "), ("a __ b", "a __ b"), ("**a\n\nb**", "**a\n\nb**"), ("_a\n \t\nb_", "_a\n \t\nb_"),
        ("_a\nb_", "a\nb"), ("*a *b* c*", "a b c"), ("__A b__\nx", "**A b**\nx"), ("x\n__A b__", "x\n**A b**"),
        ("x __A__\ny", "x A\ny"), ("__A__ y", "A y"), ("~~A~~\nx", "A\nx"), ("*A*\nx", "A\nx"),
        ("***A***\nx", "A\nx"), ("**A**\r\nb", "**A**\r\nb"), ("a _b_c", "a _b_c"), ("a_b_ c", "a_b_ c"),
        ("* *", "* *"), ("**", "**"), ("a ** b ** c", "a ** b ** c"), ("_a __b ~~c *d* e~~ f__ g_", "a b c d e f g"),
        ("_a __b ~~c *d **e** f", "_a __b ~~c *d e f"), ("_a *b **c ***d ~~e~~ f_", "_a *b **c ***d e f_"),
        ("*a _b* c_", "a _b c_"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "expected"), [(rule, *row) for rule, rows in RULES.items() for row in rows])
def test_what_each_rule_of_markup_makes_of_a_text(rule, text, expected):
    assert apply_rule(rule, text) == expected
