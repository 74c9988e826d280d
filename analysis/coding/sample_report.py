"""The filled sheets of a sample and their key in; sentences on agreement and accuracy, and files of what to check, out."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis.coding.agreement import sample_agreement
from analysis.coding.code_checks import variable_name
from analysis.coding.sample_codes import blank_row, coder_votes, majority, read_key, read_sheets, sample_and_strata
from analysis.comparison.correction import corrected, correction_lines
from analysis.comparison.wording import number
from analysis.corpus.spreadsheets import escape_cell, write_sheet

RELIABLE, TENTATIVE = 0.800, 0.667  # Krippendorff, K. (2004). Content Analysis (2nd ed.). Thousand Oaks: Sage, p. 241
MANY = 20  # disagreements listed on the screen; the file lists all


def report_sample(
    paths: Sequence[str | Path], key: str | Path, decided: str | Path | None = None, output: str | Path | None = None
) -> list[str]:
    """Read the filled sheets of a sample, one per coder, and say in sentences how far coders agree and how accurate the measure is.

    `decided` is a sheet with the codes that were settled after discussion. The folder `output` gets `agreement.csv` (the
    figures), `disagreements.xlsx` (the sentences on which coders differ, to be settled without seeing what the measure found) and
    `errors.csv` (where the measure and the majority differ, with the cues that the measure found).
    """
    drawn = read_key(key)
    codes = read_sheets(paths, drawn)
    settled = read_sheets([decided], drawn).iloc[:, 0] if decided else None
    figures, voted = sample_agreement(codes, drawn, settled), coder_votes(codes, drawn["codes"], settled)
    lines = [*sample_lines(figures, codes, voted, drawn), *_listed(codes)]
    compared = corrected(*sample_and_strata(drawn, voted), drawn["codes"]) if drawn.get("between") else None
    if compared is not None:
        lines += correction_lines(compared, variable_name(drawn["measure"], drawn["category"]))
    if output:
        lines += _write(Path(output), figures, codes, voted, drawn)
        if compared is not None:
            compared.to_csv(Path(output) / "corrected.csv", index=False, lineterminator="\n")
            lines.append(f"The corrected differences: {Path(output) / 'corrected.csv'}")
    return lines


def sample_lines(figures: pd.DataFrame, codes: pd.DataFrame, voted: pd.DataFrame, key: dict) -> list[str]:
    """The figures in sentences that claim no more than the intervals allow."""
    rows = {(row.figure, None if pd.isna(row.code) else row.code): row for row in figures.itertuples()}
    name = variable_name(key["measure"], key["category"])
    missing, people = int(codes.isna().sum().sum()), codes.shape[1]
    lines = [
        f"{name}: {len(codes)} sentences, {people} coder{'s' * (people > 1)}, {missing} codes missing, "
        f"{int(voted.isna().any(axis=1).sum())} sentences without a code."
    ]
    if people > 1:
        lines.append("Agreement between the coders: " + _reliability(rows["alpha_coders", None]))
    else:
        lines.append("There is one coder, so agreement cannot be computed; have a second person code the sheet.")
    tied = int((voted.notna().all(axis=1) & majority(voted).isna()).sum())
    if tied:
        lines.append(
            f"No majority on {tied} sentences: each tied code counts as a fraction. Settle them in the "
            "sheet of disagreements, and name that sheet with --decided."
        )
    against = (
        "The measure compared with the coders' majority: " if people > 1 else "The measure compared with the coder: "
    )
    lines.append(against + _alpha(rows["alpha_measure", None]) + ".")
    for code in key["codes"]:
        if code:
            lines += _quality(code, rows, key)
    return lines


def _alpha(row):
    if pd.isna(row.value):
        return f"α cannot be computed: only one code occurs among the {row.n} sentences coded twice"
    limits = (
        f"[{number(row.low, 2)}, {number(row.high, 2)}]" if row.low < row.high else "(no disagreement, so no interval)"
    )
    return f"α = {number(row.value, 2)} {limits} on {row.n} sentences"


def _reliability(row):
    return _alpha(row) + "." if pd.isna(row.value) else f"{_alpha(row)}: {judge_alpha(row.value, row.low, row.high)}."


def judge_alpha(value: float, low: float, high: float) -> str:
    """How far an alpha, with its interval (NaN if there is none), can be relied on, by Krippendorff's customary bounds."""
    if value < TENTATIVE:
        return "too low to judge a measure by (below .667): improve the instructions and code a new sample"
    if value < RELIABLE:
        return "enough for tentative conclusions only (.667 to .800)"
    if low < RELIABLE:
        return "reliable by convention (.800 or more), but the interval extends below .800"
    return "reliable (.800 or more" + (", the whole interval)" if low < high else ")")


def _quality(code, rows, key):
    precision, recall, measured, corrected = (
        rows[figure, code] for figure in ("precision", "recall", "measured", "corrected")
    )
    which = f"code {number(code, 0)}"
    if pd.isna(precision.value):
        why = "it assigns it to none" if measured.value == 0 else "none of these was coded"
        lines = [f"Precision, {which}: not known; of the sentences to which the measure assigns it, {why}."]
    else:
        lines = [
            f"Precision, {which}: of the sentences to which the measure assigns it, the coders confirm {_percent(precision)}."
        ]
    if pd.isna(corrected.value):
        return [
            *lines,
            f"Recall and corrected share, {which}: unknown, because one stratum of the sample has no codes.",
        ]
    if pd.isna(recall.value):
        lines.append(f"Recall, {which}: unknown, because the coders assigned it to no sentence.")
    else:
        lines.append(
            f"Recall, {which}: of the sentences to which the coders assign it, the measure finds {_percent(recall)}."
        )
    if corrected.low <= measured.value <= corrected.high:
        bias = "the measured share shows no significant bias"
    else:
        bias = f"the measured share is too {'low' if measured.value < corrected.low else 'high'}"
    lines.append(
        f"Share of the {measured.n} sentences of the articles, {which}: {number(measured.value * 100)} % measured, "
        f"{_percent(corrected)} corrected; {bias}."
    )
    return lines


def _percent(row):
    return f"{number(row.value * 100)} % [{number(row.low * 100)}, {number(row.high * 100)}]"


def _differing(codes):
    return codes[codes.nunique(axis=1) > 1]


def _listed(codes):
    differing = _differing(codes)
    lines = [f"The coders differ on {len(differing)} sentences."] if codes.shape[1] > 1 else []
    for name, row in differing.head(MANY).iterrows():
        lines.append(f"  {name}: " + ", ".join(f"{coder} {number(code, 0)}" for coder, code in row.dropna().items()))
    return [*lines, f"  and {len(differing) - MANY} more"] if len(differing) > MANY else lines


def _write(output, figures, codes, voted, key):
    """Write the figures and both lists; lines that name the files."""
    output.mkdir(parents=True, exist_ok=True)
    figures.to_csv(output / "agreement.csv", index=False, lineterminator="\n")
    chosen = majority(voted)
    errors = [
        {"id": row["id"], "article": escape_cell(row["article"]), "number": row["number"], "measure": row["value"],
         "coders": int(chosen[row["id"]]), "cues": escape_cell("; ".join(row["cues"])), "sentence": escape_cell(row["sentence"])}
        for row in key["rows"] if pd.notna(chosen[row["id"]]) and chosen[row["id"]] != row["value"]
    ]  # fmt: skip
    columns = ["id", "article", "number", "measure", "coders", "cues", "sentence"]
    table = pd.DataFrame(errors, columns=columns)
    table.to_csv(output / "errors.csv", index=False, lineterminator="\n", encoding="utf-8-sig")
    lines = [f"The measure and the majority differ on {len(errors)} sentences: {output / 'errors.csv'}"]
    differing, sheet = _differing(codes), output / "disagreements.xlsx"
    if sheet.exists():
        lines.append(f"{sheet} was not overwritten, because it may contain codes.")
    elif len(differing):
        rows = {row["id"]: row for row in key["rows"]}
        write_sheet(
            sheet,
            [_to_settle(rows[name], given) for name, given in differing.iterrows()],
            choices={"code": key["codes"]},
        )
        lines.append(f"To settle: {sheet}")
    return lines


def _to_settle(row, given):
    coders = {f"coded by {coder}": "" if pd.isna(code) else int(code) for coder, code in given.items()}
    return blank_row(row, coders)
