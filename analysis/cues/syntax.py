"""A token of a parse in; its part of speech, what it governs, whether it is denied, and a modal's verb, out."""

from collections.abc import Sequence

from analysis.lexicons.schema import CLASSES
from analysis.voices.tree import Tree

DENIALS = frozenset("not n't never no neither nor nobody nothing none hardly scarcely barely nowhere without".split())
NOBODY = frozenset("nobody nothing none neither no-one".split())
INVARIABLE = frozenset(
    "put cut hit cost let set shut hurt spread cast burst read bet quit rid split shed bid thrust".split()
)
PREDICATES = frozenset(["acomp", "attr", "oprd"])
UNTRUE = frozenset(
    "wrong false untrue unfair unjust absurd ridiculous incorrect inaccurate misleading mistake error myth lie".split()
)
CLAUSES = frozenset(["xcomp", "ccomp", "csubj", "acl"])


def is_of(tree: Tree, token: int, classes: Sequence[str]) -> bool:
    """Whether a token belongs to one of some classes of words."""
    return any(tree.tag[token].startswith(CLASSES[name]) for name in classes)


def next_to(tree: Tree, token: int, step: int) -> int | None:
    """The token so many steps away, in the same paragraph, or None."""
    other = token + step
    return other if 0 <= other < len(tree.head) and tree.paragraph[other] == tree.paragraph[token] else None


def sentence_span(tree: Tree, token: int) -> tuple[int, int]:
    """The first and the last token of the sentence of a token."""
    while tree.head[token] != token:
        token = tree.head[token]
    return tree.left[token], tree.right[token]


def is_asked(tree: Tree, token: int) -> bool:
    """Whether the sentence of a token is a question."""
    return tree.lemma[sentence_span(tree, token)[1]] == "?"


def is_denied(tree: Tree, verb: int) -> bool:
    """Whether a verb is denied: by a negator that depends on it, by *nor* before it, or by a subject that is nobody."""
    if tree.has(verb, *DENIALS, labels=["neg", "advmod", "preconj"]):
        return True
    if tree.label[verb] == "conj" and tree.has(tree.head[verb], "nor", labels=["cc"]):
        return True
    subject = tree.below(verb, "nsubj", "nsubjpass")
    return subject is not None and is_nobody(tree, subject)


def is_called_untrue(tree: Tree, token: int) -> bool:
    """Whether a token stands in a clause that is called wrong or untrue: *it is wrong to call her that, that he lied is a myth*."""
    clause = False
    while tree.head[token] != token:
        clause |= tree.label[token] in CLAUSES or (tree.label[token] == "advcl" and tree.tag[token] == "VB")
        token = tree.head[token]
        said = [token, *(kid for kid in tree.kids[token] if tree.label[kid] in PREDICATES)]
        if clause and any(tree.lemma[at] in UNTRUE and tree.tag[at][:1] in "JN" for at in said):
            return True
    return False


def is_nobody(tree: Tree, noun: int) -> bool:
    """Whether a noun stands for nobody or nothing: nobody, no enemy, none of them, few."""
    return tree.lemma[noun] in NOBODY or tree.has(noun, "no", "neither", "few", labels=["det", "amod"])


def modal_verb(tree: Tree, modal: int) -> int | None:
    """The verb that a modal goes with; None of what is no modal or stands without a verb.

    The parser takes the month or the name at the beginning of a sentence for a modal: *May saw*. A modal has a bare form
    after it, or one that *have* or *be* ask for.
    """
    if tree.tag[modal] != "MD":
        return None
    if tree.lemma[modal] in ("ought", "used") or tree.label[modal] != "aux":
        return tree.below(modal, "xcomp")
    verb = tree.head[modal]
    finite = (
        tree.tag[verb] in ("VBD", "VBZ", "NNP") and tree.lemma[verb] not in INVARIABLE and not is_perfect(tree, verb)
    )
    return verb if verb > modal and not finite else None


def predicate(tree: Tree, verb: int) -> int | None:
    """What *be* and its like say of their subject: an adjective or a noun, or None."""
    return tree.below(verb, *PREDICATES)


def is_perfect(tree: Tree, verb: int) -> bool:
    """Whether *have* stands before a verb."""
    return tree.tag[verb] in ("VBN", "VBD") and tree.has(verb, "have", labels=["aux"])


def governs_clause(tree: Tree, verb: int) -> bool:
    """Whether a verb has a clause for its object, with *that* or without; what it asks (*whether*, *how*) counts, too."""
    return any(tree.label[k] == "ccomp" and k > verb for k in tree.kids[verb])


def is_under(tree: Tree, token: int, *lemmas: str) -> bool:
    """Whether some modal, *to* or *if* stands before a verb as a part of it."""
    return tree.has(token, *lemmas, labels=["aux", "mark"])
