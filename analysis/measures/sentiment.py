"""Sentiment: VADER's valence of each sentence, exactly as the installed vaderSentiment computes it.

Construct: positive and negative wording, by a lexicon rated for intensity with rules for negation, degree adverbs,
contrast and emphasis. Unit: VADER valence points; the points of a sentence sum to VADER's raw score S, and
S / sqrt(S² + 15) is its `compound`. Direction: > 0 is positive. Limits: made for social media; it takes the subject
matter of news (*war*, *agreement*, *united*) for tone (see the measure `tone`), and cannot tell good news from good
opinion, nor who is meant.

Source: Hutto, C. J., & Gilbert, E. (2014). VADER: A parsimonious rule-based model for sentiment analysis of social
media text. Proceedings of ICWSM-14, 216–225.
"""

import string
from functools import cache

import numpy as np
from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SentimentIntensityAnalyzer, SentiText, normalize

from analysis.folding import fold
from analysis.found import from_table
from analysis.tables import table


class _Valences(SentimentIntensityAnalyzer):
    """The installed analyser, stopped where it has the valence of every word, before it sums them up."""

    def score_valence(self, sentiments, text):
        return sentiments


class _FlatValences(_Valences):
    """The same, blind to capitals, to tell what CAPITALS add."""

    def sentiment_valence(self, valence, sentitext, item, i, sentiments):
        sentitext.is_cap_diff = False
        return super().sentiment_valence(valence, sentitext, item, i, sentiments)


@cache
def analysers():
    return _Valences(), _FlatValences()


def categories(codebook=None):
    return {"positive": "Positive words", "negative": "Negative words", "emphasis": "Emphasis (! ? CAPITALS)"}


def compound(points):
    """VADER's compound score (−1 … 1) of a sentence's summed points."""
    return round(normalize(float(points)), 4) + 0.0


def find(words, codebook=None, found=None):
    """Mark every word that VADER counts, and what emphasis adds. See `sentence_marks` for the rows."""
    rows = []
    sentence, voice = words.tokens["sentence"].to_numpy(), words.tokens["voice"].to_numpy(object)
    for first, last, start, end in words.sentence_spans():
        article, starts = words.article[first], words.start[first : last + 1]
        text = words.texts[article]
        for begin, stop, category, weight, entry, modifier in sentence_marks(text[start:end]):
            begin, stop = start + begin, start + stop
            at = first + max(np.searchsorted(starts, begin, "right") - 1, 0)
            rows.append((article, sentence[first], begin, stop, text[begin:stop], "sentiment", category, weight, entry,
                         modifier, voice[at], ""))  # fmt: skip
    return from_table(words, table("marks", rows))


def sentence_marks(sentence):
    """What VADER counts in one sentence.

    Parameters
    ----------
    sentence : str
        As it stands in the article; it is folded character for character before VADER sees it (`analysis.folding`).

    Returns
    -------
    list of (start, end, category, weight, entry, modifier)
        The weights sum to VADER's raw score of the folded sentence.
    """
    text, origin = _without_emoji(fold(sentence))
    spans = _vader_words(text)
    if not spans:
        return []
    exact, flat = analysers()
    valences, plain = exact.polarity_scores(text), flat.polarity_scores(text)
    items = [text[start:end].lower() for start, end in spans]
    marks = []
    for i, (start, end) in enumerate(spans):
        if not valences[i] and not plain[i]:
            continue
        begin, stop = origin[start], origin[end - 1] + 1
        if plain[i]:
            category = "positive" if plain[i] > 0 else "negative"
            marks.append((begin, stop, category, float(plain[i]), items[i], _modifier(items, i, plain[i])))
        if valences[i] != plain[i]:
            marks.append((begin, stop, "emphasis", float(valences[i] - plain[i]), "CAPITALS", items[i]))
    return marks + punctuation_marks(sentence, sum(valences))


def punctuation_marks(sentence, points):
    """VADER's emphasis by ! and ?, spread over the marks that give it, in the direction of the summed `points`."""
    exact, _ = analysers()
    marks = []
    for sign, amplify in (("!", exact._amplify_ep), ("?", exact._amplify_qm)):
        amount = amplify(sentence)
        places = [i for i, character in enumerate(sentence) if character == sign][:4]
        if amount and points:
            share = amount / len(places) * (1 if points > 0 else -1)
            marks += [(at, at + 1, "emphasis", share, sign, "") for at in places]
    return marks


def _without_emoji(text):
    """VADER's own replacement of emoji by words, with the place each character came from."""
    emojis = analysers()[0].emojis
    if text.isascii():
        return text, range(len(text))
    pieces, origin, space = [], [], True
    for i, character in enumerate(text):
        piece = character
        if character in emojis:
            piece = ("" if space else " ") + emojis[character]
        pieces.append(piece)
        origin += [i] * len(piece)
        space = piece == " "
    return "".join(pieces), origin


def _vader_words(text):
    """The spans of the items VADER counts: white-space words, stripped of marks where three letters are left."""
    spans, at = [], 0
    for item in text.split():
        start = text.index(item, at)
        at = start + len(item)
        stripped = SentiText._strip_punc_if_word(item)
        left = len(item) - len(item.lstrip(string.punctuation)) if stripped != item else 0
        spans.append((start + left, start + left + len(stripped)))
    return spans


def _modifier(items, i, weight):
    """The words that made VADER change a lexicon value: negators and degree words before it, or `but`."""
    if weight == analysers()[0].lexicon.get(items[i]):
        return ""
    near = [word for word in items[max(i - 3, 0) : i] if word in NEGATE or "n't" in word or word in BOOSTER_DICT
            or word in ("no", "least")]  # fmt: skip
    return " ".join(near + (["but"] if "but" in items else []))
