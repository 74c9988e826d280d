"""Labels of categories in, words that fit into a sentence out: in lower case, as a list, and the side that each article leans to."""

from analysis.comparison.measured_corpus import MeasuredCorpus, kept_in_study
from analysis.comparison.rates import is_clear
from analysis.comparison.wording import category_label
from analysis.report.tables import figure_tables
from analysis.report.tables.findings import Row


def name_in_sentence(study: MeasuredCorpus, name: str) -> str:
    """A label inside a sentence: in lower case, unless the articles always write its first word with a capital."""
    first, _, rest = name.partition(" ")
    words = _words(study)
    if first[1:] != first[1:].lower() or (first in words and first.lower() not in words):
        return name
    return f"{first.lower()} {rest}".strip()


@kept_in_study
def _words(study: MeasuredCorpus) -> frozenset[str]:
    return frozenset(study.tokens["word"].unique())


def row_in_sentence(study: MeasuredCorpus, row: Row) -> str:
    """The label of a row of a comparison, inside a sentence."""
    return name_in_sentence(study, category_label(study.labels, row.measure, row.category))


def poles_in_sentence(study: MeasuredCorpus) -> list[str]:
    """The labels of the two poles of the axis, positive first, inside a sentence; empty without an axis."""
    book = study.codebook
    return [name_in_sentence(study, book.categories["stance"][pole]) for pole in book.axis] if book else []


def join_items(items: list[str]) -> str:
    """Items as a list in a sentence, with a comma before the last *and* if an item contains an *and*."""
    last = ", and " if any(" and " in item for item in items) else " and "
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + last + items[-1]


def leanings(study: MeasuredCorpus) -> dict[str, str]:
    """The pole of the axis that each article leans to, as a label inside a sentence; "" if its interval includes 0."""
    rates = figure_tables.rates_by_voice(study, [("stance", "all")], voices=["author"])
    if rates.empty or study.codebook is None:
        return {}
    positive, negative = poles_in_sentence(study)
    clear = is_clear(rates)
    return {
        row.group: (positive if row.rate > 0 else negative) if sure else ""
        for row, sure in zip(rates.itertuples(), clear, strict=True)
    }
