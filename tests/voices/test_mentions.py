"""Whom a pronoun stands for, and who speaks in a quotation that names nobody."""

import pytest
from voices.tables import sources_and_words


def test_he_is_the_last_person_and_not_one_in_somebodys_words():
    text = "Ivan Lom left early. “Anna Berg is right about everything in here,” he said."
    assert sources_and_words(text)[0][0] == "Ivan Lom"


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg left early.\n\n## The town\n\nIt rained. “Nobody has paid for this bridge and nobody will.”",
        "The town needs a bridge. They say that it is old.",
        "More builders came. They say that it is old.",
        "“Anna Berg has paid for this bridge,” said a sign. It rained. The sun came out. Winter passed. She says that it is old.",
        "“I have seen to it that nothing is left of the bridge.” The town is proud of that.",
    ],
)
def test_a_wrong_source_is_worse_than_none(text):
    assert sources_and_words(text)[-1][0] in ("", "They", "She")


def test_what_the_author_says_between_ends_a_speech():
    text = "“It is old,” said Vera Moor. The town slept. Ivan Lom woke up. “Nobody has paid for this bridge and nobody will.”"
    assert sources_and_words(text)[-1][0] == "Ivan Lom"


def test_who_spoke_thousands_of_sentences_ago_is_forgotten():
    assert (
        sources_and_words("Anna Berg left early. " + "It rained. " * 2000 + "She said that the bridge was old.")[-1][0]
        == "She"
    )


@pytest.mark.parametrize(
    ("name", "pronoun"), [("Anna Berg", "she"), ("The ministry", "it"), ("The critics", "they"), ("The report", "it")]
)
def test_a_subject_three_sentences_back_is_forgotten(name, pronoun):
    said = f"“It is all over for the whole valley,” {pronoun} said."
    assert [source for source, _ in sources_and_words(f"{name} came. Snow fell. {said}")] == [name]
    [(source, _)] = sources_and_words(f"{name} came. Snow fell. Rain followed. {said}")
    assert source in ("", pronoun)
