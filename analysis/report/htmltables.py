"""Tables as HTML, with a way from each row to its evidence."""

import html

import pandas as pd

from analysis.comparison.wording import number


def html_table(frame, *, labels=None, digits=2, caption="", links=None, name="", to="marks"):
    """A table as HTML with right-aligned numbers, escaped text and a scroll bar of its own.

    `links` leads from rows to their evidence (see `analysis.report.reader`): index of a row to the numbers of its marks (rows of
    `Study.marks`), or of its sentences (rows of `Study.sentences`), as `to` says; `name` is the figure that draws the same rows.
    """
    names = {column: (labels or {}).get(column, column.replace("_", " ")) for column in frame.columns}
    kinds = ["" if pd.api.types.is_numeric_dtype(frame[column]) else ' class="text"' for column in frame.columns]

    def shown(column, value):
        if pd.isna(value):
            return ""
        return html.escape(
            number(value, 3 if column in ("p", "q") else digits) if isinstance(value, float) else str(value)
        )

    def row(index, *values):
        cells = [shown(*pair) for pair in zip(frame.columns, values, strict=True)]
        if numbers := (links or {}).get(index):
            cells[0] = (f'<a href="#{to[0]}{numbers[0]}" data-{to}="{" ".join(map(str, numbers))}" '
                        f'data-row="{html.escape(name)}-row-{index}">{cells[0]}</a>')  # fmt: skip
        return "<tr>" + "".join(f"<td{kind}>{cell}</td>" for kind, cell in zip(kinds, cells, strict=True)) + "</tr>"

    head = "".join(
        f'<th scope="col"{kind}>{html.escape(names[c])}</th>' for c, kind in zip(frame.columns, kinds, strict=True)
    )
    body = "".join(row(*values) for values in frame.itertuples(name=None))
    title = f"<caption>{html.escape(caption)}</caption>" if caption else ""
    scroll = f'<div class="scroll" tabindex="0" role="region" aria-label="{html.escape(caption or "Table")}">'
    return f"{scroll}<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
