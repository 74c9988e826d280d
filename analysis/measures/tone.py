"""Tone: sentiment made for news and opinion.

Construct: favourable and unfavourable wording, by valences for edited prose (`analysis.valences`: VADER's, with an
overlay of words that name the subject, words of comment that VADER lacks, and differences learned from rated editorials),
negation, shifters, degree and contrast. A question mark counts as a mark of its own (`emphasis`): comment asks where it doubts.
Names are not looked at, and the codebook's topic words (*agreement*, *nuclear*) keep their mark with weight 0 (modifier
`topic`). Unit: valence points, about −4 … 4 a word. Direction: > 0 is favourable. Limits: bad news and blame are one; irony and
what a reader must know are not seen; who is meant is another question (the measure `evaluation`).

Sources: Hutto & Gilbert (2014), in `analysis.valences`. On why news needs its own: Balahur, A., et al. (2010). Sentiment
analysis in the news. Proceedings of LREC 2010, 2216–2220.
"""

import numpy as np

from analysis.found import Found, as_found, from_table
from analysis.tables import table
from analysis.valences import QUESTION, hits, question_weight, questions, weigh


def categories(codebook=None):
    return {"positive": "Positive words", "negative": "Negative words", "emphasis": "Questions (?)"}


def find(words, codebook=None, found=None):
    """Mark every word or phrase that has a valence, and question marks."""
    counted = hits(words)
    weight = weigh(counted)
    if codebook and codebook.topic:
        topic = np.array([codebook.topic.issuperset(key.split()) for key in counted["key"]], bool)
        counted["modifier"] = counted["modifier"].mask(topic, "topic")
        weight = np.where(topic, 0.0, weight)
        sign = np.where(topic, counted["prior"], weight)
    else:
        sign = weight
    counted["category"], counted["weight"] = np.where(sign > 0, "positive", "negative"), weight
    return Found.joined([as_found(words, counted, "tone"), from_table(words, _question_marks(words))])


def _question_marks(words):
    weight, tokens = question_weight(), words.tokens
    rows = [
        (words.article[last], tokens["sentence"].iat[last], at, at + 1, QUESTION, "tone", "emphasis", weight, QUESTION, "",
         tokens["voice"].iat[last], "")
        for last, at in questions(words)
    ]  # fmt: skip
    return table("marks", rows)
