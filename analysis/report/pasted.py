"""What a report tells in, its findings as Markdown out: to be pasted into a manuscript, or read on a screen of text."""

import html
import re

TAG = re.compile(r"<[^>]+>")


def answer(parts: dict) -> str:
    """The question, the articles and the answer, as plain lines."""
    lines = [parts["title"], *(f"- {_plain(text)}" for text in parts["texts_cited"]), "", *parts["answer"]]
    return "\n".join(lines) + "\n"


def findings(parts: dict) -> str:
    """Question, articles, answer, and every finding with its figures and its sentences, in Markdown; `parts` from `analysis.report.page.told`."""
    lines = [
        f"# {parts['title']}",
        "",
        *(f"- {_plain(text)}" for text in parts["texts_cited"]),
        "",
        " ".join(parts["answer"]),
    ]
    for heading, stories in (("Findings", parts["established"]), ("Leads", parts["leads"])):
        lines += ["", f"## {heading}"] if stories else []
        for story in stories:
            lines += ["", f"### {story['headline']}", "", f"{story['sure']} {story['numbers']}"]
            for side in story["sides"]:
                lines += [
                    "",
                    f"{side.name}:",
                    "",
                    *(f"> {_marked(quote.html)} (sentence {quote.sentence})\n>" for quote in side.quotes),
                ]
                lines[-1] = lines[-1].removesuffix("\n>")
            lines += ["", " ".join(story["hangs"])] if story["hangs"] else []
    if parts["nothing_found"]:
        lines += ["", "## No difference found", "", *parts["nothing_found"]]
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    return html.unescape(TAG.sub("", text))


def _marked(text: str) -> str:
    """A sentence whose marks are bold."""
    return _plain(text.replace("<mark>", "**").replace("</mark>", "**"))
