"""Codes as they are read from a file of another program in; the codes to keep, and remarks on what is left out, out."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from analysis.coding.exchange.tags import TagError, read_tag

CHANGED = "its text has changed since it was coded, so the codes would be at the wrong places; restore the text, or code it again"


class StudyContext(NamedTuple):
    """What a code in a file can refer to: articles with their texts, the categories of each measure, and the poles of the axis."""

    texts: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    axis: tuple[str, ...]
    urls: Mapping[str, str]  # of the articles that have one


class ImportedCodes:
    """The codes of a file: `rows` (with `where`, their place in the file), articles that are `refused` and why, and further remarks (`notes`)."""

    def __init__(self, study: StudyContext) -> None:
        self.study = study
        self.rows: list[dict[str, Any]] = []
        self.refused: dict[str, str] = {}
        self.notes: list[str] = []
        self._unread: Counter[str] = Counter()

    def add(self, name: str, row: dict[str, Any], where: str) -> None:
        """Add a code by its name in the program. A name that this package does not know is left out, and counted."""
        try:
            measure, category, value = read_tag(name, self.study.labels, self.study.axis)
        except TagError as error:
            self.leave_out(f"the code '{name}': {error}")
            return
        self.rows.append({**row, "measure": measure, "category": category, "value": value, "where": where})

    def leave_out(self, why: str) -> None:
        """Count something that is left out."""
        self._unread[why] += 1

    def remarks(self) -> list[str]:
        """What a user should know of the file: articles refused, remarks, and how much was left out."""
        codes = Counter(row["article"] for row in self.rows)
        refused = [f"'{name}' is refused ({codes[name]} codes): {why}" for name, why in self.refused.items()]
        return [*refused, *self.notes, *(f"left out ({times}): {why}" for why, times in self._unread.most_common())]

    def accepted(self) -> list[dict[str, Any]]:
        """The codes of the articles that are not refused."""
        return [row for row in self.rows if row["article"] not in self.refused]


def find_article(name: str, texts: Mapping[str, str]) -> str | None:
    """The article of this name, with or without the ending of a file; None if there is none."""
    if name in texts:
        return name
    stem = name.rpartition(".")[0]
    return stem if stem in texts else None
