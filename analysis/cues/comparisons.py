"""A token of a parse in; the nouns with which it compares something out: *safer than Ruritania*."""

from collections.abc import Collection, Iterator

from analysis.cues.syntax import PREDICATES
from analysis.voices.tree import Tree

UNEQUAL, EQUAL = frozenset(["than", "unlike"]), frozenset(["like", "as"])
MODIFIERS = ("amod", "nmod", "compound", "nummod")
CHOICE = frozenset("prefer favor favour choose".split())


def compared_nouns(tree: Tree, token: int, prepositions: Collection[str]) -> Iterator[int]:
    """The nouns after *than*, *unlike* or *compared with* that depend on a token, or to which something is preferred."""
    label, head = tree.label[token], tree.head[token]
    if tree.below(token, *PREDICATES) is not None or (prepositions is EQUAL and label not in (*PREDICATES, *MODIFIERS)):
        return
    places = [token, *tree.kids[token]]
    if label in (*PREDICATES, *MODIFIERS, "advmod"):
        places += [head]
    for place in places:
        if tree.label[place] in ("punct", "relcl", "conj"):
            continue
        for kid in tree.kids[place]:
            if tree.lemma[kid] in prepositions:
                yield from objects(tree, kid)
            elif tree.tag[kid] == "VBN" and tree.lemma[kid] == "compare" and prepositions is UNEQUAL:
                yield from (noun for inner in tree.kids[kid] for noun in objects(tree, inner))
    if tree.lemma[token] in CHOICE and prepositions is UNEQUAL:
        for place in [token, *(kid for kid in tree.kids[token] if tree.label[kid] == "dobj")]:
            for kid in tree.kids[place]:
                if tree.lemma[kid] in ("to", "over"):
                    yield from objects(tree, kid)


def objects(tree: Tree, preposition: int) -> list[int]:
    """The objects of a preposition."""
    return [kid for kid in tree.kids[preposition] if tree.label[kid] == "pobj"]
