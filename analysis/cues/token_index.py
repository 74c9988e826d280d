"""The words of a corpus as arrays, with what matching needs to know of each."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis.core.categoricals import encode
from analysis.core.schema import SECTIONS, article_bounds, category_codes, table, text_array
from analysis.lexicons.vocabulary import Spellings, capitals
from analysis.text.buffer import Layout, layout
from analysis.text.clauses import between
from analysis.text.tokenizer import extents
from analysis.text.tokens import words_of

CLAUSE_WORDS = ("but", "however", "although", "though", "which", "whereas", "yet")


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
        texts = dict(zip(articles["article"].tolist(), articles["text"].tolist(), strict=True))
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
        """Each word's voice, as a position in `analysis.core.schema.VOICES`."""
        return category_codes(self.every, "voice")[self.rows].astype(np.int64)

    @cached_property
    def attribution(self):
        """The number of the attribution that each word stands in; 0: none."""
        return self.every["attribution"].to_numpy(np.int64, na_value=0)[self.rows]

    @cached_property
    def _articles(self):
        names, bounds = article_bounds(self.every["article"])
        code, names = encode(pa.array(names, pa.large_string()))
        return np.repeat(code.astype(np.int64), np.diff(np.searchsorted(self.rows, bounds))), names.to_pylist()

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
        code, words = encode(text_array(self.every["word"]))
        return code[self.rows].astype(np.int64), words

    @property
    def code(self):
        """Each word as a position in `vocabulary`."""
        return self._surfaces[0]

    @cached_property
    def vocabulary(self):
        """The distinct words as they are written, those of boilerplate among them."""
        return self._surfaces[1].to_pylist()

    @cached_property
    def spellings(self):
        """The same with their keys."""
        return Spellings.of(self._surfaces[1])

    def written(self, *others):
        """`vocabulary` and other texts behind it, as an arrow array."""
        return pa.concat_arrays([self._surfaces[1], pa.array(others, pa.large_string())])

    @cached_property
    def surface(self):
        return np.array(self.vocabulary, object)[self.code]

    @cached_property
    def _keys(self):
        encoded = self.spellings.keys.dictionary_encode()
        return encoded.indices.to_numpy().astype(np.int64)[self.code], encoded.dictionary

    @property
    def key_code(self):
        """The key of each word (`word_key`) as a position in `keys`."""
        return self._keys[0]

    @property
    def keys(self):
        """The distinct keys, as an arrow array."""
        return self._keys[1]

    @cached_property
    def key_count(self):
        """How often each of `keys` occurs."""
        return np.bincount(self.key_code, minlength=len(self.keys))

    @cached_property
    def key(self):
        return np.array(self.keys.to_pylist(), object)[self.key_code]

    @cached_property
    def capitals(self):
        """The capitals of each word of `vocabulary` as the bits of a number; letters it has not count as capitals."""
        return capitals(self.spellings.words)

    def is_key(self, keys):
        """Whether the key of each word is one of `keys`."""
        return pc.is_in(self.keys, pa.array(list(keys), pa.large_string())).to_numpy(zero_copy_only=False)[
            self.key_code
        ]

    # ---- the text as code points ----

    @cached_property
    def page(self):
        """The texts of `articles` and their paragraphs as `analysis.text.buffer.Layout`."""
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
    def _between(self):
        return between(self.points, self.page.kind, self.opens, self.begins, self.begins + self.end - self.start)

    @property
    def runs(self):
        """Whether a word runs on from the word before it, with nothing but space, hyphen or quotation mark between."""
        return self._between[0]

    @property
    def first(self):
        """Whether a word opens its sentence, or a quotation in it."""
        return self._between[1]

    @cached_property
    def clause(self):
        """The running number of each word's clause, broken by ; : – — brackets, and by `but`, `although`, `which` …"""
        return np.cumsum(self._between[2] | self.is_key(CLAUSE_WORDS))

    @property
    def commas(self):
        """How many words up to each one have a comma before them, in their sentence."""
        return self._between[3]

    @cached_property
    def named(self):
        """Whether a word is (part of) a name: capitalised inside a running sentence. Headlines cannot tell."""
        capital = self.capitals & 1 > 0
        body = category_codes(self.every, "section")[self.rows] == SECTIONS.index("body")
        return body & ~self.first & capital[self.code]
