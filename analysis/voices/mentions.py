"""The names of an article in; the person, body or document that a pronoun stands for, or that speaks in a quotation, out."""

from bisect import bisect_left
from typing import NamedTuple

from analysis.voices.attribution_lexicon import attribution_cues, source_nouns
from analysis.voices.names import PERSONAL, PLURAL, SOME, Names
from analysis.voices.sources import noun_phrase
from analysis.voices.tree import Span

# How salient a mention is by its role in the sentence, after Lappin and Leass (1994); halved with every sentence since
SUBJECT, SPEAKER, OTHER, OWNER = 80, 120, 50, 40
FAINT = 16  # the least salience for a pronoun: a subject two sentences back, not three
LEAST = 20  # the same for a quotation: a subject two sentences back, an object in the sentence before
NEAR = 3  # paragraphs searched backwards
BEFORE = 40  # mentions searched backwards
NEUTER = frozenset(["it", "its", "itself"])
NO_MENTION = frozenset(["compound", "nmod", "amod", "appos", "attr"])  # part of a name, or a description of another
NOBODY = frozenset("nobody anybody everybody somebody anyone everyone someone one".split())
NO_ONE = frozenset("no any every more fewer its".split())  # more engineers, its neighbour: nobody the reader knows
SUBJECTS = frozenset(["nsubj", "nsubjpass"])


class Mention(NamedTuple):
    """A mention of somebody or something that can speak."""

    token: int
    kind: str  # person, group, body, document
    name: str
    span: Span  # first and last token as written
    weight: int
    sentence: int


class Mentions:
    """The mentions of one article in reading order; `last` is the token after its last.

    `part` gives for each paragraph the number of headings before it, or −1 for a heading: no reference crosses a heading.
    """

    def __init__(self, names: Names, last: int, part: list[int]):
        self.names, self.tree, self.part = names, names.tree, part
        self.found: list[Mention] = []
        self.places: list[int] = []
        self.sentence: dict[int, int] = {}
        self._number_sentences(last)
        for token in range(names.first, last):
            if part[self.tree.paragraph[token]] >= 0 and not names.said[token]:
                self._read(token)

    def _number_sentences(self, last):
        """Number the sentences; those in somebody's words do not count, so that a long quotation adds no distance."""
        number, tree = 0, self.tree
        for token in range(self.names.first, last):
            if tree.head[token] == token:
                number += not self.names.said[token]
                for one in range(tree.left[token], tree.right[token] + 1):
                    self.sentence[one] = number

    def add(self, token: int, kind: str, name: str, span: Span) -> None:
        """Note the speaker of an attribution as a mention."""
        at = bisect_left(self.places, token)
        self.places.insert(at, token)
        self.found.insert(at, Mention(token, kind, name, span, SPEAKER, self.sentence.get(token, 0)))

    def _read(self, token):
        tree, lemma = self.tree, self.tree.lemma[token]
        if lemma in PERSONAL or lemma in PLURAL:  # what *it* stands for is as often nothing that speaks
            before = self.standing_for(token)
            if before:
                self._append(token, before.kind, before.name, before.span)
        elif tree.tag[token][0] == "N" and tree.label[token] not in NO_MENTION and not self._is_counted(token):
            kind = self._kind(token)
            if kind and not any(tree.lemma[kid] in NO_ONE for kid in tree.kids[token]):
                first, last = noun_phrase(tree, token)
                span = first, last - (tree.label[last] == "case")
                self._append(token, kind, self.names.name(span), span)

    def _is_counted(self, token):
        """Whether a noun is the *of* phrase of a quantity, which is the mention: half of the voters."""
        of = self.tree.head[token]
        return self.tree.lemma[of] == "of" and self.tree.lemma[self.tree.head[of]] in SOME

    def _append(self, token, kind, name, span):
        label, head = self.tree.label[token], self.tree.head[token]
        weight = SUBJECT if label in SUBJECTS else OWNER if label == "poss" else OTHER
        if (label == "nsubj" and self.tree.lemma[head] in attribution_cues("verb")) or (
            label == "pobj" and self.tree.lemma[head] == "by"
        ):
            weight = SPEAKER
        if label == "poss" and (
            self.tree.lemma[head] in attribution_cues("noun") or self.tree.lemma[head] in source_nouns("documents")
        ):
            weight = SPEAKER  # its conclusion, the firm's note
        self.places.append(token)
        self.found.append(Mention(token, kind, name, span, weight, self.sentence.get(token, 0)))

    def _kind(self, token):
        tree, lemma, tag = self.tree, self.tree.lemma[token], self.tree.tag[token]
        other = tree.below(token, "conj")
        if other is not None and other <= noun_phrase(tree, token)[1] and tree.lemma[tree.left[other] - 1] == "and":
            return "group"
        if tag == "NNP":
            return self.names.kind_of_run(token)
        if tag == "NNPS" or (tag == "NNS" and (lemma in source_nouns("people") or lemma in source_nouns("bodies"))):
            return "group"
        if lemma in SOME:
            return "group" if tree.kids[token] else None  # half of the voters; others
        if lemma in NOBODY:
            return None
        kinds = {"people": "person", "bodies": "body", "documents": "document"}
        return next((kinds[name] for name in kinds if tag == "NN" and lemma in source_nouns(name)), None)

    def standing_for(self, token: int) -> Mention | None:
        """The mention that a pronoun stands for, or None."""
        lemma = self.tree.lemma[token]
        if lemma in PERSONAL:
            return self._best(token, {"person": 1})
        if lemma in PLURAL:
            return self._best(token, {"group": 1, "body": 0.3})
        return self._best(token, {"body": 1, "document": 1}) if lemma in NEUTER else None

    def speaking(self, token: int) -> Mention | None:
        """Who speaks in a quotation that begins at a token, judged by the sentences before it; or None."""
        return self._best(token, {"person": 1, "group": 0.8, "document": 0.8, "body": 0.7}, least=LEAST)

    def _best(self, token, kinds, least=FAINT):
        """The most salient mention before a token; if several are equal, the last."""
        at, now = bisect_left(self.places, token), self.sentence.get(token, 0)
        paragraph = self.tree.paragraph[token]
        best: tuple[float, int, Mention | None] = 0, -1, None
        for one in reversed(self.found[max(at - BEFORE, 0) : at]):
            own = self.tree.paragraph[one.token]
            if paragraph - own > NEAR or self.part[own] != self.part[paragraph]:
                break
            if one.kind in kinds:
                score = kinds[one.kind] * one.weight * 0.5 ** (now - one.sentence)
                best = max(best, (score, one.token, one))
        return best[2] if best[0] >= least else None
