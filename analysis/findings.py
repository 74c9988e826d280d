"""Sentences computed from the tables: findings, and alt texts for the figures."""

import html
import re

import pandas as pd

from analysis import explain, views
from analysis.views import label

# What Markdown would take for markup in the name of a file or in a word of a text.
MARKUP = re.compile(r"[\\`*$]|(?<![^\W_])_|_(?![^\W_])|\](?=\()|<(?=[A-Za-z/!?])|&(?=[#\w])")


VOICES = {"author": "the author's voice", "all": "all voices"}


def _row_label(labels, measure, category):
    return label(labels, measure, "all" if category == measure else category)


def labels_of(rates):
    """Category to label for `charts.rates_chart`, where the rows are totals."""
    return {c: _row_label({}, m, c) for m, c in zip(rates["measure"], rates["category"], strict=True)}


def pair_labels(labels, comparison):
    """(measure, category) to label, for `charts.difference_chart`."""
    pairs = zip(comparison["measure"], comparison["category"], strict=True)
    return {(measure, category): label(labels, measure, category) for measure, category in pairs}


def number(value, digits=1):
    """A number as printed in a sentence: a true minus, no −0."""
    text = f"{value:.{digits}f}"
    return text.lstrip("-") if float(text) == 0 else text.replace("-", "−")


def p_value(p):
    return "< .001" if p < 0.001 else "= " + f"{p:.3f}".lstrip("0")


def difference(row, labels):
    """One row of a comparison as a sentence, in words that claim no more than the row shows.

    Parameters
    ----------
    row : Series or namedtuple
        Of `compare`.
    labels : dict
        From `Study.labels`.

    Returns
    -------
    str
    """
    name = label(labels, row.measure, row.category)
    rate = f"{row.group_a} {number(row.rate_a)}, {row.group_b} {number(row.rate_b)} per 1,000 words"
    if row.status:
        return f"{name}: {rate}; {row.status} to compare."
    interval = f"difference {number(row.difference)} [{number(row.low)}, {number(row.high)}], p {p_value(row.p)}"
    interval += f", q {p_value(row.q)}" if row.q == row.q else ""
    decisive = row.q if row.q == row.q else row.p
    if decisive < 0.05:
        return f"{name}: {rate}; {interval}: these two texts differ."
    return f"{name}: {rate}; {interval}: no difference established (one of {number(row.detectable)} would be found in 4 of 5 such pairs)."


def differences(study, measure, *parts):
    """Every pair's differences in these categories of a measure, as a Markdown list (see `difference`)."""
    found = views.rows(study, measure, *parts)
    established = found[(found["q"].fillna(found["p"]) < 0.05) & (found["status"] == "")]
    rest, sparse = found.drop(established.index), (found["status"] != "").sum()
    if len(found) <= 6:
        return bullets(markdown(difference(row, study.labels)) for row in found.itertuples())
    lines = [markdown(difference(row, study.labels)) for row in established.itertuples()] or [
        "No difference is established."
    ]
    return bullets(
        [
            *lines,
            f"Of the other {len(rest)} comparisons {sparse} are too sparse, {len(rest) - sparse} show no difference.",
        ]
    )


def summary(rows, labels):
    """A whole comparison as a Markdown list: what differs, what does not, what is too sparse to say."""
    decisive = rows["q"].fillna(rows["p"])
    sparse = rows["status"] != ""
    order = [rows[~sparse & (decisive < 0.05)], rows[~sparse & ~(decisive < 0.05)]]
    lines = [markdown(difference(row, labels)) for part in order for row in part.itertuples()]
    names = [label(labels, row.measure, row.category) for row in rows[sparse].itertuples()]
    if names:
        lines.append(
            "Too sparse to compare (fewer than ten sentences with a mark): " + ", ".join(map(markdown, names)) + "."
        )
    return bullets(lines)


def standing(rows, influences, labels):
    """In how many universes each finding stands, and what carries it, as a Markdown list (`analysis.robustness`)."""
    lines = []
    for row, moved in zip(rows.itertuples(), influences.itertuples(), strict=True):
        name = label(labels, row.measure, row.category)
        found = f"{name}: the sign holds in {row.same_sign} of {row.universes} universes, and p < .05 with it in {row.established}."
        parts = (
            f"sentence {moved.sentence} of {moved.article} it is {number(moved.without_sentence)}",
            f"“{moved.cue}” and its like {number(moved.without_entry)}",
        )
        turns = "; the sign turns" if moved.turns else ""
        lines.append(
            markdown(
                f"{found} Difference {number(moved.difference)}; without " + ", without ".join(parts) + turns + "."
            )
        )
    return bullets(lines)


def describe_universes(rows, labels):
    """Alt text for `charts.multiverse_chart`; `rows` from `analysis.robustness.standing`."""
    parts = [
        f"{label(labels, row.measure, row.category)}: the sign holds in {row.same_sign} of {row.universes} universes, "
        f"p < .05 in {row.established}"
        for row in rows.itertuples()
    ]
    return _described("Every finding under every combination of choices", parts)


def problems(table):
    """The files that could not be used, as a Markdown notice."""
    if table.empty:
        return "Every file in the folder was read."
    return "**Not measured:**\n\n" + bullets(
        f"{markdown(row.file)}: {markdown(row.problem)}" for row in table.itertuples()
    )


def codebook(book):
    """What the study's codebook adds, or would add."""
    if book is None:
        return ("**No codebook.** Only the generic measures run. A codebook (a TOML file beside the articles, see docs/lexicons.md) adds "
                "the study's axis of stance, evaluation of its actors, its issue frames and metaphors, and keeps topic words out of tone.")  # fmt: skip
    return f"Codebook: *{markdown(book.title)}*, version {markdown(book.version)}."


def neutralised(study, a, b, parts):
    """How much of a difference in sentiment is topic words and names; `parts` from `explain.contributions`."""
    marks, tokens = study.own
    tone = explain.counted(marks, tokens, "tone")
    kept = explain.contributions(marks, tokens, "tone", a, b)["contribution"].sum()
    gap = parts["contribution"].sum()
    largest = parts.iloc[0] if len(parts) else None
    lines = [
        f"{markdown(a)} − {markdown(b)}: sentiment differs by {number(gap)} points per 1,000 words, tone by {number(kept)}."
    ]
    if largest is not None:
        fate = "counts in tone too" if (tone["cue"].str.lower() == largest["cue"]).any() else "is taken out of tone"
        lines.append(
            f"“{markdown(largest['cue'])}” alone contributes {number(largest['contribution'])} of the {number(gap)}; it {fate}."
        )
    return bullets(lines)


def markdown(text):
    """A name or a word as Markdown prints it: nothing in it is markup."""
    return MARKUP.sub(r"\\\g<0>", str(text))


def bullets(lines):
    """Lines as a Markdown list."""
    return "\n".join(f"- {line}" for line in lines)


def describe(rates, labels, what):
    """Alt text for `charts.rates_panels` and `charts.rates_chart`: what is drawn, and its numbers."""
    parts = []
    voices = rates["voice"] if "voice" in rates else pd.Series("", rates.index)
    for voice, panel in rates.groupby(voices, sort=False):
        numbers = []
        for (measure, category), rows in panel.groupby(["measure", "category"], sort=False):
            values = ", ".join(f"{row.group} {number(row.rate)}" for row in rows.itertuples())
            numbers.append(f"{_row_label(labels, measure, category)}: {values}")
        parts.append((f"In {VOICES.get(voice, voice)}: " if voice else "") + "; ".join(numbers) + ".")
    return f"{what}. " + (" ".join(parts) or "Nothing to draw.")


def describe_pairs(table, name, value, what, digits=1):
    """Alt text for a chart of one number each: `name` and `value` are columns."""
    return _described(what, [f"{n}: {number(v, digits)}" for n, v in zip(table[name], table[value], strict=True)])


def _described(what, parts):
    return f"{what}. " + ("; ".join(parts) or "Nothing to draw") + "."


def axis(robust, codebook):
    """Where each article stands on the axis, and whether that rests on one cue."""
    if codebook is None or not codebook.axis:
        return ""
    positive, negative = (codebook.categories["stance"][pole] for pole in codebook.axis)
    lines = []
    for row in robust.itertuples():
        side = positive if row.rate > 0 else negative if row.rate < 0 else "neither pole"
        rest = f"{number(row.lowest)} to {number(row.highest)} whichever one cue is left out"
        turn = "; **its side then changes**" if row.turns else "; its side does not change"
        lines.append(
            f"*{markdown(row.article)}* stands at {number(row.rate)} per 1,000 words, toward **{markdown(side)}** ({rest}{turn})."
        )
    return bullets(lines)


def shared(rows):
    """Where each article stands by the cues alone that another article uses too (`explain.shared`)."""
    parts = [f"*{markdown(row.article)}* {number(row.rate)} ({row.cues} cues)" for row in rows.itertuples()]
    return "Without the cues that only one of the articles uses: " + ", ".join(parts) + "."


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


def html_table(frame, *, labels=None, digits=2, caption=""):
    """A table as HTML with right-aligned numbers, escaped text and a scroll bar of its own."""
    names = {column: (labels or {}).get(column, column.replace("_", " ")) for column in frame.columns}
    text = {column for column in frame.columns if not pd.api.types.is_numeric_dtype(frame[column])}

    def cell(column, value):
        if pd.isna(value):
            return "<td></td>"
        kind = ' class="text"' if column in text else ""
        shown = number(value, 3 if column in ("p", "q") else digits) if isinstance(value, float) else str(value)
        return f"<td{kind}>{html.escape(shown)}</td>"

    head = "".join(
        f'<th scope="col"{" class=text" if c in text else ""}>{html.escape(names[c])}</th>' for c in frame.columns
    )
    body = "".join(
        "<tr>" + "".join(cell(*pair) for pair in zip(frame.columns, row, strict=True)) + "</tr>"
        for row in frame.itertuples(index=False, name=None)
    )
    title = f"<caption>{html.escape(caption)}</caption>" if caption else ""
    return f'<div class="scroll"><table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
