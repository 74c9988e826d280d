"""The key of a sample and its filled sheets in; one table of the coders' codes, and the majority, out."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis.corpus.spreadsheets import read_sheet

KEY = {"sample", "variables", "rows"}


def blank_row(row: dict, coded: dict | None = None) -> dict:
    """The row of a sheet for a sentence of the key, with an empty code; `coded` are further columns before it."""
    return (
        {name: row[name] for name in ("id", "before", "sentence", "after")} | (coded or {}) | {"code": "", "note": ""}
    )


def read_key(path: str | Path) -> dict:
    """Read the key of a sample (see `analysis.coding.sampling.draw_sample` and `analysis.coding.full_sheets.write_full_sheet`)."""
    wrong = f"{path}: not the key of a sample (*.key.json, which `discourse sample` wrote)"
    try:
        key = json.loads(Path(path).read_text("utf-8"))
    except ValueError as error:
        raise ValueError(f"{wrong}: {error}") from None
    if not isinstance(key, dict) or not key.keys() >= KEY:
        raise ValueError(wrong)
    return key


def read_sheets(paths: Sequence[str | Path], key: dict) -> pd.DataFrame:
    """Read coders' sheets of one sample, whose `key` is from `read_key`.

    Rows are found by `id`: they may be sorted, or missing (then they are not coded). The table has one row per sentence of the sample, in
    order of `id`, and one column per coder, named after the sheet; NaN where there is no code. A ValueError names file and row if a
    sheet cannot be read or has no code, a code is not valid, or an id occurs twice or is not in this sample.
    """
    names = [Path(path).stem for path in paths]
    if len(set(names)) < len(names):
        names = [str(path) for path in paths]
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        raise ValueError(f"{twice[0]}: named twice; each coder has one sheet")
    ids = [row["id"] for row in key["rows"]]
    codes = {name: _read_codes(path, key, set(ids)) for name, path in zip(names, paths, strict=True)}
    return pd.DataFrame(codes, index=pd.Index(ids, name="id"), dtype="float64").sort_index()


def _read_codes(path, key, ids):
    found, wrong = {}, []
    places: dict[str, int] = {}
    for place, row in read_sheet(path):
        name = row["id"].strip()
        if name not in ids:
            if name.rpartition("-")[0] == key["sample"] or not name:
                raise ValueError(f"{path}, row {place}: no sentence has the id '{name}'; was this cell changed?")
            raise ValueError(
                f"{path}, row {place}: '{name}' is of another sample; the key is that of {key['sample']} ({key['measure']})"
            )
        if name in places:
            raise ValueError(f"{path}, row {place}: '{name}' stands in row {places[name]} already; keep one")
        places[name] = place
        code = row["code"].strip()
        if code:
            found[name] = parse_code(code, key["codes"])
            wrong += [f"'{code}' in row {place}"] if found[name] is None else []
    if wrong:
        valid = ", ".join(map(str, key["codes"]))
        raise ValueError(f"{path}: not a code: {', '.join(wrong)}; valid: {valid}, or an empty cell")
    if not found:
        raise ValueError(f"{path}: the column 'code' is empty")
    return found


def parse_code(text: str, valid: Sequence[int]) -> int | None:
    """The code in a cell, None if it is not valid. A spreadsheet may have made it 1.0 or 1,0; a person may write a true minus."""
    try:
        value = float(text.lstrip("'").replace("−", "-").replace(",", "."))
    except ValueError:
        return None
    return int(value) if value in valid else None


def coder_votes(codes: pd.DataFrame, valid: Sequence[int], decided: pd.Series | None = None) -> pd.DataFrame:
    """The votes of the coders: 1 for the code that most coders gave, shared equally where codes tie; NaN where nobody coded.

    One row per sentence, one column per `valid` code. Codes `decided` afterwards, by id, overrule the majority.
    """
    if decided is not None:
        decided = decided.reindex(codes.index)
        codes = codes.where(decided.isna(), decided, axis=0)
    counts = pd.DataFrame({code: (codes == code).sum(axis=1) for code in valid})
    top = counts.eq(counts.max(axis=1), axis=0) & (counts > 0)
    return top.div(top.sum(axis=1), axis=0).where(top.any(axis=1))


def majority(voted: pd.DataFrame) -> pd.Series:
    """The code that most coders gave (from `coder_votes`); NaN where codes tie or nobody coded."""
    chosen = pd.Series(float("nan"), index=voted.index)
    for code in voted:
        chosen[voted[code] == 1] = code
    return chosen


def sample_and_strata(key: dict, votes: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The sentences of a key with their codes, and its strata, as `analysis.comparison.correction.corrected` takes them.

    Parameters
    ----------
    key : dict
        From a sample that was drawn `--between` groups.
    votes : DataFrame
        From `coder_votes`; where codes tie, their mean is the code.
    """
    code = (votes * votes.columns.to_numpy(float)).sum(axis=1, skipna=False)
    sample = pd.DataFrame(key["rows"])[["id", "group", "value", "weight"]]
    return sample.assign(code=sample["id"].map(code)), pd.DataFrame(key["strata"])
