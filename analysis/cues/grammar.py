"""Words and their parse in; the head of each cue, and what is in the scope of another word, out."""

from functools import cached_property

import numpy as np

from analysis.cues.syntax import is_nobody, is_under
from analysis.voices.tree import SUBJECTS, Tree, depends_on, span_heads

CLOSED = frozenset(["advcl", "relcl", "parataxis"])  # clauses that nothing outside them governs
APART = frozenset(["prep", "ccomp", "advcl"])
CONTENT = frozenset(["ccomp", "pcomp", "csubj"])
CONTRAST = frozenset(["but", "yet"])
OF = frozenset(["of", "in", "between", "to", "within"])
# Labels of modifiers, whose scope is all that depends on their heads
MODIFIES = frozenset(
    "neg advmod npadvmod det predet preconj amod quantmod nmod compound mark aux auxpass intj prt poss".split()
)


class Grammar:
    """The parse of the words of articles.

    Attributes
    ----------
    tree : Tree
    first, last : array of int64
        The first and the last token of each word.
    head, left, right : array of int64
        Of each token: what it depends on; the first and last token that depend on it.
    """

    def __init__(self, tree: Tree, begins: np.ndarray, ends: np.ndarray):
        self.tree = tree
        start, end = np.array(tree.start, np.int64), np.array(tree.end, np.int64)
        self.first = np.minimum(np.searchsorted(end, begins, "right"), max(len(start) - 1, 0))
        self.last = np.maximum(np.searchsorted(start, ends, "left") - 1, self.first)
        self.head, self.left, self.right = (np.array(column, np.int64) for column in (tree.head, tree.left, tree.right))

    @cached_property
    def labels(self) -> np.ndarray:
        """The dependency label of each token."""
        return np.array(self.tree.label, object)

    @cached_property
    def tags(self) -> np.ndarray:
        """The part-of-speech tag of each token."""
        return np.array(self.tree.tag, object)

    @cached_property
    def closed(self) -> np.ndarray:
        """Whether a token heads a clause that nothing outside it governs: *because …*, *which …*, *but …*, *how much they save*."""
        # bind them to help
        closed = np.isin(self.labels, list(CLOSED)) & ~((self.labels == "advcl") & (self.tags == "VB"))
        for token in np.flatnonzero((self.labels == "relcl") & (self.tags == "VB")).tolist():
            if self._is_of_nothing(token):  # it and its object, but: no way to speak for fear
                closed[token] = False
                closed[[kid for kid in self.tree.kids[token] if self.tree.label[kid] in APART]] = True
        asks = np.char.startswith(self.tags.astype(str), "W")  # not clear how much they gain: the gain is not denied
        closed |= np.isin(self.labels, list(CONTENT)) & asks[self.left] & (self.left < np.arange(len(self.left)))
        joined = np.flatnonzero(self.labels == "conj")
        closed[joined] = [self._is_apart(token, self.tree.head[token]) for token in joined.tolist()]
        phrases = np.flatnonzero(np.isin(self.labels, ["agent", "prep"]) & (self.left > 0))
        before = self.left[phrases] - 1  # not by faith but by anger
        closed[
            phrases[np.isin(np.array(self.tree.lemma, object)[before], list(CONTRAST)) & (self.labels[before] == "cc")]
        ] = True
        return closed

    def _is_of_nothing(self, token):
        """Whether a verb says for what there is nothing: *no reason to fear, nothing to lose, little to celebrate*."""
        tree, noun = self.tree, self.tree.head[token]
        return (is_nobody(tree, noun) or tree.lemma[noun] == "little") and is_under(tree, token, "to")

    def _is_apart(self, token, head):
        """Whether what is joined to a word stands apart from it: *not bad but good*, *it was not read, and he left*."""
        tree = self.tree
        contrast = any(tree.lemma[kid] in CONTRAST and head < kid < token for kid in tree.kids[head])
        finite = tree.tag[token] in ("VBD", "VBZ", "VBP", "MD") and tree.tag[head] == "VB"
        return contrast or finite or tree.below(token, *SUBJECTS) is not None

    def heads(self, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """The token that heads each stretch of words: the first of those whose own head stands outside it."""
        return span_heads(self.first[first], self.last[last], self.head)

    def anchors(self, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """The token through which each stretch of words governs what follows it.

        That is a conjunction that opens the stretch; else the first token whose head is outside it, or the last such token, if it does
        not depend on the first (*a mistake to see …*). *to* does not count.
        """
        found = self.heads(first, last)
        opens = np.isin(self.labels[found], ["mark", "advmod"])
        for at in np.flatnonzero(~opens & (self.first[first] < self.last[last])).tolist():
            low, high = self.first[first[at]], self.last[last[at]]
            outside = [
                token for token in range(low, high + 1)
                if not low <= self.head[token] <= high and self.tree.tag[token] != "TO"
            ]  # fmt: skip
            if outside and not self.tree.is_inside(outside[-1], int(found[at])):
                found[at] = outside[-1]
        return found

    def reaches(self, root: np.ndarray, token: np.ndarray) -> np.ndarray:
        """Whether each token depends on a root, at whatever depth, with no closed clause between them."""
        return depends_on(root, token, self.head, self.closed)

    def governors(self, token: np.ndarray, last: np.ndarray, negates: np.ndarray) -> np.ndarray:
        """The root of the scope of each token, a shifter's: whatever depends on the root is in its scope.

        The root of a modifier is its head, unless it is before its head and something depends on it after the shifter's last word
        (*far from new, it is old*). The root of a negative quantity or pronoun that is (part of) a subject is the verb (*no one of them
        fell*). Every other token is its own root. `negates` says which tokens are negative.
        """
        leads = (token < self.head[token]) & (self.right[token] > self.last[last])
        modifies = np.isin(self.labels[token], list(MODIFIES)) & ~leads
        pronoun = negates & ~modifies & np.isin(self.tags[token], ["NN", "DT", "PRP"])
        root = np.where(modifies | pronoun, self.head[token], token)
        for labels in (["poss"], list(SUBJECTS)):  # no side's envoys fell
            up = negates & modifies & np.isin(self.labels[root], labels)
            root = np.where(up, self.head[root], root)
        return root

    def role(self, verb: np.ndarray, role: str) -> np.ndarray:
        """The object of each verb, or of a passive its subject; as its "patient" also the subject where it has no object. −1: none."""
        return np.array([self._role(token, role) for token in verb.tolist()], np.int64)

    def _role(self, verb, role):
        passive, done = self.tree.below(verb, "nsubjpass"), self.tree.below(verb, "dobj")
        if self.tree.label[verb] == "acl" and self.tree.tag[verb] == "VBN":  # the fears dispelled by it
            passive = self.tree.head[verb]
        while (
            self.tree.label[verb] == "conj" and self.tree.tag[verb] == "VBN"
            and done is None and self.tree.below(verb, *SUBJECTS) is None
        ):  # fmt: skip
            verb = self.tree.head[verb]
            passive = self.tree.below(verb, "nsubjpass")
            if passive is not None:
                break
        found = done if done is not None else passive
        if role == "patient" and found is None:
            found = self.tree.subject(verb)
        return -1 if found is None else found

    def described(self, token: int, role: str) -> list[int]:
        """The nouns that a word says something about.

        Of an adjective: the noun that it modifies or is predicated of. Of a verb: its object, else its subject (with the role "subject"
        only the subject). Of a noun: what follows its *of* or *between*, its possessor, or what it is predicated of.
        """
        tree = self.tree
        while tree.label[token] == "conj" and tree.tag[tree.head[token]][:1] == tree.tag[token][:1] != "V":
            token = tree.head[token]
        tag, label, head = tree.tag[token][:1], tree.label[token], tree.head[token]
        if (
            label in ("amod", "acl", "relcl")
            and tag != "N"
            and (tag != "V" or tree.below(token, *SUBJECTS, "dobj") is None)
        ):
            return [head]
        if tag == "R" and head != token:
            return self.described(head, role)
        of = [tree.below(kid, "pobj") for kid in tree.kids[token] if tree.lemma[kid] in OF]
        found: list[int | None] = [*of, tree.below(token, "poss")] if tag == "N" else []
        if tag in ("V", "M"):
            done = -1 if role == "subject" else self._role(token, "object")
            found.append(tree.subject(token) if done < 0 else done)
        elif label in ("acomp", "attr", "oprd", "ROOT", "advmod") and head != token:
            found.append(tree.subject(head))
        return [one for one in found if one is not None]

    def is_about(self, token: int, role: str, lemmas: frozenset[str]) -> bool:
        """Whether what a word says is said of one of some words, or of a phrase that holds one (*the depth of the alliance*); also
        where it is said of nothing in the sentence."""
        said = self.described(token, role)
        return not said or any(self.tree.lemma[at] in lemmas for one in said for at in self._named_in(one))

    def _named_in(self, noun):
        """A noun, what is joined to it or stands with it as a modifier, and the nouns after its *of* or *between*."""
        tree, found = self.tree, [noun]
        for at in found:
            for kid in tree.kids[at]:
                if tree.label[kid] in ("compound", "amod", "nmod", "poss", "conj", "appos") and tree.tag[kid] != "PRP$":
                    found.append(kid)
                elif tree.lemma[kid] in OF and (inner := tree.below(kid, "pobj")) is not None:
                    found.append(inner)
        return found
