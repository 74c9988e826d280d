"""The first screen answers the question, with one picture."""

import re
from types import SimpleNamespace

import pytest
from pages import page_of

from analysis.report import contents
from analysis.report.first_screen import _answer, first_screen
from analysis.report.page_items import PageItems
from analysis.report.tables import answer, findings


def test_the_first_screen_answers(study, undrawn):
    """The question, the articles, the answer and one picture come first, and nothing else; no key of a file stands there."""
    html = page_of(study, "discourse report seeds")
    screen = html[html.index('<section id="answer"') : html.index("<nav")]
    assert study.codebook.question in screen.replace("&#39;", "'")
    for article in study.articles.itertuples():
        assert article.author in screen and article.outlet in screen and article.title in screen
        assert article.article not in re.sub(r"<details.*?</details>|<[^>]+>", "", screen, flags=re.DOTALL)
    assert screen.count('class="answer"') in (3, 4) and screen.count('<div class="panel">') == 4
    assert (
        '<p class="answer">Two texts, compared sentence by sentence. The findings hold for these two texts only.</p>'
        in screen
    )


def test_two_texts_have_four_panels_with_how_far_to_trust_each(pacts, undrawn):
    shown = PageItems(["doubt", "hope"])
    found = first_screen(pacts, shown, contents.reported_rows(pacts))
    assert [panel["title"] for panel in found["glance"]] == ["Framing", "Tone", "Hedging", "Stance"]
    assert list(shown.figures) == ["picture-framing", "picture-tone", "picture-hedging", "picture-stance"]
    assert all(panel["trust"] for panel in found["glance"])
    assert "<svg" in found["compact"] and "compact_caption" in found
    assert found["answer"][0].startswith("Hope’s wording is more positive than doubt’s; hope hedges more than doubt")
    assert found["answer"][-1].startswith("Two texts, compared sentence by sentence.")


@pytest.mark.parametrize("name", ["outlets", "many_texts"])
def test_the_first_screen_of_groups_and_of_many_texts_is_a_ranking_with_trust(name, request, undrawn):
    study = request.getfixturevalue(name)
    shown = PageItems(study.articles["article"].to_list())
    screen = first_screen(study, shown, contents.reported_rows(study))
    assert [panel["title"] for panel in screen["glance"]] == ["Framing", "Tone", "Hedging"]
    assert list(shown.figures) == ["picture-framing", "picture-tone", "picture-hedging"]
    assert (
        all(panel["trust"] and panel["norms"] == "" for panel in screen["glance"])
        and screen["compact"] == screen["compact_caption"] == ""
    )
    assert screen["answer"][0] == study.design.said


def test_the_answer_for_several_texts_begins_with_what_is_compared(two_texts):
    rows = contents.reported_rows(two_texts)
    parts = findings.rows_by_verdict(rows)
    told = _answer(two_texts, [("hope", "doubt"), ("doubt", "hope")], parts)
    assert told[:2] == [two_texts.design.said, "Ray’s wording is more positive than Lee’s."]


def test_texts_without_words_of_their_own_are_not_compared(two_texts):
    study = SimpleNamespace(articles=["a", "b"], design=SimpleNamespace(said="Two texts."))
    assert _answer(study, [], {}) == [answer.NO_WORDS]
    study.articles = ["a"]
    assert _answer(study, [], {}) == ["Two texts."]
