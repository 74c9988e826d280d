import pandas as pd
import pytest

from analysis.lexicons import load_lexicon
from analysis.matching import match
from analysis.shifting import shift
from analysis.tables import table
from analysis.tokens import tokenize
from analysis.words import Words

LEXICON = """
title = "T"
construct = "C"
version = "1"
licence = "CC0-1.0"
[sources]
s = "S"
[m]
negation = "turn"
names = false
[m.categories]
a = "A"
b = "B"
[[m.entries]]
category = "a"
source = "s"
cues = ["may", "new york", "new york times", "trade war", "# years", "West", "good"]
except = ["in may", "may #"]
[[m.entries]]
category = "b"
source = "s"
cues = ["york", "certain"]
negated = "a"
"""


@pytest.fixture
def entries(tmp_path):
    path = tmp_path / "m.toml"
    path.write_text(LEXICON)
    return load_lexicon(path).entries


def words_of(text):
    articles = table("articles", {"article": ["x"], "text": [text]})
    return Words.of(articles, tokenize(articles))


def found(text, entries, **options):
    words = words_of(text)
    hits = shift(words, match(words, entries, **options))
    return [
        (text[words.start[h.first] : words.end[h.last]], h.category, h.weight, h.modifier) for h in hits.itertuples()
    ]


def cues(text, entries, **options):
    return [cue for cue, *_ in found(text, entries, **options)]


def test_the_longest_match_wins_within_a_category_only(entries):
    assert found("He read the new York Times there.", entries) == [
        ("new York Times", "a", 1.0, ""),
        ("York", "b", 1.0, ""),
    ] or cues("He read the new york times there.", entries) == ["new york times", "york"]


def test_except_phrases_block(entries):
    assert cues("It may end in may, or it may 3 times.", entries) == ["may"]


def test_a_capitalised_word_inside_a_sentence_is_a_name(entries):
    assert cues("It was signed by Theresa May and it may last.", entries, names=False) == ["may"]
    assert cues("It was signed by Theresa May and it may last.", entries, names=True) == ["May", "may"]
    assert cues("May it last. “May it last,” he wrote.", entries, names=False) == ["May", "May"]


def test_a_capital_in_a_cue_wants_a_capital_in_the_text(entries):
    assert cues("The West looks west.", entries, names=True) == ["West"]


def test_phrases_do_not_run_over_punctuation_or_sentences(entries):
    assert cues("A trade war. Good trade, war, trade – war and trade. War.", entries, names=True) == [
        "trade war",
        "Good",
    ]


def test_numbers_and_possessives(entries):
    assert cues("After 20 years and 1,000 years of the West’s rule.", entries, names=True) == [
        "20 years",
        "1,000 years",
        "West’s",
    ]


@pytest.mark.parametrize(
    ("text", "weight", "modifier"),
    [
        ("This is good.", 1.0, ""),
        ("This is not good.", -1.0, "not"),
        ("This is hardly good.", -1.0, "hardly"),
        ("It fails to be good.", -1.0, "fails to"),
        ("Neither is good.", -1.0, "Neither"),
        ("It is far from good.", -1.0, "far from"),
        (
            "It remains to be seen whether this, after so much trouble and so many delays, is good.",
            0.25,
            "remains to be seen whether",
        ),
        ("It is not bad; it is good.", 1.0, ""),
        ("It is not bad but good.", 1.0, ""),
        ("Not only this is good.", 1.0, ""),
    ],
)
def test_shifters(entries, text, weight, modifier):
    (cue, _, got, by), *rest = found(text, entries, names=True)
    assert (cue, rest) == ("good", [])
    assert (got > 0) == (weight > 0)
    assert abs(got) <= abs(weight) + 1e-9
    assert by == modifier


def test_a_comma_ends_a_concession(entries):
    assert found("Although it is good, it fell.", entries, names=True)[0][2] == 0.5
    assert found("Although it fell, it is good.", entries, names=True)[0][2] == 1.0


def test_a_negated_cue_moves_to_the_category_it_names(entries):
    assert found("It is not certain.", entries) == [("certain", "a", 1.0, "not")]
    assert found("It is certain.", entries) == [("certain", "b", 1.0, "")]


def test_boilerplate_is_never_matched(entries):
    words = words_of(
        "A pact that may last\nBy Jo May\nMay 1\nIt may, however, be over before the end of a long and very cold year."
    )
    hits = match(words, entries, names=True)
    assert list(words.tokens["section"].unique()) == ["title", "body"]
    assert len(hits) == 2


def test_an_empty_corpus_matches_nothing(entries):
    words = Words.of(table("articles"), table("tokens"))
    assert isinstance(match(words, entries), pd.DataFrame)
    assert match(words, entries).empty
