"""A parse as arrays in; the same as lists of heads, children and spans, with ways to walk them, out."""

from collections.abc import Collection
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np

from analysis.core.jit import compiled
from analysis.text.layouts import Layout
from analysis.text.parse import Parse, parse

SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj"])
RELATIVES = frozenset(["who", "which", "that", "whom", "whose"])


Span = tuple[int, int]  # the first and the last of a run of tokens


class Tree(NamedTuple):
    """The tokens of many paragraphs, one after the other. Every list has an item for each token."""

    paragraph: list[int]
    start: list[int]  # places in the `Layout` of all texts
    end: list[int]
    head: list[int]
    label: list[str]
    tag: list[str]
    lemma: list[str]
    left: list[int]  # the first and the last token that depend on it, at whatever depth
    right: list[int]
    kids: list[list[int]]  # the tokens that depend on it directly, in order

    def below(self, token: int, *labels: str) -> int | None:
        """The first child of a token with one of these labels, or None."""
        return next((kid for kid in self.kids[token] if self.label[kid] in labels), None)

    def child(self, token: int, *lemmas: str, labels: Collection[str] = ()) -> int | None:
        """The first child of a token with one of these lemmas (and one of the labels, if any are given), or None."""
        own = (kid for kid in self.kids[token] if self.lemma[kid] in lemmas)
        return next((kid for kid in own if not labels or self.label[kid] in labels), None)

    def has(self, token: int, *lemmas: str, labels: Collection[str] = ()) -> bool:
        """Whether a token has such a `child`."""
        return self.child(token, *lemmas, labels=labels) is not None

    def stretch(self, token: int) -> Span:
        """The span of a token and all that depends on it."""
        return self.left[token], self.right[token]

    def opens_with_that(self, clause: int) -> bool:
        """Whether *that* introduces a clause."""
        mark = self.below(clause, "mark")
        return mark is not None and self.lemma[mark] == "that"

    def is_verb(self, token: int) -> bool:
        """Whether a token is a verb or an auxiliary, in any form."""
        return self.tag[token][:1] in ("V", "M")

    def is_inside(self, token: int, other: int) -> bool:
        """Whether a token is `other`, or depends on it at any depth."""
        while token != other and self.head[token] != token:
            token = self.head[token]
        return token == other

    def subject(self, verb: int) -> int | None:
        """The subject of a verb, its own or one that it shares with another verb; None if there is none."""
        seen = 0
        while seen < 8:
            seen += 1
            own = self._nearest_subject(verb)
            if own is not None:
                return self.antecedent(own, self._first_joined(verb))
            label, head = self.label[verb], self.head[verb]
            if label == "nsubj" and verb and self.tag[verb - 1][:2] in ("NN", "PR") and self.is_verb(verb):
                return verb - 1
            if label == "acl":
                return head
            if label == "relcl" and self.tag[verb] in ("VBG", "VBN"):
                return head
            if label == "conj" and (own := self._noun_before(verb)) is not None:
                return own
            if label not in ("conj", "xcomp", "advcl", "pcomp", "prep", "dep") or head == verb:
                return None
            verb = head
            while self.label[verb] == "prep" and self.head[verb] != verb:
                verb = self.head[verb]
        return None

    def _nearest_subject(self, verb):
        """The subject that the parser gives a verb. If there are several, it is the last one before the verb, as the first is often a
        fronted phrase; but if *and* joins them, it is the first."""
        own = [kid for kid in self.kids[verb] if self.label[kid] in SUBJECTS]
        before = [kid for kid in own if kid < verb]
        if len(before) > 1 and self.label[self.left[before[-1]] - 1] != "cc":
            return before[-1]
        return own[0] if own else None

    def _noun_before(self, verb):
        """The noun right before a verb, if the parser took it for a part of the previous object: left the hall and a man said."""
        for noun in range(verb - 1, max(verb - 12, -1), -1):
            if self.label[noun] == "conj" and self.tag[noun][0] == "N" and self.right[noun] == verb - 1:
                return noun if self.tag[verb] != "VBG" else None
        return None

    def _first_joined(self, verb):
        """The first of the verbs that a verb is joined with, or the verb itself."""
        while self.label[verb] == "conj":
            verb = self.head[verb]
        return verb

    def antecedent(self, noun: int, verb: int) -> int:
        """What a relative pronoun stands for; any other noun stands for itself."""
        relative = self.lemma[noun] in RELATIVES and self.tag[noun][:1] == "W" and self.label[verb] == "relcl"
        return self.head[verb] if relative else noun


def build_tree(parse: Parse) -> Tree:
    """The tree of a `Parse`."""
    left, right = _edges(parse.head)
    kids: list[list[int]] = [[] for _ in range(len(left))]
    heads = parse.head.tolist()
    for token, head in enumerate(heads):
        if head != token:
            kids[head].append(token)
    names = parse.names
    return Tree(
        parse.paragraph.tolist(), parse.start.tolist(), parse.end.tolist(), heads,
        [names[code] for code in parse.label.tolist()], [names[code] for code in parse.tag.tolist()],
        [names[code] for code in parse.lemma.tolist()], left.tolist(), right.tolist(), kids,
    )  # fmt: skip


_TREES: WeakKeyDictionary[Layout, tuple[np.ndarray, Tree]] = WeakKeyDictionary()


def tree_of(page: Layout, wanted: np.ndarray) -> Tree:
    """The tree of the wanted paragraphs of a `Layout`, kept as long as the layout, since voices and cues ask for the same one."""
    known = _TREES.get(page)
    if known is None or not np.array_equal(known[0], wanted):
        known = _TREES[page] = wanted, build_tree(parse(page, wanted))
    return known[1]


@compiled
def _edges(head):
    left, right = np.arange(len(head)), np.arange(len(head))
    for token in range(len(head)):
        above = token
        while head[above] != above:
            above = head[above]
            left[above] = min(left[above], token)
            right[above] = max(right[above], token)
    return left, right


@compiled
def span_heads(first, last, head):
    """The token that heads each span of tokens: the first of those whose own head is outside it."""
    found = first.copy()
    for i in range(len(first)):
        for token in range(first[i], last[i] + 1):
            if head[token] < first[i] or head[token] > last[i] or head[token] == token:
                found[i] = token
                break
    return found


@compiled
def depends_on(root, token, head, closed):
    """Whether each token depends on a root, at whatever depth, with no token that is closed on the way."""
    found = np.zeros(len(root), np.bool_)
    for i in range(len(root)):
        at = token[i]
        while at != root[i] and head[at] != at and not closed[at]:
            at = head[at]
        found[i] = at == root[i]
    return found
