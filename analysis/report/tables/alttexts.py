"""Alt texts for the figures, computed from the numbers drawn."""

import pandas as pd

from analysis.comparison.wording import label, number
from analysis.report.tables.findings import VOICES, difference, row_label, stands


def describe(rates, labels, what):
    """Alt text for charts of rates (panels, profile, maps): what is drawn, and its numbers."""
    parts = []
    voices = rates["voice"] if "voice" in rates else pd.Series("", rates.index)
    for voice, panel in rates.groupby(voices, sort=False):
        numbers = []
        for (measure, category), rows in panel.groupby(["measure", "category"], sort=False):
            values = ", ".join(f"{row.group} {number(row.rate)}{_mentions(row)}" for row in rows.itertuples())
            numbers.append(f"{row_label(labels, measure, category)}: {values}")
        parts.append((f"In {VOICES.get(voice, voice)}: " if voice else "") + "; ".join(numbers) + ".")
    return f"{what}. " + (" ".join(parts) or "Nothing to draw.")


def _mentions(row):
    return f" ({row.mentions} mentions)" if hasattr(row, "mentions") else ""


def describe_pairs(table, name, value, what, digits=1):
    """Alt text for a chart of one number each: `name` and `value` are columns."""
    return _described(what, [f"{n}: {number(v, digits)}" for n, v in zip(table[name], table[value], strict=True)])


def _described(what, parts):
    return f"{what}. " + ("; ".join(parts) or "Nothing to draw") + "."


def describe_shares(shares, what):
    """Alt text for `charts.share_chart`."""
    parts = [
        f"{group}: " + ", ".join(f"{row.part} {number(row.share, 0)} %" for row in rows.itertuples())
        for group, rows in shares.groupby("group", sort=False)
    ]
    return _described(what, parts)


def describe_course(course, what):
    """Alt text for `charts.course_chart`: the moving mean at five places."""
    parts = []
    for group, rows in course.groupby("group", sort=False):
        picked = rows.iloc[[round(i * (len(rows) - 1) / 4) for i in range(5)]]
        parts.append(
            f"{group}: " + ", ".join(f"{number(r.smooth)} at {number(r.position, 0)} %" for r in picked.itertuples())
        )
    return _described(f"{what}, moving mean", parts)


def describe_differences(rows, labels):
    """Alt text for `charts.difference_chart`."""
    return "Differences with 95 % intervals. " + (
        " ".join(difference(row, labels) for row in rows.itertuples()) or "Nothing to draw."
    )


def describe_universes(rows, labels):
    """Alt text for `charts.multiverse_chart`; `rows` from `analysis.comparison.robustness.standing`."""
    parts = [f"{label(labels, row.measure, row.category)}: {stands(row)}" for row in rows.itertuples()]
    return _described("Every finding under every combination of choices", parts)


def describe_validity(rows):
    """Alt text for `charts.validity_chart`; `rows` from `analysis.report.tables.validity.headlines`."""
    parts = [
        f"{row.of} on {row.set}, {row.metric}: {number(row.ours, 2)}"
        + "".join(
            f", {name} {number(getattr(row, name), 2)}"
            for name in ("vader", "trained")
            if getattr(row, name) == getattr(row, name)
        )
        for row in rows.itertuples()
    ]
    return _described("Agreement with annotators", parts)
