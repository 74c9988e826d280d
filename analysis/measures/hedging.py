"""Hedging: wording that weakens or strengthens the writer's commitment to what is said.

Construct: hedges (possibility modals, epistemic verbs, adverbs, adjectives and nouns, evidentials,
approximators, limiting conditions, litotes) and boosters (certainty, emphasis, factives). Unit: marks per 1,000 words; the summed
weight of both is the certainty balance. Direction: a hedge weighs −1, a booster +1. A negated booster becomes
a hedge (*not certain*), and a negated hedge a booster (*no doubt*), where its entry says so. Where texts are parsed, a cue counts only in the
sense that its entry requires (`analysis.cues.senses`): *could* of possibility, not of ability; *must* of inference, not of duty;
*certain* said of something, not before a noun. Where they are not, cues are recognised by their words alone, and those that need a sense
leave no mark; do not compare numbers obtained in these two ways. Limits: irony, promises with *will* and unrealised possibilities are not
recognised. *Some* and *many* belong to the measure vagueness, *if* and *will* to irrealis; an approximator counts both as vague and as a hedge. Every cue counts one; the measure
certainty grades how sure a cue sounds.

Sources: Hyland, K. (2005). Metadiscourse; Holmes, J. (1988). Doubt and certainty in ESL textbooks. Applied
Linguistics, 9(1), 21–44. The entries of `lexicons/hedging.toml` name theirs.
"""

import numpy as np

from analysis.cues.lexicon_measure import lexicon_measure
from analysis.cues.mark_arrays import MarkArrays
from analysis.cues.token_index import Words
from analysis.lexicons.load import Lexicon

categories, sought, find_cues = lexicon_measure("hedging")


def find(words: Words, codebook: Lexicon | None = None, found: dict[str, MarkArrays] | None = None) -> MarkArrays:
    """Mark hedges and boosters by kind; see `analysis.cues.matcher.Cues` for the rules."""
    marks = find_cues(words)
    hedge = marks.category.each(lambda name: name.startswith("hedge."))
    return marks.but(weight=np.where(hedge, -1.0, 1.0) * np.abs(marks.weight))
