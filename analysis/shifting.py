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
        The shifters' entries; by default all of `lexicon("shifters")`.

    Returns
    -------
    DataFrame
        `found` with its `weight` and `category` as shifted and a column `modifier`, the shifter's words or "".
    """
    found = found.assign(modifier="")
    if found.empty:
        return found
    shifters = match(words, lexicon("shifters").entries if rules is None else rules, names=False)
    by_unit = {}
    for rule in shifters.itertuples():
        by_unit.setdefault(words.unit[rule.first], []).append(rule)
    weight, category = found["weight"].to_list(), found["category"].to_list()
    modifier = [""] * len(found)
    for i, hit in enumerate(found.itertuples()):
        if hit.negated == "keep":
            continue
        acting = [rule for rule in by_unit.get(words.unit[hit.first], ()) if _reaches(words, rule, hit)]
        if not acting:
            continue
        rule = min(acting, key=lambda rule: (_distance(rule, hit), rule.first))
        damps = rule.weight > 0
        if damps and hit.negated not in ("turn", "cancel"):
            continue  # what only damps a cue moves it nowhere
        modifier[i] = " ".join(words.surface[rule.first : rule.last + 1])
        if damps or hit.negated == "turn":
            weight[i] *= rule.weight
        elif hit.negated == "cancel":
            weight[i] = 0.0
        else:
            category[i] = hit.negated
    return found.assign(weight=weight, category=category, modifier=modifier)


def _distance(rule, hit):
    return hit.first - rule.last if rule.direction == "forward" else rule.first - hit.last


def _reaches(words, rule, hit):
    distance = _distance(rule, hit)
    if not 0 < distance <= rule.scope + 1:
        return False
    one, other = (rule.last, hit.first) if rule.direction == "forward" else (hit.last, rule.first)
    if rule.category == "concession" and any("," in (gap or "") for gap in words.gap[one + 1 : other + 1]):
        return False  # although …, the main clause is not conceded
    return words.clause[one] == words.clause[other]
