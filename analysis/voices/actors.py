"""The target of a codebook that a source belongs to."""

import re

from analysis.lexicons import key_of
from analysis.splitting import WORD
from analysis.voices.cues import nouns

RUN = re.compile(r"\w+")


def actors(codebook):
    """What tells the target of the codebook that a source belongs to.

    Parameters
    ----------
    codebook : Lexicon

    Returns
    -------
    function
        From a phrase to the target named first in it, or ""; *Republican lawmakers* belong to a target *Republicans*.
    """
    cues = {}  # by first word
    for target, names in ((name, target["names"]) for name, target in codebook.targets.items()):
        for first, *rest in ([key_of(word) for word in cue.split()] for cue in names):
            cues.setdefault(first, []).append((rest, target))
    members = {first.removesuffix("s"): rows for first, rows in cues.items() if first.endswith("s") and len(first) > 4}

    def target(phrase):
        words = [key_of(word) for word in WORD.findall(phrase)]
        for at, word in enumerate(words, 1):
            hits = [(-len(rest), name) for rest, name in cues.get(word, []) if words[at : at + len(rest)] == rest]
            if not hits and at < len(words) and words[at].removesuffix("s") in nouns("people"):
                hits = [(0, name) for rest, name in members.get(word, []) if not rest]
            if hits:
                return min(hits)[1]
        return ""

    return target
