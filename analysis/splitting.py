"""Sentences and words, as spans of the untouched text."""

import re
from functools import cache

from analysis.folding import fold

ABBREVIATIONS = """
adm amb asst assn ave brig bros capt cmdr co col corp cpl dept det dist dr eq esq est fig fr ft gen gov hon inc insp jr
lt ltd maj messrs mgr mr mrs ms mt no nos op p pp pres prof rep reps res rev sec sen sens sgt spc sr st supt treas univ
vol vs viz cf ca al etc e.g i.e a.m p.m u.s u.k u.n e.u u.a.e u.s.s.r d.c ph.d b.c a.d jan feb mar apr jun jul aug sep
sept oct nov dec mon tue wed thu fri sat sun ga pa va calif mass conn fla tex
""".split()
# After an abbreviation that can close a sentence (U.S., etc., p.m.), these open a new one. Names do not.
OPENERS = """
the a an this that these those it its he she they we i you his her their our there here what when where why how who but
and or so yet if in on at for from with by after before as since while although though however still meanwhile moreover
neither both each no not every some many most few several one two such only even then now today yesterday last despite
""".split()
WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:-\w+)*"  # U.S., p.m., U.S.-backed
    r"|\w+(?:(?:[-‐‑'’&]|(?<=\d)[.,:](?=\d)|(?<=[a-z])\.(?=[a-z]))\w+)*"  # al-Assad, doesn't, 2.5bn, nap.ba
)
INITIALS = re.compile(r"(?:\b[A-Z]\.){1,4}$")


@cache
def _punkt():
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer  # nltk takes a second to import

    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    parameters.sent_starters = set(OPENERS)
    return PunktSentenceTokenizer(parameters)


def sentence_spans(text, start=0, end=None):
    """Split a paragraph into sentences.

    NLTK's Punkt (Kiss & Strunk 2006, Computational Linguistics 32(4)) with our own abbreviations, since its trained
    ones are a download. A quotation of two sentences is two sentences.

    Parameters
    ----------
    text : str
    start, end : int
        The paragraph within the text.

    Returns
    -------
    list of (int, int)
        Offsets into `text`.
    """
    spans = []
    for first, last in _punkt().span_tokenize(fold(text[start:end])):
        first, last = first + start, last + start
        if spans and _goes_on(text[slice(*spans[-1])], text[first:last]):
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
    return spans


def _goes_on(sentence, following):
    """Punkt breaks too early after initials (H.R. McMaster) and inside “Is it over?” he asked."""
    opener = WORD.search(following)
    if not opener:
        return False
    if INITIALS.search(sentence):
        return opener[0].lower() not in OPENERS
    return opener[0][0].islower() and not re.search(r"\.\W*$", sentence)


def word_spans(text, start=0, end=None):
    """The words of a stretch of text, as list of (start, end); hyphenated words and contractions are one word."""
    end = len(text) if end is None else end
    return [found.span() for found in WORD.finditer(text, start, end)]
