"""What nouns, adjectives, adverbs and prepositions attribute to somebody."""

import pytest
from voices.tables import sources_and_words
from voices.trees import read_tree

from analysis.voices.phrases import reported_by_phrases


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("Berg's claim that the bridge is empty is wrong.", "Berg", "the bridge is empty"),
        ("The fear among residents that the dam will break is old.", "residents", "the dam will break"),
        ("The mayor is convinced that the bridge will pay.", "The mayor", "the bridge will pay"),
        ("According to the ministry, the bridge is safe.", "the ministry", "the bridge is safe"),
        ("To its critics, the bridge is a monument to vanity.", "its critics", "the bridge is a monument to vanity"),
        ("In the mayor's view, the bridge is a triumph.", "the mayor", "the bridge is a triumph"),
    ],
)
def test_what_phrases_give_to_somebody(text, source, words):
    assert (source, words) in sources_and_words(text)


def falls(label, head, at):
    """The words *that it falls*, of which the verb is token `at`."""
    return f"that/IN/mark/{at} it/PRP/nsubj/{at} fall/VBZ/{label}/{head}"


def attributed(written):
    return [(one.rule, one.content, one.cue, one.source) for one in reported_by_phrases(read_tree(written)[0])]


FOUND = {
    "the claim that": ("the/DT/det/1 claim/NN/nsubj/5 " + falls("acl", 1, 4) + " be/VBZ/ROOT/5", "noun", [(3, 4)], (1, 1), None),
    "claims that, joined elsewhere": ("make/VB/ROOT/0 claim/NN/dobj/0 " + falls("advcl", 0, 4), "noun", [(3, 4)], (1, 1), None),
    "the claim: that": ("the/DT/det/1 claim/NN/ROOT/1 :/:/punct/1 " + falls("acl", 1, 5), "noun", [(4, 5)], (1, 1), None),
    "the claim: that, joined elsewhere": (
        "make/VB/ROOT/0 claim/NN/dobj/0 :/:/punct/0 " + falls("advcl", 0, 5), "noun", [(4, 5)], (1, 1), None,
    ),
    "the claim is that": ("the/DT/det/1 claim/NN/nsubj/2 be/VBZ/ROOT/2 " + falls("ccomp", 2, 5), "noun", [(4, 5)], (1, 1), None),
    "Berg's claim that": ("berg/NNP/poss/2 's/POS/case/0 claim/NN/ROOT/2 " + falls("acl", 2, 5), "noun", [(4, 5)], (2, 2), (0, 0)),
    "her claim that": ("her/PRP$/poss/1 claim/NN/ROOT/1 " + falls("acl", 1, 4), "noun", [(3, 4)], (1, 1), (0, 0)),
    "the fear among critics that": (
        "the/DT/det/1 fear/NN/ROOT/1 among/IN/prep/1 critic/NNS/pobj/2 " + falls("acl", 1, 6), "noun", [(5, 6)], (1, 1), (3, 3),
    ),
    "the fear of rain that": ("the/DT/det/1 fear/NN/ROOT/1 of/IN/prep/1 rain/NN/pobj/2 " + falls("acl", 1, 6), "noun", [(5, 6)], (1, 1), None),
    "critics voice the fear that": ("critic/NNS/nsubj/1 voice/VBP/ROOT/1 fear/NN/dobj/1 " + falls("acl", 2, 5), "noun", [(4, 5)], (2, 2), (0, 0)),
    "critics bury the fear that": ("critic/NNS/nsubj/1 bury/VBP/ROOT/1 fear/NN/dobj/1 " + falls("acl", 2, 5), "noun", [(4, 5)], (2, 2), None),
    "the gist of the report is that": (
        "gist/NN/nsubj/3 of/IN/prep/0 report/NN/pobj/1 be/VBZ/ROOT/3 " + falls("ccomp", 3, 6), "noun", [(5, 6)], (0, 0), (2, 2),
    ),
    "Berg is sure that": ("berg/NNP/nsubj/1 be/VBZ/ROOT/1 sure/JJ/acomp/1 " + falls("ccomp", 2, 5), "adjective", [(4, 5)], (2, 2), (0, 0)),
    "Berg is sure it falls": ("berg/NNP/nsubj/1 be/VBZ/ROOT/1 sure/JJ/acomp/1 it/PRP/nsubj/4 fall/VBZ/ccomp/2", "adjective", [(3, 4)], (2, 2), (0, 0)),
    "Berg makes clear that": ("berg/NNP/nsubj/1 make/VBZ/ROOT/1 clear/JJ/acomp/1 " + falls("ccomp", 1, 5), "adjective", [(4, 5)], (2, 2), (0, 0)),
    "Berg was convinced that": (
        "berg/NNP/nsubjpass/2 be/VBD/auxpass/2 convince/VBN/ROOT/2 " + falls("ccomp", 2, 5), "adjective", [(4, 5)], (2, 2), (0, 0),
    ),
    "it reportedly fell": ("it/PRP/nsubj/2 reportedly/RB/advmod/2 fall/VBD/ROOT/2 today/NN/npadvmod/2", "adverb", [(0, 3)], (1, 1), None),
    "a reportedly old bridge fell": (
        "reportedly/RB/advmod/1 old/JJ/amod/2 bridge/NN/nsubj/3 fall/VBD/ROOT/3", "adverb", [(0, 3)], (0, 0), None,
    ),
    "an allegedly old bridge": ("allegedly/RB/advmod/1 old/JJ/amod/2 bridge/NN/ROOT/2", "adverb", [(0, 2)], (0, 0), None),
    "according to Berg, it fell": (
        "accord/VBG/prep/5 to/IN/prep/0 berg/NNP/pobj/1 ,/,/punct/5 it/PRP/nsubj/5 fall/VBD/ROOT/5", "according", [(3, 5)], (0, 1), (2, 2),
    ),
    "to critics, it falls": ("to/IN/prep/4 critic/NNS/pobj/0 ,/,/punct/4 it/PRP/nsubj/4 fall/VBZ/ROOT/4", "frame", [(2, 4)], (0, 0), (1, 1)),
    "for its critics, it falls": (
        "for/IN/prep/5 its/PRP$/poss/2 critic/NNS/pobj/0 ,/,/punct/5 it/PRP/nsubj/5 fall/VBZ/ROOT/5", "frame", [(3, 5)], (0, 0), (1, 2),
    ),
    "and to many, it falls": (
        "and/CC/cc/5 to/IN/prep/5 many/JJ/pobj/1 ,/,/punct/5 it/PRP/nsubj/5 fall/VBZ/ROOT/5", "frame", [(3, 5)], (1, 1), (2, 2),
    ),
    "in Berg's view, it falls": (
        "in/IN/prep/6 berg/NNP/poss/3 's/POS/case/1 view/NN/pobj/0 ,/,/punct/6 it/PRP/nsubj/6 fall/VBZ/ROOT/6", "frame", [(4, 6)], (0, 3), (1, 1),
    ),
    "in the view of Berg, it falls": (
        "in/IN/prep/7 the/DT/det/2 view/NN/pobj/0 of/IN/prep/2 berg/NNP/pobj/3 ,/,/punct/7 it/PRP/nsubj/7 fall/VBZ/ROOT/7", "frame", [(5, 7)], (0, 2), (4, 4),
    ),
    "on that view, it falls": (
        "on/IN/prep/5 that/DT/det/2 view/NN/pobj/0 ,/,/punct/5 it/PRP/nsubj/5 fall/VBZ/ROOT/5", "frame", [(3, 5)], (0, 2), (1, 2),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("written", "rule", "content", "cue", "source"), FOUND.values(), ids=FOUND)
def test_what_a_phrase_gives_to_somebody(written, rule, content, cue, source):
    assert attributed(written) == [(rule, content, cue, source)]


NOTHING = {
    "no claim that": "no/DT/det/1 claim/NN/ROOT/1 " + falls("acl", 1, 4),
    "my claim that": "my/PRP$/poss/1 claim/NN/ROOT/1 " + falls("acl", 1, 4),
    "to claim that": "claim/VB/ROOT/0 " + falls("ccomp", 0, 3),
    "the claim falling": "claim/NN/ROOT/0 it/PRP/nsubj/2 fall/VBZ/acl/0",
    "the claim hurts that": "claim/NN/nsubj/1 hurt/VBZ/ROOT/1 " + falls("ccomp", 1, 4),
    "the claim, an object, is that": "be/VBZ/ROOT/0 claim/NN/attr/0 so/RB/advmod/0 " + falls("ccomp", 0, 5),
    "that it falls is the claim": falls("ccomp", 3, 2) + " claim/NN/ROOT/3",
    "the gist is that": "gist/NN/nsubj/1 be/VBZ/ROOT/1 " + falls("ccomp", 1, 4),
    "a claim at the end": "the/DT/det/1 claim/NN/ROOT/1",
    "a claim: at the end": "the/DT/det/1 claim/NN/ROOT/1 :/:/punct/1",
    "so sure that": "berg/NNP/nsubj/1 be/VBZ/ROOT/1 so/RB/advmod/3 sure/JJ/acomp/1 " + falls("ccomp", 3, 6),
    "sure of it": "berg/NNP/nsubj/1 be/VBZ/ROOT/1 sure/JJ/acomp/1",
    "it is clear that": "it/PRP/nsubj/1 be/VBZ/ROOT/1 clear/JJ/acomp/1 " + falls("ccomp", 1, 5),
    "Berg is clear that": "berg/NNP/nsubj/1 be/VBZ/ROOT/1 clear/JJ/acomp/1 " + falls("ccomp", 1, 5),
    "Berg makes sure that": "berg/NNP/nsubj/1 make/VBZ/ROOT/1 sure/JJ/acomp/1 " + falls("ccomp", 1, 5),
    "Berg sings sure that": "berg/NNP/nsubj/1 sing/VBZ/ROOT/1 sure/JJ/acomp/1 " + falls("ccomp", 2, 5),
    "I am sure that": "i/PRP/nsubj/1 be/VBP/ROOT/1 sure/JJ/acomp/1 " + falls("ccomp", 2, 5),
    "this is certain that": "this/DT/nsubj/1 be/VBP/ROOT/1 certain/JJ/acomp/1 " + falls("ccomp", 2, 5),
    "nobody at all is sure that": "be/VBP/ROOT/0 sure/JJ/acomp/0 " + falls("ccomp", 1, 4),
    "rising is certain that": "rise/VBG/nsubj/1 be/VBP/ROOT/1 certain/JJ/acomp/1 " + falls("ccomp", 2, 5),
    "that it falls, Berg is sure": falls("ccomp", 5, 2) + " berg/NNP/nsubj/4 be/VBZ/ROOT/4 sure/JJ/acomp/4",
    "a sure thing": "sure/JJ/amod/1 thing/NN/ROOT/1",
    "according to plan, it fell": "accord/VBG/prep/5 to/IN/prep/0 plan/NN/pobj/1 ,/,/punct/5 it/PRP/nsubj/5 fall/VBD/ROOT/5",
    "according to us, it fell": "accord/VBG/prep/5 to/IN/prep/0 us/PRP/pobj/1 ,/,/punct/5 it/PRP/nsubj/5 fall/VBD/ROOT/5",
    "according": "accord/NN/ROOT/0",
    "it accords with Berg": "it/PRP/nsubj/1 accord/VBZ/ROOT/1 to/IN/prep/1",
    "to my critics, it falls": "to/IN/prep/5 my/PRP$/poss/2 critic/NNS/pobj/0 ,/,/punct/5 it/PRP/nsubj/5 fall/VBZ/ROOT/5",
    "to critics it falls": "to/IN/prep/3 critic/NNS/pobj/0 it/PRP/nsubj/3 fall/VBZ/ROOT/3",
    "to sailors, it falls": "to/IN/prep/4 sailor/NNS/pobj/0 ,/,/punct/4 it/PRP/nsubj/4 fall/VBZ/ROOT/4",
    "to many of them, it falls": "to/IN/prep/6 many/JJ/pobj/0 of/IN/prep/1 them/PRP/pobj/2 ,/,/punct/6 it/PRP/nsubj/6 fall/VBZ/ROOT/6",
    "it falls to critics, today": "it/PRP/nsubj/1 fall/VBZ/ROOT/1 to/IN/prep/1 critic/NNS/pobj/2 ,/,/punct/1 today/NN/npadvmod/1",
    "today it, to critics, falls": "today/NN/npadvmod/5 it/PRP/nsubj/5 to/IN/prep/5 critic/NNS/pobj/2 ,/,/punct/5 fall/VBZ/ROOT/5",
    "to critics, a bridge": "to/IN/prep/3 critic/NNS/pobj/0 ,/,/punct/3 bridge/NN/ROOT/3",
    "“ to critics, it falls": "“/``/punct/5 to/IN/prep/5 critic/NNS/pobj/1 ,/,/punct/5 it/PRP/nsubj/5 fall/VBZ/ROOT/5",
    "to, alone": "to/IN/prep/3 ,/,/punct/3 it/PRP/nsubj/3 fall/VBZ/ROOT/3",
    "in my view, it falls": "in/IN/prep/5 my/PRP$/poss/2 view/NN/pobj/0 ,/,/punct/5 it/PRP/nsubj/5 fall/VBZ/ROOT/5",
    "in view of this, it falls": "in/IN/prep/6 view/NN/pobj/0 of/IN/prep/1 this/DT/pobj/2 ,/,/punct/6 it/PRP/nsubj/6 fall/VBZ/ROOT/6",
    "in that view, it falls": "in/IN/prep/5 that/DT/det/2 view/NN/pobj/0 ,/,/punct/5 it/PRP/nsubj/5 fall/VBZ/ROOT/5",
    "on view, it falls": "on/IN/prep/4 view/NN/pobj/0 ,/,/punct/4 it/PRP/nsubj/4 fall/VBZ/ROOT/4",
    "in Berg's view it falls": "in/IN/prep/4 berg/NNP/poss/2 view/NN/pobj/0 it/PRP/nsubj/4 fall/VBZ/ROOT/4",
    "in Berg's house, it falls": "in/IN/prep/5 berg/NNP/poss/2 house/NN/pobj/0 ,/,/punct/5 it/PRP/nsubj/5 fall/VBZ/ROOT/5",
}  # fmt: skip


@pytest.mark.parametrize("written", NOTHING.values(), ids=NOTHING)
def test_what_looks_like_such_a_phrase_and_gives_nothing_to_anybody(written):
    assert attributed(written) == []
