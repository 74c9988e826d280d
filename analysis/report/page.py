"""A study in, the report as one HTML page out: findings, figures, tables, texts with marks, method, sources, manifest."""

import base64
import hashlib
from importlib.metadata import version
from typing import Any

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from analysis.coding.audit_results import audit_lines
from analysis.comparison.design import GROUPS, REST
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.pairs import FEWEST_MARKED
from analysis.comparison.permutations import PERMUTATIONS, SEED
from analysis.core.package_files import PACKAGE
from analysis.corpus.problems import FAILED, count_of
from analysis.measures.marks import measure_modules
from analysis.report import bibliography, contents, reader, topics
from analysis.report.figure_block import Table
from analysis.report.first_screen import first_screen
from analysis.report.markup import markdown_to_html
from analysis.report.page_items import PageItems
from analysis.report.tables import article_names, findings, health, listings, notices, overlaps, provenance, validity
from analysis.report.tables.phrasing import join_items

TEMPLATES = PACKAGE / "templates"
MOST_NAMED = 4  # groups in the title
MOST_EMBEDDED = 300_000  # bytes of the spreadsheet in the page; a larger one stands beside it alone


def report_parts(study: MeasuredCorpus) -> dict[str, Any]:
    """The parts of the report, for its page and for `analysis.report.findings_text`: question, articles, answer, picture, findings.

    `shown` among them collects the figures and tables.
    """
    shown, rows = (
        PageItems(study.articles["article"].head(reader.MOST_ARTICLES).tolist()),
        contents.reported_rows(study),
    )
    return {
        "shown": shown,
        "title": question(study),
        "texts_cited": [*map(Markup, article_names.article_references(study))],
        # Whether the symbols of the articles in figures appear beside their names
        "keyed": not study.design.groups and len(study.articles) < 5,
        "copies": markdown_to_html(copies) if (copies := overlaps.overlap_notice(study)) else "",
        **first_screen(study, shown, rows),
        **contents.findings_sections(study, shown, rows),
        "picture": topics.topic_figure(study, "comparison") if len(rows) else None,
    }


def _audit_lines(study: MeasuredCorpus) -> list[str]:
    """How good the measures are on these articles, by the audit that corrected them."""
    return (
        [f"On these articles, by an audit: {line}" for line in audit_lines(study.audit["precision"])]
        if study.audit
        else []
    )


def appendix_parts(study: MeasuredCorpus, shown: PageItems, *, command: str) -> dict[str, Any]:
    """The parts under the findings, most of them folded; their figures and tables are added to `shown`.

    `command` says in the manifest how the report was made.
    """
    table, alike = validity.read_validity(), overlaps.overlap_sentences(study)
    references = bibliography.references(study.codebook)
    parts: dict[str, Any] = {
        "failed": _unread_files(study),
        "overlaps": markdown_to_html(alike) + shown.table("Shared passages", overlaps.overlaps_table(study))
        if alike
        else "",
        "voices_told": contents.voices_section(study, shown),
        "reader": reader.reader_parts(study),
        "reading": notices.voices_notice(study.voices),
        "parsed": study.voices == "parsed",
        "method": notices.method_paragraphs(study.voices, f"{PERMUTATIONS:,}", FEWEST_MARKED),
        "cues": contents.cues_section(study, shown),
        "validity": _audit_lines(study)
        + [validity.validity_sentence(measure, table) for measure in ("voice", *study.labels)],
        "constructs": _constructs(study),
        "references": references,
        "bibtex_data": base64.b64encode(bibliography.bibtex(references).encode()).decode(),
        "articles": shown.table("Articles", listings.overview(study)),
        "health": [*map(markdown_to_html, health.health_lines(study))],
        "problems": markdown_to_html(notices.problems_notice(study.problems)),
        "codebook": markdown_to_html(notices.codebook_notice(study.codebook)),
        "advice": health.codebook_lines(study),
        "codebook_title": study.codebook.title if study.codebook else "",
        "manifest": shown.table("Versions and settings", report_manifest(study, command)),
    }
    shown.tables |= {
        "Texts": Table(study.health, "What shape the text of each article is in"),
        "Files": Table(study.problems, "Files and rows that were not read, or about which there is something to say"),
        "Agreement with coders": listings.validity_table(),
    }  # the page says their content in sentences
    return parts


def render_page(parts: dict[str, Any], tables: bytes = b"") -> str:
    """The report as one HTML page that loads nothing from the network or from other files.

    `parts` are from `report_parts` and `appendix_parts`; `tables` is the spreadsheet, which the page holds unless it is too large.
    """
    loader = FileSystemLoader([TEMPLATES / "report", TEMPLATES / "discourse" / "static"])
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)  # fmt: skip
    script, *styles = (
        "\n".join(loader.get_source(environment, name)[0] for name in names)
        for names in (("report.js", "reader.js"), ("page.css", "report.css", "reader.css"))
    )
    return environment.get_template("index.html.j2").render(
        **parts,
        version=version("discourse-analysis"),
        script=Markup(script),
        script_hash=_csp_hash(script),
        style=Markup("\n".join(styles)),
        workbook=base64.b64encode(tables).decode() if len(tables) <= MOST_EMBEDDED else "",
    )  # fmt: skip


def question(study: MeasuredCorpus) -> str:
    """The title of the report: the question of the codebook, its title, or what is compared with what."""
    if study.codebook:
        return study.codebook.question or study.codebook.title
    groups, called = study.design.groups, [*article_names.short_names(study).values()]
    if study.design.kind == REST:
        one, others = groups.values()
        return f"How does {article_names.display_names(study)[one[0]]} differ from {count_of(len(others), 'other article')}?"
    if study.design.kind == GROUPS:
        called = [*groups]
    if len(called) == 1:
        return f"How is {called[0]} written?"
    if len(called) == 2 or (groups and len(called) <= MOST_NAMED):
        return f"How do {join_items(called)} differ?"
    return f"How do {len(called)} {'groups of ' if groups else ''}articles differ?"


def _unread_files(study: MeasuredCorpus) -> str:
    count = int((study.problems["status"] == FAILED).sum())
    return f"{count:,} {'file was' if count == 1 else 'files were'} not read." if count else ""


def report_manifest(study: MeasuredCorpus, command: str) -> Table:
    """`provenance.manifest` with the seed of the permutations and the command."""
    found = provenance.manifest(study).table
    more = [("seed of the permutations", str(SEED)), ("command", command)]
    return Table(pd.concat([found, pd.DataFrame(more, columns=found.columns)], ignore_index=True))


def _csp_hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _constructs(study: MeasuredCorpus) -> list[dict]:
    """What each measure measures: the docstring of its module, and the codebook's own words."""
    modules = measure_modules(codebook=study.codebook)
    texts = {name: module.__doc__ or "" for name, module in modules.items() if name in study.labels}
    if study.codebook:
        texts[f"codebook: {study.codebook.title}"] = findings.escape_markdown(study.codebook.construct)
    return [{"name": name, "text": markdown_to_html(text)} for name, text in texts.items()]
