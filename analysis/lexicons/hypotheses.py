"""The table [hypotheses] of a codebook in; the checked hypotheses, declared before the articles are compared, out."""

import datetime
import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from analysis.lexicons.check import Check
from analysis.lexicons.schema import ENTRIES, TEXT, Kind, check_table

# a time of day is a date too
DATE = Kind("a date, as date = 2026-03-01 (without quotation marks)", lambda value: type(value) is datetime.date)
FIELDS = {"date": DATE, "entries": ENTRIES}
ENTRY = {"category": TEXT, "greater": TEXT, "less": TEXT, "measure": TEXT, "note": TEXT}


class Hypothesis(NamedTuple):
    """A hypothesis: texts, or groups of texts, differ in a category of a measure.

    `greater` and `less` name an article or group (an outlet, say) whose rate is expected to be greater or less: than that of each
    other if only one is named, or of the one that the other names. If neither is named, every pair is expected to differ.
    """

    measure: str
    category: str = "all"
    greater: str = ""
    less: str = ""

    def __str__(self) -> str:
        said = [f"{side} in {name}" for side in ("greater", "less") if (name := getattr(self, side))]
        return f"{self.measure}/{self.category}: {', '.join(said) or 'differs'}"


def hypotheses_digest(hypotheses: Iterable[Hypothesis]) -> str:
    """The SHA-256 of the hypotheses, independent of their order and notes."""
    return hashlib.sha256("\n".join(sorted("\t".join(one) for one in hypotheses)).encode()).hexdigest()


def hypotheses_of(check: Check, section: object) -> tuple[tuple[Hypothesis, ...], str]:
    """The hypotheses of [hypotheses], and the date on which they were declared, or "".

    That measures and categories exist is checked where they are known (`analysis.comparison.hypotheses.codebook_hypotheses`).
    """
    if not isinstance(section, dict) or not isinstance(section.get("entries"), list) or not section["entries"]:
        check.say("[hypotheses] needs at least one [[hypotheses.entries]], and may have a 'date'", "hypotheses")
        return (), ""
    check_table(check, section, FIELDS, "hypotheses")
    found: dict[int, Hypothesis] = {}
    for at, entry in enumerate(section["entries"]):
        path = ("hypotheses", "entries", at)
        if not check_table(check, entry, ENTRY, *path, needed=["measure"]):
            continue
        if entry.get("greater", "") == entry.get("less", "") != "":
            check.say("'greater' and 'less' name the same", *path, "less")
        one = Hypothesis(**{key: value for key, value in entry.items() if key != "note"})
        if any(one[:2] == other[:2] and _meet(one, other) for other in found.values()):
            check.say(
                f"{one.measure}/{one.category} is declared twice for one pair; two hypotheses on it need "
                "'greater' and 'less' each, and other names",
                *path,
            )
        found[at] = one
    date = section.get("date")
    return tuple(found.values()), date.isoformat() if isinstance(date, datetime.date) else ""


def _meet(one, other):
    """Whether two hypotheses can be about the same pair."""
    names = [{each.greater, each.less} - {""} for each in (one, other)]
    return names[0] == names[1] or not all(len(each) == 2 for each in names)
