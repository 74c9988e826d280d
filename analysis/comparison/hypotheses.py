"""Rows of a comparison and the declared hypotheses in; adjusted p, and which differences are established or leads, out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.comparison.pairs import LEVEL
from analysis.comparison.permutations import holm
from analysis.comparison.tally import with_totals
from analysis.comparison.units import ALL
from analysis.core.package_files import measure_names
from analysis.lexicons.check import LexiconError
from analysis.lexicons.hypotheses import Hypothesis
from analysis.lexicons.load import Lexicon

DEFAULT = [("hedging", "hedge"), ("hedging", "booster"), ("tone", ALL)]
DIFFER, A_GREATER, B_GREATER = "differ", "a > b", "a < b"
CHECKED = (
    "hedging",
    "sentiment",
    "tone",
)  # that agree with labels of opinion writing that their words were not chosen on
WORDING = ("generic.", "issue.")  # frames that a report shows

Family = Sequence[tuple[str, ...]]  # (measure, category), or a Hypothesis


def declared_family(cells: pd.DataFrame, coded: Collection[tuple[str, str]] = ()) -> list[Hypothesis]:
    """The hypotheses of a study whose codebook declares none: hedges, boosters and tone.

    The axis and the frames count cues, and see a part of what readers see; they are hypotheses only where people's or
    models' codes of the same articles exist, as `coded` (measure, category) says. Else they are leads about wording.
    """
    there = set(zip(cells["measure"], cells["category"], strict=True))
    return [Hypothesis(*cell) for cell in [*DEFAULT, *sorted(set(coded) - set(DEFAULT))] if cell in there]


def codebook_hypotheses(codebook: Lexicon | None, labels: Mapping[str, Iterable[str]]) -> list[Hypothesis]:
    """The hypotheses that a codebook declares, else `declared_family`; `labels`: each measure's categories.

    A LexiconError says which unknown measure or category a hypothesis names.
    """
    known = {measure: with_totals(names) for measure, names in labels.items()}
    if codebook is None or not codebook.hypotheses:
        cells = [(measure, category) for measure, names in known.items() for category in names]
        return declared_family(pd.DataFrame(cells, columns=["measure", "category"]))
    for one in codebook.hypotheses:
        if one.category not in known.get(one.measure, ()):
            there = f"{one.measure} has {', '.join(known[one.measure])}" if one.measure in known else f"measures: {', '.join(known)}"  # fmt: skip
            raise LexiconError(
                f"{codebook.path}: hypothesis on {one.measure}/{one.category}: no such category; {there}"
            )
    return list(codebook.hypotheses)


def cells_reported(cells: pd.DataFrame, family: Family = ()) -> list[tuple[str, str]]:
    """What a report shows of a comparison: the hypotheses, then the axis, each frame of the codebook or the news, and the codebook's own measures.

    Rows of a comparison bring their hypotheses themselves; of other tables the `family` says them, by default `declared_family`.
    """
    there = dict.fromkeys(zip(cells["measure"].tolist(), cells["category"].tolist(), strict=True))
    if "hypothesis" in cells:
        declared = cells.loc[cells["hypothesis"] != "", ["measure", "category"]].itertuples(index=False, name=None)
    else:
        declared = iter((one[0], one[1]) for one in family or declared_family(cells))
    frames = sorted(cell for cell in there if cell[0] == "framing" and cell[1].startswith(WORDING))
    own = [cell for cell in there if cell[0] not in {*measure_names(), "author_stance"}]  # the codebook's own measures
    shown = dict.fromkeys([*DEFAULT, *declared, ("stance", ALL), *frames, *own])
    return [cell for cell in shown if cell in there]


def adjust_p(table: pd.DataFrame, family: Family) -> pd.DataFrame:
    """A comparison with `hypothesis` and `p_adjusted`, Holm's (1979) over all rows of the family that were tested.

    All pairs are adjusted together, so that a table on texts that do not differ holds anything established in 5 % of cases.
    Tables that one report shows are adjusted once: put them together first.
    """
    table["hypothesis"] = _hypotheses(table, [Hypothesis(*one) for one in family])
    table["p_adjusted"] = np.nan
    tested = (table["hypothesis"] != "") & table["p"].notna()
    table.loc[tested, "p_adjusted"] = holm(table.loc[tested, "p"].to_numpy())
    return table


def _hypotheses(table, family):
    """What is declared of each row: that a and b differ, which is greater, or nothing ("")."""
    found = np.full(len(table), "", object)
    measure, category, a, b = (
        table[name].astype(str).to_numpy() for name in ("measure", "category", "group_a", "group_b")
    )
    for one in family:
        own = (measure == one.measure) & (category == one.category)
        if not one.greater and not one.less:
            found[own] = DIFFER
            continue
        for greater, less, said in ((a, b, A_GREATER), (b, a, B_GREATER)):
            named = np.isin(greater, [one.greater]) | (one.greater == "")
            found[own & named & (np.isin(less, [one.less]) | (one.less == ""))] = said
    return found


def is_established(rows: Any) -> Any:
    """Whether a difference is established: declared, p below .05 after adjustment, not against its declared direction, and of
    codes or of a measure that was checked against them (`is_unchecked`).

    Of a table, or of one row of it.
    """
    return (rows.status == "") & (rows.p_adjusted < LEVEL) & ~(is_against(rows) | is_unchecked(rows))


def is_lead(rows: Any) -> Any:
    """Whether a difference is a lead: p below .05 as it is, and not established."""
    return (rows.status == "") & (rows.p < LEVEL) & np.logical_not(is_established(rows))


def is_unchecked(rows: Any) -> Any:
    """Whether rows count the words of a measure of which no figure on new opinion writing shows that readers see the same.

    These are the axis, every frame, a codebook's own measures and most of the package's; not what was coded (`coder`). They
    are tested and adjusted as declared, and remain leads.
    """
    counted = np.asarray(getattr(rows, "coder", ""), str) == ""
    return counted & ~np.isin(np.asarray(rows.measure, str), CHECKED)


def is_against(rows: Any) -> Any:
    """Whether a difference points the other way than its hypothesis."""
    return ((rows.hypothesis == A_GREATER) & (rows.difference < 0)) | ((rows.hypothesis == B_GREATER) & (rows.difference > 0))  # fmt: skip


def unknown_names(family: Family, articles: pd.DataFrame) -> list[str]:
    """Warnings about hypotheses that name neither an article nor a value of the metadata, so that no pair tests them."""
    there = {str(value) for column in articles.columns.drop("text") for value in articles[column]}
    named = [(one, name) for one in (Hypothesis(*each) for each in family) for name in one[2:] if name]
    return [
        f"hypothesis {one} is not tested: {name!r} is neither an article nor a group of articles"
        for one, name in named
        if name not in there
    ]
