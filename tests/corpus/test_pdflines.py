import pytest

from analysis.corpus.pdflines import Line, join_paragraphs, order_columns, without_running_heads


def lines(*rows, x=50, size=10):
    return [Line(x, 700 - 12 * at, size, row) for at, row in enumerate(rows)]


def test_a_larger_font_a_gap_an_indent_or_a_short_line_begins_a_paragraph():
    wide = "This line is as long as the lines of the page are and"
    assert join_paragraphs([lines(wide, wide)]) == ([f"{wide} {wide}"], 0)
    assert len(join_paragraphs([[Line(50, 712, 14, wide), *lines(wide)]])[0]) == 2
    assert len(join_paragraphs([[*lines(wide, wide), Line(50, 650, 10, wide)]])[0]) == 2
    assert len(join_paragraphs([[*lines(wide, wide), Line(65, 676, 10, wide)]])[0]) == 2
    for left in (58, 80):
        assert len(join_paragraphs([[*lines(wide, wide), Line(left, 676, 10, wide)]])[0]) == 2
    assert len(join_paragraphs([[*lines(wide), Line(65, 688, 10, wide)]])[0]) == 2
    for left in (54, 115):  # too little for an indent, and too much
        assert len(join_paragraphs([[*lines(wide, wide), Line(left, 676, 10, wide)]])[0]) == 1
    hanging = [Line(50, 700, 10, wide), *(Line(65, y, 10, wide) for y in (688, 676, 664))]
    assert len(join_paragraphs([hanging])[0]) == 1
    assert len(join_paragraphs([lines(wide, "ends here.", wide)])[0]) == 2
    assert len(join_paragraphs([lines(f"{wide[:-1]}.", "A heading", wide)])[0]) == 2


def test_ligatures_of_fonts_are_letters():
    assert join_paragraphs([lines("The oﬃce is ﬁne.")])[0] == ["The office is fine."]


@pytest.mark.parametrize(
    ("foot", "stays"),
    [
        (["Page 1 of 2", "Page 2 of 2"], False), (["1/2", "2/2"], False), (["https://example.org/a 1/2", "https://example.org/a 2/2"], False),
        (["11/29/26, 8:07 AM A deal", "11/29/26, 8:07 AM A deal"], False), (["It was 1945.", "Nobody knew."], True), (["1945", "Nobody knew."], True),
    ],
)  # fmt: skip
def test_what_returns_at_the_edge_of_pages_is_left_out(foot, stays):
    pages = [
        [
            *lines(*(f"{text} page {'ab'[at]}." for text in ("One line of", "Another of", "More of"))),
            Line(50, 20, 8, text),
        ]
        for at, text in enumerate(foot)
    ]
    kept, named = without_running_heads(pages)
    assert [[line.text for line in page][-1] for page in kept] == (
        foot if stays else ["More of page a.", "More of page b."]
    )
    assert bool(named) != stays


def test_a_line_with_a_gap_is_one_where_there_are_no_columns():
    row = [Line(50, 700, 10, "Name"), Line(300, 700, 10, "Value")]
    assert order_columns(row, 600) == ([Line(50, 700, 10, "Name Value")], False)
