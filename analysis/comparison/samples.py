"""The scores of one group in, its units as arrays out: sentences of a text, or articles of a group."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.comparison.units import ALL

# Measures whose weights are compared; of the others, counts are
SIGNED = ("sentiment", "tone", "stance", "author_stance", "evaluation", "certainty")
BALANCED = ("hedging", "subjectivity")  # measures of which only the total is a sum of weights


def compares_weights(measure: str, category: str) -> bool:
    """Whether the weights of a category are compared, rather than the number of its marks."""
    return measure in SIGNED or (measure in BALANCED and category == ALL)


@dataclass(frozen=True)
class Group:
    """The units of one group; a cell is a measure × category.

    `values` (units × cells) is what is compared: weights where a cell is `signed`, else `counts` of marks. `words` and
    `event` have one value a unit.
    """

    values: np.ndarray
    words: np.ndarray
    counts: np.ndarray
    signed: np.ndarray
    event: np.ndarray

    @classmethod
    def of(cls, scores: pd.DataFrame, cells: pd.DataFrame, paired: str | None = None) -> "Group":
        """From the rows of `score` for one group, unit by unit."""
        width = len(cells)
        count, weight, words = (
            scores[name].to_numpy(float).reshape(-1, width) for name in ("count", "weight", "words")
        )
        weighed = np.array(
            [compares_weights(*cell) for cell in zip(cells["measure"], cells["category"], strict=True)], bool
        )
        event = scores[paired].to_numpy(object).reshape(-1, width)[:, 0] if paired else np.zeros(len(words), int)
        return cls(np.where(weighed, weight, count), words[:, 0], count, weighed, event)

    def __len__(self):
        return len(self.words)

    @property
    def coded(self) -> bool:
        """Whether each unit counts as one, and has a mark or has none: sentences that are coded."""
        return bool((self.words == 1).all() and (self.counts <= 1).all())

    def __getitem__(self, units: np.ndarray) -> "Group":
        """Some of the units, by their places or an array of bool."""
        return Group(self.values[units], self.words[units], self.counts[units], self.signed, self.event[units])
