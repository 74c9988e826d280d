"""A saved figure: the same bytes every time, its numbers beside it, its alt text with it."""

import xml.etree.ElementTree as ET

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from report.parsed import Html

from analysis import charts
from analysis.report import figure_block
from analysis.report.figure_block import Figure

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
