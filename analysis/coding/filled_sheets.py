"""Filled sheets and their key in; the table of codes of each coder out."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from analysis.coding.adjudication import ADJUDICATED, PLACE, adjudicate_codes
from analysis.coding.code_checks import check_codes, is_iso_time, parent_categories
from analysis.coding.codes import write_codes
from analysis.coding.codes_as_marks import poles
from analysis.coding.sample_codes import parse_code, read_key
from analysis.core.schema import table
from analysis.corpus.spreadsheets import read_sheet

NONE = ("none", "0", "-", "–", "no")  # in a cell of frames
BETWEEN = re.compile(r"[,;/|\n]+")
LISTED = 8  # cells that are not valid, in a message


def codes_from_sheets(
    paths: Sequence[str | Path], key: dict, kind: str = "person", version: str = "", time: str = ""
) -> tuple[pd.DataFrame, list[str]]:
    """The codes in filled sheets, one sheet per coder. A coder has the name of the sheet.

    Parameters
    ----------
    paths : sequence of path
        Sheets that `discourse sample` wrote, filled in. Rows are found by `id`. A cell that is empty is not coded.
    key : dict
        From `read_key`.
    kind : {'person', 'language model'}
    version : str
        What they used to code; by default the codebook of the key.
    time : str
        When they coded, in ISO 8601.

    Returns
    -------
    codes : DataFrame
        The table `codes`: the value of each cell. For frames, their number (as the value of the category that contains them), and 1 for
        each. A code that something is present is −1 if it is the negative pole of its measure, as a hedge is.
    remarks : list of str
        What was left out.

    Raises
    ------
    ValueError
        If a sheet is not of this key or a cell not valid. The message names file and rows.
    """
    parts, remarks = list[pd.DataFrame](), list[str]()
    for path in paths:
        rows, lost = _rows(path, key)
        if not rows:
            raise ValueError(f"{path}: no cell is filled in {', '.join(each['column'] for each in key['variables'])}")
        coder = Path(path).stem
        if any(coder == part["coder"].iloc[0] for part in parts):
            raise ValueError(
                f"{path}: another sheet is called {coder} as well; each coder has one sheet, named after the coder"
            )
        found = pd.DataFrame(rows).assign(
            coder=coder, coder_kind=kind, version=version or key.get("codebook_version", ""), time=time
        )
        parts.append(found.assign(digest=found["article"].map(key.get("articles", {})).fillna("")))
        remarks += lost
    return table("codes", pd.concat(parts, ignore_index=True)), remarks


def write_filled(  # noqa: PLR0913
    paths: Sequence[str | Path], key: str | Path, output: str | Path, *, decided: str | Path | None = None, kind: str = "person",
    version: str = "", time: str = "", overwrite: bool = False,
) -> list[str]:  # fmt: skip
    """Write the codes in filled sheets into a folder, one CSV file per coder, and say what was written; see `codes_from_sheets`.

    With `decided`, a sheet with the decisions where coders differed, the codes of the coder `adjudicated` are written too.
    """
    if time and not is_iso_time(time):
        raise ValueError(f"time '{time}'; valid: a date or time of ISO 8601, as 2026-11-29")
    drawn, folder = read_key(key), Path(output)
    codes, remarks = codes_from_sheets(paths, drawn, kind, version, time)
    tables = dict(tuple(codes.groupby("coder", sort=False)))
    if decided:
        if ADJUDICATED in tables:
            raise ValueError(
                f"a sheet is called {ADJUDICATED}, as the coder that settles is; name it after the person or model that coded"
            )
        settled, more = codes_from_sheets([decided], drawn, kind, version, time)
        tables[ADJUDICATED], unsettled = adjudicate_codes(codes, settled)
        remarks += more
        if len(unsettled):
            remarks.append(f"{len(unsettled)} differences are not settled and were left out of {ADJUDICATED}.csv")
    return remarks + write_code_tables(tables, folder, overwrite=overwrite)


def write_code_tables(tables: Mapping[str, pd.DataFrame], folder: Path, *, overwrite: bool = False) -> list[str]:
    """Write each coder's codes to a file named after the coder; say what was written. A ValueError if a file already exists."""
    files = {coder: folder / f"{coder_file_name(coder)}.csv" for coder in tables}
    for coder, path in files.items():
        if [*files.values()].count(path) > 1:
            raise ValueError(f"coder '{coder}': another coder's codes would go to {path} too; give one another name")
        if path.exists() and not overwrite:
            raise ValueError(f"{path}: already exists; use --overwrite to replace it")
        check_codes(tables[coder])
    folder.mkdir(parents=True, exist_ok=True)
    for coder, path in files.items():
        write_codes(tables[coder], path)
    return [
        f"{path}: {len(tables[coder])} codes of {tables[coder]['article'].nunique()} articles"
        for coder, path in files.items()
    ]


def coder_file_name(coder: str) -> str:
    """The name of a coder as the name of a file: "org/model" becomes "org-model"."""
    return re.sub(r"[^\w.-]+", "-", coder).strip("-.") or "coder"


def _rows(path, key):
    """The codes of one sheet as rows, in the order of the key, and remarks on what was left out."""
    columns, axis, known = key["variables"], key.get("axis", ()), {row["id"]: row for row in key["rows"]}
    filled: dict[str, dict] = {}
    wrong, remarks = [], []
    for place, row in read_sheet(path, ["id", *(each["column"] for each in columns)]):
        name = row["id"].strip()
        if name not in known:
            raise ValueError(
                f"{path}, row {place}: no sentence of this key has the id '{name}'; ids look like {key['rows'][0]['id']}"
            )
        if name in filled:
            raise ValueError(f"{path}, row {place}: '{name}' occurs twice; keep one")
        values = filled[name] = {}
        for each in columns:
            cell = row[each["column"]].strip().lstrip("'")
            if not cell:
                continue
            value = _frames(cell, each) if "names" in each else parse_code(cell, each["codes"])
            if value is None:
                valid = ", ".join(map(str, each["codes"] if "codes" in each else [*each["names"], "none"]))
                wrong.append(f"row {place}: {each['column']} '{cell}' (valid: {valid}, or an empty cell)")
            else:
                values[each["column"]] = value
        if note := (row.get("note") or "").strip():
            if values:
                values["note"] = note
            else:
                remarks.append(f"{path}, row {place}: no code, so this note was not kept: {note}")
    if wrong:
        more = f"; and {len(wrong) - LISTED} more" if len(wrong) > LISTED else ""
        raise ValueError(f"{path}, {'; '.join(wrong[:LISTED])}{more}")
    return [code for name in known for code in _codes(known[name], filled.get(name, {}), columns, axis)], remarks


def _frames(cell, variable):
    """The categories that a cell names, or None."""
    names = {short.lower(): name for short, name in variable["names"].items()}
    names |= {name.lower(): name for name in variable["names"].values()}
    parts = [part.strip().lower().replace(" ", "_") for part in BETWEEN.split(cell) if part.strip()]
    if len(parts) == 1 and parts[0] in NONE:
        return []
    return (
        list(dict.fromkeys(names[part] for part in parts)) if parts and all(part in names for part in parts) else None
    )


def _codes(row, values, columns, axis):
    """The codes of one sentence."""
    note = values.get("note", "")
    for each in columns:
        if each["column"] in values:
            place = {name: row[name] for name in PLACE} | {"measure": each["measure"]}
            for category, value in category_values(each, values[each["column"]], axis):
                yield place | {"category": category, "value": value, "note": note}
                note = ""


def category_values(variable: dict, value: int | list[str], axis: Sequence[str]) -> list[tuple[str, int]]:
    """The category and value of each code that a coder's answer means: for frames their number, then 1 for each; else the value."""
    if isinstance(value, list):
        return [(variable["category"], len(value)), *((name, 1) for name in value)]
    return [(variable["category"], value * presence_value(variable["measure"], variable["category"], axis))]


def presence_value(measure: str, category: str, axis: Sequence[str] = ()) -> int:
    """The value that says a category is present: −1 if it is (part of) the negative pole of its measure, else 1."""
    negative = poles(measure, axis)[1:]
    return -1 if {category, *parent_categories(category)} & {*negative} else 1
