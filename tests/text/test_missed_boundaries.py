"""Boundaries inside sentences, which Punkt missed."""

import numpy as np
import pytest

from analysis.text.layouts import layout_of_paragraphs
from analysis.text.missed_boundaries import missed_boundaries


def parts_of(text):
    """The parts of a text that Punkt took for one sentence."""
    page = layout_of_paragraphs(text, [(0, len(text))])
    cuts = missed_boundaries(page, text, page.start, page.end, frozenset(["they", "the"])).get(0, [])
    starts, ends = [0, *(start for _, start in cuts)], [*(end for end, _ in cuts), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


# a bar stands where one sentence ends and the next begins
@pytest.mark.parametrize(
    "line",
    [
        "She moved to the U.S.| They voted.",
        "She moved to the U.S. Senate.",
        "She moved to Mass.| Jon voted.",  # a clause on either side
        "The port of Mass. Jon liked.",
        "She said no.| Jon agreed.",
        "She read No. Ten twice.",
        "No.| Jon will not come.",
        "He came last Sept.| Jon had gone.",
        "He came on Sept. 3 and left.",
        "It closed at 5 p.m.| Porto was dark.",
        "It closes at 5 p.m. Eastern time.",
        "They took vitamin C.| Jon did not.",
        "They met Edward M. Keane.",
        "It was I.| Nobody else was there.",
        "I met Keane Jr.| Jon saw him.",
        "They named it the Keane Jr. High School.",
        "The port closed.[4]| The storm came.",
        "The port closed.³| The storm came.",
        "The port closed.2| Then it rained.",
        "The port closed.|Then it rained.",
        "They read Salon.Com daily.",
        "He waited...| Then he left.",
        "He waited ... and then left.",
        "It fell 2.5 percent.",
        "She said no.| Jon said no.| Mara left.",
    ],
)
def test_a_sentence_ends_here_and_not_there(line):
    assert parts_of(line.replace("|", "")) == [part.strip() for part in line.split("|")]


def test_boundaries_are_numbered_by_sentence():
    text = "It rains. She said no. Jon left."
    page = layout_of_paragraphs(text, [(0, len(text))])
    found = missed_boundaries(page, text, np.array([0, 10]), np.array([9, 32]), frozenset())
    assert found == {1: [(22, 23)]}
