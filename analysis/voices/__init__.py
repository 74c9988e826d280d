"""Whose words: what is quoted, what is reported, and who says it."""

from analysis.voices.attributions import MODES, attributions
from analysis.voices.word_voices import tokenize, with_voices

__all__ = ["MODES", "attributions", "tokenize", "with_voices"]
