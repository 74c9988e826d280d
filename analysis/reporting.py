"""Reporting expressions: the lexicon as patterns over text, and the class of a cue."""

import re
from functools import cache, lru_cache

from analysis.lexicons import lexicon, word_key

NAMING = r"\bwhat\b(?:[^.!?;:\n]|(?<=\b\w)\.|(?<=\b\w\w)\.){{1,80}}?\b(?:{verbs})\s+(?:the\s+|a\s+|an\s+)?$"
VERBS_OF_NAMING = (
    "call(?:s|ed)?|term(?:s|ed)?|dub(?:s|bed)?|label(?:s|l?ed)?|describe[sd]? as|refer(?:s|red)? to as|known as"
)


@cache
def expressions():
    """Compiled patterns: `naming` leads up to a term (what X has called the), `before` to a quotation, `hearsay`."""
    entries = lexicon("reporting").entries
    cues = entries.loc[entries["measure"] == "reporting", "cue"]
    hearsay = map(re.escape, sorted(lexicon("reporting").entries.query("category == 'hearsay'")["cue"]))
    return {
        "hearsay": re.compile(rf"\b(?:{'|'.join(hearsay)}|according|critical of)\b", re.IGNORECASE),
        "naming": re.compile(NAMING.format(verbs=VERBS_OF_NAMING), re.IGNORECASE),
        "before": re.compile(rf"\b({_any(cues)})\b(?:\s+\w+){{0,2}}[,:]?\s*$", re.IGNORECASE),
    }


def _any(cues):
    """A pattern of the longest of the cues that stands at a place, sorted by first letter: few of them are tried."""
    letters = {}
    for cue in sorted(cues, key=len, reverse=True):
        letters.setdefault(cue[0], []).append(re.escape(cue[1:]))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in letters.items())


def is_hearsay(cue):
    """Whether a cue says that words or judgements are somebody's: reportedly, critical of, according to."""
    return bool(expressions()["hearsay"].search(cue))


@cache
def expression_classes():
    """The class of each reporting expression."""
    entries = lexicon("reporting").entries
    entries = entries[entries["measure"] == "reporting"]
    return dict(zip(entries["key"], entries["category"], strict=True))


@lru_cache(maxsize=10_000)
def cue_class(cue):
    """The class of the reporting expression in a cue, the first that is not neutral; neutral where there is none."""
    keys = [word_key(word) for word in cue.split()]
    pairs = [" ".join(pair) for pair in zip(keys, keys[1:], strict=False)]
    found = [expression_classes()[key] for key in [*pairs, *keys] if key in expression_classes()]
    return next((name for name in found if name != "neutral"), "neutral")
