"""Page elements told by where they stand, and what an article says twice."""

import pandas as pd
import pytest

from analysis.text.sections import left_out_paragraphs
from analysis.text.tokens import words_of_articles

FIRST = "The ferry came in late on a grey morning, and the dockers who had waited since five went home without a word to anybody."
SECOND = "Nobody asked them to come back, and the ships that lay outside the harbour waited for another day, as they had all week."
THIRD = (
    "The harbour office said that it had been told nothing, and that it would not say more before the council had met."
)
PULLED = "the ships that lay outside the harbour waited for another day"


def gone(*lines, **columns):
    """What is left out of an article of these lines, and as what."""
    articles = pd.DataFrame(
        {"article": ["a"], "text": ["\n".join(lines)], **{name: [value] for name, value in columns.items()}}
    )
    return [(row.kind, articles["text"][0][row.start : row.end]) for row in left_out_paragraphs(articles).itertuples()]


@pytest.mark.parametrize("again", [FIRST, f"“{PULLED}”", PULLED])
def test_what_is_said_again_is_left_out(again):
    assert gone("Quiet Water", FIRST, SECOND, again, THIRD) == [("repeated", again)]


def test_what_is_said_again_is_counted_once():
    text = "\n".join(["Quiet Water", FIRST, SECOND, FIRST])
    tokens = words_of_articles(pd.DataFrame({"article": ["a"], "text": [text]}))
    assert (tokens.loc[tokens["word"] == "dockers", "section"].tolist()) == ["body", "boilerplate"]


def test_a_refrain_stays_and_what_was_pasted_twice_goes():
    refrain = "And so the town waited for another summer."
    assert gone("Quiet Water", FIRST, refrain, SECOND, refrain, THIRD, refrain) == []
    assert gone("Quiet Water", FIRST, refrain, SECOND, FIRST, refrain, SECOND) == [
        ("repeated", line) for line in (FIRST, refrain, SECOND)
    ]


def test_what_stands_in_another_article_or_in_a_page_element_alone_stays():
    texts = [f"Quiet Water\n{FIRST}\n{SECOND}", f"Loud Water\n{FIRST}\n{THIRD}"]
    assert left_out_paragraphs(pd.DataFrame({"article": ["a", "b"], "text": texts})).empty
    line = "The harbour lost its ships to the new port"
    assert gone("Quiet Water", FIRST, f"Read more: {line}", SECOND, line, THIRD) == [("teaser", f"Read more: {line}")]


LINKS = ["The harbour that lost its ships to the new port", "Why nobody in town wants a new crane"]


def test_links_below_a_line_that_announces_them_are_teasers():
    assert [kind for kind, _ in gone("Quiet Water", FIRST, "Read more:", *LINKS, SECOND, THIRD)] == ["teaser"] * 3
    assert [kind for kind, _ in gone("Quiet Water", FIRST, SECOND, THIRD, "Related stories", *LINKS)] == ["teaser"] * 3


def test_advertisements_between_links_and_what_announces_them():
    found = gone("Quiet Water", FIRST, SECOND, THIRD, "Read more:", "Advertisement", "Advertisement", *LINKS)
    assert [kind for kind, _ in found] == ["teaser", "advertisement", "advertisement", "teaser", "teaser"]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("credit", "Keane and Aldo reported from Lisbon."),
        ("note", "This appears in the May 3, 2021 issue of The Harbour Post."),
        ("note", "An earlier version of this report had an incorrect spelling of the captain’s name."),
    ],
)
def test_what_only_stands_at_the_foot(kind, line):
    body = [f"{sentence} {at}." for at in range(3) for sentence in (FIRST, SECOND, THIRD)]
    assert gone("Quiet Water", *body, line) == [(kind, line)]
    assert gone("Quiet Water", *body[:3], line, *body[3:]) == []


def test_who_said_what_stands_above_is_no_credit_of_a_picture():
    assert gone("Quiet Water", f"{FIRST} {SECOND}", f"“{THIRD}”", "Mara Keane, Reuters", SECOND[:-1] + "!") == []
    assert gone("Quiet Water", f"{FIRST} {SECOND}", THIRD, "Mara Keane, Reuters", SECOND[:-1] + "!") == [
        ("caption", "Mara Keane, Reuters")
    ]


def test_a_heading_below_a_line_that_announces_links_stays():
    for announced in ("Related stories", "Read more from Mara"):
        assert gone("Quiet Water", FIRST, announced, LINKS[0], SECOND, THIRD) == [("teaser", announced)]
    assert gone("Quiet Water", FIRST, "Read more:", "A new port", SECOND, THIRD) == [("teaser", "Read more:")]


def test_a_table_that_was_run_together_is_no_prose():
    line = "Port Ships 2019 2020 Lisbon 4,310 4,120 Porto 2,871 2,640"
    assert gone("Quiet Water", FIRST, line, SECOND) == [("table", line)]
    line = "It first topped 20,000 ships on Sept. 8, 2017, when it rose from 19,844 to 20,162"
    assert gone("Quiet Water", FIRST, line, SECOND) == []


def test_a_gallery_in_one_line_is_left_out_however_long_it_is():
    line = " ".join(f"Photos: The harbour Dockers wait at gate {at}. Hide Caption {at} of 30" for at in range(1, 31))
    assert gone("Quiet Water", FIRST, line, SECOND) == [("caption", line)]
    assert gone("Quiet Water", FIRST, line + " and nobody said why it was so.", SECOND) == []


def test_somebody_else_of_the_same_name_is_not_the_author():
    bio = "Mara Lee is a columnist of the Harbour Post."
    assert gone("Quiet Water", FIRST, f"{SECOND} Lee Oswald knew.", THIRD, bio) == [("bio", bio)]
    assert gone("Quiet Water", FIRST, f"{SECOND} Lee knew.", THIRD, bio) == []
    assert gone("Mara Lee", FIRST, SECOND, THIRD, bio) == [("byline", "Mara Lee"), ("bio", bio)]


def test_the_metadata_overrule_what_is_left_out():
    lines = ("Quiet Water", FIRST, "Sign up for our newsletter", SECOND, THIRD)
    assert gone(*lines) == [("newsletter", lines[2])]
    assert gone(*lines, keep_paragraphs="sign up  for our") == []
    assert gone(*lines, keep_paragraphs="sign up for", leave_out_paragraphs="Nobody asked | The harbour office") == [
        ("by hand", SECOND), ("by hand", THIRD)
    ]  # fmt: skip
    assert gone("Quiet Water", FIRST, FIRST, SECOND, keep_paragraphs="The ferry") == []


@pytest.mark.parametrize(("before", "after", "label"), [(2, 4, True), (3, 2, True), (3, 3, False), (4, 3, False)])
def test_a_word_that_labels_an_article_stands_near_its_beginning_or_end(before, after, label):
    """A title and so many paragraphs stand before it."""
    lines = [f"{FIRST} {at}." for at in range(before - 1 + after)]
    found = gone("Quiet Water", *lines[: before - 1], "Opinion", *lines[before - 1 :])
    assert found == ([("label", "Opinion")] if label else [])


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("THE DOCKERS WALK OUT AFTER ALL TALKS", "body"), ("THE DOCKERS WALK OUT AFTER ALL THE TALKS", "teaser"), ("THE DOCKERS WALK OUT AFTER ALL THE TALKS.", "body"),
        ("THE DOCKERS WALK OUT AFTER ALL THE TALKS:", "body"), ("“THE DOCKERS WALK OUT AFTER ALL THE TALKS”", "body"), ("THE DOCKERS WALK OUT AFTER ALL THE talks", "body"),
    ],
)  # fmt: skip
def test_eight_words_in_capitals_are_a_link(line, kind):
    assert gone("Quiet Water", FIRST, line, SECOND, THIRD) == ([("teaser", line)] if kind == "teaser" else [])
    assert gone(line, FIRST, SECOND, THIRD) == []  # the title
    assert gone("Quiet Water", FIRST, "WE WALK OUT", line, SECOND, THIRD) == []  # goes on in capitals


@pytest.mark.parametrize(
    ("line", "table"),
    [
        ("Port Ships Lisbon 4,310 4,120 Porto 2,871", False), ("Port Ships Lisbon 4,310 4,120 Porto 2,871 2,640", True), ("Port Ships Lisbon 4,310 4,120 Porto 2,871 2,640 %", True),
        ("Port Ships Lisbon 4,310 4,120 Porto 2,871 none", False), ("Port Ships Lisbon Lines 4 Porto Lines 5 9", False), ("of the ships Lisbon 4,310 Porto 2,871 2,640", False),
        ("the Ships Lisbon 4,310 4,120 Porto 2,871 2,640 2,340 1", True), ("the of Ships Lisbon 4,310 4,120 Porto 2,871 2,640 1", False),
    ],
)  # fmt: skip
def test_a_table_has_eight_words_many_digits_and_few_small_letters(line, table):
    assert gone("Quiet Water", FIRST, line, SECOND) == ([("table", line)] if table else [])


LINK = "Why nobody in town wants cranes"


@pytest.mark.parametrize(
    ("announced", "lines", "count"),
    [
        ("Read more:", [LINK, SECOND], 2), ("Read more:", [LINK.replace(" town", ""), SECOND], 1), ("Related stories", [LINK, SECOND], 1), ("Related stories", [LINK], 2),
        ("Related stories", ["Nobody wants cranes"], 2), ("Related stories", ["Nobody wants"], 1), ("Read more:", [LINK + ".", SECOND], 1), ("Read more:", [LINK + "”", SECOND], 1),
        ("Read more:", [LINK + "?", SECOND], 2), ("Read more:", ["w " * 14 + "w", SECOND], 2), ("Read more:", ["w " * 15 + "w", SECOND], 1),
        ("Related stories", ["Nobody wants cranes", "No cranes", "Nobody wants cranes"], 2), ("Related stories", [LINK, "Advertisement", SECOND], 3),
    ],
)  # fmt: skip
def test_a_link_has_six_to_fifteen_words_and_three_at_the_end(announced, lines, count):
    lines = [line.strip() for line in lines]
    found = gone("Quiet Water", FIRST, THIRD, announced, *lines)
    assert [line for _, line in found] == [announced, *lines][:count]


def test_links_end_with_their_text():
    texts = [f"Quiet Water\n{FIRST}\n{SECOND}\nRelated stories\n{LINK}", f"Nobody wants any cranes\n{FIRST}\n{SECOND}"]
    found = left_out_paragraphs(pd.DataFrame({"article": ["a", "b"], "text": texts}))
    assert found["article"].tolist() == ["a", "a"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Written by Mara Keane, special to the Post of the harbour", "byline"), ("By Mara Keane, chief economist of the bank", "byline"), ("Mara Keane, economist of the bank", ""),
    ],
)  # fmt: skip
def test_a_line_that_names_its_author_in_full_is_a_byline_only_above_the_text(line, kind):
    assert gone("Quiet Water", line, FIRST, SECOND, THIRD) == ([(kind, line)] if kind else [])
    assert gone(line, FIRST, SECOND, THIRD) == ([(kind, line)] if kind else [])
    assert gone("Quiet Water", f"{FIRST} {SECOND}", line, THIRD) == []


@pytest.mark.parametrize(("words", "above"), [(25, True), (26, False)])
def test_a_paragraph_of_more_than_twenty_five_words_begins_the_text(words, above):
    line = "Written by Mara Keane, special to the Post of the harbour"
    assert (gone("Quiet Water", "word " * (words - 1) + "end.", line, FIRST, SECOND) == [("byline", line)]) == above


def test_a_bare_name_is_a_byline_next_to_a_page_element_below_the_title():
    assert gone("Quiet Water", "Mara Keane", "5 min read", FIRST, SECOND) == [
        ("byline", "Mara Keane"),
        ("reading_time", "5 min read"),
    ]
    assert gone("Quiet Water", "5 min read", "Mara Keane", FIRST, SECOND) == [
        ("reading_time", "5 min read"),
        ("byline", "Mara Keane"),
    ]
    assert gone("Quiet Water", "A deep harbour", "Mara Keane", "5 min read", FIRST, SECOND) == [
        ("reading_time", "5 min read")
    ]
    assert gone("Mara Keane", "5 min read", FIRST, SECOND) == [("reading_time", "5 min read")]
    assert gone("Quiet Water", "- Mara Keane", FIRST, SECOND) == [("byline", "- Mara Keane")]
    assert gone("Quiet Water", "“It is deep.”", "- Mara Keane", FIRST, SECOND) == []
    assert gone("Mara Keane", FIRST, SECOND, author="Mara Keane") == [("byline", "Mara Keane")]
