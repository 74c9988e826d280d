"""Furniture, headings and titles are told from the body; what is settled without a pattern is what the patterns say."""

import re

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from analysis.core.codepoints import keys
from analysis.core.schema import SECTIONS
from analysis.text import sections
from analysis.text.buffer import layout
from analysis.text.openings import EDGE, FURNITURE, LETTERS, LONG, MARKUP, NAMED, look
from analysis.text.sections import furniture, label

BODY = "The treaty was signed in January, and it took three months until both parliaments had dealt with it in full."


PIECES = """
by By BY Jo Doe Jo- de la Berg al-Assad Ćosić May may 19, 2024 5 min read share ſhare Share on the Facebook | • · - – — * ** # ## ---
The the author a writer article published views expressed own Note: (c) ( “ ” ' . , : ; ! … see also world Kommentare Komentare x İ one
""".split()


def labels(text, title="", author=""):
    page = layout([text])
    return [
        (page.written(*place), SECTIONS[code])
        for place, code in zip(places(page), label(page, [title], [author]), strict=True)
    ]


def places(page):
    return zip(page.start, page.end, strict=True)


@pytest.mark.parametrize(("name", "bit"), [("anywhere", FURNITURE), ("edges", EDGE), ("name", NAMED)])
def test_whatever_a_pattern_matches_opens_as_the_lexicon_says(name, bit):
    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.from_regex(furniture()[name], fullmatch=True))
    def check(line):
        page = layout([line])
        bits, _ = look(page.points, page.kind, page.plain, page.start, page.end, *furniture()["openings"])
        assert len(line) >= LONG or [line] != [page.written(*place) for place in places(page)] or bits[0] & bit

    check()


def first_words(pattern):
    """The first letters, up to four, of whatever a pattern matches that spells them out."""
    ways = spelled({("", False)}, re._parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    return {word for word, _ in ways if word}


def spelled(ways, steps):
    """Ways to begin a match, (letters, whether their word is over), taken further by steps of a pattern."""
    for operation, what in steps:
        over = {way for way in ways if way[1]}
        ways = over | {way for word, _ in ways - over for way in spelled_by(word, str(operation), what)}
    return ways


def spelled_by(word, operation, what):
    """The same by one step; nothing where the word may be any."""
    if operation == "LITERAL":
        letter = chr(what).lower()
        longer = word + letter if "a" <= letter <= "z" else word
        if letter == "-" and word:
            return set()  # e-mail: what begins so is always looked at
        return {(longer, longer == word or len(longer) == LETTERS)}
    if operation == "RANGE":
        return {way for code in range(what[0], what[1] + 1) for way in spelled_by(word, "LITERAL", code)}
    if operation == "IN":
        return {way for kind, one in what for way in spelled_by(word, str(kind), one)}
    if operation == "BRANCH":
        return {way for branch in what[1] for way in spelled({(word, False)}, branch)}
    if operation == "SUBPATTERN":
        return spelled({(word, False)}, what[-1])
    if operation == "MAX_REPEAT":
        return spelled({(word, False)}, what[-1]) | (set() if what[0] else {(word, False)})
    if operation.startswith(("AT", "ASSERT")):
        return {(word, bool(word) and str(what) == "AT_BOUNDARY")}
    return {(word, True)} if str(what) in ("CATEGORY_SPACE", "CATEGORY_DIGIT") else set()


@pytest.mark.parametrize(("name", "place"), [("anywhere", 0), ("edges", 1)])
def test_the_lexicon_names_the_first_words_of_its_patterns(name, place):
    words = sorted(first_words(furniture()[name]))
    assert len(words) > 10
    known = set(furniture()["openings"][place].tolist())
    assert [word for word in words if int(keys([word])[0]) not in known] == []


LINE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).flatmap(
    lambda pieces: st.sampled_from([" ".join, "  ".join, "".join]).map(lambda join: join(pieces))
)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINE, max_size=9), st.sampled_from(["", "Jo Doe", "share", " "]), st.sampled_from(["", "Jo Doe"]))
@example(["Jo- \u3000de Smith", "one " * 26, "sh- are this", "x"], "", "")
def test_paragraphs_that_are_not_looked_at_match_no_pattern(lines, title, author):
    page = layout(["\n".join(lines)])
    expected = label(page, [title], [author]).tolist()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sections, "look", lambda *layout: maybe_all(*look(*layout)))
        assert label(page, [title], [author]).tolist() == expected


def maybe_all(seen, words):
    return seen | np.uint8(FURNITURE | EDGE | NAMED | MARKUP), words


@pytest.mark.parametrize(
    "line",
    [
        "By Jo Doe", "- Ana Ćosić", "BY JO DOE AND AMY ROE", "May 1", "1 May 2025", "Published: May 19, 2025 at 10:30 am", "2025-05-19",
        "5 min read", "- 12 min read", "Reading time: 4 minutes", "Kommentare", "3 Comments", "Commentaires (12)", "Комментарии", "Share this article",
        "Share on Facebook", "Facebook | Twitter | Email", "By Jo Doe | 3 June 2025 | 6 min read", "Advertisement", "OPINION", "Read more: Ten pacts",
        "Photo: Agency", "© 2025 The Paper. All rights reserved.", "Sign up for our newsletter",
    ],
)  # fmt: skip
def test_furniture_is_boilerplate(line):
    text = f"A pact that lasts\n{line}\n{BODY}\n{BODY}\n"
    assert [kind for _, kind in labels(text)] == ["title", "boilerplate", "body", "body"]


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


def test_sentences_that_begin_like_furniture_are_body():
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


def test_markdown_headings_and_front_matter():
    text = f"---\ntitle: T\n---\n# A pact\n\n{BODY}\n\n## Next\n\n{BODY}\n"
    kinds = [kind for _, kind in labels(text)]
    assert kinds == ["boilerplate"] * 3 + ["title", "body", "heading", "body"]


def test_only_furniture_and_nothing_at_all():
    assert labels("See also: pacts") == [("See also: pacts", "boilerplate")]
    assert labels("") == []
