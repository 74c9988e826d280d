"""Mention: a target of the codebook is named.

Construct: every naming of a target (an actor, the treaty) by one of the names its codebook lists; pronouns are not
followed. Unit: mentions per 1,000 words; mentions are also the denominator of `evaluation`. Direction: none.
Needs a codebook with `[targets]`.
"""

from analysis.matching import as_marks
from analysis.naming import mentions
from analysis.tables import table


def categories(codebook=None):
    return {name: target["label"] for name, target in codebook.targets.items()} if codebook else {}


def find(words, codebook=None, found=None):
    """Mark every target named; `target` is the target itself."""
    if not categories(codebook):
        return table("marks")
    hits = mentions(words, {target: entry["names"] for target, entry in codebook.targets.items()})
    hits = hits.rename(columns={"target": "category"})
    return as_marks(words, hits, "mention", target=hits["category"].to_numpy())
