"""A parse in; what its phrases attribute to somebody out: *the claim that*, *sure that*, *reportedly*, *according to*, *to his critics*."""

from analysis.voices.attribution_lexicon import PHRASE_CUE, attribution_cues
from analysis.voices.clauses import DEGREE, ReportedContent
from analysis.voices.sources import AUTHOR, THINGS, can_speak, governing_subject, noun_phrase
from analysis.voices.spans import clause_around
from analysis.voices.tree import Tree

OWN = frozenset(["my", "our", "your"])
VIEWS = frozenset("view opinion eye mind account reading telling estimation judgment judgement word".split())
SIDES = frozenset(
    """critic opponent supporter defender skeptic sceptic believer admirer detractor proponent advocate enthusiast fan
    backer rival enemy optimist pessimist realist hawk dove cynic many some other they most""".split()
)
LIGHT = frozenset(
    "have make hold express voice come reach share take give issue repeat offer raise advance spread arrive draw".split()
)
GISTS = frozenset("crux gist thrust upshot point".split())  # of a text they are somebody's, of a matter the author's
SOME = frozenset(["many", "some", "most", "other"])


def reported_by_phrases(tree: Tree) -> list[ReportedContent]:
    """The words and thoughts that nouns, adjectives, adverbs and prepositions attribute to somebody."""
    names, adjectives, adverbs = attribution_cues("noun"), attribution_cues("adjective"), attribution_cues("adverb")
    found = []
    for token, (lemma, tag) in enumerate(zip(tree.lemma, tree.tag, strict=True)):
        if lemma in names and tag[0] == "N":
            found.append(_of_noun(tree, token, names[lemma]))
        if lemma in adjectives and tag[0] in "JV":
            found.append(_of_adjective(tree, token, adjectives[lemma]))
        if lemma in adverbs and tag[0] == "R":
            found.append(_of_adverb(tree, token, adverbs[lemma]))
        if lemma in ("accord", "according"):
            found.append(_according(tree, token))
        if tag == "IN" and lemma in ("in", "on", "to", "for", "by") and tree.label[token] == "prep":
            found.append(_frame(tree, token))
    return [one for one in found if one]


def _of_noun(tree, noun, entry):
    """The claim that X; the claim is that X."""
    if tree.has(noun, "no"):
        return None
    clause = _that_clause(tree, noun)
    if clause is None and tree.label[noun] == "nsubj" and tree.lemma[tree.head[noun]] == "be":
        head = tree.head[noun]
        clause = _clause_after(tree, head, "ccomp")
    if clause is None or (tree.lemma[noun] in GISTS and _holder(tree, noun) is None):
        return None
    owner = tree.below(noun, "poss")
    if owner is not None and tree.lemma[owner] in OWN:
        return None
    source = noun_phrase(tree, owner) if owner is not None else _holder(tree, noun)
    if source and tree.label[source[1]] == "case":
        source = source[0], source[1] - 1
    mark = tree.below(clause, "mark")
    return ReportedContent(
        [(max(tree.left[clause], mark + 1), tree.right[clause])], (noun, noun), source, entry, "noun"
    )


def _holder(tree, noun):
    """Who holds a view: critics, in *the view of critics that* and *critics voiced the view that*."""
    of = tree.child(noun, "of", "among", "by", "from", labels=["prep"])
    who = None if of is None else tree.below(of, "pobj")
    if who is not None:
        return noun_phrase(tree, who) if can_speak(tree, who) else None
    return governing_subject(tree, noun, LIGHT) if tree.label[noun] in ("dobj", "pobj") else None


def _that_clause(tree, noun):
    """The clause with *that* right after a noun, whatever the parser attached it to."""
    that = noun + 1
    that += that < len(tree.head) and tree.lemma[that] == ":"
    if that < len(tree.head) and tree.lemma[that] == "that" and tree.label[that] == "mark" and tree.head[that] > that:
        return tree.head[that]
    return _clause_after(tree, noun, "acl", "ccomp", "relcl")


def _clause_after(tree, word, *labels):
    """The first clause with *that* after a word that depends on it with one of these labels."""
    own = (kid for kid in tree.kids[word] if kid > word and tree.label[kid] in labels and tree.opens_with_that(kid))
    return next(own, None)


def _of_adjective(tree, adjective, entry):
    """Sure that X."""
    clause = tree.below(adjective, "ccomp")
    clause = _that_clause(tree, adjective) if clause is None else clause
    if clause is None or tree.has(adjective, *DEGREE):
        return None
    verb = tree.head[adjective] if tree.label[adjective] in ("acomp", "ccomp") else adjective
    if tree.left[clause] < adjective:
        return None
    if tree.lemma[verb] not in (
        "make",
        "be",
        "feel",
        "seem",
        "remain",
        "become",
        "look",
        *attribution_cues("adjective"),
    ):
        return None
    if (tree.lemma[verb] == "make") != (tree.lemma[adjective] == "clear"):
        return None
    subject = tree.subject(verb)
    if subject is None or tree.lemma[subject] in AUTHOR | THINGS or tree.is_verb(subject):
        return None
    content = max(adjective + 1, tree.left[clause]) + tree.opens_with_that(clause), tree.right[clause]
    return ReportedContent([content], (adjective, adjective), noun_phrase(tree, subject), entry, "adjective")


def _of_adverb(tree, adverb, entry):
    """Reportedly: the clause around it."""
    head = tree.head[adverb]
    while not tree.is_verb(head) and tree.head[head] != head:
        head = tree.head[head]
    return ReportedContent([tree.stretch(head)], (adverb, adverb), None, entry, "adverb")


def _according(tree, token):
    """According to X: the clause around it."""
    to = tree.below(token, "prep")
    who = None if to is None else tree.below(to, "pobj")
    if who is None or tree.lemma[who] in AUTHOR or tree.lemma[who] in ("plan", "rule", "need", "law", "schedule"):
        return None
    return ReportedContent(clause_around(tree, token), (token, to), noun_phrase(tree, who), PHRASE_CUE, "according")


def _frame(tree, preposition):
    """In X's view; to his critics: the clause that follows, after a comma."""
    noun = tree.below(preposition, "pobj")
    head = tree.head[preposition]
    if noun is None or preposition > head or tree.left[head] < preposition - 1 or not tree.is_verb(head):
        return None
    if preposition and tree.tag[preposition - 1] == "``":
        return None
    lemma, comma = tree.lemma[noun], tree.right[preposition] + 1
    follows = comma <= tree.right[head] and tree.label[comma] == "punct"
    if tree.lemma[preposition] in ("to", "for"):
        own = tree.below(noun, "poss", "det")
        ours = own is not None and tree.lemma[own] in OWN
        if lemma not in SIDES or (lemma in SOME and tree.kids[noun]) or ours or not follows:
            return None
        return ReportedContent(
            [(comma, tree.right[head])], (preposition, preposition), noun_phrase(tree, noun), PHRASE_CUE, "frame"
        )
    if lemma not in VIEWS:
        return None
    owner = tree.below(noun, "poss")
    if tree.lemma[preposition] == "on" and owner is None:
        owner = None if tree.below(noun, "det") is None else noun  # on that view
    of = tree.child(noun, "of", labels=["prep"])
    who = owner if owner is not None else (None if of is None else tree.below(of, "pobj"))
    if who is None or tree.lemma[who] in OWN | AUTHOR | {"this"} or not follows:
        return None
    first, last = noun_phrase(tree, who)
    if tree.label[last] == "case":
        last -= 1
    return ReportedContent([(comma, tree.right[head])], (preposition, noun), (first, last), PHRASE_CUE, "frame")
