"""The table of codes in; which codes of language models people have checked, and what that means for findings, out."""

import pandas as pd

from analysis.coding.adjudication import ADJUDICATED, PLACE

MODEL = "language model"
FEWEST = 10  # places that people coded too


def model_checks(codes: pd.DataFrame) -> pd.DataFrame:
    """How far people have checked the codes of each language model.

    Returns
    -------
    DataFrame
        One row per measure and language model: `measure`, `coder`, `version`, `places` (that it coded), `people` (how many coded the measure),
        `checked` (places that a person coded too), `validated` (whether there are at least ten of these). There is no row for adjudicated
        codes, nor for the models whose differences they settle (`settled_coders`).
    """
    rows = []
    for measure, own in codes.groupby("measure", sort=False):
        people = own[own["coder_kind"] == "person"]
        seen = set(people[PLACE].itertuples(index=False, name=None))
        count = people.loc[people["coder"] != ADJUDICATED, "coder"].nunique()
        done = {ADJUDICATED, *settled_coders(own)}
        for coder, coded in own[(own["coder_kind"] == MODEL) & ~own["coder"].isin(done)].groupby("coder", sort=False):
            places = set(coded[PLACE].itertuples(index=False, name=None))
            both = len(places & seen)
            rows.append((measure, coder, coded["version"].iloc[-1], len(places), count, both, both >= FEWEST))
    return pd.DataFrame(rows, columns=["measure", "coder", "version", "places", "people", "checked", "validated"])


def settled_coders(codes: pd.DataFrame) -> list[str]:
    """The coders whose differences the adjudicated codes settle; none if there are no adjudicated codes.

    These are the coders of the same kind. Language models must also have the same `version`, which `discourse codes` gives to all
    sheets that it reads together; a model that was added later has another.
    """
    settled, others = codes[codes["coder"] == ADJUDICATED], codes[codes["coder"] != ADJUDICATED]
    own = others[others["coder_kind"].isin(settled["coder_kind"])]
    own = own[(own["coder_kind"] != MODEL) | own["version"].isin(settled["version"])]
    return own["coder"].drop_duplicates().tolist()


def model_check_lines(codes: pd.DataFrame) -> list[str]:
    """The table of `model_checks` in sentences: for each model one about the measures that people checked, and one about the others."""
    found, lines = model_checks(codes), []
    for (coder, validated), rows in found.groupby(["coder", "validated"], sort=False):
        names = ", ".join(rows["measure"])
        if validated:
            lines.append(f"{coder} (language model), {names}: people also coded {_span(rows['checked'])} of its {_span(rows['places'])} places. No finding "
                         "rests on its codes alone: use the people's codes to correct the difference.")  # fmt: skip
        else:
            some = f"people coded only {_span(rows['checked'])} of the same places"
            few = some if rows["checked"].any() else "no person coded the same places"
            lines.append(f"{coder} (language model), {names}: NOT VALIDATED; {few}. No finding rests on its codes.")
    return lines


def _span(counts):
    low, high = int(counts.min()), int(counts.max())
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"
