"""How far single entries of a lexicon can be trusted: their precision in annotated texts."""

import pandas as pd

from analysis.validation.rows import marked, read_rows

FEWEST = 20  # texts an entry must stand in
COLUMNS = ["measure", "category", "entry", "set", "n", "precision", "base"]


def entry_precision(marks, agrees, fewest=FEWEST):
    """The share of the texts with an entry in which annotators agree with it.

    Parameters
    ----------
    marks : DataFrame
        From `marked`: one text an article; a text counts once for each entry.
    agrees : array of bool
        What annotators say of each text: that it has what the entry stands for.
    fewest : int
        Texts that an entry must stand in.

    Returns
    -------
    DataFrame
        `category`, `entry`, `n` (texts), `precision`, `base` (the share of all texts), the lowest precision first.
    """
    found = marks[marks["weight"] != 0].drop_duplicates(["article", "category", "entry"])
    found = found.assign(right=[bool(agrees[int(number)]) for number in found["article"]])
    counts = found.groupby(["category", "entry"])["right"].agg(n="size", precision="mean").reset_index()
    counts = counts[counts["n"] >= fewest].assign(base=float(pd.Series(agrees).mean()))
    return counts.sort_values(["precision", "entry"], kind="stable").reset_index(drop=True)


def measured_entries(gold):
    """Precision of the entries of tone, subjectivity and framing that stand in at least twenty annotated texts.

    Tone: the sign of a mark against the label of snippets of editorials (nyt_editorials). Subjectivity: loaded and argued
    wording against subjective sentences (mpqa12) and biased ones (babe). Framing: generic frames against articles that show them
    (narrative_frames).

    Returns
    -------
    DataFrame
        `measure`, `category`, `entry`, `set`, `n`, `precision`, `base`. Hedges, vagueness and irrealis stand in
        `models/precision/cues.tsv`.
    """
    parts = []
    rows = read_rows(gold, "nyt_editorials")
    _, marks = marked(rows["text"], ["tone"])
    for label, sign in (("positive", 1), ("negative", -1)):
        own = marks[(marks["measure"] == "tone") & (marks["weight"] * sign > 0)]
        parts.append(_part("tone", "nyt_editorials", own, (rows["label"] == label).to_numpy()))
    for name, file, column, value in (
        ("mpqa12", "sentences.jsonl", "subjective", True),
        ("babe", "data.jsonl", "label_bias", "Biased"),
    ):
        rows = read_rows(gold, name, file)
        _, marks = marked(rows["text"], ["subjectivity"])
        own = marks[(marks["measure"] == "subjectivity") & ~marks["category"].str.startswith("plain.")]
        parts.append(_part("subjectivity", name, own, (rows[column] == value).to_numpy()))
    rows = read_rows(gold, "narrative_frames")
    _, marks = marked(rows["text"], ["framing"], section=None)
    frames = {"RE": "responsibility", "HI": "human_interest", "CO": "conflict", "MO": "morality", "EC": "economic"}
    for code, frame in frames.items():
        own = marks[marks["category"] == f"generic.{frame}"]
        parts.append(
            _part(
                "framing",
                "narrative_frames",
                own,
                rows["frames"].map(lambda shown, code=code: shown[code] == 1).to_numpy(),
            )
        )
    return pd.concat(parts, ignore_index=True)[COLUMNS]


def _part(measure, name, marks, agrees):
    return entry_precision(marks, agrees).assign(measure=measure, set=name)
