"""Metaphor: candidates of conventional metaphors, by source domain.

Construct: words of a source domain (games, marriage, stage, building …) that the codebook lists as candidates. Unit:
marks per 1,000 words. Direction: none. Limits: candidates only: whether a use is metaphorical is a reader's decision
(procedure: Pragglejaz Group 2007). Needs a codebook with a `[metaphor]` section.

Sources: Lakoff, G., & Johnson, M. (1980). Metaphors We Live By. University of Chicago Press. Pragglejaz Group (2007).
MIP: A method for identifying metaphorically used words in discourse. Metaphor and Symbol, 22(1), 1–39.
"""

from analysis.cues.lexicon_measure import lexicon_measure

categories, sought, find = lexicon_measure("metaphor", own=False, of_codebook=True)
