"""A verb of saying or thinking in; whether anything was said or thought out: not if it is denied, asked, hypothetical or only possible."""

from analysis.voices.tree import Tree

MODALS = frozenset("can could should must would might may ought".split())
DUTIES = frozenset("should must ought".split())


def is_unasserted(tree: Tree, verb: int, kind: str, nobody: bool) -> bool:
    """Whether a verb does not say that something was said or thought: under *if*, in a question, under *should, must* or *ought*, or,
    without an agent (`nobody`), under any modal. A verb of thinking (`kind`) also under any modal, but not if it is denied, which is a
    thought too; any other verb if it is denied, or under a modal with *have*."""
    if _is_hypothetical(tree, verb) or _is_asked(tree, verb):
        return True
    if (nobody and _is_advised(tree, verb)) or _is_advised(tree, verb, DUTIES):
        return True  # it must be granted, it can be argued, they should say
    possible = _is_advised(tree, verb)
    denied = tree.below(verb, "neg") is not None or tree.has(verb, "nor")
    unreal = possible and tree.has(verb, "have", labels=["aux"])  # might have said so, but did not
    return possible if kind == "thinking" else denied or unreal


def _is_hypothetical(tree, verb):
    """Whether a verb depends on *if* or *unless*."""
    clause = verb
    while tree.label[clause] in ("conj", "xcomp") and tree.head[clause] != clause:
        clause = tree.head[clause]
    mark = tree.below(clause, "mark")
    return mark is not None and tree.lemma[mark] in ("if", "unless") and tree.label[clause] == "advcl"


def _is_asked(tree, verb):
    """Whether a question asks if somebody thinks or says something: does anyone suppose that …?"""
    subject = tree.below(verb, "nsubj")
    return subject is not None and any(
        tree.label[kid] == "aux" and kid < tree.left[subject] and tree.tag[kid][0] == "V" for kid in tree.kids[verb]
    )


def _is_advised(tree, verb, modals=MODALS):
    """Whether a thought is only possible or called for: can expect that, should think that."""
    return tree.has(verb, *modals, labels=["aux"])
