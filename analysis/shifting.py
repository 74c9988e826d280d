"""Negators and shifters: what *not*, *hardly* or *it remains to be seen* do to a cue."""

from analysis.lexicons import lexicon
from analysis.matching import as_marks, match


def cue_marks(words, source, measure):
    """The marks of one measure by the cues of a lexicon or codebook: matched, shifted, as rows of the marks table."""
    entries = source.entries[source.entries["measure"] == measure]
    return as_marks(words, shift(words, match(words, entries, names=source.names[measure])), measure)


def shift(words, found, rules=None):
    """Let negators and shifters act on the hits.

    The nearest shifter within its scope and clause acts: `not` turns, `partly` halves, `it remains to be seen` damps
    (analysis/lexicons/shifters.toml). What that does to a hit is its entry's `negated`: keep, turn (multiply the
    weight by the shifter's factor), cancel (weight 0), or the category the mark moves to.

    Parameters
    ----------
    words : Words
    found : DataFrame
        Hits, from `match`.
    rules : DataFrame, optional
        Entries of the shifters that may act; by default all.

    Returns
    -------
    DataFrame
        `found` with its `weight` and `category` as shifted and a column `modifier`, the shifter's words or "".
    """
    found = found.assign(modifier="")
    weight, category = found["weight"].to_list(), found["category"].to_list()
    modifier = [""] * len(found)
    for i, (rule, negated) in enumerate(zip(acting(words, found, rules), found["negated"], strict=True)):
        if rule is None or negated == "keep":
            continue
        damps = rule.weight > 0
        if damps and negated not in ("turn", "cancel"):
            continue  # what only damps a cue moves it nowhere
        modifier[i] = shifter_words(words, rule)
        if damps or negated == "turn":
            weight[i] *= rule.weight
        elif negated == "cancel":
            weight[i] = 0.0
        else:
            category[i] = negated
    return found.assign(weight=weight, category=category, modifier=modifier)


def acting(words, found, rules=None):
    """The shifter that acts on each hit, the nearest in reach: a row of the shifters' hits, or None.

    Parameters
    ----------
    words : Words
    found : DataFrame
        Hits, with `first` and `last`.
    rules : DataFrame, optional
        As for `shift`.

    Returns
    -------
    list
    """
    by_unit = {}
    rules = lexicon("shifters").entries if rules is None else rules
    for rule in match(words, rules, names=False).itertuples() if len(found) else ():
        by_unit.setdefault(words.unit[rule.first], []).append(rule)
    nearest = []
    for first, last in zip(found["first"].to_list(), found["last"].to_list(), strict=True):
        reaching = [
            (distance, rule.first, rule)
            for rule in by_unit.get(words.unit[first], ())
            if (distance := _distance(rule, first, last)) and _reaches(words, rule, first, last, distance)
        ]
        nearest.append(min(reaching, key=lambda item: item[:2])[2] if reaching else None)
    return nearest


def shifter_words(words, rule):
    """A shifter as the text writes it."""
    return " ".join(words.surface[rule.first : rule.last + 1])


def _distance(rule, first, last):
    return first - rule.last if rule.direction == "forward" else rule.first - last


def _reaches(words, rule, first, last, distance):
    if not 0 < distance <= rule.scope + 1:
        return False
    one, other = (rule.last, first) if rule.direction == "forward" else (last, rule.first)
    if rule.category == "concession" and any("," in (gap or "") for gap in words.gap[one + 1 : other + 1]):
        return False  # although …, the main clause is not conceded
    return words.clause[one] == words.clause[other]
