"""The parts of a report in; its findings as plain paragraphs and as Markdown out, to paste into a manuscript or read in a terminal."""

import html
import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from analysis.report.tables.quoting import ArticleQuotes

TAG = re.compile(r"<[^>]+>")
MARKED = re.compile(r"<mark>(.*?)</mark>", re.DOTALL)
SIGNS = {"title": "# ", "heading": "## ", "finding": "### ", "item": "- ", "quote": "> "}
Kind = Literal["title", "heading", "finding", "item", "quote", "side", "text", "picture"]


class Paragraph(NamedTuple):
    """A paragraph of the findings: its kind, and its text in pieces, bold (cues, names) or not."""

    kind: Kind
    pieces: list[tuple[str, bool]]

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)


def answer_text(parts: dict) -> str:
    """The question, the articles, what they share, if that matters, and the answer, as plain lines."""
    shared = " ".join(_plain(parts["copies"]).split())
    told = [shared] if shared else []
    lines = [parts["title"], *(f"- {_plain(text)}" for text in parts["texts_cited"]), "", *told, *parts["answer"]]
    return "\n".join(lines) + "\n"


def findings_paragraphs(parts: dict) -> Iterator[Paragraph]:
    """Question, articles, answer, the picture, every finding with its numbers and quoted sentences, and how far to trust them.

    `parts` are from `analysis.report.page.report_parts`.
    """
    yield _part("title", parts["title"])
    yield from (_part("item", _plain(text)) for text in parts["texts_cited"])
    if parts["copies"]:
        yield _part("text", _plain(parts["copies"]).strip())
    yield _part("text", " ".join(parts["answer"]))
    yield _part("picture", "")
    for heading, stories in (("Findings", parts["established"]), ("Leads", parts["leads"])):
        yield from [_part("heading", heading)] if stories else []
        for story in stories:
            yield from _story(story)
    if parts["more_leads"]:
        yield _part("text", f"Further leads: {'; '.join(parts['more_leads'])}.")
    if parts["contrasts"]:
        yield _part("heading", "Words that set the articles apart")
        for side in parts["contrasts"]:
            yield from _side(side)
    if parts["nothing_found"]:
        yield _part("heading", "No difference found")
        yield from (_part("text", said) for said in parts["nothing_found"])
    trusted = [panel for panel in parts["glance"] if panel["trust"]]
    if trusted or parts["limits"]:
        yield _part("heading", "How far to trust this")
        yield from (
            Paragraph("text", [(f"{panel['title']}.", True), (f" {panel['trust']}", False)]) for panel in trusted
        )
        yield from [_part("text", parts["limits"])] if parts["limits"] else []


def _story(story: dict[str, Any]) -> Iterator[Paragraph]:
    yield _part("finding", story["headline"])
    yield _part("text", f"{story['confidence']} {story['numbers']}")
    for side in story["sides"]:
        yield from _side(side)
    if story["basis"]:
        yield _part("text", " ".join(story["basis"]))


def _side(side: ArticleQuotes) -> Iterator[Paragraph]:
    yield _part("side", f"{side.name}:")
    yield from (
        Paragraph("quote", [*_marked(quote.html), (f" (sentence {quote.sentence})", False)]) for quote in side.quotes
    )
    if not side.quotes:
        yield _part("text", side.if_none)


def findings_markdown(parts: dict) -> str:
    """The findings as Markdown, without the picture."""
    lines: list[str] = []
    before = ""
    for part in findings_paragraphs(parts):
        if part.kind == "picture":
            continue
        if part.kind == before == "quote":
            lines.append(">")
        elif lines and not part.kind == before == "item":
            lines.append("")
        lines.append(SIGNS.get(part.kind, "") + "".join(f"**{text}**" if bold else text for text, bold in part.pieces))
        before = part.kind
    return "\n".join(lines) + "\n"


def _part(kind: Kind, text: str) -> Paragraph:
    return Paragraph(kind, [(text, False)])


def _plain(text: str) -> str:
    return html.unescape(TAG.sub("", text))


def _marked(text: str) -> list[tuple[str, bool]]:
    """A sentence in pieces; its marks are bold."""
    pieces = MARKED.split(text)
    return [(_plain(piece), at % 2 == 1) for at, piece in enumerate(pieces) if piece]
