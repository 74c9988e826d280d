"""What Punkt makes of a text, with two words that it knows."""

from analysis.core.codepoints import ascii_keys
from analysis.text.layouts import layout_of_paragraphs
from analysis.text.punkt import KnownWords, punkt_sentences

KNOWN = KnownWords(ascii_keys(["dr"]), ascii_keys(["the"]))


def divided(text):
    """The sentences of a text of one paragraph, where `dr` is an abbreviation and `the` often opens a sentence."""
    page = layout_of_paragraphs(text, [(0, len(text))])
    starts, ends, _ = punkt_sentences(page.characters, page.start, page.end, KNOWN)
    return page.letters(starts, ends)
