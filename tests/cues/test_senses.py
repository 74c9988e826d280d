"""What an adjective, noun or adverb means in its sentence, told by a parse: in sentences that have the sense and that have not."""

import pytest
from cues.sensed import has

from analysis.cues.modals import inference, possibility
from analysis.cues.senses import SENSES
from analysis.cues.verb_senses import VERB_SENSES

WORDS = [
    ("predicative", "certain", "Her defeat is certain.", "A certain clerk signed it."),
    ("predicative", "certain", "The farmers seemed tired and certain of it.", "Certain clerks signed it."),
    ("predicative", "sure", "We are sure that it holds.", "A sure hand drew it."),
    ("knowable", "clear", "It is clear that the bridge will fall.", "The brook was clear."),
    ("knowable", "clear", "The lesson is clear.", "The clear brook froze."),
    ("undivided", "hard", "It is hard to tell who won.", "It is hard to tell friend from foe."),
    ("affirmed", "possibility", "The possibility of a flood remains.", "No possibility of a flood remains."),
    ("stated", "chances", "The chances of a truce are slim.", "The chances of a truce were missed."),
    ("disjunct", "naturally", "The clerk, naturally, lied.", "The clerk lied naturally."),
    ("closing", "period", "The talks are over, period.", "The period of talks is over."),
    ("quantity", "about", "It took about 40 days.", "It tells about the floods."),
    ("quantity", "around", "It took around a dozen days.", "It stood around the corner."),
    ("degree", "kind", "The clerk was kind of sleepy.", "This kind of bridge is rare."),
    ("degree", "sort", "It was a sort of farewell.", "It was the sort of bridge that falls."),
    ("degree", "kind", "They kind of won.", "What kind of bridge is it?"),
    ("degree", "kind", "He was kind of lost.", "There is a kind of farmer who waits."),
    ("attributive", "supposed", "The supposed miller was a thief.", "The miller supposed that it rained."),
    ("unasked", "exactly", "That is exactly the point.", "What exactly is the point?"),
    ("unasked", "exactly", "The keys are exactly alike.", "It took exactly 40 days."),
    ("said", "allies", "The two towns became allies.", "The allies met in the square."),
    ("said", "alliance", "It is no alliance.", "There is an alliance of towns."),
    ("lasting", "never", "The bridge never opened.", "The bridge never opened until we paid."),
]  # fmt: skip


@pytest.mark.parametrize(("sense", "word", "with_it", "without"), WORDS)
def test_one_word_with_a_sense_and_without(sense, word, with_it, without):
    capital = word.capitalize()
    assert has(sense, with_it, word if word in with_it.split() or word in with_it else capital)
    assert not has(sense, without, word if word in without else capital)


def test_every_sense_is_tested():
    elsewhere = {possibility, inference, *VERB_SENSES}
    assert {sense for sense, *_ in WORDS} == {name for name, sense in SENSES.items() if sense not in elsewhere}
