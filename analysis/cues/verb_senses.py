"""The tree of a parse and a verb in; whether the verb has a sense here out."""

from analysis.cues.syntax import governs_clause, is_asked, is_denied, is_under
from analysis.voices.tree import Tree

NEUTRAL = frozenset("it this that which what one".split())
THINKERS = frozenset("i we one many some most people everyone everybody few".split())
FACTS = frozenset("we history experience fact evidence event record practice reality".split())
MADE = frozenset("make have let help".split())  # verbs that govern a bare verb
KNOWERS = frozenset("i we everyone everybody anyone all you".split())


def factive(tree: Tree, verb: int) -> bool:
    """*know* of what author and readers know: I know that, we all know how, as we know; not: want to know, do not know."""
    if tree.tag[verb] not in ("VBP", "VBZ", "VBD", "VB") or is_denied(tree, verb) or is_asked(tree, verb):
        return False
    if tree.tag[verb] == "VB" and not tree.has(verb, "do", labels=["aux"]):
        return False
    subject = tree.below(verb, "nsubj")
    if subject is None or tree.lemma[subject] not in KNOWERS or is_under(tree, verb, "if", "whether"):
        return False
    return governs_clause(tree, verb) or tree.lemma[tree.left[verb]] in ("as", "what")


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


def passive(tree: Tree, verb: int) -> bool:
    """What somebody is thought or believed to do, not what he has thought to do."""
    return (
        tree.tag[verb] == "VBN"
        and not tree.has(verb, "have", labels=["aux"])
        or tree.below(verb, "auxpass") is not None
    )


VERB_SENSES = (factive, opinion, commitment, asserted, clause, evident, raising, emphatic, passive)
