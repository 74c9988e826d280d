"""The parts of the report under its first screen: findings in full, speakers, cues."""

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
    assert page.count("data-marks=") == len(table) and 'download="cues.csv"' in page


def test_where_nobody_else_speaks_the_tables_of_speakers_are_empty(pacts, shown, undrawn):
    shares, *_, statements = contents.voices_section(pacts, shown)
    assert "Other people’s words: 0 % in doubt and 0 % in hope" in shares
    assert shown.tables["Speakers"].table.empty and shown.tables["Statements"].table.empty
    assert statements.startswith("<details><summary>Every quoted or reported statement")
