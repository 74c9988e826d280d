"""A cue in a parse in; the spans of tokens that the cue, or its content, covers out."""

from analysis.voices.tree import Span, Tree

SAYING = frozenset(["NN", "VB", "PR", "JJ", "CD"])  # tags of words without which a span says nothing: But, of course


def phrase_without(tree: Tree, verb: int, clause: int | None) -> Span:
    """A verb with all that depends on it (its source, say) except one clause."""
    own = [kid for kid in tree.kids[verb] if kid != clause and tree.label[kid] != "punct"]
    return min([verb, *(tree.left[kid] for kid in own)]), max([verb, *(tree.right[kid] for kid in own)])


def cue_phrase(tree: Tree, verb: int) -> Span:
    """A cue with its source, without the clause that it governs."""
    return phrase_without(tree, verb, next((kid for kid in tree.kids[verb] if tree.label[kid] == "ccomp"), None))


def clause_content(tree: Tree, clause: int, verb: int) -> list[Span]:
    """The spans of a clause without the verb that governs it and that verb's other dependents."""
    first, last = tree.left[clause], tree.right[clause]
    if first > verb:
        first = clause_start(tree, first, clause)
        also = [kid for kid in tree.kids[verb]
                if tree.label[kid] == "conj" and kid > clause and tree.opens_with_that(kid)]  # fmt: skip
        last = _without_tail(tree, clause, last)
        if first == last and tree.tag[first][0] == "W":
            return []
        return [(first, last), *((clause_start(tree, tree.left[kid], kid), tree.right[kid]) for kid in also)]
    return _cut(tree, (first, last), phrase_without(tree, verb, clause))


def _without_tail(tree, clause, last):
    """The last token of a clause without what the author adds: , as if …; , which is why …; , and indeed, …"""
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


def clause_start(tree: Tree, first: int, clause: int) -> int:
    """The first token of a clause after its *that*."""
    return first + 1 if tree.lemma[first] == "that" and tree.label[first] == "mark" and first < clause else first


def _cut(tree, whole, part):
    """What is left of a span without a part of it, if it says anything."""
    sides = (whole[0], part[0] - 1), (part[1] + 1, whole[1])
    return [(low, high) for low, high in sides if any(tag[:2] in SAYING for tag in tree.tag[low : high + 1])]


def clause_around(tree: Tree, token: int) -> list[Span]:
    """The clause that a token depends on, without the token's own dependents, up to a colon or a semicolon."""
    (low, high), (first, last) = tree.stretch(token), tree.stretch(tree.head[token])
    stops = [at for at in range(first, last + 1) if tree.tag[at] == ":" and tree.lemma[at] in ":;"]
    first = next((at + 1 for at in reversed(stops) if at < low), first)
    last = next((at - 1 for at in stops if at > high), last)
    return _cut(tree, (first, last), (low, high))
