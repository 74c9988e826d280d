"""The file of an audit in; the reader's judgements, checked against the study, as tables out."""

import json
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.coding.audit_checks import KINDS, MARK, PLACE, check_audit
from analysis.coding.code_checks import check_codes
from analysis.core.schema import table


class Audit(NamedTuple):
    """The reader (`coder`) and the judgements: `articles` (with the measures for which each was `read` in full), `verdicts`, `voices`, `codes`."""

    coder: str
    articles: pd.DataFrame
    verdicts: pd.DataFrame
    voices: pd.DataFrame
    codes: pd.DataFrame


def read_audit(path: str | Path, articles: pd.DataFrame, marks: pd.DataFrame, labels: dict) -> Audit:
    """Read the file of an audit (docs/how-to-audit.md describes its format).

    Parameters
    ----------
    path : str or Path
    articles, marks : DataFrame
        Those that were audited.
    labels : dict of dict
        The categories of each measure.

    Raises
    ------
    ValueError
        If it is no audit, a text has changed since, or something in it is not valid. The message names file and place, such as
        `verdicts[3]` (counted from 0).
    """
    try:
        data = json.loads(Path(path).read_text("utf-8"))
    except ValueError as error:
        raise ValueError(f"{path}: not JSON: {error}") from None
    try:
        check_audit(data, articles, marks, labels)
        codes = _codes(data)
        check_codes(codes, articles, labels, [("codes", f"[{number}]") for number in range(len(codes))])
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None
    return Audit(
        data["coder"],
        pd.DataFrame([{"read": [], **each} for each in data["articles"]], columns=["article", "digest", "read"]),
        _frame(data.get("verdicts", []), [*MARK, "verdict", "weight", "note"]),
        _frame(data.get("voices", []), [*PLACE, "voice", "source", "note"]),
        codes,
    )


def _codes(data):
    codes = pd.DataFrame(data.get("codes", [])).assign(
        coder=data["coder"], coder_kind=data.get("coder_kind", KINDS[0]), time=data.get("time", "")
    )
    digests = {each["article"]: each["digest"] for each in data["articles"]}
    return table("codes", codes.assign(digest=codes["article"].map(digests)) if len(codes) else ())


def _frame(elements, columns):
    frame = pd.DataFrame(elements, columns=columns)
    dtypes = {"start": "int64", "end": "int64", "weight": "float64"}
    return pd.DataFrame({
        name: frame[name].astype(dtypes[name]) if name in dtypes else frame[name].astype("str").fillna("") for name in columns
    })  # fmt: skip
