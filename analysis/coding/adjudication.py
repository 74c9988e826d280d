"""The codes of several coders, and the decisions where they differ, in; the adjudicated codes, and what is still open, out."""

import pandas as pd

from analysis.core.schema import table

ADJUDICATED = "adjudicated"
PLACE = ["article", "start", "end"]


def adjudicate_codes(codes: pd.DataFrame, decided: pd.DataFrame | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The codes that hold after discussion: those on which all coders agree, and the decisions where they differ.

    Parameters
    ----------
    codes : DataFrame
        Codes of two or more coders of the same places (sentences).
    decided : DataFrame, optional
        The table `codes` with the decisions.

    Returns
    -------
    codes : DataFrame
        Codes of the coder `adjudicated`, of the same kind as those who decided (or else as the coders); the note says whether coders
        agreed or it was decided.
    open : DataFrame
        The places and measures on which coders differ and nothing is decided: `article`, `start`, `end`, `measure`.
    """
    settled = {} if decided is None else dict(tuple(decided.groupby([*PLACE, "measure"], sort=False)))
    groups = dict(tuple(codes.groupby([*PLACE, "measure"], sort=False)))
    parts, unsettled = [], []
    for place, rows in groups.items():
        by_coder = {coder: _given(own) for coder, own in rows.groupby("coder")}
        if len(by_coder) < 2:
            continue
        if place in settled:
            parts.append(settled[place].assign(note="decided"))
        elif len(set(by_coder.values())) == 1:
            parts.append(rows[rows["coder"] == next(iter(by_coder))].assign(note="agreed"))
        else:
            unsettled.append(place)
    found = pd.concat(parts, ignore_index=True) if parts else codes[:0]
    kind = (codes if decided is None or decided.empty else decided)["coder_kind"].iloc[0] if len(codes) else ""
    return table("codes", found.assign(coder=ADJUDICATED, coder_kind=kind)), pd.DataFrame(
        unsettled, columns=[*PLACE, "measure"]
    )


def _given(rows):
    """What one coder gave a place: categories and values."""
    return tuple(sorted(zip(rows["category"], rows["value"], strict=True)))
