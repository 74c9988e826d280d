"""A finding under other choices: what carries it is found, and the default choices give what `compare` gives."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from analysis import charts
from analysis.comparison.robustness import SECTIONS, WITH_FUNCTION_WORDS, count_universes, influence, multiverse
from analysis.core.schema import table
from analysis.report.tables import figure_tables, robust

AXIS = ("stance", "all")


@pytest.fixture(scope="module")
def planted():
    """Twelve sentences of ten words each in a and b; in a, sentence 5 and the entry `lone` carry the difference."""
    tokens, marks = [], []
    for article, sentence in [(name, number) for name in "ab" for number in range(1, 13)]:
        section = "title" if sentence == 12 else "body"
        tokens += [
            (article, sentence, 10 * sentence + i, 10 * sentence + i + 1, "w", section, "author", None)
            for i in range(10)
        ]
        weights = {"common": 1.0} if sentence % 2 else {}
        if (article, sentence) == ("a", 5):
            weights = {"lone": 9.0}
        marks += [(article, sentence, 10 * sentence, 10 * sentence + 1, entry.upper(), "stance", "pole", weight, entry, "",
                   "author" if sentence < 9 else "quoted", None, "", "") for entry, weight in weights.items()]  # fmt: skip
    tokens, marks = table("tokens", tokens), table("marks", marks)
    return SimpleNamespace(
        marks=marks, tokens=tokens, labels={"stance": {"pole": "Pole"}},
        in_voice=lambda voice: (marks if voice == "all" else marks[marks["voice"] == voice], tokens),
    )  # fmt: skip


def test_the_sentence_and_the_entry_that_carry_a_difference_are_found(planted):
    row = influence(planted, "a", "b", [AXIS], voice="all").iloc[0]
    assert row["difference"] == pytest.approx((14 - 6) / 110 * 1000)
    assert (row["article"], row["sentence"], row["entry"], row["cue"]) == ("a", 5, "lone", "lone")
    assert row["without_sentence"] == pytest.approx((5 / 100 - 6 / 110) * 1000)
    assert row["without_entry"] == pytest.approx((5 - 6) / 110 * 1000)
    assert row["turns"]


def test_seen_from_the_other_text_signs_change_and_nothing_else(planted):
    one, other = (influence(planted, *pair, [AXIS], voice="all").iloc[0] for pair in ("ab", "ba"))
    assert one["difference"] == pytest.approx(-other["difference"])
    assert one["without_sentence"] == pytest.approx(-other["without_sentence"])
    assert (one["sentence"], one["entry"]) == (other["sentence"], other["entry"])


def test_a_difference_that_vanishes_does_not_turn(planted):
    alone = planted.marks[(planted.marks["entry"] == "lone") | (planted.marks["sentence"] == 7)]
    study = SimpleNamespace(in_voice=lambda voice: (alone, planted.tokens))
    for pair in ("ab", "ba"):
        row = influence(study, *pair, [AXIS]).iloc[0]
        assert row["difference"] != 0 and row["without_entry"] == 0 and not row["turns"]


def test_every_combination_of_choices_is_a_universe(planted):
    universes = multiverse(planted, "a", "b", [AXIS])
    assert (
        len(universes) == 16
        and not universes.duplicated(["voice", "headline", "instrument", "entries", "sentences"]).any()
    )
    at = universes.set_index(["voice", "headline", "entries", "sentences"])["difference"]
    assert at["author", "without headline", "all", "all"] == pytest.approx((12 - 4) / 110 * 1000)
    assert at["all", "without headline", "one left out", "all"] == pytest.approx(-1 / 110 * 1000)
    assert at["all", "with headline", "all", "all"] == pytest.approx((14 - 6) / 120 * 1000)


@pytest.fixture(scope="module")
def tested(study):
    a, b = study.articles["article"]
    rows = figure_tables.pair_findings(study, a, b)
    found = list(zip(rows["measure"], rows["category"], strict=True))
    return rows, found, multiverse(study, a, b, found), influence(study, a, b, found)


def test_the_default_choices_give_what_compare_gives(tested):
    rows, found, universes, moved = tested
    first = universes.groupby(["measure", "category"], sort=False).head(1)
    assert list(zip(first["measure"], first["category"], strict=True)) == found
    for name in ("difference", "low", "high", "p", "detectable"):
        np.testing.assert_allclose(first[name], rows[name])
    assert first["status"].tolist() == rows["status"].tolist()
    np.testing.assert_allclose(moved["difference"], rows["difference"])


def test_tone_is_also_measured_by_vader(tested, study):
    tone = tested[2][tested[2]["measure"] == "tone"]
    swapped = tone[tone["instrument"] == "sentiment"].iloc[0]
    own = study.comparison[(study.comparison["voice"] == "author") & (study.comparison["measure"] == "sentiment")]
    assert swapped["difference"] == pytest.approx(own.loc[own["category"] == "all", "difference"].iloc[0])


def test_tone_is_also_measured_with_function_words(tested, study):
    tone = tested[2][tested[2]["measure"] == "tone"].set_index("instrument")["difference"]
    a, b = study.articles["article"][:2]
    marks, tokens = study.in_voice("author")
    body = tokens[tokens["section"].isin(SECTIONS["without headline"])]  # as by default
    added = marks[(marks["measure"] == "sentiment") & marks["entry"].isin(["no", "like", "well", "!", "?"])]
    added = added.merge(body[["article", "sentence"]].drop_duplicates())
    assert len(added)
    sums = (
        added.groupby("article")["weight"].sum().reindex([a, b], fill_value=0) / body.groupby("article").size() * 1000
    )
    moved = tone[WITH_FUNCTION_WORDS].iloc[0] - tone["tone"].iloc[0]
    assert moved == pytest.approx(sums[a] - sums[b])


def test_standing_counts_universes():
    universes = pd.DataFrame(
        {
            "measure": "tone", "category": "all", "difference": [2.0, 1.0, -1.0, 3.0, 0.0, 1.0],
            "p": [0.2, 0.01, 0.01, np.nan, 0.5, 0.05], "status": ["", "", "", "too sparse", "", ""],
        }
    )  # fmt: skip
    row = count_universes(universes).iloc[0]
    assert row[["universes", "same_sign", "established", "sparse"]].tolist() == [6, 4, 1, 1]


def test_the_chart_fills_what_is_established_and_bars_the_default(tested, study):
    universes = tested[2][tested[2]["status"] == ""]
    ax = charts.multiverse_chart(universes)
    drawn = [line for line in ax.get_lines() if len(line.get_xdata()) == 1]
    assert [line.get_xdata()[0] for line in drawn] == pytest.approx(universes["strength"].tolist())
    filled = [line.get_markerfacecolor() != "white" for line in drawn]
    assert filled == (universes["p"] < 0.05).tolist()
    assert {text.get_text() for text in ax.get_legend().get_texts()} == {
        "the author's own words",
        "all words",
        "default choices",
    }


def test_what_stands_is_said_in_words(tested, study):
    said = robust.robustness_list(count_universes(tested[2]), tested[3], study.labels)
    assert said.count("\n") == len(tested[1]) - 1
    assert "of 48 ways of analysing it" in said and "in all its forms" in said
