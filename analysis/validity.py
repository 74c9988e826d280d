"""What is known of how well each measure agrees with people: the table as last run, and a line for each measure.

The table `validity.csv` is what `discourse validate` wrote on the gold data named in docs/validity.md; figures of rows that weights
were learned from are cross-fitted.
"""

from importlib.resources import files
from pathlib import Path

import pandas as pd

# The rows that speak for a measure: set, unit, metric, and what they show; {…} are columns of the table.
HEADLINES = {
    "voice": [
        ("polnear", "word", "content_f1",
         "the words of others are told from the author's at F1 {ours} in US political news (marks alone .52); people agree at α .75"),
        ("polnear", "attribution", "source_head", "the right source is found for {percent} of them"),
    ],
}  # fmt: skip


def validity():
    """The table of validity that comes with the package: the columns of `analysis.validation.COLUMNS`."""
    return pd.read_csv(Path(str(files("analysis"))) / "validity.csv")


def line(measure, table=None):
    """One sentence on how a measure agrees with human annotation.

    Parameters
    ----------
    measure : str
    table : DataFrame, optional
        By default `validity()`.

    Returns
    -------
    str
        Says so where the measure was never validated.
    """
    table = validity() if table is None else table
    said = []
    for name, unit, metric, text in HEADLINES.get(measure, ()):
        rows = table[(table["set"] == name) & (table["unit"] == unit) & (table["metric"] == metric)]
        for row in rows[rows["measure"] == measure].head(1).to_dict("records"):
            shown = {key: _short(value) for key, value in row.items() if isinstance(value, float)}
            said.append(text.format(**{**shown, "n": f"{row['n']:,}", "percent": f"{row['ours']:.0%}"}))
    if not said:
        return f"{measure}: never compared with human annotation; counts of the words its lexicon lists, to be read in context."
    return f"{measure}: {'; '.join(said)}."


def _short(value):
    """A coefficient as the field prints it: .84."""
    return f"{value:.2f}".replace("0.", ".", 1)
