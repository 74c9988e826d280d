"""Figures and tables in, blocks of HTML out, for the page and for notebooks; each row of a table links to its evidence."""

import base64
import html
import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pandas as pd

from analysis.comparison.wording import number, p_value
from analysis.corpus.spreadsheets import escape_table, spreadsheet_csv
from analysis.report import svg
from analysis.report.markup import markdown_to_html

if TYPE_CHECKING:  # matplotlib is loaded when something is drawn
    from matplotlib.axes import Axes

Links = Mapping[int, Sequence[int]]  # index of a row to the numbers of its marks, or of its sentences


@dataclass(eq=False)
class Table:
    """A table as people read it: `table` is the DataFrame, `caption` what it shows; Jupyter prints it as the report does."""

    table: pd.DataFrame
    caption: str = ""

    def _repr_html_(self) -> str:
        return self.html()

    def html(self, *, links: Links | None = None, name: str = "", to: str = "marks") -> str:
        return html_table(self.table, caption=self.caption, links=links, name=name, to=to)


@dataclass(eq=False, repr=False)
class Figure:
    """A chart with its numbers, caption and alt text, and what it shows in words; Jupyter shows all of these.

    Attributes
    ----------
    folder : Path
        Where `save` writes.
    table : DataFrame
        The numbers drawn, as `save` writes them.
    chart : callable
        Draws them and returns matplotlib Axes.
    alt, caption : str
    numbers : Table, optional
        The same rows as people read them, under the figure in the report.
    findings : str
        What the numbers show, in Markdown; "" where there is nothing to say.
    title : str
        What the figure shows, as a sentence: above the picture on a page, inside the picture when it is saved.
    evidence : callable, optional
        Takes articles, and returns the marks (or sentences, as `to` says) in them that each row was counted from.
    """

    folder: Path
    table: pd.DataFrame
    chart: "Callable[..., Axes]"
    alt: str
    caption: str
    numbers: Table | None = None
    findings: str = ""
    evidence: Callable[[Sequence[str]], Links] | None = None
    to: Literal["marks", "sentences"] = "marks"
    name: str = ""
    title: str = ""

    def __repr__(self) -> str:
        return f"<Figure: {self.title or self.caption} {len(self.table)} rows in .table; .plot() draws it, .save(name) writes it>"

    def _repr_html_(self) -> str:
        name = self.name or f"figure-{sha256(self.svg.encode()).hexdigest()[:8]}"
        return (f"<figure>{self._headed}{svg.inline_svg(self.svg, name, self.alt)}<figcaption>{html.escape(self.caption)}</figcaption></figure>"
                f"{markdown_to_html(self.findings) if self.findings else ''}")  # fmt: skip

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw the chart with matplotlib, into these Axes or into a new figure.

        Raises
        ------
        ValueError
            If it has several panels, and so can't be drawn into one given Axes.
        """
        if ax is None:
            return self.chart()
        if "ax" not in inspect.signature(self.chart).parameters:
            raise ValueError(
                "plot(ax): this chart has panels of its own and makes its own figure; call plot() without Axes"
            )
        return self.chart(ax=ax)

    @cached_property
    def svg(self) -> str:
        """The chart as SVG, with the alt text as its title."""
        return svg.draw_svg(self.plot(), self.alt)

    @property
    def _headed(self) -> str:
        return f'<p class="shows">{html.escape(self.title)}</p>' if self.title else ""

    def save(self, name: str, *formats: Literal["pdf", "png"]) -> "Figure":
        """Write `<name>.svg`, its alt text inside, and `<name>.csv`, the numbers drawn, into the study's folder of figures.

        With `formats` also `<name>.pdf` and `<name>.png` (300 dots per inch). The CSV is safe to open in a spreadsheet: no text in it is
        taken for a formula. Returns the figure, so that a notebook shows it.
        """
        if not name or Path(name).name != name:
            raise ValueError(f"save({name!r}): not the name of a file; the folder is that of the study, {self.folder}")
        if unknown := set(formats) - {"pdf", "png"}:
            raise ValueError(f"save(…, {min(unknown)!r}): no such format; beside SVG there are pdf and png")
        self.name = name
        self.folder.mkdir(parents=True, exist_ok=True)
        drawn = svg.draw_svg(svg.add_title(self.plot(), self.title), self.alt) if self.title else self.svg
        (self.folder / f"{name}.svg").write_text(drawn, "utf-8")
        for kind, data in (
            svg.draw_for_print(svg.add_title(self.plot(), self.title), *formats)[0] if formats else {}
        ).items():
            (self.folder / f"{name}.{kind}").write_bytes(data)
        numbers = escape_table(self.table)
        numbers.to_csv(self.folder / f"{name}.csv", index=False, float_format="%.6g", lineterminator="\n")
        return self

    def block(self, name: str, articles: Sequence[str], *, unfolded: bool = False) -> str:
        """The figure as the report shows it, above a folded table of its numbers, whose rows link to their evidence.

        `name` is an id that occurs once on the page; `articles` are those whose texts the page shows; with `unfolded` the table is open.
        """
        links = self.evidence(articles) if self.evidence else None
        table = self.numbers.html(links=links, name=name, to=self.to) if self.numbers else ""
        caption, state = html.escape(self.caption), " open" if unfolded else ""
        return (f'<figure id="{name}">{self._headed}<div class="scroll" tabindex="0" role="group" aria-label="{caption}">{svg.inline_svg(self.svg, name, self.alt)}</div>'
                f"<figcaption>{caption}</figcaption><details{state}><summary>Numbers and evidence</summary>{table}</details></figure>")  # fmt: skip


def html_table(
    frame: pd.DataFrame, *, caption: str = "", links: Links | None = None, name: str = "", to: str = "marks"
) -> str:
    """A table as HTML with right-aligned numbers, escaped text and a scroll bar of its own.

    `links` gives the evidence of rows in the reader: from the index of a row to the numbers of its marks (rows of `Study.marks`), or of
    its sentences (rows of `Study.sentences`), as `to` says; `name` is the figure that draws the same rows.
    """
    columns = frame.columns.tolist()
    kinds = ["" if pd.api.types.is_numeric_dtype(frame[column]) else ' class="text"' for column in columns]

    def shown(column: str, value: object) -> str:
        if pd.isna(value):
            return ""
        if column in ("p", "p_adjusted") and isinstance(value, float):
            return html.escape(p_value(value).removeprefix("= "))
        return html.escape(number(value, 2) if isinstance(value, float) else str(value))

    def row(index: int, *values: object) -> str:
        cells = [shown(*pair) for pair in zip(columns, values, strict=True)]
        if numbers := (links or {}).get(index):
            cells[0] = (f'<a href="#{to[0]}{numbers[0]}" data-{to}="{" ".join(map(str, numbers))}" '
                        f'data-row="{html.escape(name)}-row-{index}">{cells[0]}</a>')  # fmt: skip
        return "<tr>" + "".join(f"<td{kind}>{cell}</td>" for kind, cell in zip(kinds, cells, strict=True)) + "</tr>"

    names = [html.escape(column.replace("_", " ")) for column in columns]
    head = "".join(f'<th scope="col"{kind}>{shown}</th>' for shown, kind in zip(names, kinds, strict=True))
    body = "".join(
        row(*values)
        for values in zip(frame.index.tolist(), *(frame[column].tolist() for column in columns), strict=True)
    )
    title = f"<caption>{html.escape(caption)}</caption>" if caption else ""
    scroll = f'<div class="scroll" tabindex="0" role="region" aria-label="{html.escape(caption or "Table")}">'
    return f"{scroll}<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"


def download_link(frame: pd.DataFrame, name: str) -> str:
    """A link that saves a table as a CSV file for a spreadsheet; the table is inside the link."""
    data = base64.b64encode(spreadsheet_csv(frame).encode()).decode()
    return f'<p class="csv"><a download="{html.escape(name)}" href="data:text/csv;base64,{data}">This table for a spreadsheet (CSV)</a></p>'
