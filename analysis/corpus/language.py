"""A text in; whether it is English, and how much of it is in another language, out."""

from collections import Counter
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from runpy import run_path
from typing import NamedTuple

import numpy as np

from analysis.core.codepoints import ALNUM, DIGIT, ascii_key, ascii_keys, code_points, look_up
from analysis.core.jit import compiled

# The commonest function words of English: running English prose is 35 to 50 % these, another language under 10 %.
ENGLISH = ascii_keys(
    "the of and to a in that is was for it with as on be at by his he not are this but from had have they which you "
    "were an we their has been would there who will more no if out so said what its about than into them can only".split()
)
ENGLISH.sort()
FEWEST, FEWEST_OTHER = 40, 20  # words of which one can tell that they are English, and that they are not
IN_LINE = 8  # words of a line of which one can suspect
IS_ENGLISH, NO_ENGLISH = 0.2, 0.15  # share of function words: of a text above, of a line below
OTHERS = {
    "cs": "Czech", "da": "Danish", "de": "German", "es": "Spanish", "fi": "Finnish", "fr": "French", "hu": "Hungarian", "id": "Indonesian",
    "it": "Italian", "nb": "Norwegian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish",
    "tr": "Turkish",
}  # fmt: skip
KNOWN = 0.3  # share of a language's own stop words that running text in it has
LATIN_ENDS = 0x250


class Foreign(NamedTuple):
    """Another `language` in a text: its `share` of the words, and the `line` in which it begins."""

    language: str
    share: float
    line: int


def is_english(words: np.ndarray, known: np.ndarray) -> bool:
    """Whether a text is English, by its share of function words, from its `function_word_counts`; True where it is too short to tell."""
    return words.sum() < FEWEST or known.sum() / words.sum() > IS_ENGLISH


def function_word_counts(text: str) -> tuple[np.ndarray, np.ndarray]:
    """How many words (letters in a row) each line of a text has, and how many of them are function words of English."""
    points = code_points(text)
    counts = np.zeros((2, int((points == ord("\n")).sum()) + 1), np.int64)
    _known_words(points, *look_up(points), ENGLISH, counts)
    return counts[0], counts[1]


@compiled
def _known_words(points, kind, plain, known, counts):
    """See `function_word_counts`; those known are sorted."""
    line, begin = 0, -1
    for at in range(len(kind) + 1):
        if at < len(kind) and kind[at] & ALNUM and not kind[at] & DIGIT:
            begin = at if begin < 0 else begin
            continue
        if begin >= 0:
            number = ascii_key(plain, begin, at)
            place = np.searchsorted(known, number)
            counts[0, line] += 1
            counts[1, line] += place < len(known) and known[place] == number
            begin = -1
        if at < len(kind) and points[at] == 10:
            line += 1


def find_foreign(text: str, words: np.ndarray, known: np.ndarray) -> Foreign | None:
    """The other language in an English text, found in lines with hardly any English function words but with its own.

    `words` and `known` are from `function_word_counts`. None if these lines have under twenty words or no known language.
    """
    suspect = (words >= IN_LINE) & (known < NO_ENGLISH * words)
    if words[suspect].sum() < FEWEST_OTHER:
        return None
    lines = text.split("\n")
    by_language: dict[str, list[int]] = {}
    for at in np.flatnonzero(suspect).tolist():
        if language := language_of(lines[at]):
            by_language.setdefault(language, []).append(at)
    if not by_language:
        return None
    language, places = max(by_language.items(), key=lambda found: words[found[1]].sum())
    found = words[places].sum()
    return Foreign(language, float(found / words.sum()), places[0] + 1) if found >= FEWEST_OTHER else None


def language_of(text: str) -> str:
    """The language other than English that a line is written in, by its stop words or its script; "" if none is clear."""
    words = "".join(letter if letter.isalpha() else " " for letter in text.lower()).split()
    words = [word for word in words if len(word) > 1]  # single letters come from digests and formulas
    counts = Counter(code for word in words for code in _stop_words().get(word, ()))
    if sum(ord(letter) > LATIN_ENDS for word in words for letter in word) * 2 > sum(map(len, words)):
        return OTHERS["ru"] if counts["ru"] > KNOWN / 2 * len(words) else "a language in another script"
    best = max(OTHERS, key=lambda code: counts[code])
    return OTHERS[best] if counts[best] >= KNOWN * len(words) and counts[best] > 2 * counts["en"] else ""


@cache
def _stop_words():
    """The languages that have each word in spaCy's lists of stop words. Only the modules of the lists are run, which is quick."""
    found: dict[str, list[str]] = {}
    folder = Path(find_spec("spacy").origin).parent / "lang"  # type: ignore[union-attr, arg-type]
    for code in ("en", *OTHERS):
        for word in run_path(str(folder / code / "stop_words.py"))["STOP_WORDS"]:
            found.setdefault(word, []).append(code)
    return found
