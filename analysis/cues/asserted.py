"""A parse and a cue in; whether its clause states what the cue says out: *it is a new axis*, not *this new axis*, *how lasting it is*.

A cue without a shifter may still not be stated. A definite phrase repeats a judgement made before, and so does an indirect question.
An infinitive names what could be done, and a request asks for it.
"""

from collections.abc import Collection

from analysis.cues.syntax import PREDICATES
from analysis.voices.tree import SUBJECTS, Tree

DEFINITE = frozenset("the this that these those such".split())
COMMITMENTS = frozenset(
    """promise pledge commitment obligation duty agreement undertaking right vow readiness willingness clause deal pact treaty
    refusal failure inability unwillingness""".split()
)
ATTENTION = frozenset(  # requests that state what they point at
    "consider look take read note remember recall see notice add compare observe think imagine count watch".split()
)

RAISING = frozenset(  # verbs whose own negation denies what they govern: they do not think that it will last
    "think believe expect suppose say see seem appear mean imagine suggest claim call regard consider view describe".split()
)
GRANTS = frozenset("need doubt forget dispute question wonder matter surprise".split())  # what nobody forgets is so
CLAUSES, ADJUNCTS = frozenset(["ccomp", "pcomp", "csubj"]), frozenset(["advcl", "relcl", "acl", "parataxis", "conj"])


def is_echoed(tree: Tree, token: int) -> bool:
    """Whether a judgement stands in a definite phrase that is not itself said of something: *this unbreakable bond*, *the divorce*;
    not: *it is the new axis*, *the most durable bond*."""
    while tree.label[token] in ("amod", "compound", "nmod") and tree.tag[token][0] in "JNV":
        token = tree.head[token]
    if tree.tag[token][0] != "N" or tree.label[token] in (*PREDICATES, "appos"):
        return False
    definite = any(tree.label[kid] == "det" and tree.lemma[kid] in DEFINITE for kid in tree.kids[token])
    return definite and not any(tree.tag[kid] in ("JJR", "JJS", "RBR", "RBS") for kid in range(tree.left[token], token))


def is_unstated(tree: Tree, token: int) -> bool:
    """Whether a cue depends on a request, on an infinitive that is a subject or says what a noun is for, or on *how*: *ask whoever was
    paid in rials*, *a mistake to stand aside*, *to bind oneself is light*, *about how steadfast they are*; not: *consider the trade*, *a promise to stay*."""
    if tree.has(token, "how", labels=["advmod"]) and tree.label[token] in ("acomp", "advmod"):
        return True
    while True:
        label, head = tree.label[token], tree.head[token]
        if tree.tag[token] == "VB":
            if label in ("csubj", "acl") and tree.has(token, "to", labels=["aux"]):
                return label == "csubj" or tree.lemma[head] not in COMMITMENTS
            if head == token:
                own = tree.below(token, *SUBJECTS, "aux", "expl")
                then = any(
                    tree.label[kid] == "conj" and tree.below(kid, *SUBJECTS) is not None for kid in tree.kids[token]
                )
                # call it a pact and you will see
                return own is None and not then and tree.lemma[token] not in ATTENTION
        if head == token:
            return False
        token = head


def is_denied_by(tree: Tree, token: int, root: int, negated: Collection[int]) -> bool:
    """Whether what negates `root` denies a cue that depends on it, and nothing else negates it again (*no reason to think that they don't*;
    `negated`: all that negators govern). What a clause takes for granted is not denied: *nobody needs to be told that it will last*."""
    if tree.lemma[root] in GRANTS:
        return False
    outer = False
    while tree.head[token] != token:
        outer |= token == root
        if outer and tree.label[token] in ADJUNCTS and tree.below(token, *SUBJECTS) is not None:
            return True  # a clause of its own
        if not outer and tree.label[token] in CLAUSES and tree.lemma[tree.head[token]] not in RAISING:
            return False
        token = tree.head[token]
        if token != root and token in negated:
            return False
    return True
