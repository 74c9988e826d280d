"""A study and a comparison of coded sentences in, sentences out: what the coders found, and what the count of words shows."""

from collections.abc import Sequence

from analysis.coding import authoritative_codes
from analysis.coding.code_checks import AUTHOR_STANCE
from analysis.comparison.hypotheses import LEVEL
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.wording import UNITS, number, p_value
from analysis.report.tables import article_names, figure_tables
from analysis.report.tables.findings import Row
from analysis.report.tables.quoting import MOST_SENTENCES, ArticleQuotes, direction_of, quote_sentence

READABLE = (7, 36)  # words of a coded sentence that is shown


def coded_sentence_count(study: MeasuredCorpus, row: Row, article: str) -> str:
    """In how many sentences of an article a category was coded; for a measure with a direction, how many on each side."""
    total = authoritative_codes.count_coded_sentences(study, article, row.measure)
    if row.quantity == "marks":
        return f"{len(authoritative_codes.coded_sentences(study, article, row.measure, row.category))} of {total} sentences"
    up, down = (len(authoritative_codes.coded_sentences(study, article, row.measure, sign=sign)) for sign in (1, -1))
    one, other = ("positive", "negative") if row.measure == "tone" else ("for", "against")
    return f"{up} {one} and {down} {other}, of {total} sentences"


def word_count_sentence(study: MeasuredCorpus, row: Row) -> str:
    """Whether the count of words shows the same as the codes; "" if it was not compared."""
    measure = "stance" if row.measure == AUTHOR_STANCE else row.measure
    own = figure_tables.comparison_rows(study, measure, row.category)
    own = own[(own["group_a"] == row.group_a) & (own["group_b"] == row.group_b)]
    if own.empty:
        return ""
    words = next(own.itertuples())
    if words.status:
        return "The text is too short to test the word count."
    direction = "same" if words.difference * row.difference > 0 else "opposite"
    same = f"points in the {direction} direction" if words.p < LEVEL else "shows no difference"
    return f"The word count {same}: {number(words.difference)} [{number(words.low)}, {number(words.high)}] {UNITS[words.quantity]}, p {p_value(words.p)}."


def quote_coded_sentences(study: MeasuredCorpus, row: Row, article: str, shown: Sequence[str]) -> ArticleQuotes:
    """Sentences of an article that all coders gave this code, in the author's own words, from all parts of the text."""
    found = authoritative_codes.coded_sentences(study, article, row.measure, row.category, direction_of(row, article))
    own = found["agreed"] & (found["section"] == "body") & (found["voice"] == "author")
    readable = found[own & found["words"].between(*READABLE)]
    found = readable if len(readable) else found
    last = len(found) - 1
    places = sorted({round(i * last / (MOST_SENTENCES - 1)) for i in range(MOST_SENTENCES)}) if len(found) else []
    quotes = [
        quote_sentence(study, one, shown) for one in found.iloc[places].assign(marks=[[] for _ in places]).itertuples()
    ]
    return ArticleQuotes(article_names.display_names(study)[article], quotes)
