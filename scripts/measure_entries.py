"""Write analysis/models/precision/entries.tsv: how far single entries can be trusted, by their precision in annotated texts.

python scripts/measure_entries.py GOLD
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis.core.package_files import MODELS
from analysis.core.weights import read_gold
from analysis.validation.framing import GENERIC
from analysis.validation.gold import mark_texts
from analysis.validation.hedging import CUES_OF
from analysis.validation.learning.certainty import FILTERED, READERS

HEAD = """# In how many of the annotated texts with an entry the annotators agree with it (precision), beside the share of all texts (base).
# Entries that stand in at least 20 texts; by scripts/measure_entries.py. Nothing is weighed by these figures.
"""
FEWEST = 20  # texts an entry must stand in
COLUMNS = ["measure", "category", "entry", "set", "n", "precision", "base"]


def entry_precision(marks: pd.DataFrame, agrees: Sequence[bool], fewest: int = FEWEST) -> pd.DataFrame:
    """The share of the texts with an entry in which annotators agree with it, the lowest precision first.

    `marks` are from `mark_texts`: one text an article, which counts once for each entry; `agrees` is what annotators say of
    each text: that it has what the entry stands for. Entries in at least `fewest` texts have a row: `category`, `entry`,
    `n` (texts), `precision`, `base` (the share of all texts).
    """
    found = marks[marks["weight"] != 0].drop_duplicates(["article", "category", "entry"])
    found = found.assign(right=[bool(agrees[int(number)]) for number in found["article"]])
    counts = found.groupby(["category", "entry"])["right"].agg(n="size", precision="mean").reset_index()
    counts = counts[counts["n"] >= fewest].assign(base=float(pd.Series(agrees).mean()))
    return counts.sort_values(["precision", "entry"], kind="stable").reset_index(drop=True)


def measured_entries(gold: str | Path, fewest: int = FEWEST) -> pd.DataFrame:
    """Precision of the entries of a lexicon that stand in at least twenty annotated texts: a table of `COLUMNS`.

    Tone: the sign of a mark against the label of snippets of editorials (nyt_editorials). Subjectivity: loaded and argued
    wording against subjective sentences (mpqa12) and biased ones (babe). Framing: generic frames against articles that show
    them (narrative_frames). Hedging, vagueness and irrealis: sentences that people marked as vague, speculative or open.
    """
    parts = []

    def add(measure, name, marks, agrees):
        own = marks[marks["measure"] == measure]
        parts.append(entry_precision(own, agrees.to_numpy(), fewest).assign(measure=measure, set=name))

    rows = read_gold(gold, "nyt_editorials")
    _, marks = mark_texts(rows["text"], ["tone"])
    for label, sign in (("positive", 1), ("negative", -1)):
        add("tone", "nyt_editorials", marks[marks["weight"] * sign > 0], rows["label"] == label)
    for name, file, column, value in (
        ("mpqa12", "sentences.jsonl", "subjective", True),
        ("babe", "data.jsonl", "label_bias", "Biased"),
    ):
        rows = read_gold(gold, name, file)
        _, marks = mark_texts(rows["text"], ["subjectivity"])
        add("subjectivity", name, marks[~marks["category"].str.startswith("plain.")], rows[column] == value)
    rows = read_gold(gold, "narrative_frames")
    _, marks = mark_texts(rows["text"], ["framing"], section=None)
    for code, frame in GENERIC.items():
        add("framing", "narrative_frames", marks[marks["category"] == frame], rows["frames"].str[code] == 1)
    for scale, (name, reader) in READERS.items():
        rows = reader(gold)
        rows = rows[rows["split"] != FILTERED]
        measures = [measure for measure in CUES_OF[scale] if scale != "degree"]
        _, marks = mark_texts(rows["text"], measures) if measures else (None, None)
        for measure in measures:
            add(measure, name, marks, rows["value"] == 1)
    return pd.concat(parts, ignore_index=True)[COLUMNS]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", metavar="GOLD", help="folder of gold data, one folder a set")
    table = measured_entries(parser.parse_args().gold).to_csv(
        sep="\t", index=False, lineterminator="\n", float_format="%.3f"
    )
    (MODELS / "precision" / "entries.tsv").write_text(HEAD + table, "utf-8", newline="\n")
