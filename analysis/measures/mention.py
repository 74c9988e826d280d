"""Mention: a target of the codebook is named.

Construct: every naming of a target (an actor, the treaty) by one of the names its codebook lists; pronouns are not
followed. Unit: mentions per 1,000 words; mentions are also the denominator of `evaluation`. Direction: none.
Needs a codebook with `[targets]`.
"""

from functools import lru_cache

from analysis.cues.mark_arrays import MarkArrays, MarkLabels
from analysis.cues.matcher import Cues
from analysis.cues.targets import name_cues
from analysis.cues.token_index import Words
from analysis.lexicons.load import Lexicon


def categories(codebook: Lexicon | None = None) -> dict[str, str]:
    return {name: target["label"] for name, target in codebook.targets.items()} if codebook else {}


def sought(codebook: Lexicon | None = None) -> list[Cues]:
    return [target_names(codebook)] if codebook and codebook.targets else []


def find(words: Words, codebook: Lexicon | None = None, found: dict[str, MarkArrays] | None = None) -> MarkArrays:
    """Mark every target named; `target` is the target itself."""
    if not (codebook and codebook.targets):
        return MarkArrays.none(words)
    names = target_names(codebook)
    first, last, row = names.hits(words)
    target = names.category[row]
    labels = MarkLabels("mention", target, names.entry[row], target=target)
    return MarkArrays.of(words, first, last, 1.0, labels)


@lru_cache(maxsize=64)
def target_names(codebook: Lexicon) -> Cues:
    """The names of a codebook's targets as `Cues`."""
    return name_cues({target: entry["names"] for target, entry in codebook.targets.items()})
