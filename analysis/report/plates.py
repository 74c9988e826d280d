"""A figure of the report: chart, alt text, caption, and a table of its numbers that leads to their evidence."""

import base64
import html

from analysis import charts
from analysis.corpus.spreadsheets import spreadsheet_csv
from analysis.report import figures, htmltables
from analysis.report.tables import alttexts
from analysis.report.tables.evidence import behind


def download(frame, name):
    """A link that saves a table for a spreadsheet; it holds the table itself."""
    data = base64.b64encode(spreadsheet_csv(frame).encode()).decode()
    return f'<p class="csv"><a download="{html.escape(name)}" href="data:text/csv;base64,{data}">This table for a spreadsheet (CSV)</a></p>'


def exhibit(name, title, texts, items):
    """A part of the page: `texts` in Markdown, figures and other `items` in HTML."""
    return {"id": name, "title": title, "texts": texts, "figures": items}


def figure(name, ax, alt, caption, table, unfolded=False):
    """A chart, its caption, and the table of its numbers folded under it."""
    drawn, caption, state = figures.draw(ax, name, alt=alt), html.escape(caption), " open" if unfolded else ""
    return (f'<figure id="{name}"><div class="scroll" tabindex="0" role="group" aria-label="{caption}">{drawn.inline()}</div>'
            f"<figcaption>{caption}</figcaption><details{state}><summary>The numbers drawn, and their evidence</summary>{table}</details></figure>")  # fmt: skip


def rates(study, marks, rates, name, title, unit, labels):
    """Rates in the author's voice and in all, with a table of the same rows."""
    links = behind(marks, rates)
    table = rates.assign(what=[(labels or {}).get(category, category) for category in rates["category"]])
    table = table.rename(columns={"group": "article"})[["what", "article", "voice", "rate", "low", "high"]]
    caption = f"{title}: {unit}, with 95 % intervals."
    return figure(name, charts.rates_panels(rates, labels, unit=unit), alttexts.describe(rates, study.labels, title), caption,
                   htmltables.html_table(table, caption=caption, links=links, name=name))  # fmt: skip


def contributions(marks, cues, name, title, unit, rows):
    """Words as bars, each with the way to its places; `rows` as in `evidence.behind`."""
    links = behind(marks, rows)
    alt = alttexts.describe_pairs(cues, "cue", "contribution", title)
    return figure(name, charts.contribution_chart(cues, unit=unit), alt, f"{title}, {unit}.",
                   htmltables.html_table(cues, caption=f"{title}, {unit}", links=links, name=name))  # fmt: skip
