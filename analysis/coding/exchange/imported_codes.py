"""What the reader of a file passes on: codes of articles, and what could not be read."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from analysis.coding.exchange.tags import TagError, read_tag

LISTED = 5


class StudyContext(NamedTuple):
    """What a file can speak of: the articles with their texts, the categories that there are, and the poles of the axis."""

    texts: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    axis: tuple[str, ...]
    urls: Mapping[str, str]  # of the articles that have one


class ImportedCodes:
    """The codes of a file: `rows` (with `where`, the place in the file), `refused` articles and why, and what is `said` of the rest."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self.refused: dict[str, str] = {}
        self.said: list[str] = []
        self._unread: Counter[str] = Counter()

    def add(self, expected: StudyContext, name: str, row: dict[str, Any], where: str) -> None:
        """Add a code by the name that the program has for it; one that is none of this package is left out, and counted."""
        try:
            measure, category, value = read_tag(name, expected.labels, expected.axis)
        except TagError as error:
            self.leave_out(f"the code '{name}': {error}")
            return
        self.rows.append({**row, "measure": measure, "category": category, "value": value, "where": where})

    def leave_out(self, why: str) -> None:
        """Count something that is left out."""
        self._unread[why] += 1

    def remarks(self) -> list[str]:
        """What is to be said of the file beside its codes."""
        codes = Counter(row["article"] for row in self.rows)
        refused = [f"'{name}' is refused ({codes[name]} codes): {why}" for name, why in self.refused.items()]
        return [*refused, *self.said, *(f"left out ({times}): {why}" for why, times in self._unread.most_common())]

    def accepted(self) -> list[dict[str, Any]]:
        """The codes of the articles that are not refused."""
        return [row for row in self.rows if row["article"] not in self.refused]


def find_article(name: str, texts: Mapping[str, str]) -> str | None:
    """The article that a program calls so: by its key, or with the ending of a file behind it."""
    if name in texts:
        return name
    stem = name.rpartition(".")[0]
    return stem if stem in texts else None
