"""The table of codes in; which codes of language models no person has checked, and what that means for findings, out."""

import pandas as pd

from analysis.coding.filled import ADJUDICATED, PLACE

MODEL = "language model"
FEWEST = 10  # places that people coded too


def checks(codes: pd.DataFrame) -> pd.DataFrame:
    """How far people have checked what each language model coded.

    Returns
    -------
    DataFrame
        One row a measure and model that coded it alone: `measure`, `coder`, `version`, `places` (that it coded), `people`, `checked` (places that a person
        coded too), `validated` (whether those are at least ten). Codes that were settled between several coders are `adjudicated`, and
        no row; nor are those of the models between whom they were settled.
    """
    rows = []
    for measure, own in codes.groupby("measure", sort=False):
        if (own["coder"] == ADJUDICATED).any():
            continue
        people = own[own["coder_kind"] == "person"]
        seen = set(people[PLACE].itertuples(index=False, name=None))
        for coder, said in own[own["coder_kind"] == MODEL].groupby("coder", sort=False):
            places = set(said[PLACE].itertuples(index=False, name=None))
            rows.append((measure, coder, said["version"].iloc[-1], len(places), people["coder"].nunique(), len(places & seen), len(places & seen) >= FEWEST))  # fmt: skip
    return pd.DataFrame(rows, columns=["measure", "coder", "version", "places", "people", "checked", "validated"])


def check_lines(codes: pd.DataFrame) -> list[str]:
    """The same as sentences, one for all measures of a model of which the same can be said."""
    found, lines = checks(codes), []
    for (coder, validated), rows in found.groupby(["coder", "validated"], sort=False):
        names = ", ".join(rows["measure"])
        if validated:
            lines.append(f"{coder} (language model), {names}: people coded {_span(rows['checked'])} of its {_span(rows['places'])} places too. Its codes "
                         "bear no finding as they are: correct the difference by the people's codes.")  # fmt: skip
        else:
            few = (
                f"people coded only {_span(rows['checked'])} of the same places"
                if rows["checked"].any()
                else "no person coded the same places"
            )
            lines.append(f"{coder} (language model), {names}: NOT VALIDATED; {few}. No finding rests on its codes.")
    return lines


def _span(counts):
    low, high = int(counts.min()), int(counts.max())
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"
