"""Units of scores: the words and marks that each article, sentence, voice or group of articles has."""

import numpy as np
import pandas as pd

from analysis.core.jit import compiled
from analysis.core.schema import COLUMNS, VOICES, category_codes, text_column
from analysis.cues.attributed import AUTHOR, SPOKEN, rows_of, spoken_as
from analysis.cues.matches import Labels

ALL = "all"  # the category that holds a measure's total, and all voices as one
TOLD = len(VOICES)


def units_of(tokens, rows, by, article, articles, voices, attributions=None):
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
    columns = {
        column: _codes(tokens, rows, column, article, articles, attributions) for column in by if column != "voice"
    }
    joint = np.zeros(len(rows), np.int64)
    for code, values in columns.values():
        joint = np.where((joint < 0) | (code < 0), -1, joint * len(values) + code)
    runs = _changes(joint)  # one word and the next are mostly of one unit
    known = joint[runs] >= 0
    unit = np.full(len(runs), -1)
    unit[known], found = pd.factorize(joint[runs[known]])
    unit_of = np.repeat(unit, np.diff(runs, append=len(rows)))
    first = runs[known][np.unique(unit[known], return_index=True)[1]]
    units = {column: values.take(code[first]) for column, (code, values) in columns.items()}
    if "voice" not in by:
        return units, _words(unit_of, len(found)), unit_of
    voiced = by_voice(unit_of, category_codes(tokens, "voice")[rows], ALL in voices)
    words = _words(voiced.ravel(), len(found) * len(voices))
    units = {column: values.repeat(len(voices)) for column, values in units.items()}
    voice = np.tile(np.arange(len(voices)), len(found))
    if ALL in voices:
        units["voice"] = text_column(Labels.of(voice, voices).texts())
    else:
        units["voice"] = pd.Categorical.from_codes(voice, dtype=COLUMNS["tokens"]["voice"])
    return {column: units[column] for column in by}, words, unit_of


def _codes(tokens, rows, column, article, articles, attributions):
    """A column of rows of tokens, of what they stand in, or of their articles, as positions in its distinct values (-1: missing), and these."""
    if column == "article":
        return article.code, text_column(article.names)
    if column in tokens:
        code, values = pd.factorize(tokens[column])
        return code[rows], values
    if column in SPOKEN and attributions is not None:
        code, values = pd.factorize(spoken_as(column, attributions))
        code = np.append(code + 1, 0)  # of the author (-1) the last
        return code[rows_of(article, numbers_of(tokens)[rows], attributions)], pd.Index([AUTHOR, *values], dtype="str")
    code, values = pd.factorize(articles.set_index("article")[column].reindex(article.names.to_pylist()))
    return code[article.code], values


def _changes(*columns):
    """The places where one of several columns has another value than before."""
    changes = np.ones(len(columns[0]), bool)
    changes[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return np.flatnonzero(changes)


def _words(unit_of, units):
    """How many words are of each unit; those of none (-1) are not counted."""
    return np.bincount(unit_of + 1, minlength=units + 1)[1:]


@compiled
def by_voice(unit, voice, all_voices):
    """Units told apart by voice, of tokens or marks, as a row; before it a row of their units in all voices, if wanted."""
    before = np.int64(all_voices)
    told = np.empty((before + 1, len(unit)), np.int64)
    for i in range(len(unit)):
        first = unit[i] * (before + TOLD)
        told[0, i] = first if unit[i] >= 0 else -1
        told[before, i] = first + before + voice[i] if unit[i] >= 0 and voice[i] >= 0 else -1
    return told


def article_of(marks, article):
    """The article of each mark as a position in those of tokens, or -1."""
    theirs = Labels.in_column(marks["article"])
    place = {name: i for i, name in enumerate(article.names.to_pylist())}
    return theirs.each(lambda name: place.get(name, -1))


def numbers_of(table):
    """The attribution of each word or mark; 0: none."""
    return table["attribution"].to_numpy(np.int64, na_value=0)


def unit_of_speech(marks, theirs, tokens, rows, article, unit_of):
    """The unit of each mark where speakers are told apart: that of the first token of its sentence in the same attribution."""
    names = ["article", "sentence", "attribution"]
    own = pd.MultiIndex.from_arrays(
        [article.code, tokens["sentence"].to_numpy()[rows], numbers_of(tokens)[rows]], names=names
    )
    first = np.flatnonzero(~own.duplicated())
    sought = pd.MultiIndex.from_arrays([theirs, marks["sentence"].to_numpy(), numbers_of(marks)], names=names)
    return np.append(unit_of[first], -1)[own[first].get_indexer(sought)]


def unit_of_marks(marks, theirs, sentence, article, unit_of):
    """The unit of each mark, that of the first token of its sentence; -1 where the sentence does not count."""
    begins = _changes(sentence, article.code)[::-1]  # of a place that is written twice the last value stays
    its, own = article.code[begins], sentence[begins]
    highest = np.full(len(article.names) + 1, -1)  # of no article (-1) the last
    np.maximum.at(highest, its, own)
    room = np.cumsum(highest + 1) - highest - 1  # the place of sentence 0 of each article in `units`
    units = np.full(highest.sum() + len(highest) + 1, -1)
    units[room[its] + own] = unit_of[begins]
    return _looked_up(theirs, marks["sentence"].to_numpy(), highest, room, units)


@compiled
def _looked_up(article, sentence, highest, room, units):
    """The unit of each sentence, where its article has sentences up to that number."""
    unit = np.full(len(article), -1)
    for i in range(len(article)):
        if 0 <= sentence[i] <= highest[article[i]]:
            unit[i] = units[room[article[i]] + sentence[i]]
    return unit
