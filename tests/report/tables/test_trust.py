"""How far to trust a panel: its agreement with the kind of coder there was."""

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.report.tables import trust

ISSUES = {"framing": {"issue.war": "War", "issue.law": "Law", "generic.conflict": "Conflict"}}
GENERIC = "Counts indicators of generic frames, compared with coders on news alone; whether a frame is present remains a reader’s judgement."


@pytest.fixture
def said(monkeypatch):
    def of(title, *categories, known=None, coded="", alphas=None, labels=ISSUES):
        rows = {"tone": ("pearson", 0.457), "hedging.hedge": ("f1", 0.9), "hedging.booster": ("f1", 0.125)} | {
            f"framing.{name}": ("f1", value) for name, value in (known or {}).items()
        }
        rows |= {"stance.positive, author's": ("recall", 0.25), "stance.negative, author's": ("recall", 0.125)}
        table = pd.DataFrame(
            [("opeds", measure, metric, value) for measure, (metric, value) in rows.items()],
            columns=["set", "measure", "metric", "ours"],
        )
        other = table.assign(set="news", ours=0.01)
        monkeypatch.setattr(trust.validity, "read_validity", lambda: pd.concat([other, table]))
        monkeypatch.setattr(trust.authoritative_codes, "describe_model_coding", lambda *_: "")
        monkeypatch.setattr(trust.authoritative_codes, "alpha_by_category", lambda *_: alphas or {})
        monkeypatch.setattr(trust.authoritative_codes, "coders_in_words", lambda *_: "two people")
        return trust.trust_sentence(
            SimpleNamespace(labels=labels), title, [("framing", name) for name in categories], coded
        ).replace(f" ({trust.LABELLED})", "")

    return of


def test_coders_are_named_with_their_lowest_and_highest_agreement(said):
    assert (
        said("Tone", coded="tone", alphas={"all": 0.914}) == "Two people coded every sentence; they agree at α = .91."
    )
    assert (
        said("Framing", coded="framing", alphas={"a": 0.9, "b": 0.512, "c": 0.7})
        == "Two people coded every sentence; they agree at α = .51 to .90."
    )
    assert said("Tone", coded="tone") == "Two people coded every sentence; there is no second coder."


def test_words_are_trusted_as_far_as_they_agree_with_labels_of_op_eds(said):
    assert said("Tone") == "Agrees with ratings of sentences at r = .46."
    assert said("Hedging") == "Finds sentences with hedges at F1 = .90, with boosters at F1 = .12."
    assert (
        said("Stance")
        == "A lead from wording alone: it finds about 19 % of the sentences that take a side; a trained classifier finds more."
    )


def test_frames_are_trusted_if_all_of_the_codebook_were_checked(said):
    known = {"issue.war": 0.5, "issue.law": 0.75}
    assert said("Framing", "generic.conflict", known=known) == GENERIC
    assert (
        said("Framing", "issue.war", known={"issue.war": 0.5})
        == "Counts the cues listed in the codebook; these frames have not yet been checked against coders."
    )
    assert (
        said("Framing", "issue.war", "issue.law", known=known)
        == "Finds sentences with these frames at F1 = .50 to .75; a plain count of the cues does as well."
    )
    assert said("Framing", "issue.war", "generic.conflict", known=known) == (
        f"Finds sentences with the codebook’s own frames at F1 = .50; a plain count of the cues does as well. {GENERIC}"
    )
    assert said("Framing", "issue.other", known=known) == GENERIC


def test_what_was_not_measured_is_unknown(pacts, monkeypatch):
    known = pd.DataFrame([("opeds", "hedging.hedge", "f1", 0.9)], columns=["set", "measure", "metric", "ours"])
    monkeypatch.setattr(trust.validity, "read_validity", lambda: known)
    told = trust.trust_sentence(pacts, "Tone", [])
    assert told == f"Agrees with ratings of sentences at r = unknown ({trust.LABELLED})."
