"""The table [hypotheses] of a codebook in; what it declares before the articles are compared, checked, out."""

import datetime
import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from analysis.lexicons.check import Check

KEYS = {"date", "entries"}
FIELDS = {"measure", "category", "greater", "less", "note"}


class Hypothesis(NamedTuple):
    """That texts, or groups of texts, differ in a category of a measure.

    `greater` and `less` name articles or groups (outlets, say) whose rate is expected to be the greater or the less: with one of
    them, against every other; with both, against each other; with neither, every pair is expected to differ.
    """

    measure: str
    category: str = "all"
    greater: str = ""
    less: str = ""

    def __str__(self) -> str:
        said = [f"{side} in {name}" for side in ("greater", "less") if (name := getattr(self, side))]
        return f"{self.measure}/{self.category}: {', '.join(said) or 'differs'}"


def digest(hypotheses: Iterable[Hypothesis]) -> str:
    """A SHA-256 of what is declared, whatever its order and the notes on it."""
    return hashlib.sha256("\n".join(sorted("\t".join(one) for one in hypotheses)).encode()).hexdigest()


def hypotheses_of(check: Check, section: object) -> tuple[tuple[Hypothesis, ...], str]:
    """The hypotheses of [hypotheses], and the date on which they were declared, or "".

    That measures and categories exist is checked where they are known (`analysis.comparison.hypotheses.family_of`).
    """
    if not isinstance(section, dict) or not isinstance(section.get("entries"), list) or not section["entries"]:
        check.fail("[hypotheses] needs at least one [[hypotheses.entries]], and may have a 'date'", "hypotheses")
    for key in section.keys() - KEYS:
        check.fail(f"unknown key '{key}' in [hypotheses]; valid: {', '.join(sorted(KEYS))}", key)
    date = section.get("date", "")
    if date and type(date) is not datetime.date:  # a time of day is a date too
        check.fail(f"'date' must be a date, as date = 2026-03-01 (without quotation marks), not {str(date)!r}", "date")
    found: list[Hypothesis] = []
    for at, entry in zip(check.entry_lines("hypotheses"), section["entries"], strict=False):
        one = _hypothesis(check, entry, at)
        for other in found:
            if one[:2] == other[:2] and _meet(one, other):
                check.fail(
                    f"{one.measure}/{one.category} is declared twice for one pair; two hypotheses on it need "
                    "'greater' and 'less' each, and other names",
                    after=at,
                )
        found.append(one)
    return tuple(found), date.isoformat() if date else ""


def _hypothesis(check, entry, at):
    if not isinstance(entry, dict):
        check.fail("a hypothesis is a table [[hypotheses.entries]] with a 'measure'", after=at)
    for key, value in entry.items():
        if key not in FIELDS:
            check.fail(f"unknown key '{key}'; valid: {', '.join(sorted(FIELDS))}", key, at)
        if not isinstance(value, str) or not value:
            check.fail(f"'{key}' must be a text, not {value!r}", key, at)
    if "measure" not in entry:
        check.fail("a hypothesis without 'measure'", after=at)
    if entry.get("greater", "") == entry.get("less", "") != "":
        check.fail("'greater' and 'less' name the same", "less", at)
    return Hypothesis(**{key: value for key, value in entry.items() if key != "note"})


def _meet(one, other):
    """Whether two hypotheses may be about one and the same pair."""
    names = [{each.greater, each.less} - {""} for each in (one, other)]
    return names[0] == names[1] or not all(len(each) == 2 for each in names)
