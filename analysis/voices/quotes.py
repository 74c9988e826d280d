"""Direct quotations: which are somebody's words, who says them and by which cue; scare quotes, terms and titles are left out."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from analysis.text.buffer import Layout
from analysis.text.quotes import quotations
from analysis.voices.clauses import is_naming_of_a_thing
from analysis.voices.cues import PHRASE, Cue, cues
from analysis.voices.stretches import phrase_of_cue
from analysis.voices.tree import Span, Tree
from analysis.voices.who import governing_subject, is_passive, noun_phrase, source_of

SCARE_WORDS = 5  # a quotation of at most so many words is a scare quote, unless a cue introduces it
NEAR, FAR = 4, 14  # tokens before a quotation in which its cue is looked for: without a colon, with one
AFTER = 9  # tokens after it
CREDIT = 12  # tokens of a credit at most
DASHES = ("—", "–", "--", "-", "―")
VERBAL = frozenset(["VBD", "VBZ", "VBP", "MD", "VB"])
STOPS = frozenset(".!?:")
MARKS = frozenset("\"“'‘(")
SMALL = frozenset("a an and as at by for from in of on or the to with".split())
GOVERNED = frozenset("ccomp dobj oprd attr xcomp pobj acomp appos dep parataxis nsubj advcl acl relcl".split())


class Quotation(NamedTuple):
    """A quotation that is somebody's words."""

    start: int  # places in the text, marks included
    end: int
    cue: Span | None
    source: Span | None
    entry: Cue | None
    doubtful: bool
    rule: str
    alone: bool = False  # whether it is whole sentences with none around them


def spoken(
    tree: Tree, letters: list[str], spans: list[tuple[int, int, bool]], paragraph_end: Callable[[int], bool]
) -> list[Quotation]:
    """The quotations that are somebody's words.

    `letters` are the tokens as they are written; `spans` start and end of each quotation in reading order, and whether it
    is doubtful. `paragraph_end` tells of a place whether the paragraph before its own, in the same text, ends in a colon.
    """
    found: list[Quotation] = []
    before: Quotation | None = None
    for start, end, doubtful in spans:
        low, high = bisect_left(tree.start, start), bisect_left(tree.start, end)
        size = sum(any(letter.isalnum() for letter in letters[token]) for token in range(low, high))
        if not size:
            continue
        own = _Place(tree, letters, low, high)
        short = size <= SCARE_WORDS
        cue = (
            own.governor(short)
            or own.introduction(short)
            or own.follower()
            or own.credit()
            or (own.previous() if paragraph_end(start) else None)
        )
        if cue is not None and cue.author:
            before = None
            continue
        if before is not None and cue is None and own.goes_on(before, short):
            cue = _Cue(before.cue, before.source, before.entry, False)
        if (cue is None and short) or own.is_title(size) or (cue is not None and own.is_term(size)):
            continue
        cue = cue or _Cue(None, own.subject(), None, False)
        before = Quotation(
            start, end, cue.words, cue.source, cue.entry, doubtful, "quotation" if cue.words else "bare quotation",
            own.is_alone(),
        )  # fmt: skip
        found.append(before)
    return found


def within(tree: Tree, letters: list[str], page: Layout, quotes: list[Quotation]) -> list[Quotation]:
    """The quotations inside quotations that have a cue of their own, as list of `Quotation`."""
    marked = [one for one in quotes if any(tag in ("``", "''") for tag in _tags_inside(tree, one))]
    if not marked:
        return []
    start = np.array([one.start + 1 for one in marked], np.int64)
    end = np.array([one.end - 1 for one in marked], np.int64)
    inside = replace(page, text=np.arange(len(marked)), start=start, end=end)
    starts, ends, doubtful, _ = quotations(inside)
    found = spoken(
        tree, letters, list(zip(starts.tolist(), ends.tolist(), doubtful.tolist(), strict=True)), lambda place: False
    )
    return [one for one in found if one.cue]


def _tags_inside(tree, quote):
    return tree.tag[bisect_left(tree.start, quote.start + 1) : bisect_left(tree.start, quote.end - 1)]


class _Cue(NamedTuple):
    words: Span | None
    source: Span | None
    entry: Cue | None
    author: bool  # whether it is the author who speaks


class _Place:
    """Where a quotation stands: the tokens from `low` up to `high` of a tree."""

    def __init__(self, tree: Tree, letters: list[str], low: int, high: int):
        self.tree, self.letters, self.low, self.high = tree, letters, low, high
        self.paragraph = tree.paragraph[low]

    def governor(self, whole: bool) -> _Cue | None:
        """The cue that governs what is quoted, or hangs on it; `whole`: only if nothing outside the marks belongs to it."""
        tree = self.tree
        for token in range(self.low, self.high):
            head = tree.head[token]
            while tree.label[head] in ("prep", "mark") and not self.low <= head < self.high and tree.head[head] != head:
                head = tree.head[head]
            if self.low <= head < self.high:
                for kid in tree.kids[token]:
                    hangs = not self.low <= kid < self.high and tree.label[kid] in ("parataxis", "ccomp", "advcl")
                    if hangs and (cue := self._cue(kid)):
                        return cue
            elif tree.label[token] in GOVERNED and not (whole and self._is_part(token)) and (cue := self._cue(head)):
                return cue
        return None

    def _is_part(self, token):
        """Whether words outside the marks belong to a token inside."""
        tree = self.tree
        outside = [
            kid
            for kid in tree.kids[token]
            if not self.low <= kid < self.high and tree.label[kid] not in ("punct", "mark", "det")
        ]
        return bool(outside) or tree.label[token] in ("nsubj", "appos", "dep", "advcl", "acl", "relcl", "compound")

    def introduction(self, short: bool) -> _Cue | None:
        """The cue right before the quotation; a short one has it next to it, but for a mark or *that* between."""
        at = self.low - 1
        if short:
            while at >= 0 and self.tree.label[at] == "punct" and self.letters[at] not in (".", "!", "?", ";"):
                at -= 1
            return self._last_cue(at, 1)
        colon = at >= 0 and self.letters[at] in (":", ",")
        return self._last_cue(at, FAR if colon and self.letters[at] == ":" else NEAR)

    def subject(self) -> Span | None:
        """Who acts where something is quoted without a cue: the subject of the sentence that leads up to it, or of what governs it."""
        tree, at = self.tree, self.low - 1
        while (
            at >= 0 and tree.label[at] == "punct" and self.letters[at] != ":" and tree.paragraph[at] == self.paragraph
        ):
            at -= 1
        if at > 0 and self.letters[at] == ":" and tree.paragraph[at] >= self.paragraph - 1:
            return governing_subject(tree, at)
        roots = [token for token in range(self.low, self.high) if not self.low <= tree.head[token] < self.high]
        return governing_subject(tree, roots[0]) if roots else None

    def previous(self) -> _Cue | None:
        """The cue at the end of the paragraph before."""
        return self._last_cue(self.low - 1, FAR * 2, self.paragraph - 1)

    def _last_cue(self, at, reach, paragraph=None):
        paragraph = self.paragraph if paragraph is None else paragraph
        for token in range(at, max(at - reach, -1), -1):
            ended = token < at and self.letters[token] in (".", "!", "?", "”", "’’")
            if ended or self.tree.paragraph[token] != paragraph:
                return None
            if cue := self._cue(token) or self._noun(token):
                return cue
        return None

    def follower(self) -> _Cue | None:
        """The cue after the quotation: “…,” X said."""
        tree = self.tree
        if tree.lemma[self.high : self.high + 4] == ["in", "the", "word", "of"]:
            who = tree.below(self.high + 3, "pobj")
            return _Cue((self.high, self.high + 3), noun_phrase(tree, who), PHRASE, False) if who else None
        for token in range(self.high, min(self.high + AFTER, len(tree.head))):
            if tree.paragraph[token] != self.paragraph or self.letters[token] in (".", ";", ":", "“"):
                return None
            lemma = tree.lemma[token]
            closing = set(self.letters[self.high - 2 : self.high])
            if token == self.high and not closing & {",", "?", "!", ".", "—"}:
                return None
            if token == self.high and "." in closing and self.letters[token][0].isupper() and lemma not in cues("verb"):
                return None  # a new sentence
            entry = cues("verb").get(lemma) if tree.tag[token][0] == "V" else None
            if entry is not None and entry.kind in ("saying", "thinking"):
                first, _ = phrase_of_cue(tree, token)
                if tree.subject(token) is not None and first <= self.high + 1:
                    return self._cue(token)
                if name := self._name_beside(token):
                    return _Cue((token, token), name, entry, False)
        return None

    def credit(self) -> _Cue | None:
        """Who is named after the quotation, behind a dash or in brackets, in what ends its paragraph or is the next one: “…” — Jane Roe."""
        tree, at = self.tree, self.high
        if at >= len(tree.head) or self.letters[at] not in (*DASHES, "("):
            return None
        end = at
        while end < len(tree.head) and tree.paragraph[end] == tree.paragraph[at] and end <= at + CREDIT:
            end += 1
        if end > at + CREDIT or tree.paragraph[at] > self.paragraph + 1:
            return None
        first = last = at + 1
        while last < end and self.letters[last][0].isupper():
            last += 1
        rest = {tree.tag[token] for token in range(last, end)}
        return _Cue(None, (first, last - 1), None, False) if first < last and not rest & VERBAL else None

    def _name_beside(self, verb):
        """The name right after or right before a verb, where the parser sees no subject: “Will it hold?” asked Petrov."""
        tree = self.tree
        last = verb
        while last + 1 < len(tree.head) and tree.tag[last + 1][:3] == "NNP":
            last += 1
        if last > verb:
            return verb + 1, last
        first = verb
        while first > self.high and tree.tag[first - 1][:3] == "NNP":
            first -= 1
        return (first, verb - 1) if first < verb else None

    def _cue(self, token):
        tree, entry = self.tree, cues("verb").get(self.tree.lemma[token])
        if entry is None or tree.tag[token][0] != "V":
            return None
        subject, passive = tree.subject(token), is_passive(tree, token)
        if (
            subject is not None and self.low <= subject < self.high
        ):  # the parser took a word of the quotation for who says it
            return _Cue((token, token), self._name_beside(token), entry, False)
        source, allowed = source_of(tree, token, entry, passive, quoted=True)
        if allowed:
            return _Cue((token, token), source, entry, False)
        own = subject is not None and tree.lemma[subject] == "i" and not passive
        return _Cue(None, None, None, True) if own and entry.kind == "saying" else None

    def _noun(self, token):
        tree, entry = self.tree, cues("noun").get(self.tree.lemma[token])
        if entry is None or tree.tag[token][0] != "N" or token + 3 < self.low:
            return None
        owner = tree.below(token, "poss")
        return _Cue((token, token), None if owner is None else (tree.left[owner], owner), entry, False)

    def goes_on(self, before: Quotation, short: bool) -> bool:
        """Whether the speaker of the quotation before goes on: in a new sentence near it, or in the same sentence; a short one
        only in a sentence of its own in the same paragraph."""
        tree, last = self.tree, bisect_left(self.tree.start, before.end) - 1
        if short and (self.paragraph != tree.paragraph[last] or not self._is_sentence()):
            return False
        stops = sum(letter in (".", "!", "?") for letter in self.letters[last + 1 : self.low])
        if self.paragraph == tree.paragraph[last] and not stops:
            return True
        if stops > 1:
            return False  # the author has said something between
        first = next((letter for letter in "".join(self.letters[self.low : self.high]) if letter.isalnum()), "a")
        return first.isupper() and self.paragraph - tree.paragraph[last] <= 1

    def _is_sentence(self):
        """Whether what is quoted is a sentence of its own: it ends like one, and what stands before it has ended."""
        before = next((at for at in range(self.low - 1, -1, -1) if self.tree.tag[at] not in ("``", "''")), 0)
        ends = any(letter in (".", "!", "?") for letter in self.letters[self.high - 2 : self.high])
        return ends and self.letters[before] in (".", "!", "?", ":")

    def is_alone(self) -> bool:
        """Whether whole sentences are quoted, and nothing goes on around them."""
        tree, letters = self.tree, self.letters
        first = next((letter for letter in "".join(letters[self.low : self.high]) if letter.isalnum()), "a")
        before, after = self.low - 1, self.high
        opens = before < 0 or tree.paragraph[before] != self.paragraph or letters[before] in STOPS
        follows = after >= len(letters) or tree.paragraph[after] != self.paragraph or letters[after][:1].isupper()
        return not first.islower() and opens and (follows or letters[after] in MARKS)

    def is_title(self, size: int) -> bool:
        """Whether the quotation is the title of a work."""
        words = [letter for letter in self.letters[self.low : self.high] if letter[0].isalpha()]
        if (
            words
            and self.letters[self.high - 2] in (".", "!", "?")
            and self.letters[max(self.low - 1, 0)] in (":", ",")
        ):
            return False
        return 2 < size <= 12 and all(word[0].isupper() or word in SMALL for word in words)

    def is_term(self, size: int) -> bool:
        """Whether a short quotation gives a thing its name: what X has called the “T”."""
        if size > SCARE_WORDS:
            return False
        near = range(max(self.low - 3, 0), self.low)
        return any(is_naming_of_a_thing(self.tree, token) for token in near)
