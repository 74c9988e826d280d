"""What a source is called, and of which kind it is."""

import numpy as np
import pytest
from voices.tables import found
from voices.trees import grown

from analysis.voices.mentions import Mentions
from analysis.voices.names import Names, name_source, source_kind, span_head


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
    assert found(text)["source_kind"].tolist() == [kind]


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


TEXT = [  # (letters, tag, label, head)
    ("President", "NNP", "compound", 2), ("Anna", "NNP", "compound", 2), ("Berg", "NNP", "nsubj", 3), ("came", "VBD", "ROOT", 3),
    ("The", "DT", "det", 5), ("president", "NN", "nsubj", 6), ("spoke", "VBD", "ROOT", 6),
    ("Jan", "NNP", "compound", 8), ("Lom", "NNP", "nsubj", 11), ("(", "-LRB-", "punct", 8), (")", "-RRB-", "punct", 8), ("said", "VBD", "ROOT", 11),
    ("Ivo", "NNP", "nsubj", 14), ("Lom", "NNP", "appos", 12), ("left", "VBD", "ROOT", 14),
    ("Moor", "NNP", "nsubj", 16), ("slept", "VBD", "ROOT", 16), ("the", "DT", "det", 18), ("Echo", "NNP", "nsubj", 19), ("said", "VBD", "ROOT", 19),
    ("the", "DT", "det", 21), ("Lake", "NNP", "nsubj", 22), ("froze", "VBD", "ROOT", 22), ("Voss", "NNP", "nsubj", 26), (",", ",", "punct", 23),
    ("baker", "NN", "appos", 23), ("fell", "VBD", "ROOT", 26), ("Berg", "NNP", "nsubj", 28), ("claimed", "VBD", "ROOT", 28),
]  # fmt: skip


def names(rows=TEXT, paragraph=None):
    letters = [row[0] for row in rows]
    lemmas = {"said": "say", "claimed": "claim"}
    tree = grown(*((head, label, tag, lemmas.get(word, word.lower())) for word, tag, label, head in rows))
    if paragraph:
        tree = tree._replace(paragraph=paragraph)
    return Names(tree, letters, 0, len(rows), np.zeros(len(rows), bool))


def spaced(found):
    """Names whose tokens have a space between them, as tokens of the trees are one place long."""
    tree = found.tree
    found.tree = tree._replace(start=[2 * at for at in tree.start], end=[2 * at + 1 for at in tree.start])
    return found


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ((27, 27), "Anna Berg"), ((0, 2), "President Anna Berg"), ((1, 2), "Anna Berg"), ((4, 5), "Anna Berg"), ((8, 8), "Lom"), ((7, 8), "Jan Lom"),
        ((7, 10), "Jan Lom"), ((15, 15), "Moor"), ((17, 18), "the Echo"), ((23, 25), "Voss , baker"), ((5, 5), "president"),
    ],
)  # fmt: skip
def test_the_name_that_a_source_stands_for(source, name):
    assert spaced(names()).name(source) == name


def test_a_title_of_two_is_nobody_s_and_so_is_a_surname_of_two():
    rows = [
        ("President", "NNP", "compound", 1), ("Berg", "NNP", "ROOT", 1), (";", ":", "punct", 1), ("President", "NNP", "compound", 4), ("Moor", "NNP", "ROOT", 4),
        (";", ":", "punct", 4), ("The", "DT", "det", 7), ("president", "NN", "ROOT", 7),
    ]  # fmt: skip
    found = spaced(names(rows))
    assert found.by_title["president"] == {"Berg", "Moor"} and found.name((6, 7)) == "The president"
    assert spaced(names()).full(["Lom"]) == "Lom" and spaced(names()).full(["Berg"]) == "Anna Berg"
    assert names().full(["Jan", "Lom"]) == "Jan Lom" and names().full(["Nobody"]) == "Nobody"


def test_a_name_ends_with_its_paragraph():
    rows = [("Anna", "NNP", "ROOT", 0), ("Berg", "NNP", "ROOT", 1), ("Lom", "NNP", "ROOT", 2)]
    found = names(rows, [0, 0, 1])
    assert [run[:2] for run in found.runs] == [(0, 1), (2, 2)] and found.full(["Berg"]) == "Anna Berg"
    assert [run[:2] for run in names(rows).runs] == [(0, 2)]


@pytest.mark.parametrize(
    ("words", "known"), [(["Berg"], False), (["A", "Berg"], True), (["A", "B", "C", "Berg"], True), (["A", "B", "C", "D", "Berg"], False)]
)  # fmt: skip
def test_a_full_name_has_two_to_four_words(words, known):
    found = names([(word, "NNP", "ROOT", at) for at, word in enumerate(words)])
    assert (found.full(["Berg"]) == " ".join(words)) == (known or words == ["Berg"])


@pytest.mark.parametrize(
    ("token", "kind"), [(2, "person"), (0, "person"), (8, "person"), (13, "person"), (15, None), (18, "body"), (21, None), (23, "person"), (27, "person")]
)  # fmt: skip
def test_what_a_proper_name_names(token, kind):
    assert names().kind_of_run(token) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Quiet Report", "document"), ("Quiet Ministry", "body"), ("Poland", "body"), ("The Echo", "body"), ("Quiet President", "person"), ("Quiet", None),
        ("Quiet Berg", "person"), ("Mr. Berg", "person"), ("Mr.", None),
    ],
)  # fmt: skip
def test_what_a_proper_name_names_by_its_words(words, kind):
    own = words.split()
    last = len(own) - 1
    assert (
        names([(word, "NNP", "compound" if at < last else "ROOT", last) for at, word in enumerate(own)]).kind_of_run(
            last
        )
        == kind
    )


KINDS = [
    ("Berg", "NNP", "person"), ("Bergs", "NNPS", "group"), ("Poland", "NNP", "country or body"), ("Ministry", "NNP", "country or body"), ("Report", "NNP", "document"),
    ("critic", "NN", "person"), ("critics", "NNS", "group"), ("many", "JJ", "group"), ("report", "NN", "document"), ("report", "NNS", "document"), ("five", "CD", "group"),
    ("ministry", "NN", "country or body"), ("view", "NN", "nobody in particular"), ("sailor", "NN", "person"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "tag", "kind"), KINDS)
def test_the_kind_of_a_source(word, tag, kind):
    assert source_kind(names([(word, tag, "ROOT", 0)]), (0, 0)) == kind


@pytest.mark.parametrize(("first", "kind"), [("some", "group"), ("ministry", "country or body"), ("old", "person")])
def test_the_kind_of_a_source_goes_by_its_other_words_too(first, kind):
    found = names([(first, "DT", "det", 1), ("Berg", "NNP", "ROOT", 1)])
    assert source_kind(found, (0, 1)) == kind


@pytest.mark.parametrize(
    ("heads", "head"), [([1, 1, 1], 1), ([2, 0, 2], 2), ([3, 0, 0, 3], 0), ([1, 2, 3, 3], 2), ([0, 0, 0], 0)]
)
def test_the_head_of_a_span_is_the_first_that_hangs_on_nothing_inside(heads, head):
    assert span_head(grown(*((at, "dep", "NN") for at in heads)), 0, 2) == head


@pytest.mark.parametrize(
    ("word", "tag", "speaker", "expected"),
    [
        ("she", "PRP", None, ("she", "person")), ("she", "PRP", "Berg", ("Berg", "person")), ("they", "PRP", None, ("they", "group")), ("they", "PRP", "Berg", ("they", "group")),
        ("it", "PRP", None, ("", "nobody in particular")), ("this", "DT", None, ("", "nobody in particular")), ("who", "WP", None, ("", "nobody in particular")),
        ("nobody", "NN", None, ("nobody", "person")), ("critics", "NNS", "Berg", ("critics", "group")),
    ],
)  # fmt: skip
def test_a_pronoun_without_a_name_stays_as_it_is(word, tag, speaker, expected):
    found = names([(word, tag, "nsubj", 1), ("spoke", "VBD", "ROOT", 1)])
    assert name_source(found, Mentions(found, 2, [0]), (0, 0), speaker) == expected
