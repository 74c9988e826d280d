"""A saved figure: the same bytes every time, its numbers beside it, its alt text with it."""

import xml.etree.ElementTree as ET

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from report.parsed import Html

from analysis import charts
from analysis.report import figure_block
from analysis.report.figure_block import Figure, Table

NUMBERS = pd.DataFrame({"cue": ["treaty", 'so-called "axis", & <more>'], "contribution": [1 / 3, -2e6 / 7]})
SVG = "{http://www.w3.org/2000/svg}"


def saved(folder, alt="Two words.", caption="", data=NUMBERS):
    return Figure(folder, data, lambda ax=None: charts.contribution_chart(NUMBERS, ax), alt, caption).save(
        "09_test-words"
    )


def test_an_svg_and_a_csv_are_written_into_a_new_folder(tmp_path):
    figure = saved(tmp_path / "figures" / "corpus")
    names = sorted(path.name for path in (tmp_path / "figures" / "corpus").iterdir())
    assert names == ["09_test-words.csv", "09_test-words.svg"]
    assert (tmp_path / "figures" / "corpus" / "09_test-words.svg").read_text("utf-8") == figure.svg
    assert not plt.get_fignums()


def test_the_same_figure_has_the_same_bytes(tmp_path):
    for folder in ("one", "two"):
        saved(tmp_path / folder)
    for name in ("09_test-words.svg", "09_test-words.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert b"<dc:date>" not in (tmp_path / "one" / "09_test-words.svg").read_bytes()


def test_the_csv_holds_the_numbers_of_the_table(tmp_path):
    saved(tmp_path)
    found = pd.read_csv(tmp_path / "09_test-words.csv")
    pd.testing.assert_frame_equal(found, NUMBERS, rtol=5e-6, check_dtype=False)
    assert b"\r" not in (tmp_path / "09_test-words.csv").read_bytes()


def test_the_csv_holds_no_formula(tmp_path):
    """Names of articles are names of files: anybody's."""
    saved(tmp_path, data=pd.DataFrame({"=HYPERLINK(1)": ["@SUM(A1)", "-x", "+1"], "rate": [-1.5, 2.0, -0.001]}))
    text = (tmp_path / "09_test-words.csv").read_text("utf-8")
    assert text == "'=HYPERLINK(1),rate\n'@SUM(A1),-1.5\n'-x,2\n'+1,-0.001\n"


def test_text_stays_text(tmp_path):
    saved(tmp_path)
    svg = ET.parse(tmp_path / "09_test-words.svg").getroot()
    shown = {"".join(text.itertext()).strip() for text in svg.iter(f"{SVG}text")}
    assert set(NUMBERS["cue"]) <= shown
    assert {"+0.3", "−285714.3"} <= shown


@pytest.mark.parametrize("alt", ['"axis" & <treaty> it\'s', "−3.2 per 1,000 words; “quoted”", "]]> --> </svg>"])
def test_alt_text_and_caption_are_escaped(tmp_path, alt):
    figure = saved(tmp_path, alt=alt, caption=alt)
    shown = ET.fromstring(figure._repr_html_())  # would not parse if it were not escaped
    assert [element.tag.removeprefix(SVG) for element in shown] == ["svg", "figcaption"]
    assert shown[0].get("role") == "img"
    assert shown[0].get("aria-label") == alt
    assert shown[1].text == alt


def test_the_page_gets_one_svg_without_its_file_header(tmp_path):
    page = saved(tmp_path)._repr_html_()
    assert page.startswith("<figure><svg ")
    assert page.endswith("</figure>")
    assert "<?xml" not in page and "<!DOCTYPE" not in page


def test_a_table_is_escaped_and_its_numbers_are_printed():
    frame = pd.DataFrame(
        {
            "the_<name>": ["<script>alert('x')</script> & \"co\"", None],
            "rate": [-2.345, np.nan],
            "p": [0.0004, 1.0],
            "n": [3, 12],
        }
    )
    page = figure_block.html_table(frame, caption="<b>a & b</b>")
    found = Html(page)
    assert found.cells == [
        "<b>a & b</b>", "the <name>", "rate", "p", "n",
        "<script>alert('x')</script> & \"co\"", "−2.35", "< .001", "3",
        "", "", "1.000", "12",
    ]  # fmt: skip
    assert found.tags == {"div", "table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert found.classes[1:6] == ["text", None, None, None, "text"]


def test_the_first_cell_of_a_row_leads_to_its_marks_or_sentences():
    frame = pd.DataFrame({"what": ["x", "y"]})
    assert '<a href="#m4" data-marks="4 7" data-row="n-row-0">x</a>' in figure_block.html_table(
        frame, links={0: [4, 7]}, name="n"
    )
    page = figure_block.html_table(frame, links={1: [2], 0: []}, name="n", to="sentences")
    assert '<a href="#s2" data-sentences="2" data-row="n-row-1">y</a>' in page and page.count("<a ") == 1


def test_a_figure_says_what_it_is_and_what_can_be_done_with_it():
    figure = Figure(None, NUMBERS, charts.contribution_chart, "alt", "A caption.")
    assert repr(figure) == "<Figure: A caption. 2 rows in .table; .plot() draws it, .save(name) writes it>"
    figure.title = "A title"
    assert repr(figure).startswith("<Figure: A title 2 rows")


@pytest.mark.parametrize(("arguments", "message"), [
    (("a/b",), "not the name of a file"), (("",), "not the name of a file"), (("a", "pdf", "jpg"), r"'jpg'\): no such format"),
])  # fmt: skip
def test_a_name_that_is_none_and_a_format_that_is_none_are_refused(tmp_path, arguments, message):
    figure = Figure(tmp_path / "new", NUMBERS, lambda ax=None: charts.contribution_chart(NUMBERS, ax), "alt", "")
    with pytest.raises(ValueError, match=message):
        figure.save(*arguments)
    assert not (tmp_path / "new").exists()


def test_a_title_is_in_the_file_and_above_the_picture_on_a_page(tmp_path):
    figure = Figure(
        tmp_path,
        NUMBERS,
        lambda ax=None: charts.contribution_chart(NUMBERS, ax),
        "alt",
        "Caption",
        title="Ray & Lee differ",
    )
    page = figure._repr_html_()
    assert page.startswith('<figure><p class="shows">Ray &amp; Lee differ</p><svg ') and "figure-" in page
    figure.save("words", "png")
    assert (
        "Ray &amp; Lee differ" in (tmp_path / "words.svg").read_text("utf-8")
        and "Ray &amp; Lee differ" not in figure.svg
    )
    assert (
        sorted(path.name for path in tmp_path.iterdir()) == ["words.csv", "words.png", "words.svg"]
        and figure.name == "words"
    )


def test_a_block_shows_the_numbers_folded_unless_they_are_wanted_open(tmp_path):
    figure = Figure(tmp_path, NUMBERS, lambda ax=None: charts.contribution_chart(NUMBERS, ax), "alt", "A <caption>", numbers=Table(NUMBERS, "Words"),
                    evidence=lambda articles: {1: [4, 7]} if "a" in articles else {}, to="sentences")  # fmt: skip
    block = figure.block("words", ["a"])
    assert block.startswith(
        '<figure id="words"><div class="scroll" tabindex="0" role="group" aria-label="A &lt;caption&gt;"><svg '
    )
    assert "<details><summary>Numbers and evidence</summary>" in block and block.count("<a ") == 1 == block.count(
        'href="#s4" data-sentences="4 7"'
    )
    assert "<details open>" in figure.block("words", [], unfolded=True) and "<a " not in figure.block("words", [])
    figure.numbers, figure.evidence = None, None
    assert "<table" not in figure.block("words", ["a"])
