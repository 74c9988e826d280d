"""The names of somebody, and where texts name them."""

import pytest
from cues.matched import words_of

from analysis.cues.targets import entity_names, find_mentions, with_pronouns
from analysis.cues.token_index import Words


@pytest.mark.parametrize(
    ("entity", "names"),
    [
        ("Jane Roe", {"Jane Roe", "Roe"}),
        ("Senator Jane Q. Roe Jr.", {"Jane Roe", "Roe"}),
        ("National Birdwatching Association", {"NBA", "N.B.A."}),
        ("Office of the Bird Inspector", {"OBI", "O.B.I.", "OOTBI"}),
        ("Bird Watching Office (BiWaO)", {"Bird Watching Office", "BiWaO", "BWO"}),
        ("Department of Fisheries", {"Fisheries Department"}),
        ("Democratic Party", {"Democrat", "Democrats"}),
        ("voter", {"voter", "voters"}),
    ],
)
def test_names_of_an_entity(entity, names):
    assert names <= set(entity_names(entity))
    assert not {"Jr.", "Senator", "Party", "Department", "of"} & set(entity_names(entity))


def test_two_words_have_no_acronym_and_a_person_none():
    for entity in ("Bird Office", "Jane Roe Miller", "bird inspectors"):
        assert not any(name.isupper() for name in entity_names(entity)), entity
    words = words_of("The BWO met, while bwo and B.W.O. did not count.")
    found = find_mentions(words, {"office": entity_names("Bird Watching Office")})
    assert [words.surface[i] for i in found["first"]] == ["BWO", "B.W.O."]


def test_pronouns_are_followed_only_where_clear():
    words = words_of("Roe spoke first. She was calm. Then Miller came, and she left. It rained. It rained. She stayed.")
    found = with_pronouns(words, find_mentions(words, {"roe": ["Roe"]}))
    assert [words.surface[i] for i in found["first"]] == ["Roe", "She"]


@pytest.mark.parametrize(
    ("entity", "names"),
    [
        ("Barack Obama", ["Barack Obama", "Obama"]), ("President Barack Obama", ["President Barack Obama", "Barack Obama", "Obama"]), ("Pope Francis", ["Pope Francis", "Francis"]),
        ("Obama", ["Obama"]), ("Mayor", ["Mayor"]), ("Anna Maria Berg", ["Anna Maria Berg", "Berg"]), ("Anna Maria Lom Berg", ["Anna Maria Lom Berg"]),
        ("John F. Kennedy", ["John F. Kennedy", "John Kennedy", "Kennedy"]), ("Sam Berg Jr.", ["Sam Berg Jr.", "Sam Berg", "Berg"]), ("Berg Jr.", ["Berg Jr.", "Jr."]),
        ("BARACK OBAMA", ["BARACK OBAMA", "Barack Obama", "Obama"]), ("NATO", ["NATO"]), ("Anna NATO", ["Anna NATO"]), ("NATO Berg", ["NATO Berg", "Berg"]), ("Anna berg", ["Anna berg"]),
        ("the voters", ["the voters", "the voter"]), ("voter", ["voter", "voters"]), ("“Anna Berg”", ["Anna Berg", "Berg"]), ("Anna (Ann) Berg", ["Anna Berg", "Ann", "Berg"]),
        ("Justice Department (DOJ)", ["Justice Department", "DOJ", "Department"]), ("Department of Justice", ["Department of Justice", "Justice Department", "DJ", "D.J.", "DOJ"]),
        ("Department of the Interior", ["Department of the Interior", "Interior Department", "DI", "D.I.", "DOTI"]),
        ("House of Representatives", ["House of Representatives", "House", "HR", "H.R.", "HOR"]), ("Democratic Party", ["Democratic Party", "Democrat", "Democrats"]),
        ("Socialist Party", ["Socialist Party", "Socialist", "Socialists"]), ("United States Senate", ["United States Senate", "Senate"]),
        ("Congress of the United States", ["Congress of the United States", "Congress"]), ("Supreme Court", ["Supreme Court"]), ("Bank of Lom", ["Bank of Lom", "BL", "B.L.", "BOL"]),
    ],
)  # fmt: skip
def test_the_names_by_which_somebody_is_called(entity, names):
    assert entity_names(entity) == names


def pronouns(text):
    """The rows of `with_pronouns`: the words and the target."""
    words = Words.of_texts(text if isinstance(text, list) else [text], voices="quotes")
    found = with_pronouns(words, find_mentions(words, {"berg": ["Anna Berg", "Berg"], "lom": ["Lom"]}))
    surface = list(words.surface)
    return [(" ".join(surface[row.first : row.last + 1]), row.target) for row in found.itertuples()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Berg left and she slept.", [("Anna Berg", "berg"), ("she", "berg")]), ("Berg left. She slept.", [("Berg", "berg"), ("She", "berg")]),
        ("Berg left. It rained. She slept.", [("Berg", "berg")]), ("Berg left. She ate. She slept.", [("Berg", "berg"), ("She", "berg"), ("She", "berg")]),
        ("Berg met Lom before he left.", [("Berg", "berg"), ("Lom", "lom"), ("he", "lom")]), ("Berg met Voss before he left.", [("Berg", "berg")]),
        ("She slept. Berg left.", [("Berg", "berg")]), ("Berg left and they slept.", [("Berg", "berg")]), (["Berg left.", "She slept."], [("Berg", "berg")]),
        (["It rained.", "Berg took her hat."], [("Berg", "berg"), ("her", "berg")]),
    ],
)  # fmt: skip
def test_a_pronoun_is_that_of_the_last_name_near_it(text, expected):
    assert pronouns(text) == expected
