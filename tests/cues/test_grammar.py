"""What heads a cue, and what it is about, told by a parse."""

import numpy as np
import pytest

from analysis.cues.token_index import Words


def test_a_word_has_all_its_tokens_and_no_others():
    text = "The well-known baker can’t leave Lom-on-Sea."
    words = Words.of_texts([text])
    start, end = np.array(words.grammar.tree.start), np.array(words.grammar.tree.end)
    places = zip(start[words.grammar.first], end[words.grammar.last], strict=True)
    assert [text[low:high] for low, high in places] == "The well-known baker can’t leave Lom-on-Sea".split()


@pytest.mark.parametrize(
    ("text", "cue", "head", "described"),
    [
        ("They prayed for a safe return.", "safe return", "return", []),
        ("The bridge is safe.", "safe", "safe", ["bridge"]),
        ("The bridge is safe and cheap.", "cheap", "cheap", ["bridge"]),
        ("They crossed a safe bridge.", "safe", "safe", ["bridge"]),
        ("The failure of the treaty was total.", "failure", "failure", ["treaty"]),
        ("The treaty failed.", "failed", "failed", ["treaty"]),
        ("They broke the treaty.", "broke", "broke", ["treaty"]),
    ],
)
def test_the_head_of_a_cue_and_what_it_says_something_about(text, cue, head, described):
    words = Words.of_texts([text])
    first = list(words.surface).index(cue.split()[0])
    [token] = words.grammar.heads(np.array([first]), np.array([first + len(cue.split()) - 1])).tolist()
    tree = words.grammar.tree
    assert text[tree.start[token] : tree.end[token]] == head
    assert [text[tree.start[at] : tree.end[at]] for at in words.grammar.described(token, "object")] == described


@pytest.mark.parametrize(
    ("text", "held", "others"),
    [
        ("The depth of the alliance grew.", ["depth", "alliance"], ["bond"]),
        ("The ties between the towns grew.", ["tie", "town"], ["the"]),
        ("Their durable alliance grew.", ["alliance", "durable"], ["their"]),
        ("The pact with the town grew.", ["pact"], ["town"]),
    ],
)
def test_the_words_that_a_phrase_holds(text, held, others):
    words = Words.of_texts([text])
    grew = words.grammar.tree.lemma.index("grow")
    about = [word for word in held + others if words.grammar.is_about(grew, "object", frozenset([word]))]
    assert about == held
