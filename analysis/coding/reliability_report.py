"""Filled sheets of every sentence, or tables of codes, in; sentences on how far their coders agree, and what is left to settle, out."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis.coding.adjudication import ADJUDICATED, PLACE
from analysis.coding.code_checks import variable_name
from analysis.coding.codes import read_codes
from analysis.coding.filled_sheets import codes_from_sheets
from analysis.coding.full_sheets import column_choices, sheet_row
from analysis.coding.model.equivalence import equivalence, equivalence_lines
from analysis.coding.model_checks import model_check_lines
from analysis.coding.reliability import SPAN, reliability
from analysis.coding.sample_report import judge_alpha
from analysis.comparison.wording import number
from analysis.corpus.spreadsheets import write_sheet

PLURAL = {"person": "people", "language model": "language models", "lexicon": "lexicons"}


def reliability_lines(found: pd.DataFrame) -> list[str]:
    """The figures of `reliability` in sentences."""
    if found.empty:
        return ["No measure was coded by two coders, so agreement cannot be computed."]
    lines = []
    for (measure, category), rows in found.groupby(["measure", "category"], sort=False):
        first, rest = rows.iloc[0], rows.iloc[1:]
        name = variable_name(measure, category)
        what = f"{first['n']} {'spans' if first['unit'] == SPAN else 'sentences coded twice'}"
        if pd.isna(first["alpha"]):
            lines.append(f"{name}: α cannot be computed, because only one code occurs ({what}).")
            continue
        limits = "" if pd.isna(first["low"]) else f" [{number(first['low'], 2)}, {number(first['high'], 2)}]"
        line = f"{name}: α{'_u' if first['unit'] == SPAN else ''} = {number(first['alpha'], 2)}{limits}, {what}"
        line += "" if pd.isna(first["kappa"]) else f", κ = {number(first['kappa'], 2)}"
        each = [f"{number(row.code, 0)}: {number(row.specific, 2)}" for row in rest.itertuples()]
        one = f"; specific agreement {number(first['specific'], 2)}" if not pd.isna(first["specific"]) else ""
        more = f"; specific agreement on {', '.join(each)}" if each else one
        lines.append(f"{line}{more}: {judge_alpha(first['alpha'], first['low'], first['high'])}.")
    return lines


def report_reliability(
    paths: Sequence[str | Path],
    key: dict | None = None,
    output: str | Path | None = None,
    decided: str | Path | None = None,
) -> list[str]:
    """Read filled sheets of every sentence (with their key), or tables of codes, and say in sentences how far their coders agree.

    People and language models never share an α: it is computed among people, among models, and for each model against people. It also says
    which of a model's codes nobody has checked. Adjudicated codes are left out, because they were made from the others. The folder `output`
    gets `agreement.csv`; `equivalence.csv` if a model and people coded the same; and, for sheets, `disagreements.xlsx`, with cells to fill
    in where coders differ. `decided` is that sheet, filled in; what it settles is left out of the next one.
    """
    if key is None:
        codes = pd.concat([read_codes(path) for path in paths], ignore_index=True)
    else:
        codes, _ = codes_from_sheets(paths, key)
    who = codes[["coder", "coder_kind"]].drop_duplicates().to_numpy()
    lines = [f"Coders: {', '.join(coder if key else f'{coder} ({kind})' for coder, kind in who)}."]
    kinds = {kind: own for kind, own in codes[codes["coder"] != ADJUDICATED].groupby("coder_kind", sort=False)}  # noqa: C416 - groups are no pairs to mypy
    each = [reliability(own).assign(coder_kind=kind) for kind, own in kinds.items()]
    for kind, part in zip(kinds, each, strict=True):
        lines += [f"Among {PLURAL[kind]}:"] if len(kinds) > 1 and len(part) else []
        lines += reliability_lines(part) if len(part) or len(kinds) == 1 else []
    found = pd.concat(each, ignore_index=True) if each else reliability(codes[:0])
    equal = equivalence(codes)
    lines += [*equivalence_lines(equal), *model_check_lines(codes)]
    if not output:
        return lines
    folder = Path(output)
    folder.mkdir(parents=True, exist_ok=True)
    found.to_csv(folder / "agreement.csv", index=False, lineterminator="\n")
    lines.append(f"All figures: {folder / 'agreement.csv'}")
    if len(equal):
        equal.to_csv(folder / "equivalence.csv", index=False, lineterminator="\n")
        lines.append(f"Models against people: {folder / 'equivalence.csv'}")
    if key is None:
        return lines
    settled = codes_from_sheets([decided], key)[0] if decided else codes[:0]
    rows, sheet = disagreement_rows(codes, key, settled), folder / "disagreements.xlsx"
    if sheet.exists():
        lines.append(f"{sheet} was not overwritten, because it may contain codes.")
    elif rows:
        write_sheet(sheet, rows, choices=column_choices(key["variables"]))
        lines.append(f"To settle: {len(rows)} sentences in {sheet}")
    return lines


def disagreement_rows(codes: pd.DataFrame, key: dict, settled: pd.DataFrame) -> list[dict]:
    """The rows of a sheet for the sentences on which coders differ: the code of each coder, and empty cells to fill in."""
    done = {tuple(place) for place in settled[[*PLACE, "measure"]].to_numpy()}
    by_place = {place: rows for place, rows in codes.groupby([*PLACE, "measure"], sort=False)}  # noqa: C416 - groups are no pairs to mypy
    found = []
    for row in key["rows"]:
        differing = []
        for each in key["variables"]:
            place = (*(row[name] for name in PLACE), each["measure"])
            by_coder = (
                {coder: _cell(own, each) for coder, own in by_place[place].groupby("coder")}
                if place in by_place
                else {}
            )
            if len(set(by_coder.values())) > 1 and place not in done:
                cells = ", ".join(f"{coder} {cell}" for coder, cell in by_coder.items())
                differing.append(f"{each['column']}: {cells}")
        if differing:
            found.append(sheet_row(row, key["variables"], {"coders": "; ".join(differing)}))
    return found


def _cell(rows, variable):
    """What a coder wrote into a cell."""
    if "names" not in variable:
        return f"{rows['value'].iloc[0]:g}"
    frames = sorted(name.partition(".")[2] for name in rows["category"] if name != variable["category"])
    return " + ".join(frames) or "none"
