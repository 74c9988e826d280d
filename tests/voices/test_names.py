"""What a source is called, and of which kind it is."""

import pytest
from voices.tables import corpus as articles
from voices.tables import found

from analysis.text.tokens import words_of_articles
from analysis.voices import attributions


def test_pronouns_stand_for_the_last_name():
    table = found("Anna Berg said that the bridge was closed. She added that the ferry was full.")
    assert table["source"].tolist() == ["Anna Berg", "Anna Berg"]
    text = "Anna Berg said that the bridge was closed. She added that the ferry was full."
    last = table.iloc[-1]
    assert text[last["source_start"] : last["source_end"]] == "She"


def test_they_is_left_as_written():
    assert found("Anna Berg left early. They said that the bridge was closed.")["source"].tolist() == ["They"]


def test_a_source_without_a_name_is_its_noun_phrase():
    assert found("Local newspapers reported that the bridge was closed.")["source"].tolist() == ["Local newspapers"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Anna Berg said that it was over.", "person"),
        ("Critics said that it was over.", "group"),
        ("The ministry said that it was over.", "country or body"),
        ("Moscow said that it was over.", "country or body"),
        ("The report said that it was over.", "document"),
        ("It is said that it was over.", "nobody in particular"),
    ],
)
def test_kinds_of_sources(text, kind):
    corpus = articles(text)
    assert attributions(corpus, words_of_articles(corpus))["source_kind"].tolist() == [kind]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Berg came. Berg said that the bridge is closed.", "Anna Berg"),
        ("Anna Berg and Jon Berg came. Berg said that the bridge is closed.", "Berg"),  # which of the two?
        ("Berg Union voted. Union said that the bridge is closed.", "Union"),
    ],
)
def test_a_surname_stands_for_a_full_name_if_only_one_person_has_it(text, name):
    assert found(text)["source"].tolist() == [name]
