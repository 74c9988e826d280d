"""Labels of chains of words, a paragraph each: the best ones together, and the probability of each."""

import numpy as np


def best_path(scores, step, opening, seen):
    """The best label of each word: Viterbi over each paragraph, all paragraphs side by side, longest first."""
    firsts, lengths, open_at = _side_by_side(seen.paragraph)
    back = np.zeros(scores.shape, np.int8)
    total = scores[firsts] + opening
    for at, count in enumerate(open_at[1:], 1):
        here = firsts[:count] + at
        paths = total[:count, :, None] + step[seen.gap[here]]
        back[here] = paths.argmax(axis=1)
        total[:count] = paths.max(axis=1) + scores[here]
    found = np.zeros(len(scores), int)
    found[firsts + lengths - 1] = total.argmax(axis=1)
    for at in range(lengths[0] - 1, 0, -1):
        here = firsts[: open_at[at]] + at
        found[here - 1] = back[here, found[here]]
    return found


def posteriors(scores, step, opening, seen):
    """The probability of each label of each word: forward and backward sums, all paragraphs side by side."""
    firsts, _, open_at = _side_by_side(seen.paragraph)
    local = np.exp(scores - scores.max(axis=1, keepdims=True))
    step = np.exp(step)
    ahead, behind = np.empty_like(local), np.ones_like(local)
    ahead[firsts] = local[firsts] * np.exp(opening)
    for at, count in enumerate(open_at[1:], 1):
        here = firsts[:count] + at
        before = ahead[here - 1] / ahead[here - 1].sum(axis=1, keepdims=True)
        ahead[here] = (before[:, :, None] * step[seen.gap[here]]).sum(axis=1) * local[here]
    for at in range(len(open_at) - 1, 0, -1):
        here = firsts[: open_at[at]] + at
        back = (step[seen.gap[here]] * (local[here] * behind[here])[:, None, :]).sum(axis=2)
        behind[here - 1] = back / back.sum(axis=1, keepdims=True)
    likely = ahead * behind
    return likely / likely.sum(axis=1, keepdims=True)


def _side_by_side(paragraph):
    """The first words of paragraphs, longest first, their lengths, and how many have a word at each step."""
    firsts = np.flatnonzero(np.r_[True, paragraph[1:] != paragraph[:-1]])
    lengths = np.diff(np.r_[firsts, len(paragraph)])
    order = np.argsort(-lengths, kind="stable")
    firsts, lengths = firsts[order], lengths[order]
    return firsts, lengths, np.searchsorted(-lengths, -np.arange(lengths[0]))
