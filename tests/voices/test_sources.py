"""The noun phrase that a source is."""

import pytest
from voices.trees import grown, read_tree

from analysis.voices.attribution_lexicon import attribution_cues
from analysis.voices.sources import governing_subject, is_passive, noun_phrase, source_of

COMMA, NAME = (3, "punct", ",", ","), (3, "nmod", "NNP", "berg")


@pytest.mark.parametrize(
    ("before", "first"),
    [
        ([(3, "advmod", "RB", "later"), COMMA, NAME], 2),  # later, Berg's envoy said
        ([(3, "det", "DT", "the"), COMMA, NAME], 0),  # the, as it were, mark is inside the phrase
        ([(3, "advmod", "RB", "later"), NAME, NAME], 0),
    ],
)
def test_a_source_begins_after_the_last_mark_before_it(before, first):
    tree = grown(*before, (4, "nsubj", "NN", "envoy"), (4, "ROOT", "VBD", "say"))
    assert noun_phrase(tree, 3, 4) == (first, 3)


PHRASES = {
    "the old baker": ("the/DT/det/2 old/JJ/amod/2 baker/NN/nsubj/3 say/VBZ/ROOT/3", 2, (0, 2)),
    "and the baker": ("and/CC/cc/2 the/DT/det/2 baker/NN/nsubj/3 say/VBZ/ROOT/3", 2, (1, 2)),
    "that the baker": ("that/IN/mark/2 the/DT/det/2 baker/NN/nsubj/3 say/VBZ/ROOT/3", 2, (1, 2)),
    "that baker": ("that/DT/det/1 baker/NN/nsubj/2 say/VBZ/ROOT/2", 1, (0, 1)),
    "the baker, old": ("the/DT/det/1 baker/NN/nsubj/4 ,/,/punct/1 old/JJ/amod/1 say/VBZ/ROOT/4", 1, (0, 1)),
    "the baker, Moor": ("the/DT/det/1 baker/NN/nsubj/4 ,/,/punct/1 moor/NNP/appos/1 say/VBZ/ROOT/4", 1, (0, 1)),
    "the baker Moor": ("the/DT/det/1 baker/NN/nsubj/3 moor/NNP/appos/1 say/VBZ/ROOT/3", 1, (0, 2)),
    "a baker, who left,": ("a/DT/det/1 baker/NN/nsubj/6 ,/,/punct/6 who/WP/nsubj/4 leave/VBD/relcl/1 ,/,/punct/6 say/VBZ/ROOT/6", 1, (0, 2)),
    "a baker who left": ("a/DT/det/1 baker/NN/nsubj/4 who/WP/nsubj/3 leave/VBD/relcl/1 say/VBZ/ROOT/4", 1, (0, 3)),
    "a baker who says": ("a/DT/det/1 baker/NN/ROOT/1 who/WP/nsubj/3 say/VBZ/relcl/1", 1, (0, 1)),
    "Berg, Lom and Moor": ("berg/NNP/nsubj/5 ,/,/punct/0 lom/NNP/conj/0 and/CC/cc/2 moor/NNP/conj/2 say/VBP/ROOT/5", 0, (0, 4)),
    "Berg and her friends, each a subject": ("berg/NNP/nsubj/4 and/CC/cc/3 her/PRP$/poss/3 friend/NNS/nsubj/4 say/VBP/ROOT/4", 0, (0, 0)),
    "Berg, and friends after a mark": ("berg/NNP/nsubj/3 and/CC/dep/3 friend/NNS/nsubj/3 say/VBP/ROOT/3", 0, (0, 0)),
    "a baker in the town": ("a/DT/det/1 baker/NN/nsubj/5 in/IN/prep/1 the/DT/det/4 town/NN/pobj/2 say/VBZ/ROOT/5", 1, (0, 4)),
}  # fmt: skip


@pytest.mark.parametrize(("written", "noun", "span"), PHRASES.values(), ids=PHRASES)
def test_the_phrase_of_a_noun_ends_where_something_else_begins(written, noun, span):
    tree, _ = read_tree(written)
    assert noun_phrase(tree, noun, tree.lemma.index("say")) == span


@pytest.mark.parametrize(
    ("after", "last"),
    [
        ("( -LRB- d NNP ) -RRB-", 3), ("( -LRB- x VB ) -RRB-", 0), ("( -LRB- " + "x NN " * 6 + ") -RRB-", 8), ("( -LRB- " + "x NN " * 7 + ") -RRB-", 0), ("( -LRB- d NNP", 0), (", , d NNP ) -RRB-", 0),
        ("( -LRB-", 0), ("", 0),
    ],
)  # fmt: skip
def test_a_bracket_of_up_to_nine_tokens_belongs_to_a_name(after, last):
    words = after.split()
    rows = [
        (0, "ROOT", "NNP", "berg"),
        *((at, "dep", tag, word) for at, (word, tag) in enumerate(zip(words[::2], words[1::2], strict=True), 1)),
    ]
    assert noun_phrase(grown(*rows), 0) == (0, last)


@pytest.mark.parametrize(
    ("written", "verb", "passive"),
    [
        ("it/PRP/nsubj/1 say/VBZ/ROOT/1", 1, False), ("it/PRP/nsubjpass/2 be/VBZ/auxpass/2 say/VBN/ROOT/2", 2, True), ("plan/NN/ROOT/0 say/VBN/acl/0", 1, True),
        ("plan/NN/ROOT/0 say/VBG/acl/0", 1, False), ("plan/NN/ROOT/0 say/VBN/relcl/0", 1, False), ("say/VBN/ROOT/0 by/IN/agent/0", 0, True),
        ("he/PRP/nsubj/2 be/VBZ/auxpass/2 praise/VBN/ROOT/2 himself/PRP/dobj/2", 2, False), ("he/PRP/nsubj/2 be/VBZ/auxpass/2 praise/VBN/ROOT/2 it/PRP/dobj/2", 2, True),
    ],
)  # fmt: skip
def test_what_is_passive(written, verb, passive):
    assert is_passive(read_tree(written)[0], verb) == passive


WHO = attribution_cues("verb")
SPEAKS = {
    "Berg says": ("berg/NNP/nsubj/1 say/VBZ/ROOT/1", 1, ((0, 0), True), ((0, 0), True)), "I say": ("i/PRP/nsubj/1 say/VBP/ROOT/1", 1, (None, False), (None, False)),
    "I hear": ("i/PRP/nsubj/1 hear/VBP/ROOT/1", 1, (None, True), (None, True)), "Berg hears": ("berg/NNP/nsubj/1 hear/VBP/ROOT/1", 1, (None, False), (None, False)),
    "it says": ("it/PRP/nsubj/1 say/VBZ/ROOT/1", 1, (None, False), ((0, 0), True)), "it thinks": ("it/PRP/nsubj/1 think/VBZ/ROOT/1", 1, (None, False), (None, False)),
    "the fact suggests": ("fact/NN/nsubj/1 suggest/VBZ/ROOT/1", 1, (None, False), (None, False)), "the rain suggests": ("rain/NN/nsubj/1 suggest/VBZ/ROOT/1", 1, (None, False), ((0, 0), True)),
    "the mayor suggests": ("mayor/NN/nsubj/1 suggest/VBZ/ROOT/1", 1, ((0, 0), True), ((0, 0), True)), "the mayor shows": ("mayor/NN/nsubj/1 show/VBZ/ROOT/1", 1, (None, False), ((0, 0), True)),
    "the report shows": ("report/NN/nsubj/1 show/VBZ/ROOT/1", 1, ((0, 0), True), ((0, 0), True)), "the rain says": ("rain/NN/nsubj/1 say/VBZ/ROOT/1", 1, ((0, 0), True), ((0, 0), True)),
    "nobody says": ("nobody/NN/nsubj/1 say/VBZ/ROOT/1", 1, (None, False), (None, False)), "no mayor says": ("no/DT/det/1 mayor/NN/nsubj/2 say/VBZ/ROOT/2", 2, (None, False), (None, False)),
    "there says": ("there/EX/nsubj/1 say/VBZ/ROOT/1", 1, (None, False), (None, False)), "those say": ("those/DT/nsubj/1 say/VBP/ROOT/1", 1, (None, False), (None, False)),
    "those in town say": ("those/DT/nsubj/3 in/IN/prep/0 town/NN/pobj/1 say/VBP/ROOT/3", 3, ((0, 2), True), ((0, 2), True)), "one says": ("one/CD/nsubj/1 say/VBZ/ROOT/1", 1, (None, False), (None, False)),
    "one of them says": ("one/CD/nsubj/3 of/IN/prep/0 them/PRP/pobj/1 say/VBZ/ROOT/3", 3, ((0, 2), True), ((0, 2), True)), "say": ("say/VB/ROOT/0", 0, (None, False), (None, False)),
    "some of us say": ("some/DT/nsubj/3 of/IN/prep/0 us/PRP/pobj/1 say/VBP/ROOT/3", 3, (None, False), (None, False)),
    "is said by Berg": ("it/PRP/nsubjpass/2 be/VBZ/auxpass/2 say/VBN/ROOT/2 by/IN/agent/2 berg/NNP/pobj/3", 2, ((4, 4), True), ((4, 4), True)),
    "is said by us": ("it/PRP/nsubjpass/2 be/VBZ/auxpass/2 say/VBN/ROOT/2 by/IN/agent/2 us/PRP/pobj/3", 2, ((4, 4), False), ((4, 4), False)),
    "it is said": ("it/PRP/nsubjpass/2 be/VBZ/auxpass/2 say/VBN/ROOT/2", 2, (None, True), (None, True)), "nothing is said": ("nothing/NN/nsubjpass/2 be/VBZ/auxpass/2 say/VBN/ROOT/2", 2, (None, False), (None, False)),
    "nobody is told": ("nobody/NN/nsubjpass/2 be/VBZ/auxpass/2 tell/VBN/ROOT/2", 2, (None, False), (None, False)),
    "would have us believe": ("berg/NNP/nsubj/2 would/MD/aux/2 have/VB/ROOT/2 us/PRP/nsubj/4 believe/VB/ccomp/2", 4, ((0, 0), True), ((0, 0), True)),
}  # fmt: skip


@pytest.mark.parametrize(("written", "verb", "reported", "quoted"), SPEAKS.values(), ids=SPEAKS)
def test_who_says_it_and_whether_it_can_be_somebody_else_s(written, verb, reported, quoted):
    tree, _ = read_tree(written)
    found = [source_of(tree, verb, WHO[tree.lemma[verb]], is_passive(tree, verb), own) for own in (False, True)]
    assert found == [reported, quoted]


@pytest.mark.parametrize(
    ("written", "verbs", "span"),
    [
        ("critic/NNS/nsubj/1 voice/VBP/ROOT/1 fear/NN/dobj/1", None, (0, 0)), ("critic/NNS/nsubj/1 voice/VBP/ROOT/1 fear/NN/dobj/1", {"voice"}, (0, 0)),
        ("critic/NNS/nsubj/1 voice/VBP/ROOT/1 fear/NN/dobj/1", {"bury"}, None), ("it/PRP/nsubj/1 voice/VBP/ROOT/1 fear/NN/dobj/1", None, (0, 0)), ("it/PRP/nsubj/1 voice/VBP/ROOT/1 fear/NN/dobj/1", {"voice"}, None),
        ("it/PRP/nsubj/1 be/VBP/ROOT/1 fear/NN/attr/1", None, None), ("rain/NN/nsubj/1 voice/VBP/ROOT/1 fear/NN/dobj/1", None, None), ("nobody/NN/nsubj/1 voice/VBP/ROOT/1 fear/NN/dobj/1", None, None),
        ("critic/NNS/nsubjpass/1 voice/VBN/ROOT/1 fear/NN/dobj/1", None, None), ("critic/NNS/nsubj/1 speak/VBP/ROOT/1 of/IN/prep/1 fear/NN/pobj/2", None, (0, 0)),
        ("a/DT/det/1 house/NN/ROOT/1 fear/NN/appos/1", None, None),
    ],
)  # fmt: skip
def test_the_subject_of_the_verb_above(written, verbs, span):
    tree, _ = read_tree(written)
    assert governing_subject(tree, tree.lemma.index("fear"), verbs) == span
