"""The lines of PDF pages: paragraphs, columns, divided words and running heads."""

import pytest

from analysis.corpus.pdflines import Line, join_paragraphs, order_columns, page_lines, without_running_heads


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


FULL = "x" * 49 + "y"  # a line as long as the others, which ends no sentence
ENDED = "x" * 49 + "."


@pytest.mark.parametrize(
    ("before", "line", "begins"),
    [  # the line before, then how far to the right, how far down, in what size and with which letter the next line is
        (FULL, (0, 10, 11, "X"), False), (FULL, (0, 10, 11.1, "X"), True), (FULL, (0, 10, 9, "X"), False), (FULL, (0, 10, 8.9, "X"), True),
        (FULL, (0, 13, 10, "x"), False), (FULL, (0, 13.1, 10, "x"), True), (FULL, (0, 40, 10, "x"), True), (FULL, (0, 40.1, 10, "x"), False),
        (FULL, (6, 10, 10, "x"), False), (FULL, (6.1, 10, 10, "x"), True), (FULL, (59.9, 10, 10, "x"), True), (FULL, (60, 10, 10, "x"), False),
        (ENDED, (0, 10, 10, "X"), False), (ENDED, (0, 0, 10, "X"), False), (ENDED, (0, -1, 10, "X"), True), (ENDED, (0, -1, 10, "x"), False),
        (FULL, (0, -1, 10, "X"), False), (ENDED, (0, 41, 10, "X"), True), (ENDED, (0, 41, 10, "x"), False),
        (ENDED[10:], (0, 10, 10, "x"), False), (ENDED[11:], (0, 10, 10, "x"), True), (ENDED[11:] + "”", (0, 10, 10, "X"), False),
        (FULL[20:], (0, 10, 10, "X"), False), (FULL[21:], (0, 10, 10, "X"), True), (FULL[21:], (0, 10, 10, "x"), False),
    ],
)  # fmt: skip
def test_where_a_paragraph_begins_is_measured_by_the_usual_distance_and_length(before, line, begins):
    right, down, size, letter = line
    last = Line(50, 650, 10, before)
    own = Line(last.x + right, last.y - down, size, letter + "x" * 49)
    page = [Line(50, 700 - 10 * at, 10, FULL) for at in range(5)] + [last, own]
    texts, _ = join_paragraphs([page])
    begun = [*(page[at].text for at in range(5)), before]
    assert texts == ([" ".join(begun), own.text] if begins else [" ".join([*begun, own.text])])


@pytest.mark.parametrize(("down", "count"), [(39, 1), (40, 2)])
def test_what_is_four_lines_down_is_no_usual_distance(down, count):
    assert len(join_paragraphs([[Line(50, 700, 10, ENDED), Line(50, 700 - down, 10, FULL.title())]])[0]) == count


def test_lines_side_by_side_are_no_usual_distance_either():
    page = [Line(50 + at, 700, 10, ENDED) for at in range(3)] + [Line(52, 690, 10, FULL.title())]
    assert len(join_paragraphs([page])[0]) == 1
    assert join_paragraphs([]) == join_paragraphs([[]]) == ([], 0)


@pytest.mark.parametrize(
    ("rows", "joined"),
    [
        (["a well-", "known pact"], "a wellknown pact"), (["it is well known that a well-", "known pact"], "a well-known pact"),
        (["it is well, and a well-", "known pact"], "a wellknown pact"), (["it is known that a well-", "known pact"], "a wellknown pact"),
        (["a deal for the for-", "mer and the for-", "mer"], "the former and the former"), (["a big red cat, a big-", "cat"], "a big-cat"),
        (["he is no ox on a cart, the ox-", "cart"], "the oxcart"), (["a ban of it, the ban-", "it"], "the banit"),
        (["a long-term, longterm, a long term, a long-", "term ally"], "a longterm ally"),
        (["a long-term, long-term, longterm and long-", "term ally"], "and long-term ally"), (["a mother-in-law, a mother-in-", "law"], "a mother-inlaw"),
        (["the govern\u00ad", "ment"], "the government"), (["it is well known that a well\u00ad", "known pact"], "a well-known pact"),
        (["it is well known that a well\u2010", "known pact"], "a well-known pact"), (["a sub-", "x2 of it"], "a subx2 of it"),
    ],
)  # fmt: skip
def test_a_divided_word_keeps_its_hyphen_where_the_text_writes_it_so(rows, joined):
    (text,), divided = join_paragraphs([lines(*rows)])
    assert text.endswith(joined) and divided == len(rows) - 1


def test_what_goes_on_in_no_small_letter_was_not_divided():
    rows = ["he said in 1914-", "18 that the Anglo-", "Norman lords"]
    assert join_paragraphs([lines(*rows)]) == ([" ".join(rows)], 0)
    assert join_paragraphs([lines("a" * 59 + "-", "b")])[1] == 1


def shown(lines):
    return [line.text for line in lines]


def columns(left=6, right=6, x=300, off=0.0):
    """A page of two columns, as it is drawn row by row."""
    rows = [(Line(50, 700 - 12 * at, 10, f"l{at}"), Line(x, 700 - 12 * at - off, 10, f"r{at}")) for at in range(9)]
    return [
        line for at, row in enumerate(rows) for line in (row[0], row[1]) if at < (left if line is row[0] else right)
    ]


@pytest.mark.parametrize(
    ("page", "two"),
    [
        (columns(), True), (columns(right=5), False), (columns(left=5), False), (columns(x=241), True), (columns(x=240), False),
        (columns(x=449), True), (columns(x=450), False), (columns(off=4.9), True), (columns(off=5), False), (columns(off=-4.9), True),
        (columns(off=-5), False),
    ],
)  # fmt: skip
def test_columns_are_six_lines_each_beside_one_another_in_the_middle_of_the_page(page, two):
    found, are_two = order_columns(page, 600)
    assert are_two == two
    if two:
        assert shown(found) == [f"l{at}" for at in range(6)] + [f"r{at}" for at in range(6)]


def test_what_stands_above_both_columns_comes_first_and_columns_drawn_one_by_one_stay():
    top, beside = Line(50, 740, 20, "title"), Line(50, 710, 10, "beside")
    page = columns()
    found, _ = order_columns([top, *page, beside], 600)
    assert shown(found) == ["title", "beside", *(f"l{at}" for at in range(6)), *(f"r{at}" for at in range(6))]
    left, right = page[::2], page[1::2]
    for drawn, kept in (
        ([*left[3:], *left[:3], *right[::-1]], True), ([*left[:3], *right[::-1], *left[3:]], True),
        ([*left[:3], *right[:3][::-1], *left[3:], *right[3:]], True), ([*right[:2], *left[:2], *right[2:4], *left[2:], *right[4:]], False),
    ):  # fmt: skip
        found, two = order_columns(drawn, 600)
        assert two and (shown(found) == shown(drawn)) == kept
        assert kept or shown(found) == [*shown(left), *shown(right)]


@pytest.mark.parametrize(
    ("x", "y", "one"), [(51, 700, True), (50, 700, False), (90, 702.9, True), (90, 697.1, True), (90, 703, False), (90, 697, False)]
)  # fmt: skip
def test_what_is_further_right_at_the_same_height_belongs_to_the_line(x, y, one):
    found, _ = order_columns([Line(50, 700, 10, "a"), Line(x, y, 10, "b")], 600)
    assert shown(found) == (["a b"] if one else ["a", "b"])


def body(at, below=(), above=()):
    rows = [f"{'abcdefghijklm'[at]} {word}" for word in ("one", "two", "three", "four", "five")]
    return [Line(50, 700 - 12 * number, 10, row) for number, row in enumerate([*above, *rows, *below])]


@pytest.mark.parametrize(
    ("pages", "times", "stays"), [(2, 2, False), (3, 2, False), (5, 2, False), (6, 2, True), (6, 3, False), (12, 3, False), (12, 2, True)]
)  # fmt: skip
def test_a_head_recurs_on_two_pages_of_a_few_and_on_three_of_many(pages, times, stays):
    kept, named = without_running_heads([body(at, above=["The Gazette"] * (at < times)) for at in range(pages)])
    assert [sum(line.text == "The Gazette" for line in page) for page in kept] == [
        int(stays and at < times) for at in range(pages)
    ]
    assert named == ([] if stays else ["“The Gazette”"])
    numbers = [body(at, below=[str(at)] * (at < times)) for at in range(pages)]
    assert without_running_heads(numbers) == ([body(at) for at in range(pages)], ["1, 2, …"])


def test_running_lines_are_the_two_outermost_at_either_end():
    pages = [body(at, above=["head", "below it", "third"], below=["third last", "above it", "foot"]) for at in range(3)]
    kept, named = without_running_heads(pages)
    assert [shown(page) for page in kept] == [["third", *shown(body(at)), "third last"] for at in range(3)]
    assert named == ["“head”"]
    long = "A head that is longer than forty characters is"
    assert without_running_heads([body(at, above=[long]) for at in range(2)])[1] == [f"“{long[:40]}”"]


def test_a_running_head_has_one_size_and_is_no_end_of_a_sentence():
    pages = [body(at, above=["Gazette"]) for at in range(2)]
    pages[1][0] = pages[1][0]._replace(size=12)
    assert without_running_heads(pages) == (pages, [])
    for row, goes in (("of it.", False), ("of it", True), ("Of it.", True), ("It was 3 %", True)):
        pages = [body(at, above=[row]) for at in range(2)]
        assert (without_running_heads(pages)[0] != pages) == goes


class Page:
    """A page that draws pieces of text: each with the matrix of the user, that of the text, and a size."""

    def __init__(self, *pieces):
        self.pieces = pieces

    def extract_text(self, visitor_text):
        for text, user, matrix, size in self.pieces:
            visitor_text(text, user, matrix, None, size)


PLAIN = (1, 0, 0, 1, 0, 0)


def at(x, y=700):
    return (1, 0, 0, 1, x, y)


@pytest.mark.parametrize(("x", "found"), [(85, ["abcd ef"]), (85.1, ["abcd", "ef"])])
def test_a_gap_of_a_letter_and_a_half_cuts_a_line(x, found):
    """Four letters of size 10 from 50 end at 70."""
    assert shown(page_lines(Page(("abcd", PLAIN, at(50), 10), (" ef", PLAIN, at(x), 10)))) == found
    assert shown(page_lines(Page(("abcd", PLAIN, at(50), 10), (" ef", PLAIN, at(95), 20)))) == ["abcd ef"]


def test_pieces_form_lines_up_to_a_line_end_and_spaces_are_kept_between_words():
    page = Page(
        ("  ", PLAIN, at(40), 10), ("abcd", PLAIN, at(50), 10), (" ", PLAIN, at(70), 10), ("ef\n gh", PLAIN, at(75), 10), ("\n", PLAIN, at(0), 10),
        ("\n", PLAIN, at(0), 10), ("i  j", PLAIN, at(50, 676), 10),
    )  # fmt: skip
    assert page_lines(page) == [Line(50, 700, 10, "abcd ef"), Line(75, 700, 10, "gh"), Line(50, 676, 10, "i j")]


@pytest.mark.parametrize(
    ("user", "matrix", "size", "found"),
    [
        ((2, 3, 5, 7, 11, 13), (1, 0, 0, 4, 17, 19), 6, (17 * 2 + 19 * 5 + 11, 17 * 3 + 19 * 7 + 13, 6 * 4 * 7)),
        ((1, 0, 0, -1, 0, 800), (1, 0, 0, 1, 50, 100), 10, (50, 700, 10)), (PLAIN, (0, 1, -1, 0, 50, 700), -9, (50, 700, 9)),
        (PLAIN, at(50), 0, (50, 700, 1)),
    ],
)  # fmt: skip
def test_a_line_is_where_both_matrices_put_it(user, matrix, size, found):
    assert page_lines(Page(("a", user, matrix, size))) == [Line(*found, "a")]


@pytest.mark.parametrize(("x", "side"), [(295.9, "left"), (296, "right")])
def test_a_line_belongs_to_the_second_column_if_it_begins_with_it(x, side):
    """The second column begins at 300, or four points before."""
    page = columns(left=7, right=7)
    page[1] = page[1]._replace(x=x, text="?")
    found, two = order_columns(page, 600)
    texts = shown(found)
    assert two and (texts.index("?") < texts.index("l6")) == (side == "left")


def test_each_line_is_joined_with_what_stands_right_of_it():
    page = [Line(50, 720, 10, "a"), *(Line(x, 700, 10, text) for x, text in ((50, "b"), (90, "c"), (120, "d"))), Line(50, 680, 10, "e")]  # fmt: skip
    assert shown(order_columns(page, 600)[0]) == ["a", "b c d", "e"]
