"""Turns texts into arrays of code points, and looks up in tables what the rules ask about each character.

Compiled loops over code points are used where a regular expression over every text would take too long.
"""

from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.core.folding import FOLD
from analysis.core.jit import compiled, inner

# What a character is: \w; \w but no underscore; \d; upper and lower case; \s; the end of a line
IN_WORD, ALNUM, DIGIT, UPPER, LOWER, SPACE, BREAK = (1 << bit for bit in range(7))
# What the character it folds to is for Punkt: white space; that in ASCII; [^\W\d]; four sets of marks
GAP, BLANK, LETTER, NON_WORD, NO_START, CLOSER, ENDER = (1 << bit for bit in range(7, 14))
JOINER, QUOTE = 1 << 14, 1 << 15  # may join the parts of a word; may be (half) a quotation mark

LONGEST = 9  # letters of a key, of 7 bits each
AT_ONCE = 8  # code points
LEADS = (0, 0xC0, 0xE0, 0xF0)  # of the first byte of UTF-8, by how many follow

BREAKS = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
CONTROLS = "\x1c\x1d\x1e\x1f"  # white space to Python, not to Unicode
# for a class of a regular expression: soft hyphens, spaces and joiners without width, marks of direction
INVISIBLE = (
    "\xad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb"
)
MARKS = {NON_WORD: ")\";}]*:@'({[?!", NO_START: '("`{[:;&#*@)}]-,', CLOSER: "\"')]}", ENDER: ".?!"}


@cache
def _tables(planes):
    """The classes and the plain characters of the first `planes` × 65,536 code points.

    A plain character is ASCII, folded and in lower case; 0 stands for all others.
    """
    every = np.arange(planes << 16, dtype=np.uint32).view("U1")
    plain = np.zeros(len(every), np.uint8)
    plain[:128] = [ord(chr(code).lower()) for code in range(128)]
    plain[0x212A] = ord("k")  # the Kelvin sign: the one other character whose lower case is ASCII
    folded = list(FOLD)
    plain[folded] = [ord(character) for character in FOLD.values()]
    kind = np.zeros(len(every), np.uint16)

    def mark(name, where):
        kind[[*map(ord, where)] if isinstance(where, str) else where] |= name

    word = np.strings.isalnum(every)
    mark(IN_WORD | ALNUM, word)
    mark(IN_WORD | LETTER, "_")
    mark(DIGIT, np.strings.isdecimal(every))
    mark(UPPER, np.strings.isupper(every))
    mark(LOWER, np.strings.islower(every))
    space = np.strings.isspace(every)
    mark(SPACE, space)
    mark(BREAK, BREAKS)
    mark(JOINER, "-‐‑'’&")
    mark(QUOTE, "\"'`“”„‟«»‘’‚")
    letter = np.strings.isalpha(every)
    letter[folded] = False
    mark(LETTER, letter)
    space[[ord(character) for character in CONTROLS]] = False
    space[folded] = plain[folded] == ord(" ")
    mark(GAP, space)
    mark(BLANK, space & np.isin(plain, [ord(character) for character in " \t\n\r\x0b\x0c"]))
    for name, marks in MARKS.items():
        mark(name, np.isin(plain, [ord(character) for character in marks]))
    return kind, plain


class Characters(NamedTuple):
    """The code points of texts, with the classes and the plain character of each, from `look_up`."""

    points: np.ndarray
    kind: np.ndarray
    plain: np.ndarray


def code_points(text: str) -> np.ndarray:
    """The code points of a text, as array."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def look_up(points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The classes (sums of the constants above) and the plain character of each code point, as two arrays."""
    kind, plain = _tables(int(points.max(initial=0) >> 16) + 1)
    return kind.take(points), plain.take(points)


def strings_between(points: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> pd.api.extensions.ExtensionArray:
    """The text between each start and end, as a pandas column."""
    memory = np.empty(8 * (len(starts) + 1) + 4 * int((ends - starts).sum()) + AT_ONCE, np.uint8)
    offsets, data = memory[: 8 * (len(starts) + 1)].view(np.int64), memory[8 * (len(starts) + 1) :]
    size = _utf8(points, starts, ends, data, offsets)  # one block: the system maps it much faster than many
    column = pa.LargeStringArray.from_buffers(len(starts), pa.py_buffer(offsets), pa.py_buffer(data[:size]))
    return pd.array(column, dtype="str")


@compiled
def _utf8(points, starts, ends, data, offsets):
    """Write the texts as UTF-8, one after the other, and where each begins; return the number of bytes."""
    size = offsets[0] = 0
    for i in range(len(starts)):
        at = starts[i]
        while at < ends[i]:
            point = points[at]
            if at + AT_ONCE <= len(points):
                begin, to = np.uint64(at), np.uint64(size)  # unsigned places: the compiler reads all at once
                for k in range(AT_ONCE):
                    point |= points[begin + np.uint64(k)]
                if point < 0x80:  # all are ASCII; those after the end are overwritten later
                    for k in range(AT_ONCE):
                        data[to + np.uint64(k)] = points[begin + np.uint64(k)]
                    written = min(AT_ONCE, ends[i] - at)
                    size, at = size + written, at + written
                    continue
                point = points[at]
            at += 1
            if point < 0x80:
                data[size] = point
                size += 1
                continue
            following = 1 if point < 0x800 else 2 if point < 0x10000 else 3
            data[size] = LEADS[following] | point >> 6 * following
            for k in range(following):
                data[size + 1 + k] = 0x80 | (point >> 6 * (following - 1 - k) & 0x3F)
            size += following + 1
        offsets[i + 1] = size
    return size


def ascii_keys(words: list[str]) -> np.ndarray:
    """The `ascii_key` of each word; a ValueError if one has more than nine characters."""
    too_long = [word for word in words if len(word) > LONGEST]
    if too_long:
        raise ValueError(f"too long: {', '.join(too_long)}; valid: words of up to {LONGEST} characters")
    return np.array([sum(ord(letter) << 7 * at for at, letter in enumerate(reversed(word))) for word in words])


@inner
def ascii_key(plain, start, end):
    """A word of at most nine ASCII characters as a number, 0 for any other."""
    number = 0
    for at in range(start, end):
        if plain[at] == 0 or end - start > LONGEST:
            return 0
        number = number << 7 | np.int64(plain[at])  # 63 bits at most: nothing wraps
    return number


@inner
def is_among(known, number):
    """Whether a key is one of those known."""
    for one in known:  # noqa: SIM110 (numba has no any)
        if one == number:
            return True
    return False


@inner
def skip(kind, at, limit, names):
    """The first place, from `at` on, whose character is in none of the classes `names`; or `limit`."""
    while at < limit and kind[at] & names:
        at += 1
    return at
