"""What a design asks for is compared: groups article by article, within events, by author; one text with the rest; pairs."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import analysis
from analysis.comparison import contrasts
from analysis.comparison.hypotheses import is_established
from analysis.core.schema import table
from analysis.lexicons.design import Setting
from analysis.report.tables import answer
from analysis.report.tables import group_findings as wording

SURE = "The pact is certainly a success. It will no doubt last, and of course the partners agree.\n\n"
UNSURE = "The pact may be a success. It might perhaps last, and possibly the partners agree.\n\n"


def measured(number=10, setting=None, **metadata):
    """So many articles of each of two outlets, one sure and one unsure, with these columns; one article more has no outlet."""
    rows = [
        {"article": f"{outlet[0]}{n}", "text": text * (2 + n % 3), "outlet": outlet}
        for outlet, text in (("sure", SURE), ("unsure", UNSURE))
        for n in range(number)
    ]
    frame = pd.DataFrame([*rows, {"article": "alone", "text": SURE, "outlet": ""}])
    each = {name: [*values, *values, ""] for name, values in metadata.items()}
    return analysis.measure(
        table("articles", frame.assign(**each)), voices="quotes", measures=["hedging", "tone"], setting=setting
    )


@pytest.fixture(scope="module")
def study():
    return measured()


def row(found, category="hedge"):
    return found[(found["measure"] == "hedging") & (found["category"] == category)].iloc[0]


def test_groups_are_compared_article_by_article(study):
    found = row(study.contrasts())
    assert (found["group_a"], found["group_b"], found["unit"], found["n_a"], found["n_b"]) == (
        "sure",
        "unsure",
        "article",
        10,
        10,
    )
    assert found["difference"] < 0 and found["p"] < 0.01 and is_established(found)
    assert study.comparison.empty  # no pair of the articles is looked at


def test_one_event_is_the_same_as_none(study):
    pd.testing.assert_frame_equal(measured(event=["pact"] * 10).contrasts(), study.contrasts())


@pytest.mark.parametrize(
    ("events", "unit", "n"),
    [
        ([f"e{n}" for n in range(15)], "event", 15),
        (["e", "f"] * 5, "article within event", 10),
        ([f"e{n}" for n in range(14)], "article", 14),
    ],
)
def test_shared_events(events, unit, n):
    found = row(measured(len(events), event=events).contrasts())
    assert (found["unit"], found["n_a"], found["dropped"]) == (unit, n, 0) and found["p"] < 0.05


def test_authors_are_units():
    found = row(measured(author=[f"w{n % 5}" for n in range(10)]).contrasts())
    assert (found["unit"], found["n_a"], found["p"] < 0.05) == ("author", 5, True)


def test_rates_of_groups_have_intervals_over_their_units(study):
    found = contrasts.rates(study).set_index(["group", "category"])
    by_author = contrasts.rates(measured(author=["w1"] * 5 + [f"w{n}" for n in range(2, 7)])).set_index(
        ["group", "category"]
    )
    assert found.loc[("sure", "booster"), "rate"] > found.loc[("unsure", "booster"), "rate"] == 0
    assert (found["n"].unique(), by_author["n"].unique()) == ([10], [6])
    pd.testing.assert_series_equal(found["rate"], by_author["rate"])


def test_rates_are_of_the_articles_that_are_compared(study):
    some = measured(30, event=[*["e", "f"] * 14, "", ""])
    assert row(some.contrasts())["dropped"] == 4 and contrasts.rates(some)["n"].unique() == [28]
    assert "Only articles on events that both report" in contrasts.rates_caption(some, some.design)
    more = replace(some.design, groups=some.design.groups | {"third": []})
    assert contrasts.events_compared(some, more) == [] and "Rates are of all" in contrasts.rates_caption(some, more)
    assert contrasts.rates_caption(study, study.design) == ""


def test_one_text_is_placed_among_the_rest():
    study = measured(30, Setting(article="alone"))
    found = row(study.contrasts(), "booster")
    assert (found["group_a"], found["group_b"], found["n_b"]) == ("alone", "the rest", 60)
    assert "higher than 75 % of the 60 others (ties count half);" in wording.group_difference_sentence(
        found, study, study.design
    )
    said = answer.answer_design(
        study, {name: study.contrasts()[:0] for name in ("established", "leads", "not established", "too sparse")}
    )
    assert said[1] == "Of the 60 others, 0 have a lower rate than alone in tone, 0 in hedges and 30 in boosters."


def test_texts_are_compared_in_pairs():
    study = measured(2, Setting(between="article"))
    found = study.contrasts()
    assert len(found[["group_a", "group_b"]].drop_duplicates()) == 10 and set(found["unit"]) == {"sentence"}


def test_a_pair_is_compared_when_it_is_asked_for(study):
    few = measured(2, Setting(between="article"))
    asked, made = study.pair("s0", "u1"), few.pair("s0", "u1")
    assert len(asked) == len(made) > 0
    np.testing.assert_allclose(asked["p"], made["p"])
    assert (made["hypothesis"] != "").any() and (asked["hypothesis"] == "").all()  # after the fact nothing is declared


def test_what_is_found_is_said(study):
    told = wording.describe_groups(study)
    assert told.startswith(
        "Groups by outlet: sure 10 articles, unsure 10 articles. Left out: 1 article (no outlet given)."
    )
    assert "**Established**:\n\n- hedges: sure 0.0, unsure" in told
    assert "in all the pairs of articles unsure is higher." in told
    assert "- sure and unsure: 10 and 10 articles." in told


def test_figures_and_tables_of_groups(study):
    figure = study.groups()
    assert set(figure.table["group"]) == {"sure", "unsure"} and figure.findings == wording.describe_groups(study)
    assert len(study.groups_table().table) == 3
    with pytest.raises(ValueError, match="this study has no groups. 5 texts"):
        measured(2, Setting(between="article")).groups()


def test_every_text_has_its_place(study):
    assert study.positions().table.groupby(["measure", "category"])["group"].nunique().to_list() == [21] * 3
