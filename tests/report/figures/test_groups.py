"""Figures of groups or of many texts: the rate of each in every core measure."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.comparison.design import Design
from analysis.report import figures
from analysis.report.figures import groups


def test_texts_have_their_rates_in_the_core_measures(pacts):
    figure = groups.positions_figure(pacts)
    found = figure.table.set_index(["measure", "category", "group"])["rate"].sort_index()
    assert found["stance", "all"].to_dict() == pytest.approx({"doubt": -24 / 156 * 1000, "hope": 12 / 216 * 1000})
    assert set(groups.positions_figure(pacts, ["tone"]).table["measure"]) == {"tone"}
    assert list(groups.figures_by_measure(pacts)) == ["Framing", "Tone", "Hedging", "Stance"]


def cells(figure):
    return list(dict.fromkeys(zip(figure.table["measure"], figure.table["category"], strict=True)))


def test_groups_are_drawn_in_each_measure_the_core_first(outlets):
    figure = figures.groups_figure(outlets)
    assert (
        cells(figure)[:3] == [("tone", "all"), ("hedging", "hedge"), ("hedging", "booster")] and len(cells(figure)) == 7
    )
    assert figure.table["group"].to_list() == ["x", "y"] * 7 and set(figure.table["n"]) == {4}
    assert figure.caption == "Groups by outlet, in the authors’ own words, with 95 % intervals over articles."
    assert figure.title == "x’s wording may be more positive than y’s; y may hedge more than x; 1 more"
    assert figure.alt.startswith(
        f"{figure.title}. Groups by outlet. tone (sentiment for news): x 146.9, y −76.3; hedges: "
    )
    assert "- x and y: 4 and 4 articles." in figure.findings
    assert figure.findings.startswith(outlets.design.said) and figure.numbers.caption == figure.caption
    assert list(figure.numbers.table.columns) == ["what", "group", "n", "quantity", "rate", "low", "high"]
    assert figure.numbers.table["what"].to_list()[:3] == ["tone (sentiment for news)"] * 2 + ["hedges"]


def test_by_a_column_one_measure_alone_is_drawn_without_the_findings_of_all(outlets):
    with pytest.raises(ValueError, match="'author': this column does not form two groups"):
        figures.groups_figure(outlets, "author")
    figure = figures.groups_figure(outlets, "outlet", measures=["hedging"])
    assert cells(figure) == [("hedging", "hedge"), ("hedging", "booster")] and figure.findings == ""


def test_of_three_groups_the_line_at_the_median_is_explained(outlets):
    design = Design(
        "groups",
        "group",
        groups={name: [f"{name[0]}{n}" for n in ns] for name, ns in {"x": (0, 1), "y": (0, 1), "x2": (2, 3)}.items()},
    )
    study = replace(outlets)
    study.__dict__["design"] = design
    figure = figures.groups_figure(study)
    assert (
        figure.caption
        == "Groups, in the authors’ own words, with 95 % intervals over articles. The dashed line is the median group."
    )


def test_many_texts_are_ranked_each_with_its_interval(many_texts):
    figure = figures.positions_figure(many_texts)
    assert cells(figure) == [
        ("tone", "all"),
        ("hedging", "hedge"),
        ("hedging", "booster"),
        ("framing", "generic.conflict"),
    ]
    assert len(figure.table) == 4 * 26 and figure.title == "Every text, ranked"
    assert figure.caption == (
        "Every text, ranked, in its author’s own words, with 95 % intervals over sentences. The dashed line is the median text."
    )
    first = figure.plot()
    assert [panel.get_title(loc="left") for panel in first.figure.axes][:2] == ["Tone (sentiment for news)", "Hedges"]
    heights = [line.get_xydata()[0] for line in first.get_lines() if line.get_gid()]
    assert [rate for rate, _ in sorted(heights, key=lambda at: at[1])] == sorted(rate for rate, _ in heights), "ranked"


def test_of_one_text_among_others_only_its_interval_is_drawn(one_and_rest):
    figure = figures.positions_figure(one_and_rest, ["tone"])
    assert cells(figure) == [("tone", "all")] and len(figure.table) == 23
    assert "the one that is named with its 95 % interval over sentences. The dashed" in figure.caption
    ax = figure.plot()
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Ray"] and len(
        ax.collections[0].get_segments()
    ) == 1


def test_a_page_has_a_figure_of_each_measure_that_has_rates(outlets, many_texts):
    by_measure = figures.figures_by_measure(outlets)
    assert list(by_measure) == ["Framing", "Tone", "Hedging"], "no stance without a codebook"
    assert [set(figure.table["measure"]) for figure in by_measure.values()] == [{"framing"}, {"tone"}, {"hedging"}]
    assert set(by_measure["Tone"].table["group"]) == {"x", "y"}
    assert len(figures.figures_by_measure(many_texts)["Tone"].table) == 26


@pytest.mark.parametrize(("longest", "said"), [(10.0, ""), (900.0, "(1 here)"), (-900.0, "(1 here)")])
def test_the_caption_counts_intervals_that_the_picture_cuts_off(many_texts, monkeypatch, longest, said):
    rates = pd.DataFrame(
        {
            "group": [f"m{n}" for n in range(7)],
            "measure": "tone",
            "category": "all",
            "quantity": "weight",
            "n": 5,
            "rate": 5.0,
            "low": 2.0,
            "high": 8.0,
        }
    )
    rates.loc[3, "high" if longest > 0 else "low"] = longest
    monkeypatch.setattr(groups.contrasts, "rates", lambda *_: rates)
    caption = figures.positions_figure(many_texts).caption
    assert caption.endswith(
        f"An arrow marks an interval that goes on beyond the axis {said}; its ends are in the table."
    ) == bool(said)
