"""Framing: words that point to a way of presenting an issue.

Construct: indicators of generic news frames (`generic.*`, after Semetko & Valkenburg 2000), of policy frames
(`policy.*`, after Boydstun et al. 2014) and of the study's own issue frames (from the codebook). Unit: marks per 1,000
words. Direction: none; a mark weighs 1 unless its entry says otherwise (0.5 where the words only suggest the frame).
Limits: a frame is an interpretation, and a topic is not a frame. An article on a
treaty uses words of security and diplomacy whatever its frame. So compare articles on the same event, and read the marks.

Sources: Semetko, H. A., & Valkenburg, P. M. (2000). Framing European politics. Journal of Communication, 50(2),
93–109. Boydstun, A. E., Card, D., Gross, J. H., Resnik, P., & Smith, N. A. (2014). Tracking the development of media
frames within and across policy issues. APSA Annual Meeting.
"""

from analysis.cues.lexicon_measure import lexicon_measure

categories, sought, find = lexicon_measure("framing", of_codebook=True)
