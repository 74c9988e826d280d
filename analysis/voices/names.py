"""Who a source is: the name that a pronoun, a surname or a title stands for in its article, and what kind of source it is."""

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

import numpy as np

from analysis.voices.cues import cues, nouns
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
    """The proper names of one article, from token `first` to before `last`, to look up what a source refers to.

    `letters` are the tokens as they are written, `said` tells which stand in somebody's words.
    """

    def __init__(self, tree: Tree, letters: list[str], first: int, last: int, said: np.ndarray):
        self.tree, self.letters, self.first, self.said = tree, letters, first, said
        self.speakers: set[str] | None = None
        self.by_title: dict[str, set[str]] | None = None
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
        """The words of a name without titles in front."""
        while first < last and self.letters[first].lower() in nouns("titles"):
            first += 1
        return self.letters[first : last + 1]

    def full(self, words: list[str]) -> str:
        """The one full name that a surname stands for, else the name itself."""
        if len(words) == 1:
            known = self.of_surname.get(words[0].lower(), ())
            if len(known) == 1:
                return next(iter(known))
        return " ".join(words)

    def kind_of_run(self, token: int) -> str | None:
        """What kind of thing the proper name is that a token belongs to: person, body, document, or None where nothing tells."""
        at = bisect_right(self.places, token) - 1
        first, last, words = self.runs[at]
        lower = [word.lower() for word in words]
        if lower[-1] in nouns("documents"):
            return "document"
        if any(word in nouns("bodies") or word in nouns("countries") for word in lower):
            return "body"
        if lower[0] == "the":
            return "body"  # The Daily Echo
        if lower[-1] in nouns("people"):
            return "person"  # the President
        titled = len(words) < last - first + 1
        speaks = self.tree.label[token] == "nsubj" and self.tree.lemma[self.tree.head[token]] in cues("verb")
        if first and self.tree.lemma[first - 1] in ("the", "a", "an") and not titled:
            return "body" if speaks else None
        return "person" if titled or " " in self.full(words) or self._is_known_to_speak(words[0]) else None

    def _is_known_to_speak(self, word):
        """Whether a name of one word is somewhere the subject of a verb of saying or thinking, or explained as a person."""
        if self.speakers is None:
            tree = self.tree
            self.speakers = {
                self.letters[last]
                for first, last, _ in self.runs
                if (tree.label[last] == "nsubj" and tree.lemma[tree.head[last]] in cues("verb"))
                or any(tree.label[kid] == "appos" and tree.tag[kid] == "NN" for kid in tree.kids[last])
            }
        return word in self.speakers

    def described(self) -> dict[str, set[str]]:
        """The full names that have a title in front, or a noun for people behind, by that word."""
        if self.by_title is None:
            self.by_title, tree = {}, self.tree
            for first, last, words in self.runs:
                said = [self.letters[token].lower() for token in range(first, last + 1 - len(words))]
                said += [
                    tree.lemma[kid] for kid in tree.kids[last] if tree.label[kid] == "appos" and tree.tag[kid] == "NN"
                ]
                for word in said:
                    self.by_title.setdefault(word, set()).add(self.full(words))
        return self.by_title

    def name(self, source: Span) -> str:
        """The name that a source stands for, else the source as it is written."""
        first, last = source
        if self.letters[last] == ")":
            last = (
                next(token for token in range(last, first - 1, -1) if self.letters[token] == "(" or token == first) - 1
            )
        tree, written = self.tree, _written(self.tree, self.letters, first, last)
        if tree.lemma[first] == "the" and last == first + 1:
            known = self.described().get(tree.lemma[last], ())  # the president: the only one who is called so
            return next(iter(known)) if len(known) == 1 else written
        run = [token for token in range(first, last + 1) if tree.tag[token][:3] == "NNP"]
        if run and run[-1] - run[0] + 1 == len(run) == last - first + 1:
            words = self._bare(run[0], run[-1])
            if len(words) == 1 and " " in self.full(words) and self.kind_of_run(run[-1]) == "person":
                return self.full(words)
        return written


def named(names: Names, mentions: "Mentions", source: Span, speaker: str | None = None) -> tuple[str, str]:
    """The name and the kind (one of `KINDS`) of a source.

    The name is the phrase as it is written where there is no other, and "" where it is only *it* or *this*.

    `speaker` says the words that the source stands in: *he*, in what she says he thinks, is most often the speaker.
    """
    tree, letters, (first, last) = names.tree, names.letters, source
    if first == last and tree.tag[first][:3] == "PRP":
        before = None if speaker and tree.lemma[first] in PERSONAL else mentions.standing_for(first)
        if before:
            return before.name, kind_of(names, before.span)
        if tree.lemma[first] in PERSONAL:
            return speaker or letters[first], "person"
        return (letters[first], "group") if tree.lemma[first] in PLURAL else ("", "nobody in particular")
    if first == last and tree.lemma[first] in UNNAMED:
        return "", "nobody in particular"
    return names.name(source), kind_of(names, source)


def kind_of(names: Names, source: Span) -> str:
    """The kind of a source that is no pronoun."""
    head = head_of(names.tree, *source)
    if names.tree.tag[head][:3] == "NNP":
        return _kind_of_name(names, source, head)
    return _kind_of_noun(names.tree, head)


def head_of(tree: Tree, first: int, last: int) -> int:
    """The token of a stretch on which the others hang."""
    for token in range(first, last + 1):
        if not first <= tree.head[token] <= last or tree.head[token] == token:
            return token
    return last


def _written(tree, letters, first, last):
    """The words of a source as the text gives them, with single spaces."""
    parts: list[str] = []
    for token in range(first, last + 1):
        if parts and tree.start[token] > tree.end[token - 1]:
            parts.append(" ")
        parts.append(letters[token])
    return BLANK.sub(" ", "".join(parts)).strip(" \"“”'’,;:")


def _kind_of_name(names, source, head):
    tree, letters, (first, last) = names.tree, names.letters, source
    words = {letters[token].lower() for token in range(first, last + 1)}
    if letters[head].lower() in nouns("documents"):
        return "document"
    if words & nouns("bodies") or letters[head].lower() in nouns("countries"):
        return "country or body"
    if tree.tag[head] == "NNPS" or words & SOME:
        return "group"
    return "person"


def _kind_of_noun(tree, head):
    lemma, plural = tree.lemma[head], tree.tag[head] == "NNS"
    if lemma in SOME or (plural and lemma not in nouns("documents")) or tree.tag[head] == "CD":
        return "group"
    if lemma in nouns("documents"):
        return "document"
    if lemma in nouns("bodies"):
        return "country or body"
    return "nobody in particular" if lemma in cues("noun") else "person"  # on that view
