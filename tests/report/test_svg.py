"""A figure as SVG: its alt text, its title, its ids, the same bytes every time."""

import re
import xml.etree.ElementTree as ET

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from analysis import charts
from analysis.charts import style
from analysis.report import svg


def test_a_figure_on_a_page_keeps_its_ids_apart():
    rows = pd.DataFrame({"cue": ["war", "x\x00y"], "contribution": [1.0, -2.0]})
    drawn = svg.draw_svg(charts.contribution_chart(rows), "Two.")
    one, two = (svg.inline_svg(drawn, name, "Two.") for name in ("one", "two"))
    ids = [set(re.findall(r'\bid="([^"]+)"', each)) for each in (one, two)]
    assert "one-row-0" in ids[0] and "two-row-1" in ids[1]
    assert not ids[0] & ids[1]
    assert all(reference in ids[0] for reference in re.findall(r'(?:url\(#|href="#)([^")]+)', one))


@pytest.mark.parametrize("legend_over_all", [False, True])
def test_a_title_stands_above_the_legend_in_the_file(legend_over_all):
    """Above by the order of the heights at which the SVG writes them."""
    figure, panels = plt.subplots(1, 2, figsize=(6, 3), layout="constrained")
    panels[0].set_title("A panel")
    handles = panels[0].plot([1, 2])
    if legend_over_all:
        style.figure_legend(figure, handles, ["Kumar"])
    else:
        handles[0].set_label("Kumar")
        style.legend(panels[0], handles)
    file = svg.draw_svg(svg.add_title(panels[0], "A title"), "alt")
    at = {text: float(y) for y, text in re.findall(r'<text[^>]* y="([-\d.]+)"[^>]*>([^<]+)', file)}
    assert at["A title"] + 9.5 < at["Kumar"]
    assert not legend_over_all or at["Kumar"] + 9.5 < at["A panel"]


def axes(text="rate"):
    ax = plt.figure(figsize=(2, 1)).subplots()
    ax.set_title(text)
    return ax


def test_an_svg_has_its_alt_text_and_no_date_and_its_figure_is_closed():
    one, two = (svg.draw_svg(axes(), "Two & \x00 one.") for _ in range(2))
    assert one == two and "<title>Two &amp; \ufffd one.</title>" in one  # XML allows no null
    assert "<dc:date>" not in one and ">rate</text>" in one
    assert plt.get_fignums() == []


def test_an_empty_title_changes_nothing_and_a_long_one_is_broken():
    ax = axes()
    assert svg.add_title(ax, "") is ax and not ax.figure.texts
    (text,) = svg.add_title(ax, "Much more is said about trade").figure.texts  # 24 letters a line at two inches
    assert text.get_text() == "Much more is said about\ntrade"


def test_ids_and_references_begin_with_the_name_of_the_figure():
    given = (
        f'<svg xmlns="{svg.SPACE}" xmlns:xlink="{svg.LINK}"><metadata>when</metadata><path id="a"/>'
        '<use xlink:href="#a" clip-path="url(#a)"/></svg>'
    )
    root = ET.fromstring(svg.inline_svg(given, "one", 'Say "two"'))
    path, use = root
    assert (root.get("role"), root.get("aria-label"), path.get("id")) == ("img", 'Say "two"', "one-a")
    assert (use.get(f"{{{svg.LINK}}}href"), use.get("clip-path")) == ("#one-a", "url(#one-a)")


@pytest.mark.parametrize(("text", "complete"), [("rate", True), ("\u6c34", False)])
def test_for_print_it_is_told_whether_the_fonts_have_every_character(text, complete):
    files, known = svg.draw_for_print(axes(text), "png")
    assert list(files) == ["png"] and files["png"][1:4] == b"PNG" and known == complete
    assert plt.get_fignums() == []
