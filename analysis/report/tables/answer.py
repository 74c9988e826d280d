"""A study in, the answer out, in two or three plain sentences: what differs, what does not, and what cannot be tested."""

import pandas as pd

from analysis.coding.code_checks import AUTHOR_STANCE
from analysis.comparison import contrasts
from analysis.comparison.design import REST
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.corpus.problems import count_of
from analysis.report.tables import article_names, event_sensitivity, figure_tables, findings, headlines
from analysis.report.tables.findings import Row
from analysis.report.tables.phrasing import join_items, leanings, row_in_sentence

RANKED = {("tone", "all"): "in tone", ("hedging", "hedge"): "in hedges", ("hedging", "booster"): "in boosters"}
MOST = 3  # frames named in a sentence
MAY = " may "  # a sentence with it reports a lead
NO_WORDS = "Fewer than two articles have words of their author’s own, so nothing is compared."
REPORTED = ("established", "leads")  # verdicts that are a finding
VERDICT_VERBS = {
    "established": ("is established", "are established"),
    "leads": ("is a lead", "are leads"),
    "not established": ("shows no difference", "show no difference"),
    "too sparse": ("has too little text for a test", "have too little text for a test"),
}
NO_FINDING = {
    "not established": "no difference was found in {}",
    "too sparse": "there is too little text to compare {}",
}


def answer_two_articles(study: MeasuredCorpus, a: str, b: str) -> list[str]:
    """What two articles do differently, in sentences: stance, then framing, tone and hedging.

    What is established comes first and is stated flatly; a lead is stated with *may*.
    """
    found = findings.rows_by_verdict(figure_tables.pair_findings(study, a, b))
    said = [_stance_sentence(study, found, a, b), _framing_sentence(study, found, a, b), _other_sentences(study, found)]
    return sorted(filter(None, said), key=lambda sentence: MAY in sentence.partition(";")[0])


def answer_design(study: MeasuredCorpus, found: dict[str, pd.DataFrame]) -> list[str]:
    """What groups, or many texts, do differently: how they were compared, and what is established, or else the leads."""
    verdict = next((name for name in REPORTED if len(found[name])), "")
    rows = findings.surest_first(found[verdict]).head(MOST) if verdict else pd.DataFrame()
    told = [f"{headlines.headline(study, row)}." for row in rows.itertuples()]
    others = _count_sentence(found, verdict, len(rows))
    compared = article_names.design_sentence(study, study.design)
    said = [compared, _rank_sentence(study), *told, others, event_sensitivity.event_sensitivity(study)]
    return [sentence for sentence in said if sentence]


def _rank_sentence(study):
    """How many of the other texts have lower rates than the one compared with them; "" in other designs."""
    if study.design.kind != REST:
        return ""
    (one, *_), others = study.design.groups.values()
    found = contrasts.rates(study).pivot(index="group", columns=["measure", "category"], values="rate").round(9)
    lower = found.reindex(others).lt(found.reindex([one]).iloc[0]).sum()
    ranks = [(lower[pair], in_) for pair, in_ in RANKED.items() if pair in found]
    if not ranks or one not in found.index:
        return ""
    (number, in_), *rest = ranks
    first = (
        f"{number} {'has' if number == 1 else 'have'} a lower rate than {article_names.display_names(study)[one]} {in_}"
    )
    return f"Of the {len(others)} others, {join_items([first, *(f'{more} {where}' for more, where in rest)])}."


def _count_sentence(found, verdict, told):
    """How many comparisons there are besides those already reported, and what they show."""
    left = {name: len(rows) - (told if name == verdict else 0) for name, rows in found.items()}
    if not (every := sum(left.values())):
        return ""
    if left["too sparse"] == every and not told:
        return "Nothing could be tested."
    if left["not established"] == every and not told:
        return "No difference was found between them."
    parts = [f"{left[name]:,} {said[left[name] > 1]}" for name, said in VERDICT_VERBS.items() if left[name]]
    return f"Of {'the other ' if told else ''}{count_of(every, 'comparison')} {join_items(parts)}."


def rows_with_verdicts(found: dict[str, pd.DataFrame], measure: str, category: str = "") -> list[tuple[str, Row]]:
    """The rows of a measure (and category), each with its verdict."""
    rows = [(verdict, row) for verdict, part in found.items() for row in part.itertuples() if row.measure == measure]
    return [(verdict, row) for verdict, row in rows if not category or row.category == category]


def _framing_sentence(study, found, a, b):
    called = article_names.display_names(study)
    own = {name: list(rows[rows["measure"] == "framing"].itertuples()) for name, rows in found.items()}
    sure, tested, sparse = own["established"], own["not established"], own["too sparse"]
    rows = sure or own["leads"]
    rows = [row for row in rows if row.category.startswith("issue.")] or rows
    more: dict[str, list[str]] = {a: [], b: []}
    for row in sorted(rows, key=lambda row: row.p):
        more[a if row.difference > 0 else b].append(row_in_sentence(study, row))
    says = "says" if sure else "may say"
    parts = [f"{called[who]} {says} more about {join_items(frames[:MOST])}" for who, frames in more.items() if frames]
    if not parts:
        if not tested:
            return "There is too little text to compare their frames." if sparse else ""
        if not sparse:
            return "No difference was found in their frames."
        named = [row_in_sentence(study, row) for row in tested]
        where = join_items(named) if len(named) <= MOST else f"{len(named)} frames"
        return f"No difference was found in {where}; there is too little text to compare the other frames."
    return "; ".join(parts) + "."


def _stance_sentence(study, found, a, b):
    for verdict, row in rows_with_verdicts(found, AUTHOR_STANCE):
        if verdict in REPORTED:
            return f"{headlines.headline(study, row)}."
        if verdict == "too sparse":
            return "There is too little text to compare the authors’ stance."
        return "No difference was found in the authors’ stance."
    if not (study.codebook and study.codebook.axis and rows_with_verdicts(found, "stance")):
        return ""
    called, sides = article_names.display_names(study), leanings(study)
    poles = {who: sides.get(who, "") for who in (a, b)}
    if all(poles.values()) and poles[a] != poles[b]:
        return f"The wording of {called[a]} may lean toward {poles[a]}, that of {called[b]} toward {poles[b]}."
    if all(poles.values()):
        return f"The wording of both may lean toward {poles[a]}."
    one = next((who for who in (a, b) if poles[who]), None)
    if one is None:
        return "Their wording does not show where they stand."
    return f"The wording of {called[one]} may lean toward {poles[one]}; the wording of {called[b if one == a else a]} does not show where that author stands."


def _other_sentences(study, found):
    """Tone and hedging: one sentence on what differs, one on what does not or cannot be tested."""
    rows = [
        *rows_with_verdicts(found, "tone"),
        *rows_with_verdicts(found, "hedging", "hedge"),
        *rows_with_verdicts(found, "hedging", "booster"),
    ]
    differs, nothing = [headlines.headline(study, row) for verdict, row in rows if verdict in REPORTED], []
    for verdict, sentence in NO_FINDING.items():
        what = [
            row_in_sentence(study, row) if row.measure == "hedging" else "tone" for one, row in rows if one == verdict
        ]
        nothing += [sentence.format(join_items(what))] if what else []
    said = ["; ".join(differs), ", and ".join(nothing)]
    return " ".join(f"{one[0].upper()}{one[1:]}." for one in said if one)
