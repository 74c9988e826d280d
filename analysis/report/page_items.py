"""Figures and tables in, their HTML for the page out; they are collected by name, for the files beside the page."""

from dataclasses import dataclass, field, replace

from markupsafe import Markup

from analysis.report.figure_block import Figure, Links, Table


@dataclass
class PageItems:
    """What a page shows: the articles whose texts it holds, and every figure and table put on it.

    The files beside the page (`analysis.report.workbook`, `analysis.report.figure_archive`) hold exactly these figures and tables.
    """

    articles: list[str]
    figures: dict[str, Figure] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)

    def figure(self, name: str, figure: Figure, *, title: str | None = None) -> Markup:
        """The block of a figure. `name` occurs once on the page; the files and the sheet of the figure have this name, too.

        On the page, `title` replaces the title of the figure; its files keep their own.
        """
        self.figures[name.removeprefix("figure-story-").replace("glance-", "picture-")] = figure
        return Markup((figure if title is None else replace(figure, title=title)).block(name, self.articles))

    def table(self, name: str, table: Table, *, links: Links | None = None, id: str = "", to: str = "marks") -> Markup:
        """A table as HTML; `name` is that of its sheet."""
        self.tables[name] = table
        return Markup(table.html(links=links, name=id, to=to))
