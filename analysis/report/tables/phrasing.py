"""Names of categories in, the words of a sentence out: in lower case where that is right, in lists, and the side an article leans to."""

from analysis.comparison.measured_corpus import MeasuredCorpus, kept_in_study
from analysis.comparison.rates import is_clear
from analysis.report.tables import figure_tables


def name_in_sentence(study: MeasuredCorpus, name: str) -> str:
    """The name of a category inside a sentence: in lower case, unless the articles write its first word with a capital alone."""
    first, _, rest = name.partition(" ")
    words = _words(study)
    if first[1:] != first[1:].lower() or (first in words and first.lower() not in words):
        return name
    return f"{first.lower()} {rest}".strip()


@kept_in_study
def _words(study: MeasuredCorpus) -> frozenset[str]:
    return frozenset(study.tokens["word"].unique())


def join_items(items: list[str]) -> str:
    """Items as a sentence lists them; with a comma before the last *and* where an item has one of its own."""
    last = ", and " if any(" and " in item for item in items) else " and "
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + last + items[-1]


def leanings(study: MeasuredCorpus) -> dict[str, str]:
    """The pole of the axis that each article leans to, as printed inside a sentence; "" where its interval includes 0."""
    rates = figure_tables.rates_by_voice(study, [("stance", "all")], voices=["author"])
    if rates.empty or study.codebook is None:
        return {}
    positive, negative = (
        name_in_sentence(study, study.codebook.categories["stance"][pole]) for pole in study.codebook.axis
    )
    clear = is_clear(rates)
    return {
        row.group: (positive if row.rate > 0 else negative) if sure else ""
        for row, sure in zip(rates.itertuples(), clear, strict=True)
    }
