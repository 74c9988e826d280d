"""Hedges and boosters: which words of a sentence are marked, by their sense."""

import pytest

from analysis import mark, tokenize
from analysis.core.schema import table

HEDGED = [
    ("The ferries could sink in such a storm.", "could"),
    ("June may be dry.", "may"),
    ("The parcel ought to be there by now.", "ought to"),
    ("That will be the plumber.", "will"),
    ("I should think the bridge will hold.", "I should think"),
    ("I would have thought the bridge was safe.", "I would have thought"),
    ("The farmers think the bridge is safe, but we suspect it is not.", "we suspect"),
    ("The bridge appears sound.", "appears"),
    ("The bridge looks doomed.", "looks"),
    ("The engineers doubt the report.", "doubt"),
    ("Doubts about the report remain.", "Doubts about"),
    ("The chances are good that it rains.", "chances"),
    ("The odds of a flood are high.", "odds"),
    ("The repair took about forty days.", "about"),
    ("The repair cost nearly 300 pounds.", "nearly"),
    ("The ferry is usually late.", "usually"),
    ("The quarrel is more or less settled.", "more or less"),
    ("The quarrel is all but settled.", "all but"),
    ("The miller was kind of pleased.", "kind of"),
    ("It was a sort of farewell.", "sort of"),
    ("It has been said that the miller lied.", "It has been said that"),
    ("By all accounts the miller lied.", "By all accounts"),
    ("The supposed miller was a thief.", "supposed"),
    ("To the best of my knowledge the miller lied.", "To the best of my knowledge"),
    ("The cause is unclear.", "unclear"),
    ("It is not certain that the bridge will hold.", "not certain"),
    ("The bridge is not really safe.", "not really"),
]
BOOSTED = [
    ("The miller must have known.", "must"),
    ("The verdict is certain.", "certain"),
    ("The lesson is clear.", "clear"),
    ("The really old part is the tower.", "really"),
    ("The tower does lean.", "does"),
    ("The tower never leaned.", "never"),
    ("The tower always leans.", "always"),
    ("We know the tower is weak.", "know"),
    ("The miller, naturally, knew.", "naturally"),
    ("The talks are over, full stop.", "full stop"),
    ("No wonder the tower leans.", "No wonder"),
    ("After all, the tower leans.", "After all"),
    ("That is exactly the point.", "exactly the"),
    ("He forgot the fact that towers lean.", "the fact that"),
    ("It proves they were wrong.", "proves"),
    ("The numbers speak for themselves.", "speak for themselves"),
    ("I do not doubt the report.", "doubt"),
]
NEITHER = [
    "As a girl she could climb any tree.",
    "Nobody could open the gate.",
    "They did whatever they could.",
    "May saw two strikes.",
    "MAY TALKS COLLAPSE",
    "May the best team win.",
    "Guests may not swim without a guard.",
    "Its might was feared.",
    "The town must pay.",
    "The town should pay.",
    "The town ought to pay.",
    "A certain clerk signed it.",
    "The brook was clear.",
    "What kind of bridge is it?",
    "This sort of bridge is rare.",
    "We assume the debts of the town.",
    "The clerk appears in court today.",
    "It tells about the floods.",
    "What exactly is the point?",
    "They want to know how it fell.",
    "He will pay.",
    "You are just in time.",
]


def marks(text, voices="parsed"):
    """The cues that count in a text, by the first part of their category."""
    articles = table("articles", {"article": ["a"], "text": [text]})
    found = mark(articles, tokenize(articles, voices), measures=["hedging"], voices=voices)
    found = found[found["weight"] != 0]
    return [(category.partition(".")[0], cue) for category, cue in zip(found["category"], found["cue"], strict=True)]


@pytest.mark.parametrize(("text", "cue"), HEDGED)
def test_a_hedge(text, cue):
    assert marks(text) == [("hedge", cue)]


@pytest.mark.parametrize(("text", "cue"), BOOSTED)
def test_a_booster(text, cue):
    assert marks(text) == [("booster", cue)]


@pytest.mark.parametrize("text", NEITHER)
def test_neither(text):
    assert marks(text) == []


def test_an_approximator_before_a_cue_leaves_it_no_booster():
    assert marks("The tower is almost certain to fall.") == [("hedge", "almost")]


def test_without_a_parse_cues_are_told_by_their_words_alone():
    text = "As a girl she could climb. The miller must have known, no doubt."
    assert marks(text) == [("booster", "must"), ("booster", "no doubt")]
    assert marks(text, "quotes") == [("hedge", "could"), ("booster", "no doubt")]
