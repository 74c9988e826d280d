"""Tone: sentiment with the words that only name the subject taken out.

Construct: as `sentiment`, but the codebook's topic words (*agreement*, *nuclear*) and words inside proper names (the
*United* States) keep their mark with weight 0 (modifier `topic` or `name`), and shifters that VADER does not know (*few*,
*lack of*, *fails to*) act on the rest. Unit and direction as `sentiment`. Limits: without a codebook only names are taken
out; a topic word may carry tone after all.

Source: on why news needs it: Balahur, A., et al. (2010). Sentiment analysis in the news. Proceedings of LREC 2010,
2216–2220.
"""

import numpy as np

from analysis.lexicons import lexicon
from analysis.measures import sentiment
from analysis.shifting import shift
from analysis.tables import table

NEEDS = ("sentiment",)
SHIFTERS = ("minimiser", "content", "veracity", "attenuation")  # plain negation is in VADER's own rules


def categories(codebook=None):
    return sentiment.categories(codebook)


def find(words, codebook, found):
    """Mark what `sentiment` marks, with topic words and names neutralised and shifters applied."""
    marks = found["sentiment"]
    if marks.empty:
        return marks
    at = [words.position.get(place, -1) for place in zip(marks["article"], marks["start"], strict=True)]
    topic = codebook.topic if codebook else frozenset()
    neutral = ["" if i < 0 else "topic" if words.key[i] in topic else "name" if words.named[i] else "" for i in at]
    marks = marks.assign(
        weight=marks["weight"].where([not reason for reason in neutral], 0.0),
        modifier=[reason or modifier for reason, modifier in zip(neutral, marks["modifier"], strict=True)],
    )
    marks = _shift(words, marks, np.array(at, int))
    return table("marks", _emphasise(marks).assign(measure="tone"))


def _shift(words, marks, at):
    """Let the shifters that VADER does not know act on the words of tone."""
    lexical = (marks["category"].isin(["positive", "negative"]) & (marks["weight"] != 0) & (at >= 0)).to_numpy()
    hits = marks[lexical].drop(columns="modifier").assign(first=at[lexical], last=at[lexical], negated="turn")
    rules = lexicon("shifters").entries
    shifted = shift(words, hits, rules[rules["category"].isin(SHIFTERS)])
    known = [
        not new or new.lower() in old.split()
        for new, old in zip(shifted["modifier"], marks.loc[lexical, "modifier"], strict=True)
    ]
    acted = shifted[~np.array(known, bool)]
    marks.loc[acted.index, "weight"] = acted["weight"]
    marks.loc[acted.index, "category"] = np.where(acted["weight"] > 0, "positive", "negative")
    factor = acted["weight"] / hits.loc[acted.index, "weight"]
    capitals = marks["entry"].eq("CAPITALS") & marks["category"].eq("emphasis")
    by_place = dict(zip(zip(acted["article"], acted["start"], strict=True), factor, strict=True))
    places = zip(marks.loc[capitals, "article"], marks.loc[capitals, "start"], strict=True)
    marks.loc[capitals, "weight"] *= [by_place.get(place, 1.0) for place in places]
    marks.loc[acted.index, "modifier"] = (marks.loc[acted.index, "modifier"] + " " + acted["modifier"]).str.strip()
    return marks


def _emphasise(marks):
    """! and ? strengthen the direction that the sentence has now."""
    punctuation = marks["entry"].isin(["!", "?"]) & (marks["category"] == "emphasis")
    direction = np.sign(
        marks["weight"].mask(punctuation, 0.0).groupby([marks["article"], marks["sentence"]]).transform("sum")
    )
    return marks.assign(weight=marks["weight"].mask(punctuation, marks["weight"].abs() * direction))
