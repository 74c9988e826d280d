"""The score of every word for every label: the sum of the weights of all that is seen around it."""

import numpy as np
from numba import njit

from analysis.chains import COUNT
from analysis.compiled import compiled
from analysis.templates import AROUND, FIELD, SCALE

BLOCK = 1024  # places are looked at so many at a time: all that is seen of them stays in the processor's cache


@compiled
def add_up(columns, first, lean, tables):
    """Add up the weights of each word.

    Parameters
    ----------
    columns, first : arrays
        Of `Surroundings`.
    lean : array of float32
        By label what is added to the score of every word.
    tables : Tables

    Returns
    -------
    array of float32
        Word × label.
    """
    total = np.zeros(len(first), np.int64)
    _add(total, columns, 0, len(first), tables.others, tables)
    _add_around(total, columns, first, tables.around, tables)
    _add_settled(total, columns, first, tables.settled, tables)
    scores = np.empty((len(total), COUNT), np.float32)
    half, mask = 1 << (FIELD - 1), (1 << FIELD) - 1
    for word in range(len(total)):
        packed = total[word]
        scores[word, 0] = lean[0]
        for label in range(1, COUNT):
            field = ((packed + half) & mask) - half  # the lowest, with its sign
            scores[word, label] = np.float32(field) / np.float32(SCALE) + lean[label]
            packed = (packed - field) >> FIELD
    return scores


@njit
def _add_around(total, columns, first, group, tables):
    """Add what the words around weigh; sentences are laid so far apart that none sees another's."""
    reach = np.int64(0)
    for shape in range(len(group.starts)):
        reach = max(reach, -group.behind[shape])
        reach = max(reach, group.behind[shape] + group.width[shape] - 1 - group.offsets[shape].min())
    sentences = 0
    for word in range(len(first)):
        sentences += first[word] == word
    size = len(first) + reach * (sentences + 3) + 1
    seen, sums = np.zeros((AROUND, size), np.uint16), np.zeros(size, np.int64)
    place = reach
    for word in range(len(first)):
        place += 1 + reach * (first[word] == word)
        for column in range(AROUND):
            seen[column, place] = columns[column, word]
    _add(sums, seen, reach, size - reach, group, tables)
    place = reach
    for word in range(len(first)):
        place += 1 + reach * (first[word] == word)
        total[word] += sums[place]


@njit
def _add_settled(total, columns, first, group, tables):
    """Add what weighs on several words: looked up where any of these columns changes."""
    fresh = np.zeros(len(first), np.bool_)
    for word in range(len(first)):
        fresh[word] = first[word] == word
    used = np.zeros(len(columns), np.bool_)
    for shape in range(len(group.starts)):
        for column in group.columns[shape, -group.parts[shape] :]:
            if not used[column]:
                used[column] = True
                codes = columns[column]
                for word in range(1, len(first)):
                    fresh[word] |= codes[word] != codes[word - 1]
    at = np.flatnonzero(fresh)
    seen, sums = np.zeros((len(columns), len(at)), np.uint16), np.zeros(len(at), np.int64)
    for column in np.flatnonzero(used):
        for number in range(len(at)):
            seen[column, number] = columns[column, at[number]]
    _add(sums, seen, 0, len(at), group, tables)
    number = -1
    for word in range(len(first)):
        number += fresh[word]
        total[word] += sums[number]


@njit
def _add(sums, seen, low, high, group, tables):
    """Add the weights of a group of templates at places from `low` to `high`."""
    for begin in range(low, high, BLOCK):
        end = min(begin + BLOCK, high)
        for shape in range(len(group.starts)):
            _add_shape(sums, seen, begin, end, group, shape, tables)


@njit
def _add_shape(sums, seen, begin, end, group, shape, tables):
    """Add the weights of one shape; fewer steps for fewer parts."""
    column, offset, parts, numbers = group.columns[shape], group.offsets[shape], group.parts[shape], group.seen[shape]
    one, two, three = seen[column[0]], seen[column[1]], seen[column[2]]
    row_of, weights = tables.row_of[group.starts[shape] :], tables.weights[group.rows[shape] :]
    number_of = tables.number_of
    first, second, third = number_of[numbers[0] :], number_of[numbers[1] :], number_of[numbers[2] :]
    width, behind = np.uint64(group.width[shape]), group.behind[shape]
    for at in range(begin, end):
        value = third[three[np.uint64(at + offset[2])]]
        if parts > 1:
            value += second[two[np.uint64(at + offset[1])]]
        if parts > 2:
            value += first[one[np.uint64(at + offset[0])]]
        row = row_of[value] * width
        place = np.uint64(at + behind)
        if width == 1:
            sums[place] += weights[row]
        else:
            for i in range(width):
                sums[place + i] += weights[row + i]
