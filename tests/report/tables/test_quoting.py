"""A sentence of a study as HTML, its marks highlighted."""

import re
from types import SimpleNamespace

import pytest
from report.tables.compared import rows_of

from analysis.report.tables import quoting, written_findings
from analysis.report.tables.quoting import highlight_spans


def test_quotes_are_the_sentences_as_they_stand(coded):
    text = dict(zip(coded.articles["article"], coded.articles["text"], strict=True))
    for verdict in ("established", "leads"):
        for row in rows_of(coded, verdict):
            for side, article in zip(
                written_findings.write_finding(coded, row, verdict).sides, (row.group_a, row.group_b), strict=True
            ):
                for quote in side.quotes:
                    plain = re.sub(r"</?mark>", "", quote.html).replace("&amp;", "&")
                    assert plain in " ".join(text[article].split()), plain
                    assert (
                        quote.href
                        == f"#s{coded.sentences.index[(coded.sentences['article'] == article) & (coded.sentences['sentence'] == quote.sentence)][0]}"
                    )


@pytest.mark.parametrize(
    ("quantity", "difference", "signs"), [("weight", 2.0, (1, -1)), ("weight", -2.0, (-1, 1)), ("marks", 2.0, (0, 0))]
)
def test_sentences_of_the_higher_group_are_positive(quantity, difference, signs):
    row = SimpleNamespace(quantity=quantity, difference=difference, group_a="a", group_b="b")
    assert (quoting.direction_of(row, "a"), quoting.direction_of(row, "b")) == signs


TEXT = "He said & she\nsaid it may <rain>."


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([], "said &amp; she said it may &lt;rain&gt;."),
        ([(3, 7)], "<mark>said</mark> &amp; she said it may &lt;rain&gt;."),
        ([(0, 7), (5, 9)], "<mark>said</mark><mark> &amp;</mark> she said it may &lt;rain&gt;."),
        ([(3, 9), (4, 6)], "<mark>said &amp;</mark> she said it may &lt;rain&gt;."),
        ([(26, 99)], "said &amp; she said it may <mark>&lt;rain&gt;.</mark>"),
        ([(0, 3), (50, 54)], "said &amp; she said it may &lt;rain&gt;."),
        ([(10, 18)], "said &amp; <mark>she said</mark> it may &lt;rain&gt;."),
    ],
)
def test_marks_are_cut_where_they_overlap_or_leave_the_sentence(spans, shown):
    assert highlight_spans(TEXT, 3, len(TEXT), spans) == shown
