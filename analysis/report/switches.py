"""A study in, the switches of its reader out: one per measure or kind of frames."""

from collections.abc import Iterable

import pandas as pd

from analysis.comparison.measured_corpus import MeasuredCorpus

CORE = ("framing", "hedging", "tone", "stance")  # on when the page opens
DENSEST = 0.2  # marks per word; a measure with more is off when the page opens
FRAMES = {"issue": "frames of this study", "generic": "generic frames", "policy": "policy frames"}


def sparse_measures(study: MeasuredCorpus, marks: pd.DataFrame) -> set[str]:
    """The measures that mark at most one word in five."""
    words = study.tokens["article"].isin(study.articles["article"]).sum()
    counts = marks["measure"].value_counts()
    return {measure for measure, count in counts.items() if count <= DENSEST * words}


def reader_switches(study: MeasuredCorpus, marks: pd.DataFrame) -> list[dict]:
    """The switches: the core measures first, frames by kind; their categories that have marks, and whether they are on at first."""
    few = sparse_measures(study, marks)
    found = []
    for measure in sorted(study.labels, key=lambda name: (CORE.index(name) if name in CORE else len(CORE), name)):
        counts = marks.loc[marks["measure"] == measure, "category"].value_counts()
        first = ""  # only one kind of frames is on: that of the study, if it has any
        for stem, name in _groups(measure, study.labels[measure]):
            own = [
                {"value": f"{measure}/{category}", "label": text, "count": counts[category]}
                for category, text in study.labels[measure].items() if category in counts and category.startswith(stem)
            ]  # fmt: skip
            if own:
                first = first or name
                count = sum(one["count"] for one in own)
                shown = measure in CORE and measure in few and name == first
                found.append({"name": name, "count": count, "shown": shown, "core": measure in CORE, "categories": own})
    return found


def _groups(measure: str, labels: Iterable[str]) -> list[tuple[str, str]]:
    """The beginnings of categories that are switched together, with their names."""
    stems = {name.partition(".")[0] for name in labels} if measure == "framing" else set()
    return [(f"{stem}.", name) for stem, name in FRAMES.items() if stem in stems] or [("", measure)]
