"""Direct quotations: marks, nesting, paragraphs, blocks; any text at all in linear time."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.buffer import layout, paragraph_spans
from analysis.text.layouts import layout_of_paragraphs as laid_out
from analysis.text.layouts import spans
from analysis.text.quotes import block_quotes
from analysis.text.quotes import quotations as all_quotations

MARKED = st.text(alphabet="ab s.,:?!\n\"'“”„‟«»‘’‚`-–(", max_size=120)


def quotation_spans(text, paragraphs):
    starts, ends, doubtful, _ = all_quotations(laid_out(text, paragraphs))
    return spans(starts, ends, doubtful)


def quotations(text):
    return [(text[start:end], doubtful) for start, end, doubtful in quotation_spans(text, paragraph_spans(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “go home” twice.", ["“go home”"]),
        ('He said "go home" twice.', ['"go home"']),
        ("He said ''go home'' twice.", ["''go home''"]),
        ("‘Go home,’ he said. It’s late.", ["‘Go home,’"]),
        ("‘It’s the dogs’ day,’ he said.", ["‘It’s the dogs’ day,’"]),
        ("Sie sagte „geh heim“ und ging.", ["„geh heim“"]),
        ("Il dit « va » et «viens».", ["«viens»"]),
        ("He said “she told me ‘go home’ twice” then.", ["“she told me ‘go home’ twice”"]),
        ("He wrote '20p more' and '1990s' on it.", ["'20p more'", "'1990s'"]),
        ("The ’90s and '80s were the farmers' time.", []),
        ("‘’Twas late’ and '90s' or 'em' and ‘Til’ came.", ["‘’Twas late’"]),
        ("It was 'the boys' day,' he said.", ["'the boys' day,'"]),
        ('He said " no" and.', []),
        ("``a'' and „b“ or „b” and ‟c”", ["``a''", "„b“", "„b”", "‟c”"]),
        ("x“ y” _'z' (a)'b' c", ["'z'"]),
        ("A loose ‘mark and “a pair” here.", ["“a pair”"]),
        ("(“a”) and—“b”—c", ["“a”", "“b”"]),
    ],
)
def test_quotation_marks_of_every_kind(text, expected):
    assert quotations(text) == [(quotation, False) for quotation in expected]


def test_a_quotation_over_paragraphs_is_one_span_each_and_not_doubtful():
    assert quotations("“One.\n“Two.\n“Three.” She left.") == [("“One.", False), ("“Two.", False), ("“Three.”", False)]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph_and_is_doubtful():
    assert quotations('She said "we stay.\nNobody did.') == [('"we stay.', True)]


def test_a_mark_that_opens_twice_is_doubtful():
    assert quotations('"We stay. He said "no" and left.') == [('"We stay. He said "no"', True)]


def test_block_quotes_stand_indented_behind_a_colon():
    text = "The report says:\n\n    We found nothing.\n    We looked.\n\nThat was all:\nno block."
    assert [text[start:end] for start, end in block_quotes(text, paragraph_spans(text))] == [
        "We found nothing.\n    We looked."
    ]


def test_block_quotes_of_markdown_stand_behind_a_mark():
    text = "It was blunt.\n\n> We found nothing.\n> We looked.\n\nThat was all.\n\n>> Really?"
    assert [text[start:end] for start, end in block_quotes(text, paragraph_spans(text))] == [
        "We found nothing.\n> We looked.",
        "Really?",
    ]


def test_a_text_indented_throughout_has_no_block_quotes():
    text = "    She said:\n    Nothing more."
    assert block_quotes(text, paragraph_spans(text)) == []


@given(MARKED)
def test_spans_of_any_text_are_ordered_disjoint_and_within_paragraphs(text):
    spans = paragraph_spans(text)
    behind = 0
    for start, end, doubtful in quotation_spans(text, spans):
        assert behind <= start < end
        assert any(first <= start and end <= last for first, last in spans)
        assert text[start] in "\"'“„‟«‘‚`"
        assert doubtful or text[end - 1] in "\"'”“»’‘`" or end in {last for _, last in spans}
        behind = end


@given(st.lists(MARKED, min_size=1, max_size=4))
def test_texts_side_by_side_do_not_see_each_other(texts):
    page = layout(texts)
    start, end, doubtful, paragraph = all_quotations(page)
    text = page.text[paragraph]
    start, end = start - page.origin[text], end - page.origin[text]
    found = list(zip(*(column.tolist() for column in (text, start, end, doubtful)), strict=True))
    read = [page.written(*places) for places in zip(page.origin, page.stop, strict=True)]
    assert found == [(i, *span) for i, text in enumerate(read) for span in quotation_spans(text, paragraph_spans(text))]


@pytest.mark.parametrize("unit", ["“", '"a ', "'a ", "‘s’ a ", "“a ‘b ", "''a ", "“a” ", "«a "])
def test_thousands_of_marks_take_linear_time(unit):
    def seconds(count):
        text = unit * count
        began = time.process_time()
        quotation_spans(text, paragraph_spans(text))
        return time.process_time() - began

    seconds(1000)
    short, long = (min(seconds(count) for _ in range(3)) for count in (5_000, 40_000))
    assert long < 40 * short + 0.05  # quadratic: 64


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the ends of a text
        ("'so'", ["'so'"]), ("“", []), ("He said “", []), ("He said 'no", []), ('"a "', ['"a "']), ("'the boys'", ["'the boys'"]), ("", []),
        # what opens none
        ("“ so”", []), ("”so”", []), ("»so«", []), ("`a` b", []), ("‚so", []), ("It's a 'mark", []), ("x“-y” z", []), ('x"y" z', []), (')"y" x', []),
        *((f'{mark}"y" x', []) for mark in ".,!?;…’”)"), ('—"y" x', ['"y"']), ('("y") x', ['"y"']), ("x“y” z", ["“y”"]), ("x„y“ z", ["„y“"]),
        # words that begin with an apostrophe
        ("'tis late' he", []), ("'Twas so' he", []), ("'cause it' x", []), ("'em so' x", []), ("'tisn so' x", ["'tisn so'"]), ("in '90' it", []),
        ("in '90s' it", []), ("the '90sx' it", ["'90sx'"]), ("the '90x' it", ["'90x'"]), ("the '9a0' it", ["'9a0'"]), ("'a90 so' it", ["'a90 so'"]),
        ("'9 so' it", ["'9 so'"]), ("'900 so' it", ["'900 so'"]),
        # which mark closes
        ("“a”b", ["“a”"]), ('“a"b" c', ['“a"b"']), ('"a " b', ['"a "']), ('„a" b', ['„a"']), ("‚a’ b", ["‚a’"]), ('‟a" b', ['‟a"']), ("'a 'b' c", ["'a 'b'"]),
        ("“a ``b'' c", ["“a ``b''"]), ("``a`` b", ["``a``"]), ("‘a b’ c’ d", ["‘a b’"]), ("'a ' b' c", ["'a ' b'"]),
        *((f"'so{mark}' x", [f"'so{mark}'"]) for mark in ".,!?…)"), ("'so;' x", []), ("'so—' x", []), ("'so's x", []),
        # the apostrophe of a plural, or the end
        ("'the boys' day,'", ["'the boys' day,'"]), ("'the boys' a,' he", ["'the boys' a,'"]), ("'the boys' day,'x he", ["'the boys'"]),
        ("'the boys' day ,' he", ["'the boys' day ,'"]), ("'the boys' day;' he", ["'the boys'"]), ("'the boys' x 'so,' he", ["'the boys'", "'so,'"]),
        ("‘the boys’ ‘so,’ he", ["‘the boys’", "‘so,’"]), ("'the boy' day,' he", ["'the boy'"]), ("'the boys', day,' he", ["'the boys'"]),
        *((f"'the boys' day{mark}' he", [f"'the boys' day{mark}'"]) for mark in ",.!?…"),
        (f"'the boys' {'x' * 601},' he", [f"'the boys' {'x' * 601},'"]), (f"'the boys' {'x' * 602},' he", ["'the boys'"]),
    ],
)  # fmt: skip
def test_marks_at_the_ends_of_words_and_texts(text, expected):
    assert quotations(text) == [(quotation, False) for quotation in expected]
    others = quotations(f"{text}\n\nNo mark.") if text else []
    assert others == [(quotation, False) for quotation in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One.\nTwo.”", [("“One.", True)]), ("“One.\n\n'Two.", [("“One.", False)]), ("“One.\n— Two", [("“One.", True)]),
        ("'One\n'Two'", [("'Two'", False)]), ('"a "b" "c" d', [('"a "b"', True), ('"c"', False)]), ("“a “b” c “d” e", [("“a “b”", True), ("“d”", False)]),
        ('“a "b” c', [("“a \"b”", False)]), ("«a «b» c", [("«a «b»", True)]),
    ],
)  # fmt: skip
def test_what_is_doubtful(text, expected):
    assert [(quotation, doubtful) for quotation, doubtful in laid(text)] == expected


def laid(text):
    """The quotations in the paragraphs of a text whose marks are not replaced by others."""
    paragraphs = [found.span() for found in re.finditer(r"[^\n]+", text)]
    return [(text[start:end], doubtful) for start, end, doubtful in quotation_spans(text, paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«a” b» c", ["«a” b»"]),
        ("x«a» b", ["«a»"]),
        ("‚a‘ b’ c", ["‚a‘"]),
        ("„a“ b” c", ["„a“"]),
        ("‟a” b", ["‟a”"]),
        ("«a» «b", ["«a»", "«b"]),
    ],
)
def test_marks_of_other_languages_as_they_stand(text, expected):
    assert [quotation for quotation, _ in laid(text)] == expected


def test_a_quotation_does_not_go_on_in_another_text():
    page = layout(["He said “no", "“Yes” she said"])
    assert all_quotations(page)[2].tolist() == [True, False]
    assert all_quotations(layout([]))[0].tolist() == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A:\n  b\n  c:\n    d\n e", ["b\n  c:\n    d"]), ("A:\n b", []), ("A:\n\tb", ["b"]), ("  A:\n  b\n   c", []), ("  A:\n   b\n  c", ["b"]),
        ("A\n  b", []), ("> a\n> b\nc\n> d", ["a\n> b", "d"]), ("A:\r\r  b\r  c", ["b\r  c"]), ("A:", []), ("> a:\n  b\n> c:\n  d", ["a:", "c:"]),
        ("A:\n  b:\nC:\n  d", ["b:", "d"]), ("A:\n-  b", []),
    ],
)  # fmt: skip
def test_blocks_end_where_the_indent_or_the_mark_ends(text, expected):
    assert [text[start:end] for start, end in block_quotes(text, paragraph_spans(text))] == expected
