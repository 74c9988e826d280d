"""Roles: who does what a cue says, to whom, of whom it is said; and where none is known, no pair."""

import pytest
from cues.relations import (
    ACTS,
    DOES,
    DOES_OF,
    DONE,
    DONE_OF,
    MEETS,
    OWN,
    SAID,
    SAID_OF,
    TOWARD,
    relations,
)
from voices.trees import read_tree

from analysis.cues.roles import ROLES, Roles


@pytest.mark.parametrize(
    ("text", "cue", "role"),
    [
        ("Varga lied to the whole council.", "lied", DOES),
        ("The council was deceived by Varga.", "deceived", DOES),
        ("The tenants were deceived and ruined by Varga.", "deceived", DOES),
        ("Varga, who lied to the press, stayed in office.", "lied", DOES),
        ("Critics mocked Varga.", "mocked", DONE),
        ("Varga was mocked by the critics.", "mocked", DONE),
        ("Varga, whom the critics mocked, stayed in office.", "mocked", DONE),
        ("Varga is corrupt.", "corrupt", SAID),
        ("Varga and his brother are cowards.", "cowards", SAID),
        ("They called Varga a coward.", "coward", SAID),
        ("Varga was called a coward by his friends.", "coward", SAID),
        ("Reporters described Varga as a hero.", "hero", SAID),
        ("The judge found Varga guilty of fraud.", "fraud", SAID),
        ("Varga's cowardice was plain.", "cowardice", OWN),
        ("The cowardice of Varga was plain.", "cowardice", OWN),
        ("The admiration of Varga is sincere.", "admiration", TOWARD),
        ("They protested against Varga.", "protested", TOWARD),
        ("Varga committed a terrible crime.", "terrible", ACTS),
        ("The liar attacked Varga.", "liar", MEETS),
        ("Varga's brother lied to the press.", "lied", DOES_OF),
        ("They mocked Varga's plan.", "mocked", DONE_OF),
        ("Varga's plan is a disaster.", "disaster", SAID_OF),
        ("The brother of Varga lied to the press.", "lied", DOES_OF),
        ("The plan of Varga is a disaster.", "disaster", SAID_OF),
    ],
)
def test_the_role_of_a_target_goes_by_grammar(text, cue, role):
    assert relations(text)[cue, "varga"] == role


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Varga accused the banker of fraud.", "accused"),  # who accuses is not accused
        ("Varga accused the banker of fraud.", "fraud"),
        ("Varga denounced the brutal regime.", "brutal"),
        ("Varga exposed a shameful scandal.", "scandal"),
        ("Varga rescued the children from disaster.", "disaster"),
        ("Varga mourned the dead.", "mourned"),
        ("The gang tortured Varga for weeks.", "tortured"),  # a victim is not blamed
        ("Varga's critics are dishonest.", "dishonest"),
        ("Admirers of Varga came.", "Admirers"),
        ("Varga is less corrupt than Sandor.", "corrupt"),
        ("Varga was acquitted of fraud.", "fraud"),
        ("It is unfair to call Varga a coward.", "coward"),
        ("The claim that Varga is a coward is false.", "coward"),
        ("Varga denied that he was a coward.", "denied"),
        ("Varga denied that he was a coward.", "coward"),
        ("Varga slept while the corrupt mayor left.", "corrupt"),
        ("Varga said that the corrupt mayor had left.", "corrupt"),
    ],
)
def test_where_the_cue_says_nothing_of_the_target_there_is_no_pair(text, cue):
    assert (cue, "varga") not in relations(text)


def test_of_two_targets_each_has_its_own_role():
    found = relations("Sandor accused Varga of theft.")
    assert {key: role for key, role in found.items() if key[0] in ("accused", "theft")} == {
        ("accused", "varga"): DONE,
        ("theft", "varga"): SAID,
    }
    found = relations("While Varga won praise, Sandor told lies.")
    assert ("praise", "sandor") not in found and ("lies", "varga") not in found
    assert (found["praise", "varga"], found["lies", "sandor"]) == (ACTS, ACTS)


JUDGING = frozenset("accuse call find critic praise acquit admiration".split())


def roles(written, token):
    found = Roles(read_tree(written)[0], JUDGING).of(token)
    return {noun: ROLES[role] for noun, role in found.items() if noun != token}


VARGA = "varga/NNP/nsubj/1 "
OF = {
    "V lies": (VARGA + "lie/VBZ/ROOT/1", 1, {0: DOES}), "V lies to us, who is lied to": (VARGA + "lie/VBZ/ROOT/1 to/IN/prep/1 us/PRP/pobj/2", 1, {0: DOES, 3: TOWARD}),
    "V robs L": (VARGA + "rob/VBZ/ROOT/1 lom/NNP/dobj/1", 1, {0: DOES, 2: DONE}), "V gives L": (VARGA + "give/VBZ/ROOT/1 lom/NNP/dative/1 lie/NNS/dobj/1", 1, {0: DOES, 2: DONE, 3: DONE}),
    "V was robbed": ("varga/NNP/nsubjpass/2 be/VBZ/auxpass/2 rob/VBN/ROOT/2", 2, {0: DONE}),
    "V was robbed by L": ("varga/NNP/nsubjpass/2 be/VBZ/auxpass/2 rob/VBN/ROOT/2 by/IN/agent/2 lom/NNP/pobj/3", 2, {0: DONE, 4: DOES}),
    "V was robbed and beaten by L": (
        "varga/NNP/nsubjpass/2 be/VBZ/auxpass/2 rob/VBN/ROOT/2 and/CC/cc/2 beat/VBN/conj/2 by/IN/agent/4 lom/NNP/pobj/5", 2, {0: DONE, 6: DOES},
    ),
    "V whom L robs": ("varga/NNP/ROOT/0 whom/WP/dobj/3 lom/NNP/nsubj/3 rob/VBZ/relcl/0", 3, {0: DONE, 2: DOES}),
    "V, robbing": ("varga/NNP/ROOT/0 rob/VBG/relcl/0", 1, {0: DOES}), "V, L robs": ("varga/NNP/ROOT/0 lom/NNP/nsubj/2 rob/VBZ/relcl/0", 2, {0: DONE, 1: DOES}),
    "V is corrupt": (VARGA + "be/VBZ/ROOT/1 corrupt/JJ/acomp/1", 2, {0: SAID}), "there is a liar": ("there/EX/nsubj/1 be/VBZ/ROOT/1 liar/NN/attr/1", 2, {}),
    "V seems liar": (VARGA + "seem/VBZ/ROOT/1 liar/NN/acomp/1", 2, {0: ACTS}), "V is liar, acomp": (VARGA + "be/VBZ/ROOT/1 liar/NN/acomp/1", 2, {0: SAID}),
    "V seems bad": (VARGA + "seem/VBZ/ROOT/1 bad/JJ/acomp/1", 2, {0: SAID}), "L calls V a liar": ("lom/NNP/nsubj/1 call/VBZ/ROOT/1 varga/NNP/dobj/1 liar/NN/oprd/1", 3, {2: SAID}),
    "V was called a liar": ("varga/NNP/nsubjpass/2 be/VBZ/auxpass/2 call/VBN/ROOT/2 liar/NN/oprd/2", 3, {0: SAID}),
    "V is less corrupt": (VARGA + "be/VBZ/ROOT/1 less/RBR/advmod/3 corrupt/JJ/acomp/1", 3, {}), "a corrupt V": ("corrupt/JJ/amod/1 varga/NNP/ROOT/1", 0, {1: SAID}),
    "the liar V": ("liar/NN/appos/1 varga/NNP/ROOT/1", 0, {1: SAID}), "V, the liar": ("liar/NN/ROOT/0 varga/NNP/appos/0", 0, {1: SAID}),
    "V's cowardice": ("varga/NNP/poss/1 cowardice/NN/ROOT/1", 1, {0: OWN}), "cowardice of V": ("cowardice/NN/ROOT/0 of/IN/prep/0 varga/NNP/pobj/1", 0, {2: OWN}),
    "V's admiration": ("varga/NNP/poss/1 admiration/NN/ROOT/1", 1, {0: DOES}), "admiration of V": ("admiration/NN/ROOT/0 of/IN/prep/0 varga/NNP/pobj/1", 0, {2: TOWARD}),
    "V's critic": ("varga/NNP/poss/1 critic/NN/ROOT/1", 1, {}), "anger at V": ("anger/NN/ROOT/0 at/IN/prep/0 varga/NNP/pobj/1", 0, {2: TOWARD}),
    "anger of V at L": ("anger/NN/ROOT/0 of/IN/prep/0 varga/NNP/pobj/1 at/IN/prep/0 lom/NNP/pobj/3", 0, {2: OWN, 4: TOWARD}),
    "the liar robs L": ("liar/NN/nsubj/1 rob/VBZ/ROOT/1 lom/NNP/dobj/1", 0, {2: MEETS}), "V tells lies": (VARGA + "tell/VBZ/ROOT/1 lie/NNS/dobj/1", 2, {0: ACTS}),
    "V praises lies": (VARGA + "praise/VBZ/ROOT/1 lie/NNS/dobj/1", 2, {}), "the liar praises L": ("liar/NN/nsubj/1 praise/VBZ/ROOT/1 lom/NNP/dobj/1", 0, {2: MEETS}),
    "the liar is V": ("liar/NN/nsubj/1 be/VBZ/ROOT/1 varga/NNP/attr/1", 0, {2: SAID}), "V accuses L of fraud": (VARGA + "accuse/VBZ/ROOT/1 lom/NNP/dobj/1 of/IN/prep/1 fraud/NN/pobj/3", 4, {2: SAID}),
    "V accuses L of fraud, on the object": (VARGA + "accuse/VBZ/ROOT/1 lom/NNP/dobj/1 of/IN/prep/2 fraud/NN/pobj/3", 4, {2: SAID}),
    "V accuses L in anger": (VARGA + "accuse/VBZ/ROOT/1 lom/NNP/dobj/1 in/IN/prep/1 anger/NN/pobj/3", 4, {}),
    "V robs L in anger": (VARGA + "rob/VBZ/ROOT/1 lom/NNP/dobj/1 in/IN/prep/1 anger/NN/pobj/3", 4, {0: ACTS, 2: MEETS}),
    "V saves L from disaster": (VARGA + "save/VBZ/ROOT/1 lom/NNP/dobj/1 from/IN/prep/1 disaster/NN/pobj/3", 4, {}),
    "V acquits L of fraud": (VARGA + "acquit/VBZ/ROOT/1 lom/NNP/dobj/1 of/IN/prep/1 fraud/NN/pobj/3", 4, {}),
    "V describes L as hero": (VARGA + "describe/VBZ/ROOT/1 lom/NNP/dobj/1 as/IN/prep/1 hero/NN/pobj/3", 4, {2: SAID}),
    "V serves as hero": (VARGA + "serve/VBZ/ROOT/1 as/IN/prep/1 hero/NN/pobj/2", 3, {0: SAID}),
    "L was robbed by liars": ("lom/NNP/nsubjpass/2 be/VBZ/auxpass/2 rob/VBN/ROOT/2 by/IN/agent/2 liar/NNS/pobj/3", 4, {0: MEETS}),
    "L was praised by liars": ("lom/NNP/nsubjpass/2 be/VBZ/auxpass/2 praise/VBN/ROOT/2 by/IN/agent/2 liar/NNS/pobj/3", 4, {}),
    "V's history of lies": ("varga/NNP/poss/1 history/NN/ROOT/1 of/IN/prep/1 lie/NNS/pobj/2", 3, {0: OWN}),
    "V's admiration of lies": ("varga/NNP/poss/1 admiration/NN/ROOT/1 of/IN/prep/1 lie/NNS/pobj/2", 3, {}),
    "V's words against lies": ("varga/NNP/poss/1 word/NNS/ROOT/1 against/IN/prep/1 lie/NNS/pobj/2", 3, {}),
    "V tells bold lies": (VARGA + "tell/VBZ/ROOT/1 bold/JJ/amod/3 lie/NNS/dobj/1", 2, {3: SAID, 0: ACTS}), "made V angry": ("make/VBD/ROOT/0 varga/NNP/nsubj/2 angry/JJ/ccomp/0", 2, {1: SAID}),
    "V acts badly": (VARGA + "act/VBZ/ROOT/1 badly/RB/advmod/1", 2, {0: ACTS}), "V is bad and corrupt": (VARGA + "be/VBZ/ROOT/1 bad/JJ/acomp/1 and/CC/cc/2 corrupt/JJ/conj/2", 4, {0: SAID}),
    "V denies robbing": (VARGA + "accuse/VBZ/ROOT/1 lom/NNP/dobj/1 of/IN/prep/1 rob/VBG/pcomp/3", 4, {2: DOES}), "compared with V": ("compare/VBN/prep/1 fall/VBZ/ROOT/1", 0, {}),
}  # fmt: skip


@pytest.mark.parametrize(("written", "token", "expected"), OF.values(), ids=OF)
def test_of_which_nouns_a_word_says_something(written, token, expected):
    assert roles(written, token) == expected


OWNED = {
    "V": ("varga/NNP/nsubj/1 come/VBD/ROOT/1", 0, {0: False}), "V's plan": ("varga/NNP/poss/1 plan/NN/ROOT/1", 0, {0: False, 1: True}),
    "the plan of V": ("plan/NN/ROOT/0 of/IN/prep/0 varga/NNP/pobj/1", 2, {2: False, 0: True}), "L and V": ("lom/NNP/ROOT/0 and/CC/cc/0 varga/NNP/conj/0", 2, {2: False, 0: False}),
    "the mayor, V": ("mayor/NN/ROOT/0 varga/NNP/appos/0", 1, {1: False, 0: False}), "the V plan": ("varga/NNP/compound/1 plan/NN/ROOT/1", 0, {0: False, 1: True}),
    "the V Club": ("varga/NNP/compound/1 club/NNP/ROOT/1", 0, {0: False, 1: False}), "V's critic": ("varga/NNP/poss/1 critic/NN/ROOT/1", 0, {0: False}),
    "near V": ("come/VBD/ROOT/0 near/IN/prep/0 varga/NNP/pobj/1", 2, {2: False}), "came of V": ("come/VBD/ROOT/0 of/IN/prep/0 varga/NNP/pobj/1", 2, {2: False}),
    "five of its": (
        "varga/NNP/poss/1 aunt/NN/poss/2 dog/NN/poss/3 leg/NN/poss/4 toe/NN/poss/5 nail/NN/ROOT/5", 0, {0: False, 1: True, 2: True, 3: True, 4: True},
    ),
    "the mayor of the mayor, V": ("mayor/NN/nsubj/4 of/IN/prep/0 man/NN/pobj/1 varga/NNP/appos/2 come/VBD/ROOT/4", 3, {3: False, 2: False, 0: True}),
}  # fmt: skip


@pytest.mark.parametrize(("written", "name", "expected"), OWNED.values(), ids=OWNED)
def test_what_stands_for_a_name_or_belongs_to_it(written, name, expected):
    assert Roles(read_tree(written)[0], JUDGING).owned(name) == expected
