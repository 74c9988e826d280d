"""The tables that figures draw in, their alt texts out."""

import pandas as pd

from analysis.comparison.wording import category_label, number
from analysis.report.tables import validity
from analysis.report.tables.findings import VOICES, difference_sentence, row_label
from analysis.report.tables.robust import robustness_sentence

Labels = dict[str, dict[str, str]]


def describe_rates(rates: pd.DataFrame, labels: Labels, what: str) -> str:
    """Alt text for charts of rates (panels, profile, maps): `what` is drawn, and its numbers."""
    parts = []
    voices = rates["voice"] if "voice" in rates else pd.Series("", rates.index)
    for voice, panel in rates.groupby(voices, sort=False):
        numbers = []
        for (measure, category), rows in panel.groupby(["measure", "category"], sort=False):
            values = ", ".join(f"{row.group} {number(row.rate)}{_mentions(row)}" for row in rows.itertuples())
            numbers.append(f"{row_label(labels, measure, category)}: {values}")
        parts.append((f"In {VOICES.get(voice, voice)}: " if voice else "") + "; ".join(numbers) + ".")
    return f"{what}. " + (" ".join(parts) or "Nothing to draw.")


def with_title(title: str, what: str) -> str:
    """`what` a figure shows, after its title unless it begins with the title."""
    return what if not title or what.startswith(title) else f"{title}. {what}"


def _mentions(row: object) -> str:
    return f" ({row.mentions} mentions)" if hasattr(row, "mentions") else ""


def _join_parts(what: str, parts: list[str]) -> str:
    return f"{what}. " + ("; ".join(parts) or "Nothing to draw") + "."


def describe_pairs(table: pd.DataFrame, name: str, value: str, what: str) -> str:
    """Alt text for a chart of one number each: `name` and `value` are columns."""
    return _join_parts(what, [f"{n}: {number(v)}" for n, v in zip(table[name], table[value], strict=True)])


def describe_shares(shares: pd.DataFrame, what: str) -> str:
    """Alt text for `charts.share_chart`."""
    groups = shares.groupby("group", sort=False)
    return _join_parts(what, [
        f"{group}: " + ", ".join(f"{row.part} {number(row.share, 0)} %" for row in rows.itertuples()) for group, rows in groups
    ])  # fmt: skip


def describe_course(course: pd.DataFrame, what: str) -> str:
    """Alt text for `charts.course_chart`: the moving mean at five places."""
    parts = []
    for group, rows in course.groupby("group", sort=False):
        picked = rows.iloc[[round(i * (len(rows) - 1) / 4) for i in range(5)]]
        places = [f"{number(row.smooth)} at {number(row.position, 0)} %" for row in picked.itertuples()]
        parts.append(f"{group}: " + ", ".join(places))
    return _join_parts(f"{what}, moving mean", parts)


def describe_differences(rows: pd.DataFrame, labels: Labels) -> str:
    """Alt text for `charts.difference_chart`."""
    told = " ".join(difference_sentence(row, labels) for row in rows.itertuples())
    return "Differences with 95 % intervals. " + (told or "Nothing to draw.")


def describe_universes(rows: pd.DataFrame, labels: Labels) -> str:
    """Alt text for `charts.multiverse_chart`; `rows` from `analysis.comparison.robustness.count_universes`."""
    parts = [
        f"{category_label(labels, row.measure, row.category)}: {robustness_sentence(row)}" for row in rows.itertuples()
    ]
    return _join_parts("Every finding in every way of analysing it", parts)


def describe_validity(rows: pd.DataFrame) -> str:
    """Alt text for `charts.validity_chart`; `rows` from `analysis.report.tables.validity.validity_headlines`."""
    parts = []
    for row, what in zip(rows.itertuples(), validity.validity_labels(rows), strict=True):
        peers = {name: getattr(row, name) for name in ("vader", "trained")}
        others = "".join(f", {name} {number(value, 2)}" for name, value in peers.items() if pd.notna(value))
        parts.append(f"{what}: {number(row.ours, 2)}{others}")
    return _join_parts("Agreement with annotators", parts)
