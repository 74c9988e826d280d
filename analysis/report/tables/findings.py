"""Sentences computed from the tables: what differs, what does not, and what cannot be said."""

import re

from analysis.comparison import explain
from analysis.comparison.compare import NEVER_NAMED
from analysis.comparison.pairs import TOO_SPARSE
from analysis.comparison.wording import label, number, p_value
from analysis.corpus.problems import FAILED, LEFT_OUT, READ
from analysis.report.tables import views
from analysis.text.parse import model_name

# What Markdown would take for markup in the name of a file or in a word of a text.
MARKUP = re.compile(r"[\\`*$]|(?<![^\W_])_|_(?![^\W_])|\](?=\()|<(?=[A-Za-z/!?])|&(?=[#\w])")
LISTED = 100  # files of one status on a page

DIFFER = {
    "sentence": "these two texts differ",
    "article": "these two groups of articles differ",
    "event": "these two groups differ in how they tell the same events",
}
EXPLORATORY = " (exploratory: not in the declared family, p as it is)"
VOICES = {"author": "the author's own words", "all": "all words"}


def reading(voices):
    """How voices were read, in a sentence, and what follows for the numbers."""
    if voices == "parsed":
        return f"Whose words they are was told by a dependency parse ({model_name()})."
    return (
        "Voices were read by quotation marks alone: what an article reports without quotation marks counts as its author's, "
        "and no speaker is named. These numbers cannot be compared with those of a report that was parsed."
    )


def row_label(labels, measure, category):
    return label(labels, measure, "all" if category == measure else category)


def labels_of(rates):
    """Category to label for `charts.rates_chart`, where the rows are totals."""
    return {c: row_label({}, m, c) for m, c in zip(rates["measure"], rates["category"], strict=True)}


def pair_labels(labels, comparison):
    """(measure, category) to label, for `charts.difference_chart`."""
    pairs = zip(comparison["measure"], comparison["category"], strict=True)
    return {(measure, category): label(labels, measure, category) for measure, category in pairs}


def difference(row, labels, sister=None):
    """One row of a comparison as a sentence, in words that claim no more than the row shows.

    Parameters
    ----------
    row : Series or namedtuple
        Of `compare`.
    labels : dict
        From `Study.labels`.
    sister : Series or namedtuple, optional
        The same row in all words (`analysis.report.tables.views.sisters`), told after it.

    Returns
    -------
    str
    """
    name, others = label(labels, row.measure, row.category), _in_all_words(row, sister)
    if row.status == NEVER_NAMED:
        rates = {row.group_a: row.rate_a, row.group_b: row.rate_b}
        told = (
            f"{group} {number(rate)} per 1,000 words" if rate == rate else f"never named in {group}"
            for group, rate in rates.items()
        )
        return f"{name}: {', '.join(told)}; nothing to compare."
    rate = f"{row.group_a} {number(row.rate_a)}, {row.group_b} {number(row.rate_b)} per 1,000 words"
    if row.status:
        return f"{name}: {rate}; {row.status}{' to compare' if row.status == TOO_SPARSE else ''}.{others}"
    interval = f"difference {number(row.difference)} [{number(row.low)}, {number(row.high)}], p {p_value(row.p)}"
    interval += f", q {p_value(row.q)}" if row.q == row.q else ""
    if _established(row):
        return f"{name}: {rate}; {interval}: {DIFFER[row.unit]}{'' if row.q == row.q else EXPLORATORY}.{others}"
    reach = f"had it been {number(row.detectable)}, four of five such pairs would show it"
    return f"{name}: {rate}; {interval}: no difference established ({reach}).{others}"


def _established(row):
    return (row.q if row.q == row.q else row.p) < 0.05


def hangs(row, sister):
    """Whether a finding hangs on whose words are counted: all words turn its direction, or whether the two differ at all.

    Parameters
    ----------
    row, sister : Series or namedtuple
        Of a comparison in the author's own words, and in all words.
    """
    if row.status or sister.difference != sister.difference:
        return False
    whole = sister.p < 0.05  # in all words nothing has a q
    if not (_established(row) or whole):
        return False
    return row.difference * sister.difference < 0 or (not whole if _established(row) else not row.p < 0.05)


def _in_all_words(row, sister):
    """The sister of a row, as the sentence that follows it; "" where there is none to tell of."""
    if sister is None or sister.difference != sister.difference:
        return ""
    known = f" [{number(sister.low)}, {number(sister.high)}]" if sister.low == sister.low else ""
    if hangs(row, sister):
        return (f" In all words, quotations included, the difference is {number(sister.difference)}{known}: "
                "this finding hangs on whose words are counted.")  # fmt: skip
    return f" In all words, quotations included: {number(sister.difference)}{known}."


def compared(rows, sisters, labels):
    """Each row of a comparison as a sentence with its sister, as list (see `difference`)."""
    pairs = zip(rows.itertuples(), sisters.itertuples(), strict=True)
    return [difference(row, labels, sister) for row, sister in pairs]


def differences(study, measure, *parts):
    """Every pair's differences in these categories of a measure, as a Markdown list (see `difference`)."""
    found = views.rows(study, measure, *parts)
    found = found.reset_index(drop=True)
    sisters = views.sisters(study, found)
    established = found[(found["q"].fillna(found["p"]) < 0.05) & (found["status"] == "")]
    rest, sparse = found.drop(established.index), (found["status"] != "").sum()
    if len(found) <= 6:
        return bullets(map(markdown, compared(found, sisters, study.labels)))
    lines = [*map(markdown, compared(established, sisters.loc[established.index], study.labels))] or [
        "No difference is established."
    ]
    return bullets(
        [
            *lines,
            f"Of the other {len(rest)} comparisons {sparse} are too sparse, {len(rest) - sparse} show no difference.",
        ]
    )


def verdicts(rows):
    """The rows of a comparison in three tables: differences `established`, those `not established`, and the `too sparse`."""
    sparse, established = rows["status"] != "", rows["q"].fillna(rows["p"]) < 0.05
    return {
        "established": rows[~sparse & established],
        "not established": rows[~sparse & ~established],
        "too sparse": rows[sparse],
    }


def summary(rows, labels):
    """A whole comparison as a Markdown list: what differs, what does not, what is too sparse to say."""
    *told, untested = verdicts(rows).values()
    lines = [markdown(difference(row, labels)) for part in told for row in part.itertuples()]
    for status, part in untested.groupby("status", sort=False):
        of = "marks" if part["unit"].iloc[0] != "sentence" else "sentences with a mark"
        why = f"Too sparse to compare (fewer than ten {of})" if status == TOO_SPARSE else status.capitalize()
        names = [label(labels, row.measure, row.category) for row in part.itertuples()]
        lines.append(f"{why}: " + ", ".join(map(markdown, names)) + ".")
    return bullets(lines)


def groups(columns, articles):
    """Which groups of articles can be compared, or why none can."""
    if not columns:
        counts = "one article" if len(articles) == 1 else f"{len(articles)} articles"
        return (f"**No groups.** A comparison of groups (outlets, authors, any column of `articles.csv`) takes the article as its unit, so that at least "
                f"two groups need at least two articles each. Of {counts} here, no column makes two such groups: what the other "
                "notebooks establish holds for these texts, and says nothing of outlets or authors.")  # fmt: skip
    return "Groups by " + ", ".join(markdown(column) for column in columns) + "."


def sampled(rows):
    """What the comparison of two groups was made of, from its rows."""
    row = rows.iloc[0]
    a, b = markdown(row["group_a"]), markdown(row["group_b"])
    if row["unit"] == "event":
        rest = f"; {row['dropped']} articles on other events are left out" if row["dropped"] else ""
        return f"{a} and {b}, event by event: {row['n_a']} events that both report{rest}."
    return f"{a} ({row['n_a']} articles) and {b} ({row['n_b']}), article by article."


def standing(rows, influences, labels):
    """In how many combinations of choices each finding stands, and what carries it, as a Markdown list (`analysis.comparison.robustness`)."""
    lines = []
    for row, moved in zip(rows.itertuples(), influences.itertuples(), strict=True):
        name = label(labels, row.measure, row.category)
        rest = (f"{number(moved.without_sentence)} without sentence {moved.sentence} of {moved.article}, "
                f"{number(moved.without_entry)} without “{moved.cue}” in all its forms")  # fmt: skip
        if number(moved.difference) == number(0):
            lines.append(markdown(f"{name}: no difference (0.0), so that no sign can hold; {rest}."))
            continue
        turns = "; the sign turns" if moved.turns else ""
        lines.append(markdown(f"{name}: the difference is {number(moved.difference)}; {rest}{turns}. {stands(row)}."))
    return bullets(lines)


def stands(row):
    """In how many combinations of choices a finding stands; a row of `analysis.comparison.robustness.standing`."""
    return f"The sign holds in {row.same_sign} of {row.universes} combinations of choices, with p < .05 in {row.established}"


def problems(table):
    """Whether every file in the folder was read, and which were not, as a Markdown notice."""
    counts = table["status"].value_counts()
    failed, left = counts.get(FAILED, 0), counts.get(LEFT_OUT, 0)
    parts = [f"**Not every file in the folder was read: {failed:,} failed, {left:,} left out.**" if failed or left else
             "Every file in the folder was read."]  # fmt: skip
    for status, title in {FAILED: "Failed:", LEFT_OUT: "Left out:", READ: "Read, but:"}.items():
        rows = table[table["status"] == status]
        lines = [f"{markdown(row.file)}: {markdown(row.problem)}" for row in rows.head(LISTED).itertuples()]
        if len(rows) > LISTED:
            lines.append(
                f"and {len(rows) - LISTED:,} more; the table of problems that `discourse measure` writes lists all of them"
            )
        if lines:
            parts.append(f"{title}\n\n{bullets(lines)}")
    return "\n\n".join(parts)


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


def axis(robust, rates, codebook, everything=None):
    """Where each article stands on the axis, whether that is sure, and whether it rests on one cue.

    Parameters
    ----------
    robust : DataFrame
        From `explain.leave_one_out`.
    rates : DataFrame
        Of the axis, in the same voice, with intervals (`views.rates_of`).
    codebook : Lexicon or None
    everything : DataFrame, optional
        The same rates in all words, told beside them.
    """
    if codebook is None or not codebook.axis:
        return ""
    positive, negative = (codebook.categories["stance"][pole] for pole in codebook.axis)
    intervals = rates.set_index("group")[["low", "high"]]
    lines = []
    for row in robust.itertuples():
        side = positive if row.rate > 0 else negative if row.rate < 0 else "neither pole"
        low, high = intervals.loc[row.article] if row.article in intervals.index else (float("nan"),) * 2
        known = f" [{number(low)}, {number(high)}]" if low == low else ""
        unsure = "; its interval includes 0, so that the side is not sure" if low <= 0 <= high and row.rate else ""
        turn = "**its side then changes**" if row.turns else "its side does not change"
        others = "" if everything is None else _axis_in_all_words(row, everything)
        lines.append(
            f"*{markdown(row.article)}* stands at {number(row.rate)}{known} per 1,000 words, toward **{markdown(side)}**{unsure}. "
            f"Whichever one cue is left out it stands between {number(row.lowest)} and {number(row.highest)}: {turn}.{others}"
        )
    return bullets(lines)


def _axis_in_all_words(row, everything):
    """Where an article stands when quotations count too."""
    own = everything[everything["group"] == row.article]
    if own.empty or (rate := own["rate"].iloc[0]) != rate:
        return ""
    told = f"{number(rate)} [{number(own['low'].iloc[0])}, {number(own['high'].iloc[0])}]"
    if rate * row.rate < 0:
        return f" In all words, quotations included, it stands at {told}: its side hangs on whose words are counted."
    return f" In all words, quotations included: {told}."


def shared(rows):
    """Where each article stands by the cues alone that another article uses too (`explain.shared`)."""
    if len(rows) < 2:
        return ""
    if not rows["cues"].any():
        return (
            "No cue of the axis stands in more than one of the articles: where each stands rests on words of its own."
        )
    parts = [f"*{markdown(row.article)}* {number(row.rate)} ({row.cues} cues)" for row in rows.itertuples()]
    return "Without the cues that only one of the articles uses: " + ", ".join(parts) + "."
