"""A text after the edits of one rule."""

from analysis.text.edits import apply_edits


def apply_rule(rule, text):
    """A text after the edits of a rule alone."""
    return apply_edits(text, sorted(rule(text))).text
