"""Reported speech: which words are somebody else's, which name that somebody, which words introduce them.

Every word is labelled out, source, cue or content by a linear-chain conditional random field (Lafferty, McCallum &
Pereira 2001). Its score for a label is a sum of small integers looked up in lexicons/voice_weights.tsv, one a template:
what stands there (a column of `surroundings.columns`), or there and there. The best labels of a paragraph are found
together (Viterbi), with weights for label to label that depend on the marks between the words.

Weights are learned by scripts/train_voices.py on PolNeAR (Newell, Margolin & Ruths 2018) and rest only on function
words, reporting expressions, marks, shape and place. Limits: US political news of 2015–16; people agree at α .75.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np

from analysis.chains import best_path, posteriors
from analysis.surroundings import CODES, COLUMNS, GAPS, surroundings

LABELS = ["out", "source", "cue", "content"]
OUT, SOURCE, CUE, CONTENT = range(len(LABELS))
LEAN = 0, 0.5, 0.4, 0  # added to every word's scores: more sources and cues
EAGER = 0, 0.8, 0.6, 0.3  # what a more eager reading adds to each word's scores,
SHORT = 8  # of which contents up to so many words are taken, and all sources and cues
SCALE = 100  # weights are written as whole hundredths
WEIGHTS = Path(str(files("analysis"))) / "lexicons" / "voice_weights.tsv"


class Reading(NamedTuple):
    """What the model makes of each word, and what `candidates` looks at besides: arrays of one length."""

    label: np.ndarray  # position in LABELS
    origin: np.ndarray  # 0: out; 1: the best labels; 2: a more eager reading
    likely: np.ndarray  # the probability of the label; 0 where out
    kind: np.ndarray  # class of the word
    mark: np.ndarray  # marks before it
    quoted: np.ndarray
    paragraph: np.ndarray


def read(articles, tokens, model=None):
    """Label every word.

    Parameters
    ----------
    articles, tokens : DataFrame
    model : dict, optional
        From `read_weights`; by default the weights that come with the package.

    Returns
    -------
    Reading
    """
    if tokens.empty:
        return Reading(*np.zeros((7, 0), int))
    model = model or read_weights()
    seen = surroundings(articles, tokens)
    scores = np.zeros((len(tokens), len(LABELS)), np.float32)
    for template, (rows, weights) in model["templates"].items():
        scores += weights[rows[codes(seen, template)]]
    return reading(scores, model["step"], model["opening"], seen)


def reading(scores, step, opening, seen):
    """The best labels, and what a more eager reading adds to them."""
    scores = scores + np.array(LEAN, np.float32)
    label = best_path(scores, step, opening, seen)
    eager = scores + np.array(EAGER, np.float32)
    more = _with_more(label, best_path(eager, step, opening, seen), seen)
    origin = np.select([more == OUT, more == label], [0, 1], 2)
    likely = posteriors(scores, step, opening, seen)
    likely = np.where(more == OUT, 0, likely[np.arange(len(more)), more])
    return Reading(more, origin, likely, seen.columns["K"], seen.gap, seen.columns["Q"] > 1, seen.paragraph)


def _with_more(label, eager, seen):
    """Labels with the sources and cues of a more eager reading, and its short contents that follow a cue."""
    bounds = np.flatnonzero(np.r_[True, (eager[1:] != eager[:-1]) | (seen.first[1:] != seen.first[:-1])])
    run = np.repeat(np.arange(len(bounds)), np.diff(np.r_[bounds, len(eager)]))
    after_cue = (bounds > seen.first[bounds]) & (eager[bounds - 1] == CUE)
    short = np.bincount(run) <= SHORT
    free = np.bincount(run, label != OUT) == 0
    wanted = np.isin(eager, (SOURCE, CUE)) | ((eager == CONTENT) & (after_cue & short & free)[run])
    return np.where((label == OUT) & wanted, eager, label)


def codes(seen, template):
    """The code of each word under a template, such as `K@-1 K`: the class of the word before with that of this one."""
    code = 0
    for part in template.split():
        name, _, offset = part.partition("@")
        code = code * len(CODES[COLUMNS[name]]) + seen.shifted(seen.columns[name], int(offset or 0))
    return code


def code_name(template, code):
    """What a code of a template stands for, its parts joined by |."""
    parts = []
    for kind in reversed(kinds(template)):
        code, part = divmod(code, len(CODES[kind]))
        parts.append(CODES[kind][part])
    return "|".join(reversed(parts))


def kinds(template):
    """The kind of each part of a template (a key of `CODES`)."""
    return [COLUMNS[part.partition("@")[0]] for part in template.split()]


@cache
def read_weights(path=WEIGHTS):
    """Read a file of weights.

    Returns
    -------
    dict
        `opening` (label), `step` (gap × label × label), and `templates`: by template the row of each code among its
        weights (row 0, all zero, for a code without), and the weights (row × label).
    """
    sections = {}
    for line in Path(path).read_text("utf-8").splitlines():
        if line.startswith("["):
            rows = sections.setdefault(line[1:-1], [])
        elif not line.startswith("#"):
            rows.append(line.split())
    numbers = {kind: {name: i for i, name in enumerate(codes)} for kind, codes in CODES.items()}
    model = {"opening": np.array(sections.pop("opening")[0], np.float32) / SCALE, "templates": {}}
    model["step"] = np.array([sections.pop(f"step {gap}") for gap in GAPS], np.float32) / SCALE
    for template, rows in sections.items():
        shape = [len(CODES[kind]) for kind in kinds(template)]
        row_of = np.zeros(np.prod(shape), np.int32)
        weights = np.zeros((len(rows) + 1, len(LABELS)), np.float32)
        weights[1:, 1:] = [row[1:] for row in rows]
        parts = [
            [numbers[kind][part] for kind, part in zip(kinds(template), row[0].split("|"), strict=True)] for row in rows
        ]
        row_of[np.ravel_multi_index(np.transpose(parts), shape)] = np.arange(1, len(rows) + 1)
        model["templates"][template] = row_of, weights / SCALE
    return model
