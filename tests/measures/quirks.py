"""Sentences of VADER's own words and of what its rules look for."""

import random

from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES, SentimentIntensityAnalyzer

from analysis.text.buffer import layout

VADER = SentimentIntensityAnalyzer()


def laid_out(sentences):
    """Sentences as a layout, and where each begins and ends."""
    page = layout(sentences)
    return page, page.origin, page.stop


def quirks(count, seed=7):
    """Sentences of VADER's own words and what its rules look for."""
    draw = random.Random(seed)
    lexicon, modifiers = sorted(VADER.lexicon), sorted(BOOSTER_DICT) + sorted(NEGATE) + sorted(SPECIAL_CASES)
    extra = ["but", "no", "least", "at", "never so", "this", "without", "doubt", "or", "nor", "kind of", "mayn't", "don’t", "the",
             "!", "??", "????", "—", "“", "😀", "x😀y", "🈚", "K", "İ", "ǅ", "\x1c", "\u3000", "bus stop", "ass", "A1"]  # fmt: skip
    for _ in range(count):
        words = [draw.choice(draw.choice([lexicon, modifiers, extra])) for _ in range(draw.randint(0, 12))]
        yield draw.choice(["", " "] + [" "] * 9).join(word.upper() if draw.random() < 0.15 else word for word in words)
