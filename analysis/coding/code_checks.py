"""A table of codes in; a ValueError out if some are not valid, which names the first of them."""

import datetime
from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.comparison.units import ALL
from analysis.core.schema import text_digest

KINDS = ("person", "lexicon", "language model")
AUTHOR_STANCE = "author_stance"  # what the author means, whoever speaks; only coders find it, no measure does
LISTED = 5  # errors of a file that are named


def parent_categories(category: str) -> list[str]:
    """The categories of which this one is a part: `all`, and `issue` of `issue.war`."""
    stem, dot, _ = category.partition(".")
    return [] if category == ALL else [stem, ALL] if dot else [ALL]


def variable_name(measure: str, category: str) -> str:
    """A measure and category in one: `tone` for the whole measure, `framing:issue.war` for a category."""
    return measure if category == ALL else f"{measure}:{category}"


def codable_categories(labels: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """The categories that can be coded: those of each measure (`analysis.measures.marks.categories`), the author's stance, others' words."""
    stance = {AUTHOR_STANCE: dict(labels["stance"])} if "stance" in labels else {}
    return {name: dict(own) for name, own in labels.items()} | stance | {"voice": {"other": "Somebody else's words"}}


def check_codes(
    codes: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    labels: Mapping[str, Mapping[str, str]] | None = None,
    rows: Sequence[tuple[object, object]] | None = None,
) -> None:
    """Raise a ValueError if a table of codes is not valid; for `articles` and `labels` see `read_codes`.

    `rows` gives the file and row of each code (or a text that says where it is), for the message; by default its number.
    """
    rows = [("codes", at) for at in codes.index] if rows is None else rows
    wrong = list(_wrong(codes, articles, labels))
    reasons = [f"{_row(rows[at][1])}: {why}" for at, why in wrong[:LISTED]]
    if wrong:
        more = [f"and {len(wrong) - LISTED} more"] if len(wrong) > LISTED else []
        raise ValueError(f"{rows[wrong[0][0]][0]}, {'; '.join([*reasons, *more])}")


def _row(place):
    return place if isinstance(place, str) else f"row {place}"


def _wrong(codes, articles, labels):
    """The position of each code that is not valid, and why."""
    texts = None if articles is None else dict(zip(articles["article"], articles["text"], strict=True))
    digests: dict[str, str] = {}
    known = None if labels is None else codable_categories(labels)
    seen: dict[tuple, int] = {}
    kinds: dict[str, str] = {}
    for at, row in enumerate(codes.itertuples(index=False)):
        key = (row.coder, row.article, row.start, row.end, row.measure, row.category)
        if not row.coder:
            yield at, "no coder is named"
        elif row.coder_kind not in KINDS:
            yield at, f"coder_kind '{row.coder_kind}'; valid: {', '.join(KINDS)}"
        elif kinds.setdefault(row.coder, row.coder_kind) != row.coder_kind:
            yield at, f"'{row.coder}' is a {kinds[row.coder]} elsewhere; a coder can have only one kind"
        elif why := explain_unknown(row.measure, row.category, known):
            yield at, why
        elif not 0 <= row.start < row.end:
            yield at, f"start {row.start}, end {row.end}: start must be at least 0, and end greater than start"
        elif key in seen:
            yield at, f"'{row.coder}' has coded this place as {row.measure}:{row.category} already; keep one"
        elif row.time and not is_iso_time(row.time):
            yield (
                at,
                f"time '{row.time}'; valid: a date or time of ISO 8601, as 2026-11-29 or 2026-11-29T10:15:00Z, or nothing",
            )
        elif texts is not None and row.article not in texts:
            yield (
                at,
                f"no article '{row.article}'; valid: {', '.join(sorted(texts)[:LISTED])}"
                + " …" * (len(texts) > LISTED),
            )
        elif texts is not None and row.end > len(texts[row.article]):
            yield at, f"end {row.end}: '{row.article}' has {len(texts[row.article])} characters"
        elif texts is not None and row.digest:
            now = digests.setdefault(row.article, text_digest(texts[row.article]))
            if row.digest != now:
                yield at, (f"the text of '{row.article}' is not the one that was coded (digest {row.digest}, now {now}): "
                           "so its places no longer fit; code it again, or restore the text")  # fmt: skip
        seen[key] = at


def explain_unknown(measure: str, category: str, known: Mapping[str, Mapping[str, str]] | None) -> str:
    """Why a measure or category cannot be coded, or "" if it can; `known` from `codable_categories`."""
    if known is None:
        return "" if measure and category else "no measure or no category"
    if measure not in known:
        return f"no measure '{measure}'; valid: {', '.join(known)}"
    valid = dict.fromkeys([ALL, *(name.partition(".")[0] for name in known[measure]), *known[measure]])
    return "" if category in valid else f"no category '{category}' in {measure}; valid: {', '.join(valid)}"


def is_iso_time(text: str) -> bool:
    """Whether a text is a date or time of ISO 8601."""
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
