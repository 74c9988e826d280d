"""What the coders found, with sentences that they coded so, and what the word count shows."""

from types import SimpleNamespace

import pytest
from report.tables.compared import pair_row, rows_of

from analysis.coding import authoritative_codes
from analysis.report.tables import coded_findings, written_findings


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


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "The word count points in the same direction: −55.6 ["),
        ({"difference": 1.0}, "The word count points in the opposite direction: −55.6 ["),
        ({"measure": "framing", "category": "generic.conflict"}, "The text is too short to test the word count."),
    ],
)
def test_the_word_count_is_set_beside_the_codes(pacts, changed, said):
    row = pair_row(pacts, "hedging", "hedge")._replace(**changed)
    assert coded_findings.word_count_sentence(pacts, row).startswith(said)


def test_no_word_count_is_told_of_what_was_not_compared(pacts):
    row = pair_row(pacts, "hedging", "hedge")
    assert coded_findings.word_count_sentence(pacts, row._replace(group_a="hope", group_b="doubt")) == ""


def test_a_measure_with_a_direction_is_counted_on_either_side(monkeypatch):
    codes = {0: 7, 1: 4, -1: 2}
    monkeypatch.setattr(authoritative_codes, "count_coded_sentences", lambda *_: 9)
    monkeypatch.setattr(authoritative_codes, "coded_sentences", lambda *_, sign=0: range(codes[sign]))
    row = SimpleNamespace(measure="tone", category="all", quantity="weight")
    assert coded_findings.coded_sentence_count(None, row, "a") == "4 positive and 2 negative, of 9 sentences"
    row.measure = "author_stance"
    assert coded_findings.coded_sentence_count(None, row, "a") == "4 for and 2 against, of 9 sentences"
    row.quantity = "marks"
    assert coded_findings.coded_sentence_count(None, row, "a") == "7 of 9 sentences"
