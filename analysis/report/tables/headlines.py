"""A study and a row of its comparison in, what differs out, as a headline."""

from analysis.coding.code_checks import AUTHOR_STANCE
from analysis.comparison.hypotheses import is_established
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.report.tables import article_names
from analysis.report.tables.findings import Row
from analysis.report.tables.phrasing import leanings, poles_in_sentence, row_in_sentence

VERBS = {"says": "say", "argues": "argue", "leans": "lean", "writes": "write", "hedges": "hedge", "uses": "use", "has": "have", "is": "be"}  # fmt: skip


def headline(study: MeasuredCorpus, row: Row) -> str:
    """What differs, in words: stated flatly if it is established, else with *may*."""
    called = article_names.display_names(study)
    more, less = (
        (called[row.group_a], called[row.group_b]) if row.difference > 0 else (called[row.group_b], called[row.group_a])
    )
    says, argues, leans, writes, hedges, uses, has, is_ = (
        one if is_established(row) else f"may {base}" for one, base in VERBS.items()
    )
    if row.measure == "framing":
        several = len(study.design.groups or study.articles) > 2  # with two, readers know who the other is
        return f"{more} {says} more about {row_in_sentence(study, row)}" + (f" than {less}" if several else "")
    if row.measure == AUTHOR_STANCE:
        poles = poles_in_sentence(study) or ["", ""]
        if row.rate_a * row.rate_b < 0:
            a, b = poles if row.rate_a > 0 else reversed(poles)
            return f"{called[row.group_a]} {argues} for {a}, {called[row.group_b]} for {b}"
        return f"{more} {argues} more for {poles[0]} than {less}"
    if row.measure == "stance":
        sides = leanings(study)
        a, b = (sides.get(group, "") for group in (row.group_a, row.group_b))
        if a and b and a != b:
            return f"The wording of {called[row.group_a]} {leans} toward {a}, that of {called[row.group_b]} toward {b}"
        positive, _ = poles_in_sentence(study) or ["", ""]
        return _wording(more, f"{is_} closer to {positive}", less)
    if row.measure in ("tone", "sentiment"):
        if row.coder:
            return f"{more} {writes} more positively than {less}"
        by = " (VADER)" if row.measure == "sentiment" else ""
        return _wording(more, f"{is_} more positive", less) + by
    if (row.measure, row.category) == ("hedging", "hedge"):
        return f"{more} {hedges} more than {less}"
    if (row.measure, row.category) == ("hedging", "booster"):
        return f"{more} {uses} more boosters than {less}"
    return f"{more} {has} more of {row_in_sentence(study, row)} than {less}"


def _wording(more: str, is_: str, less: str) -> str:
    """How the wording of one text differs from that of another, without a genitive after a closing quotation mark."""
    if more.endswith("”") or less.endswith("”"):
        return f"The wording of {more} {is_} than that of {less}"
    return f"{more}’s wording {is_} than {less}’s"
