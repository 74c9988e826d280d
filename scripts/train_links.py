"""Learn which source belongs to a stretch of content, and which stretches are somebody's (link_weights.tsv).

Used by train_voices.py. The stretches must come from a model of reported speech that has not seen their articles, for
the weights have to fit what it does on new text.
"""

from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from analysis.candidates import candidates
from analysis.linking import SCALE, code_name, codes, total
from analysis.phrases import CARRIED
from analysis.validation.voice import _head

SOURCE = """
kind; kind side where; kind rank side; kind distance side; kind content; kind others side; tocue parted; tocue cueside;
tocue cue; tocue cued; tocue cueside side rank; tocue cues; tocue others parted; first tocue; last tocue; left tocue;
right tocue; first kind; last kind; size kind; gap kind; gap tocue; kind quoted lead; kind cueside quoted; kind cue;
kind where quoted cueside; content side tocue; tocue right cue; tocue left cue; rank side cueside cue; tocue distance;
first left; kind opening; kind lead prior; kind closes quoted; right side; right gap side; side where cueside quoted
lead; kind sources cueside; first last size; sure kind; sure tocue; sure rank side; cuesure tocue
"""
KEEP = """
origin; likely; origin likely; length; length origin; cue; cued; cue cued; cue cueside; kind; kind side cueside; tocue;
tocue cue; first tocue; first cue; last; right tocue; opening; opening cued; opens; closes; prior opens; prior opening;
cue opening; quoted; lead quoted; distance side; sources cueside; kind likely; cue likely; left tocue; opens cueside;
length cue; origin cueside; origin cue; size kind; surest; surest origin; surest length; likely length; cuesure;
cuesure cueside; sure kind; sure cuesure; cuesure surest; cue surest; cued surest; likely first; likely tocue
"""
SEEN = 12  # a code seen less often has no weight
PENALTIES = {"source": 6.0, "keep": 30.0}  # on squared weights, halved


def examples(part, gold):
    """The candidates of stretches, with what people marked.

    Parameters
    ----------
    part : Part
        From `analysis.voices.read_articles`.
    gold : DataFrame
        From `analysis.validation.read_polnear`.

    Returns
    -------
    dict of array
        Of each candidate its `columns`, its `stretch` and whether it is `right` (it holds the head of the source of
        the gold attribution that has most of the words); of each stretch whether it is `given` to a source and to be
        kept (`theirs`: half of its words are content), and whether it is a `quotation`.
    """
    words, quotes, stretches = part
    heads, owner = _marked(words, gold)
    held, theirs = [], []
    for first, last in zip(stretches.first.tolist(), stretches.last.tolist(), strict=True):
        owners = [owner[place] for place in range(first, last + 1) if place in owner]
        named = [number for number in owners if heads[number] is not None]
        held.append(max(sorted(set(named)), key=named.count) if named else None)
        theirs.append(2 * len(owners) >= last + 1 - first)
    found = candidates(words.places, stretches)
    right, spans = [], {}
    for number, first, last in zip(*(column.tolist() for column in found[:3]), strict=True):
        head = heads.get(held[number])
        holds = head is not None and first <= head <= last
        if first == CARRIED:
            before = spans.get(number - 1, (0, -1))
            holds = head is not None and (held[number - 1] == held[number] or before[0] <= head <= before[1])
        elif holds:
            spans.setdefault(number, (first, last))
        right.append(holds)
    around = np.searchsorted(quotes.first, stretches.first, "right") - 1
    inside = (around >= 0) & (stretches.last < np.r_[quotes.behind, 0][around])
    given = [most is not None for most in held]
    columns = found.columns, found.stretch, right, given, theirs, inside
    names = "columns", "stretch", "right", "given", "theirs", "quotation"
    return {name: np.array(values) for name, values in zip(names, columns, strict=True)}


def _marked(words, gold):
    """The place of the head of each gold source (None without one), and the attribution of each word of content."""
    heads, owner = {}, {}
    number_of = {name: number for number, name in enumerate(words.names)}
    for (name, number), spans in gold[gold["article"].isin(words.names)].groupby(
        ["article", "attribution"], sort=False
    ):
        article = number_of[name]
        origin = int(words.page.origin[article])
        text = words.text[origin : words.page.stop[article]]
        source = spans[spans["role"] == "source"]
        head = _head(text, source["start"].iloc[0], source["end"].iloc[0]) if len(source) else None
        heads[article, number] = words.words(origin + head[0], origin + head[1])[0] if head else None
        content = spans[spans["role"] == "content"]
        for start, end in zip(content["start"], content["end"], strict=True):
            owner.update(dict.fromkeys(range(*words.words(origin + start, origin + end)), (article, number)))
    return heads, owner


def joined(parts):
    """Several tables of examples as one."""
    offsets = np.cumsum([0, *(len(part["given"]) for part in parts)])
    found = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    found["stretch"] = np.concatenate([part["stretch"] + at for part, at in zip(parts, offsets[:-1], strict=True)])
    return found


def learn_links(seen):
    """A model from examples, in the form of `analysis.linking.read_weights`."""
    columns, stretch, right = seen["columns"], seen["stretch"], seen["right"]
    findable = (np.bincount(stretch, right, len(seen["given"])) > 0)[stretch]
    matrix, names = encode(columns[findable], templates(SOURCE))
    source = _weights(
        names, fit(_choice(matrix, stretch[findable], right[findable]), matrix.shape[1], PENALTIES["source"])
    )
    order = np.lexsort((-total(columns, source), stretch))
    chosen = order[np.r_[True, stretch[order][1:] != stretch[order][:-1]]]
    chosen = chosen[~seen["quotation"][stretch[chosen]]]
    matrix, names = encode(columns[chosen], templates(KEEP))
    keep = _weights(names, fit(_odds(matrix, seen["theirs"][stretch[chosen]]), matrix.shape[1], PENALTIES["keep"]))
    return {"source": source, "keep": keep}


def templates(text):
    """The templates in a text, separated by semicolons."""
    return [" ".join(template.split()) for template in text.split(";")]


def encode(columns, names):
    """A matrix of rows by codes seen often enough, and the codes of each template."""
    numbers, known, offset = [], [], 0
    for template in names:
        found = codes(columns, template)
        values, counts = np.unique(found, return_counts=True)
        values = values[counts >= SEEN]
        at = np.minimum(np.searchsorted(values, found), len(values) - 1)
        numbers.append(np.where(values[at] == found, at + offset, -1))
        known.append((template, values))
        offset += len(values)
    numbers = np.stack(numbers, 1)
    inside = numbers >= 0
    rows = np.r_[0, np.cumsum(inside.sum(axis=1))]
    return csr_matrix((np.ones(rows[-1]), numbers[inside], rows), shape=(len(columns), offset)), known


def fit(loss, size, penalty):
    """The weights of the least penalised loss."""

    def penalised(weights):
        value, gradient = loss(weights)
        return value + penalty / 2 * weights @ weights, gradient + penalty * weights

    return minimize(penalised, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x


def _choice(matrix, stretch, right):
    """The loss of choosing among the candidates of a stretch; where several are right, their chances add up."""
    firsts = np.flatnonzero(np.r_[True, stretch[1:] != stretch[:-1]])
    sizes = np.diff(np.r_[firsts, len(stretch)])

    def loss(weights):
        scores = matrix @ weights
        odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, firsts), sizes))
        every, good = np.add.reduceat(odds, firsts), np.add.reduceat(odds * right, firsts)
        error = odds / np.repeat(every, sizes) - odds * right / np.repeat(good, sizes)
        return (np.log(every) - np.log(good)).sum(), matrix.T @ error

    return loss


def _odds(matrix, truth):
    """The loss of telling yes from no."""

    def loss(weights):
        scores = matrix @ weights
        return (np.logaddexp(0, scores) - truth * scores).sum(), matrix.T @ (1 / (1 + np.exp(-scores)) - truth)

    return loss


def _weights(names, weights):
    """By template its codes and their weights in whole hundredths; those that round to nothing are left out."""
    weights = np.rint(weights * SCALE)
    model, at = {}, 0
    for template, known in names:
        own = weights[at : at + len(known)]
        at += len(known)
        if own.any():
            model[template] = known[own != 0], own[own != 0] / SCALE
    return model


def write_links(path, model):
    """Write the weights as sorted text."""
    parts = [HEAD.strip()]
    for name in sorted(model):
        for template in sorted(model[name]):
            known, weights = model[name][template]
            rows = [
                f"{code_name(template, int(code))} {round(weight * SCALE)}"
                for code, weight in zip(known, weights, strict=True)
            ]
            parts += [f"[{name} {template}]", *sorted(rows)]
    Path(path).write_text("\n".join(parts) + "\n", "utf-8")


HEAD = """
# Weights that link content to its source: analysis/linking.py reads them, scripts/train_voices.py writes them
#     python scripts/train_voices.py GOLD
# Learned from PolNeAR, which states no licence: no text of it is here, only weights of classes of words, punctuation,
# shape and position (lexicons/reporting.toml, function_words.toml; analysis/candidates.py).
# Newell, E., Margolin, D., & Ruths, D. (2018). An Attribution Relations Corpus for Political News.
# Proceedings of the Eleventh International Conference on Language Resources and Evaluation (LREC 2018).
# A section is a model (source: which candidate; keep: whether it is anybody's) and a template; a line its value (parts
# joined by |) and hundredths.
"""
