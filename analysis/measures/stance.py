"""Stance: the position an article takes between the two poles of the study's axis.

Construct: wording that holds the codebook's positive or negative reading of the event (for a treaty: a lasting
alliance, or a marriage of convenience). Unit: summed weight per 1,000 words; the position is the sum over both poles.
Direction: > 0 toward the positive pole. A negator or shifter turns or damps a cue (*not a turning point*), and a cue in
a scare quote counts 0. Limits: cues cannot tell irony, and in long quotations of the other side they speak for that
side: read the author's voice. Needs a codebook with a `[stance]` section.

Source: the axis is the researcher's; for targeted stance as a construct see Mohammad, S., Kiritchenko, S., Sobhani, P.,
Zhu, X., & Cherry, C. (2016). SemEval-2016 Task 6: Detecting stance in tweets. Proceedings of SemEval-2016, 31–41.
"""

from analysis.cues.lexical import lexical

categories, sought, find = lexical("stance", own=False, of_codebook=True)
