"""Rows that people judged, and how well others agree with them: what tests of validation share."""

import pytest

from analysis.validation import agreement


def judged(labels, documents, seen=0.0, name="s"):
    """Rows with these labels."""
    return agreement.Judged(name, "sentence", labels, documents, seen)


def macro_f1(given, found):
    """The mean of the F1 of all classes, to be compared with."""
    return pytest.approx(agreement.metric_value("macro_f1", given, found))
