"""Who speaks, and whether it is anybody but the author: two linear models over the candidates of a stretch of content.

Each adds up weights looked up in lexicons/link_weights.tsv, one a template of columns (`kind side`). The candidate with
the most is the source: multinomial logistic regression among the candidates of one stretch. The columns of the chosen
one tell the log-odds that the stretch is somebody's: binary logistic regression. A short stretch is taken on lower odds
than a long one, since it costs fewer words where it is wrong.

Weights are learned by scripts/train_voices.py on PolNeAR (Newell, Margolin & Ruths 2018).
"""

from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path

import numpy as np

from analysis.candidates import CARRIED, COLUMNS, candidates
from analysis.phrases import speaker

WEIGHTS = Path(str(files("analysis"))) / "lexicons" / "link_weights.tsv"
SCALE = 100  # weights are written as whole hundredths
COST, GAIN = 0.015, 0.05  # what a word wrongly given to somebody costs, one rightly gains, against an attribution


def link(found, model=None):
    """The source of each stretch of content, and whether the stretch is likely somebody's.

    Parameters
    ----------
    found : list of (Article, list of (int, int), list of (int, int) or None)
        Of each article its stretches, first and last word, and their cues.
    model : dict, optional
        From `read_weights`; by default the weights that come with the package.

    Returns
    -------
    list of list of (source, bool)
        First and last word, or None.
    """
    model = model or read_weights()
    rows = [candidates(*part) for part in found]
    columns = np.array([codes for _, _, codes in chain(*rows)], np.int64).reshape(-1, len(COLUMNS))
    scores, odds = total(columns, model["source"]), total(columns, model["keep"])
    at, linked = 0, []
    for (article, runs, _), own in zip(found, rows, strict=True):
        best = [(-np.inf, None, 0)] * len(runs)
        for (number, source, _), score, odd in zip(own, scores[at:], odds[at:], strict=False):
            if score > best[number][0]:
                best[number] = score, source, odd
        at += len(own)
        linked.append([])
        source = None
        for (first, last), (_, choice, odd) in zip(runs, best, strict=True):
            if choice is not CARRIED:
                source = choice and speaker(article, choice, article.sentence_of(*choice)[1])
            length = last + 1 - first
            linked[-1].append((source, bool(odd >= np.log(COST * length / (1 + GAIN * length)))))
    return linked


def total(columns, weights):
    """The sum of weights of each row of codes."""
    sums = np.zeros(len(columns))
    for template, (known, values) in weights.items():
        found = codes(columns, template)
        at = np.minimum(np.searchsorted(known, found), len(known) - 1)
        sums += np.where(known[at] == found, values[at], 0)
    return sums


def codes(columns, template):
    """The code of each row under a template, such as `kind side`."""
    code = np.zeros(len(columns), np.int64)
    for name in template.split():
        code = code * len(COLUMNS[name]) + columns[:, list(COLUMNS).index(name)]
    return code


def code_name(template, code):
    """What a code of a template stands for, its parts joined by |."""
    parts = []
    for name in reversed(template.split()):
        code, part = divmod(code, len(COLUMNS[name]))
        parts.append(COLUMNS[name][part])
    return "|".join(reversed(parts))


@cache
def read_weights(path=WEIGHTS):
    """Read a file of weights: by model (source, keep) and template the codes that have one, sorted, and the weights."""
    model = {"source": {}, "keep": {}}
    for line in Path(path).read_text("utf-8").splitlines():
        if line.startswith("["):
            name, _, template = line[1:-1].partition(" ")
            rows = model[name].setdefault(template, [])
        elif not line.startswith("#"):
            rows.append(line.split())
    for templates in model.values():
        for template, rows in templates.items():
            known = np.array([_code(template, parts) for parts, _ in rows])
            order = np.argsort(known)
            templates[template] = known[order], np.array([int(weight) for _, weight in rows])[order] / SCALE
    return model


def _code(template, parts):
    """The code that a line of the weights names: the inverse of `code_name`."""
    code = 0
    for name, part in zip(template.split(), parts.split("|"), strict=True):
        code = code * len(COLUMNS[name]) + COLUMNS[name].index(part)
    return code
