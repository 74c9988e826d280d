"""Tone: sentiment made for news and opinion.

Construct: favourable and unfavourable wording, by valences for edited prose (`analysis.measures.vader.valences`: VADER's, with an
overlay of words that name the subject, words of comment that VADER lacks, and differences learned from rated editorials),
negation, shifters, degree and contrast. A question mark counts as a mark of its own (`emphasis`): comment asks where it doubts.
Names are not looked at, and the codebook's topic words (*agreement*, *nuclear*) keep their mark with weight 0 (modifier
`topic`). Unit: valence points, about −4 … 4 a word. Direction: > 0 is favourable. Limits: bad news and blame are one; irony and
what a reader must know are not seen; who is meant is another question (the measure `evaluation`).

Sources: Hutto & Gilbert (2014), in `analysis.measures.vader.valences`. On why news needs its own: Balahur, A., et al. (2010). Sentiment
analysis in the news. Proceedings of LREC 2010, 2216–2220.
"""

from functools import lru_cache

import numpy as np

from analysis.cues.matcher import Cues
from analysis.cues.matches import Found, Labels
from analysis.cues.token_index import Words
from analysis.lexicons.load import Lexicon
from analysis.measures.vader.valences import QUESTION, cues, entries, hits, question_weight, questions, weigh

SIGNS = ("negative", "positive")


def categories(codebook: Lexicon | None = None) -> dict[str, str]:
    return {"positive": "Positive words", "negative": "Negative words", "emphasis": "Questions (?)"}


def sought(codebook: Lexicon | None = None) -> list[Cues]:
    return [cues()]


def find(words: Words, codebook: Lexicon | None = None, found: dict[str, Found] | None = None) -> Found:
    """Mark every word or phrase that has a valence, and question marks."""
    toned = hits(words)
    weight = sign = weigh(toned)
    modifier = toned.modifier
    if codebook and codebook.topic:
        topic = _of_topic(codebook)[toned.row]
        weight, sign = np.where(topic, 0.0, weight), np.where(topic, toned.prior, weight)
        modifier = modifier.replaced(topic, "topic")
    category = Labels.of((sign > 0).astype(int), SIGNS)
    marks = Found.of(words, toned.first, toned.last, weight, "tone", category, cues().entry[toned.row], modifier)
    return Found.joined([marks, _question_marks(words)])


@lru_cache(maxsize=64)
def _of_topic(codebook):
    """Which of the entries are words of the codebook's topic."""
    return np.array([codebook.topic.issuperset(key.split()) for key in entries()["key"]], bool)


def _question_marks(words):
    last, at = questions(words)
    start = at - words.offset[words.place[last]]
    return Found.of(words, last, last, question_weight(), "tone", "emphasis", QUESTION, start=start, end=start + 1)
