"""Labels of chains of words, a paragraph each: the best ones together, and the probability of each."""

import numpy as np

from analysis.compiled import compiled

LABELS = ["out", "source", "cue", "content"]
OUT, SOURCE, CUE, CONTENT = range(len(LABELS))
COUNT = len(LABELS)


@compiled
def best_path(scores, lean, step, opening, paragraph, gap):
    """The best label of each word: Viterbi over each paragraph; of equals the first label.

    Parameters
    ----------
    scores : array of float32
        Word × label.
    lean : array of float32
        By label what is added to the scores of every word.
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
            score = scores[word, label] + lean[label]
            if word == first:
                total[label] = score + opening[label]
                continue
            best, most = 0, before[0] + step[gap[word], 0, label]
            for other in range(1, COUNT):
                path = before[other] + step[gap[word], other, label]
                if path > most:
                    best, most = other, path
            came_from[word, label], total[label] = best, most + score
        if word + 1 == count or paragraph[word + 1] != paragraph[word]:
            label = np.argmax(total)
            for at in range(word, first - 1, -1):
                found[at] = label
                label = came_from[at, label]
            first = word + 1
    return found


@compiled
def probability(label, scores, step, opening, paragraph, gap):
    """The probability of a label of each word: forward and backward sums over each paragraph, scaled word by word.

    Parameters
    ----------
    label : array of int64
        A place in `LABELS` for each word.
    scores, step, opening, paragraph, gap
        As in `best_path`.

    Returns
    -------
    array of float32
    """
    count = len(scores)
    found, scale = np.empty(count, np.float32), np.empty(count)
    ahead, local = np.empty((count, COUNT), np.float32), np.exp(scores)
    step, opening = np.exp(step), np.exp(opening)
    for word in range(count):
        whole = 0.0
        for here in range(COUNT):
            paths = 0.0
            if word == 0 or paragraph[word] != paragraph[word - 1]:
                paths += opening[here]
            else:
                for before in range(COUNT):
                    paths += ahead[word - 1, before] * step[gap[word], before, here]
            ahead[word, here] = paths * local[word, here]
            whole += ahead[word, here]
        scale[word] = 1 / whole
        for here in range(COUNT):
            ahead[word, here] *= scale[word]
    behind, onward = np.ones(COUNT), np.empty(COUNT)
    for word in range(count - 1, -1, -1):
        if word + 1 == count or paragraph[word + 1] != paragraph[word]:
            behind[:] = 1
        else:
            for after in range(COUNT):
                onward[after] = behind[after] * local[word + 1, after] * scale[word + 1]
            for here in range(COUNT):
                behind[here] = 0
                for after in range(COUNT):
                    behind[here] += step[gap[word + 1], here, after] * onward[after]
        found[word] = ahead[word, label[word]] * behind[label[word]]
    return found
