"""A mark in, the text of its label and of its tooltip out."""

import re
from collections.abc import Callable
from typing import Any

from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.wording import category_label

# What stands around the name of a category ({}) in its label, where the name alone is not clear
LABELS = {
    "framing": "frame: {}", "sentiment": "VADER: {}", "mention": "names {}", "evaluation": "on {}", "certainty": "certainty: {}",
    "irrealis": "irrealis: {}", "metaphor": "metaphor: {}", "vagueness": "vague", "distance": "scare quote",
}  # fmt: skip


def mark_label(labels: dict, measure: str, category: str, weight: float = 1.0, axis: tuple[str, ...] = ()) -> str:
    """The label after a mark: *hedge*, *frame: Trade*, *toward substance*; never the innermost part of a category."""
    stem, _, last = category.partition(".")
    if measure == "stance":
        pole = axis[weight < 0] if len(axis) == 2 and weight else category
        return f"toward {pole.rpartition('.')[2].replace('_', ' ')}" + (" (0)" if not weight else "")
    if measure == "hedging" or (measure in ("tone", "subjectivity") and last != category):
        return stem if measure != "subjectivity" else f"{stem} wording"
    full = labels.get(measure, {}).get(category, category.rpartition(".")[2].replace("_", " "))
    plain = re.sub(r"\s*\(.*", "", full)
    plain = re.split(r",| and | words$", plain)[0]
    if measure in ("tone", "sentiment"):
        plain = plain.lower()
    return LABELS.get(measure, "{}").format(plain)


def mark_describer(study: MeasuredCorpus, keys: dict) -> Callable[[Any], str]:
    """A function that describes a mark in one line; `keys` are from `entry_sources`."""

    def describe(row: Any) -> str:
        target = study.labels.get("mention", {}).get(row.target, row.target)
        parts = [
            f"{category_label(study.labels, row.measure, row.category)} ({row.measure}): {' '.join(row.cue.split())}",
            f"entry {row.entry}",
            f"weight {row.weight:+.3g}".replace("-", "−"),
            f"modifier {row.modifier}" if row.modifier else "",
            f"voice {row.voice}",
            f"toward {target}" if target else "",
            f"source {keys.get((row.measure, row.entry)) or keys[row.measure]}",
        ]
        return " · ".join(part for part in parts if part)

    return describe
