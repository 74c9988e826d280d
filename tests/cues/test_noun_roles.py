"""Of which nouns a word says something, and in what role: by hand, without a parser."""

import numpy as np
import pytest
from voices.trees import read_tree

from analysis.cues.comparisons import EQUAL, UNEQUAL, compared_nouns
from analysis.cues.grammar import Grammar
from analysis.cues.roles import ROLES, Roles

DOES, DONE, SAID, OWN, TOWARD, ACTS, MEETS, DOES_OF, DONE_OF, SAID_OF, COMPARED = ROLES
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


THAN = "varga/NNP/nsubj/1 be/VBZ/ROOT/1 brave/JJR/acomp/1 {}/IN/prep/{} lom/NNP/pobj/3"


@pytest.mark.parametrize(
    ("written", "token", "unequal", "equal"),
    [
        (THAN.format("than", 2), 2, [4], []), (THAN.format("than", 1), 2, [4], []), (THAN.format("like", 2), 2, [], [4]), (THAN.format("of", 2), 2, [], []), (THAN.format("than", 2), 1, [], []),
        ("varga/NNP/nsubj/2 soon/RB/advmod/2 run/VBZ/ROOT/2 than/IN/prep/1 lom/NNP/pobj/3", 1, [4], []), ("varga/NNP/nsubj/1 run/VBZ/ROOT/1 like/IN/prep/1 lom/NNP/pobj/2", 1, [], []),
        ("varga/NNP/nsubj/1 be/VBZ/ROOT/1 brave/JJR/acomp/1 compare/VBN/prep/1 with/IN/prep/3 lom/NNP/pobj/4", 2, [5], []),
        ("varga/NNP/nsubj/1 be/VBZ/ROOT/1 brave/JJR/acomp/1 compare/VBG/prep/1 with/IN/prep/3 lom/NNP/pobj/4", 2, [], []),
        ("we/PRP/nsubj/1 prefer/VBP/ROOT/1 varga/NNP/dobj/1 to/IN/prep/2 lom/NNP/pobj/3", 1, [4], []), ("we/PRP/nsubj/1 prefer/VBP/ROOT/1 varga/NNP/dobj/1 over/IN/prep/1 lom/NNP/pobj/3", 1, [4], []),
        ("we/PRP/nsubj/1 lead/VBP/ROOT/1 varga/NNP/dobj/1 to/IN/prep/1 lom/NNP/pobj/3", 1, [], []), ("brave/JJR/amod/1 man/NN/ROOT/1 than/IN/prep/1 lom/NNP/pobj/2", 0, [3], []),
        ("brave/JJ/acomp/1 be/VB/ROOT/1 who/WP/relcl/0 than/IN/prep/2 lom/NNP/pobj/3", 0, [], []),
    ],
)  # fmt: skip
def test_with_what_something_is_compared(written, token, unequal, equal):
    tree, _ = read_tree(written)
    assert [list(compared_nouns(tree, token, prepositions)) for prepositions in (UNEQUAL, EQUAL)] == [unequal, equal]


def grammar(written):
    tree, _ = read_tree(written)
    places = np.arange(len(tree.head))
    return Grammar(tree, places, places + 1)


@pytest.mark.parametrize(
    ("written", "verb", "thing", "patient"),
    [
        ("he/PRP/nsubj/1 break/VBD/ROOT/1 it/PRP/dobj/1", 1, 2, 2), ("it/PRP/nsubjpass/2 be/VBD/auxpass/2 break/VBN/ROOT/2", 2, 0, 0), ("it/PRP/nsubj/1 fade/VBD/ROOT/1", 1, -1, 0),
        ("fear/NN/ROOT/0 break/VBN/acl/0", 1, 0, 0), ("fear/NN/ROOT/0 break/VBG/acl/0", 1, -1, 0), ("fear/NN/ROOT/0 break/VBN/acl/0 it/PRP/dobj/1", 1, 2, 2), ("break/VB/ROOT/0", 0, -1, -1),
        ("it/PRP/nsubjpass/2 be/VBD/auxpass/2 hit/VBN/ROOT/2 and/CC/cc/2 break/VBN/conj/2", 4, 0, 0), ("it/PRP/nsubjpass/2 be/VBD/auxpass/2 hit/VBN/ROOT/2 it/PRP/nsubj/4 break/VBN/conj/2", 4, -1, 3),
        ("it/PRP/nsubjpass/1 hit/VBN/ROOT/1 break/VBN/conj/1 end/VBN/conj/2", 3, 0, 0), ("it/PRP/nsubjpass/1 hit/VBN/ROOT/1 break/VBD/conj/1", 2, -1, 0),
        ("it/PRP/nsubj/1 hit/VBN/ROOT/1 break/VBN/conj/1", 2, -1, 0),
    ],
)  # fmt: skip
def test_what_a_verb_is_done_to(written, verb, thing, patient):
    own = grammar(written)
    assert [own.role(np.array([verb]), role).tolist() for role in ("object", "patient")] == [[thing], [patient]]


@pytest.mark.parametrize(
    ("written", "token", "said", "subject"),
    [
        ("old/JJ/amod/1 bridge/NN/ROOT/1", 0, [1], [1]), ("bridge/NN/nsubj/1 be/VBZ/ROOT/1 old/JJ/acomp/1", 2, [0], [0]), ("he/PRP/nsubj/1 break/VBD/ROOT/1 it/PRP/dobj/1", 1, [2], [0]),
        ("bridge/NN/nsubj/1 fall/VBD/ROOT/1", 1, [0], [0]), ("bridge/NN/ROOT/0 fall/VBG/acl/0", 1, [0], [0]), ("bridge/NN/ROOT/0 he/PRP/nsubj/2 break/VBD/relcl/0", 2, [1], [1]),
        ("end/NN/ROOT/0 of/IN/prep/0 bridge/NN/pobj/1", 0, [2], [2]), ("its/PRP$/poss/1 end/NN/ROOT/1", 1, [0], [0]), ("it/PRP/nsubj/1 be/VBZ/ROOT/1 end/NN/attr/1 of/IN/prep/2 bridge/NN/pobj/3", 2, [4, 0], [4, 0]),
        ("bridge/NN/nsubj/1 be/VBZ/ROOT/1 old/JJ/acomp/1 and/CC/cc/2 bad/JJ/conj/2", 4, [0], [0]), ("bridge/NN/nsubj/1 rise/VBZ/ROOT/1 and/CC/cc/1 fall/VBZ/conj/1", 3, [0], [0]),
        ("very/RB/advmod/1 old/JJ/amod/2 bridge/NN/ROOT/2", 0, [2], [2]), ("badly/RB/ROOT/0", 0, [], []), ("bad/NN/amod/1 end/NN/ROOT/1", 0, [], []), ("bridge/NN/nsubj/1 can/MD/ROOT/1", 1, [0], [0]),
        ("bridge/NN/nsubj/1 be/VBZ/ROOT/1 old/JJ/dep/1", 2, [], []),
    ],
)  # fmt: skip
def test_of_what_a_word_says_something(written, token, said, subject):
    own = grammar(written)
    assert [own.described(token, role) for role in ("object", "subject")] == [said, subject]


@pytest.mark.parametrize(
    ("written", "first", "last", "anchor"),
    [
        ("be/VBZ/ROOT/0 far/RB/advmod/0 from/IN/prep/1 new/JJ/pcomp/2", 1, 2, 1), ("although/IN/mark/2 it/PRP/nsubj/2 fall/VBD/ROOT/2", 0, 0, 0),
        ("it/PRP/nsubj/1 be/VBZ/ROOT/1 mistake/NN/attr/1 to/TO/aux/4 see/VB/xcomp/1", 2, 4, 4), ("it/PRP/nsubj/1 be/VBZ/ROOT/1 mistake/NN/attr/1 to/TO/aux/4 see/VB/acl/2", 2, 4, 2),
        ("it/PRP/nsubj/1 be/VBZ/ROOT/1 mistake/NN/attr/1 to/TO/dep/1", 2, 3, 2), ("no/DT/det/1 way/NN/ROOT/1", 0, 1, 1),
    ],
)  # fmt: skip
def test_the_word_through_which_a_cue_governs(written, first, last, anchor):
    assert grammar(written).anchors(np.array([first]), np.array([last])).tolist() == [anchor]


@pytest.mark.parametrize(
    ("written", "token", "negates", "root"),
    [
        ("it/PRP/nsubj/2 not/RB/neg/2 fall/VBD/ROOT/2", 1, True, 2), ("no/DT/det/1 side/NN/nsubj/2 fall/VBD/ROOT/2", 0, True, 2), ("no/DT/det/1 side/NN/nsubj/2 fall/VBD/ROOT/2", 0, False, 1),
        ("no/DT/det/1 side/NN/poss/2 envoy/NNS/nsubj/3 fall/VBD/ROOT/3", 0, True, 3), ("nobody/NN/nsubj/1 fall/VBD/ROOT/1", 0, True, 1), ("nobody/NN/nsubj/1 fall/VBD/ROOT/1", 0, False, 0),
        ("far/RB/advmod/3 from/IN/prep/0 new/JJ/pcomp/1 old/JJ/ROOT/3", 0, True, 0), ("end/VBD/ROOT/0 it/PRP/dobj/0", 0, True, 0), ("see/VB/ROOT/0 no/DT/det/2 side/NN/dobj/0", 1, True, 2),
        ("end/VBD/ROOT/0 never/RB/neg/0 since/IN/prep/1", 1, True, 0),
    ],
)  # fmt: skip
def test_the_root_of_what_a_shifter_governs(written, token, negates, root):
    found = grammar(written).governors(np.array([token]), np.array([token]), np.array([negates]))
    assert found.tolist() == [root]
