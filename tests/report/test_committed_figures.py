"""The figures of the example that the project shows are those that the package draws: numbers, words, and every line in its place."""

import re
from dataclasses import replace

import matplotlib
import numpy as np
import pandas as pd
import pytest

NUMBER = re.compile(r"(?<![#\w])-?\d+(?:\.\d+)?")
HASHED = re.compile(r'(?<=["#])[mp][0-9a-f]{10}(?=[")])')  # ids that matplotlib makes of coordinates
FIGURES = {
    "05_comparison-picture": lambda study, a, b: study.picture("comparison"),
    "07_voices-words": lambda study, a, b: study.shares("voice"),
    "08_rates-map": lambda study, a, b: study.frames(),
    "08_rates-sentiment": lambda study, a, b: study.rates(["sentiment", "tone"]),
    "08_rates-course": lambda study, a, b: study.course("tone"),
    "08_rates-cues-1": lambda study, a, b: study.cues(a),
    "09_robustness-profile": lambda study, a, b: study.profile(),
    "09_robustness-marks-1": lambda study, a, b: study.differences(a, b, "marks"),
    "09_robustness-words-1": lambda study, a, b: study.word_shift(a, b),
    "10_vocabulary-news-2": lambda study, a, b: study.against_news(b),
}


def parts(file):
    """An SVG file as what is written in it, its elements without numbers, and its numbers."""
    drawn = re.sub(r"<metadata>.*?</metadata>", "", file.read_text("utf-8"), flags=re.DOTALL)
    drawn = HASHED.sub("", drawn)
    return re.findall(r">([^<>]+)<", drawn), NUMBER.sub("0", drawn), np.array(NUMBER.findall(drawn), float)


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_of_the_example_is_drawn_as_it_is_shown(coded, root, tmp_path, name):
    FIGURES[name](replace(coded, figures=tmp_path), *coded.articles["article"]).save(name)
    shown = root / "figures" / "seeds" / name
    pd.testing.assert_frame_equal(
        pd.read_csv(tmp_path / f"{name}.csv"), pd.read_csv(shown.with_suffix(".csv")), rtol=1e-4
    )
    if f"matplotlib=={matplotlib.__version__} " not in (root / "requirements.lock").read_text("utf-8"):
        pytest.skip("another version of matplotlib may draw it differently")
    (said, drawn, at), (said_before, drawn_before, at_before) = (
        parts(folder / f"{name}.svg") for folder in (tmp_path, shown.parent)
    )
    assert said == said_before
    same = drawn == drawn_before and np.allclose(at, at_before, rtol=0, atol=0.4)  # points; no diff of long files
    assert same, f"{name}.svg is not as it was drawn for figures/seeds: if this is meant, draw it again (make report)"
