"""A parse in; what its verbs of saying and thinking govern, and whose words or thoughts that is, out."""

from typing import NamedTuple

from analysis.voices.attribution_lexicon import AttributionCue, attribution_cues
from analysis.voices.complements import as_phrase, names_a_thing, of_phrase
from analysis.voices.sources import HEARSAY, can_speak, is_passive, source_of
from analysis.voices.spans import clause_around, clause_content, clause_start, phrase_without
from analysis.voices.tree import Span, Tree
from analysis.voices.unasserted import is_unasserted

DEGREE = frozenset(["so", "such", "too"])
FINITE = ("VBZ", "VBP", "VBD")
NEAR = 8  # tokens before a verb in which its relative pronoun may stand
REACH = 9  # tokens after a verb in which its *that* may stand
FINDINGS = frozenset("poll survey study report research census audit analysis".split())
WITH_THAT = frozenset(
    "promise pledge vow expect trust anticipate".split()
)  # without *that* they report acts, not words
WISHES = frozenset("ask insist suggest propose recommend require urge".split())
OF_QUESTIONS = frozenset("ask wonder explain describe question inquire enquire say".split())


class ReportedContent(NamedTuple):
    """Words or thoughts of somebody, their cue and their source, as spans of tokens."""

    content: list[Span]
    cue: Span
    source: Span | None
    entry: AttributionCue
    rule: str


def reported_by_verbs(tree: Tree, letters: list[str]) -> list[ReportedContent]:
    """The words and thoughts that verbs attribute to somebody; `letters` are the tokens as written."""
    verbs = attribution_cues("verb")
    found = []
    for token, (lemma, tag) in enumerate(zip(tree.lemma, tree.tag, strict=True)):
        if lemma in verbs and tag[0] == "V":
            one = _of_verb(tree, letters, token, verbs[lemma])
            if one:
                found.append(one)
    return found


def _of_verb(tree, letters, verb, entry):
    if tree.lemma[verb] == "figure" and tree.below(verb, "prt") is not None:
        return None  # figured out what
    passive = is_passive(tree, verb)
    content, rule = _content(tree, letters, verb, entry, passive)
    if not content:
        return None
    source, allowed = source_of(tree, verb, entry, passive)
    if not allowed or is_unasserted(tree, verb, entry.kind, passive and source is None):
        return None
    if source and source[0] < content[0][0] <= source[1]:  # told by a clerk that
        source = source[0], content[0][0] - 1 - (tree.lemma[content[0][0] - 1] == "that")
    return ReportedContent(content, _cue(tree, verb), source, entry, rule)


def _content(tree, letters, verb, entry, passive):
    """The spans that a verb governs and the rule that says so, or an empty list."""
    if tree.lemma[verb] == "know" and not _wants_to_know(tree, verb):
        return [], ""  # the author agrees that it is true
    if "clause" in entry.governs and not _is_result(tree, verb):
        clause = governed_clause(tree, letters, verb)
        if clause is not None:
            return clause_content(tree, clause, verb), "clause"
        above = tree.head[verb]
        if tree.label[verb] == "csubj" and tree.lemma[above] == "be" and tree.lemma[tree.left[verb]] == "what":
            below = tree.below(above, "ccomp")  # what she says is that
            if below is not None and below > verb:
                return [(clause_start(tree, tree.left[below], below), tree.right[below])], "clause"
        if tree.label[verb] == "parataxis" and tree.below(verb, "dobj") is None:
            return clause_around(tree, verb), "aside"
        inside = _in_relative(tree, verb)
        if inside is not None:
            return inside, "relative"
        if _is_as_clause(tree, verb):
            return clause_around(tree, verb), "as he says"
    if "to" in entry.governs and not passive:
        below = tree.below(verb, "xcomp")
        if below is not None and tree.lemma[tree.left[below]] == "to":
            return [tree.stretch(below)], "to"
    if "infinitive" in entry.governs and passive:
        below = tree.below(verb, "xcomp", "oprd")
        if below is not None:
            return [tree.stretch(below)], "infinitive"
    if "as" in entry.governs:
        below = as_phrase(tree, verb)
        if below is not None:
            return [tree.stretch(below)], "as"
    if "of" in entry.governs:
        below = of_phrase(tree, verb)
        if below is not None and tree.left[below] < tree.right[below]:
            return [tree.stretch(below)], "of"
    if "predicate" in entry.governs and not passive:
        below = tree.below(verb, "oprd")
        if below is not None and tree.tag[below][:3] != "NNP" and not names_a_thing(tree, verb):
            return [tree.stretch(below)], "predicate"
    if "object" in entry.governs and not passive:
        below, subject = tree.below(verb, "dobj"), tree.subject(verb)
        if below is not None and subject is not None and tree.lemma[subject] in FINDINGS:
            return [tree.stretch(below)], "object"
    return [], ""


def governed_clause(tree: Tree, letters: list[str], verb: int) -> int | None:
    """The clause that a verb governs, or None."""
    for kid in tree.kids[verb]:
        if tree.label[kid] == "ccomp":
            if tree.lemma[verb] in WISHES and tree.tag[kid] == "VB" and tree.below(kid, "aux") is None:
                return None  # asked that it be shut
            if _is_free_relative(tree, kid) and tree.lemma[verb] not in OF_QUESTIONS:
                return None  # promised what they had not
            with_that = tree.opens_with_that(kid)
            if with_that if tree.lemma[verb] == "ask" else tree.lemma[verb] in WITH_THAT and not with_that:
                return None
            if tree.lemma[verb] in HEARSAY and tree.tag[kid] == "VBN" and tree.below(kid, "aux", "mark") is None:
                return None  # heard the argument put by a guest
            if kid > verb or _introduces(tree, letters, kid, verb):
                return kid
    return _after_that(tree, verb)


def _after_that(tree, verb):
    """The clause with *that* that follows a verb, wherever the parser hung it: boasting to the paper that …"""
    for token in range(verb + 1, min(verb + REACH, len(tree.head))):
        if tree.lemma[token] == "that" and tree.label[token] == "mark":
            clause = tree.head[token]
            above = tree.head[clause]
            told = above > verb and can_speak(tree, above) and tree.is_inside(above, verb)  # told by a clerk that
            return clause if clause > token and (told or (above <= verb and tree.is_inside(verb, above))) else None
        mark = tree.label[token] == "punct" and tree.lemma[token] != ":"
        if mark or tree.is_verb(token) or tree.paragraph[token] != tree.paragraph[verb]:
            return None
    return None


def _is_free_relative(tree, clause):
    """Whether a clause names a thing: what they had built."""
    return any(tree.lemma[kid] in ("what", "whatever", "that") and tree.tag[kid][0] == "W" and tree.label[kid] in ("dobj", "nsubj", "pobj")
               for kid in tree.kids[clause])  # fmt: skip


def _introduces(tree, letters, clause, verb):
    """Whether a verb after a clause, or within it, introduces it: X, he said."""
    low, _ = phrase_without(tree, verb, clause)
    if low <= tree.left[clause]:
        return False
    before = low - 1
    while before > tree.left[clause] and letters[before] in ('"', "“", "”", "'", "’"):
        before -= 1
    return letters[before] in (",", "?", "!", "…", "...") or letters[low - 1] in ('"', "”", "'", "’")


def _is_as_clause(tree, verb):
    """Whether a verb stands in a clause with *as* that leaves its content to the main clause: as he wrote, …"""
    if tree.label[verb] != "advcl":
        return False
    return any(tree.lemma[kid] == "as" and tree.label[kid] in ("mark", "advmod", "prep") and kid == tree.left[verb]
               for kid in tree.kids[verb]) and tree.below(verb, "dobj", "xcomp", "acomp") is None  # fmt: skip


def _in_relative(tree, verb):
    """What follows a cue within a relative clause, if the parser took the cue for the verb of that clause: which she fears would …"""
    after = verb + 1
    if tree.tag[verb] not in FINITE or after >= len(tree.head) or tree.tag[after] not in ("MD", *FINITE):
        return None
    main = tree.head[after] if tree.label[after] in ("aux", "auxpass") else after
    opens = [token for token in range(max(verb - NEAR, 0), verb) if tree.tag[token] in ("WDT", "WP")]
    if not opens or main < after or (tree.head[verb] == main and tree.lemma[opens[-1]] == "what"):
        return None  # what she said is true
    if tree.tag[after] != "MD" and tree.head[opens[-1]] != main and tree.lemma[opens[-1]] != "what":
        return None
    last = next(
        (token - 1 for token in range(after, tree.right[main]) if tree.lemma[token] in ("–", "—", ";")),
        tree.right[main],
    )
    return [(after, last)]


def _wants_to_know(tree, verb):
    """Whether somebody asks: wanted to know whether."""
    above = tree.head[verb]
    asked = verb + 1 < len(tree.head) and (tree.tag[verb + 1][0] == "W" or tree.lemma[verb + 1] in ("whether", "if"))
    return asked and tree.lemma[above] == "want" and tree.label[verb] == "xcomp"


def _is_result(tree, word):
    """Whether a clause is a result: so worried that …"""
    return any(tree.lemma[kid] in DEGREE and tree.label[kid] == "advmod" and word - kid <= 2 for kid in tree.kids[word])


def _cue(tree, verb):
    """The span of a cue: the verb with its particle."""
    particle = tree.below(verb, "prt")
    return (verb, particle) if particle == verb + 1 else (verb, verb)
