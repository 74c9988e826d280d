"""Reported speech: which words are somebody else's, which name that somebody, which words introduce them.

Every word is labelled out, source, cue or content by a linear-chain conditional random field (Lafferty, McCallum &
Pereira 2001). Its score for a label is a sum of small integers looked up in lexicons/voice_weights.tsv, one a template:
what stands there (a column of `columns`), or there and there. The best labels of a paragraph are found
together (Viterbi), with weights for label to label that depend on the marks between the words.

Weights are learned by scripts/train_voices.py on PolNeAR (Newell, Margolin & Ruths 2018) and rest only on function
words, reporting expressions, marks, shape and place. Limits: US political news of 2015–16; people agree at α .75.
"""

from functools import cache
from typing import NamedTuple

import numpy as np

from analysis.chains import CONTENT, COUNT, CUE, OUT, SOURCE, best_path, probability
from analysis.columns import G, K, Q
from analysis.compiled import compiled
from analysis.summing import add_up
from analysis.surroundings import in_parts
from analysis.templates import read_weights
from analysis.wordclasses import REPORTS, names

LEAN = np.array([0, 0.5, 0.4, -0.1], np.float32)  # added to all words' scores: more sources and cues, shorter contents
EAGER = np.array([0, 0.8, 0.6, 0.4], np.float32)  # what a more eager reading adds to each word's scores,
SHORT = 8  # of which contents up to so many words are taken, and all sources and cues
FORCE = 10  # what makes sure of a label in the last reading


class Reading(NamedTuple):
    """What the model makes of each word, and what `candidates` looks at besides: arrays of one length."""

    label: np.ndarray  # position in LABELS
    origin: np.ndarray  # 0: out; 1: the best labels; 2: a more eager reading; 3: what may follow a bare cue
    likely: np.ndarray  # the probability of the label; 0 where out
    kind: np.ndarray  # class of the word
    mark: np.ndarray  # marks before it
    quoted: np.ndarray
    paragraph: np.ndarray


def read(words, model=None):
    """Label every word.

    Parameters
    ----------
    words : Joined
    model : Weights, optional
        From `templates.read_weights`; by default the weights that come with the package.

    Returns
    -------
    Reading
    """
    if not len(words.start):
        return Reading(*np.zeros((7, 0), int))
    model = model or read_weights()
    scores, seen = _seen(words, model)
    chain = model.step, model.opening, seen.paragraph, seen.mark
    best = best_path(scores, np.zeros_like(EAGER), *chain)
    more = _with_more(best, best_path(scores, EAGER, *chain), seen.first)
    label = with_supposed(more, scores, chain, seen.last, seen.kind)
    likely = probability(label, scores, *chain)
    origin = np.select([label == OUT, label == best, label == more], [0, 1, 2], 3)
    return Reading(label, origin, likely, seen.kind, seen.mark, seen.quoted, seen.paragraph)


class Seen(NamedTuple):
    """What is kept of the surroundings of each word."""

    first: np.ndarray  # the first word of its sentence,
    last: np.ndarray  # the last one
    paragraph: np.ndarray
    kind: np.ndarray
    mark: np.ndarray
    quoted: np.ndarray


def _seen(words, model):
    """The scores of each word by label, and what is kept of what stands around it."""
    scores, seen = np.empty((len(words.start), COUNT), np.float32), Seen(*np.empty((6, len(words.start)), np.int64))
    done = paragraphs = 0
    for part in in_parts(words):
        here = slice(done, done + len(part.first))
        scores[here] = add_up(part.columns, part.first, LEAN, model.tables)
        seen.first[here], seen.last[here] = part.first + done, part.last + done
        seen.paragraph[here] = part.paragraph + paragraphs
        seen.kind[here], seen.mark[here], seen.quoted[here] = part.columns[K], part.columns[G], part.columns[Q] > 1
        done, paragraphs = here.stop, seen.paragraph[here.stop - 1] + 1
    return scores, seen


@compiled
def _with_more(best, eager, first):
    """Labels with the sources and cues of a more eager reading, and its short contents that follow a cue."""
    more = best.copy()
    behind = 0
    while behind < len(best):
        low = behind
        while behind < len(best) and eager[behind] == eager[low] and first[behind] == first[low]:
            behind += 1
        after_cue = low > first[low] and eager[low - 1] == CUE
        fresh = after_cue and behind - low <= SHORT and not best[low:behind].any()
        if eager[low] == SOURCE or eager[low] == CUE or (eager[low] == CONTENT and fresh):
            for word in range(low, behind):
                if more[word] == OUT:
                    more[word] = eager[word]
    return more


def with_supposed(label, scores, chain, last, kind):
    """Labels with the best content right behind each reporting expression that has none, where a source is near.

    Parameters
    ----------
    label, last, kind : array
        Of each word its label, the last word of its sentence, the code of its class.
    scores : array
        Word × label.
    chain : tuple
        What `best_path` wants besides.
    """
    *steps, paragraph, gap = chain
    behind = _bare(label, last, _reporting()[kind])
    asked = np.zeros(paragraph[-1] + 1, bool)
    asked[paragraph[behind]] = True
    here = np.flatnonzero(asked[paragraph])  # no other paragraph can change
    forced = scores[here]
    settled = label[here] != OUT
    forced[settled, label[here][settled]] += FORCE
    forced[np.searchsorted(here, behind), CONTENT] += FORCE
    path = np.full(len(label), OUT)
    path[here] = best_path(forced, EAGER, *steps, paragraph[here], gap[here])
    return _with_content(label, path, behind, last)


@compiled
def _bare(label, last, reporting):
    """The words right behind reporting cues that no label has, in sentences with a source."""
    found, count = np.empty(len(label), np.int64), 0
    low = 0
    while low < len(label):
        sourced = (label[low : last[low] + 1] == SOURCE).any()
        reports = False
        for word in range(low, last[low]):
            reports = label[word] == CUE and (reports or reporting[word])
            if sourced and reports and label[word + 1] == OUT:
                found[count] = word + 1
                count += 1
        low = last[low] + 1
    return found[:count]


@compiled
def _with_content(label, path, behind, last):
    """Labels with the content of a path that begins at certain words."""
    more = label.copy()
    for first in behind:
        for word in range(first, last[first] + 1):
            if label[word] != OUT or path[word] != CONTENT:
                break
            more[word] = CONTENT
    return more


@cache
def _reporting():
    """Whether each class of words is a reporting expression."""
    return np.array([name == "according" or not REPORTS.isdisjoint(name.split("+")) for name in names()["class"]])
