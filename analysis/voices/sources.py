"""A verb of saying or thinking in; its source, and whether that can be anybody but the author, out."""

from collections.abc import Collection

from analysis.voices.attribution_lexicon import AttributionCue, source_nouns
from analysis.voices.tree import Span, Tree

AUTHOR = frozenset("i we you me us myself ourselves let one".split())
FIRST_PERSON = frozenset(["i", "we"])
NOBODY = frozenset("nobody none neither nothing self".split())
THINGS = frozenset(
    "it this that these those which what there all nothing something anything thing everything fact".split()
)
BRACKET = 9  # most tokens of a bracket that belongs to a name
EMPTY = frozenset("be seem appear take become".split())  # verbs whose *it* stands for nothing
CUTS = frozenset([",", "—", "–", ";", ":", "(", ")"])
SET_OFF = frozenset(["appos", "ccomp", "advcl", "parataxis", "dep", "npadvmod"])
HEARSAY = frozenset(["read", "hear"])
OF_DOCUMENTS = frozenset("show demonstrate establish document detect".split())  # said of people, these are acts
# verbs whose subject is as often a fact as a person: they need somebody who can speak
OF_FACTS = frozenset(
    """tell teach remind suggest imply confirm signal hint explain reveal underline underscore emphasize emphasise predict determine
    insinuate argue read add write put state ask""".split()
)


def source_of(
    tree: Tree, verb: int, entry: AttributionCue, passive: bool, quoted: bool = False
) -> tuple[Span | None, bool]:
    """The source of a verb as a span of tokens, or None, and whether its content can be somebody else's.

    `quoted`: the content is in quotation marks. A fact cannot say these, so the subject is the speaker.
    """
    if passive:
        agent, patient = agent_of(tree, verb), tree.subject(verb)
        if agent is None and patient is not None and not _is_somebody(tree, patient) and tree.lemma[patient] in NOBODY:
            return None, False
        return (None, True) if agent is None else (noun_phrase(tree, agent, verb), tree.lemma[agent] not in AUTHOR)
    subject = tree.subject(tree.head[verb] if _is_made_believe(tree, verb) else verb)
    if subject is not None and tree.lemma[subject] in FIRST_PERSON and tree.lemma[verb] in HEARSAY:
        return None, True  # I read that, we hear that: somebody else's, who is not named
    if quoted and subject is not None and tree.lemma[subject] == "it" and entry.kind == "saying":
        return (subject, subject), True  # “…,” it said
    if subject is None or not _is_somebody(tree, subject) or tree.lemma[verb] == "hear":
        return None, False
    if quoted:
        return noun_phrase(tree, subject, verb), True
    if tree.lemma[verb] in OF_DOCUMENTS and tree.lemma[subject] not in source_nouns("documents"):
        return None, False
    if (entry.kind == "showing" or tree.lemma[verb] in OF_FACTS) and not can_speak(tree, subject):
        if not _is_who(tree, verb):
            return None, False
        if tree.tag[tree.head[subject]][0] == "N":
            subject = tree.head[subject]
        elif tree.label[subject] == "pobj" and tree.tag[tree.head[tree.head[subject]]][0] == "N":
            subject = tree.head[tree.head[subject]]  # a friend in the trade, who said
    return noun_phrase(tree, subject, verb), True


def agent_of(tree: Tree, verb: int) -> int | None:
    """The agent of a passive, or None."""
    by = tree.below(verb, "agent")
    return None if by is None else tree.below(by, "pobj")


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether a verb is a passive, or a participle that could be one."""
    own = tree.below(verb, "dobj")
    if own is not None and tree.lemma[own].endswith("self"):
        return False  # he's praised himself
    if tree.below(verb, "auxpass", "nsubjpass", "agent") is not None:
        return True
    return tree.tag[verb] == "VBN" and tree.label[verb] == "acl"


def _is_somebody(tree, noun):
    lemma, tag = tree.lemma[noun], tree.tag[noun]
    if tag == "EX" or tree.label[noun] == "csubj" or lemma in NOBODY:
        return False
    if lemma in AUTHOR and not (lemma == "one" and (tree.kids[noun] or noun > tree.head[noun])):
        return False
    if lemma == "no" or tree.has(noun, "no", "neither", labels=["det"]) or tree.has(noun, "not"):
        return False
    of = tree.child(noun, "of")
    if of is not None and tree.has(of, "us", "we"):
        return False  # those of us who
    # those who …, all of them: somebody
    return lemma not in THINGS or (lemma in ("those", "all") and bool(tree.kids[noun]))


def governing_subject(tree: Tree, token: int, verbs: Collection[str] | None = None) -> Span | None:
    """The subject of the nearest verb above a token, if it can speak; with `verbs`, only if the verb is one of them."""
    while tree.head[token] != token:
        token = tree.head[token]
        if not tree.is_verb(token):
            continue
        subject = tree.subject(token)
        if verbs is None and subject is not None and tree.lemma[subject] == "it" and tree.lemma[token] not in EMPTY:
            return subject, subject  # it goes on to praise “…”
        if (verbs is not None and tree.lemma[token] not in verbs) or is_passive(tree, token) or subject is None:
            return None
        return noun_phrase(tree, subject, token) if _is_somebody(tree, subject) and can_speak(tree, subject) else None
    return None


def _is_made_believe(tree, verb):
    """Whether somebody wants a thought to be shared: would have us believe that."""
    return tree.lemma[tree.head[verb]] == "have" and tree.label[verb] == "ccomp" and tree.tag[verb] == "VB"


def _is_who(tree, verb):
    """Whether the subject of a verb is *who*."""
    own = tree.below(verb, "nsubj")
    return own is not None and tree.lemma[own] == "who"


def can_speak(tree: Tree, noun: int) -> bool:
    """Whether a noun names a person, a body, or somebody's words."""
    lemma = tree.lemma[noun]
    return (
        tree.tag[noun][:3] == "NNP"
        or tree.tag[noun] == "CD"
        or any(lemma in source_nouns(name) for name in ("people", "bodies", "documents"))
        or (lemma in ("study", "poll") or any(tree.lemma[kid] in source_nouns("documents") for kid in tree.kids[noun]))
    )


def _joins(tree, subject, noun, verb):
    """Whether *and* joins a further subject of the verb after `noun`."""
    return noun < subject < verb and tree.label[subject] == "nsubj" and tree.label[tree.left[subject] - 1] == "cc"


def noun_phrase(tree: Tree, noun: int, verb: int | None = None) -> Span:
    """A noun with its dependents, up to what punctuation sets off, or up to the clause that contains `verb`."""
    first, last = tree.left[noun], tree.right[noun]
    last = max([last, *(tree.right[kid] for kid in tree.kids[verb] if _joins(tree, kid, noun, verb))]) if verb else last
    while first < noun and (
        tree.label[first] in ("cc", "punct", "preconj")
        or (tree.lemma[first] in ("that", "as") and tree.tag[first] == "IN")
    ):
        first += 1
    listed = tree.below(noun, "conj")
    own = tree.below(noun, "det", "poss")
    for token in range(first, noun if listed is None else first):
        begun = own is not None and own < token  # the tall, thin woman
        mark = tree.label[token] == "punct" and tree.lemma[token] in CUTS and not begun
        if mark or (tree.is_verb(token) and tree.label[token] not in ("amod", "compound")):
            first = token + 1
    for kid in tree.kids[noun]:
        if kid <= noun:
            continue
        opening = tree.left[kid]
        holds = verb is not None and opening <= verb <= tree.right[kid]  # the verb stands in it
        set_off = tree.label[kid] in ("relcl", "acl") and tree.label[opening - 1] == "punct"
        close = tree.label[kid] == "appos" and tree.label[opening - 1] != "punct"  # the baker Vera Moor
        mark = tree.label[kid] == "punct" and listed is None
        if (tree.label[kid] in SET_OFF and not close) or holds or set_off or mark:
            return first, _with_bracket(tree, max(noun, tree.left[kid] - 1))
    return first, _with_bracket(tree, last)


def _with_bracket(tree, last):
    """The last token of a name with the bracket after it: Jane Roe (D-Ohio)."""
    if tree.tag[last][:3] == "NNP" and last + 1 < len(tree.lemma) and tree.lemma[last + 1] == "(":
        for at in range(last + 2, min(last + BRACKET, len(tree.lemma))):
            if tree.is_verb(at) or tree.lemma[at] == ")":
                return last if tree.is_verb(at) else at
    return last
