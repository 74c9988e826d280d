"""Words that introduce somebody's words, and nouns for sources."""

import pytest
from voices.tables import found

from analysis.voices.attribution_lexicon import attribution_cues, rule_precision, source_nouns


@pytest.mark.parametrize(
    ("verb", "expected"),
    [("said", "neutral"), ("claimed", "claiming"), ("admitted", "conceding"), ("denied", "doubting")],
)
def test_classes_of_cues(verb, expected):
    assert found(f"Anna Berg {verb} that the bridge was closed.")["cue_class"].tolist() == [expected]


def test_a_lemma_of_two_entries_has_the_kind_of_the_first_and_governs_what_both_do():
    verbs = attribution_cues("verb")
    assert verbs["admit"] == ("saying", "conceding", {"clause"})
    assert verbs["suspect"] == ("thinking", "neutral", {"clause", "of"})  # suspects that; suspects somebody of
    assert verbs["label"].kind == "naming" and verbs["label"].governs == {"as", "predicate"}


def test_nouns_and_rules_are_found_by_the_name_of_their_list():
    assert "critic" in source_nouns("people") and "critic" not in source_nouns("bodies")
    assert rule_precision("quotation") > rule_precision("of")
    with pytest.raises(KeyError, match="hearsay"):
        rule_precision("hearsay")
