"""The findings as text: the same sentences as on the page, without its markup."""

from analysis.report import findings_text, page
from analysis.report.tables.quoting import ArticleQuotes, Quote


def test_the_answer_and_the_findings_are_those_of_the_page(study):
    parts = page.report_parts(study)
    said = findings_text.answer_text(parts)
    assert said.startswith(study.codebook.question) and all(sentence in said for sentence in parts["answer"])
    text = findings_text.findings_markdown(parts)
    assert "<" not in text and "&amp;" not in text
    for story in [*parts["established"], *parts["leads"]]:
        assert f"### {story['headline']}" in text
        assert all(f"(sentence {quote.sentence})" in text for side in story["sides"] for quote in side.quotes)
    assert text.count("**") % 2 == 0 and text.count("**") > 2


def test_what_articles_share_is_said_in_one_line_before_the_answer():
    parts = {
        "title": "Who?",
        "texts_cited": [],
        "answer": ["Nobody."],
        "copies": "<p><b>A and B</b>\nare &amp; stay the same.</p>\n",
    }
    assert findings_text.answer_text(parts) == "Who?\n\nA and B are & stay the same.\nNobody.\n"
    assert findings_text.answer_text({**parts, "copies": ""}) == "Who?\n\nNobody.\n"


def test_a_figure_is_saved_for_print(study, tmp_path):
    from dataclasses import replace

    figure = replace(study.rates("hedging"), folder=tmp_path)
    figure.save("hedges", "pdf", "png")
    assert (tmp_path / "hedges.pdf").read_bytes().startswith(b"%PDF") and (tmp_path / "hedges.png").read_bytes()[
        1:4
    ] == b"PNG"
    first = (tmp_path / "hedges.png").read_bytes(), (tmp_path / "hedges.pdf").read_bytes()
    figure.save("hedges", "pdf", "png")
    assert first == ((tmp_path / "hedges.png").read_bytes(), (tmp_path / "hedges.pdf").read_bytes())


QUOTES = [Quote(4, "", "It <mark>may</mark> &amp; will"), Quote(7, "#s7", "Yes")]
STORY = {"headline": "Ray hedges more", "confidence": "Established.", "numbers": "Ray 4, Lee 2.", "basis": ["One.", "Two."],
         "sides": [ArticleQuotes("Ray", QUOTES), ArticleQuotes("Lee", [], if_none="None here.")]}  # fmt: skip
EMPTY = {"title": "Who?", "texts_cited": [], "copies": "", "answer": ["Nobody.", "Never."], "established": [], "leads": [], "more_leads": [],
         "contrasts": [], "nothing_found": [], "glance": [{"title": "Tone", "trust": ""}], "limits": ""}  # fmt: skip


def test_the_findings_are_complete_and_in_order_in_markdown():
    parts = EMPTY | {
        "texts_cited": ["<b>Ray</b>: A &amp; B", "<b>Lee</b>"], "copies": "<p>Both\nare alike.</p>\n", "established": [STORY],
        "leads": [STORY | {"headline": "Lee may", "basis": [], "sides": []}], "more_leads": ["x", "y"],
        "contrasts": [ArticleQuotes("Ray", [Quote(2, "", "<b>ash</b> (3): It")])], "nothing_found": ["Not in a.", "Not in b."],
        "glance": [{"title": "Tone", "trust": "Agrees."}, {"title": "Stance", "trust": ""}], "limits": "Only these.",
    }  # fmt: skip
    assert findings_text.findings_markdown(parts).split("\n") == [
        "# Who?", "", "- Ray: A & B", "- Lee", "", "Both", "are alike.", "", "Nobody. Never.", "", "## Findings", "", "### Ray hedges more", "",
        "Established. Ray 4, Lee 2.", "", "Ray:", "", "> It **may** & will (sentence 4)", ">", "> Yes (sentence 7)", "", "Lee:", "", "None here.", "",
        "One. Two.", "", "## Leads", "", "### Lee may", "", "Established. Ray 4, Lee 2.", "", "Further leads: x; y.", "",
        "## Words that set the articles apart", "", "Ray:", "", "> ash (3): It (sentence 2)", "", "## No difference found", "", "Not in a.", "",
        "Not in b.", "", "## How far to trust this", "", "**Tone.** Agrees.", "", "Only these.", "",
    ]  # fmt: skip


def test_what_there_is_not_has_no_heading():
    assert findings_text.findings_markdown(EMPTY) == "# Who?\n\nNobody. Never.\n"
    assert findings_text.findings_markdown(EMPTY | {"limits": "Only these."}).endswith(
        "## How far to trust this\n\nOnly these.\n"
    )
    kinds = [part.kind for part in findings_text.findings_paragraphs(EMPTY)]
    assert kinds == ["title", "text", "picture"]


def test_the_articles_stand_in_the_answer_one_to_a_line():
    parts = EMPTY | {"texts_cited": ["<b>Ray</b>: “A &lt; B”"]}
    assert findings_text.answer_text(parts) == "Who?\n- Ray: “A < B”\n\nNobody.\nNever.\n"
