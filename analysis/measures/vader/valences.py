"""VADER's lexicon and the overlay in; one table of words and phrases with their valences, for news and comment, out.

The valence of a word or phrase is, in this order: its learned one (`models/tone/weights.tsv`), its entry in the overlay
(`lexicons/tone.toml`), or VADER's, compressed by `compress_valence`. Function words have none: the closed classes
(`lexicons/function_words.toml`) and negators, which act on others.

Source of VADER's valences: Hutto, C. J., & Gilbert, E. (2014). VADER: A parsimonious rule-based model for sentiment analysis of
social media text. Proceedings of ICWSM-14, 216–225.
"""

from functools import cache

import numpy as np
import pandas as pd

from analysis.cues.matcher import Cues
from analysis.cues.shifters import negators
from analysis.lexicons.load import lexicon
from analysis.lexicons.notation import word_key
from analysis.measures.vader import vader_analyser


def compress_valence(valence: float) -> float:
    """VADER's valence (−4 … 4) on the scale of the overlay: its extremes, rated for words alone, weigh too much in the news."""
    return 1.25 * np.sign(valence) * np.abs(valence) ** 0.7


def vader_lexicon() -> dict[str, float]:
    """VADER's words with their valences."""
    return vader_analyser().lexicon


@cache
def entries() -> pd.DataFrame:
    """What is looked for, as `Lexicon.entries`: the words of VADER and the overlay, with their valences before learning.

    All are of one category, so that the longest match wins over all of them. Neutral entries block.
    """
    overlay, grammatical = lexicon("tone").entries, function_words()
    neutral = overlay["category"] == "neutral"
    overlay = overlay.assign(weight=overlay["weight"].mask(neutral), category="tone")
    known = set(overlay["key"])
    vader = [
        ("tone", word, word, word, float(compress_valence(valence)))
        for word, valence in vader_lexicon().items()
        if word.replace("-", "").replace("'", "").isalpha() and word_key(word) == word
        if word not in known and word not in grammatical
    ]
    columns = ["category", "entry", "cue", "key", "weight"]
    asked = overlay[[*columns, "pos", "sense", "parsed"]]
    table = pd.concat([asked, pd.DataFrame(vader, columns=columns)], ignore_index=True)
    return table.fillna({"pos": "", "sense": "", "parsed": False}).astype({"parsed": bool})


@cache
def function_words() -> frozenset[str]:
    """The keys of the closed word classes and of negators: they have no valence of their own."""
    return frozenset(lexicon("function_words").entries["key"]) | negators()


@cache
def valence_cues() -> Cues:
    """`entries`, ready to be found."""
    return Cues(entries(), names=False)
