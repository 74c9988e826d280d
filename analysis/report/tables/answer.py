"""A study of two or a few articles in; out, the answer in two or three plain sentences: what differs, what does not, what cannot be said."""

import pandas as pd

from analysis.comparison.measured import Measured
from analysis.comparison.wording import label
from analysis.report.tables import findings, names, views
from analysis.report.tables.findings import Row

MOST = 3  # frames named in a sentence


def answer(study: Measured, a: str, b: str) -> list[str]:
    """What two articles do differently, in sentences: framing, then stance, tone and hedging.

    Each sentence says how far it can be trusted by its verb: what is established is said; what is a lead is said to be one.
    """
    found = findings.verdicts(views.declared(study, a, b))
    return [
        sentence
        for sentence in (_framing(study, found, a, b), _stance(study, found, a, b), _rest(study, found, a, b))
        if sentence
    ]


def told(found: dict[str, pd.DataFrame], measure: str, category: str = "") -> list[tuple[str, Row]]:
    """The rows of a measure (and category) with their verdicts."""
    rows = [(verdict, row) for verdict, part in found.items() for row in part.itertuples() if row.measure == measure]
    return [(verdict, row) for verdict, row in rows if not category or row.category == category]


def _framing(study, found, a, b):
    called = names.short(study)
    rows = [(verdict, row) for verdict, row in told(found, "framing") if verdict in ("established", "leads")]
    rows = [(verdict, row) for verdict, row in rows if row.category.startswith("issue.")] or rows
    more = {a: [], b: []}
    for _, row in sorted(rows, key=lambda pair: pair[1].p):
        more[a if row.difference > 0 else b].append(inside(study, label(study.labels, row.measure, row.category)))
    parts = [f"{called[who]} says more about {listed(frames[:MOST])}" for who, frames in more.items() if frames]
    if not parts:
        return "In what they write about, no difference was found." if told(found, "framing") else ""
    lead = "" if any(verdict == "established" for verdict, _ in rows) else " (a lead from their wording)"
    return "; ".join(parts) + f"{lead}."


def _stance(study, found, a, b):
    if not (study.codebook and study.codebook.axis and told(found, "stance")):
        return ""
    called, sides = names.short(study), side(study)
    poles = {who: sides.get(who, "") for who in (a, b)}
    if all(poles.values()) and poles[a] != poles[b]:
        return f"The wording of {called[a]} leans toward {poles[a]}, that of {called[b]} toward {poles[b]}."
    if all(poles.values()):
        return f"The wording of both leans toward {poles[a]}."
    one = next((who for who in (a, b) if poles[who]), None)
    if one is None:
        return "Where they stand is not clear from their wording."
    return f"The wording of {called[one]} leans toward {poles[one]}; where {called[b if one == a else a]} stands is not clear from the wording."


def side(study: Measured) -> dict[str, str]:
    """The pole of the axis that each article leans to, as printed inside a sentence; "" where its interval includes 0."""
    from analysis.comparison.compare import is_clear

    rates = views.rates_of(study, [("stance", "all")], voices=["author"])
    if rates.empty or study.codebook is None:
        return {}
    positive, negative = (inside(study, study.codebook.categories["stance"][pole]) for pole in study.codebook.axis)
    clear = is_clear(rates)
    return {
        row.group: (positive if row.rate > 0 else negative) if sure else ""
        for row, sure in zip(rates.itertuples(), clear, strict=True)
    }


def _rest(study, found, a, b):
    """Tone and hedging in one sentence."""
    called, parts = names.short(study), []
    for verdict, row in told(found, "tone"):
        more = called[a if row.difference > 0 else b]
        parts.append({"established": f"the wording of {more} is more positive", "leads": f"the wording of {more} may be more positive",
                      "not established": "in tone no difference was found", "too sparse": "there is too little text to compare their tone"}[verdict])  # fmt: skip
    hedges = told(found, "hedging", "hedge")
    for verdict, row in hedges:
        more, less = (called[a], called[b]) if row.difference > 0 else (called[b], called[a])
        parts.append({"established": f"{more} hedges more than {less}", "leads": f"{more} may hedge more than {less}",
                      "not established": "in hedging no difference was found",
                      "too sparse": "there is too little text to compare their hedging"}[verdict])  # fmt: skip
    if parts == ["in tone no difference was found", "in hedging no difference was found"]:
        parts = ["in tone and hedging no difference was found"]
    said = "; ".join(parts)
    return said[:1].upper() + said[1:] + "." if said else ""


def inside(study: Measured, name: str) -> str:
    """The name of a category inside a sentence: in lower case, unless the articles write its first word with a capital alone."""
    first, _, rest = name.partition(" ")
    words = study.tokens["word"]
    if first[1:] != first[1:].lower() or ((words == first).any() and not (words == first.lower()).any()):
        return name
    return f"{first.lower()} {rest}".strip()


def listed(items: list[str]) -> str:
    """Items as a sentence lists them."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]
