"""What the clause of a cue does to the side it counts for."""

import pytest
from written import HEAD

from analysis import mark, read_codebook, tokenize
from analysis.core.schema import table
from analysis.lexicons.load import LexiconError

BOOK = f"""{HEAD}[stance]
positive = "solid"
negative = "hollow"
negation = "turn"
about = ["club", "clubs", "it", "they"]
[stance.categories]
solid = "Solid"
hollow = "Hollow"
[[stance.entries]]
category = "solid"
source = "s"
cues = ["lasting union", "more than a paper club", "true friends"]
[[stance.entries]]
category = "solid"
source = "s"
about = "object"
cues = ["cement(|s|ed)", "durable", "strength"]
[[stance.entries]]
category = "solid"
source = "s"
about = "subject"
cues = ["bind(|s)"]
[[stance.entries]]
category = "hollow"
weight = -1
source = "s"
beside = ["chair(|s)", "North Hall"]
cues = ["still", "# years late"]
[[stance.entries]]
category = "hollow"
weight = -1
source = "s"
cues = ["paper club", "remains to be seen"]
negated = "keep"
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "codebook.toml"
    path.write_text(BOOK, "utf-8")
    return read_codebook(path)


def weights(book, text, voices="parsed"):
    """The cues of both poles in a text, each with its weight."""
    articles = table("articles", {"article": ["a"], "text": [text]})
    found = mark(articles, tokenize(articles, voices), book, ["stance"], voices=voices)
    found = found[found["measure"] == "stance"]
    return dict(zip(found["cue"], found["weight"], strict=True))


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("The two clubs have formed a lasting union.", 1),
        ("The two clubs have never formed a lasting union.", -1),
        ("Nobody in either town expects a lasting union.", -1),
        ("A lasting union is unlikely to come of it, and the clubs are unlikely to form a lasting union.", -1),
        ("Whether the two clubs want a lasting union is unclear.", 0),
        ("Do the two clubs want a lasting union?", 0),
        ("If the two clubs form a lasting union, the town will notice.", 0),
        ("Although the two clubs form a lasting union, the town will not notice.", 0),
        ("It would be a mistake to see a lasting union in this.", -1),
        ("So much for a lasting union.", -1),
        ("Nobody needs to be told that the two clubs have formed a lasting union.", 0),
        ("We have no reason to think that they don't form a lasting union.", 0),
        ("The clubs are joined not by a rule but by a lasting union.", 1),
        ("A rule does not help, and they will never form a lasting union.", -1),
        ("The talks could simply turn into a lasting union.", 0),
        ("The storm ended a lasting union.", 0),
        ("It is partly a lasting union.", 0.5),
        ("What looks like a lasting union is a sale of chairs.", -1),
    ],
)
def test_what_a_clause_does_to_a_cue(book, text, weight):
    assert weights(book, text)["lasting union"] == weight


def test_only_the_positive_pole_can_be_belittled(book):
    assert weights(book, "The paper merely cements the club.") == {"cements": -1}
    assert weights(book, "It is merely a paper club.") == {"paper club": -1}


def test_a_span_has_one_pole_the_longest_cue(book):
    assert weights(book, "This is more than a paper club.") == {"more than a paper club": 1}


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The visit cemented the club.", {"cemented": 1}),
        ("The visit cemented his influence in the valley.", {}),
        ("They built a durable club.", {"durable": 1}),
        ("They want a durable peace.", {}),
        ("The club, they say, is durable.", {"durable": 1}),
        ("He praised the strength of the club.", {"strength": 1}),
        ("He praised the strength of the wind.", {}),
        ("It binds the owners of both houses.", {"binds": 1}),
        ("A rope binds the owners of both houses.", {}),
    ],
)
def test_what_a_cue_is_said_of(book, text, cues):
    assert weights(book, text) == cues


def test_without_a_parse_a_cue_counts_whatever_it_is_said_of(book):
    assert weights(book, "They want a durable peace.", "quotes") == {"durable": 1}


@pytest.mark.parametrize("voices", ["parsed", "quotes"])
def test_a_cue_that_asks_for_a_word_beside_it_counts_in_its_sentence_alone(book, voices):
    assert weights(book, "The chairs came 9 years late.", voices) == {"9 years late": -1}
    assert weights(book, "In North Hall they still wait.", voices) == {"still": -1}
    assert weights(book, "North of the hall they still wait. The chair broke.", voices) == {}


def test_a_codebook_says_what_is_wrong_with_about(tmp_path):
    for old, new, message in [
        ('about = "object"', 'about = "everything"', "'about' must be one of object, subject, not 'everything'"),
        ('about = ["club", "clubs", "it", "they"]\n', "", "an entry has 'about', but its section has no list 'about'"),
        ('about = ["club", "clubs", "it", "they"]', 'about = "club"', "'about' must be a list of words, not 'club'"),
    ]:
        path = tmp_path / "codebook.toml"
        path.write_text(BOOK.replace(old, new, 1), "utf-8")
        with pytest.raises(LexiconError, match=message):
            read_codebook(path)


def test_the_seeds_codebook_has_no_stance_cue_that_is_a_name_or_a_thing(book):
    codebook = read_codebook("seeds/codebook.toml")
    stance = codebook.entries[(codebook.entries["measure"] == "stance") & codebook.entries["weight"].notna()]
    names = {name.lower() for target in codebook.targets.values() for name in target["names"]}
    assert not names & set(stance["cue"].str.lower())
    assert not {"reactor", "engineers", "buyer", "photographer", "zangezur"} & set(stance["cue"].str.lower())


@pytest.mark.parametrize(
    "text",
    [
        "It would be a mistake to cement the club.",
        "Ask anyone who would cement the club.",
        "We read of a lasting union.",
    ],
)
def test_what_is_named_and_not_stated_counts_nothing(book, text):
    found = weights(book, text)
    assert len(found) == 1 and set(found.values() if isinstance(found, dict) else [w for _, w in found]) == {0.0}
