"""The names of somebody, and where texts name them."""

import pytest
from cues.matched import words_of

from analysis.cues.targets import entity_names, find_mentions, with_pronouns


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
