"""The words of a corpus as arrays, with what matching needs to know of each."""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.lexicons import word_key
from analysis.tables import table
from analysis.tokens import extent, sentence_bounds, words_of

JOIN = re.compile(r"[\s'\"“”„«»‘’]*[-‐‑]?\s*")  # what may stand between two words of one cue
OPENING = re.compile(r"[\"'“‘«„(\[:–—]")  # a capital after these may be a sentence's, not a name's
CLAUSE_BREAK = re.compile(r"[;:–—()]|\.\.\.|…|\s-{1,3}\s")
CLAUSE_WORDS = frozenset({"but", "however", "although", "though", "which", "whereas", "yet"})


@dataclass(frozen=True)
class Words:
    """The tokens of a corpus with what matching needs to know of each, as arrays of one length."""

    texts: dict
    tokens: pd.DataFrame

    @classmethod
    def of(cls, articles, tokens):
        """The words that count: those of titles, headings and body."""
        return cls(
            dict(zip(articles["article"], articles["text"], strict=True)),
            tokens[tokens["section"] != "boilerplate"].reset_index(drop=True),
        )

    @classmethod
    def of_texts(cls, texts, section="body"):
        """The words of many short texts, each an article of its own ("0", "1", …); in a title capitals do not tell names."""
        articles = table("articles", {"article": [str(i) for i in range(len(texts))], "text": list(texts)})
        return cls.of(articles, table("tokens", words_of(articles).assign(section=section)))

    def __len__(self):
        return len(self.tokens)

    @cached_property
    def article(self):
        return self.tokens["article"].to_numpy(object)

    @cached_property
    def start(self):
        return self.tokens["start"].to_numpy()

    @cached_property
    def end(self):
        return self.tokens["end"].to_numpy()

    @cached_property
    def surface(self):
        return self.tokens["word"].to_list()

    @cached_property
    def position(self):
        """The place of each word in these arrays, by its article and start."""
        return {place: i for i, place in enumerate(zip(self.article, self.start, strict=True))}

    @cached_property
    def key(self):
        known = {word: word_key(word) for word in set(self.surface)}
        return [known[word] for word in self.surface]

    @cached_property
    def bounds(self):
        """First and last word of each sentence."""
        return sentence_bounds(self.tokens)

    def sentence_spans(self):
        """Each sentence as (first word, last word, start, end), the marks around it taken in."""
        for first, last in zip(*self.bounds, strict=True):
            yield first, last, *extent(self.texts[self.article[first]], self.start[first], self.end[last])

    @cached_property
    def unit(self):
        """The running number of each word's sentence."""
        firsts, lasts = self.bounds
        return np.repeat(np.arange(len(firsts)), lasts - firsts + 1)

    @cached_property
    def gap(self):
        """The text between each word and the word before it in its sentence; None where there is none."""
        gaps = [None] * len(self)
        for i in range(1, len(self)):
            if self.unit[i] == self.unit[i - 1]:
                gaps[i] = self.texts[self.article[i]][self.end[i - 1] : self.start[i]]
        return gaps

    @cached_property
    def first(self):
        """Whether a word opens its sentence, or a quotation in it."""
        return [gap is None or OPENING.search(gap) is not None for gap in self.gap]

    @cached_property
    def runs(self):
        """Whether a word runs on from the word before it, with nothing but space, hyphen or quotation mark between."""
        return [gap is not None and JOIN.fullmatch(gap) is not None for gap in self.gap]

    @cached_property
    def named(self):
        """Whether a word is (part of) a name: capitalised inside a running sentence. Headlines cannot tell."""
        body = (self.tokens["section"] == "body").to_numpy()
        return [
            in_body and not first and word[0].isupper()
            for word, first, in_body in zip(self.surface, self.first, body, strict=True)
        ]

    @cached_property
    def clause(self):
        """The running number of each word's clause, broken by ; : – — brackets, and by `but`, `although`, `which` …"""
        breaks = [
            gap is None or CLAUSE_BREAK.search(gap) is not None or key in CLAUSE_WORDS
            for gap, key in zip(self.gap, self.key, strict=True)
        ]
        return np.cumsum(breaks)
