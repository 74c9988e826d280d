"""A study in, the report as one HTML page out: findings, figures, tables, texts with marks, method, sources, manifest."""

import base64
import hashlib
from importlib.metadata import version

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from nbconvert.filters import markdown2html_mistune

from analysis.comparison.measured import Measured
from analysis.comparison.pairs import FEWEST_MARKED
from analysis.comparison.permutations import PERMUTATIONS, SEED
from analysis.core.shipped import PACKAGE
from analysis.corpus.problems import FAILED
from analysis.measures.marks import measure_modules
from analysis.report import bibliography, contents, reader
from analysis.report.figure_block import Table
from analysis.report.tables import findings, listings, names, notices, shared, validity

TEMPLATES = PACKAGE / "templates"


def told(study: Measured, title: str | None = None) -> dict:
    """What the report tells, for its page and for `analysis.report.pasted`: question, articles, answer, picture, findings."""
    articles, rows = study.articles["article"].head(reader.MOST_ARTICLES).tolist(), contents.compared(study)
    return {
        "title": question(study, title),
        "texts_cited": [*map(Markup, names.references(study))],
        "keyed": not study.design.groups
        and len(study.articles) < 5,  # the marks of articles in figures stand beside their names
        **contents.first_screen(study, articles, rows),
        **contents.findings_of(study, articles, rows),
    }


def one_page(study: Measured, *, command: str, title: str | None = None, parts: dict | None = None) -> str:
    """The report of a study as one HTML page that refers to no other host and to no other file.

    `command` says how it was made, for the manifest; without a codebook `title` is the report's; `parts` are from `told`.
    """
    articles = study.articles["article"].head(reader.MOST_ARTICLES).tolist()
    loader = FileSystemLoader([TEMPLATES / "report", TEMPLATES / "discourse" / "static"])
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)  # fmt: skip
    script, *styles = (
        "\n".join(loader.get_source(environment, name)[0] for name in names)
        for names in (("report.js", "reader.js"), ("page.css", "report.css", "reader.css"))
    )
    table = validity.validity()
    references = bibliography.references(study.codebook)
    return environment.get_template("index.html.j2").render(
        **(parts or told(study, title)),
        version=version("discourse-analysis"),
        script=Markup(script),
        script_hash=_csp_hash(script),
        style=Markup("\n".join(styles)),
        failed=_failed(study),
        shared=prose(alike) if "**" in (alike := shared.told(study)) else "",  # the first screen tells of copies alone
        overlaps=prose(alike) + Markup(shared.overlaps_table(study).html()) if alike else "",
        voices_told=contents.voices(study, articles),
        reader=reader.parts(study),
        reading=notices.reading(study.voices),
        parsed=study.voices == "parsed",
        method=notices.method(study.voices, f"{PERMUTATIONS:,}", FEWEST_MARKED),
        cues=Markup(contents.cues(study, articles)),
        validity=[validity.line(measure, table) for measure in ("voice", *study.labels)],
        constructs=_constructs(study),
        references=references,
        bibtex_data=base64.b64encode(bibliography.bibtex(references).encode()).decode(),
        articles=Markup(listings.overview(study).html()),
        problems=prose(notices.problems(study.problems)),
        codebook=prose(notices.codebook(study.codebook)),
        codebook_title=study.codebook.title if study.codebook else "",
        manifest=Markup(manifest(study, command).html()),
    )  # fmt: skip


def question(study: Measured, title: str | None = None) -> str:
    """The title of the report: the question of the codebook, its title, or what is compared."""
    if study.codebook:
        return study.codebook.question or study.codebook.title
    called = [*names.short(study).values()]
    return (
        f"How do {called[0]} and {called[1]} tell it?" if len(called) == 2 else title or "How do the articles differ?"
    )


def _failed(study: Measured) -> str:
    count = int((study.problems["status"] == FAILED).sum())
    return f"{count:,} {'file was' if count == 1 else 'files were'} not read." if count else ""


def manifest(study: Measured, command: str) -> Table:
    """`listings.manifest` with the seed of the permutations and the command."""
    found = listings.manifest(study).table
    more = [("seed of the permutations", str(SEED)), ("command", command)]
    return Table(pd.concat([found, pd.DataFrame(more, columns=found.columns)], ignore_index=True))


def prose(markdown: str) -> Markup:
    """Markdown as HTML."""
    return Markup(markdown2html_mistune(markdown))


def _csp_hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _constructs(study: Measured) -> list[dict]:
    """What each measure measures: the docstring of its module, and the codebook's own words."""
    texts = {
        name: module.__doc__ or ""
        for name, module in measure_modules(codebook=study.codebook).items()
        if name in study.labels
    }
    if study.codebook:
        texts[f"codebook: {study.codebook.title}"] = findings.markdown(study.codebook.construct)
    return [{"name": name, "text": prose(text)} for name, text in texts.items()]
