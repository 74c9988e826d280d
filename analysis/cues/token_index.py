"""Tables of articles and words in; the words as arrays, with what matching needs of each, out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.core.categoricals import encode
from analysis.core.schema import SECTIONS, article_bounds, category_codes, table, text_array
from analysis.cues.grammar import Grammar
from analysis.cues.word_forms import WordForms
from analysis.lexicons.vocabulary import TEXT
from analysis.text.buffer import layout
from analysis.text.clauses import word_gaps
from analysis.text.layouts import Layout
from analysis.text.sentences import sentence_extents
from analysis.text.tokens import words_of_articles
from analysis.voices.tree import tree_of

CLAUSE_WORDS = ("but", "however", "although", "though", "which", "whereas", "yet")


@dataclass(frozen=True, eq=False)
class Words(WordForms):
    """The words of titles, headings and body, as arrays of one length; `WordForms` has how they are written.

    Attributes
    ----------
    articles : list of str
        The names of the articles that have words, in the order of these.
    page : Layout
        The texts of `articles`.
    place : array
        Each word's article, as a position in `articles`.
    sentence : array
        The number of its sentence in the article.
    start, end : array
        Offsets in the text of the article.
    voice : array
        Its voice, as a position in `analysis.core.schema.VOICES`.
    attribution : array
        The number of the attribution that it is part of; 0: none.
    body : array of bool
        Whether it is in running text, where a capital marks a name.
    parsed : bool
        Whether the parse of the texts may be used.
    """

    articles: list[str]
    page: Layout
    place: np.ndarray
    sentence: np.ndarray
    start: np.ndarray
    end: np.ndarray
    voice: np.ndarray
    attribution: np.ndarray
    body: np.ndarray
    parsed: bool

    @classmethod
    def of(
        cls, articles: pd.DataFrame, tokens: pd.DataFrame, page: Layout | None = None, voices: str = "parsed"
    ) -> "Words":
        """The words of tokens that are not boilerplate; `page` is the layout of all articles, if known."""
        section = category_codes(tokens, "section")
        rows = np.flatnonzero(section != SECTIONS.index("boilerplate"))
        names, bounds = article_bounds(tokens["article"])
        article, names = encode(pa.array(names, TEXT))
        place, names = np.repeat(article.astype(np.int64), np.diff(np.searchsorted(rows, bounds))), names.to_pylist()
        if page is None or names != articles["article"].tolist():
            texts = dict(zip(articles["article"].tolist(), articles["text"].tolist(), strict=True))
            page = layout(texts[name] for name in names)
        code, distinct = encode(text_array(tokens["word"]))
        sentence, start, end = (tokens[column].to_numpy()[rows] for column in ("sentence", "start", "end"))
        return cls(
            code[rows].astype(np.int64), distinct, names, page, place, sentence, start, end,
            voice=category_codes(tokens, "voice")[rows].astype(np.int64),
            attribution=tokens["attribution"].to_numpy(np.int64, na_value=0)[rows],
            body=section[rows] == SECTIONS.index("body"),
            parsed=voices == "parsed",
        )  # fmt: skip

    @classmethod
    def of_texts(cls, texts: Iterable[str], section: str = "body", voices: str = "parsed") -> "Words":
        """The words of many short texts, each an article of its own ("0", "1", …); in a title capitals do not tell names."""
        texts = list(texts)
        articles = table("articles", {"article": [str(i) for i in range(len(texts))], "text": texts})
        page = layout(texts)
        return cls.of(articles, words_of_articles(articles, page, section), page, voices)

    def __len__(self):
        return len(self.place)

    @cached_property
    def found(self) -> dict:
        """What was looked for among the words, kept for as long as they are: the hits of cues, the shifters."""
        return {}

    @cached_property
    def unparsed(self) -> "Words":
        """The same words without their parse, so that cues are recognised by their words alone."""
        if not self.parsed:
            return self
        alone, changed = replace(self, parsed=False), ("parsed", "found", "grammar")
        vars(alone).update({name: known for name, known in vars(self).items() if name not in changed})
        return alone

    @cached_property
    def article(self) -> np.ndarray:
        """The name of each word's article."""
        return np.array(self.articles, object)[self.place]

    @cached_property
    def offset(self) -> np.ndarray:
        """Where each text begins among the texts as they stand, one after the other, and where one after the last would."""
        points, origin = self.page.original
        return np.append(origin, len(points) + 1)

    @cached_property
    def begins(self) -> np.ndarray:
        """Where in `page.points` each word begins."""
        return self.page.places(self.place, self.start)

    @cached_property
    def ends(self) -> np.ndarray:
        """Where in `page.points` each word ends."""
        return self.page.places(self.place, self.end)

    @cached_property
    def opens(self) -> np.ndarray:
        """Whether a word is the first of its sentence."""
        opens = np.ones(len(self), bool)
        opens[1:] = (self.sentence[1:] != self.sentence[:-1]) | (self.place[1:] != self.place[:-1])
        return opens

    @cached_property
    def unit(self) -> np.ndarray:
        """The running number of each word's sentence."""
        return np.cumsum(self.opens) - 1

    @cached_property
    def bounds(self) -> tuple[np.ndarray, np.ndarray]:
        """First and last word of each sentence."""
        firsts = np.flatnonzero(self.opens)
        return firsts, np.append(firsts[1:], len(self))[: len(firsts)] - 1

    @cached_property
    def extents(self) -> tuple[np.ndarray, np.ndarray]:
        """Where in `page.points` each sentence begins and ends, the marks around it taken in."""
        firsts, lasts = self.bounds
        return sentence_extents(self.page, self.begins[firsts], self.ends[lasts])

    @cached_property
    def asked(self) -> np.ndarray:
        """Whether each sentence ends in a question mark."""
        marks = np.flatnonzero(self.page.points == ord("?"))
        at = np.append(marks, len(self.page.points))[np.searchsorted(marks, self.ends[self.bounds[1]])]
        return at < self.extents[1]

    @cached_property
    def _between(self):
        return word_gaps(self.page.points, self.page.kind, self.opens, self.begins, self.ends)

    @property
    def runs(self) -> np.ndarray:
        """Whether a word runs on from the word before it, with nothing but space, hyphen or quotation mark between."""
        return self._between[0]

    @property
    def first(self) -> np.ndarray:
        """Whether a word opens its sentence, or follows a mark after which a capital is usual: a quotation mark, bracket, colon, dash."""
        return self._between[1]

    @cached_property
    def clause(self) -> np.ndarray:
        """The running number of each word's clause, broken by ; : – — brackets, and by `but`, `although`, `which` …"""
        return np.cumsum(self._between[2] | self.is_key(CLAUSE_WORDS))

    @property
    def commas(self) -> np.ndarray:
        """How many words up to each one have a comma before them, in their sentence."""
        return self._between[3]

    @cached_property
    def grammar(self) -> Grammar | None:
        """The parse of the words; None where texts are read by quotation marks alone."""
        if not self.parsed:
            return None
        wanted = np.zeros(len(self.page.start), bool)
        wanted[np.searchsorted(self.page.start, self.begins, "right") - 1] = True
        return Grammar(tree_of(self.page, wanted), self.begins, self.ends)

    @cached_property
    def named(self) -> np.ndarray:
        """Whether a word is (part of) a name: capitalised within a sentence of running text. In headlines capitals show nothing."""
        return self.body & ~self.first & (self.capitals & 1 > 0)[self.code]
