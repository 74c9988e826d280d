"""Irrealis: what is presented as not, or not yet, having happened.

Construct: future, plans and attempts, wishes and demands, conditions, possibility and permission, obligation and need.
Unit: marks per 1,000 words. Direction: none; more means that more of a text is future, intended or supposed. It is not
doubt: *will* may be said with full commitment. Limits: forms, not functions; negation and questions are not counted, nor
is a future in the present tense.

Sources: Palmer, F. R. (2001). Mood and Modality; Giannakidou, A. (1998). Polarity Sensitivity as (Non)Veridical
Dependency. The entries of `lexicons/irrealis.toml` name theirs.
"""

from analysis.cues.lexicon_measure import lexicon_measure

categories, sought, find = lexicon_measure("irrealis")
