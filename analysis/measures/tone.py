"""Tone: sentiment made for news and opinion.

Construct: favourable and unfavourable wording, by valences for edited prose (`analysis.measures.vader.valences`: VADER's, with
changes for words that name the subject, words of opinion that VADER lacks, and corrections learned from rated editorials),
negation, shifters, degree and contrast. Function words (pronouns, auxiliaries, negators …) have no tone. Names are
ignored, and the codebook's topic words (*agreement*, *nuclear*) keep their mark with weight 0 (modifier
`topic`). Unit: valence points, about −4 … 4 a word. Direction: > 0 is favourable. Limits: bad news and blame are not distinguished. Irony is
recognised only where a phrase marks it (*Oh great*). Whom the words are about is a separate question (the measure `evaluation`).

Sources: Hutto & Gilbert (2014), in `analysis.measures.vader.valences`. On why news needs its own: Balahur, A., et al. (2010). Sentiment
analysis in the news. Proceedings of LREC 2010, 2216–2220.
"""

from functools import lru_cache

import numpy as np

from analysis.cues.labels import Labels
from analysis.cues.mark_arrays import MarkArrays, MarkLabels
from analysis.cues.matcher import Cues
from analysis.cues.token_index import Words
from analysis.lexicons.load import Lexicon
from analysis.measures.vader.contexts import toned_hits
from analysis.measures.vader.valences import entries, valence_cues
from analysis.measures.vader.weighing import weigh

SIGNS = ("negative", "positive")


def categories(codebook: Lexicon | None = None) -> dict[str, str]:
    return {"positive": "Positive words", "negative": "Negative words"}


def sought(codebook: Lexicon | None = None) -> list[Cues]:
    return [valence_cues()]


def find(words: Words, codebook: Lexicon | None = None, found: dict[str, MarkArrays] | None = None) -> MarkArrays:
    """Mark every word or phrase that has a valence."""
    toned = toned_hits(words)
    weight = weigh(toned)
    modifier = toned.modifier
    if codebook and codebook.topic:
        topic = _of_topic(codebook)[toned.row]
        weight, modifier = np.where(topic, 0.0, weight), modifier.replaced(topic, "topic")
    sign = np.where(weight == 0, toned.prior, weight)
    category = Labels.of((sign > 0).astype(int), SIGNS)
    labels = MarkLabels("tone", category, valence_cues().entry[toned.row], modifier)
    return MarkArrays.of(words, toned.first, toned.last, weight, labels)


@lru_cache(maxsize=64)
def _of_topic(codebook):
    """Which of the entries are words of the codebook's topic."""
    return np.array([codebook.topic.issuperset(key.split()) for key in entries()["key"]], bool)
