"""A corpus in, its report out: one HTML file for the whole comparison, the notebooks' pages beside it, and all figures."""

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbconvert import HTMLExporter
from tqdm import tqdm

from analysis.coding.audited import as_judged
from analysis.comparison.folder import find_codebook, measure_folder
from analysis.comparison.measured import Measured
from analysis.core import shipped
from analysis.core.replacing import replaced
from analysis.corpus.read import warn
from analysis.measures.marks import core
from analysis.report import pasted, progress, wordfile, workbook
from analysis.report.bibliography import bibtex, references
from analysis.report.figure_archive import figure_archive
from analysis.report.handed import hand_over, key
from analysis.report.notebooks import beside
from analysis.report.options import Options
from analysis.report.page import TEMPLATES, appendix, one_page, told
from analysis.report.pdf import find_browser, print_pdf
from analysis.report.tables import health, views

MORE = "more/14_more_measures.ipynb"
OF_MANY = (
    "06_articles.ipynb",
    "12_validity.ipynb",
    "13_groups.ipynb",
)  # beside the first five; the others show texts side by side
FIRST = {"href": "index.html", "title": "Report", "more": False}


def title(notebook: nbformat.NotebookNode) -> str:
    """The first heading of a notebook."""
    return notebook.cells[0].source.splitlines()[0].lstrip("# ")


def exporter(code: bool = False) -> HTMLExporter:
    """nbconvert's HTML exporter with our template, which refers to no other host; with or without the cells of code."""
    return HTMLExporter(extra_template_basedirs=[str(TEMPLATES)], template_name="discourse", exclude_input=not code)


def write_report(options: Options, study: Measured | None = None) -> Path:
    """Write the report on a corpus: `index.html`, whose path is returned, the files beside it, the notebooks' pages and figures.

    Beside the page stand `findings.md` and `answer.txt` (the same in text), with `docx` also `findings.docx`; `tables.xlsx` and `figures.zip`
    (what the page shows, for other programs); and `references.bib`. Of more than 24 articles only the five pages with the answers and
    those on the articles, on groups and on validity are written; the others would show the first texts alone.

    Parameters
    ----------
    options : Options
    study : Measured, optional
        The corpus with this codebook and these voices, where it has been measured already.

    Raises
    ------
    FileNotFoundError, ValueError, LexiconError
        For a corpus or codebook that cannot be used, a folder that must not be replaced, or no browser where a PDF is
        wanted, before anything is run.
    BlockingIOError
        If another run is writing there.
    """
    browser = find_browser() if options.pdf else None
    book = find_codebook(options.corpus, options.codebook)
    with replaced(*options.targets, command=options.command, overwrite=options.overwrite) as (drawn, written):
        study = _study(options, core(book), study)
        folder = shipped.beside("notebooks")
        paths = _notebooks(folder, options.more, many=len(study.articles) > views.MOST_COLUMNS)
        parameters = {
            "CORPUS": os.path.relpath(options.corpus, folder),
            "CODEBOOK": os.path.relpath(options.codebook, folder) if options.codebook else "",
            "FIGURES": os.path.relpath(drawn, folder),
            "VOICES": options.voices,
        }
        kernels = options.workers or os.cpu_count() or 1
        of = key(options.corpus, options.codebook, options.voices, options.more)
        progress.say(f"Writing the report and running {len(paths)} notebooks", progress.running(len(paths), kernels))
        with tempfile.TemporaryDirectory() as private, tqdm(desc="notebooks", total=len(paths), file=sys.stderr) as bar, beside(
            paths, parameters, kernels=kernels, finished=bar.update, environment=hand_over(study, of, Path(private)),
        ) as notebooks_done:  # fmt: skip
            for name, data in _files(study, options).items():
                (written / name).write_bytes(data)
            notebooks = notebooks_done()
        if browser:
            progress.say("Printing the PDF")
            print_pdf(browser, written / "index.html", written / "report.pdf")
        pages: list[dict[str, Any]] = [{"href": f"{path.stem}.html", "title": title(nbformat.read(path, as_version=4)), "more": path.parent != folder}
                 for path in paths]  # fmt: skip
        for page, notebook in zip(pages, notebooks, strict=True):
            notebook.metadata.update(title=page["title"], page=page["href"], pages=[FIRST, *pages])
            # the page names the figures' final place, not the folder they were built in
            for cell in notebook.cells:
                cell.source = cell.source.replace(parameters["FIGURES"], f"../figures/{options.called}")
            html, _ = exporter(options.code).from_notebook_node(notebook)
            (written / page["href"]).write_text(html, "utf-8")
    return options.targets[1] / "index.html"


def _study(options: Options, measures: list[str], study: Measured | None) -> Measured:
    """The study that is reported: measured if it is not yet, with its audit and codes; what there is to say of its files is said."""
    if study is None:
        progress.say("Reading and measuring the articles", progress.measuring(Path(options.corpus), options.voices))
        study = measure_folder(
            options.corpus, options.codebook, voices=options.voices, into=Measured,
            measures=None if options.more else measures, setting=options.setting, repair=options.repair,
        )  # fmt: skip
    study = as_judged(study, options.corpus, options.codes, options.audit)
    warn(study.articles.attrs["problems"], options.corpus)
    for line in health.on_screen(study):
        tqdm.write(f"note: {line}", file=sys.stderr)
    return study


def _files(study: Measured, options: Options) -> dict[str, bytes]:
    """The page and what stands beside it, by the names of the files."""
    parts = told(study, options.called)
    parts |= appendix(study, parts["shown"], command=options.command)
    tables = workbook.xlsx(parts["shown"])
    texts = {
        "index.html": one_page(parts, tables),
        "findings.md": pasted.markdown(parts),
        "answer.txt": pasted.answer(parts),
        "references.bib": bibtex(references(study.codebook)),
    }
    picture = {"picture": parts["picture"]} if parts["picture"] else {}
    found = {name: text.encode() for name, text in texts.items()}
    found |= {
        "tables.xlsx": tables,
        "figures.zip": figure_archive({**picture, **parts["shown"].figures}, printed=options.print_figures),
    }
    return found | ({"findings.docx": wordfile.docx(parts)} if options.docx else {})


def _notebooks(folder: Path, more: bool, many: bool) -> list[Path]:
    """The notebooks that are run: the five, then those of `more/` that make sense."""
    beside = [path for path in sorted(folder.glob("more/[0-9]*.ipynb")) if more or path != folder / MORE]
    return [*sorted(folder.glob("[0-9]*.ipynb")), *(path for path in beside if not many or path.name in OF_MANY)]
