"""What the coders found, with sentences that they coded so, and what the word count shows."""

from types import SimpleNamespace

import pandas as pd
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


ROW = {
    "measure": "tone",
    "category": "all",
    "group_a": "a",
    "group_b": "b",
    "difference": 3.0,
    "quantity": "weight",
    "status": "",
    "p": 0.01,
    "low": 1.0,
    "high": 5.0,
}


@pytest.fixture
def words(monkeypatch):
    def of(coded=3.0, measure="tone", **changes):
        rows = pd.DataFrame([ROW | {"group_b": "c", "difference": 99.0}, ROW | changes])
        asked = []
        monkeypatch.setattr(
            coded_findings.figure_tables, "comparison_rows", lambda study, *cell: asked.append(cell) or rows
        )
        told = coded_findings.word_count_sentence(
            None, SimpleNamespace(**ROW | {"difference": coded, "measure": measure})
        )
        assert asked == [("stance" if measure == "author_stance" else measure, "all")]
        return told

    return of


def test_the_word_count_points_in_the_same_or_the_opposite_direction_or_shows_nothing(words):
    end = "[1.0, 5.0] points per 1,000 words, p = "
    assert words() == f"The word count points in the same direction: 3.0 {end}.010."
    assert words(difference=-3.0) == f"The word count points in the opposite direction: −3.0 {end}.010."
    assert words(coded=-3.0, difference=-3.0).startswith("The word count points in the same direction")
    assert words(p=0.05) == f"The word count shows no difference: 3.0 {end}.050."
    assert words(measure="author_stance", status="too sparse") == "The text is too short to test the word count."
    assert words(group_b="d") == ""


def test_codes_with_a_direction_are_counted_on_both_sides(monkeypatch):
    sizes = {1: 4, -1: 2, 0: 7}
    monkeypatch.setattr(coded_findings.authoritative_codes, "count_coded_sentences", lambda *_: 20)
    monkeypatch.setattr(coded_findings.authoritative_codes, "coded_sentences", lambda *_, sign=0: range(sizes[sign]))
    told = [coded_findings.coded_sentence_count(None, SimpleNamespace(**ROW | changes), "a")
            for changes in ({}, {"measure": "author_stance"}, {"quantity": "marks"})]  # fmt: skip
    assert told == [
        "4 positive and 2 negative, of 20 sentences",
        "4 for and 2 against, of 20 sentences",
        "7 of 20 sentences",
    ]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ([10] * 7, [0, 3, 6]), ([10] * 2, [0, 1]), ([10], [0]), ([6, 7, 36, 37], [1, 2]), ([6, 37, 5], [0, 2, 92]), ([], []),
    ],
)  # fmt: skip
def test_three_sentences_from_all_parts_of_the_text_are_quoted(monkeypatch, words, shown):
    """Those of seven to thirty-six words, if there are any, on which coders agree, in the body and the author's words; else of any."""
    found = pd.DataFrame(
        {"sentence": range(len(words)), "words": words, "agreed": True, "section": "body", "voice": "author"}
    )
    for number, (column, value) in enumerate((("agreed", False), ("section", "title"), ("voice", "quoted")), 90):
        found.loc[len(found)] = {
            "sentence": number,
            "words": 10,
            "agreed": True,
            "section": "body",
            "voice": "author",
        } | {column: value}
    found["agreed"] = found["agreed"].astype(bool)
    monkeypatch.setattr(coded_findings.authoritative_codes, "coded_sentences", lambda *_: found if words else found[:0])
    monkeypatch.setattr(coded_findings.article_names, "display_names", lambda _: {"a": "Ray"})
    monkeypatch.setattr(coded_findings, "quote_sentence", lambda study, row, shown: row.sentence)
    quotes = coded_findings.quote_coded_sentences(None, SimpleNamespace(**ROW), "a", [])
    assert quotes.name == "Ray" and quotes.quotes == shown
