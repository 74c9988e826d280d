"""A figure as SVG: its alt text, its title, its ids, the same bytes every time."""

import re

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
    ids = [set(re.findall(r'\bid="([^"]+)"', svg)) for svg in (one, two)]
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
