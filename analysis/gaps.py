"""The marks before each word, as the model of reported speech tells them apart."""

import numpy as np

from analysis.characters import bits_of
from analysis.compiled import compiled

MARKS = {
    "comma": ",", "semicolon": ";", "colon": ":", "dash": "–—―", "bracket": "()[]",
    "line": "\n\r\x0b\x0c\u2028\u2029", "double": '"“”„‟«»', "single": "'‘’‚", "query": "?!", "stop": ".…", "hyphen": "-",
}  # fmt: skip
BIT = {name: 1 << place for place, name in enumerate(MARKS)}
TWICE = ord("'"), ord("`")  # '' stands for "
LINE, DOUBLE = BIT["line"], BIT["double"]
OPENING = DOUBLE | BIT["single"] | BIT["colon"] | BIT["dash"] | BIT["bracket"]  # a capital behind may be no name's
BREAK = DOUBLE | BIT["comma"] | BIT["semicolon"] | BIT["colon"] | BIT["dash"] | BIT["bracket"]  # a clause ends here
GAPS = ["none", "start", "paragraph", "space", "-", ",", ";", ":", "–", "(", "'", '"', ',"', '."', ':"', ".", "?"]
START, PARAGRAPH, SPACE = (GAPS.index(name) for name in ("start", "paragraph", "space"))


def _gap_of():
    """The place in GAPS of each set of marks, its bits added up: that of the weightiest."""
    marks = np.arange(1 << len(MARKS))
    has = {name: marks & bit > 0 for name, bit in BIT.items()}
    double = has["double"]
    chosen = {
        ',"': double & has["comma"], ':"': double & has["colon"], '."': double & (has["stop"] | has["query"]),
        '"': double, "'": has["single"], ":": has["colon"], ";": has["semicolon"], "–": has["dash"],
        "(": has["bracket"], ",": has["comma"], "?": has["query"], ".": has["stop"], "-": has["hyphen"],
    }  # fmt: skip
    return np.select([*chosen.values()], [GAPS.index(name) for name in chosen], SPACE).astype(np.uint16)


BITS, GAP_OF = bits_of({BIT[name]: marks for name, marks in MARKS.items()}, np.uint16), _gap_of()


@compiled
def marks_before(points, origin, bounds, start, end):
    """The marks between each word and the word before it, or the start of its article.

    Parameters
    ----------
    points, origin : arrays
        Of a `Layout`.
    bounds : array of int64
        Where the words of each article start, and their number.
    start, end : arrays of int64
        The place of each word among the points.

    Returns
    -------
    array of uint16
        Bits of `BIT`. A mark that a word starts with (’90s) counts as before it.
    """
    found = np.zeros(len(start), np.uint16)
    for article in range(len(origin)):
        behind = origin[article]
        for word in range(bounds[article], bounds[article + 1]):
            for at in range(behind, start[word] + 1):
                point = points[at]
                mark = BITS[min(point, 0xFFFF)]
                if point == TWICE[0] or point == TWICE[1]:
                    again = (at > 0 and points[at - 1] == point) or (at + 1 < len(points) and points[at + 1] == point)
                    mark = DOUBLE if again else mark
                found[word] |= mark
            behind = end[word]
    return found
