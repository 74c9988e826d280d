"""Senses of cues: whether a word means here what a lexicon lists it for, by what it governs and what governs it.

A lexicon asks for a sense by its name (`sense = "inference"`). Each is a function of the tree of a parse and of the token that heads
the cue.
"""

from collections.abc import Callable

from analysis.cues.modals import inference, possibility
from analysis.cues.syntax import governs_clause, is_asked, is_denied, is_under, next_to
from analysis.voices.tree import Tree

Sense = Callable[[Tree, int], bool]

NEUTRAL = frozenset("it this that which what one".split())
KNOWABLE = frozenset(
    """message conclusion answer lesson point evidence choice implication goal aim intent intention pattern truth fact result
    reality meaning priority reason thing""".split()
)
QUANTITIES = frozenset("half third quarter dozen twice hundred thousand million billion double".split())
BETWEEN = frozenset(
    "a an one the us more less high low than to of like around about between over under above below".split()
)
QUESTIONS = frozenset("what how who where when which why".split())
THINKERS = frozenset("i we one many some most people everyone everybody few".split())
FACTS = frozenset("we history experience fact evidence event record practice reality".split())
MADE = frozenset("make have let help".split())  # verbs that govern a bare verb
KNOWERS = frozenset("i we everyone everybody anyone all you".split())


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


def factive(tree: Tree, verb: int) -> bool:
    """*know* of what author and readers know: I know that, we all know how, as we know; not: want to know, do not know."""
    if tree.tag[verb] not in ("VBP", "VBZ", "VBD", "VB") or is_denied(tree, verb) or is_asked(tree, verb):
        return False
    if tree.tag[verb] == "VB" and not tree.has(verb, "do", labels=["aux"]):
        return False
    subject = tree.below(verb, "nsubj")
    if subject is None or tree.lemma[subject] not in KNOWERS or is_under(tree, verb, "if", "whether"):
        return False
    before = next_to(tree, tree.left[verb], 0)
    return governs_clause(tree, verb) or (before is not None and tree.lemma[before] in ("as", "what"))


def opinion(tree: Tree, verb: int) -> bool:
    """What the author thinks, or people in general, as a finite verb with a clause for its object; what he thinks is a report."""
    if tree.tag[verb] not in ("VBP", "VBZ", "VBD") or not governs_clause(tree, verb) or is_denied(tree, verb):
        return False
    subject = tree.below(verb, "nsubj")
    return subject is not None and tree.lemma[subject] in THINKERS and not _is_made(tree, verb)


def commitment(tree: Tree, verb: int) -> bool:
    """A verb of thinking that somebody thinks: not to believe, must assume, made to believe; nor whoever thinks it: anyone who believes."""
    if tree.tag[verb][0] != "V":
        return tree.below(verb, "poss", "det") is None  # his fear that
    subject = tree.subject(verb)
    if subject is not None and tree.lemma[subject] in ("anyone", "anybody", "whoever", "those", "you"):
        return False
    return not is_under(tree, verb, "to", "must", "should", "would", "can", "could", "may", "might") and not _is_made(
        tree, verb
    )


def _is_made(tree, verb):
    """Made it seem so, would have them believe that; not: he made a promise: I think …"""
    above = tree.head[verb]
    made = tree.label[verb] == "ccomp" and tree.lemma[above] in MADE and tree.tag[verb] in ("VB", "VBP")
    return made and tree.below(above, "dobj") is None


def undivided(tree: Tree, adjective: int) -> bool:
    """*hard to tell* of what is not known, not of things that are told from each other."""
    told = tree.below(adjective, "xcomp", "ccomp", "advcl")
    told = tree.below(tree.head[adjective], "xcomp") if told is None else told
    return told is None or not tree.has(told, "from", "apart")


def asserted(tree: Tree, verb: int) -> bool:
    """A verb that is not denied, asked for or only possible: shows that; not: to show that, never suggested that."""
    if tree.tag[verb][0] != "V":
        return False
    return not is_denied(tree, verb) and not any(
        tree.label[k] == "aux" and tree.tag[k] in ("MD", "TO") for k in tree.kids[verb]
    )


def clause(tree: Tree, verb: int) -> bool:
    """A verb that is asserted and governs a clause: proves they are wrong."""
    return asserted(tree, verb) and governs_clause(tree, verb)


def evident(tree: Tree, verb: int) -> bool:
    """*show that, prove that* of what facts show (it, this, history), not of what somebody or some study does: a report."""
    subject = tree.subject(verb) if tree.tag[verb][0] == "V" else None
    return tree.tag[verb][0] != "V" or (subject is not None and tree.lemma[subject] in NEUTRAL | FACTS)


def raising(tree: Tree, verb: int) -> bool:
    """*appear* of what seems so (appears intended, appears to work), not of who comes before a committee."""
    if tree.label[verb] == "aux":  # so the parser in: appears painted
        return tree.tag[tree.head[verb]] == "VBN"
    return tree.tag[verb][0] == "V" and tree.below(verb, "xcomp", "oprd", "acomp", "ccomp") is not None


def emphatic(tree: Tree, auxiliary: int) -> bool:
    """*do* that stands where none is needed: did matter; not in denials, questions and requests."""
    verb = tree.head[auxiliary]
    if (
        tree.label[auxiliary] != "aux"
        or verb <= auxiliary
        or tree.tag[verb] not in ("VB", "VBP", "NN")
        or is_denied(tree, verb)
    ):
        return False
    own = tree.below(verb, "nsubj", "nsubjpass")
    subject = tree.below(auxiliary, "nsubj") if own is None else own
    subject = tree.subject(verb) if subject is None else subject
    return subject is not None and subject < auxiliary and not is_asked(tree, auxiliary)


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
        return tree.label[token] not in (
            "nsubj",
            "nsubjpass",
            "dobj",
            "pobj",
            "attr",
            "oprd",
            "conj",
            "appos",
            "ROOT",
            "npadvmod",
        )
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


def passive(tree: Tree, verb: int) -> bool:
    """What somebody is thought or believed to do, not what he has thought to do."""
    return (
        tree.tag[verb] == "VBN"
        and not tree.has(verb, "have", labels=["aux"])
        or tree.below(verb, "auxpass") is not None
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


SENSES: dict[str, Sense] = {
    function.__name__: function
    for function in (
        possibility, inference, predicative, knowable, factive, opinion, commitment, undivided, asserted, clause, evident, raising, affirmed, stated, emphatic, disjunct, closing,
        quantity, degree, passive, attributive, unasked, lasting,
    )
}  # fmt: skip
