"""A study of two or a few articles in; out, the answer in two or three plain sentences: what differs, what does not, what cannot be said."""

import pandas as pd

from analysis.coding.code_checks import AUTHOR_STANCE
from analysis.comparison.measured import Measured
from analysis.comparison.wording import label
from analysis.report.tables import events, findings, headlines, names, views
from analysis.report.tables.findings import Row
from analysis.report.tables.phrasing import inside, listed, side

MOST = 3  # frames named in a sentence
LEAD = " (a lead, not established)"


def answer(study: Measured, a: str, b: str) -> list[str]:
    """What two articles do differently, in sentences: framing, then stance, tone and hedging.

    Each sentence says how far it can be trusted by its verb: what is established is stated and comes first; a lead is called one.
    """
    found = findings.verdicts(views.declared(study, a, b))
    said = [_framing(study, found, a, b), _stance(study, found, a, b), _rest(study, found, a, b)]
    return sorted(filter(None, said), key=lambda sentence: LEAD in sentence)


def of_design(study: Measured, found: dict[str, pd.DataFrame]) -> list[str]:
    """What groups, or many texts, do differently: how they were compared, and the headlines of what is established, else of leads."""
    said = [*filter(None, [study.design.said, events.otherwise(study)])]
    for verdict, lead in (("established", ""), ("leads", LEAD)):
        rows = findings.strongest(found[verdict]).head(MOST)
        if len(rows):
            return [*said, *(f"{headlines.headline(study, row)}{lead}." for row in rows.itertuples())]
    if len(found["not established"]):
        return [*said, "No difference was found between them."]
    return [*said, "Nothing could be tested."] if len(found["too sparse"]) else said


def told(found: dict[str, pd.DataFrame], measure: str, category: str = "") -> list[tuple[str, Row]]:
    """The rows of a measure (and category) with their verdicts."""
    rows = [(verdict, row) for verdict, part in found.items() for row in part.itertuples() if row.measure == measure]
    return [(verdict, row) for verdict, row in rows if not category or row.category == category]


def _framing(study, found, a, b):
    called = names.called(study)
    rows = [(verdict, row) for verdict, row in told(found, "framing") if verdict in ("established", "leads")]
    rows = [(verdict, row) for verdict, row in rows if row.category.startswith("issue.")] or rows
    more: dict[str, list[str]] = {a: [], b: []}
    for _, row in sorted(rows, key=lambda pair: pair[1].p):
        more[a if row.difference > 0 else b].append(inside(study, label(study.labels, row.measure, row.category)))
    parts = [f"{called[who]} says more about {listed(frames[:MOST])}" for who, frames in more.items() if frames]
    if not parts:
        verdicts = {verdict for verdict, _ in told(found, "framing")}
        if verdicts == {"too sparse"}:
            return "There is too little text to compare their frames."
        return "No difference was found in their frames." if verdicts else ""
    established = any(verdict == "established" for verdict, _ in rows)
    lead = "" if established else LEAD if any(row.coder for _, row in rows) else " (a lead from wording alone)"
    return "; ".join(parts) + f"{lead}."


def _stance(study, found, a, b):
    for verdict, row in told(found, AUTHOR_STANCE):
        if verdict in ("established", "leads"):
            lead = "" if verdict == "established" else LEAD
            return f"{headlines.headline(study, row)}{lead}."
        if verdict == "too sparse":
            return "There is too little text to compare the authors’ stance."
        return "No difference was found in the authors’ stance."
    if not (study.codebook and study.codebook.axis and told(found, "stance")):
        return ""
    called, sides = names.called(study), side(study)
    poles = {who: sides.get(who, "") for who in (a, b)}
    if all(poles.values()) and poles[a] != poles[b]:
        return f"The wording of {called[a]} leans toward {poles[a]}, that of {called[b]} toward {poles[b]}."
    if all(poles.values()):
        return f"The wording of both leans toward {poles[a]}."
    one = next((who for who in (a, b) if poles[who]), None)
    if one is None:
        return "Their wording does not show where they stand."
    return f"The wording of {called[one]} leans toward {poles[one]}; the wording of {called[b if one == a else a]} does not show where that author stands."


def _rest(study, found, a, b):
    """Tone and hedging in one sentence."""
    called, parts = names.called(study), []
    for verdict, row in told(found, "tone"):
        more = called[a if row.difference > 0 else b]
        parts.append({"established": f"{more} writes more positively", "leads": f"{more} may write more positively",
                      "not established": "no difference was found in tone", "too sparse": "there is too little text to compare their tone"}[verdict])  # fmt: skip
    hedges = told(found, "hedging", "hedge")
    for verdict, row in hedges:
        more, less = (called[a], called[b]) if row.difference > 0 else (called[b], called[a])
        parts.append({"established": f"{more} hedges more than {less}", "leads": f"{more} may hedge more than {less}",
                      "not established": "no difference was found in hedging",
                      "too sparse": "there is too little text to compare their hedging"}[verdict])  # fmt: skip
    if parts == ["no difference was found in tone", "no difference was found in hedging"]:
        parts = ["no difference was found in tone or hedging"]
    said = "; ".join(parts)
    return said[:1].upper() + said[1:] + "." if said else ""
