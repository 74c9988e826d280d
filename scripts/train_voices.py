"""Learn the weights of reported speech (analysis/lexicons/{voice,link}_weights.tsv), or test how well they carry over.

    python scripts/train_voices.py GOLD                  # learn from all articles, write the weights
    python scripts/train_voices.py GOLD --leave-out      # learn without each publisher in turn, score on its articles

A linear-chain conditional random field, trained by AdaGrad (Duchi, Hazan & Singer 2011) over batches of paragraphs with
a penalty on squared weights; the weights of the last epochs are averaged. It is trained twice: on every code seen often
enough, then again on those that moved the scores most, so that the file stays small. The links between content and
source (train_links.py) are learned from what models made of the publisher they were learned without.
"""

import argparse
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix
from sklearn.model_selection import LeaveOneGroupOut
from train_links import examples, joined, learn_links, templates, write_links

from analysis.chains import LABELS
from analysis.gaps import GAPS
from analysis.joined import join
from analysis.linking import WEIGHTS as LINKS
from analysis.surroundings import surroundings
from analysis.templates import SCALE, WEIGHTS, code_name, codes, read_weights
from analysis.tokens import words_of
from analysis.validation.voice import gold_labels, read_polnear, voice_rows
from analysis.voices import attributions, read_articles

TEMPLATES = """
W@-4; W@-3; W@-2; W@-1; W; W@1; W@2; W@3; W@4; K@-6; K@-5; K@5; K@6; K@7; K@8; K@-3 K@-2; K@-2 K@-1; K@-1 K; K K@1;
K@1 K@2; K@2 K@3; K@-2 K; K K@2; K@-1 K@1; G@-1; G; G@1; G@2; G K; G K@-1; G@1 K; G@1 K@1; G G@1; G K G@1; W K@1; W
K@-1; W@-1 K; W@1 K; W@-1 G; W G@1; Q@-1; Q; Q@1; Q K; Q G; Q Lk; quoted Q; quoted Lk; L; L La; L Lg; Lk Ld; Lk Lb;
Lk La Lc; Lk Lo; Lk L2; Lk K; Ld K; Ld G; Lc Ld K; La Rb; Lk Ld Rk; M; M Ma; M Mg; Mk Mb; Mk Ma Mc; Mk Mo; Mk M2; Mk
K; Md K; Mc Md K; Ok K; Od K; Oc Od K; O Oa; R; R Rb; R Re; Rk Ra; Rk Rb Rc; Rk Rc Rg; Rk K; Rd Rb; Re Rc; T; T Tb;
T Te; Tk K; Tk Ta; Tk Tb Tc; Tk Tc Tg; Te Tc; clause; clause claused; first second; first second firstg;
previous_quoted first; previous_cue first; previous_first; previous_quoted quoted next_quoted; next_quoted closing;
i length; section i
"""
SEEN = 10  # a code seen less often has no weight
KEPT = 14_000  # as many codes are kept
RATE, EPOCHS, AVERAGED, BATCHES = 0.03, 8, 3, 150
PENALTIES = 60.0, 20.0  # before and after codes are dropped


def encode(seen, templates):
    """One column a template: the number of each word's code among all codes, and each template's first number."""
    columns, names, offset = [], [], 0
    for template in templates:
        values, column = np.unique(codes(seen, template), return_inverse=True)
        columns.append(column + offset)
        names += [(template, int(value)) for value in values]
        offset += len(values)
    return np.stack(columns, 1), names


def select(columns, kept):
    """Number only the kept codes; a matrix of words by codes."""
    number = np.where(kept, np.cumsum(kept) - 1, -1)[columns]
    inside = number >= 0
    rows = np.r_[0, np.cumsum(inside.sum(axis=1))]
    return csr_matrix((np.ones(rows[-1]), number[inside], rows), shape=(len(columns), int(kept.sum())))


class Batch:
    """Some paragraphs: their words' codes, and their chains side by side, longest first."""

    def __init__(self, matrix, labels, chain, gap):
        self.codes, column = np.unique(matrix.indices, return_inverse=True)
        self.matrix = csr_matrix((matrix.data, column, matrix.indptr), shape=(len(labels), len(self.codes)))
        self.truth = np.eye(len(LABELS))[labels]
        self.gap = gap
        firsts = np.flatnonzero(np.r_[True, chain[1:] != chain[:-1]])
        lengths = np.diff(np.r_[firsts, len(labels)])
        order = np.argsort(-lengths, kind="stable")
        self.first, self.last = firsts[order], (firsts + lengths - 1)[order]
        alive = np.searchsorted(-lengths[order], -np.arange(lengths.max()))
        self.steps = [self.first[:count] + at for at, count in enumerate(alive)]
        self.inner = np.setdiff1d(np.arange(len(labels)), self.first)
        self.pairs = np.zeros((len(GAPS), len(LABELS), len(LABELS)))
        np.add.at(self.pairs, (gap[self.inner], labels[self.inner - 1], labels[self.inner]), 1)

    def gradients(self, weights, step, opening):
        """Gradients of the negative log-likelihood: forward and backward sums over each chain."""
        scores = self.matrix @ weights[self.codes]
        ahead, behind = np.empty_like(scores), np.zeros_like(scores)
        ahead[self.steps[0]] = scores[self.steps[0]] + opening
        for here in self.steps[1:]:
            ahead[here] = np.logaddexp.reduce(ahead[here - 1][:, :, None] + step[self.gap[here]], axis=1) + scores[here]
        for here in self.steps[:0:-1]:
            paths = step[self.gap[here]] + (scores[here] + behind[here])[:, None, :]
            behind[here - 1] = np.logaddexp.reduce(paths, axis=2)
        total = np.empty(len(scores))
        whole = np.logaddexp.reduce(ahead[self.last], axis=1)
        for here in self.steps:
            total[here] = whole[: len(here)]
        likely = np.exp(ahead + behind - total[:, None])
        paths = ahead[self.inner - 1][:, :, None] + step[self.gap[self.inner]]
        paths += (scores[self.inner] + behind[self.inner] - total[self.inner, None])[:, None, :]
        pairs = np.zeros_like(self.pairs)
        np.add.at(pairs, self.gap[self.inner], np.exp(paths))
        error = likely - self.truth
        return self.matrix.T @ error, pairs - self.pairs, error[self.first].sum(axis=0)


def fit(matrix, labels, chain, gap, penalty):
    """Weights of codes, of label to label by gap, and of a paragraph's first label."""
    random = np.random.default_rng(0)
    chains = np.unique(chain, return_inverse=True)[1]
    part = random.integers(BATCHES, size=chains[-1] + 1)[chains]
    parts = [np.flatnonzero(part == number) for number in np.unique(part)]
    batches = [Batch(matrix[rows], labels[rows], chains[rows], gap[rows]) for rows in parts]
    values = [
        np.zeros((matrix.shape[1], len(LABELS))),
        np.zeros((len(GAPS), len(LABELS), len(LABELS))),
        np.zeros(len(LABELS)),
    ]
    squares = [np.full_like(value, 0.01) for value in values]
    means = [np.zeros_like(value) for value in values]
    for epoch in range(EPOCHS):
        for batch in (batches[number] for number in random.permutation(len(batches))):
            places = batch.codes, slice(None), slice(None)
            gradients = batch.gradients(*values)
            for value, square, gradient, at in zip(values, squares, gradients, places, strict=True):
                gradient = gradient * 1000 / len(batch.truth)
                square[at] += gradient**2
                rate = RATE / np.sqrt(square[at])
                shrink = 1 + rate * penalty * 1000 / len(labels) if value is values[0] else 1
                value[at] = (value[at] - rate * gradient) / shrink
        if epoch >= EPOCHS - AVERAGED:
            for mean, value in zip(means, values, strict=True):
                mean += value / AVERAGED
    return means


def learn(seen, columns, names, labels, rows):
    """A model from the words in `rows`, in the form of a file of weights: values, weights, step, opening."""
    counts = np.bincount(columns[rows].ravel(), minlength=len(names))
    chain, gap = seen.paragraph[rows], seen.column("G")[rows]
    kept = counts >= SEEN
    weights = np.zeros((len(names), len(LABELS)))
    weights[kept] = fit(select(columns[rows], kept), labels[rows], chain, gap, PENALTIES[0])[0]
    moved = np.abs(weights - weights.mean(axis=1, keepdims=True)).max(axis=1) * np.sqrt(counts)
    kept &= moved >= np.sort(moved)[-KEPT:][0]
    found, step, opening = fit(select(columns[rows], kept), labels[rows], chain, gap, PENALTIES[1])
    chosen = [name for name, keep in zip(names, kept, strict=True) if keep]
    return chosen, found, step, opening


def write(path, chosen, weights, step, opening):
    """Write the weights as sorted text: whole hundredths, relative to the label `out`."""
    weights = np.rint((weights - weights[:, :1]) * SCALE).astype(int)
    lines = {}
    for (template, code), row in zip(chosen, weights, strict=True):
        if row.any():
            lines.setdefault(template, []).append(" ".join([code_name(template, code), *map(str, row[1:])]))
    parts = [HEAD.strip(), "[opening]", " ".join(map(str, np.rint(opening * SCALE).astype(int)))]
    for gap, table in zip(GAPS, np.rint(step * SCALE).astype(int), strict=True):
        parts += [f"[step {gap}]", *(" ".join(map(str, row)) for row in table)]
    for template in sorted(lines):
        parts += [f"[{template}]", *sorted(lines[template])]
    Path(path).write_text("\n".join(parts) + "\n", "utf-8")


HEAD = """
# Weights of the model of reported speech: analysis/reported.py reads them, scripts/train_voices.py writes them
#     python scripts/train_voices.py GOLD
# Learned from PolNeAR, which states no licence: no text of it is here, only weights of function words, reporting
# expressions, punctuation, shape and position (lexicons/reporting.toml, function_words.toml; analysis/surroundings.py).
# Newell, E., Margolin, D., & Ruths, D. (2018). An Attribution Relations Corpus for Political News.
# Proceedings of the Eleventh International Conference on Language Resources and Evaluation (LREC 2018).
# A section is a template; a line its value (parts joined by |) and hundredths for source, cue and content, against out.
# [opening]: a paragraph's first label (out, source, cue, content). [step MARKS]: from (line) to (column), by the marks
# between.
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", help="folder of gold data, with polnear/articles.jsonl")
    parser.add_argument(
        "--leave-out", action="store_true", help="learn without each publisher in turn, and score on it"
    )
    options = parser.parse_args()
    articles, gold = read_polnear(options.gold)
    tokens = words_of(articles)
    seen = surroundings(join(articles, tokens))
    labels = gold_labels(tokens, gold)
    columns, names = encode(seen, templates(TEMPLATES))
    every = np.arange(len(tokens))
    publisher = tokens["article"].map(articles.set_index("article")["publisher"]).to_numpy()
    models, left_out = {}, {}
    with tempfile.TemporaryDirectory() as folder:
        for rows, held in LeaveOneGroupOut().split(every, groups=publisher):
            name = publisher[held[0]]
            print("learning without", name, flush=True)
            write(Path(folder, name), *learn(seen, columns, names, labels, rows))
            models[name] = read_weights(Path(folder, name))
            own = articles[articles["publisher"] == name].reset_index(drop=True)
            left_out[name] = examples(read_articles(own, words_of(own), models[name]), gold)
    if options.leave_out:
        score(articles, gold, models, left_out)
    else:
        write(WEIGHTS, *learn(seen, columns, names, labels, every))
        write_links(LINKS, learn_links(joined([*left_out.values()])))


def score(articles, gold, models, left_out):
    """Print how well each publisher's articles are read by models learned without them."""
    found = []
    for name, model in models.items():
        links = learn_links(joined([rows for other, rows in left_out.items() if other != name]))
        own = articles[articles["publisher"] == name].reset_index(drop=True)
        tokens = words_of(own)
        found.append(attributions(own, tokens, model=model, links=links))
        print(name, flush=True)
        print(voice_rows(own, tokens, found[-1], gold[gold["article"].isin(own["article"])]).to_string(), flush=True)
    print("all publishers, each left out in turn")
    print(voice_rows(articles, words_of(articles), pd.concat(found), gold).to_string())


if __name__ == "__main__":
    main()
