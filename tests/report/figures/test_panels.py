"""What each panel of the first picture shows, in which unit, and what either side of 0 means."""

import dataclasses

import pytest

from analysis.report.figures import panels


def test_panels_show_what_the_study_has(pacts):
    assert panels.panels(pacts) == {
        "Framing": [("framing", "issue.war"), ("framing", "issue.trade")],
        "Tone": [("tone", "all")],
        "Hedging": [("hedging", "hedge"), ("hedging", "booster")],
        "Stance": [("stance", "all")],
    }
    bare = dataclasses.replace(pacts, codebook=None, labels={"tone": pacts.labels["tone"]})
    assert panels.panels(bare) == {"Tone": [("tone", "all")]}


def test_the_frames_that_differ_most_come_first_and_unused_ones_not_at_all(pacts):
    """War differs by 76.9 per 1,000 words, trade by 55.6."""
    assert panels.salient_frames(pacts) == ["issue.war", "issue.trade"]
    assert panels.salient_frames(pacts, most=1) == ["issue.war"]
    alone = pacts.first(1)  # nothing to compare it with
    assert panels.salient_frames(alone) == ["issue.trade", "issue.war"]


@pytest.mark.parametrize(
    ("title", "ends"),
    [("Tone", ("← negative", "positive →")), ("Stance", ("← deal", "bond →")), ("Framing", ("", ""))],
)
def test_the_poles_of_the_axis_stand_at_its_ends(pacts, title, ends):
    assert panels.panel_ends(pacts, title) == ends


def test_without_a_codebook_the_axis_has_no_ends(pacts):
    assert panels.panel_ends(dataclasses.replace(pacts, codebook=None), "Stance") == ("", "")


def test_a_panel_that_rests_on_codes_counts_sentences(pacts, coded):
    assert panels.is_coded(coded, "Stance") and not panels.is_coded(pacts, "Stance")
    assert (
        panels.panel_unit(coded, "Stance").full
        == "sentences for one side minus sentences for the other, in % of all sentences"
    )
    assert panels.panel_unit(pacts, "Stance").full == "marks for one pole minus marks for the other, per 1,000 words"
    assert (
        panels.panel_caption(pacts, "Tone") == "Points are the valences of the words, summed. Lines are 95 % intervals."
    )
    assert panels.panels(coded)["Stance"] == [("author_stance", "all")]
