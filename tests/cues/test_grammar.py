"""What heads a cue, and what it is about, told by a parse."""

import numpy as np
import pytest
from voices.trees import read_tree

from analysis.cues.grammar import Grammar
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
