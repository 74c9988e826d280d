"""Rows that people judged: what tests of validation share."""

from analysis.validation import agreement


def judged(labels, documents, seen=0.0, name="s"):
    return agreement.Judged(name, "sentence", labels, documents, seen)
