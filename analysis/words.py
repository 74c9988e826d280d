"""The words of a corpus as arrays, with what matching needs to know of each."""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.characters import UPPER, code_points, look_up
from analysis.layout import Layout, layout
from analysis.lexicons import word_keys
from analysis.splitting import extents
from analysis.tables import SECTIONS, category_codes, table, text_array
from analysis.tokens import words_of

JOIN = re.compile(r"[\s'\"“”„«»‘’]*[-‐‑]?\s*")  # what may stand between two words of one cue
OPENING = re.compile(r"[\"'“‘«„(\[:–—]")  # a capital after these may be a sentence's, not a name's
CLAUSE_BREAK = re.compile(r"[;:–—()]|\.\.\.|…|\s-{1,3}\s")
CLAUSE_WORDS = ("but", "however", "although", "though", "which", "whereas", "yet")
PACKED = 3  # so many code points of 21 bits go into one integer


@dataclass(frozen=True, eq=False)
class Words:
    """The tokens of a corpus with what matching needs to know of each, as arrays of one length.

    `texts` are the articles by name; `rows` are the places in `every`, the tokens, of the words that count; `laid_out` are all
    texts as `Layout`, where that is at hand.
    """

    texts: dict
    every: pd.DataFrame
    rows: np.ndarray
    laid_out: Layout | None = None

    @classmethod
    def of(cls, articles, tokens, page=None):
        """The words that count: those of titles, headings and body; `page` is the layout of all articles, if known."""
        texts = dict(zip(articles["article"], articles["text"], strict=True))
        rows = np.flatnonzero(category_codes(tokens, "section") != SECTIONS.index("boilerplate"))
        return cls(texts, tokens, rows, page)

    @classmethod
    def of_texts(cls, texts, section="body"):
        """The words of many short texts, each an article of its own ("0", "1", …); in a title capitals do not tell names."""
        articles = table("articles", {"article": [str(i) for i in range(len(texts))], "text": list(texts)})
        return cls.of(articles, table("tokens", words_of(articles).assign(section=section)))

    def __len__(self):
        return len(self.rows)

    @cached_property
    def tokens(self):
        return self.every.iloc[self.rows].reset_index(drop=True)

    # ---- what the tables say of each word ----

    @cached_property
    def start(self):
        return self.every["start"].to_numpy()[self.rows]

    @cached_property
    def end(self):
        return self.every["end"].to_numpy()[self.rows]

    @cached_property
    def sentence(self):
        """The number of each word's sentence in its article."""
        return self.every["sentence"].to_numpy()[self.rows]

    @cached_property
    def voice(self):
        """Each word's voice, as a position in `analysis.tables.VOICES`."""
        return category_codes(self.every, "voice")[self.rows].astype(np.int64)

    @cached_property
    def _articles(self):
        names = text_array(self.every["article"]).dictionary_encode()
        return names.indices.to_numpy().astype(np.int64)[self.rows], names.dictionary.to_pylist()

    @property
    def place(self):
        """Each word's article, as a position in `articles`."""
        return self._articles[0]

    @property
    def articles(self):
        """The names of the articles that have tokens, in their order."""
        return self._articles[1]

    @cached_property
    def article(self):
        return np.array(self.articles, object)[self.place]

    # ---- the words and their keys ----

    @cached_property
    def _surfaces(self):
        words = text_array(self.every["word"]).dictionary_encode()
        code = words.indices.to_numpy()[self.rows]
        occurs = np.zeros(len(words.dictionary), bool)
        occurs[code] = True
        return (np.cumsum(occurs) - 1)[code], words.dictionary.filter(pa.array(occurs))

    @property
    def code(self):
        """Each word as a position in `vocabulary`."""
        return self._surfaces[0]

    @cached_property
    def vocabulary(self):
        """The distinct words as they are written."""
        return self._surfaces[1].to_pylist()

    def written(self, *others):
        """`vocabulary` and other texts behind it, as an arrow array."""
        return pa.concat_arrays([self._surfaces[1], pa.array(others, pa.large_string())])

    @cached_property
    def surface(self):
        return np.array(self.vocabulary, object)[self.code]

    @cached_property
    def _keys(self):
        code, keys = pd.factorize(np.array(word_keys(self.vocabulary), object))
        return code.astype(np.int64)[self.code], keys.tolist()

    @property
    def key_code(self):
        """The key of each word (`word_key`) as a position in `keys`."""
        return self._keys[0]

    @property
    def keys(self):
        """The distinct keys."""
        return self._keys[1]

    @cached_property
    def key_count(self):
        """How often each of `keys` occurs."""
        return np.bincount(self.key_code, minlength=len(self.keys))

    @cached_property
    def key(self):
        return np.array(self.keys, object)[self.key_code]

    @cached_property
    def key_index(self):
        """Each of `keys` with its position."""
        return {key: i for i, key in enumerate(self.keys)}

    @cached_property
    def capitals(self):
        """The capitals of each word of `vocabulary` as the bits of a number; letters it has not count as capitals."""
        length = np.array([len(word) for word in self.vocabulary], np.int64)
        begin = np.cumsum(length) - length
        here = np.flatnonzero(look_up(code_points("".join(self.vocabulary)))[0] & UPPER)
        word = np.searchsorted(begin, here, "right") - 1
        bits = -1 << np.minimum(length, 62)
        letter = here - begin[word]
        np.bitwise_or.at(bits, word, np.where(letter < 62, 1 << np.minimum(letter, 62), 0))
        return bits

    def is_key(self, keys):
        """Whether the key of each word is one of `keys`."""
        known = np.zeros(len(self.keys), bool)
        known[[self.key_index[key] for key in keys if key in self.key_index]] = True
        return known[self.key_code]

    # ---- the text as code points ----

    @cached_property
    def page(self):
        """The texts of `articles` and their paragraphs as `analysis.layout.Layout`."""
        if self.laid_out is not None and self.articles == list(self.texts):
            return self.laid_out
        return layout(self.texts[name] for name in self.articles)

    @property
    def points(self):
        """The code points of the texts of `articles`, one behind the other."""
        return self.page.points

    @cached_property
    def offset(self):
        """Where in `points` each text begins, and where one behind the last would."""
        return np.append(self.page.origin, len(self.points) + 1)

    @cached_property
    def begins(self):
        """Where in `points` each word begins."""
        return self.offset[self.place] + self.start

    # ---- sentences ----

    @cached_property
    def opens(self):
        """Whether a word is the first of its sentence."""
        opens = np.ones(len(self), bool)
        opens[1:] = (self.sentence[1:] != self.sentence[:-1]) | (self.place[1:] != self.place[:-1])
        return opens

    @cached_property
    def unit(self):
        """The running number of each word's sentence."""
        return np.cumsum(self.opens) - 1

    @cached_property
    def bounds(self):
        """First and last word of each sentence."""
        firsts = np.flatnonzero(self.opens)
        return firsts, np.append(firsts[1:], len(self))[: len(firsts)] - 1

    @cached_property
    def extents(self):
        """Where in `points` each sentence begins and ends, the marks around it taken in."""
        firsts, lasts = self.bounds
        return extents(self.page, self.begins[firsts], self.begins[lasts] + self.end[lasts] - self.start[lasts])

    # ---- what stands between the words ----

    @cached_property
    def _gaps(self):
        """The code of the text between each word and the word before it, and the distinct texts; -1: opens a sentence."""
        codes = np.where(self.opens, -1, 0)  # 0: a space
        length = self.start - np.append(0, self.end[:-1])
        inner = np.flatnonzero(~self.opens & ((length != 1) | (self.points[self.begins - 1] != ord(" "))))
        length, begin = length[inner], self.begins[inner] - length[inner]
        packed = np.zeros(len(inner), np.int64)
        for i in range(PACKED):  # nearly all are that short
            here = np.flatnonzero(length > i)
            packed[here] |= (self.points[begin[here] + i].astype(np.int64) + 1) << 21 * i
        here = np.flatnonzero(length > PACKED)
        long = [self._text(begin[i], length[i]) for i in here]
        packed[here] = -1 - pd.factorize(np.array(long, object))[0]
        code, kinds = pd.factorize(packed)
        example = np.zeros(len(kinds), np.int64)
        example[code] = np.arange(len(inner))
        codes[inner] = code + 1
        return codes, [" ", *(self._text(begin[i], length[i]) for i in example)]

    def _text(self, begin, length):
        return self.points[begin : begin + length].tobytes().decode("utf-32-le")

    def _gap_is(self, holds, opening):
        """Whether something holds of the text before each word; `opening`: the answer for the first of a sentence."""
        code, texts = self._gaps
        return np.array([*map(holds, texts), opening], bool)[code]

    @cached_property
    def commas(self):
        """How many words up to each one have a comma before them, in their sentence."""
        return np.cumsum(self._gap_is(lambda text: "," in text, False))

    @cached_property
    def runs(self):
        """Whether a word runs on from the word before it, with nothing but space, hyphen or quotation mark between."""
        return self._gap_is(JOIN.fullmatch, False)

    @cached_property
    def first(self):
        """Whether a word opens its sentence, or a quotation in it."""
        return self._gap_is(OPENING.search, True)

    @cached_property
    def clause(self):
        """The running number of each word's clause, broken by ; : – — brackets, and by `but`, `although`, `which` …"""
        return np.cumsum(self._gap_is(CLAUSE_BREAK.search, True) | self.is_key(CLAUSE_WORDS))

    @cached_property
    def named(self):
        """Whether a word is (part of) a name: capitalised inside a running sentence. Headlines cannot tell."""
        capital = self.capitals & 1 > 0
        body = category_codes(self.every, "section")[self.rows] == SECTIONS.index("body")
        return body & ~self.first & capital[self.code]
