"""The first screen answers the question, with one picture."""

import re

from pages import page_of


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
