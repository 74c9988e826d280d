"""Names as they stand in sentences."""

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.report.tables import figure_tables, phrasing


def test_an_article_leans_to_the_side_of_its_rate_if_its_interval_has_one(study, monkeypatch):
    rates = pd.DataFrame(
        {"group": ["a", "b", "c"], "rate": [0.5, -0.5, 0.5], "low": [0.1, -0.9, -0.1], "high": [0.9, -0.1, 1]}
    )
    monkeypatch.setattr(figure_tables, "rates_by_voice", lambda *_, **__: rates)
    assert phrasing.leanings(study) == dict(zip("abc", [*phrasing.poles_in_sentence(study), ""], strict=True))


def test_without_a_codebook_no_article_leans(two_texts):
    assert phrasing.leanings(two_texts) == {} and phrasing.poles_in_sentence(two_texts) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("War & weapons", "war & weapons"),
        ("Ferry", "ferry"),
        ("Moscow gains", "Moscow gains"),
        ("Pact", "pact"),
        ("NATO expands", "NATO expands"),
        ("A bond", "a bond"),
        ("G7", "g7"),
    ],
)
def test_a_label_keeps_its_capital_only_if_the_articles_always_write_it_so(name, shown):
    words = pd.DataFrame({"word": ["Moscow", "Pact", "pact", "NATO", "ferry"]})
    assert phrasing.name_in_sentence(SimpleNamespace(tokens=words, kept={}), name) == shown


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a and b", "c"], "a and b, and c"),
        (["a", "b and c", "d"], "a, b and c, and d"),
    ],
)
def test_items_are_joined_as_in_a_sentence(items, said):
    assert phrasing.join_items(items) == said
