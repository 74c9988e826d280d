"""What a cue means in its sentence, told by a parse: one sense after another, in sentences that have it and that have not."""

import pytest

from analysis.cues.senses import SENSES
from analysis.text.buffer import layout
from analysis.text.parse import parse
from analysis.voices.tree import build_tree

POSSIBLE = [
    ("The ferry could sink before winter.", "could"),
    ("Could the ferry sink?", "Could"),
    ("We could see a shortage of bread.", "could"),
    ("The clerk could have been dreaming.", "could"),
    ("If the rain stops, the harvest could still be saved.", "could"),
    ("Such a profit could only come later.", "could"),
    ("The clerk said that the bridge could hold if the rain stopped.", "could"),
    ("The ferry may leave on Monday.", "may"),
    ("The new pump may not work.", "may"),
    ("May it be that the clerk lied?", "May"),
    ("The clerk might resign.", "might"),
    ("The clerk might have forgotten the key.", "might"),
    ("A ferry might put to sea tonight.", "might"),
]
NOT_POSSIBLE = [
    ("Once the yard could build its own boats, it bought none.", "could"),
    ("I could have signed it myself.", "could"),
    ("One could go on for hours.", "could"),
    ("They rowed at night so that the guards might sleep.", "might"),
    ("As a girl she could climb any tree.", "could"),
    ("He could whistle when he was three.", "could"),
    ("From the roof we could see the harbour.", "could"),
    ("The farmers could hear the bells.", "could"),
    ("The farmers could see that the bridge was gone.", "could"),
    ("No farmer could open the gate.", "could"),
    ("The farmers could not open the gate.", "could"),
    ("They could only watch.", "could"),
    ("How could anyone believe it?", "could"),
    ("She swam as far as she could.", "could"),
    ("They spoke slowly so that the children could follow.", "could"),
    ("If the pump worked, they could water the field.", "could"),
    ("May the bridge stand for ever.", "May"),
    ("May brought floods.", "May"),
    ("May saw two strikes.", "May"),
    ("If I may add a word, the clerk is right.", "may"),
    ("Guests may not swim without a guard.", "may"),
    ("Guests may only swim at noon.", "may"),
    ("We may safely say that it failed.", "may"),
    ("The might of the fleet was feared.", "might"),
    ("You might have told me.", "might"),
    ("He ran as fast as he might.", "might"),
]
INFERRED = [
    ("The clerk must have lost the key.", "must"),
    ("The clerk must be dreaming.", "must"),
    ("She must be tired by now.", "must"),
    ("She must be exhausted.", "must"),
    ("There must be some mistake in the list.", "must"),
    ("That must be the key.", "must"),
    ("It must seem odd to the farmers.", "must"),
    ("The letters should be in the box by now.", "should"),
    ("It should be easy to mend.", "should"),
    ("I should think the bridge will hold.", "should"),
    ("The money ought to be enough.", "ought"),
    ("That would be the gardener.", "would"),
    ("She will be asleep by now.", "will"),
]
NOT_INFERRED = [
    ("The bridge must be mended.", "must"),
    ("We must be patient.", "must"),
    ("The town must pay.", "must"),
    ("There must be an inquiry.", "must"),
    ("The town should pay.", "should"),
    ("You should be home by ten.", "should"),
    ("Should the bridge fall, call me.", "Should"),
    ("We ought to mend the bridge.", "ought"),
    ("That would be the end of the bridge.", "would"),
    ("The town will pay.", "will"),
]
OTHERS = [
    ("predicative", "certain", "Her defeat is certain.", "A certain clerk signed it."),
    ("predicative", "certain", "The farmers seemed tired and certain of it.", "Certain clerks signed it."),
    ("predicative", "sure", "We are sure that it holds.", "A sure hand drew it."),
    ("knowable", "clear", "It is clear that the bridge will fall.", "The brook was clear."),
    ("knowable", "clear", "The lesson is clear.", "The clear brook froze."),
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
    ("undivided", "hard", "It is hard to tell who won.", "It is hard to tell friend from foe."),
    ("affirmed", "possibility", "The possibility of a flood remains.", "No possibility of a flood remains."),
    ("stated", "chances", "The chances of a truce are slim.", "The chances of a truce were missed."),
    ("emphatic", "did", "The brigade did fight.", "The brigade did not fight."),
    ("emphatic", "did", "They did mend it.", "Did they mend it?"),
    ("emphatic", "do", "The pumps do work.", "What do they mend?"),
    ("disjunct", "naturally", "The clerk, naturally, lied.", "The clerk lied naturally."),
    ("closing", "period", "The talks are over, period.", "The period of talks is over."),
    ("quantity", "about", "It took about 40 days.", "It tells about the floods."),
    ("quantity", "around", "It took around a dozen days.", "It stood around the corner."),
    ("degree", "kind", "The clerk was kind of sleepy.", "This kind of bridge is rare."),
    ("degree", "sort", "It was a sort of farewell.", "It was the sort of bridge that falls."),
    ("degree", "kind", "They kind of won.", "What kind of bridge is it?"),
    ("degree", "kind", "He was kind of lost.", "There is a kind of farmer who waits."),
    ("passive", "thought", "The clerk is thought to have lied.", "Nobody has thought to attach a keel."),
    ("attributive", "supposed", "The supposed miller was a thief.", "The miller supposed that it rained."),
    ("unasked", "exactly", "That is exactly the point.", "What exactly is the point?"),
    ("unasked", "exactly", "The keys are exactly alike.", "It took exactly 40 days."),
    ("said", "allies", "The two towns became allies.", "The allies met in the square."),
    ("said", "alliance", "It is no alliance.", "There is an alliance of towns."),
    ("lasting", "never", "The bridge never opened.", "The bridge never opened until we paid."),
]  # fmt: skip


def has(sense, text, word):
    """Whether a word of a text has a sense."""
    page = layout([text])
    walked = build_tree(parse(page))
    return SENSES[sense](walked, page.letters(walked.start, walked.end).index(word))


@pytest.mark.parametrize(("text", "word"), POSSIBLE)
def test_a_modal_of_possibility(text, word):
    assert has("possibility", text, word)


@pytest.mark.parametrize(("text", "word"), NOT_POSSIBLE)
def test_a_modal_of_ability_leave_or_wish_and_a_name(text, word):
    assert not has("possibility", text, word)


@pytest.mark.parametrize(("text", "word"), INFERRED)
def test_a_modal_of_inference(text, word):
    assert has("inference", text, word)


@pytest.mark.parametrize(("text", "word"), NOT_INFERRED)
def test_a_modal_of_duty_or_condition(text, word):
    assert not has("inference", text, word)


@pytest.mark.parametrize(("sense", "word", "with_it", "without"), OTHERS)
def test_one_word_with_a_sense_and_without(sense, word, with_it, without):
    capital = word.capitalize()
    assert has(sense, with_it, word if word in with_it.split() or word in with_it else capital)
    assert not has(sense, without, word if word in without else capital)


def test_every_sense_is_tested():
    assert {"possibility", "inference", *(sense for sense, *_ in OTHERS)} == {*SENSES}
