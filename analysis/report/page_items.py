"""Figures and tables in, as they are put on a page; the same, by name, for the files beside the page out."""

from dataclasses import dataclass, field, replace

from markupsafe import Markup

from analysis.report.figure_block import Figure, Links, Table


@dataclass
class PageItems:
    """What a page shows: the articles whose texts it holds, to which sentences and rows lead, and every figure and table put on it.

    The files beside the page (`analysis.report.workbook`, `analysis.report.figure_archive`) hold these figures and tables, and no others.
    """

    articles: list[str]
    figures: dict[str, Figure] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)

    def figure(self, name: str, figure: Figure, *, title: str | None = None) -> Markup:
        """The block of a figure; `name` is its own on the page; its files and the sheet with its numbers are called after it.

        `title` stands over it on the page, in place of its own, which its files keep.
        """
        self.figures[name.removeprefix("figure-story-").replace("glance-", "picture-")] = figure
        return Markup((figure if title is None else replace(figure, title=title)).block(name, self.articles))

    def table(self, name: str, table: Table, *, links: Links | None = None, id: str = "", to: str = "marks") -> Markup:
        """A table as HTML; `name` is that of its sheet."""
        self.tables[name] = table
        return Markup(table.html(links=links, name=id, to=to))
