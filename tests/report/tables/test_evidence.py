"""A row of a table leads to the marks or the sentences that it was counted from, no more and no fewer."""

import pandas as pd
import pytest

import analysis
from analysis.comparison import explain, robustness
from analysis.report.tables import evidence, figure_tables


def test_a_row_leads_to_as_many_marks_as_it_counts(study):
    """The evidence of a rate is the marks of its score, no more and no fewer."""
    marks = evidence.marks_of_articles(study, study.articles["article"])
    scores = study.scores.set_index(["article", "voice", "measure", "category"])["count"]
    seen = 0
    for measure in study.labels:
        rates = figure_tables.rates_by_voice(study, [(measure, name) for name in ("all", *study.labels[measure])])
        for index, numbers in evidence.marks_of_rows(marks, rates).items():
            row = rates.loc[index]
            spans = marks.loc[numbers, ["article", "start", "end"]].drop_duplicates()
            assert len(spans) == scores[row["group"], row["voice"], measure, row["category"]]
            seen += len(numbers)
    assert seen > 1000


def test_a_universe_leads_to_the_marks_it_counts(study):
    a, b = study.articles["article"]
    universes = robustness.multiverse(study, a, b, [("stance", "all"), ("hedging", "hedge"), ("tone", "all")])
    found = evidence.marks_of_universes(study, a, b, universes)
    for row in universes.itertuples():
        marks = study.marks.loc[found[row.Index]]
        value = marks["weight"] if row.measure != "hedging" else 1.0 * ~marks.duplicated(["article", "start", "end"])
        sections = robustness.SECTIONS[row.headline]
        tokens = study.in_voice(row.voice)[1]
        tokens = tokens[
            tokens["section"].isin(sections)
            & ~((tokens["article"] == row.article) & (tokens["sentence"] == row.sentence))
        ]
        words = tokens.groupby("article").size()
        rate_a, rate_b = (value[marks["article"] == name].sum() / words[name] * 1000 for name in (a, b))
        assert row.difference == pytest.approx(rate_a - rate_b)


def test_a_share_leads_to_the_sentences_in_that_voice_and_a_dot_to_its_own(study):
    shares, names = figure_tables.word_shares(study, "voice"), study.articles["article"].to_list()
    found = evidence.sentences_by_voice(study, names, shares)
    quoted = next(row.Index for row in shares.itertuples() if row.part == "quoted" and row.group == names[0])
    own = study.tokens[(study.tokens["article"] == names[0]) & (study.tokens["voice"] == "quoted")]
    own = own[own["section"].isin(["heading", "body"])]
    assert study.sentences.loc[found[quoted], "sentence"].to_list() == own["sentence"].unique().tolist()
    course = explain.course_through_text(study.by_sentence(), "tone")
    for row, numbers in evidence.sentences_of_rows(study, names[1:], course).items():
        here = study.sentences.loc[numbers]
        group, sentence = course.loc[row, ["group", "sentence"]]
        assert list(zip(here["article"], here["sentence"], strict=True)) == [(group, sentence)] * (group == names[1])


TEXT = "The pact\n\nThe pact may last, said Lee. “It might fail before the winter,” he said. It will certainly fall.\n\nIt may rain; the Pact may hold."


@pytest.fixture(scope="module")
def pact():
    articles = pd.DataFrame({"article": ["a", "b"], "text": [TEXT + "\n\nBy Ann May", "The pact may break. It could."]})
    return analysis.measure(articles, voices="quotes", measures=["hedging"])


def cues(study, *rows):
    """The cues that each row was counted from, as they stand, with their articles."""
    marks = evidence.marks_of_articles(study, ["a", "b"])
    frames = [pd.DataFrame([{"measure": "hedging", "voice": "author"} | row], index=[5]) for row in rows]
    found = [evidence.marks_of_rows(marks, frame)[5] for frame in frames]
    return [" ".join(f"{one.article}:{one.cue}" for one in study.marks.loc[numbers].itertuples()) for numbers in found]


def test_a_row_has_the_marks_of_its_category_voice_and_articles(pact):
    own, every, kind, total, cue, none = cues(
        pact, {"group": "a", "category": "hedge"}, {"group": "a", "category": "hedge", "voice": "all"}, {"group": "a", "category": "booster.certainty"},
        {"group": "a", "category": "all"}, {"group": "a", "cue": "may"}, {"group": "c", "category": "all"},
    )  # fmt: skip
    assert own == "a:may a:may a:may" and every == "a:may a:might a:may a:may" and kind == "a:certainly"
    assert total == "a:may a:certainly a:may a:may" and cue == own and none == ""


def test_a_row_on_two_articles_has_the_marks_of_both_in_the_order_of_the_text(pact):
    both, hedging, other, no_part = cues(
        pact, {"group_a": "b", "group_b": "a", "category": "hedge"}, {"group_a": "a", "group_b": "b", "category": "hedging"},
        {"group_a": "a", "group_b": "b", "category": "all", "measure": "tone"}, {"group_a": "a", "group_b": "b", "category": "hedg"},
    )  # fmt: skip
    assert both == "a:may a:may a:may b:may b:could" and hedging == "a:may a:certainly a:may a:may b:may b:could"
    assert other == no_part == "", "the beginning of a name is not its group"


def test_marks_of_articles_are_in_headings_and_body_and_weigh_something(pact):
    assert set(evidence.marks_of_articles(pact, ["b"])["article"]) == {"b"}
    sections = pact.sentences.set_index(["article", "sentence"])["section"].astype(str)
    for wanted in (["heading", "body"], ["boilerplate"], ["title"]):
        found = evidence.marks_of_articles(pact, ["a", "b"], wanted)
        marks = pact.marks[pact.marks["weight"] != 0]
        own = [sections[place] in wanted for place in zip(marks["article"], marks["sentence"], strict=True)]
        assert found.index.to_list() == marks.index[own].to_list()


def test_sentences_with_a_word_are_those_of_the_articles_shown(pact):
    words = pd.DataFrame({"cue": ["pact", "rain", "absent"]}, index=[2, 7, 9])
    numbers = {(row.article, row.sentence): row.Index for row in pact.sentences.itertuples()}
    text, sections = pact.texts, dict(zip(pact.sentences.index, pact.sentences["section"], strict=True))
    with_pact = [row.Index for row in pact.sentences.itertuples() if "pact" in text[row.article][row.start : row.end].lower()
                 and sections[row.Index] in ("heading", "body")]  # fmt: skip
    assert evidence.sentences_with_words(pact, ["a", "b"], words) == {2: with_pact, 7: [numbers["a", 5]], 9: []}
    assert evidence.sentences_with_words(pact, ["b"], words) == {2: [numbers["b", 1]], 7: [], 9: []}


def test_sentences_of_a_voice_and_of_a_row(pact):
    shares = pd.DataFrame(
        {"group": ["a", "a", "b", "b"], "part": ["author", "quoted", "author", "quoted"]}, index=[3, 4, 5, 6]
    )
    found = evidence.sentences_by_voice(pact, ["a"], shares)
    texts = {
        index: [pact.texts["a"][one.start : one.end].strip() for one in pact.sentences.loc[numbers].itertuples()]
        for index, numbers in found.items()
    }
    assert (
        "“It might fail before the winter,” he said." in texts[3]
        and texts[4] == ["“It might fail before the winter,” he said."]
        and found[5] == found[6] == []
    )
    assert "It will certainly fall." in texts[3] and not [one for one in texts[3] if "By Ann" in one]
    course = pd.DataFrame({"group": ["b", "a", "b"], "sentence": [1, 1, 99]}, index=[8, 9, 10])
    last = pact.sentences.index[pact.sentences["article"] == "b"][0]
    assert evidence.sentences_of_rows(pact, ["a", "b"], course) == {8: [last], 9: [0], 10: []}
    assert evidence.sentences_of_rows(pact, ["a"], course) == {8: [], 9: [0], 10: []}
