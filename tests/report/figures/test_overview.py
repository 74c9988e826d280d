"""The picture of the first screen: every article in each panel, whole or for a narrow screen."""

import pytest

from analysis.report.figures import overview

WAR, TRADE = 12 / 156 * 1000, 12 / 216 * 1000  # 12 cues in the words of doubt, 12 in those of hope


def rates(figure):
    return {(row.group, row.category): row.rate for row in figure.table.itertuples()}


def test_every_article_has_its_rate_in_every_panel(pacts):
    figure = overview.overview_figure(pacts)
    found = figure.table.set_index(["measure", "category", "group"])["rate"].sort_index()
    assert len(found) == 12  # six rows of two articles
    assert found["framing", "issue.war"].to_list() == pytest.approx([WAR, 0])
    assert found["hedging", "hedge"].to_list() == pytest.approx([0, TRADE])
    assert found["stance", "all"].to_list() == pytest.approx([-2 * WAR, TRADE])
    assert figure.title == "hope’s wording is more positive than doubt’s; hope hedges more than doubt; 1 more"
    assert figure.alt.startswith(figure.title)


def test_a_panel_leads_to_the_marks_that_it_counts(pacts):
    figure = overview.panel_figure(pacts, "Framing")
    assert rates(figure) == pytest.approx({
        ("doubt", "issue.war"): WAR, ("hope", "issue.war"): 0, ("doubt", "issue.trade"): 0, ("hope", "issue.trade"): TRADE})  # fmt: skip
    found = figure.evidence(["doubt", "hope"])
    assert {index: set(pacts.marks.loc[numbers, "cue"]) for index, numbers in found.items()} == {
        0: {"army"}, 1: set(), 2: set(), 3: {"gas"}}  # fmt: skip
    assert len(found[0]) == len(found[3]) == 12 and figure.evidence(["hope"])[0] == []


def test_a_panel_of_codes_leads_to_sentences(coded):
    figure = overview.panel_figure(coded, "Stance")
    assert figure.to == "sentences"
    for index, numbers in figure.evidence(coded.articles["article"].to_list()).items():
        assert set(coded.sentences.loc[numbers, "article"]) == {figure.table["key"][index]}


def test_the_narrow_picture_has_one_frame_and_names_the_sides(pacts):
    found = overview.compact_figure(pacts).table["what"].drop_duplicates().to_list()
    assert found == ["War", "Tone: ← negative positive →", "Hedges", "Stance: ← deal bond →"]
