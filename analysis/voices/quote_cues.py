"""A quotation's place in a parse in; the words that introduce it, and its speaker, out."""

from typing import NamedTuple

from analysis.voices.attribution_lexicon import PHRASE_CUE, AttributionCue, attribution_cues
from analysis.voices.sources import FIRST_PERSON, governing_subject, is_passive, noun_phrase, source_of
from analysis.voices.spans import cue_phrase
from analysis.voices.tree import Span, Tree

NEAR, FAR = 4, 14  # tokens before a quotation in which its cue is looked for: without a colon, with one
AFTER = 9  # tokens after it
CREDIT = 12  # tokens of a credit at most
DASHES = ("—", "–", "--", "-", "―")
VERBAL = frozenset(["VBD", "VBZ", "VBP", "MD", "VB"])
GOVERNED = frozenset("ccomp dobj oprd attr xcomp pobj acomp appos dep parataxis nsubj advcl acl relcl".split())


class QuotePlace(NamedTuple):
    """A quotation: the tokens of a tree from `low` up to `high`; `letters` are all tokens of the tree as written."""

    tree: Tree
    letters: list[str]
    low: int
    high: int

    @property
    def paragraph(self) -> int:
        """The paragraph in which it begins."""
        return self.tree.paragraph[self.low]


class QuoteCue(NamedTuple):
    """What introduces a quotation."""

    words: Span | None
    source: Span | None
    entry: AttributionCue | None
    author: bool  # whether it is the author who speaks


def quote_cue(place: QuotePlace, short: bool, after_colon: bool) -> QuoteCue | None:
    """What introduces a quotation; `after_colon`: whether the paragraph before its own ends in a colon."""
    return (
        _governor(place, short)
        or _introduction(place, short)
        or _follower(place)
        or _credit(place)
        or (_previous(place) if after_colon else None)
    )


def _governor(place: QuotePlace, short: bool) -> QuoteCue | None:
    """The cue that governs the quotation or depends on it. A short quotation has none through a word that is part of a phrase outside."""
    tree = place.tree
    for token in range(place.low, place.high):
        head = tree.head[token]
        while tree.label[head] in ("prep", "mark") and not place.low <= head < place.high and tree.head[head] != head:
            head = tree.head[head]
        if place.low <= head < place.high:
            for kid in tree.kids[token]:
                hangs = not place.low <= kid < place.high and tree.label[kid] in ("parataxis", "ccomp", "advcl")
                if hangs and (cue := _of_verb(place, kid)):
                    return cue
        elif (
            tree.label[token] in GOVERNED and not (short and _is_part(place, token)) and (cue := _of_verb(place, head))
        ):
            return cue
    return None


def _is_part(place, token):
    """Whether words outside the marks belong to a token inside."""
    tree = place.tree
    outside = [
        kid
        for kid in tree.kids[token]
        if not place.low <= kid < place.high and tree.label[kid] not in ("punct", "mark", "det")
    ]
    return bool(outside) or tree.label[token] in ("nsubj", "appos", "dep", "advcl", "acl", "relcl", "compound")


def _introduction(place: QuotePlace, short: bool) -> QuoteCue | None:
    """The cue right before the quotation. A short quotation needs it next to it, with at most punctuation between."""
    at = place.low - 1
    if short:
        while at >= 0 and place.tree.label[at] == "punct" and place.letters[at] not in (".", "!", "?", ";"):
            at -= 1
        return _last_cue(place, at, 1)
    colon = at >= 0 and place.letters[at] == ":"
    return _last_cue(place, at, FAR if colon else NEAR)


def _previous(place: QuotePlace) -> QuoteCue | None:
    """The cue at the end of the previous paragraph."""
    return _last_cue(place, place.low - 1, FAR * 2, place.paragraph - 1)


def _last_cue(place, at, reach, paragraph=None):
    paragraph = place.paragraph if paragraph is None else paragraph
    for token in range(at, max(at - reach, -1), -1):
        ended = token < at and place.letters[token] in (".", "!", "?", "”", "’’")
        if ended or place.tree.paragraph[token] != paragraph:
            return None
        if cue := _of_verb(place, token) or _of_noun(place, token):
            return cue
    return None


def _follower(place: QuotePlace) -> QuoteCue | None:
    """The cue after the quotation: “…,” X said."""
    tree = place.tree
    if tree.lemma[place.high : place.high + 4] == ["in", "the", "word", "of"]:
        who = tree.below(place.high + 3, "pobj")
        return QuoteCue((place.high, place.high + 3), noun_phrase(tree, who), PHRASE_CUE, False) if who else None
    for token in range(place.high, min(place.high + AFTER, len(tree.head))):
        if tree.paragraph[token] != place.paragraph or place.letters[token] in (".", ";", ":", "“"):
            return None
        lemma = tree.lemma[token]
        closing = set(place.letters[place.high - 2 : place.high])
        if token == place.high and not closing & {",", "?", "!", ".", "—"}:
            return None
        if (
            token == place.high
            and "." in closing
            and place.letters[token][0].isupper()
            and lemma not in attribution_cues("verb")
        ):
            return None  # a new sentence
        entry = attribution_cues("verb").get(lemma) if tree.tag[token][0] == "V" else None
        if entry is not None and entry.kind in ("saying", "thinking"):
            first, _ = cue_phrase(tree, token)
            if tree.subject(token) is not None and first <= place.high + 1:
                return _of_verb(place, token)
            if name := _name_beside(place, token):
                return QuoteCue((token, token), name, entry, False)
    return None


def _credit(place: QuotePlace) -> QuoteCue | None:
    """The name after a dash or in brackets that ends the paragraph, or is the next paragraph: “…” — Jane Roe."""
    tree, at = place.tree, place.high
    if at >= len(tree.head) or place.letters[at] not in (*DASHES, "("):
        return None
    end = at
    while end < len(tree.head) and tree.paragraph[end] == tree.paragraph[at] and end <= at + CREDIT:
        end += 1
    if end > at + CREDIT or tree.paragraph[at] > place.paragraph + 1:
        return None
    first = last = at + 1
    while last < end and place.letters[last][0].isupper():
        last += 1
    rest = {tree.tag[token] for token in range(last, end)}
    return QuoteCue(None, (first, last - 1), None, False) if first < last and not rest & VERBAL else None


def _name_beside(place, verb):
    """The name right after or right before a verb for which the parser found no subject: “Will it hold?” asked Petrov."""
    tree = place.tree
    last = verb
    while last + 1 < len(tree.head) and tree.tag[last + 1][:3] == "NNP":
        last += 1
    if last > verb:
        return verb + 1, last
    first = verb
    while first > place.high and tree.tag[first - 1][:3] == "NNP":
        first -= 1
    return (first, verb - 1) if first < verb else None


def _of_verb(place, token):
    tree, entry = place.tree, attribution_cues("verb").get(place.tree.lemma[token])
    if entry is None or tree.tag[token][0] != "V":
        return None
    subject, passive = tree.subject(token), is_passive(tree, token)
    if (
        subject is not None and place.low <= subject < place.high
    ):  # the parser took a word of the quotation for the speaker
        return QuoteCue((token, token), _name_beside(place, token), entry, False)
    source, allowed = source_of(tree, token, entry, passive, quoted=True)
    if allowed:
        return QuoteCue((token, token), source, entry, False)
    own = subject is not None and tree.lemma[subject] in FIRST_PERSON and not passive
    return QuoteCue(None, None, None, True) if own and entry.kind == "saying" else None


def _of_noun(place, token):
    tree, entry = place.tree, attribution_cues("noun").get(place.tree.lemma[token])
    if entry is None or tree.tag[token][0] != "N" or token + 3 < place.low:
        return None
    owner = tree.below(token, "poss")
    return QuoteCue((token, token), None if owner is None else (tree.left[owner], owner), entry, False)


def acting_subject(place: QuotePlace) -> Span | None:
    """The source of a quotation without a cue: the subject of the verb that governs it."""
    tree = place.tree
    roots = [token for token in range(place.low, place.high) if not place.low <= tree.head[token] < place.high]
    found = governing_subject(tree, roots[0]) if roots else None
    return None if found is None or place.low <= found[0] < place.high else found
