"""Evaluation: tone directed at a target of the codebook.

Construct: a word of tone in the same clause as a mention of the target; where a clause mentions several, the nearest
mention takes it. Unit: VADER valence points; read them per mention of the target (`analysis.scores.per_mention`).
Direction: > 0 is favourable. Limits: nearness is not grammar: in *Moscow condemned Tehran* the nearest name takes the
blame; what happens to a target counts like what is said of it. Needs a codebook with `[targets]`.

Source: on target and valence as separate questions: Balahur, A., et al. (2010). Sentiment analysis in the news.
Proceedings of LREC 2010, 2216–2220.
"""

import numpy as np

from analysis.measures import mention
from analysis.tables import table

NEEDS = ("mention", "tone")


def categories(codebook=None):
    return mention.categories(codebook)


def find(words, codebook, found):
    """Give every word of tone to the nearest target mentioned in its clause; words with none leave no mark."""
    targets = {}
    for row in found["mention"].itertuples():
        at = words.position[row.article, row.start]
        targets.setdefault(words.clause[at], []).append((at, row.target))
    rows, chosen = [], []
    tone = found["tone"]
    for i, (article, start, category, weight) in enumerate(
        zip(tone["article"], tone["start"], tone["category"], tone["weight"], strict=True)
    ):
        at = words.position.get((article, start))
        if at is None or category == "emphasis" or not weight or words.clause[at] not in targets:
            continue
        _, target = min(targets[words.clause[at]], key=lambda named: (abs(named[0] - at), named[0]))
        rows.append(i)
        chosen.append(target)
    chosen = np.array(chosen, object)
    return table("marks", tone.iloc[rows].assign(measure="evaluation", category=chosen, target=chosen))
