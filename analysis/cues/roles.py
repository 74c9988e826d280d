"""The head of a cue in; the nouns that the cue says something about, each with its role, out: who does it, to whom, of whom it is said."""

import re
from collections.abc import Iterator

from analysis.cues.comparisons import EQUAL, MODIFIERS, UNEQUAL, compared_nouns, objects
from analysis.cues.syntax import PREDICATES, is_called_untrue
from analysis.voices.sources import agent_of, is_passive
from analysis.voices.tree import SUBJECTS, Tree

ROLES = (
    "it does this", "this is done to it", "this is said of it", "this is its own", "this is directed at it",
    "part of what it does", "part of what is done to it", "what is its does this", "this is done to what is its",
    "this is said of what is its", "compared with it",
)  # fmt: skip
DOES, DONE, SAID, OWN, TOWARD, ACTS, MEETS, DOES_OF, DONE_OF, SAID_OF, COMPARED = range(len(ROLES))
# What the role of something that belongs to a target says of the target; in other roles it says nothing
OF_ITS = {DOES: DOES_OF, ACTS: DOES_OF, DONE: DONE_OF, SAID: SAID_OF, OWN: SAID_OF}
BESIDE = frozenset("from against without despite than unlike like as after before until since except".split())
TOWARDS = frozenset("against at in on upon for with to toward towards over behind about of".split())
OF, GROUNDS = frozenset(["of"]), frozenset("of for with as over".split())
AGENT = re.compile(r"(er|or|ic|fan|foe|rival|enemy|ally|ent)$")  # who judges: her critics are not her own
CLEARS = frozenset("acquit absolve clear exonerate pardon vindicate".split())
LESS = frozenset(["less", "least"])

NounRoles = Iterator[tuple[int, int]]  # nouns, each with its role


class Roles:
    """The roles of nouns in what a token says.

    Parameters
    ----------
    tree : Tree
    judging : frozenset of str
        Lemmas of words that judge, expose or mend: their objects say nothing of who does so.
    """

    def __init__(self, tree: Tree, judging: frozenset[str]):
        self.tree, self.judging = tree, judging

    def of(self, token: int) -> dict[int, int]:
        """The nouns of which a token says something, each with its role; of several roles the first."""
        found: dict[int, int] = {}
        if is_called_untrue(self.tree, token) or any(self.tree.lemma[kid] in LESS for kid in self.tree.kids[token]):
            return found
        for role, prepositions in ((COMPARED, UNEQUAL), (SAID, EQUAL)):
            found |= {noun: role for noun in compared_nouns(self.tree, token, prepositions) if noun not in found}
        for noun, role in self._said(token):
            found.setdefault(noun, role)
        return found

    def owned(self, name: int) -> dict[int, bool]:
        """The nouns that stand for a name (joined to it, or in apposition), and, as True, those for what belongs to it."""
        tree, found, its = self.tree, {name: False}, False
        for _ in range(4):
            label, head = tree.label[name], tree.head[name]
            if label == "pobj" and tree.lemma[head] in OF and tree.tag[tree.head[head]][:1] == "N":
                head = tree.head[head]
            elif label not in ("conj", "appos", "poss", *MODIFIERS) or tree.tag[head][:1] != "N":
                break
            its |= label not in ("conj", "appos") and not (label == "compound" and tree.tag[head][:3] == "NNP")
            if its and tree.lemma[head] in self.judging:
                break
            found[head], name = its, head
        return found

    def _said(self, token: int, depth: int = 0) -> NounRoles:
        tree = self.tree
        tag, label, head = tree.tag[token][:1], tree.label[token], tree.head[token]
        if depth > 5:
            return
        if label == "prep" and tag == "V":  # compared with
            return
        if label in MODIFIERS:
            yield head, SAID
            yield from ((noun, role) for noun, role in self._said(head, depth + 1) if role != TOWARD)
        elif tag == "V" and label not in ("aux", "auxpass"):
            yield from self._by_verb(token)
        elif label == "advmod" and head != token:
            yield from (self._with_verb(head) if tree.is_verb(head) else self._said(head, depth + 1))
        elif tag in ("N", "J", "R", "I", "D", "V") or label in PREDICATES:
            yield from self._by_noun(token, depth)

    def _by_verb(self, verb: int) -> NounRoles:
        """Of a verb: who does it, to whom, and what it is directed at."""
        tree = self.tree
        subject, passive = self._subject(verb), is_passive(tree, verb)
        agent = next((found for at in [verb, *self._joined(verb)] if (found := agent_of(tree, at)) is not None), None)
        if passive:
            yield from ((noun, role) for noun, role in ((subject, DONE), (agent, DOES)) if noun is not None)
        else:
            yield from (
                (tree.antecedent(kid, verb), DONE) for kid in tree.kids[verb] if tree.label[kid] in ("dobj", "dative")
            )
            if subject is not None:
                yield subject, DOES
        if tree.label[verb] == "relcl" and not passive and tree.below(verb, "dobj") is None:
            yield tree.head[verb], DONE if tree.below(verb, *SUBJECTS) is not None else DOES
        yield from ((noun, TOWARD) for noun in self._after(verb, TOWARDS))

    def _subject(self, verb):
        """The subject of a verb; of what somebody is judged for (*accused her of lying*) the one who is judged."""
        tree, head = self.tree, self.tree.head[verb]
        if tree.label[verb] == "pcomp" and tree.lemma[head] in GROUNDS:
            judged = tree.head[head]
            if tree.is_verb(judged) and tree.lemma[judged] in self.judging:
                return next((noun for noun, role in self._by_verb(judged) if role == DONE), None)
        return tree.subject(verb)

    def _by_noun(self, token: int, depth: int) -> NounRoles:
        """Of a noun or an adjective: whose it is, of whom it is said, and what somebody does with it."""
        tree = self.tree
        label, head = tree.label[token], tree.head[token]
        subject = tree.below(token, *SUBJECTS)
        if subject is not None:  # made the mayor angry
            yield subject, SAID
        if tree.tag[token][:1] == "N":
            judges, owner = tree.lemma[token] in self.judging, tree.below(token, "poss")
            if judges and AGENT.search(tree.lemma[token]):  # what her admirers are says nothing of her
                return
            yield from ((noun, TOWARD if judges else OWN) for noun in self._after(token, OF))
            if owner is not None:
                yield owner, DOES if judges else OWN
        yield from ((noun, TOWARD) for noun in self._after(token, TOWARDS - OF))
        yield from ((kid, SAID) for kid in tree.kids[token] if tree.label[kid] == "appos")
        if label == "appos":
            yield head, SAID
        elif label in PREDICATES:
            yield from self._predicate(token, head)
        elif label == "conj":
            yield from self._said(head, depth + 1)
        elif label in ("dobj", "dative", *SUBJECTS) and tree.is_verb(head):
            if tree.lemma[head] == "be" and label == "nsubj":
                yield from ((kid, SAID) for kid in tree.kids[head] if tree.label[kid] == "attr")
            elif tree.lemma[head] not in self.judging or label == "nsubj":
                yield from self._with_verb(head, token)
        elif label == "pobj":
            yield from self._after_preposition(head, depth)

    def _predicate(self, token: int, verb: int) -> NounRoles:
        tree = self.tree
        done = tree.below(verb, "dobj") if tree.label[token] == "oprd" else None
        subject = tree.subject(verb) if done is None else done
        if subject is None or tree.tag[subject] == "EX":
            return
        if tree.label[token] == "acomp" and tree.tag[token][:1] == "N" and tree.lemma[verb] != "be":
            yield subject, ACTS
        else:
            yield subject, SAID

    def _with_verb(self, verb: int, but: int = -1) -> NounRoles:
        """Of what stands with a verb: who does it, and to whom."""
        for noun, role in self._by_verb(verb):
            if noun != but and role in (DOES, DONE):
                yield noun, ACTS if role == DOES else MEETS

    def _after_preposition(self, preposition: int, depth: int) -> NounRoles:
        """Of a noun after a preposition: *accused of fraud* says it of the accused, *a history of lies* of whose history it is."""
        tree = self.tree
        head, lemma = tree.head[preposition], tree.lemma[preposition]
        if tree.label[preposition] == "agent":
            if tree.lemma[head] not in self.judging:
                yield from self._with_verb(head)
        elif tree.is_verb(head):
            judged = tree.lemma[head] in self.judging
            if tree.lemma[head] in CLEARS:
                return
            if judged and lemma in GROUNDS:
                yield from ((noun, SAID) for noun, role in self._by_verb(head) if role == DONE)
            elif lemma == "as":
                said = {role: noun for noun, role in self._by_verb(head)}
                if (noun := said.get(DONE, said.get(DOES))) is not None:
                    yield noun, SAID
            elif not judged and lemma not in BESIDE:
                yield from self._with_verb(head)
        elif lemma in GROUNDS and tree.label[head] == "dobj" and tree.lemma[tree.head[head]] in self.judging:
            yield head, SAID  # accused him of theft, where the parser takes the two together
        elif lemma not in BESIDE and tree.lemma[head] not in self.judging:
            yield from self._said(head, depth + 1)

    def _after(self, token, prepositions):
        """The objects of some prepositions that depend on a token."""
        return [
            noun
            for kid in self.tree.kids[token]
            if self.tree.lemma[kid] in prepositions and self.tree.label[kid] != "agent"
            for noun in objects(self.tree, kid)
        ]

    def _joined(self, verb):
        return [kid for kid in self.tree.kids[verb] if self.tree.label[kid] == "conj" and self.tree.tag[kid] == "VBN"]
