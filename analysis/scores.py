"""Scores: marks counted and summed over any unit, per 1,000 words. Every score is a sum, so every score can be explained."""

import numpy as np
import pandas as pd

from analysis.compiled import compiled
from analysis.found import Labels
from analysis.tables import COLUMNS, SECTIONS, VOICES, category_codes, text_column

SCORED_SECTIONS = ("heading", "body")  # a headline is often an editor's; furniture is nobody's
ALL = "all"  # the category that holds a measure's total


def score(marks, tokens, by, *, articles=None, sections=SCORED_SECTIONS, categories=None, all_voices=False):
    """Count marks and sum their weights.

    Parameters
    ----------
    marks, tokens : DataFrame
        From `mark` and `tokenize`.
    by : list of str
        The unit: columns of tokens, as ["article"], ["article", "sentence"] or ["article", "voice"], or of articles, as
        ["outlet", "article"].
    articles : DataFrame, optional
        Where `by` names columns of articles (outlet, event, date, …).
    sections : sequence of str
        Which sections count: by default headings and body.
    categories : dict of list, optional
        Each measure's categories; by default `marks.attrs["categories"]`, as `mark` leaves it.
    all_voices : bool
        Where `by` names `voice`: each unit also in the voice `all`, before the others.

    Returns
    -------
    DataFrame
        One row a unit × measure × category, zeros included: the columns of `by`, `measure`, `category`, `count` (marks
        whose weight is not 0), `weight` (their sum), `words` of the unit, `count_per_1000`, `weight_per_1000` (NaN where the unit
        has no words). Beside the categories of the lexicons stand each measure's total `all` and, where categories are
        dotted (`hedge.modal`), the total of each first part (`hedge`): these count distinct spans, so that a span with
        two categories counts once; their weight is the sum over all marks.

    Raises
    ------
    ValueError
        If the list of categories is lost or `by` names an unknown column.
    """
    categories = marks.attrs.get("categories") if categories is None else categories
    if categories is None:
        raise ValueError("marks have lost attrs['categories'] (they were read from a file?): pass categories=")
    known = [*tokens.columns.drop(["start", "end", "word"]), *([] if articles is None else articles.columns)]
    if unknown := [column for column in by if column not in known]:
        hint = "" if articles is not None else "; columns of articles need articles="
        raise ValueError(f"by: no column {unknown[0]!r}; there are {', '.join(known)}{hint}")
    scored = [i for i, section in enumerate(SECTIONS) if section in sections]
    rows = np.flatnonzero(np.isin(category_codes(tokens, "section"), scored))
    article = Labels.in_column(tokens["article"])[rows]
    units, words, unit_of = _units(tokens, rows, by, article, articles, all_voices)
    theirs = _article_of(marks, article)
    unit = _unit_of(marks, theirs, tokens["sentence"].to_numpy()[rows], article, unit_of)
    unit = _voice_units(unit, category_codes(marks, "voice"), all_voices) if "voice" in by else unit[None]
    cells = [(measure, category) for measure, names in categories.items() for category in _with_totals(names)]
    number = {cell: i for i, cell in enumerate(dict.fromkeys(cells))}
    count, weight = _sums(marks, theirs, unit, len(words), number)
    each, tiled = np.repeat(np.arange(len(words)), len(cells)), np.tile(np.arange(len(cells)), len(words))
    at = each * len(number) + np.array([number[cell] for cell in cells], np.int64)[tiled]
    count, weight, words = count[at], weight[at], words[each]
    spoken = np.where(words > 0, words, np.nan)
    columns = {column: values.take(each) for column, values in units.items()}
    for side, column in enumerate(("measure", "category")):
        columns[column] = text_column(Labels.of(tiled, [cell[side] for cell in cells]).texts())
    columns |= {"count": count, "weight": weight, "words": words, "count_per_1000": count / spoken * 1000,
                "weight_per_1000": weight / spoken * 1000}  # fmt: skip
    return pd.DataFrame(columns, copy=False)


def _with_totals(names):
    return [ALL, *dict.fromkeys(_stem(name) for name in names if "." in name), *names]


def _stem(category):
    return category.split(".")[0]


def _units(tokens, rows, by, article, articles, all_voices):
    """The units in order of appearance, from the rows of tokens that count.

    Returns
    -------
    units : dict
        The columns of `by`.
    words : array
        The words of each unit. Where units are told apart by voice, the voices nobody speaks in are units as well, with 0.
    unit_of : array
        The unit of each of `rows`, voices not yet told apart; -1 where a column says nothing.
    """
    columns = {column: _codes(tokens, rows, column, article, articles) for column in by if column != "voice"}
    joint = np.zeros(len(rows), np.int64)
    for code, values in columns.values():
        joint = np.where((joint < 0) | (code < 0), -1, joint * len(values) + code)
    unit_of = np.full(len(rows), -1)
    unit_of[joint >= 0], found = pd.factorize(joint[joint >= 0])
    first = np.zeros(len(found), np.int64)
    first[unit_of[::-1]] = np.arange(len(rows))[::-1]  # a place written twice keeps what comes last
    units = {column: values.take(code[first]) for column, (code, values) in columns.items()}
    if "voice" not in by:
        return units, np.bincount(unit_of[unit_of >= 0], minlength=len(found)), unit_of
    voices = [ALL, *VOICES] if all_voices else VOICES
    voiced = _voice_units(unit_of, category_codes(tokens, "voice")[rows], all_voices)
    words = np.bincount(voiced[voiced >= 0], minlength=len(found) * len(voices))
    units = {column: values.repeat(len(voices)) for column, values in units.items()}
    voice = np.tile(np.arange(len(voices)), len(found))
    if all_voices:
        units["voice"] = text_column(Labels.of(voice, voices).texts())
    else:
        units["voice"] = pd.Categorical.from_codes(voice, dtype=COLUMNS["tokens"]["voice"])
    return {column: units[column] for column in by}, words, unit_of


def _codes(tokens, rows, column, article, articles):
    """A column of rows of tokens, or of their articles, as positions in its distinct values (-1: missing), and these."""
    if column == "article":
        return article.code, text_column(article.names)
    if column in tokens:
        code, values = pd.factorize(tokens[column])
        return code[rows], values
    code, values = pd.factorize(articles.set_index("article")[column].reindex(article.names.to_pylist()))
    return code[article.code], values


def _voice_units(unit, voice, all_voices):
    """Units told apart by voice, of tokens or marks, as one row; as two where there are units of all voices: the first row."""
    size = all_voices + len(VOICES)
    voiced = np.where((unit >= 0) & (voice >= 0), unit * size + all_voices + voice, -1)
    return np.array([np.where(unit >= 0, unit * size, -1), voiced] if all_voices else [voiced])


def _article_of(marks, article):
    """The article of each mark as a position in those of tokens, or -1."""
    theirs = Labels.in_column(marks["article"])
    place = {name: i for i, name in enumerate(article.names.to_pylist())}
    return theirs.each(lambda name: place.get(name, -1))


def _unit_of(marks, theirs, sentence, article, unit_of):
    """The unit of each mark, that of the first token of its sentence; -1 where the sentence does not count."""
    number = marks["sentence"].to_numpy()
    begins = np.ones(len(sentence), bool)
    begins[1:] = (sentence[1:] != sentence[:-1]) | (article.code[1:] != article.code[:-1])
    begins = np.flatnonzero(begins)[::-1]
    highest = np.full(len(article.names) + 1, -1)  # of no article (-1) the last
    np.maximum.at(highest, article.code[begins], sentence[begins])
    room = np.cumsum(highest + 1) - highest - 1  # the place of sentence 0 of each article in `units`
    units = np.full(highest.sum() + len(highest) + 1, -1)
    units[(room[article.code] + sentence)[begins]] = unit_of[begins]
    return units[np.where((number >= 0) & (number <= highest[theirs]), room[theirs] + number, -1)]


def _sums(marks, article, unit, units, number):
    """Count and weight per unit for categories, for the first parts of dotted ones, and for each measure's total.

    A mark counts in the `unit` of each row.

    Returns
    -------
    count, weight : arrays
        The cells of the first unit (by their `number`), then those of the second, and so on.
    """
    measure, category = (Labels.in_column(marks[column]) for column in ("measure", "category"))
    measures, names = measure.names.to_pylist(), category.names.to_pylist()
    pair = measure.code * len(names) + category.code
    cells = np.full((len(measures) * len(names), 3), -1)
    occurs = np.zeros(len(cells), bool)
    occurs[pair] = True
    for i in np.flatnonzero(occurs):
        one, name = measures[i // len(names)], names[i % len(names)]
        its = (name, _stem(name) if "." in name else None, ALL)
        cells[i] = [number.get((one, cell), -1) for cell in its]
    start, weight = marks["start"].to_numpy(), marks["weight"].to_numpy()
    length = marks["end"].to_numpy() - start
    span = (article * (start.max(initial=0) + 1) + start) * (length.max(initial=0) + 1) + length
    order = np.arange(len(span))
    if (span[1:] < span[:-1]).any():  # marks as `mark` gives them are in order
        order = np.argsort(span, kind="stable")
    return _tally(order, unit, pair, span, weight, cells, units, len(number))


@compiled
def _tally(order, unit, pair, span, weight, cells, units, size):
    """Distinct spans and summed weights of each cell of each unit; in `order` equal spans stand together."""
    count, latest = np.zeros(units * size, np.int64), np.full(units * size, -1)
    total, lost = np.zeros(units * size), np.zeros(units * size)
    for i in order:
        if weight[i] == 0:
            continue
        for own in unit[:, i]:
            for cell in cells[pair[i]]:
                if own >= 0 and cell >= 0:
                    at = own * size + cell
                    count[at] += latest[at] != span[i]
                    latest[at] = span[i]
                    exact = weight[i] - lost[at]  # Kahan: what rounding loses is added to the next
                    total_now = total[at] + exact
                    lost[at], total[at] = total_now - total[at] - exact, total_now
    return count, total


def per_mention(scores):
    """Evaluation of each target per mention of it.

    Parameters
    ----------
    scores : DataFrame
        From `score`, with any unit.

    Returns
    -------
    DataFrame
        One row a unit × target: the unit's columns, `target`, `mentions`, `weight` (points) and `evaluation`
        (points per mention; NaN where it is never named).
    """
    by = list(scores.columns[: list(scores.columns).index("measure")])
    pairs = scores[(scores["category"] != ALL)].rename(columns={"category": "target"})
    mentions = pairs[pairs["measure"] == "mention"][[*by, "target", "count"]].rename(columns={"count": "mentions"})
    weights = pairs[pairs["measure"] == "evaluation"][[*by, "target", "weight"]]
    found = mentions.merge(weights, on=[*by, "target"])
    found["evaluation"] = found["weight"] / found["mentions"].replace(0, np.nan)
    return found
