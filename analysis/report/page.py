"""A study in, the report as one HTML page out: findings, figures, tables, texts with marks, method, sources, manifest."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from nbconvert.filters import markdown2html_mistune

from analysis.comparison import robustness
from analysis.comparison.measured import Measured
from analysis.comparison.pairs import FEWEST_MARKED
from analysis.comparison.permutations import PERMUTATIONS, SEED
from analysis.core.shipped import PACKAGE
from analysis.measures.marks import measure_modules
from analysis.report import bibliography, contents, figures, reader
from analysis.report.figure_block import Figure, Table
from analysis.report.tables import axis, findings, listings, notices, validity, views

TEMPLATES = PACKAGE / "templates"
LEADS = "leads, which bear no finding by themselves"


def one_page(study: Measured, *, command: str, title: str | None = None, pages: Sequence[dict[str, str]] = ()) -> str:
    """The report of a study as one HTML page that refers to no other host.

    `command` says how it was made, for the manifest; without a codebook `title` is the report's; `pages` (`href`, `title`)
    are those beside it, for further reading.
    """
    articles = study.articles["article"].head(reader.MOST_ARTICLES)
    stands = {pair: figures.robustness(study, *pair) for pair in views.pairs(study)}
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
        **_head(study, title),
        version=version("discourse-analysis"),
        script=Markup(script),
        script_hash=_csp_hash(script),
        style=Markup("\n".join(styles)),
        pairs=[_pair(study, a, b, figure) for (a, b), figure in stands.items()],
        axis=prose(axis.of_study(study)),
        exhibits=[
            replace(part, texts=[*map(prose, part.texts)], figures=[*map(Markup, part.figures)])
            for part in contents.exhibits(study, articles, stands)
        ],
        reader=reader.parts(study),
        reading=notices.reading(study.voices),
        parsed=study.voices == "parsed",
        cues=Markup(contents.cues(study, articles)),
        permutations=f"{PERMUTATIONS:,}",
        fewest=FEWEST_MARKED,
        validity=[validity.line(measure, table) for measure in ("voice", *study.labels)],
        constructs=_constructs(study),
        references=references,
        bibtex_data=base64.b64encode(bibliography.bibtex(references).encode()).decode(),
        manifest=Markup(manifest(study, command).html()),
        pages=pages,
    )  # fmt: skip


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


def _head(study: Measured, title: str | None) -> dict[str, str]:
    overview, names = listings.overview(study), study.articles["article"]
    which = " and ".join(names) if len(names) == 2 else f"{len(names)} articles"
    return {
        "title": study.codebook.title if study.codebook else title or "Comparison",
        "subtitle": f"{which}: {overview.table['words'].sum():,} words, {len(study.marks):,} marks.",
        "articles": Markup(overview.html()),
        "problems": prose(notices.problems(study.problems)),
        "codebook": prose(notices.codebook(study.codebook)),
        "codebook_title": study.codebook.title if study.codebook else "",
    }


def _pair(study: Measured, a: str, b: str, stands: Figure) -> dict:
    """What the comparison of two articles establishes, its leads, what it does not establish, and what is too sparse to say."""
    verdicts = findings.verdicts(views.declared(study, a, b))
    counts = ", ".join(f"{len(rows)} {verdict}" for verdict, rows in verdicts.items() if len(rows))
    rest = {
        (row.measure, row.category): f" {findings.stands(row)}."
        for row in robustness.standing(stands.table).itertuples()
    }
    lead = f"{a} and {b}, sentence by sentence, in their authors' own voice. Of {sum(map(len, verdicts.values()))} differences: {counts}."
    sparse = verdicts.pop("too sparse")
    told = {
        verdict: findings.compared(rows, views.sisters(study, rows), study.labels) for verdict, rows in verdicts.items()
    }
    for verdict in ("established", "leads"):
        found = verdicts[verdict]
        pairs = zip(found["measure"], found["category"], strict=True)
        told[verdict] = [said + rest[pair] for said, pair in zip(told[verdict], pairs, strict=True)]
    told[LEADS] = told.pop("leads")
    told["not established"] = told.pop("not established")  # stays last
    return {"title": f"{a} and {b}", "lead": lead, "told": told, "sparse": list(findings.pair_labels(study.labels, sparse).values())}  # fmt: skip


def _constructs(study: Measured) -> list[dict]:
    """What each measure measures: the docstring of its module, and the codebook's own words."""
    texts = {name: module.__doc__ or "" for name, module in measure_modules().items() if name in study.labels}
    if study.codebook:
        texts[f"codebook: {study.codebook.title}"] = findings.markdown(study.codebook.construct)
    return [{"name": name, "text": prose(text)} for name, text in texts.items()]
