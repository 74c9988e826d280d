"""Senses of modal verbs, in sentences that have them and that have not."""

import pytest
from cues.sensed import has

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
