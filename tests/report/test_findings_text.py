"""The findings as text: the same sentences as on the page, without its markup."""

from analysis.report import findings_text, page


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
