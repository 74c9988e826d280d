"""Text in, what Jupyter and the page show as Markdown or HTML out."""

from functools import cache

import mistune
from markupsafe import Markup


class Markdown(str):
    """Text that Jupyter shows as Markdown; everywhere else it is a string."""

    def _repr_markdown_(self) -> str:
        return str(self)


def markdown_to_html(markdown: str) -> Markup:
    """Markdown as HTML, as notebooks show it; HTML in it stays."""
    return Markup(_markdown_parser()(markdown))


@cache
def _markdown_parser():
    return mistune.create_markdown(escape=False, plugins=["strikethrough", "table", "url"])


class Html(str):
    """Text that Jupyter shows as HTML; everywhere else it is a string."""

    def _repr_html_(self) -> str:
        return str(self)


def details_block(summary: str, *parts: str) -> str:
    """Parts of a page, folded under a line that opens them."""
    return f"<details><summary>{summary}</summary>{''.join(parts)}</details>"
