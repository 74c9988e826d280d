"""The marks and sentences that rows of tables lead to are those that the rows were counted from."""

import pandas as pd
import pytest

import analysis
from analysis.report.tables import evidence

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
