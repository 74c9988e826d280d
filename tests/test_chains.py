"""Chains of labels: the best path, and the probability of a label, against all paths one by one."""

import itertools

import numpy as np

from analysis.chains import COUNT, OUT, best_path, probability
from analysis.gaps import GAPS

LENGTHS = [5, 1, 3]
PARAGRAPH = np.repeat(np.arange(len(LENGTHS)), LENGTHS)


def chain(seed):
    """Made-up scores of words, with how labels follow each other, and where they stand."""
    random = np.random.default_rng(seed)
    scores = random.normal(size=(len(PARAGRAPH), COUNT)).astype(np.float32)
    step = random.normal(size=(len(GAPS), COUNT, COUNT)).astype(np.float32)
    opening = random.normal(size=COUNT).astype(np.float32)
    gap = random.integers(len(GAPS), size=len(PARAGRAPH)).astype(np.uint16)
    return scores, step, opening, PARAGRAPH, gap


def paths(here, scores, step, opening, paragraph, gap):
    """All paths through a paragraph, and the score of each."""
    found = list(itertools.product(range(COUNT), repeat=len(here)))
    totals = [
        opening[path[0]]
        + sum(scores[i, k] for i, k in zip(here, path, strict=True))
        + sum(step[gap[i], a, b] for i, (a, b) in zip(here[1:], itertools.pairwise(path), strict=True))
        for path in found
    ]
    return np.array(found), np.array(totals)


def test_best_path_is_the_best_of_all_paths():
    scores, *rest = chain(7)
    lean = np.array([0.5, 0, -0.5, 0.2], np.float32)
    found = best_path(scores, lean, *rest)
    for number in range(len(LENGTHS)):
        here = np.flatnonzero(number == PARAGRAPH)
        every, totals = paths(here, scores + lean, *rest)
        assert found[here].tolist() == every[totals.argmax()].tolist()


def test_of_equal_paths_the_first_label_is_taken():
    _, step, opening, *rest = chain(7)
    scores, none = np.zeros((len(PARAGRAPH), COUNT), np.float32), np.zeros(COUNT, np.float32)
    assert not best_path(scores, none, np.zeros_like(step), none, *rest).any()


def test_probability_is_the_share_of_the_paths_with_that_label():
    scores, *rest = chain(3)
    for label in range(COUNT):
        found = probability(np.full(len(PARAGRAPH), label), scores, *rest)
        for number in range(len(LENGTHS)):
            here = np.flatnonzero(number == PARAGRAPH)
            every, totals = paths(here, scores, *rest)
            shares = np.exp(totals) @ (every == label) / np.exp(totals).sum()
            assert np.allclose(found[here], shares if label != OUT else 0, atol=1e-6)
