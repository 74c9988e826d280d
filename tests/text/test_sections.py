"""Page elements, headings and titles are told from the body."""

import pandas as pd
import pytest
from text.labelled import BODY, apart, labels

from analysis.core.schema import SECTIONS
from analysis.text.buffer import layout
from analysis.text.sections import label_sections


@pytest.mark.parametrize(
    "line",
    [
        "By Jo Doe", "- Ana Ćosić", "BY JO DOE AND AMY ROE", "May 1", "1 May 2025", "Published: May 19, 2025 at 10:30 am", "2025-05-19",
        "5 min read", "- 12 min read", "Reading time: 4 minutes", "Kommentare", "3 Comments", "Commentaires (12)", "Комментарии", "Share this article",
        "Share on Facebook", "Facebook | Twitter | Email", "By Jo Doe | 3 June 2025 | 6 min read", "Advertisement", "OPINION", "Read more: Ten pacts",
        "Photo: Agency", "© 2025 The Paper. All rights reserved.", "Sign up for our newsletter",
    ],
)  # fmt: skip
def test_page_elements_are_boilerplate(line):
    text = f"A pact that lasts\n{line}\n{BODY}\n{BODY}\n"
    assert [kind for _, kind in labels(text)] == ["title", "boilerplate", "body", "body"]


def test_sentences_that_begin_like_page_elements_are_body():
    for line in (
        "May 19 was the day on which the two presidents met again.",
        "Share prices fell in both capitals after the news.",
    ):
        assert dict(labels(f"A pact\n{line}\n{BODY}\n"))[line] == "body"


def test_headings_and_title():
    text = f"New pact emerging?\n{BODY}\nA new era\n{BODY}\n“A quotation”\n{BODY}\n"
    assert [kind for _, kind in labels(text)] == ["title", "body", "heading", "body", "body", "body"]


def test_an_article_without_title_and_a_title_known_from_metadata():
    assert labels(f"{BODY}\n{BODY}")[0][1] == "body"
    assert labels(f"The end.\n{BODY}\n{BODY}", title="The  End.")[0][1] == "title"


def test_the_known_title_is_found_wherever_content_begins_and_no_other_is_made_one():
    assert [kind for _, kind in labels(f"A pact\n{BODY}\n{BODY}", title="Another title")][
        0
    ] == "title"  # looks like one
    late = labels(f"{BODY}\nA pact\n{BODY}", title="A pact")
    assert late[0][1] == "body" and late[1][1] != "title"
    assert labels(f"One two three\n{BODY}", title="One two")[0][1] == "title"
    texts = [apart(f"A pact that\n{BODY}\n{BODY}"), apart(f"Any\n{BODY}\n{BODY}")]  # each has its own title
    articles = pd.DataFrame({"text": texts, "title": ["", "ANY"]})
    kinds = [SECTIONS[code] for code in label_sections(layout(texts), articles)]
    assert kinds == ["title", "body", "body"] * 2


@pytest.mark.parametrize(("words", "kind"), [(30, "title"), (31, "body")])
def test_a_title_has_at_most_thirty_words(words, kind):
    assert labels(f"Pact{' word' * (words - 1)}\n{BODY}\n{BODY}")[0][1] == kind


@pytest.mark.parametrize(("words", "kind"), [(16, "heading"), (17, "body")])
def test_a_heading_has_at_most_sixteen_words_and_fewer_than_what_follows(words, kind):
    line = f"Pact{' word' * (words - 1)}"
    assert dict(labels(f"T\n{BODY}\n{line}\n{BODY}\n"))[line] == kind
    assert dict(labels(f"T\n{BODY}\n{line}\n{line}s\n{BODY}\n"))[line] == "body"  # no shorter than the next
    assert labels(f"T\n{BODY}\n{line}")[-1][1] == "body"  # nothing follows


def test_markdown_headings_and_front_matter():
    text = f"---\ntitle: T\n---\n# A pact\n\n{BODY}\n\n## Next\n\n{BODY}\n"
    kinds = [kind for _, kind in labels(text)]
    assert kinds == ["boilerplate"] * 3 + ["title", "body", "heading", "body"]


@pytest.mark.parametrize(
    "line", ["A pact:", "“A pact”", "- a pact", "a pact", "(A pact.)", "Why, then…", "*A pact", "'A pact'"]
)
def test_what_opens_or_ends_like_a_sentence_a_quotation_or_a_list_is_no_heading(line):
    assert dict(labels(f"T\n{BODY}\n{line}\n{BODY}\n"))[line] == "body"


@pytest.mark.parametrize("line", ["A pact", "Why a pact?", "A “pact”?", "The pact (2025)"])
def test_a_short_line_that_opens_and_ends_like_a_title_is_a_heading(line):
    assert dict(labels(f"T\n{BODY}\n{line}\n{BODY}\n"))[line] == "heading"


def test_a_text_of_page_elements_alone_and_an_empty_one():
    assert labels("See also: pacts") == [("See also: pacts", "boilerplate")]
    assert labels("") == []


@pytest.mark.parametrize(("words", "kind"), [(30, "title"), (31, "heading")])
def test_a_marked_title_has_at_most_thirty_words_too(words, kind):
    """The mark is none of them."""
    line = f"# Pact{' word' * (words - 1)}"
    assert labels(f"{line}\n\n{BODY}\n\n{BODY}")[0] == (line, kind)


@pytest.mark.parametrize(
    ("words", "below", "kind"), [(15, "By Jo Doe\n", "title"), (16, "By Jo Doe\n", "body"), (15, "", "body")]
)
def test_a_title_like_a_sentence_has_at_most_fifteen_words_and_a_byline_below(words, below, kind):
    line = f"Pact{' word' * (words - 1)}."
    assert labels(f"{line}\n{below}{BODY}\n{BODY}")[0][1] == kind


@pytest.mark.parametrize(
    ("end", "kind"), [("", "title"), ("?", "title"), (".", "body"), (",", "body"), (":", "body"), (";", "body"), (".”", "body"), ("!", "title")]
)  # fmt: skip
def test_a_title_does_not_end_like_a_sentence(end, kind):
    assert labels(f"Pact and word{end}\n{BODY}\n{BODY}")[0][1] == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("## a pact.", "heading"), ("**A pact.**", "heading"), ("a pact ##", "heading"), ("# " + "word " * 20 + "end", "heading"),
    ],
)  # fmt: skip
def test_what_markdown_marks_is_a_heading_however_it_looks(line, kind):
    assert dict(labels(f"T\n\n{BODY}\n\n{line}\n\n{BODY}\n"))[line] == kind
    assert labels(f"T\n\n{BODY}\n\n{line}")[-1][1] == "body"  # nothing follows


def test_a_heading_may_be_longer_than_what_follows_if_that_ends_like_a_sentence():
    assert dict(labels(f"T\n{BODY}\nA pact of paper\nIt fell.\n{BODY}\n"))["A pact of paper"] == "heading"
    assert dict(labels(f"T\n{BODY}\nA pact of paper\nIt fell\n{BODY}\n"))["A pact of paper"] == "body"
    assert dict(labels(f"T\n{BODY}\nA pact\nof paper\n{BODY}\n"))["A pact"] == "body"  # as long


def test_texts_side_by_side_have_their_own_titles_and_headings():
    texts = [apart(f"A pact\n{BODY}\n{BODY}\nThe end of it"), apart(f"{BODY}\n{BODY}"), "Alone"]
    kinds = [SECTIONS[code] for code in label_sections(layout(texts), pd.DataFrame({"text": texts}))]
    assert kinds == ["title", *["body"] * 3, *["body"] * 2, "body"]
