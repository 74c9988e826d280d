"""What a negator or a verb governs, told by a parse."""

import numpy as np
import pandas as pd
import pytest

from analysis.cues.matcher import Cues
from analysis.cues.negation import acting_shifters
from analysis.cues.shifters import shifters
from analysis.cues.token_index import Words
from analysis.lexicons.load import COLUMNS


def acts(text, cue):
    """The shifter that acts on the last place of a cue in a text, in words; "" for none."""
    words = Words.of_texts([text])
    row = dict.fromkeys(COLUMNS, "") | {"cue": cue, "key": cue, "category": "c", "weight": 1.0, "negated": "turn"}
    hits = Cues(pd.DataFrame([row])).hits(words)
    assert len(hits.first)
    return shifters(words).modifier(acting_shifters(words, hits.first, hits.last)).texts().to_pylist()[-1]


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


@pytest.mark.parametrize(
    ("text", "cue", "shifter"),
    [
        ("The minister did not sign in the capital of the neighbours a lasting truce.", "lasting", "not"),
        ("The road did not close because the bridge was unsafe.", "unsafe", ""),
        ("The plan was not rejected, and the mayor was delighted.", "delighted", ""),
        ("They did not bring relief but ruin.", "ruin", ""),
        ("Nobody in either of the two capitals would call it a friendship.", "friendship", "Nobody"),
        ("No envoy whom we met described the accord as generous.", "generous", "No"),
        ("The accord that nobody liked was generous.", "generous", ""),
        ("It is far from clear that the border is safe.", "safe", "far from"),
        ("The harvest, although it was praised in the press, was poor.", "praised", "although"),
        ("Although it was praised in the press, the harvest was poor.", "poor", ""),
        ("The new clinic ended hunger in the valley.", "hunger", "ended"),
        ("Hunger in the valley was ended by the new clinic.", "hunger", "ended"),
        ("Fear in the valley has faded since the spring.", "fear", "faded"),
        (
            "It remains to be seen whether owning maps is sufficient to make a safe journey.",
            "safe",
            "remains to be seen whether",
        ),
        ("The meeting ended in anger.", "anger", ""),
        ("The doctors were praised for fighting the fever and curbed the panic.", "panic", "curbed"),
        ("The rumours dispelled by the inquiry were cruel.", "cruel", ""),
        ("There is no reason to fear the new road.", "fear", "no"),
        ("The town has little to celebrate.", "celebrate", "little"),
        ("Without pay there is no way to sleep because of worry.", "worry", ""),
        ("There is no bridge which could harm the town.", "harm", ""),
        ("It is not the first bridge to harm the town.", "harm", ""),
    ],
)
def test_scope_follows_the_sentence(text, cue, shifter):
    assert acts(text, cue) == shifter


def test_a_negator_within_another_cue_does_not_act():
    words = Words.of_texts(["There is no alternative to the union."])
    rows = [
        dict.fromkeys(COLUMNS, "") | {"cue": cue, "key": cue, "category": "c", "weight": 1.0, "negated": "turn"}
        for cue in ("no alternative", "union")
    ]
    hits = Cues(pd.DataFrame(rows)).hits(words)
    assert acting_shifters(words, hits.first, hits.last).tolist() == [-1, -1]


def test_without_a_parse_a_negator_reaches_so_many_words():
    text = "The minister did not sign in the capital of the neighbours a lasting truce."
    words = Words.of_texts([text], voices="quotes")
    assert words.grammar is None
    place = words.key.tolist().index("lasting")
    assert acting_shifters(words, np.array([place]), np.array([place])).tolist() == [-1]
