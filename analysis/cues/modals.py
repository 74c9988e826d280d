"""Senses of modal verbs: whether *could*, *may* or *must* says what is possible or concluded, by what it governs.

After Coates (1983) and Palmer (2001), as cited in `lexicons/hedging.toml`. A sense that grammar cannot tell is not claimed.
"""

from analysis.cues.syntax import is_asked, is_denied, is_perfect, is_under, modal_verb, predicate, sentence_span
from analysis.voices.sources import FIRST_PERSON
from analysis.voices.tree import Tree

PEOPLE = frozenset("i we you he she they who one".split())
PERCEPTION = frozenset(
    "hear feel smell taste sense remember recognise recognize afford bear stand manage swim read".split()
)
TELLING = frozenset(
    "mention remind say tell ask warn thank admit add note point apologise apologize spare explain".split()
)
YOUTH = frozenset("boy girl child student youth teenager youngster kid".split())
TIMES = frozenset("once when until till after before".split())
CLAIMING = frozenset("say argue add think ask imagine suppose suggest object".split())
SAFE = frozenset("safely confidently fairly reasonably justly freely".split())
STATES = frozenset(
    """hungry tired thirsty angry furious proud delighted happy pleased mad crazy insane blind deaf right wrong mistaken true
    false nice hard difficult tough exhausting exhausted afraid terrified terrifying frustrated frustrating tempting relieved
    jealous lonely painful strange odd asleep dead drunk ill sick rich stupid galling gratifying dreadful awful wonderful worth exhaust terrify frustrate relieve tempt embarrass confuse""".split()
)
REASONS = frozenset(
    "reason explanation mistake error cause something somebody someone more catch truth limit misunderstanding".split()
)
SEEMING = frozenset("seem feel sound wonder mean cost".split())
EASY = frozenset("enough sufficient easy fine possible able straightforward over ready familiar".split())
SUFFICING = frozenset("suffice arrive".split())


def possibility(tree: Tree, modal: int) -> bool:
    """*could, may, might* of what is possibly so, and not of ability, permission, a wish, a reproach or an unreal condition."""
    verb = modal_verb(tree, modal)
    if verb is None:
        return tree.tag[modal] == "MD" and tree.label[modal] == "ROOT"  # perhaps it could
    subject = tree.below(verb, "nsubj", "nsubjpass", "expl", "csubj")
    if _is_wish(tree, modal, subject) or _is_leave(tree, modal, verb, subject):
        return False
    if is_perfect(tree, verb) and tree.lemma[verb] in TELLING and subject is not None and tree.lemma[subject] in PEOPLE:
        return False  # he might have mentioned
    if _is_unreal(tree, verb):
        return False
    return tree.lemma[modal] != "could" or not _is_ability(tree, verb, subject)


def _is_wish(tree, modal, subject):
    """May they live long: a modal that opens its sentence before its subject, and no question."""
    opens = modal == sentence_span(tree, modal)[0]
    return (
        tree.lemma[modal] == "may" and opens and subject is not None and subject > modal and not is_asked(tree, modal)
    )


def _is_leave(tree, modal, verb, subject):
    """If I may; may not enter without a pass; we may safely say."""
    if tree.lemma[modal] != "may":
        return False
    if is_under(tree, verb, "if") and subject is not None and tree.lemma[subject] in FIRST_PERSON:
        return True
    if tree.has(verb, "without", labels=["prep"]) and is_denied(tree, verb):
        return True
    return tree.has(verb, *SAFE, labels=["advmod"]) or tree.child(verb, "only", labels=["advmod"]) == modal + 1


def _is_ability(tree, verb, subject):
    if is_denied(tree, verb):
        return True
    if tree.has(verb, "only", labels=["advmod"]) and subject is not None:
        return tree.lemma[subject] in PEOPLE  # they could only watch; but: gains could only come later
    if tree.has(verb, "how", labels=["advmod"]) and is_asked(tree, verb):
        return True  # how could they
    if tree.label[verb] == "advcl" and tree.has(verb, *TIMES, labels=["advmod", "mark"]):
        return True  # once they could make them
    if subject is not None and tree.lemma[subject] in ("i", "one") and tree.lemma[verb] not in CLAIMING | {"be"}:
        return True  # I could have signed it; but: one could argue, I could be wrong
    if subject is None or tree.tag[subject] not in ("PRP", "NNS", "NN", "WP"):
        return False
    if tree.lemma[verb] in PERCEPTION and tree.lemma[subject] != "it":
        return tree.lemma[subject] in PEOPLE or tree.tag[subject] == "NNS"
    if tree.lemma[verb] == "see":
        return _is_sight(tree, verb)
    return _in_the_past(tree, verb)


def _is_sight(tree, verb):
    """They could see the sea, and that he lied; but: we could see a recession."""
    seen = tree.below(verb, "dobj")
    if seen is None:
        return tree.below(verb, "ccomp") is not None
    return tree.tag[seen] == "PRP" or any(
        tree.tag[k] in ("DT", "PRP$") and tree.lemma[k] not in ("a", "an") for k in tree.kids[seen]
    )


def _in_the_past(tree, verb):
    """As a boy, when she was young."""
    for token in tree.kids[verb]:
        if tree.label[token] == "prep" and tree.lemma[token] == "as":
            below = tree.below(token, "pobj")
            if below is not None and tree.lemma[below] in YOUTH:
                return True
        if tree.label[token] == "advcl" and tree.tag[token] == "VBD" and tree.has(token, "when"):
            return True
    return False


def _is_unreal(tree, verb):
    """What could be if something were the case, which it is not; and what is only a purpose: so that they could sleep."""
    if is_under(tree, verb, "so") or (tree.label[verb] == "advcl" and is_under(tree, verb, "that")):
        return True
    if tree.label[verb] == "ccomp" and tree.tag[tree.head[verb]] in ("VBD", "VBN"):
        return False  # said that it could hold if the price fell: a condition of the present, told in the past
    return any(
        tree.label[k] == "advcl" and is_under(tree, k, "if")
        and (tree.tag[k] == "VBD" or is_under(tree, k, "would", "could") or is_perfect(tree, k))
        for k in tree.kids[verb]
    )  # fmt: skip


def inference(tree: Tree, modal: int) -> bool:
    """*must, should, ought, would, will* of what is concluded, and not of duty or condition: a perfect, a progressive, a state."""
    verb = modal_verb(tree, modal)
    if verb is None:
        return False
    subject = (
        tree.below(verb, "nsubj", "nsubjpass", "expl")
        if tree.label[modal] == "aux"
        else tree.below(modal, "nsubj", "expl")
    )
    if subject is None or subject > modal:
        return False  # should you ever; in relative clauses the subject is found
    return {"must": _must, "would": _would, "will": _will}.get(tree.lemma[modal], _should)(tree, verb, subject)


def _must(tree, verb, subject):
    if is_perfect(tree, verb) and tree.tag[verb] == "VBN":
        return True
    own, said = tree.lemma[subject] in FIRST_PERSON, predicate(tree, verb)
    if tree.tag[verb] == "VBG" and tree.has(verb, "be", labels=["aux"]):
        return not own
    if tree.label[subject] == "expl":
        return said is not None and tree.lemma[said] in REASONS and not is_denied(tree, said)
    if tree.lemma[verb] == "be" and said is not None:
        named = tree.label[said] == "attr" and tree.lemma[subject] in ("that", "this") and tree.tag[said][0] == "N"
        return tree.lemma[said] in STATES or named
    if tree.tag[verb] == "VBN":
        return tree.lemma[verb] in STATES and tree.lemma[subject] in PEOPLE - FIRST_PERSON  # she must be exhausted
    return tree.lemma[verb] in SEEMING and not own


def _should(tree, verb, subject):
    if tree.lemma[subject] in FIRST_PERSON:
        return tree.lemma[verb] in ("think", "imagine")
    if _by_now(tree, verb):
        return not is_under(tree, verb, "if")
    if tree.lemma[subject] in ("it", "that", "this") and tree.lemma[verb] in ("work", "do", "help"):
        return tree.below(verb, "dobj") is None
    if tree.lemma[subject] in PEOPLE:
        return False
    said = predicate(tree, verb)
    return tree.lemma[verb] in SUFFICING or (tree.lemma[verb] == "be" and said is not None and tree.lemma[said] in EASY)


def _by_now(tree, verb):
    """By now, by then: at a time that is not the time to come."""
    by = tree.child(verb, "by", labels=["prep"])
    return by is not None and tree.has(by, "now", "then")


def _will(tree, verb, subject):
    """He will be home by now; that will be the postman."""
    return _by_now(tree, verb) or _would(tree, verb, subject)


def _would(tree, verb, subject):
    """That would be the postman: somebody is recognised."""
    said = tree.below(verb, "attr")
    if tree.lemma[verb] != "be" or tree.lemma[subject] not in ("that", "this") or said is None or is_denied(tree, verb):
        return False
    alone = all(tree.label[k] in ("det", "poss", "compound") for k in tree.kids[said])
    return (
        alone and tree.below(verb, "advcl", "prep") is None and tree.lemma[said].endswith(("man", "woman", "er", "or"))
    )
