"""A source as written in; its name in the article (what a pronoun, surname or title stands for) and its kind out."""

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from analysis.voices.attribution_lexicon import attribution_cues, source_nouns
from analysis.voices.tree import Span, Tree

if TYPE_CHECKING:
    from analysis.voices.mentions import Mentions

PERSONAL = frozenset("he she him her his hers himself herself".split())
PLURAL = frozenset("they them their theirs themselves".split())
UNNAMED = frozenset("it this that which what who whom whose there".split())
SOME = frozenset("some many most few other all half majority minority percent they those anyone everyone".split())
BLANK = re.compile(r"\s+")
KINDS = ("person", "group", "country or body", "document", "nobody in particular")


class Names:
    """The proper names of one article, whose tokens go from `first` up to `last`, to look up what a source refers to.

    `letters` are the tokens as written; `said` says which are in somebody's words.
    """

    def __init__(self, tree: Tree, letters: list[str], first: int, last: int, said: np.ndarray):
        self.tree, self.letters, self.first, self.said = tree, letters, first, said

        self.runs: list[tuple[int, int, list[str]]] = []  # (first token, last token, its words without titles)
        token = first
        while token < last:
            if tree.tag[token][:3] != "NNP":
                token += 1
                continue
            end = token
            while (
                end + 1 < last and tree.tag[end + 1][:3] == "NNP" and tree.paragraph[end + 1] == tree.paragraph[token]
            ):
                end += 1
            self.runs.append((token, end, self._bare(token, end)))
            token = end + 1
        self.places = [run[0] for run in self.runs]
        self.of_surname: dict[str, dict[str, bool]] = {}
        for _, _, words in self.runs:
            if 2 <= len(words) <= 4:
                self.of_surname.setdefault(words[-1].lower(), {})[" ".join(words)] = True

    def _bare(self, first, last):
        """The words of a name without titles before it."""
        while first < last and self.letters[first].lower() in source_nouns("titles"):
            first += 1
        return self.letters[first : last + 1]

    def full(self, words: list[str]) -> str:
        """The full name that a surname stands for, if there is only one; else the name itself."""
        if len(words) == 1:
            known = self.of_surname.get(words[0].lower(), ())
            if len(known) == 1:
                return next(iter(known))
        return " ".join(words)

    def kind_of_run(self, token: int) -> str | None:
        """What the proper name that a token belongs to names: person, body, document, or None if nothing shows it."""
        at = bisect_right(self.places, token) - 1
        first, last, words = self.runs[at]
        lower = [word.lower() for word in words]
        if lower[-1] in source_nouns("documents"):
            return "document"
        if any(word in source_nouns("bodies") or word in source_nouns("countries") for word in lower):
            return "body"
        if lower[0] == "the":
            return "body"  # The Daily Echo
        if lower[-1] in source_nouns("people"):
            return "person"  # the President
        titled = len(words) < last - first + 1
        speaks = self.tree.label[token] == "nsubj" and self.tree.lemma[self.tree.head[token]] in attribution_cues(
            "verb"
        )
        if first and self.tree.lemma[first - 1] in ("the", "a", "an") and not titled:
            return "body" if speaks else None
        return "person" if titled or " " in self.full(words) or self._is_known_to_speak(words[0]) else None

    def _is_known_to_speak(self, word):
        """Whether a one-word name is the subject of a verb of saying or thinking anywhere, or has an apposition."""
        return word in self._speakers

    @cached_property
    def _speakers(self):
        tree = self.tree
        return {
            self.letters[last]
            for _, last, _ in self.runs
            if (tree.label[last] == "nsubj" and tree.lemma[tree.head[last]] in attribution_cues("verb"))
            or self._appositions(last)
        }

    @cached_property
    def by_title(self) -> dict[str, set[str]]:
        """The full names by the title before them, or the noun in apposition after them."""
        found: dict[str, set[str]] = {}
        for first, last, words in self.runs:
            titles = [self.letters[token].lower() for token in range(first, last + 1 - len(words))]
            for word in [*titles, *self._appositions(last)]:
                found.setdefault(word, set()).add(self.full(words))
        return found

    def _appositions(self, noun):
        tree = self.tree
        return [tree.lemma[kid] for kid in tree.kids[noun] if tree.label[kid] == "appos" and tree.tag[kid] == "NN"]

    def name(self, source: Span) -> str:
        """The name that a source stands for, or else the source as written."""
        first, last = source
        if self.letters[last] == ")":
            last = (
                next(token for token in range(last, first - 1, -1) if self.letters[token] == "(" or token == first) - 1
            )
        tree, written = self.tree, _written(self.tree, self.letters, first, last)
        if tree.lemma[first] == "the" and last == first + 1:
            known = self.by_title.get(tree.lemma[last], ())  # the president, if only one name has that title
            return next(iter(known)) if len(known) == 1 else written
        run = [token for token in range(first, last + 1) if tree.tag[token][:3] == "NNP"]
        if run and run[-1] - run[0] + 1 == len(run) == last - first + 1:
            words = self._bare(run[0], run[-1])
            if len(words) == 1 and " " in self.full(words) and self.kind_of_run(run[-1]) == "person":
                return self.full(words)
        return written


def name_source(names: Names, mentions: "Mentions", source: Span, speaker: str | None = None) -> tuple[str, str]:
    """The name and the kind (one of `KINDS`) of a source.

    Without a better name it is the phrase as written, or "" for a mere *it* or *this*.

    `speaker` is whoever says the words around the source: *he* in reported words is most often that speaker.
    """
    tree, letters, (first, last) = names.tree, names.letters, source
    if first == last and tree.tag[first][:3] == "PRP":
        before = None if speaker and tree.lemma[first] in PERSONAL else mentions.standing_for(first)
        if before:
            return before.name, source_kind(names, before.span)
        if tree.lemma[first] in PERSONAL:
            return speaker or letters[first], "person"
        return (letters[first], "group") if tree.lemma[first] in PLURAL else ("", "nobody in particular")
    if first == last and tree.lemma[first] in UNNAMED:
        return "", "nobody in particular"
    return names.name(source), source_kind(names, source)


def source_kind(names: Names, source: Span) -> str:
    """The kind of a source that is not a pronoun."""
    head = span_head(names.tree, *source)
    if names.tree.tag[head][:3] == "NNP":
        return _kind_of_name(names, source, head)
    return _kind_of_noun(names.tree, head)


def span_head(tree: Tree, first: int, last: int) -> int:
    """The head of a span of tokens."""
    for token in range(first, last + 1):
        if not first <= tree.head[token] <= last or tree.head[token] == token:
            return token
    return last


def _written(tree, letters, first, last):
    """The words of a source as in the text, with single spaces."""
    parts: list[str] = []
    for token in range(first, last + 1):
        if parts and tree.start[token] > tree.end[token - 1]:
            parts.append(" ")
        parts.append(letters[token])
    return BLANK.sub(" ", "".join(parts)).strip(" \"“”'’,;:")


def _kind_of_name(names, source, head):
    tree, letters, (first, last) = names.tree, names.letters, source
    words = {letters[token].lower() for token in range(first, last + 1)}
    if letters[head].lower() in source_nouns("documents"):
        return "document"
    if words & source_nouns("bodies") or letters[head].lower() in source_nouns("countries"):
        return "country or body"
    if tree.tag[head] == "NNPS" or words & SOME:
        return "group"
    return "person"


def _kind_of_noun(tree, head):
    lemma, plural = tree.lemma[head], tree.tag[head] == "NNS"
    if lemma in SOME or (plural and lemma not in source_nouns("documents")) or tree.tag[head] == "CD":
        return "group"
    if lemma in source_nouns("documents"):
        return "document"
    if lemma in source_nouns("bodies"):
        return "country or body"
    return "nobody in particular" if lemma in attribution_cues("noun") else "person"  # on that view
