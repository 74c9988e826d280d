"""What the rules and the linking of sources ask of a word, as bits: looked up once for each distinct word."""

from functools import cache
from itertools import repeat
from typing import NamedTuple

import numpy as np

from analysis.lexicons import lexicon, word_keys
from analysis.reporting import expression_classes
from analysis.wordclasses import vocabulary

POSSESSIVE = {"my", "our", "his", "her", "their"}
THINGS = {"it", "its", "itself", "this", "that", "these", "those", "which", "what"}  # name nobody
ARTICLES = {"the", "a", "an", "some", "many", "most", "several", "one", "those"} | POSSESSIVE
SELF = {"i", "we", "one", "you", "me", "us", "myself", "ourselves", "let", "my", "our", "i'm", "i've", "i'll", "i'd"}
SELF |= {"we've", "we'll", "we're", "we'd", "you'll", "you've", "you're", "you'd"}
LEADS = {"let", "i", "we", "one"}  # before other words of a phrase
SHORT_ANSWERS = {"so", "no", "not"}
IMPERSONAL = {"it", "this", "that", "which", "there", "nothing", "what", "it's"}
GRANTING = {"let", "grant", "admit", "consider", "suppose", "imagine"}
SHOWING = {"show", "prove", "demonstrate", "reflect", "reveal", "indicate", "mean", "suggest", "tell", "confirm"}
SHOWING |= {"underline", "underscore"}
READING = {"read", "reads", "hear", "hears", "heard", "learned", "learnt"}
THOUGHT = {"supposed", "thought", "assumed", "believed", "imagined", "expected", "hoped"}
PASSIVES = """
seen viewed regarded said told asked described considered called known believed thought reported alleged argued claimed
promised quoted cited presented portrayed sold hailed credited criticised criticized accused blamed supposed held
understood briefed taught informed warned
""".split()
SEEMING = {verb + ending for verb in ("seem", "appear") for ending in ("", "s", "ed")}
MODALS = {"is", "must", "should", "would", "can", "could", "may", "might", "does"}
MODALS |= {"well", "fair", "true", "easy", "hard", "worth", "clear"}  # behind it's
TERMING = {"call", "calls", "called", "term", "terms", "termed", "dub", "dubs", "dubbed", "as"}
TERMING |= {"label", "labels", "labeled", "labelled"}
PARTICLES = {"al", "bin", "ibn", "van", "von", "de", "del", "la"}
TAKING_OVER = {"indeed", "yet", "so", "thus", "in", "still", "rightly"}  # behind and, but
CLASSES = ["conjunction", "preposition", "adverb", "auxiliary", "determiner", "number", "question", "time", "manner"]
CLASSES += ["pronoun"]
GRAMMAR = {"determiner", "preposition", "conjunction", "auxiliary", "adverb"}
(
    CONJUNCTION, PREPOSITION, ADVERB, AUXILIARY, DETERMINER, NUMERAL, QUESTION, TIME, MANNER, PRONOUN, ARTICLE, PERSON,
    COORDINATING, ACCORDING, OWN, THING, GRANT, SEEM, MODAL, TERM, PARTICLE, AND_BUT, TAKEOVER, ALTHOUGH, HEARSAY, CLASSED,
    THAT_OPENS, THAT_NEXT, NOUN_OPENS, NOUN_NEXT, NAMING_OPENS, NAMING_NEXT, ING, ED, IT, UNUSUAL, CAPITAL, LOWER, PLAIN,
    THAT, TOLD, GENITIVE, EMPTY, SHOW, TAKEN, ASIDE,
    THAT_ENDS, LEAD,
) = (1 << bit for bit in range(48))  # fmt: skip


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
        SEEM: SEEMING, LEAD: LEADS, SHOW: [verb + ending for verb in SHOWING for ending in ("", "s", "ed", "eds")],
        TAKEN: [*READING, *THOUGHT, "used", *PASSIVES], MODAL: MODALS, TERM: TERMING, PARTICLE: PARTICLES, AND_BUT: ["and", "but"], TAKEOVER: TAKING_OVER,
        ALTHOUGH: ["though", "although", "but", "which", "albeit"],
        HEARSAY: [*(cue.split()[0] for cue in hearsay), "according", "critical"],
        TOLD: [cue.lower().split()[-1] for cue in entries["cue"][entries["measure"] == "reporting"]],
        CLASSED: [key.split()[0] for key in clear],
        THAT_OPENS: [cue[0] for cue in cues["that"]], THAT_NEXT: [cue[1] for cue in cues["that"]],
        THAT_ENDS: [cue[-1] for cue in cues["that"]],
        NOUN_OPENS: [cue[0] for cue in cues["speakers"]], NOUN_NEXT: [cue[0] for cue in cues["noun"]],
        ASIDE: ["so", *(cue[0] for name in ("aside", "verb") for cue in cues[name])],
        THAT: ["that"], NAMING_OPENS: [cue[0] for cue in cues["naming"]], NAMING_NEXT: ["it", "this", "that", "them"],
    }  # fmt: skip
    bits = {}
    for bit, keys in sets.items():
        for key in keys:
            bits[key] = bits.get(key, 0) | bit
    return bits


def traits(words):
    """The bits of each word.

    Parameters
    ----------
    words : list of str
        Distinct words as they stand in the text.

    Returns
    -------
    array of int64
        `UNUSUAL` words (hyphens, apostrophes, digits, letters beyond a–z) may hold any word that a pattern looks for.
    """
    keys = word_keys(words)
    bits = np.fromiter(map(_known().get, keys, repeat(0)), np.int64, len(keys))
    if not words:
        return bits
    written, keyed = Letters.of(words), Letters.of(keys)
    capitals = written.count(*"AZ")
    plain = written.count(*"az") + capitals == written.length
    known = {chr(letter): letter for letter in np.unique(written.first).tolist()}
    upper, small = (
        np.isin(written.first, [letter for mark, letter in known.items() if test(mark)])
        for test in (str.isupper, str.islower)
    )
    seen = {
        ING: keyed.end("ing"), ED: keyed.end("ed") & small, IT: keyed.end("it"), CAPITAL: upper, PLAIN: plain,
        GENITIVE: written.end("'s") | written.end("’s") | written.end("s'"), UNUSUAL: keyed.count(*"az") < keyed.length, LOWER: (capitals == 0) & (keyed.count("\0", "\x7f") == keyed.length),
    }  # fmt: skip
    for bit, flags in seen.items():
        bits[flags] |= bit
    bits[~plain | (capitals > 0)] &= ~THAT
    return bits


class Letters(NamedTuple):
    """The letters of many words, as code points with a line feed behind each word."""

    points: np.ndarray
    begin: np.ndarray  # of each word
    behind: np.ndarray

    @classmethod
    def of(cls, words):
        points = np.frombuffer(("\n".join(words) + "\n").encode("utf-32-le", "surrogatepass"), np.uint32)
        behind = np.flatnonzero(points == ord("\n"))
        return cls(points, np.r_[0, behind[:-1] + 1], behind)

    @property
    def length(self):
        return self.behind - self.begin

    @property
    def first(self):
        return self.points[self.begin]

    def count(self, low, high):
        """How many letters of each word lie between two, line feeds left out."""
        inside = (self.points >= ord(low)) & (self.points <= ord(high)) & (self.points != ord("\n"))
        return np.add.reduceat(inside, self.begin, dtype=np.int64)

    def end(self, letters):
        """Whether each word ends in letters that are all different."""
        back = range(len(letters), 0, -1)
        found = [
            self.points[np.maximum(self.behind - at, 0)] == ord(mark) for at, mark in zip(back, letters, strict=True)
        ]
        return np.logical_and.reduce(found)
