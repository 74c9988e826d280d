"""A quotation's place in a parse in; what its form shows out: a title, a term, whole sentences, a continuation."""

from bisect import bisect_left

from analysis.voices.complements import names_a_thing_nearby
from analysis.voices.quote_cues import QuotePlace

SCARE_WORDS = 5  # a quotation of at most this many words is a scare quote, unless a cue introduces it
STOPS = frozenset(".!?:")
MARKS = frozenset("\"“'‘(")
SMALL = frozenset("a an and as at by for from in of on or the to with".split())


def continues_quotation(place: QuotePlace, end: int, short: bool) -> bool:
    """Whether the speaker of the previous quotation, which ends at `end`, continues in this one.

    That is so in the same sentence, or in a new one near it; a short quotation must be a sentence of its own in the same paragraph.
    """
    tree, last = place.tree, bisect_left(place.tree.start, end) - 1
    if short and (place.paragraph != tree.paragraph[last] or not _is_sentence(place)):
        return False
    stops = sum(letter in (".", "!", "?") for letter in place.letters[last + 1 : place.low])
    if place.paragraph == tree.paragraph[last] and not stops:
        return True
    if stops > 1:
        return False  # the author has said something between
    first = next((letter for letter in "".join(place.letters[place.low : place.high]) if letter.isalnum()), "a")
    return first.isupper() and place.paragraph - tree.paragraph[last] <= 1


def _is_sentence(place):
    """Whether the quotation is a sentence of its own: it ends like one, and the words before it have ended theirs."""
    before = next((at for at in range(place.low - 1, -1, -1) if place.tree.tag[at] not in ("``", "''")), 0)
    ends = any(letter in (".", "!", "?") for letter in place.letters[place.high - 2 : place.high])
    return ends and place.letters[before] in (".", "!", "?", ":")


def is_alone(place: QuotePlace) -> bool:
    """Whether whole sentences are quoted, and no sentence of the author's runs into them."""
    tree, letters = place.tree, place.letters
    first = next((letter for letter in "".join(letters[place.low : place.high]) if letter.isalnum()), "a")
    before, after = place.low - 1, place.high
    opens = before < 0 or tree.paragraph[before] != place.paragraph or letters[before] in STOPS
    follows = after >= len(letters) or tree.paragraph[after] != place.paragraph or letters[after][:1].isupper()
    return not first.islower() and opens and (follows or letters[after] in MARKS)


def is_title(place: QuotePlace, size: int) -> bool:
    """Whether the quotation is the title of a work."""
    words = [letter for letter in place.letters[place.low : place.high] if letter[0].isalpha()]
    if (
        words
        and place.letters[place.high - 2] in (".", "!", "?")
        and place.letters[max(place.low - 1, 0)] in (":", ",")
    ):
        return False
    return 2 < size <= 12 and all(word[0].isupper() or word in SMALL for word in words)


def is_term(place: QuotePlace, size: int) -> bool:
    """Whether a short quotation gives a thing its name: what X has called the “T”."""
    if size > SCARE_WORDS:
        return False
    near = range(max(place.low - 3, 0), place.low)
    return any(names_a_thing_nearby(place.tree, token) for token in near)
