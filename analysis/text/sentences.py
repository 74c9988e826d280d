"""A layout in; its sentences out, as places, with or without the marks around them."""

import numpy as np

from analysis.core.codepoints import ALNUM, IN_WORD, LOWER, SPACE, ascii_key, ascii_keys, is_among
from analysis.core.jit import compiled, inner
from analysis.text.boundaries import correct_boundaries
from analysis.text.layouts import Layout, layout_of_paragraphs, spans
from analysis.text.markup import OBJECT
from analysis.text.punkt import KnownWords, punkt_sentences
from analysis.text.tokenizer import word_end

ABBREVIATIONS = """
adm amb asst assn ave brig bros capt cmdr co col corp cpl dept det dist dr eq esq est fig fr ft gen gov hon inc insp jr
lt ltd maj messrs mgr mr mrs ms mt no nos op p pp pres prof rep reps res rev sec sen sens sgt spc sr st supt treas univ
vol vs v.s viz cf ca al approx esp incl excl assoc bldg blvd hwy chap etc e.g i.e a.m p.m u.s u.k u.n e.u u.a.e u.s.s.r d.c ph.d b.c a.d jan feb mar apr jun jul aug sep
sept oct nov dec mon tue wed thu fri sat sun ga pa va calif mass conn fla tex
""".split()
# After an abbreviation that can close a sentence (U.S., etc., p.m.), these open a new one. Names do not.
OPENERS = """
the a an this that these those it its he she they we i you his her their our there here what when where why how who but
and or so yet if in on at for from with by after before as since while although though however still meanwhile moreover
neither both each no not every some many most few several one two such only even then now today yesterday last despite
nobody nothing everybody everyone thus therefore instead perhaps indeed until once unless because whether
""".split()
STOP, ADDRESS = map(ord, "." + OBJECT)
FIRST_CAPITAL, LAST_CAPITAL = map(ord, "AZ")
KNOWN = KnownWords(ascii_keys(ABBREVIATIONS), ascii_keys(OPENERS))


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Split a paragraph, from `start` to `end` in a text, into sentences: list of (start, end).

    By Punkt (Kiss & Strunk 2006, Computational Linguistics 32(4)) with our own abbreviations, since NLTK's trained ones are
    a download. A quotation of two sentences is two sentences.
    """
    stretch = text[start:end]
    starts, ends, _ = split_sentences(layout_of_paragraphs(stretch, [(0, len(stretch))]))
    return spans(starts, ends, offset=start)


def split_sentences(page: Layout) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The sentences of a `Layout`, in places: arrays of start, end and the number of the paragraph."""
    found = punkt_sentences(page.characters, page.start, page.end, KNOWN)
    starts, ends, paragraphs = _joined(page.characters, *found, KNOWN.starters)
    return correct_boundaries(page, starts, ends, paragraphs, frozenset(OPENERS))


def sentence_extents(page: Layout, starts: np.ndarray, ends: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Widen sentences of a `Layout` from their words to the marks that touch them: quotation marks, brackets, ! ?.

    Marks between two sentences without a space belong to the first.
    """
    return _extents(page.characters, starts, ends)


@compiled
def _joined(text, starts, ends, paragraphs, openers):
    """Join sentences that Punkt broke too early, in place."""
    count = np.int64(0)
    for number in range(len(starts)):
        start, end, last = starts[number], ends[number], count - 1
        beside = count > 0 and paragraphs[last] == paragraphs[number]
        if beside and _goes_on(text, (starts[last], ends[last]), (start, end), openers):
            ends[last] = end
        else:
            starts[count], ends[count], paragraphs[count] = start, end, paragraphs[number]
            count += 1
    return starts[:count], ends[:count], paragraphs[:count]


@inner
def _goes_on(text, sentence, next_sentence, openers):
    """Whether a sentence continues in the next: Punkt breaks too early after initials (H.R. McMaster) and inside “Is it over?” he asked."""
    (start, end), (opener, after) = sentence, next_sentence
    while opener < after and not text.kind[opener] & IN_WORD:
        opener += 1
    if opener == after:
        return False
    if _is_initial(text, start, end):
        return not is_among(openers, ascii_key(text.plain, opener, word_end(text, opener, after)))
    while end > start and not text.kind[end - 1] & IN_WORD and text.points[end - 1] != STOP:
        end -= 1
    stopped = end > start and text.points[end - 1] == STOP
    return text.kind[opener] & LOWER > 0 and not stopped


@inner
def _is_initial(text, start, end):
    """Whether a stretch of text ends in a capital letter with a full stop."""
    if end - start < 2 or text.points[end - 1] != STOP or not FIRST_CAPITAL <= text.points[end - 2] <= LAST_CAPITAL:
        return False
    return end - start == 2 or not text.kind[end - 3] & IN_WORD


@compiled
def _extents(text, starts, ends):
    firsts, lasts = starts.copy(), ends.copy()
    for number in range(len(starts)):
        first, last = starts[number], ends[number]
        while last < len(text.kind):
            address = text.kind[last] & SPACE and last + 1 < len(text.kind) and text.points[last + 1] == ADDRESS
            if text.kind[last] & (SPACE | ALNUM) and not address:
                break
            last += 1
        while first > 0 and not text.kind[first - 1] & (SPACE | ALNUM):
            first -= 1
        if first == 0 or not text.kind[first - 1] & ALNUM:
            firsts[number] = first
        lasts[number] = last
    return firsts, lasts


def character_places(
    character: str, points: np.ndarray, starts: np.ndarray, ends: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The places of a character in sentences, which are in order, and the numbers of these sentences."""
    at = np.flatnonzero(points == ord(character))
    sentence = np.searchsorted(starts, at, "right") - 1
    inside = (sentence >= 0) & (at < np.append(ends, 0)[sentence])
    return at[inside], sentence[inside]
