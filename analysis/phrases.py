"""Noun phrases around a cue, found by function words and marks: where grammar expects who speaks."""

import re
from functools import cache

from analysis.lexicons import lexicon, word_key
from analysis.wordclasses import vocabulary

SOURCE, CONTENT = 1, 3
REACH = 12  # words a phrase may have at most
POSSESSIVE = {"my", "our", "his", "her", "their"}
THINGS = {"it", "its", "itself", "this", "that", "these", "those", "which", "what"}  # name nobody
NO_NOUN = {"preposition", "conjunction", "question", "auxiliary", "time"}
ARTICLES = {"the", "a", "an", "some", "many", "most", "several", "one", "those"} | POSSESSIVE
BREAK = re.compile(r"[,;:()–—\"“”!?]")


def phrase_behind(article, cue, high):
    """The noun phrase right behind a cue."""
    start = cue[1] + 1
    if start >= high or BREAK.search(article.gap(start)) or article.label[start] == CONTENT:
        return None
    end = _end(article, start, high)
    opening = article.text[article.starts[start]]
    return (
        (start, end)
        if opening.isupper() or word_at(article, start) in ARTICLES or class_of(word_at(article, start)) == "pronoun"
        else None
    )


def _end(article, start, high):
    """The last word of the noun phrase that begins with a word."""
    end = start
    while end + 1 < high and end - start < REACH and not BREAK.search(article.gap(end + 1)):
        if article.label[end + 1] > SOURCE or class_of(word_at(article, end + 1)) in NO_NOUN:
            break
        end += 1
    return end


def speaker(article, run, high):
    """The speaker in a phrase, or None: without *and* or *that* in front; *a* or *two* only with the noun behind."""
    first, last = run
    while first < last and (
        class_of(word_at(article, first)) == "conjunction" or article.text.startswith("that ", article.starts[first])
    ):
        first += 1
    word = word_at(article, last)
    if first == last and class_of(word) in ("conjunction", "preposition", "adverb", "auxiliary"):
        return None
    if all(class_of(word_at(article, place)) in ("determiner", "number") for place in range(first, last + 1)):
        if word in POSSESSIVE | THINGS or "speaker" in vocabulary().get(word, ""):  # some, many, most
            return first, last
        whole = _end(article, last, high)
        return (first, whole) if whole > first else None
    return first, last


def phrase_before(article, end, low):
    """The noun phrase that ends with a word."""
    if end < low or article.label[end] == CONTENT or class_of(word_at(article, end)) in ("preposition", "determiner"):
        return None
    start = end
    while start > low and end - start < REACH and not BREAK.search(article.gap(start)):
        word, left = word_at(article, start), word_at(article, start - 1)
        if class_of(word) in ("pronoun", "question") or article.label[start - 1] == CONTENT:
            break
        if class_of(left) in ("auxiliary", "conjunction", "question", "adverb", "time") and left not in ("and", "of"):
            break
        start -= 1
    return start, end


def subject(article, low, high):
    """The subject of a sentence: its first noun phrase, behind what leads up to it and a comma."""
    start = low
    if class_of(word_at(article, low)) in ("preposition", "conjunction", "question", "adverb", "time") or word_at(
        article, low
    ).endswith("ing"):
        start = next((place for place in range(low + 1, high) if "," in article.gap(place)), low)
    end = start
    while end + 1 < high and end - start < REACH and not BREAK.search(article.gap(end + 1)):
        word = word_at(article, end + 1)
        if (
            article.label[end + 1] > SOURCE
            or class_of(word) in ("auxiliary", "question", "adverb", "manner", "preposition")
            or (word.endswith("ed") and article.text[article.starts[end + 1]].islower())
        ):
            break
        end += 1
    return (start, end) if article.label[start] != CONTENT and start < high else None


def word_at(article, place):
    return word_key(article.text[article.starts[place] : article.ends[place]])


@cache
def _classes():
    words = {}
    for name in ("function_words", "reporting"):
        entries = lexicon(name).entries
        for key, category in zip(entries["key"], entries["category"], strict=True):
            words.setdefault(key, category)
    return words


def class_of(word):
    return _classes().get(word, "number" if word == "#" else "")
