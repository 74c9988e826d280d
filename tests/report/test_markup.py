"""Markdown and HTML, as Jupyter and the page show them."""

from analysis.report.markup import Html, Markdown, details_block, markdown_to_html


def test_jupyter_shows_text_as_what_it_is_and_it_stays_text():
    assert Markdown("*a*")._repr_markdown_() == Markdown("*a*") == "*a*"
    assert Html("<b>a</b>")._repr_html_() == Html("<b>a</b>") == "<b>a</b>"
    assert not hasattr(Markdown(), "_repr_html_") and not hasattr(Html(), "_repr_markdown_")


def test_markdown_is_html_and_html_in_it_stays():
    assert markdown_to_html("**a** <i>b</i> ~~c~~") == "<p><strong>a</strong> <i>b</i> <del>c</del></p>\n"
    assert "<th>a</th>" in markdown_to_html("| a |\n|---|\n| 1 |")
    assert markdown_to_html("") == ""


def test_parts_are_folded_under_their_summary():
    assert details_block("More", "<p>a</p>", "<p>b</p>") == "<details><summary>More</summary><p>a</p><p>b</p></details>"
