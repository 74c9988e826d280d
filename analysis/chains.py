"""Labels of chains of words, a paragraph each: the best ones together, and the probability of each.

Scores are whole hundredths, so that their sums are exact and do not depend on the order of adding.
"""

import numpy as np
from numba import njit

LABELS = ["out", "source", "cue", "content"]
OUT, SOURCE, CUE, CONTENT = range(len(LABELS))
COUNT = len(LABELS)
SCALE = 100


@njit(cache=True)
def best_path(scores, lean, step, opening, paragraph, gap):
    """The best label of each word: Viterbi over each paragraph; of equals the first label.

    Parameters
    ----------
    scores : array of int32
        Word × label.
    lean, opening : array of int64
        By label what is added to the scores of every word, and of each paragraph's first word.
    step : array of int64
        Gap × label × label: from one word to the next.
    paragraph, gap : array
        The number of each word's paragraph; the code of the marks before it.

    Returns
    -------
    array of int64
        Positions in `LABELS`.
    """
    count = len(scores)
    found, back = np.empty(count, np.int64), np.empty((count, COUNT), np.int8)
    total, before = np.empty(COUNT, np.int64), np.empty(COUNT, np.int64)
    first = 0
    for word in range(count):
        before[:] = total
        for label in range(COUNT):
            best = 0
            if word == first:
                total[label] = opening[label]
            else:
                for other in range(1, COUNT):
                    if before[other] + step[gap[word], other, label] > before[best] + step[gap[word], best, label]:
                        best = other
                total[label] = before[best] + step[gap[word], best, label]
            back[word, label] = best
            total[label] += scores[word, label] + lean[label]
        if word + 1 == count or paragraph[word + 1] != paragraph[word]:
            label = np.argmax(total)
            for at in range(word, first - 1, -1):
                found[at] = label
                label = back[at, label]
            first = word + 1
    return found


@njit(cache=True)
def posteriors(scores, lean, step, opening, paragraph, gap):
    """The probability of each label of each word: forward and backward sums over each paragraph.

    Parameters
    ----------
    scores, lean, step, opening, paragraph, gap
        As in `best_path`.

    Returns
    -------
    array of float64
        Word × label.
    """
    count = len(scores)
    factor = np.exp(step / SCALE)
    likely, own = np.empty((count, COUNT)), np.empty((count, COUNT))
    for word in range(count):
        whole = 0.0
        for label in range(COUNT):
            own[word, label] = np.exp((scores[word, label] + lean[label]) / SCALE)
            if word == 0 or paragraph[word] != paragraph[word - 1]:
                ahead = np.exp(opening[label] / SCALE)
            else:
                ahead = 0.0
                for other in range(COUNT):
                    ahead += likely[word - 1, other] * factor[gap[word], other, label]
            likely[word, label] = ahead * own[word, label]
            whole += likely[word, label]
        likely[word] /= whole
    behind, ahead_of = np.ones(COUNT), np.ones(COUNT)
    for word in range(count - 1, -1, -1):
        if word + 1 == count or paragraph[word + 1] != paragraph[word]:
            behind[:] = 1
        else:
            for label in range(COUNT):
                ahead_of[label] = own[word + 1, label] * behind[label]
            whole = 0.0
            for label in range(COUNT):
                behind[label] = 0
                for other in range(COUNT):
                    behind[label] += factor[gap[word + 1], label, other] * ahead_of[other]
                whole += behind[label]
            behind /= whole
        whole = 0.0
        for label in range(COUNT):
            likely[word, label] *= behind[label]
            whole += likely[word, label]
        likely[word] /= whole
    return likely
