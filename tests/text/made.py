"""A text after the edits of one rule."""

from analysis.text.edits import apply_edits


def made(rule, text):
    return apply_edits(text, sorted(rule(text))).text
