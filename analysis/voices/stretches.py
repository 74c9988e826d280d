"""Places in a parse in, the stretches of tokens out that a cue and its content cover."""

from analysis.voices.tree import Span, Tree

SAYING = frozenset(["NN", "VB", "PR", "JJ", "CD"])  # tags of words without which a stretch says nothing: But, of course


def phrase(tree: Tree, verb: int, clause: int | None) -> Span:
    """The cue with its source, and what else depends on it, but the clause."""
    own = [kid for kid in tree.kids[verb] if kid != clause and tree.label[kid] != "punct"]
    return min([verb, *(tree.left[kid] for kid in own)]), max([verb, *(tree.right[kid] for kid in own)])


def phrase_of_cue(tree: Tree, verb: int) -> Span:
    """The cue with its source, without what it governs."""
    return phrase(tree, verb, next((kid for kid in tree.kids[verb] if tree.label[kid] == "ccomp"), None))


def clause_without(tree: Tree, clause: int, verb: int) -> list[Span]:
    """The stretches of a clause without the verb that governs it and what depends on that."""
    first, last = tree.left[clause], tree.right[clause]
    if first > verb:
        first = begin(tree, first, clause)
        also = [kid for kid in tree.kids[verb]
                if tree.label[kid] == "conj" and kid > clause and tree.opens_with_that(kid)]  # fmt: skip
        last = _without_tail(tree, clause, last)
        if first == last and tree.tag[first][0] == "W":
            return []
        return [(first, last), *((begin(tree, tree.left[kid], kid), tree.right[kid]) for kid in also)]
    return _cut(tree, (first, last), phrase(tree, verb, clause))


def _without_tail(tree, clause, last):
    """The end of a clause without what the author adds: , as if …; , which is why …; , and indeed, …"""
    for token in range(clause + 1, min(last + 2, len(tree.head))):
        if tree.lemma[token] == "indeed" and tree.label[token - 1] == "cc":
            return token - 2
    for kid in tree.kids[clause]:
        opening = tree.left[kid]
        if kid > clause and tree.label[kid] in ("advcl", "relcl") and tree.label[opening - 1] == "punct":
            why = tree.has(kid, "why") or tree.has(clause, "why")
            if tree.label[kid] == "relcl" and tree.lemma[opening] == "which" and why:
                return opening - 2
            if tree.lemma[opening] == "as" and tree.lemma[opening + 1] == "if":
                return opening - 2
    return last


def begin(tree: Tree, first: int, clause: int) -> int:
    """Where the words of a clause begin, after *that*."""
    return first + 1 if tree.lemma[first] == "that" and tree.label[first] == "mark" and first < clause else first


def _cut(tree, whole, part):
    """What a stretch without a part of it says."""
    sides = (whole[0], part[0] - 1), (part[1] + 1, whole[1])
    return [(low, high) for low, high in sides if any(tag[:2] in SAYING for tag in tree.tag[low : high + 1])]


def around(tree: Tree, token: int) -> list[Span]:
    """The clause that a token depends on, without what the token governs, up to a colon or a semicolon."""
    (low, high), (first, last) = tree.stretch(token), tree.stretch(tree.head[token])
    stops = [at for at in range(first, last + 1) if tree.tag[at] == ":" and tree.lemma[at] in ":;"]
    first = next((at + 1 for at in reversed(stops) if at < low), first)
    last = next((at - 1 for at in stops if at > high), last)
    return _cut(tree, (first, last), (low, high))
