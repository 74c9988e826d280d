"""What the rules and the linking of sources ask of a word, as bits: looked up once for each distinct word."""

from functools import cache

import numpy as np
import pyarrow as pa

from analysis import characters
from analysis.characters import UPPER
from analysis.compiled import compiled, inner
from analysis.lexicons import lexicon
from analysis.reporting import expression_classes
from analysis.spellings import TEXT, positions
from analysis.wordclasses import vocabulary

POSSESSIVE = {"my", "our", "his", "her", "their"}
THINGS = {"it", "its", "itself", "this", "that", "these", "those", "which", "what"}  # name nobody
ARTICLES = {"the", "a", "an", "some", "many", "most", "several", "one", "those"} | POSSESSIVE
SELF = {"i", "we", "one", "you", "me", "us", "myself", "ourselves", "let", "my", "our", "i'm", "i've", "i'll", "i'd"}
SELF |= {"we've", "we'll", "we're", "we'd", "you'll", "you've", "you're", "you'd"}
SHORT_ANSWERS = {"so", "no", "not"}
IMPERSONAL = {"it", "this", "that", "which", "there", "nothing", "what", "it's"}
GRANTING = {"let", "grant", "admit", "consider", "suppose", "imagine"}
SEEMING = {verb + ending for verb in ("seem", "appear") for ending in ("", "s", "ed")}
MODALS = {"is", "must", "should", "would", "can", "could", "may", "might", "does"}
MODALS |= {"well", "fair", "true", "easy", "hard", "worth", "clear"}  # behind it's
TERMING = {"call", "calls", "called", "term", "terms", "termed", "dub", "dubs", "dubbed", "as"}
TERMING |= {"label", "labels", "labeled", "labelled"}
PARTICLES = {"al", "bin", "ibn", "van", "von", "de", "del", "la"}
TAKING_OVER = {"indeed", "yet", "so", "thus", "in", "still", "rightly"}  # behind and, but
CLASSES = ["conjunction", "preposition", "adverb", "auxiliary", "determiner", "number", "question", "time", "manner"]
CLASSES += ["pronoun"]
ASCII, CAPITALS, SMALL = ((ord(first), ord(last)) for first, last in ("\0\x7f", "AZ", "az"))
ENDS_ING, ENDS_ED, ENDS_IT = (tuple(map(ord, ending)) for ending in ("ing", "ed", "it"))
GENITIVES = tuple(tuple(map(ord, ending)) for ending in ("'s", "’s", "s'"))
GRAMMAR = {"determiner", "preposition", "conjunction", "auxiliary", "adverb"}
(
    CONJUNCTION, PREPOSITION, ADVERB, AUXILIARY, DETERMINER, NUMERAL, QUESTION, TIME, MANNER, PRONOUN, ARTICLE, PERSON,
    COORDINATING, ACCORDING, OWN, THING, GRANT, SEEM, MODAL, TERM, PARTICLE, AND_BUT, TAKEOVER, ALTHOUGH, HEARSAY, CLASSED,
    THAT_OPENS, THAT_NEXT, NOUN_OPENS, NOUN_NEXT, NAMING_OPENS, NAMING_NEXT, ING, ED, IT, UNUSUAL, CAPITAL, LOWER, PLAIN,
    THAT, TOLD, GENITIVE, EMPTY,
) = (1 << bit for bit in range(43))  # fmt: skip


@cache
def classes():
    """The class of each known word: its first category."""
    words = {}
    for name in ("function_words", "reporting"):
        entries = lexicon(name).entries
        for key, category in zip(entries["key"], entries["category"], strict=True):
            words.setdefault(key, category)
    return {"#": "number", **words}


@cache
def _known():
    """The bits of every word that has some by its key."""
    entries = lexicon("reporting").entries
    hearsay = entries["cue"][entries["category"] == "hearsay"]
    patterns = entries[entries["measure"] == "pattern"]
    cues = {category: [cue.lower().split() for cue in rows] for category, rows in patterns.groupby("category")["cue"]}
    clear = [key for key, name in expression_classes().items() if name != "neutral"]
    sets = {
        **{1 << bit: [key for key, kind in classes().items() if kind == name] for bit, name in enumerate(CLASSES)},
        EMPTY: {key for key, kind in classes().items() if kind in GRAMMAR} - THINGS - SHORT_ANSWERS - POSSESSIVE,
        ARTICLE: ARTICLES, GENITIVE: POSSESSIVE,
        PERSON: [*POSSESSIVE, *THINGS, *(key for key, kind in vocabulary().items() if "speaker" in kind)],
        COORDINATING: ["and", "of"], ACCORDING: ["according"], OWN: SELF, THING: IMPERSONAL, GRANT: GRANTING,
        SEEM: SEEMING, MODAL: MODALS, TERM: TERMING, PARTICLE: PARTICLES, AND_BUT: ["and", "but"], TAKEOVER: TAKING_OVER,
        ALTHOUGH: ["though", "although", "but", "which", "albeit"],
        HEARSAY: [*(cue.split()[0] for cue in hearsay), "according", "critical"],
        TOLD: [cue.lower().split()[-1] for cue in entries["cue"][entries["measure"] == "reporting"]],
        CLASSED: [key.split()[0] for key in clear],
        THAT_OPENS: [cue[0] for cue in cues["that"]], THAT_NEXT: [cue[1] for cue in cues["that"]],
        NOUN_OPENS: [cue[0] for cue in cues["speakers"]], NOUN_NEXT: [cue[0] for cue in cues["noun"]],
        THAT: ["that"], NAMING_OPENS: [cue[0] for cue in cues["naming"]], NAMING_NEXT: ["it", "this", "that", "them"],
    }  # fmt: skip
    bits = {}
    for bit, keys in sets.items():
        for key in keys:
            bits[key] = bits.get(key, 0) | bit
    return pa.array(list(bits), TEXT), np.array([*bits.values(), 0])


def traits(spellings):
    """The bits of each word.

    Parameters
    ----------
    spellings : Spellings
        Of distinct words as they stand in the text.

    Returns
    -------
    array of int64
        `UNUSUAL` words (hyphens, apostrophes, digits, letters beyond a–z) may hold any word that a pattern looks for.
    """
    keys, bits = _known()
    bits = bits[positions(spellings.keys, keys)]
    _look(bits, *spellings.letters, *spellings.key_letters)
    return bits


@compiled
def _look(bits, points, kind, plain, begin, end, key_points, key_kind, key_plain, key_begin, key_end):
    """Add to the bits of each word what its letters and those of its key tell."""
    for word in range(len(bits)):
        first, written = kind[begin[word]], points[begin[word] : end[word]]
        key = key_points[key_begin[word] : key_end[word]]
        capitals = _count(written, CAPITALS)
        simple = capitals + _count(written, SMALL) == len(written)
        if first & UPPER:
            bits[word] |= CAPITAL
        if simple:
            bits[word] |= PLAIN
        if not simple or capitals > 0:
            bits[word] &= ~THAT
        if capitals == 0 and _count(key, ASCII) == len(key):
            bits[word] |= LOWER
        if _count(key, SMALL) < len(key):
            bits[word] |= UNUSUAL
        if _ends(key, ENDS_ING):
            bits[word] |= ING
        if _ends(key, ENDS_ED) and first & characters.LOWER:
            bits[word] |= ED
        if _ends(key, ENDS_IT):
            bits[word] |= IT
        if _ends(written, GENITIVES[0]) or _ends(written, GENITIVES[1]) or _ends(written, GENITIVES[2]):
            bits[word] |= GENITIVE


@inner
def _count(letters, among):
    """How many letters lie between two."""
    count = 0
    for letter in letters:
        count += among[0] <= letter <= among[1]
    return count


@inner
def _ends(letters, ending):
    """Whether a word ends in these letters."""
    same = len(letters) >= len(ending)
    for at in range(len(ending) if same else 0):
        same &= letters[len(letters) - len(ending) + at] == ending[at]
    return same
