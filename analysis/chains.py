"""Labels of chains of words, a paragraph each: the best ones together, and the probability of each."""

import numpy as np
from numba import njit

LABELS = ["out", "source", "cue", "content"]
OUT, SOURCE, CUE, CONTENT = range(len(LABELS))
COUNT = len(LABELS)


@njit(cache=True)
def best_path(scores, step, opening, paragraph, gap):
    """The best label of each word: Viterbi over each paragraph; of equals the first label.

    Parameters
    ----------
    scores : array of float32
        Word × label.
    step : array of float32
        Gap × label × label: what is added from one word to the next.
    opening : array of float32
        By label what is added to a paragraph's first word.
    paragraph : array of int64
        The number of each word's paragraph.
    gap : array of uint16
        The code of the marks before each word, a place in `step`.

    Returns
    -------
    array of int64
        Places in `LABELS`.
    """
    count = len(scores)
    found, came_from = np.empty(count, np.int64), np.empty((count, COUNT), np.uint8)
    total, before = np.empty(COUNT, np.float32), np.empty(COUNT, np.float32)
    first = 0
    for word in range(count):
        before[:] = total
        for label in range(COUNT):
            if word == first:
                total[label] = scores[word, label] + opening[label]
                continue
            best, most = 0, before[0] + step[gap[word], 0, label]
            for other in range(1, COUNT):
                path = before[other] + step[gap[word], other, label]
                if path > most:
                    best, most = other, path
            came_from[word, label], total[label] = best, most + scores[word, label]
        if word + 1 == count or paragraph[word + 1] != paragraph[word]:
            label = np.argmax(total)
            for at in range(word, first - 1, -1):
                found[at] = label
                label = came_from[at, label]
            first = word + 1
    return found


@njit(cache=True)
def posteriors(scores, step, opening, paragraph, gap):
    """The probability of each label of each word: forward and backward sums over each paragraph.

    Parameters
    ----------
    scores, step, opening, paragraph, gap
        As in `best_path`.

    Returns
    -------
    array of float64
        Word × label.
    """
    count = len(scores)
    step, opening, local = np.exp(step), np.exp(opening), np.exp(scores)
    likely = np.empty((count, COUNT))
    for word in range(count):
        for label in range(COUNT):
            if word == 0 or paragraph[word] != paragraph[word - 1]:
                ahead = np.float64(opening[label])
            else:
                ahead = 0.0
                for other in range(COUNT):
                    ahead += likely[word - 1, other] * step[gap[word], other, label]
            likely[word, label] = ahead * local[word, label]
        _to_shares(likely[word])
    behind, onward = np.ones(COUNT), np.empty(COUNT)
    for word in range(count - 1, -1, -1):
        if word + 1 == count or paragraph[word + 1] != paragraph[word]:
            behind[:] = 1
        else:
            onward[:] = local[word + 1] * behind
            for label in range(COUNT):
                behind[label] = 0
                for other in range(COUNT):
                    behind[label] += step[gap[word + 1], label, other] * onward[other]
            _to_shares(behind)
        likely[word] *= behind
        _to_shares(likely[word])
    return likely


@njit(cache=True)
def _to_shares(numbers):
    """Divide numbers by their sum."""
    whole = 0.0
    for number in numbers:
        whole += number
    for place in range(len(numbers)):
        numbers[place] /= whole
