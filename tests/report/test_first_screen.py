"""The first screen answers the question, with one picture."""

import re

from comparison.passages import grouped
from pages import page_of

from analysis.report import contents
from analysis.report.first_screen import first_screen
from analysis.report.page_items import PageItems


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
    assert found["answer"][0].startswith("Hope’s wording is more positive than doubt’s; hope hedges more than doubt")
    assert found["answer"][-1].startswith("Two texts, compared sentence by sentence.")


def test_groups_are_ranked_and_have_no_picture_for_narrow_screens(undrawn):
    study = grouped()
    found = first_screen(study, PageItems(study.articles["article"].to_list()), contents.reported_rows(study))
    assert [panel["title"] for panel in found["glance"]] == ["Hedging"] and found["compact"] == ""
