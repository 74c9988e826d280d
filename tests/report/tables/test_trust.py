"""How far to trust a panel: its agreement with the kind of coder there was."""

import pandas as pd
import pytest

from analysis.coding import authoritative_codes
from analysis.report.tables import trust, validity

ROWS = [
    ("tone", "pearson", 0.456), ("hedging.hedge", "f1", 0.9), ("hedging.booster", "f1", 0.875),
    ("stance.positive, author's", "recall", 0.3), ("stance.negative, author's", "recall", 0.4),
]  # fmt: skip
FRAMES = [("framing.issue.trade", "f1", 0.5), ("framing.issue.war", "f1", 0.75)]


@pytest.fixture
def known(monkeypatch):
    """A function that lets these figures, measure by measure, be all that is known of validity on op-eds."""

    def knows(*rows):
        table = pd.DataFrame(rows, columns=["measure", "metric", "ours"]).assign(set="opeds")
        monkeypatch.setattr(validity, "read_validity", lambda: table)

    return knows


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Tone", "Agrees with ratings of sentences at r = .46 ("),
        ("Hedging", "Finds sentences with hedges at F1 = .90, with boosters at F1 = .88 ("),
        ("Stance", "A lead from wording alone: it finds about 35 % of the sentences that take a side ("),
    ],
)
def test_a_panel_of_cues_has_its_agreement_on_op_eds(pacts, known, title, said):
    known(*ROWS)
    assert trust.trust_sentence(pacts, title, []).startswith(said + trust.LABELLED)


def test_what_was_not_measured_is_unknown(pacts, known):
    known(ROWS[1])
    assert "r = unknown" in trust.trust_sentence(pacts, "Tone", [])


def test_frames_are_trusted_as_far_as_all_frames_of_the_codebook_were_checked(pacts, known):
    war, conflict = ("framing", "issue.war"), ("framing", "generic.conflict")
    known(FRAMES[1])
    assert trust.trust_sentence(pacts, "Framing", [war]).endswith(
        "these frames have not yet been checked against coders."
    )
    known(*FRAMES)
    both = trust.trust_sentence(pacts, "Framing", [war, ("framing", "issue.trade")])
    assert both.startswith("Finds sentences with these frames at F1 = .50 to .75 (")
    generic = trust.trust_sentence(pacts, "Framing", [conflict])
    assert generic.startswith("Counts indicators of generic frames")
    assert trust.trust_sentence(pacts, "Framing", [war, conflict]).endswith(generic)


@pytest.mark.parametrize(
    ("alphas", "agreed"),
    [
        ({"all": 0.614}, "they agree at α = .61"),
        ({"trade": 0.4, "war": 0.75}, "they agree at α = .40 to .75"),
        ({}, "there is no second coder"),
    ],
)
def test_of_a_coded_panel_it_says_who_coded_and_how_well_they_agree(alphas, agreed, monkeypatch):
    monkeypatch.setattr(authoritative_codes, "alpha_by_category", lambda study, measure: alphas)
    monkeypatch.setattr(authoritative_codes, "coders_in_words", lambda study, measures: "two people")
    monkeypatch.setattr(authoritative_codes, "describe_model_coding", lambda study, measures: "")
    assert trust.trust_sentence(None, "Tone", [], "tone") == f"Two people coded every sentence; {agreed}."
