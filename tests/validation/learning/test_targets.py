"""From how many rows, and of how many sources, a word is learned."""

from functools import cache

import pandas as pd
import pytest

from analysis.cues.roles import ROLES
from analysis.validation.learning.targets import learn

VERBS = {"positive": "thanked", "negative": "mocked", "neutral": "met"}
OTHERS = ["the old man", "a clerk", "both guests", "that crowd", "the press", "some pupils"]


@cache
def learned(times, sources):
    """Weights where a word of our own stands so many times in rows against the target, from these sources."""
    rows = [(f"In the end they {verb} Roe and {other}.", label, "ab"[i % 2])
            for label, verb in VERBS.items() for i, other in enumerate(OTHERS)]  # fmt: skip
    rows += [
        (f"In the end they grompfed Roe and {other}.", "negative", sources[i % len(sources)])
        for i, other in enumerate(OTHERS[:times])
    ]
    rows = pd.DataFrame(rows, columns=["text", "label", "source_corpus"])
    rows["start"] = rows["text"].str.find("Roe")
    return learn(rows.assign(end=rows["start"] + 3))


@pytest.mark.parametrize(
    ("times", "sources", "signals"),
    [
        (3, "ab", ["favour", "polar"]),
        (2, "ab", ["favour"]),  # where each row counts twice, by place and by role
        (6, "a", []),
    ],
)
def test_a_word_is_learned_from_three_rows_and_all_sources_on(times, sources, signals):
    found = learned(times, sources)
    own = found[found["cue"] == "grompfed"].set_index("signal").drop(columns="cue")
    assert own.index.tolist() == signals
    if signals:
        favour = own.loc["favour"]
        assert favour["compared with it"] == -favour["this is said of it"] > 0
        assert favour["right before"] <= favour["before"] < 0 and favour["this is done to it"] < 0
    if "polar" in signals:
        assert (own.loc["polar", list(ROLES)] == 0).all() and own.loc["polar", "right before"] > 0


def test_only_words_that_weigh_enough_in_some_relation_are_kept():
    found = learned(3, "ab").set_index(["cue", "signal"])
    assert found.abs().max(axis=1).min() >= 0.05
    assert found.loc[("mocked", "favour"), "right before"] < 0 < found.loc[("thanked", "favour"), "right before"]
