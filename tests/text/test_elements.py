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


def test_a_heading_below_such_a_line_stays():
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
