"""Senses of verbs, told by a parse: in sentences that have the sense and that have not."""

import pytest
from cues.sensed import has
from voices.trees import read_tree

from analysis.cues import verb_senses
from analysis.cues.verb_senses import VERB_SENSES

VERBS = [
    ("factive", "know", "We know the bridge is weak.", "They want to know how it fell."),
    ("factive", "know", "I know how it fell.", "I know the miller."),
    ("factive", "knows", "Everybody knows why it fell.", "Nobody knows why it fell."),
    ("opinion", "think", "I think the bridge is weak.", "I think of the bridge."),
    ("opinion", "believe", "Many believe the bridge is weak.", "We hope to believe it is weak."),
    ("opinion", "assume", "We assume the bridge is weak.", "We assume the debts of the town."),
    ("opinion", "think", "We think it may fall.", "The millers think it may fall."),
    ("commitment", "believe", "Farmers believe that it fell.", "She would have us believe that it fell."),
    ("commitment", "seem", "The walls seem weak.", "The paint made it seem weak."),
    ("commitment", "assume", "Farmers assume that it fell.", "The town must assume that it fell."),
    ("asserted", "suggests", "The list suggests theft.", "Neither list suggests theft."),
    ("asserted", "suggest", "The lists suggest theft.", "The lists do not suggest theft."),
    ("clause", "proves", "It proves they were wrong.", "It proves nothing."),
    ("evident", "shows", "This shows that the wall leans.", "The survey shows that the wall leans."),
    ("raising", "appears", "The wall appears painted.", "The clerk appears in court today."),
    ("raising", "appears", "The wall appears to lean.", "Her name appears on the list."),
    ("emphatic", "did", "The brigade did fight.", "The brigade did not fight."),
    ("emphatic", "did", "They did mend it.", "Did they mend it?"),
    ("emphatic", "do", "The pumps do work.", "What do they mend?"),
    ("passive", "thought", "The clerk is thought to have lied.", "Nobody has thought to attach a keel."),
]  # fmt: skip


@pytest.mark.parametrize(("sense", "word", "with_it", "without"), VERBS)
def test_one_verb_with_a_sense_and_without(sense, word, with_it, without):
    capital = word.capitalize()
    assert has(sense, with_it, word if word in with_it.split() or word in with_it else capital)
    assert not has(sense, without, word if word in without else capital)


def test_every_sense_of_verbs_is_tested():
    assert {sense for sense, *_ in VERBS} == {sense.__name__ for sense in VERB_SENSES}


KNOW = "{}/PRP/nsubj/1 know/{}/ROOT/1 that/IN/mark/4 it/PRP/nsubj/4 fall/VBZ/ccomp/1"
THINK = "{}/PRP/nsubj/1 think/{}/ROOT/1 it/PRP/nsubj/3 fall/VBZ/ccomp/1"

ROWS = {
    "factive": [
        (KNOW.format("we", "VBP"), 1, True), (KNOW.format("we", "VBD"), 1, True), (KNOW.format("she", "VBZ"), 1, False), (KNOW.format("we", "VBG"), 1, False),
        ("we/PRP/nsubj/2 never/RB/neg/2 know/VBP/ROOT/2 it/PRP/nsubj/4 fall/VBZ/ccomp/2", 2, False),
        ("we/PRP/nsubj/2 do/VBP/aux/2 know/VB/ROOT/2 it/PRP/nsubj/4 fall/VBZ/ccomp/2", 2, True),
        ("we/PRP/nsubj/2 will/MD/aux/2 know/VB/ROOT/2 it/PRP/nsubj/4 fall/VBZ/ccomp/2", 2, False),
        (KNOW.format("we", "VBP") + " ?/./punct/1", 1, False), ("if/IN/mark/2 we/PRP/nsubj/2 know/VBP/ROOT/2 it/PRP/nsubj/4 fall/VBZ/ccomp/2", 2, False),
        ("as/IN/mark/2 we/PRP/nsubj/2 know/VBP/advcl/4 it/PRP/nsubj/4 fall/VBZ/ROOT/4", 2, True),
        ("so/IN/mark/2 we/PRP/nsubj/2 know/VBP/advcl/4 it/PRP/nsubj/4 fall/VBZ/ROOT/4", 2, False), ("we/PRP/nsubj/1 know/VBP/ROOT/1", 1, False),
        ("know/VBP/ROOT/0 it/PRP/nsubj/2 fall/VBZ/ccomp/0", 0, False),
    ],
    "opinion": [
        (THINK.format("i", "VBP"), 1, True), (THINK.format("many", "VBD"), 1, True), (THINK.format("he", "VBZ"), 1, False), (THINK.format("i", "VB"), 1, False),
        ("i/PRP/nsubj/1 think/VBP/ROOT/1 of/IN/prep/1 it/PRP/pobj/2", 1, False), ("think/VBP/ROOT/0 it/PRP/nsubj/2 fall/VBZ/ccomp/0", 0, False),
        ("i/PRP/nsubj/2 never/RB/neg/2 think/VBP/ROOT/2 it/PRP/nsubj/4 fall/VBZ/ccomp/2", 2, False),
        ("it/PRP/nsubj/1 make/VBZ/ROOT/1 many/JJ/nsubj/3 think/VBP/ccomp/1 it/PRP/nsubj/5 fall/VBZ/ccomp/3", 3, False),
        ("it/PRP/nsubj/1 mean/VBZ/ROOT/1 many/JJ/nsubj/3 think/VBP/ccomp/1 it/PRP/nsubj/5 fall/VBZ/ccomp/3", 3, True),
        ("he/PRP/nsubj/1 make/VBZ/ROOT/1 promise/NN/dobj/1 i/PRP/nsubj/4 think/VBP/ccomp/1 it/PRP/nsubj/6 fall/VBZ/ccomp/4", 4, True),
    ],
    "commitment": [
        ("fear/NN/ROOT/0 that/IN/mark/3 it/PRP/nsubj/3 fall/VBZ/acl/0", 0, True), ("his/PRP$/poss/1 fear/NN/ROOT/1", 1, False), ("the/DT/det/1 fear/NN/ROOT/1", 1, False),
        ("she/PRP/nsubj/1 believe/VBZ/ROOT/1 it/PRP/dobj/1", 1, True), ("those/DT/nsubj/1 believe/VBZ/ROOT/1 it/PRP/dobj/1", 1, False),
        ("believe/VB/ROOT/0 it/PRP/dobj/0", 0, True), ("she/PRP/nsubj/2 must/MD/aux/2 believe/VB/ROOT/2", 2, False), ("to/TO/aux/1 believe/VB/ROOT/1", 1, False),
        ("it/PRP/nsubj/1 make/VBZ/ROOT/1 them/PRP/nsubj/3 believe/VB/ccomp/1", 3, False),
    ],
    "asserted": [
        ("it/PRP/nsubj/1 show/VBZ/ROOT/1", 1, True), ("it/PRP/nsubj/2 to/TO/aux/2 show/VB/ROOT/2", 2, False), ("it/PRP/nsubj/2 may/MD/aux/2 show/VB/ROOT/2", 2, False),
        ("it/PRP/nsubj/2 have/VBZ/aux/2 show/VBN/ROOT/2", 2, True), ("it/PRP/nsubj/2 never/RB/neg/2 show/VBZ/ROOT/2", 2, False), ("show/NN/ROOT/0", 0, False),
        ("nobody/NN/nsubj/1 show/VBZ/ROOT/1", 1, False),
    ],
    "clause": [
        ("it/PRP/nsubj/1 show/VBZ/ROOT/1 it/PRP/nsubj/3 fall/VBZ/ccomp/1", 1, True), ("it/PRP/nsubj/1 show/VBZ/ROOT/1 rain/NN/dobj/1", 1, False),
        ("it/PRP/nsubj/1 fall/VBZ/ccomp/3 it/PRP/nsubj/3 show/VBZ/ROOT/3", 3, False), ("never/RB/neg/1 show/VBZ/ROOT/1 it/PRP/nsubj/3 fall/VBZ/ccomp/1", 1, False),
    ],
    "evident": [
        ("it/PRP/nsubj/1 show/VBZ/ROOT/1", 1, True), ("history/NN/nsubj/1 show/VBZ/ROOT/1", 1, True), ("berg/NNP/nsubj/1 show/VBZ/ROOT/1", 1, False), ("show/VB/ROOT/0", 0, False),
        ("proof/NN/ROOT/0", 0, True),
    ],
    "raising": [
        ("it/PRP/nsubj/1 appear/VBZ/ROOT/1 to/TO/aux/3 fall/VB/xcomp/1", 1, True), ("she/PRP/nsubj/1 appear/VBZ/ROOT/1 before/IN/prep/1", 1, False),
        ("it/PRP/nsubj/2 appear/VBZ/aux/2 paint/VBN/ROOT/2", 1, True), ("it/PRP/nsubj/2 appear/VBZ/aux/2 paint/VB/ROOT/2", 1, False),
        ("it/PRP/nsubj/1 appear/VBZ/ROOT/1 old/JJ/acomp/1", 1, True), ("appear/NN/ROOT/0 old/JJ/acomp/0", 0, False),
    ],
    "emphatic": [
        ("it/PRP/nsubj/2 do/VBZ/aux/2 matter/VB/ROOT/2", 1, True), ("it/PRP/nsubj/3 do/VBZ/aux/3 not/RB/neg/3 matter/VB/ROOT/3", 1, False),
        ("do/VBZ/aux/2 it/PRP/nsubj/2 matter/VB/ROOT/2", 0, False), ("it/PRP/nsubj/2 do/VBZ/aux/2 matter/VB/ROOT/2 ?/./punct/2", 1, False),
        ("it/PRP/nsubj/1 do/VBZ/ROOT/1 matter/VB/xcomp/1", 1, False), ("it/PRP/nsubj/2 do/VBZ/aux/2 matter/VBN/ROOT/2", 1, False), ("do/VBZ/aux/1 matter/VB/ROOT/1", 0, False),
        ("it/PRP/nsubj/1 do/VBZ/aux/2 matter/VB/ROOT/2", 1, True), ("it/PRP/nsubj/1 matter/VB/ROOT/1 do/VBZ/aux/1", 2, False),
        ("they/PRP/nsubj/1 come/VBD/ROOT/1 and/CC/cc/1 do/VBP/aux/4 matter/VBP/conj/1", 3, True),
    ],
    "passive": [
        ("it/PRP/nsubjpass/2 be/VBZ/auxpass/2 think/VBN/ROOT/2", 2, True), ("he/PRP/nsubj/2 have/VBZ/aux/2 think/VBN/ROOT/2", 2, False), ("he/PRP/nsubj/1 think/VBD/ROOT/1", 1, False),
        ("plan/NN/ROOT/0 think/VBN/acl/0", 1, True), ("it/PRP/nsubjpass/3 have/VBZ/aux/3 be/VBN/auxpass/3 think/VBN/ROOT/3", 3, True),
        ("it/PRP/nsubjpass/2 be/VBZ/auxpass/2 think/VBD/ROOT/2", 2, True),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("sense", "written", "verb", "holds"), [(sense, *row) for sense, rows in ROWS.items() for row in rows]
)
def test_the_sense_of_a_verb(sense, written, verb, holds):
    assert getattr(verb_senses, sense)(read_tree(written)[0], verb) == holds


def test_every_sense_is_tried():
    assert set(ROWS) == {sense.__name__ for sense in verb_senses.VERB_SENSES}
