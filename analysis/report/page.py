"""The report in one HTML file: findings, figures, tables, the articles with their marks, method, sources, manifest."""

import base64
import hashlib
from dataclasses import replace
from importlib.metadata import version
from importlib.resources import files

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from nbconvert.filters import markdown2html_mistune

from analysis.comparison import explain, robustness, wording
from analysis.comparison.compare import declared_family
from analysis.comparison.pairs import FEWEST_MARKED
from analysis.comparison.permutations import PERMUTATIONS, SEED
from analysis.comparison.units import ALL
from analysis.core.schema import VOICES
from analysis.measures.marks import measure_modules
from analysis.report import bibliography, contents, htmltables, reader
from analysis.report.tables import evidence, findings, listings, validity, views

MOST_ARTICLES = 20  # in the reader; a page with more is no longer read
SHOWN = ("stance", "hedging", "distance")  # underlined when the page opens, as are the frames of the declared family


def one_page(study, *, command, title=None, pages=()):
    """The report of a study as one HTML page that refers to no other host.

    Parameters
    ----------
    study : Study
    command : str
        How it was made, for the manifest.
    title : str, optional
        Where there is no codebook, whose title is the report's.
    pages : list of dict, optional
        Pages beside this one for further reading: `href`, `title`.

    Returns
    -------
    str
    """
    articles = study.articles["article"].head(MOST_ARTICLES)
    universes = {pair: robustness.multiverse(study, *pair, views.tested(study, *pair)) for pair in views.pairs(study)}
    environment = Environment(
        loader=FileSystemLoader([str(templates() / "report"), str(templates() / "discourse" / "static")]),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)  # fmt: skip
    script = environment.loader.get_source(environment, "report.js")[0]
    styles = [environment.loader.get_source(environment, name)[0] for name in ("page.css", "report.css")]
    table = validity.validity()
    references = bibliography.references(study.codebook)
    return environment.get_template("index.html.j2").render(
        **_head(study, title),
        version=version("discourse-analysis"),
        script=Markup(script),
        script_hash=_csp_hash(script),
        style=Markup("\n".join(styles)),
        pairs=[_pair(study, a, b, robustness.standing(found)) for (a, b), found in universes.items()],
        axis=_prose(findings.axis(explain.leave_one_out(*study.own), views.rates_of(study, [("stance", ALL)], voices=["author"]), study.codebook, views.rates_of(study, [("stance", ALL)], voices=[ALL]))),
        exhibits=[part | {"texts": map(_prose, part["texts"]), "figures": map(Markup, part["figures"])} for part in contents.exhibits(study, articles, universes)],
        legend=Markup(reader.legend()),
        texts=Markup(reader.highlight(replace(study, articles=study.articles.head(MOST_ARTICLES)))),
        omitted=_omitted(study),
        reading=findings.reading(study.voices),
        parsed=study.voices == "parsed",
        voices={voice: findings.VOICES.get(voice, voice) for voice in VOICES},
        measures=_measures(study, study.marks[study.marks["article"].isin(articles)]),
        cues=Markup(contents.cues(study, evidence.counted(study, articles))),
        permutations=f"{PERMUTATIONS:,}",
        fewest=FEWEST_MARKED,
        validity=[validity.line(measure, table) for measure in ("voice", *study.labels)],
        constructs=_constructs(study),
        references=references,
        bibtex_data=base64.b64encode(bibliography.bibtex(references).encode()).decode(),
        manifest=Markup(htmltables.html_table(manifest(study, command))),
        pages=pages,
    )  # fmt: skip


def templates():
    """The folder of the HTML templates."""
    return files("analysis") / "templates"


def manifest(study, command):
    """`listings.manifest` with the seed of the permutations and the command."""
    found = listings.manifest(study)
    more = [("seed of the permutations", str(SEED)), ("command", command)]
    return pd.concat([found, pd.DataFrame(more, columns=found.columns)], ignore_index=True)


def _csp_hash(script):
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _prose(markdown):
    return Markup(markdown2html_mistune(markdown))


def _head(study, title):
    overview = listings.overview(study)
    names = study.articles["article"]
    which = " and ".join(names) if len(names) == 2 else f"{len(names)} articles"
    return {
        "title": study.codebook.title if study.codebook else title or "Comparison",
        "subtitle": f"{which}: {overview['words'].sum():,} words, {len(study.marks):,} marks.",
        "articles": Markup(htmltables.html_table(overview, caption="The articles; words and sentences of headings and body")),
        "problems": _prose(findings.problems(study.problems)),
        "codebook": _prose(findings.codebook(study.codebook)),
        "codebook_title": study.codebook.title if study.codebook else "",
    }  # fmt: skip


def _pair(study, a, b, standing):
    """What the comparison of two articles establishes, what it does not, and what is too sparse to say."""
    verdicts = findings.verdicts(views.declared(study, a, b))
    counts = ", ".join(f"{len(rows)} {verdict}" for verdict, rows in verdicts.items())
    sparse = verdicts.pop("too sparse")
    stands = {(row.measure, row.category): f" {findings.stands(row)}." for row in standing.itertuples()}
    told = {
        verdict: [sentence + stands[row.measure, row.category] * (verdict == "established")
                  for row, sentence in zip(rows.itertuples(), findings.compared(rows, views.sisters(study, rows), study.labels), strict=True)]
        for verdict, rows in verdicts.items()
    }  # fmt: skip
    return {
        "title": f"{a} and {b}",
        "lead": f"{a} and {b}, sentence by sentence, in their authors' own voice. Of {len(sparse) + sum(map(len, verdicts.values()))} differences: {counts}.",
        "told": told,
        "sparse": [wording.label(study.labels, row.measure, row.category) for row in sparse.itertuples()],
    }  # fmt: skip


def _omitted(study):
    left = len(study.articles) - MOST_ARTICLES
    return f"The first {MOST_ARTICLES} articles stand here; {left} more are in the tables alone." if left > 0 else ""


def _measures(study, marks):
    """The switches: measures and categories that have marks, and which of them are on when the page opens."""
    found, family = [], declared_family(study.scores)
    for measure, labels in study.labels.items():
        counts = marks.loc[marks["measure"] == measure, "category"].value_counts()
        categories = [
            {"value": f"{measure}/{category}", "label": label, "count": counts[category], "shown": measure in SHOWN or (measure, category) in family}
            for category, label in labels.items() if category in counts
        ]  # fmt: skip
        if categories:
            found.append({"name": measure, "count": counts.sum(), "categories": categories})
    return found


def _constructs(study):
    """What each measure measures: the docstring of its module, and the codebook's own words."""
    found = [
        {"name": name, "text": _prose(module.__doc__)}
        for name, module in measure_modules().items()
        if name in study.labels
    ]
    if study.codebook:
        found.append(
            {"name": f"codebook: {study.codebook.title}", "text": _prose(findings.markdown(study.codebook.construct))}
        )
    return found
