"""What the coders found, with sentences that they coded so, and what the word count shows."""

import pytest
from report.tables.compared import rows_of

from analysis.coding import authoritative_codes
from analysis.report.tables import written_findings


def test_coded_sentences_have_the_code_and_all_coders_agree(coded):
    (stance,) = [row for row in rows_of(coded, "established") if row.measure == "author_stance"]
    told = authoritative_codes.sentence_codes(coded)
    for side, article, value in zip(
        written_findings.write_finding(coded, stance, "established").sides,
        coded.articles["article"],
        ("1", "−1"),
        strict=True,
    ):
        for quote in side.quotes:
            own = told[
                (told["article"] == article)
                & (told["sentence"] == quote.sentence)
                & (told["measure"] == "author_stance")
            ]
            assert set(own["value"]) == {value} and len(own) == 3


def test_counts_of_coded_sentences_give_the_rates_that_are_compared(coded):
    a, b = coded.articles["article"]
    for row in coded.findings[coded.findings["coder"] != ""].itertuples():
        for article, rate, n in ((a, row.rate_a, row.n_a), (b, row.rate_b, row.n_b)):
            places = [
                len(authoritative_codes.coded_sentences(coded, article, row.measure, row.category, sign))
                for sign in (1, -1)
            ]
            value = places[0] if row.quantity == "marks" else places[0] - places[1]
            assert row.measure == "tone" or 100 * value / n == pytest.approx(rate)
            assert authoritative_codes.count_coded_sentences(coded, article, row.measure) == n
