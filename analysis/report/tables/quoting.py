"""A sentence of a study and its marks in, the sentence as HTML out, with its marks highlighted."""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.report.tables.findings import Row

MOST_SENTENCES = 3


@dataclass
class Quote:
    """A sentence of an article as HTML, its marks in `<mark>`; `sentence` is its number in the article, `href` its place in the reader."""

    sentence: int
    href: str
    html: str


@dataclass
class ArticleQuotes:
    """The sentences that one article contributes to a finding: `name` of the article, `count` in words, `if_none` where there are none."""

    name: str
    quotes: list[Quote]
    count: str = ""
    if_none: str = "No such sentence was found."


def direction_of(row: Row, group: str) -> int:
    """The sign of the sentences that explain a group's side of a difference; 0 for a measure without a direction."""
    if row.quantity != "weight":
        return 0
    return (1 if row.difference > 0 else -1) * (1 if group == row.group_a else -1)


def quote_sentence(study: MeasuredCorpus, row: Row, shown: Sequence[str]) -> Quote:
    """A row of `typical_sentences` as a quotation; it links to the reader if its article is among those `shown`."""
    text = study.texts[row.article]
    spans = study.marks.loc[row.marks, ["start", "end"]].sort_values(["start", "end"], ascending=[True, False])
    shown_as = highlight_spans(text, row.start, row.end, spans.itertuples(index=False, name=None))
    return Quote(row.sentence, f"#s{row.Index}" if row.article in shown else "", shown_as)


def highlight_spans(text: str, start: int, end: int, spans: Iterable[tuple[int, int]]) -> str:
    """A text from `start` to `end` as HTML with these spans in `<mark>` (in order, cut where they overlap); line breaks become spaces."""
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
