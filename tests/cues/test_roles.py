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
