"""A study and a row of its comparison in, the finding in words out: what differs, how surely, what it depends on, and sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.coding import authoritative_codes
from analysis.coding.code_checks import AUTHOR_STANCE
from analysis.comparison import robustness, shared_passages
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.wording import CODED, UNITS, number, p_value
from analysis.report.tables import article_names, figure_tables, findings
from analysis.report.tables.coded_findings import coded_sentence_count, quote_coded_sentences, word_count_sentence
from analysis.report.tables.findings import Row
from analysis.report.tables.headlines import headline
from analysis.report.tables.quoting import MOST_SENTENCES, ArticleQuotes, direction_of, quote_sentence
from analysis.report.tables.typical_sentences import typical_sentences


@dataclass
class WrittenFinding:
    """A finding: its headline, how sure it is, its numbers, what it depends on (`basis`), and quotations from each article (`sides`)."""

    id: str
    headline: str
    confidence: str
    numbers: str
    basis: list[str]
    sides: list[ArticleQuotes]


def write_finding(
    study: MeasuredCorpus, row: Row, verdict: str, stands: str = "", *, shown: Sequence[str] | None = None
) -> WrittenFinding:
    """One row of a comparison as a finding in words.

    `verdict` is one of `findings.rows_by_verdict`; `stands` says how many ways of analysing it confirm the finding;
    `shown` are the articles whose texts the page shows (by default all), so that quotations can link to them.
    """
    shown = study.articles["article"].tolist() if shown is None else shown
    called = article_names.display_names(study)
    if row.coder:
        return _write_coded_finding(study, row, verdict, shown)
    unit = UNITS[row.quantity]
    numbers = (f"{called[row.group_a]} {number(row.rate_a)}, {called[row.group_b]} {number(row.rate_b)} {unit}; "
               f"difference {number(row.difference)}, 95 % interval {number(row.low)} to {number(row.high)}")  # fmt: skip
    single = row.unit == "sentence"
    return WrittenFinding(
        id=_id(row),
        headline=headline(study, row),
        confidence=_certainty_sentence(row, verdict),
        numbers=numbers + ("." if single else f"; {row.n_a} and {row.n_b} {row.unit.split()[0]}s."),
        basis=[
            said
            for said in ((_influence_sentence(study, row), stands, _voices_sentence(study, row)) if single else ())
            if said
        ],
        sides=[_quote_group(study, row, article, shown) for article in (row.group_a, row.group_b)],
    )


def _id(row: Row) -> str:
    return f"story-{row.measure}-{row.category}-{row.Index}".replace(".", "-")


def _write_coded_finding(study: MeasuredCorpus, row: Row, verdict: str, shown: Sequence[str]) -> WrittenFinding:
    """A comparison of coded sentences: how many each article has, who coded them, and sentences on which all coders agree."""
    called, pair = article_names.display_names(study), (row.group_a, row.group_b)
    numbers = f"{'; '.join(f'{called[article]} {coded_sentence_count(study, row, article)}' for article in pair)}."
    unit = f"For minus against, in {CODED['marks']}" if row.measure == AUTHOR_STANCE else f"In {CODED[row.quantity]}"
    interval = (f"{unit}: {number(row.rate_a)} and {number(row.rate_b)}; "
                f"difference {number(row.difference)}, 95 % interval {number(row.low)} to {number(row.high)}")  # fmt: skip
    who = authoritative_codes.coders_in_words(study, [row.measure])
    lexical = word_count_sentence(study, row)
    return WrittenFinding(
        id=_id(row),
        headline=headline(study, row),
        confidence=_certainty_sentence(row, verdict),
        numbers=f"{numbers} {interval}.",
        basis=[said for said in (f"{who[:1].upper()}{who[1:]} coded every sentence.", lexical) if said],
        sides=[quote_coded_sentences(study, row, article, shown) for article in pair],
    )


def _certainty_sentence(row: Row, verdict: str) -> str:
    """How sure a finding is, in words and then in figures."""
    if verdict == "established":
        return f"Established: {findings.significance(row)}."
    if findings.is_only_unchecked(row):
        return f"Hypothesised, {findings.significance(row)}. But this is a lead: no figure on new opinion writing shows that readers see what the measure counts."
    if row.hypothesis:
        return f"A lead, not established: p {p_value(row.p)} before and {p_value(row.p_adjusted).removeprefix('= ')} after correction for all hypotheses in this report."
    return f"A lead, not corrected for multiple comparisons: p {p_value(row.p)}."


def _influence_sentence(study: MeasuredCorpus, row: Row) -> str:
    """How large a difference is without the sentence, or the entry, that contributes most to it."""
    moved = next(robustness.influence(study, row.group_a, row.group_b, [(row.measure, row.category)]).itertuples())
    called = article_names.display_names(study)
    turns = " Without one of them the direction is reversed." if moved.turns else ""
    return (f"Without sentence {moved.sentence} of {called[moved.article]} the difference is {number(moved.without_sentence)}; "
            f"without “{moved.cue}” in all its forms, {number(moved.without_entry)}.{turns}")  # fmt: skip


def _voices_sentence(study: MeasuredCorpus, row: Row) -> str:
    sister = next(figure_tables.rows_in_all_words(study, pd.DataFrame([row]).set_index("Index")).itertuples())
    if sister.difference != sister.difference:
        return ""
    said = f"With quoted and reported words included, it is {number(sister.difference)}."
    return f"{said} The finding depends on whose words are counted." if findings.depends_on_voice(row, sister) else said


def _quote_group(study: MeasuredCorpus, row: Row, group: str, shown: Sequence[str]) -> ArticleQuotes:
    """The sentences that explain one side of the difference: of an article, or one from each article of a group."""
    members, direction = study.design.groups.get(group, [group]), direction_of(row, group)
    found = typical_sentences(study, members, row.measure, row.category, sign=direction)
    found = found.groupby("article", sort=False).head(MOST_SENTENCES if len(members) == 1 else 1)
    found = found.assign(shared=shared_passages.is_shared(study, found))  # site notices and agency copy come last
    found = found.sort_values(["shared", "score"], ascending=[True, False], kind="stable").head(MOST_SENTENCES)
    quotes = [quote_sentence(study, one, shown) for one in found.itertuples()]
    return ArticleQuotes(article_names.display_names(study)[group], quotes)
