"""Bylines and notes on the author, which are told by their place."""

import pytest
from text.labelled import BODY, labels


@pytest.mark.parametrize(
    "line",
    [
        "Jo Doe is a Lisbon-based journalist who covers trade and politics.",
        "The author is a fellow at the Institute of Maps.",
        "Jo Doe, a former envoy, teaches history at a university in Lisbon.",
        "This article first appeared in The Paper.",
        "The article was previously published on paper.example",
        "The views expressed here are the author’s own.",
    ],
)
def test_bios_and_syndication_notes_at_either_end_are_boilerplate(line):
    assert labels(f"A pact\n{BODY}\n{BODY}\n{line}\n")[-1] == (line, "boilerplate")
    assert labels(f"{line}\n{BODY}\n{BODY}\n{BODY}\n")[0] == (line, "boilerplate")


def test_a_person_presented_in_the_middle_is_body():
    line = "Jo Doe is a journalist who covers trade."
    text = "\n".join(["A pact", *[BODY] * 8, line, *[BODY] * 8])
    assert dict(labels(text))[line] == "body"


@pytest.mark.parametrize(("at", "kind"), [(0, "boilerplate"), (1, "boilerplate"), (2, "body")])
def test_a_bio_is_looked_for_among_the_first_two(at, kind):
    line = "Jo Doe is a journalist who covers trade."
    lines = [BODY] * 12
    lines[at:at] = [line]
    assert dict(labels("\n".join(lines)))[line] == kind


@pytest.mark.parametrize(("after", "kind"), [(0, "boilerplate"), (4, "boilerplate"), (5, "body")])
def test_a_bio_is_looked_for_among_the_last_five_too(after, kind):
    line = "Jo Doe is a journalist who covers trade."
    assert dict(labels("\n".join([BODY] * 12 + [line] + [BODY] * after)))[line] == kind


def test_a_known_author_s_name_is_a_byline_and_a_stranger_s_bio_is_not_the_author_s():
    assert [kind for _, kind in labels(f"A pact\nJo Doe\n{BODY}\n{BODY}", author="Jo Doe")][1] == "boilerplate"
    assert [kind for _, kind in labels(f"A pact\nJo Doe\n5 min read\n{BODY}\n{BODY}")][1] == "boilerplate"
    assert [kind for _, kind in labels(f"A pact\nJo Doe\n{BODY}\n{BODY}")][1] != "boilerplate"
    line = "Amy Roe is a journalist who covers trade."
    assert dict(labels(f"A pact\n{BODY}\n{BODY}\n{line}", author="Jo Doe"))[line] == "body"
    assert dict(labels(f"A pact\n{BODY}\n{BODY}\n{line}", author="Jo Doe, Amy Roe"))[line] == "boilerplate"
