"""Vagueness: wording that leaves open how much, how many, who or by what standard.

Construct: approximators (*about 40*, *largely*), weasels (vague quantities, unnamed sources, frequency and degree without
a measure) and peacocks (praise and weight without a ground). Unit: marks per 1,000 words. Direction: none; more is vaguer. It is not doubt, which is
hedging. Limits: forms, not functions: *some* and *many* are counted where the next sentence gives the number, too; what
counts as an unnamed source is a noun in a list.

Sources: Vincze, V. (2013). Weasels, hedges and peacocks. In Proceedings of IJCNLP 2013; Channell, J. (1994). Vague
Language. The entries of `lexicons/vagueness.toml` name theirs.
"""

from analysis.cues.lexical import lexical

categories, sought, find = lexical("vagueness")
