"""A verb of a parse in; what it governs other than a clause out: the *of* in *accused of*, the *as* in *seen as*, a name."""

from analysis.voices.tree import Tree

NAMES = frozenset("call term dub label describe refer know".split())
NEAR = 8  # tokens before a verb of naming in which its *what* may stand


def names_a_thing_nearby(tree: Tree, token: int) -> bool:
    """Whether a verb of naming follows a *what* or *which*: as `names_a_thing`, but by words alone, since quotation marks confuse the
    parser (what economists call the “tragedy of the commons”)."""
    if tree.lemma[token] not in NAMES:
        return False
    near = range(max(token - NEAR, 0), token)
    return any(tree.lemma[word] in ("what", "which") and tree.paragraph[word] == tree.paragraph[token] for word in near)


def names_a_thing(tree: Tree, verb: int) -> bool:
    """Whether a verb gives a thing its usual name: what economists call the …"""
    own = tree.below(verb, "dobj", "nsubj")
    return tree.has(verb, "what", "which") or own is None


def of_phrase(tree: Tree, verb: int) -> int | None:
    """What somebody is accused of, or suspected of."""
    for above in (verb, tree.below(verb, "dobj")):
        for kid in tree.kids[above] if above is not None else ():
            below = tree.below(kid, "pcomp")
            if tree.lemma[kid] == "of" and tree.label[kid] == "prep" and below is not None:
                return below
    return None


def as_phrase(tree: Tree, verb: int) -> int | None:
    """What follows the *as* of a verb such as *describe*."""
    for kid in tree.kids[verb]:
        if kid > verb and tree.lemma[kid] == "as" and tree.label[kid] in ("prep", "mark", "advmod"):
            inside = tree.below(kid, "pobj", "amod", "acomp", "pcomp", "advcl")
            if inside is not None and (tree.below(inside, "nsubj") is None or tree.tag[inside] == "VBG"):
                return inside
        opens = tree.label[kid] == "advcl" and tree.lemma[tree.left[kid]] == "as"
        if kid > verb and opens and tree.below(kid, "nsubj") is None:
            return kid
    dobj = tree.below(verb, "dobj")
    if dobj is not None:
        for kid in tree.kids[dobj]:
            if kid > dobj and tree.lemma[kid] == "as" and tree.label[kid] == "prep":
                return tree.below(kid, "pobj", "amod", "pcomp")
    return None
