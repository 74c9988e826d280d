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
        0 where the label is out.
    """
    ahead = np.exp(step, dtype=np.float64)
    back = np.ascontiguousarray(ahead.transpose(0, 2, 1))
    return _probability(label, np.exp(scores), ahead, back, np.exp(opening, dtype=np.float64), paragraph, gap)


@compiled
def _probability(label, local, step, back, opening, paragraph, gap):
    """`local`, `step` and `opening` are no logarithms; `back` is `step` with its labels exchanged."""
    count = len(label)
    found, scale, ahead = np.zeros(count, np.float32), np.empty(count), np.empty((count, COUNT))
    paths = np.empty(COUNT)
    for word in range(count):
        if word == 0 or paragraph[word] != paragraph[word - 1]:
            paths[:] = opening
        else:
            paths[:] = 0
            for before in range(COUNT):
                for here in range(COUNT):
                    paths[here] += ahead[word - 1, before] * step[gap[word], before, here]
        whole = 0.0
        for here in range(COUNT):
            paths[here] *= local[word, here]
            whole += paths[here]
        scale[word] = 1 / whole
        for here in range(COUNT):
            ahead[word, here] = paths[here] * scale[word]
    behind, onward = np.ones(COUNT), np.empty(COUNT)
    for word in range(count - 1, -1, -1):
        if word + 1 == count or paragraph[word + 1] != paragraph[word]:
            behind[:] = 1
        else:
            for after in range(COUNT):
                onward[after] = behind[after] * local[word + 1, after] * scale[word + 1]
            behind[:] = 0
            for after in range(COUNT):
                for here in range(COUNT):
                    behind[here] += back[gap[word + 1], after, here] * onward[after]
        if label[word] != OUT:
            found[word] = ahead[word, label[word]] * behind[label[word]]
    return found
