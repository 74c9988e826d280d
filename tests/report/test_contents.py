"""The parts of the report under its first screen: findings in full, speakers, cues."""

import re

import pandas as pd
import pytest

from analysis.report import contents
from analysis.report.page_items import PageItems


@pytest.fixture
def shown():
    return PageItems(["doubt", "hope"])


def test_rows_of_every_reported_measure_are_described(pacts):
    rows = contents.reported_rows(pacts)
    core = [("hedging", "hedge"), ("hedging", "booster"), ("tone", "all"), ("stance", "all")]
    assert list(zip(rows["measure"], rows["category"], strict=True))[:4] == core
    assert set(rows["measure"][4:]) == {"framing"} and set(rows["voice"]) == {"author"}


def test_findings_stand_by_how_sure_they_are(pacts, shown, undrawn, monkeypatch):
    monkeypatch.setattr(contents, "MOST_ROBUST", 1)  # two articles are too many for every combination of choices
    parts = contents.findings_sections(pacts, shown, contents.reported_rows(pacts))
    told = {verdict: {story["headline"] for story in parts[verdict]} for verdict in ("established", "leads")}
    assert told["established"] == {
        "hope hedges more than doubt", "hope uses more boosters than doubt", "hope’s wording is more positive than doubt’s"}  # fmt: skip
    assert {"doubt may say more about war", "hope may say more about trade"} < told["leads"]
    assert (parts["hypotheses"], parts["comparable"], parts["more_leads"]) == (3, True, [])
    assert parts["limits"] == contents.LIMITS and parts["contrasts"] == []  # the codebook names the words that matter
    stories = [story for verdict in ("established", "leads") for story in parts[verdict]]
    assert sum(bool(story["figure"]) for story in stories) == contents.MOST_FIGURES
    assert parts["robust"] == [] and list(shown.tables) == ["doubt and hope"]


def test_every_cue_is_listed_with_its_marks(pacts, shown):
    page = contents.cues_section(pacts, shown)
    table = shown.tables["Cues"].table
    (army,) = table[(table["cue"] == "army") & (table["category"] == "War")].to_dict("records")
    assert (army["marks"], army["weight"], army["articles"]) == (12, 12, "doubt 12")
    assert table["marks"].sum() == (pacts.marks["weight"] != 0).sum()
    linked = [numbers.split() for numbers in re.findall(r'data-marks="([\d ]+)"[^>]*>army<', page)]
    assert all(len(numbers) == 12 and set(pacts.marks.loc[map(int, numbers), "cue"]) == {"army"} for numbers in linked)
    assert linked
    assert page.count("data-marks=") == len(table) and 'download="cues.csv"' in page


def test_where_nobody_else_speaks_the_tables_of_speakers_are_empty(pacts, shown, undrawn):
    shares, *_, statements = contents.voices_section(pacts, shown)
    assert "Other people’s words: 0 % in doubt and 0 % in hope" in shares
    assert shown.tables["Speakers"].table.empty and shown.tables["Statements"].table.empty
    assert statements.startswith("<details><summary>Every quoted or reported statement")


class Shown:
    """Takes what is put on a page, and draws nothing."""

    def __init__(self, study):
        self.articles, self.figures, self.tables = study.articles["article"].tolist(), {}, {}

    def figure(self, name, figure, **_):
        self.figures[name] = figure
        return name

    def table(self, name, table, **_):
        self.tables[name] = table
        return name


def with_leads(rows, *cells):
    """The rows, of which these (measure, category) are leads."""
    lead = [cell in cells for cell in zip(rows["measure"], rows["category"], strict=True)]
    return rows.assign(status=rows["status"].mask(lead, ""), p=rows["p"].mask(lead, 0.04), p_adjusted=rows["p_adjusted"].mask(lead, 0.2),
                       low=rows["low"].mask(lead, 1.0), high=rows["high"].mask(lead, 9.0))  # fmt: skip


@pytest.fixture
def sections(monkeypatch):
    """The sections of a study and what they put on the page, without ways of analysing it."""
    monkeypatch.setattr(contents, "MOST_ROBUST", 0)

    def of(study, rows):
        shown = Shown(study)
        return contents.findings_sections(study, shown, rows), shown

    return of


def test_findings_on_two_texts_are_stories_with_figures_of_words_or_of_places(two_texts, sections):
    rows = with_leads(contents.reported_rows(two_texts), ("hedging", "hedge"), ("framing", "generic.conflict"))
    told, shown = sections(two_texts, rows)
    (tone,) = told["established"]
    assert tone["headline"] == "Ray’s wording is more positive than Lee’s" and tone["figure"] == f"figure-{tone['id']}"
    assert [story["id"].rsplit("-", 1)[0] for story in told["leads"]] == [
        "story-hedging-hedge",
        "story-framing-generic-conflict",
    ]
    titles = {
        name: figure.caption.split(":")[0].split(".")[0]
        for name, figure in shown.figures.items()
        if name.startswith("figure-")
    }
    assert list(titles) == [f"figure-{story['id']}" for story in (tone, *told["leads"])] and all(
        figure.title == "" for figure in shown.figures.values()
    )
    assert titles[f"figure-{tone['id']}"] == "The words behind the difference in tone between Ray and Lee"
    assert "course-hedging" in shown.figures and told["course"] == "course-hedging" and told["robust"] == []
    assert [side.name for side in told["contrasts"]] == ["Ray", "Lee"], "without a codebook"
    assert (
        told["limits"].startswith("These findings hold for these texts only")
        and told["comparable"]
        and told["hypotheses"] == 3
    )
    assert [one["what"] for one in told["sparse"]] == ["Boosters"] and told["more_leads"] == []
    assert "Ray and Lee" in shown.tables and 'download="comparison-hope-doubt.csv"' in told["tables"][0]


def test_six_leads_are_told_three_with_a_figure_and_up_to_thirty_listed(outlets, two_texts, sections):
    rows = contents.reported_rows(two_texts)
    lead = with_leads(rows[rows["measure"] == "tone"].assign(hypothesis=""), ("tone", "all"))
    told, shown = sections(two_texts, pd.concat([lead] * 33, ignore_index=True))
    assert [len(told[name]) for name in ("established", "leads", "more_leads")] == [0, 6, 24]
    assert [bool(story["figure"]) for story in told["leads"]] == [True] * 3 + [False] * 3
    assert told["more_leads"][0] == "Ray’s wording may be more positive than Lee’s"


def test_groups_have_one_table_and_no_figures_of_texts(outlets, sections):
    rows = contents.reported_rows(outlets)
    assert set(rows["coder"]) == {""} and ("sentiment", "all") not in set(
        zip(rows["measure"], rows["category"], strict=True)
    )
    told, shown = sections(outlets, rows)
    assert (
        told["tables"] == ["Comparison of groups"]
        and told["course"] == "" == told["limits"]
        and told["contrasts"] == told["sparse"] == []
    )
    assert len(told["leads"]) == 3 and not any(story["figure"] for story in told["leads"])
    story = told["leads"][0]
    assert (
        story["numbers"].endswith("; 4 and 4 articles.") and story["basis"] == [] and len(story["sides"][0].quotes) == 3
    )
    assert story["confidence"].startswith("A lead, not established: p = .029 before and .086 after correction")


def test_one_against_the_rest_is_told_like_groups(one_and_rest, sections):
    told, _ = sections(one_and_rest, contents.reported_rows(one_and_rest))
    assert told["tables"] == ["Comparison of groups"] and told["nothing_found"] == [
        "No difference was found in hedges."
    ]
