"""Vagueness: wording that leaves open how much, how many, who or by what standard.

Construct: approximators (*about 40*, *largely*), weasels (vague quantities, unnamed sources, frequency and degree without
a measure) and peacocks (praise and emphasis without evidence). Unit: marks per 1,000 words. Direction: none; more is vaguer. It is not doubt, which is
hedging. Limits: forms, not functions: *some* and *many* count even if the next sentence gives the number, and
only nouns in a list count as unnamed sources.

Sources: Vincze, V. (2013). Weasels, hedges and peacocks. In Proceedings of IJCNLP 2013; Channell, J. (1994). Vague
Language. The entries of `lexicons/vagueness.toml` name theirs.
"""

from analysis.cues.lexicon_measure import lexicon_measure

categories, sought, find = lexicon_measure("vagueness")
