"""Numbers and names as people read them."""

import pytest

from analysis.comparison import wording
from analysis.comparison.wording import category_label, number, p_value


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [(-0.04, 1, "0.0"), (-0.06, 1, "−0.1"), (12.34, 1, "12.3"), (-2, 0, "−2"), (0.666, 2, "0.67"), (0.0, 2, "0.00")],
)
def test_a_number_has_a_true_minus_and_no_minus_at_nothing(value, digits, text):
    assert number(value, digits) == text


@pytest.mark.parametrize(("p", "text"), [(0.0009, "< .001"), (0.001, "= .001"), (0.0496, "= .050"), (1.0, "= 1.000")])
def test_a_p_has_no_0_before_its_point(p, text):
    assert p_value(p) == text


def test_a_category_is_called_as_charts_call_it_else_as_its_lexicon_or_itself():
    labels = {"hedging": {"hedge": "from the lexicon", "hedge.modal": "Modals"}}
    assert category_label(labels, "hedging", "hedge") == "hedges"
    assert category_label(labels, "hedging", "hedge.modal") == "Modals"
    assert category_label(labels, "tone", "unknown") == "unknown"


def test_labels_fall_back_to_the_category():
    labels = {"framing": {"issue.war": "War"}}
    assert wording.category_label(labels, "framing", "issue.war") == "War"
    assert wording.category_label(labels, "hedging", "hedge") == "hedges"
    assert wording.category_label(labels, "framing", "issue.peace") == "issue.peace"
