"""Hedging: wording that weakens or strengthens the writer's commitment to what is said.

Construct: hedges (possibility modals, epistemic verbs, adverbs, adjectives and nouns, evidentials,
approximators, limiting conditions, litotes) and boosters (certainty, emphasis, factives). Unit: marks per 1,000 words; the summed
weight of both is the certainty balance. Direction: a hedge weighs −1, a booster +1. A booster under a negator becomes
a hedge (*not certain*), a hedge under one a booster (*no doubt*), where its entry says so. Where texts are parsed, a cue counts in the
sense that its entry asks for (`analysis.cues.senses`): *could* of possibility, not of ability; *must* of inference, not of duty;
*certain* said of something, not before a noun. Where they are not, cues are told by their words alone, and those that need a sense
leave no mark: numbers of the two are not compared. Limits: irony, the promise in *will* and what could have been are not told
apart. *Some* and *many* are vagueness, *if* and *will* irrealis: measures of their own; an approximator is vague and a hedge. How sure a cue sounds is graded by the measure certainty; here every cue counts one.

Sources: Hyland, K. (2005). Metadiscourse; Holmes, J. (1988). Doubt and certainty in ESL textbooks. Applied
Linguistics, 9(1), 21–44. The entries of `lexicons/hedging.toml` name theirs.
"""

import numpy as np

from analysis.cues.lexical import lexical
from analysis.cues.matches import Found
from analysis.cues.token_index import Words
from analysis.lexicons.load import Lexicon

categories, sought, cues_found = lexical("hedging")


def find(words: Words, codebook: Lexicon | None = None, found: dict[str, Found] | None = None) -> Found:
    """Mark hedges and boosters by kind; see `analysis.cues.matcher.Cues` for the rules."""
    marks = cues_found(words)
    hedge = marks.category.each(lambda name: name.startswith("hedge."))
    return marks.but(weight=np.where(hedge, -1.0, 1.0) * np.abs(marks.weight))
