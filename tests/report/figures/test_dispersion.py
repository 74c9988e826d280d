"""Where in the texts the marks of a measure, or the coded sentences, occur."""

import numpy as np
import pytest

from analysis.coding import authoritative_codes
from analysis.report.figures import dispersion


def test_each_mark_is_a_stroke_at_its_place_in_the_words(pacts):
    """The last of every 18 words of hope is *gas*, the last of every 13 words of doubt *army*."""
    figure = dispersion.strips_figure(pacts, "framing", "issue.")
    parts = dict(tuple(figure.table.groupby(["what", "group"])))
    assert {place: part["count"].iloc[0] for place, part in parts.items()} == {
        ("Trade", "doubt"): 0, ("Trade", "hope"): 12, ("War", "doubt"): 12, ("War", "hope"): 0}  # fmt: skip
    assert parts["Trade", "hope"]["position"].to_list() == pytest.approx([(18 * n + 17) / 216 * 100 for n in range(12)])
    assert parts["War", "doubt"]["position"].to_list() == pytest.approx([(13 * n + 12) / 156 * 100 for n in range(12)])
    assert np.isnan(parts["War", "hope"]["position"]).all()
    assert figure.alt.endswith("Counts: Trade, doubt: 0; Trade, hope: 12; War, doubt: 12; War, hope: 0.")


def test_a_stroke_leads_to_its_mark_and_an_empty_row_nowhere(pacts):
    figure = dispersion.strips_figure(pacts, "framing", "issue.")
    found = figure.evidence([])
    assert [index for index in figure.table.index if index not in found] == [0, len(figure.table) - 1]
    assert set(pacts.marks.loc[[number for numbers in found.values() for number in numbers], "cue"]) == {"gas", "army"}


def test_coded_sentences_have_a_row_for_each_side(coded):
    figure = dispersion.coded_strips_figure(coded, "author_stance")
    counts = figure.table.drop_duplicates(["what", "group"]).set_index(["what", "group"])["count"]
    assert [what.startswith("For ") for what in counts.index.levels[0]] == [True, True] and figure.to == "sentences"
    a, b = coded.articles["article"]
    sides = [
        len(authoritative_codes.coded_sentences(coded, article, "author_stance", "all", sign))
        for sign in (1, -1)
        for article in (a, b)
    ]
    assert counts.to_list() == sides and min(sides[0], sides[3]) > max(sides[1], sides[2])
