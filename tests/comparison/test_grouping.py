"""Groups of articles: found in the metadata, compared article by article, or event by event."""

import pandas as pd
import pytest

import analysis
from analysis.comparison import grouping, measured
from analysis.core.schema import table

SURE = "The pact is certainly a success. It will no doubt last, and in fact it must. Of course the partners agree.\n\n"
UNSURE = (
    "The pact may be a success. It might perhaps last, and it seems that it could. Possibly the partners agree.\n\n"
)


@pytest.fixture(autouse=True)
def unpaired(monkeypatch):
    """No article is compared with every other one, which takes longer than all else here."""
    monkeypatch.setattr(measured, "compared", lambda *_: pd.DataFrame())


def corpus(write_corpus, events):
    """Six articles a paper, `sure` and `unsure`, on these events, and one article of a paper of its own."""
    files = {
        f"{paper}{number}.txt": text * (2 + number % 3)
        for paper, text in (("s", SURE), ("u", UNSURE))
        for number in range(6)
    }
    rows = [
        f"{name},{'sure' if name[0] == 's' else 'unsure'},{event}" for name, event in zip(files, events, strict=True)
    ]
    files |= {"alone.txt": SURE, "articles.csv": "\n".join(["file,outlet,event", *rows, "alone.txt,other,"]) + "\n"}
    return analysis.measure(write_corpus(files))


def test_a_column_makes_groups_where_two_values_have_two_articles(write_corpus):
    assert grouping.columns(corpus(write_corpus, [""] * 12).articles) == ["outlet"]
    two = table("articles", {"article": ["a", "b"], "text": ["x", "y"], "outlet": ["p", "q"]})
    assert grouping.columns(two) == []


@pytest.mark.parametrize(("shared", "unit", "n"), [(False, "article", 6), (True, "event", 6)])
def test_groups_are_compared_by_event_where_they_share_events(write_corpus, shared, unit, n):
    events = [f"e{number}" for number in range(6)] * 2 if shared else [""] * 12
    study = corpus(write_corpus, events)
    scores = grouping.scores(study, "outlet")
    assert set(scores["outlet"]) == {"sure", "unsure"}  # one article is no group
    rows = grouping.differences(scores).set_index("category")
    assert set(rows["unit"]) == {unit} and set(rows["n_a"]) == {n}
    assert rows.loc["hedge", "difference"] < 0 < rows.loc["booster", "difference"]
    assert rows.loc["hedge", "p"] < 0.05
    rates = grouping.rates(scores).set_index(["group", "category"])["rate"]
    assert rates["sure", "booster"] > rates["unsure", "booster"] == 0
