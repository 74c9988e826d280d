"""A sentence of a study and its marks in; the sentence as HTML out."""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analysis.comparison.measured import Measured
from analysis.report.tables.findings import Row

MOST_SENTENCES = 3


@dataclass
class Quote:
    """A sentence of an article, its marks in `<mark>`; `href` leads to it in the reader, `sentence` is its number there."""

    sentence: int
    href: str
    html: str


@dataclass
class ArticleQuotes:
    """What one article shows of a finding: its `name`, what is said where it has no such sentence, the sentences, and how many there are."""

    name: str
    lead: str
    quotes: list[Quote] = field(default_factory=list)
    count: str = ""


def direction_of(row: Row, group: str) -> int:
    """The sign of the sentences that speak for a group's part in a difference; 0 of a measure without a direction."""
    if row.quantity != "weight":
        return 0
    return (1 if row.difference > 0 else -1) * (1 if group == row.group_a else -1)


def quote_sentence(study: Measured, row: Row, shown: Sequence[str]) -> Quote:
    """A sentence from `typical_sentences` with its marks; the words as they stand, line breaks as spaces."""
    text = study.texts[row.article]
    spans = study.marks.loc[row.marks, ["start", "end"]].sort_values(["start", "end"], ascending=[True, False])
    shown_as = highlight_spans(text, row.start, row.end, spans.itertuples(index=False, name=None))
    return Quote(row.sentence, f"#s{row.Index}" if row.article in shown else "", shown_as)


def highlight_spans(text: str, start: int, end: int, spans: Iterable[tuple[int, int]]) -> str:
    """A stretch of a text as HTML, these spans in it (in order, cut where they overlap) in `<mark>`; line breaks as spaces."""
    parts, at = [], start
    for low, high in spans:
        low, high = max(low, at), min(high, end)
        if low < high:
            parts += [
                html.escape(text[at:low], quote=False),
                f"<mark>{html.escape(text[low:high], quote=False)}</mark>",
            ]
            at = high
    parts.append(html.escape(text[at:end], quote=False))
    return " ".join("".join(parts).split())
