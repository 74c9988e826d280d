"""VADER over many sentences at once, exactly as the installed vaderSentiment computes it, and valences for the news made of it.

Source: Hutto, C. J., & Gilbert, E. (2014). VADER: A parsimonious rule-based model for sentiment analysis of social
media text. Proceedings of ICWSM-14, 216–225.
"""

from functools import cache

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer


@cache
def vader_analyser() -> SentimentIntensityAnalyzer:
    """The installed analyser."""
    return SentimentIntensityAnalyzer()
