"""The codes of several coders, and what was decided where they differ, in; the codes that hold out."""

import pandas as pd

from analysis.core.schema import table

ADJUDICATED = "adjudicated"
PLACE = ["article", "start", "end"]


def adjudicate_codes(codes: pd.DataFrame, decided: pd.DataFrame | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What holds after discussion: where all coders say the same of a place, that; where they differ, what was decided.

    Parameters
    ----------
    codes : DataFrame
        Of two coders or more, on the same places (sentences).
    decided : DataFrame, optional
        The table `codes` with what was settled.

    Returns
    -------
    codes : DataFrame
        Of the coder `adjudicated`, of the kind of those who decided (or else of the coders); the note says of each whether coders
        agreed.
    open : DataFrame
        The places and measures on which coders differ and nothing is decided: `article`, `start`, `end`, `measure`.
    """
    said = {
        place: {coder: _said(own) for coder, own in rows.groupby("coder")}
        for place, rows in codes.groupby([*PLACE, "measure"], sort=False)
    }
    settled = {} if decided is None else dict(tuple(decided.groupby([*PLACE, "measure"], sort=False)))
    groups = dict(tuple(codes.groupby([*PLACE, "measure"], sort=False)))
    parts, unsettled = [], []
    for place, by_coder in said.items():
        first = next(iter(by_coder))
        if len(by_coder) < 2:
            continue
        if place in settled:
            parts.append(settled[place].assign(note="decided"))
        elif len(set(by_coder.values())) == 1:
            rows = groups[place]
            parts.append(rows[rows["coder"] == first].assign(note="agreed"))
        else:
            unsettled.append(place)
    found = pd.concat(parts, ignore_index=True) if parts else codes[:0]
    kind = (codes if decided is None or decided.empty else decided)["coder_kind"].iloc[0] if len(codes) else ""
    return table("codes", found.assign(coder=ADJUDICATED, coder_kind=kind)), pd.DataFrame(
        unsettled, columns=[*PLACE, "measure"]
    )


def _said(rows):
    """What one coder says of a place: its categories and values."""
    return tuple(sorted(zip(rows["category"], rows["value"], strict=True)))
