"""What tests of charts share: small tables, and what is read off the Axes."""

import numpy as np
import pandas as pd

RATES = pd.DataFrame(
    {
        "group": ["a", "a", "b", "b"],
        "category": ["hedge", "booster", "hedge", "booster"],
        "rate": [12.5, 3.0, 7.25, -4.5],
        "low": [8.0, 1.0, 5.0, -9.0],
        "high": [17.0, 5.0, 9.5, 0.0],
    }
)


COMPARISON = pd.DataFrame(
    {
        "measure": ["hedging", "tone", "stance", "framing", "sentiment"],
        "category": ["hedge", "all", "all", "issue.war", "all"],
        "quantity": ["marks"] * 5,
        "difference": [5.0, -8.0, 2.0, 1.0, -3.0],
        "low": [2.0, -12.0, -1.0, np.nan, -5.0],
        "high": [8.0, -4.0, 5.0, np.nan, -1.0],
        "p": [0.001, 0.002, 0.04, np.nan, 0.03],
        "p_adjusted": [0.004, 0.008, 0.06, np.nan, np.nan],
        "hypothesis": ["differ", "differ", "differ", "differ", ""],
        "status": ["", "", "", "too sparse", ""],
    }
)


CUES = pd.DataFrame({"cue": ["agreement", "war", "threat"], "contribution": [9.5, -3.25, 0.75]})


COURSE = pd.DataFrame(
    {
        "group": ["a", "a", "a", "b", "b"],
        "position": [10.0, 50.0, 90.0, 25.0, 75.0],
        "value": [1.0, -2.0, 0.5, 3.0, 0.0],
        "smooth": [-0.5, -0.2, -0.7, 1.5, 1.4],
    }
)


SHARES = pd.DataFrame(
    {
        "group": ["a", "b", "a", "b", "b"],
        "part": ["body", "body", "boilerplate", "boilerplate", "title"],
        "share": [80.0, 60.0, 20.0, 35.0, 5.0],
    }
)


def points(ax):
    """The lines that are drawn as markers."""
    return [line for line in ax.get_lines() if line.get_marker() not in ("None", None, "")]


def rows(ax):
    """The label of each row, by its height."""
    return {float(at): text.get_text() for at, text in zip(ax.get_yticks(), ax.get_yticklabels(), strict=True)}


def legend(ax):
    return [text.get_text() for text in ax.get_legend().get_texts()]


def intervals(ax):
    """The horizontal lines drawn: (y, from, to)."""
    return [tuple(np.round((path[0, 1], *path[:, 0]), 6)) for lines in ax.collections for path in lines.get_segments()]


PROFILE = RATES.assign(measure="hedging", quantity=["marks", "weight", "marks", "weight"])
