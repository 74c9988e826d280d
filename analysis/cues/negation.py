"""Cues in; the negator or shifter that acts on each (*not*, *hardly*, *it remains to be seen*), and the weight that results, out."""

from collections.abc import Collection

import numpy as np

from analysis.core.jit import compiled
from analysis.cues.asserted import is_denied_by
from analysis.cues.labels import Labels
from analysis.cues.mark_arrays import spread
from analysis.cues.matcher import MOVED, NEGATED, Cues, Hits
from analysis.cues.shifters import NEGATORS, RESTRICTION, shifters
from analysis.cues.token_index import Words

KEEP, TURN, CANCEL = NEGATED.values()
FAR = 60  # words between a shifter and a cue: none acts from farther, so that time grows with the text
UNCLEAR = ("cc", "dep", "ROOT", "punct", "conj")  # labels that do not tell what a shifter governs: rather than, not so


def acting_shifters(
    words: Words, first: np.ndarray, last: np.ndarray, categories: Collection[str] | None = None
) -> np.ndarray:
    """The shifter that acts on each cue: the nearest of those in whose scope it is.

    With a parse, the scope of a shifter is what depends on the word that it modifies, or on itself if it is a verb, a noun or a
    preposition, up to the next closed clause (`analysis.cues.grammar`); a cue right beside it is in its scope, too,
    unless the shifter acts on its object or subject alone. Without a parse,
    the scope is so many words of the same clause. A shifter that is part of a longer cue does not act.

    Parameters
    ----------
    words : Words
    first, last : array of int
        First and last word of each cue, in reading order.
    categories : collection of str, optional
        Categories of the shifters that may act; by default all but restriction.

    Returns
    -------
    array of int
        A position in `shifters(words)`, or -1.
    """
    rules = shifters(words)
    may = rules.category.each(lambda name: name in categories if categories else name != RESTRICTION).astype(bool)
    may &= ~_inside(rules.first, rules.last, first, last)
    scopes = rules.first, rules.last, rules.reach, rules.forward, rules.concession, rules.of_unit
    near = _nearest((first, last), (words.unit, words.clause, words.commas), scopes, may)
    return near if words.grammar is None or not len(rules.first) else _governing(words, first, last, near, may)


def is_reversed(words: Words, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """Whether the shifter that acts on each cue (`rule`, from `acting_shifters`; −1: none) says the contrary of it, by grammar.

    A negator does not where another one governs the cue, too (*no reason to think that they don't*), or where a clause between them is taken
    for granted (*nobody needs to be told that it will last*). What makes little of something must modify the cue itself (*merely formalises*).
    Without a parse every shifter is taken at its word.
    """
    found, rules, grammar = np.ones(len(first), bool), shifters(words), words.grammar
    if grammar is None:
        return found
    root, head = _scopes(words)[1], grammar.heads(first, last)
    negates = rules.category.each(lambda name: name in NEGATORS).astype(bool)
    negated = frozenset(root[negates & ~words.is_key(["nor"])[rules.first]].tolist())  # neither … nor is one
    restricts = rules.category.each(lambda name: name == RESTRICTION).astype(bool) & rules.forward
    for at in np.flatnonzero(rule >= 0).tolist():
        shifter = rule[at]
        if negates[shifter]:
            found[at] = is_denied_by(grammar.tree, head[at], root[shifter], negated)
        elif restricts[shifter]:
            found[at] = root[shifter] == head[at] or _distance(rules, rule[at : at + 1], first[at], last[at])[0] == 1
    return found


def _inside(first, last, cue_first, cue_last):
    """Whether each stretch is part of a longer cue."""
    if not len(cue_first):
        return np.zeros(len(first), bool)
    order = np.argsort(cue_first, kind="stable")
    begins, ends = cue_first[order], np.maximum.accumulate(cue_last[order])
    at = np.searchsorted(begins, first, "right") - 1
    longer = cue_last[order][at] - begins[at] > last - first
    return (at >= 0) & (ends[at] >= last) & longer


def _governing(words, first, last, near, may):
    """The nearest shifter in whose grammatical scope each cue is; or `near`, if that is right beside the cue or grammar cannot tell."""
    rules, grammar = shifters(words), words.grammar
    head = grammar.heads(first, last)
    verbal, root, unclear = _scopes(words)
    stays = (near >= 0) & (unclear[near] | (~verbal[near] & (_distance(rules, near, first, last) == 1)))
    cue, rule = _together(words.unit[first], first, last, may & ~unclear, rules)
    distance = np.where(
        verbal[rule], np.abs(first[cue] - rules.first[rule]), _distance(rules, rule, first[cue], last[cue])
    )
    beside = (first[cue] > rules.last[rule]) | (last[cue] < rules.first[rule])
    governs = np.flatnonzero((distance > 0) & beside & (root[rule] >= 0) & grammar.reaches(root[rule], head[cue]))
    order = governs[np.lexsort((rule[governs], distance[governs], cue[governs]))[::-1]]
    chosen, nearest = np.full(len(first), -1), np.full(len(first), len(words))
    chosen[cue[order]], nearest[cue[order]] = rule[order], distance[order]  # of several the nearest is written last
    return np.where(stays & (_distance(rules, near, first, last) <= nearest), near, chosen)


def _scopes(words):
    """Of each shifter: whether it is a verb that acts on its object or subject, the root of its scope (−1: none), and whether
    grammar cannot tell. Every measure asks for those of the same words."""
    if _scopes not in words.found:
        words.found[_scopes] = _found_scopes(shifters(words), words.grammar)
    return words.found[_scopes]


def _found_scopes(rules, grammar):
    token = grammar.anchors(rules.first, rules.last)
    negates = rules.category.each(lambda name: name in NEGATORS).astype(bool)
    root = grammar.governors(token, rules.last, negates)
    for role in ("object", "patient"):
        here = rules.governs.each(lambda name, role=role: name == role).astype(bool)
        root[here] = grammar.role(token[here], role)
    verbal = rules.governs.each(bool).astype(bool)
    return verbal, root, ~verbal & np.isin(grammar.labels[token], UNCLEAR)


def _distance(rules, rule, first, last):
    """How many words each cue stands after its shifter, or before it if the shifter acts backward; less than 1: on the wrong side."""
    return np.where(rules.forward[rule], first - rules.last[rule], rules.first[rule] - last)


def _together(unit, first, last, may, rules):
    """Every cue with every shifter of its sentence that may act and is not too far: positions of the cues and of the shifters."""
    low = np.maximum(rules.of_unit[unit], np.searchsorted(rules.first, first - FAR))
    rule, cue = spread(low, np.minimum(rules.of_unit[unit + 1], np.searchsorted(rules.first, last + FAR, "right")))
    return cue[may[rule]], rule[may[rule]]


@compiled
def _nearest(cues, words, scopes, may):
    """The nearest shifter, of those that may act, in whose scope of so many words of one clause each cue stands; or -1."""
    (first, last), (unit, clause, commas) = cues, words
    rule_first, rule_last, reach, forward, concession, of_unit = scopes
    nearest = np.full(len(first), -1)
    if not len(rule_first):
        return nearest
    widest = (reach + rule_last - rule_first).max()  # no shifter that begins farther off than that acts
    for i in range(len(first)):
        least = 0
        low = max(of_unit[unit[first[i]]], np.searchsorted(rule_first, first[i] - widest))
        high = min(of_unit[unit[first[i]] + 1], np.searchsorted(rule_first, last[i] + widest + 1))
        for rule in range(low, high):
            begin, end = (rule_last[rule], first[i]) if forward[rule] else (last[i], rule_first[rule])
            distance = end - begin
            reaches = may[rule] and 0 < distance <= reach[rule] and clause[begin] == clause[end]
            if reaches and not (concession[rule] and commas[begin] < commas[end]) and not 0 < least <= distance:
                nearest[i], least = rule, distance
    return nearest


def shift_weights(
    words: Words, cues: Cues, hits: Hits, categories: Collection[str] | None = None
) -> tuple[np.ndarray, Labels, Labels]:
    """Let negators and shifters act on hits.

    The nearest shifter in whose scope a hit stands acts (`acting_shifters`), unless the hit's entry says keep. A factor above 0
    (*partly*) multiplies the weight and moves no mark. Under a factor of 0 or less (*not*) the entry's `negated` decides: turn
    (multiply), cancel (weight 0), or the category the mark moves to.

    Parameters
    ----------
    words : Words
    cues : Cues
    hits : Hits
        From `cues.hits`.
    categories : collection of str, optional
        As for `acting_shifters`.

    Returns
    -------
    weight : array
    category : Labels
    modifier : Labels
        The shifter's words, or "".
    """
    weight, category, negated = cues.weight[hits.row], cues.category.code[hits.row], cues.negated[hits.row]
    rules = shifters(words)
    rule = acting_shifters(words, hits.first, hits.last, categories)
    factor = np.append(rules.weight, np.nan)[rule]  # of no shifter (-1) the last
    damps = factor > 0
    # what only damps a cue moves it nowhere
    acts = (rule >= 0) & (negated != KEEP) & ~(damps & (negated >= MOVED))
    turned, cancelled = acts & (damps | (negated == TURN)), acts & ~damps & (negated == CANCEL)
    weight = np.where(turned, weight * factor, np.where(cancelled, 0.0, weight))
    category = np.where(acts & (negated >= MOVED), negated - MOVED, category)
    return weight, Labels(category, cues.category.names), rules.modifier(np.where(acts, rule, -1))
