"""Names as they stand in sentences."""

import pandas as pd

from analysis.report.tables import figure_tables, phrasing


def test_an_article_leans_to_the_side_of_its_rate_if_its_interval_has_one(study, monkeypatch):
    rates = pd.DataFrame(
        {"group": ["a", "b", "c"], "rate": [0.5, -0.5, 0.5], "low": [0.1, -0.9, -0.1], "high": [0.9, -0.1, 1]}
    )
    monkeypatch.setattr(figure_tables, "rates_by_voice", lambda *_, **__: rates)
    assert phrasing.leanings(study) == dict(zip("abc", [*phrasing.poles_in_sentence(study), ""], strict=True))
