"""The head of a cue in a parse in; whether the cue has a given sense there out, by what governs it and what it governs.

A lexicon asks for a sense by its name (`sense = "inference"`). Each is a function of the tree of a parse and of the token that heads
the cue. Here are those of adjectives, nouns and adverbs; `verb_senses` and `modals` have those of verbs.
"""

from collections.abc import Callable

from analysis.cues.modals import inference, possibility
from analysis.cues.syntax import is_asked, is_under, next_to
from analysis.cues.verb_senses import NEUTRAL, VERB_SENSES
from analysis.voices.tree import Tree

Sense = Callable[[Tree, int], bool]

KNOWABLE = frozenset(
    """message conclusion answer lesson point evidence choice implication goal aim intent intention pattern truth fact result
    reality meaning priority reason thing""".split()
)
QUANTITIES = frozenset("half third quarter dozen twice hundred thousand million billion double".split())
BETWEEN = frozenset(
    "a an one the us more less high low than to of like around about between over under above below".split()
)
NOMINAL = frozenset(
    "nsubj nsubjpass dobj pobj attr oprd conj appos ROOT npadvmod".split()
)  # labels of what is a noun in its clause
QUESTIONS = frozenset("what how who where when which why".split())


def predicative(tree: Tree, adjective: int) -> bool:
    """An adjective that is said of something (is certain, seems certain), not one before its noun (a certain day)."""
    while tree.label[adjective] == "conj" and tree.tag[tree.head[adjective]][0] == "J":
        adjective = tree.head[adjective]
    if tree.tag[adjective][0] != "J":
        return False
    said = tree.label[adjective] in ("acomp", "oprd", "attr", "xcomp", "conj", "advcl")
    return said or tree.below(adjective, "nsubj", "cop") is not None


def knowable(tree: Tree, adjective: int) -> bool:
    """*clear* of what is understood, not of water: with a clause, or said of *it, this, that*, a conclusion, a message."""
    if not predicative(tree, adjective):
        return False
    verb = tree.head[adjective]
    if any(tree.label[k] == "ccomp" for k in (*tree.kids[adjective], *tree.kids[verb])):
        return True
    subject = tree.below(verb, "nsubj", "nsubjpass", "csubj")
    return subject is not None and (tree.label[subject] == "csubj" or tree.lemma[subject] in NEUTRAL | KNOWABLE)


def undivided(tree: Tree, adjective: int) -> bool:
    """*hard to tell* of what is not known, not of things that are told from each other."""
    told = tree.below(adjective, "xcomp", "ccomp", "advcl")
    told = tree.below(tree.head[adjective], "xcomp") if told is None else told
    return told is None or not tree.has(told, "from", "apart")


def disjunct(tree: Tree, token: int) -> bool:
    """An adverb of the whole sentence: it opens one, or commas set it off."""
    before, after = next_to(tree, tree.left[token], -1), next_to(tree, token, 1)
    opens = before is None or tree.label[before] == "punct" or tree.lemma[before] in ("and", "but")
    return opens and (after is None or tree.label[after] == "punct")


def closing(tree: Tree, token: int) -> bool:
    """A word after a comma that ends its sentence: it is over, period."""
    before, after = next_to(tree, token, -1 - (tree.lemma[token - 1] == "full")), next_to(tree, token, 1)
    return before is not None and tree.label[before] == "punct" and (after is None or tree.label[after] == "punct")


def quantity(tree: Tree, token: int) -> bool:
    """A word before a number or a share: about 40, around half."""
    after = next_to(tree, token, 1)
    while after is not None and (tree.lemma[after] in BETWEEN or tree.tag[after] in ("$", "#")):
        after = next_to(tree, after, 1)
    return after is not None and (tree.tag[after] == "CD" or tree.lemma[after].split("-")[0] in QUANTITIES)


def degree(tree: Tree, token: int) -> bool:
    """*kind of, sort of* before what they weaken (kind of tired), or *a kind of* said of something; not a class: this kind of."""
    if tree.tag[token][0] == "R" or tree.label[token] == "advmod":
        return True
    following = next_to(tree, token, 2)
    if tree.tag[token] != "NN" or following is None or tree.label[token] not in ("attr", "oprd"):
        return tree.label[token] not in NOMINAL
    kids = tree.kids[token]
    only = any(tree.lemma[k] == "a" for k in kids) and not any(
        tree.label[k] in ("amod", "relcl", "compound", "acl") for k in kids
    )
    return only and tree.below(tree.head[token], "expl") is None


def affirmed(tree: Tree, noun: int) -> bool:
    """A noun that is not denied by *no, any, every, without*."""
    return not tree.has(noun, "no", "any", "every", "neither", labels=["det"])


def stated(tree: Tree, noun: int) -> bool:
    """A chance that is said to be there, or to be good or slim; not one that is offered, raised or missed."""
    verb = tree.head[noun]
    return (
        affirmed(tree, noun)
        and tree.label[noun] in ("nsubj", "attr")
        and tree.lemma[verb] in ("be", "seem", "look", "remain")
    )


def attributive(tree: Tree, token: int) -> bool:
    """Before its noun: the supposed author."""
    return tree.label[token] == "amod"


def unasked(tree: Tree, token: int) -> bool:
    """*exactly, precisely* of what is so, not of what is asked: what exactly, how precisely; nor of a number."""
    before, after = next_to(tree, token, -1), next_to(tree, token, 1)
    if after is not None and tree.tag[after] == "CD":
        return False
    return (before is None or tree.lemma[before] not in QUESTIONS) and not is_asked(tree, token)


def lasting(tree: Tree, token: int) -> bool:
    """*never, always* without an end in time: not: never knew until."""
    verb = tree.head[token]
    ends = frozenset(["until", "before", "till", "since"])
    return not tree.has(verb, *ends) and not any(
        is_under(tree, k, *ends) for k in tree.kids[verb] if tree.label[k] == "advcl"
    )


def said(tree: Tree, noun: int) -> bool:
    """A noun that something is said to be: it is an alliance, they have become allies; not: the alliance met."""
    return (
        tree.tag[noun][0] == "N"
        and tree.label[noun] in ("attr", "oprd")
        and tree.below(tree.head[noun], "expl") is None
    )


SENSES: dict[str, Sense] = {
    sense.__name__: sense
    for sense in (
        possibility, inference, *VERB_SENSES, predicative, knowable, undivided, affirmed, stated, disjunct, closing,
        quantity, degree, attributive, unasked, lasting, said,
    )
}  # fmt: skip
