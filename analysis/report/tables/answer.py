"""A study of two or a few articles in; out, the answer in two or three plain sentences: what differs, what does not, what cannot be said."""

import pandas as pd

from analysis.coding.code_checks import AUTHOR_STANCE
from analysis.comparison.measured import Measured
from analysis.comparison.wording import label
from analysis.report.tables import events, findings, headlines, names, views
from analysis.report.tables.findings import Row
from analysis.report.tables.phrasing import inside, listed, side

MOST = 3  # frames named in a sentence
MAY = " may "  # says that it is a lead
SAID = ("established", "leads")
NOTHING = {
    "not established": "no difference was found in {}",
    "too sparse": "there is too little text to compare {}",
}


def answer(study: Measured, a: str, b: str) -> list[str]:
    """What two articles do differently, in sentences: framing, then stance, tone and hedging.

    Each sentence says how far it can be trusted by its verb: what is established is stated and comes first; of a lead it says *may*.
    """
    found = findings.verdicts(views.declared(study, a, b))
    said = [_framing(study, found, a, b), _stance(study, found, a, b), _rest(study, found)]
    return sorted(filter(None, said), key=lambda sentence: MAY in sentence.partition(";")[0])


def of_design(study: Measured, found: dict[str, pd.DataFrame]) -> list[str]:
    """What groups, or many texts, do differently: how they were compared, and the headlines of what is established, else of leads."""
    said = [*filter(None, [study.design.said, events.otherwise(study)])]
    for verdict in SAID:
        rows = findings.strongest(found[verdict]).head(MOST)
        if len(rows):
            return [*said, *(f"{headlines.headline(study, row)}." for row in rows.itertuples())]
    if len(found["not established"]):
        return [*said, "No difference was found between them."]
    return [*said, "Nothing could be tested."] if len(found["too sparse"]) else said


def told(found: dict[str, pd.DataFrame], measure: str, category: str = "") -> list[tuple[str, Row]]:
    """The rows of a measure (and category) with their verdicts."""
    rows = [(verdict, row) for verdict, part in found.items() for row in part.itertuples() if row.measure == measure]
    return [(verdict, row) for verdict, row in rows if not category or row.category == category]


def _framing(study, found, a, b):
    called = names.called(study)
    sure = [row for verdict, row in told(found, "framing") if verdict == "established"]
    rows = sure or [row for verdict, row in told(found, "framing") if verdict == "leads"]
    rows = [row for row in rows if row.category.startswith("issue.")] or rows
    more: dict[str, list[str]] = {a: [], b: []}
    for row in sorted(rows, key=lambda row: row.p):
        more[a if row.difference > 0 else b].append(inside(study, label(study.labels, row.measure, row.category)))
    says = "says" if sure else "may say"
    parts = [f"{called[who]} {says} more about {listed(frames[:MOST])}" for who, frames in more.items() if frames]
    if not parts:
        verdicts = {verdict for verdict, _ in told(found, "framing")}
        if verdicts == {"too sparse"}:
            return "There is too little text to compare their frames."
        return "No difference was found in their frames." if verdicts else ""
    return "; ".join(parts) + "."


def _stance(study, found, a, b):
    for verdict, row in told(found, AUTHOR_STANCE):
        if verdict in SAID:
            return f"{headlines.headline(study, row)}."
        if verdict == "too sparse":
            return "There is too little text to compare the authors’ stance."
        return "No difference was found in the authors’ stance."
    if not (study.codebook and study.codebook.axis and told(found, "stance")):
        return ""
    called, sides = names.called(study), side(study)
    poles = {who: sides.get(who, "") for who in (a, b)}
    if all(poles.values()) and poles[a] != poles[b]:
        return f"The wording of {called[a]} may lean toward {poles[a]}, that of {called[b]} toward {poles[b]}."
    if all(poles.values()):
        return f"The wording of both may lean toward {poles[a]}."
    one = next((who for who in (a, b) if poles[who]), None)
    if one is None:
        return "Their wording does not show where they stand."
    return f"The wording of {called[one]} may lean toward {poles[one]}; the wording of {called[b if one == a else a]} does not show where that author stands."


def _rest(study, found):
    """Tone and hedging in one sentence."""
    boosters = [pair for pair in told(found, "hedging", "booster") if pair[0] in SAID]
    hedging = "hedges" if boosters else "hedging"
    rows = [*told(found, "tone"), *told(found, "hedging", "hedge"), *boosters]
    parts = [headlines.headline(study, row) for verdict, row in rows if verdict in SAID]
    for verdict, sentence in NOTHING.items():
        what = ["tone" if row.measure == "tone" else hedging for one, row in rows if one == verdict]
        parts += [sentence.format(" or ".join(what))] if what else []
    said = "; ".join(parts)
    return said[:1].upper() + said[1:] + "." if said else ""
