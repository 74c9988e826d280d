"""Reads and writes weights learned from annotated texts, and the hashes of the texts that they were learned from.

A file `models/<name>/weights.tsv` has comment lines (`#`: what, learned by which script, from which sets under which
licence), a line of column names and one line per weight. `models/<name>/rows.txt` has one line per text: eight hexadecimal
digits of a hash, from which the text cannot be recovered, but by which it can be recognised.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.core.folding import fold
from analysis.core.package_files import MODELS

FOLDS = 5


def row_hash(text: str) -> str:
    """Eight hexadecimal digits by which a text is recognised, whatever its case, spaces and typographic marks."""
    return hashlib.sha256(" ".join(fold(text).lower().split()).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def read_gold(gold: str | Path, name: str, file: str = "data.jsonl") -> pd.DataFrame:
    """A file of a gold set as a table. A ValueError names the file, and the line that is not a JSON object."""
    path = Path(gold, name, file)
    rows = []
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: not UTF-8 (byte {error.start})") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            rows.append(json.loads(line))
        except json.JSONDecodeError as error:
            raise ValueError(f"{path}, line {number}: not JSON ({error.msg})") from None
        if not isinstance(rows[-1], dict):
            raise ValueError(f"{path}, line {number}: not an object of JSON, as {{...}}")
    if not rows:
        raise ValueError(f"{path}: no rows")
    return pd.DataFrame(rows)


@cache
def read_weights(name: str) -> pd.DataFrame:
    """The weights of `models/<name>/weights.tsv`, one row each, with the columns that its head names."""
    path = MODELS / name / "weights.tsv"
    head = sum(line.startswith("#") for line in path.read_text("utf-8").split("\n"))  # only there: # is an entry too
    return pd.read_csv(path, sep="\t", skiprows=head, keep_default_na=False, quoting=3)


@cache
def training_hashes(name: str) -> frozenset[str]:
    """The hashes of the texts that the weights were learned from."""
    return frozenset((MODELS / name / "rows.txt").read_text("ascii").split())


def write_weights(name: str, weights: pd.DataFrame, texts: Iterable[str], head: str, folder: Path = MODELS) -> None:
    """Write weights, and the hashes of the texts they were learned from.

    The `head` says what is weighed, by which script, from which sets under which licence, on which date.
    """
    comment = "".join(f"# {line}\n" for line in head.splitlines())
    table = weights.to_csv(sep="\t", index=False, lineterminator="\n", quoting=3)
    (folder / name).mkdir(exist_ok=True)
    (folder / name / "weights.tsv").write_text(comment + table, "utf-8", newline="\n")
    write_hashes(name, texts, folder)


def write_hashes(name: str, texts: Iterable[str], folder: Path = MODELS) -> None:
    """Write the hashes of texts, each once."""
    (folder / name).mkdir(exist_ok=True)
    hashes = sorted({row_hash(text) for text in texts})
    (folder / name / "rows.txt").write_text("".join(f"{digits}\n" for digits in hashes), "ascii", newline="\n")


def in_training(name: str, texts: Iterable[str]) -> np.ndarray:
    """Whether the weights were learned from each text: an array of bool."""
    known = training_hashes(name)
    return np.array([row_hash(text) in known for text in texts], bool)


def folds(groups: Collection) -> np.ndarray:
    """The fold (0 to 4) of each row. It depends on its group alone, for example its document, so a group is never divided."""
    fold_of = {group: int(hashlib.sha256(str(group).encode()).hexdigest(), 16) % FOLDS for group in set(groups)}
    return np.array([fold_of[group] for group in groups], int)


def score_out_of_fold(
    name: str,
    texts: Collection[str],
    groups: Collection,
    learn: Callable[[frozenset[str]], pd.DataFrame],
    score: Callable[[pd.DataFrame, np.ndarray], np.ndarray],
) -> tuple[np.ndarray, np.ndarray]:
    """Scores of texts by weights that were not learned from them, and whether the shipped weights were learned from each text.

    A text that the shipped weights were learned from is scored by weights learned again without its fold; `groups` names
    the document of each text, and a document is never on both sides. `learn` takes hashes
    (`row_hash`) to leave out and returns weights, as `read_weights` does; `score` takes weights and positions of texts and
    returns an array, one score (or row of scores) a position.
    """
    known, fold = in_training(name, texts), folds(groups)
    scores = np.array(score(read_weights(name), np.arange(len(texts))), float)
    for number in sorted(set(fold[known])):
        here = np.flatnonzero(known & (fold == number))
        without = frozenset(row_hash(text) for text, other in zip(texts, fold, strict=True) if other == number)
        scores[here] = score(learn(without), here)
    return scores, known
