"""Senses of the words of a text, as a parse tells them."""

from analysis.cues.senses import SENSES
from analysis.text.buffer import layout
from analysis.text.parse import parse
from analysis.voices.tree import build_tree


def has(sense, text, word):
    """Whether a word of a text has a sense."""
    page = layout([text])
    walked = build_tree(parse(page))
    return SENSES[sense](walked, page.letters(walked.start, walked.end).index(word))
