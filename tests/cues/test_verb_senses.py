"""What a verb means in its sentence, told by a parse: in sentences that have the sense and that have not."""

import pytest
from cues.sensed import has

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
