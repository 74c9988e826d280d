"""The negator or shifter that acts on a cue, and the weight that results."""

import numpy as np
import pandas as pd
import pytest
from cues.matched import found

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
def test_the_shifter_that_acts_and_the_weight_that_is_left(entries, text, weight, modifier):
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
