"""A corpus in, its report out: one HTML file for the whole comparison, the notebooks' pages beside it, and all figures."""

import os
import shlex
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import nbformat
from nbconvert import HTMLExporter
from tqdm import tqdm

from analysis.coding.audited import with_audit
from analysis.coding.bearing import with_codes
from analysis.coding.codes import find_codes
from analysis.comparison.measured import Measured, find_codebook, measure_folder
from analysis.core import shipped
from analysis.core.replacing import replaced
from analysis.corpus.read import warn
from analysis.lexicons.design import TEXTS, Setting
from analysis.measures.marks import core
from analysis.report import figures as drawn_figures
from analysis.report import pasted, progress
from analysis.report.bibliography import bibtex, references
from analysis.report.handed import hand_over, key
from analysis.report.notebooks import beside
from analysis.report.page import TEMPLATES, one_page, told
from analysis.report.pdf import find_browser, print_pdf
from analysis.report.tables import views

MORE = "more/14_more_measures.ipynb"
OF_MANY = (
    "06_articles.ipynb",
    "12_validity.ipynb",
    "13_groups.ipynb",
)  # beside the first five; the others show texts side by side
FIRST = {"href": "index.html", "title": "Report"}


def title(notebook: nbformat.NotebookNode) -> str:
    """The first heading of a notebook."""
    return notebook.cells[0].source.splitlines()[0].lstrip("# ")


def exporter(code: bool = False) -> HTMLExporter:
    """nbconvert's HTML exporter with our template, which refers to no other host; with or without the cells of code."""
    return HTMLExporter(extra_template_basedirs=[str(TEMPLATES)], template_name="discourse", exclude_input=not code)


def write_report(
    corpus: str | Path, *, codebook: str | Path | None = None, name: str | None = None, figures: str | Path = "figures",
    output: str | Path = "html", pdf: bool = False, code: bool = False, overwrite: bool = False, workers: int | None = None,
    voices: str = "parsed", more: bool = False, codes: str | Path | None = None, audit: str | Path | None = None,
    study: Measured | None = None, setting: Setting | None = None,
) -> Path:  # fmt: skip
    """Write the report on a corpus: `index.html`, whose path is returned, `findings.md` and `answer.txt` (the same in text), `references.bib`, the
    notebooks' pages and figures.

    Of more than 24 articles only the five pages with the answers and those on the articles, on groups and on validity are written; the
    others would show the first texts alone.

    Parameters
    ----------
    corpus : str or Path
        The folder of articles.
    codebook : str or Path, optional
        Else `codebook.toml` in the corpus folder, else none.
    name : str, optional
        The folder under `figures` and `output`; by default the corpus folder's.
    figures, output : str or Path
        `figures/<name>/` and `output/<name>/` are replaced, both only once every notebook has run, and only where nothing
        is in them but what this function wrote.
    pdf : bool
        Whether to print the report to `report.pdf` as well; needs an installed Chromium.
    code : bool
        Whether the pages of the notebooks show their code.
    overwrite : bool
        Replace those two folders whatever is in them.
    workers : int, optional
        Notebooks run at a time; by default one a core.
    voices : {'parsed', 'quotes'}
        See `attributions`.
    more : bool
        Whether to show every measure, not framing, sentiment and tone, hedging and stance alone.
    codes : str or Path, optional
        What people or language models coded: a table or a folder of tables, see `analysis.coding.codes.read_codes`. Else the folder
        `codes` in the corpus folder, else none.
    audit : str or Path, optional
        The file of a reader's audit, by which marks are mended, see `analysis.coding.audited.with_audit`.
    study : Measured, optional
        The corpus with this codebook and these voices, where it has been measured already.

    setting : Setting, optional
        What is compared with what, where neither the codebook nor the metadata are to say it.

    Raises
    ------
    FileNotFoundError, ValueError, LexiconError
        For a corpus or codebook that cannot be used, a folder that must not be replaced, or no browser where a PDF is
        wanted, before anything is run.
    BlockingIOError
        If another run is writing there.
    """
    browser = find_browser() if pdf else None
    corpus, name = Path(corpus), name or Path(corpus).resolve().name
    output, figures = Path(output), Path(figures)
    book = find_codebook(corpus, codebook)
    _check_targets(
        [(corpus, "the articles are"), (codebook, "the codebook is"), (codes, "codes are"), (audit, "the audit is")],
        name,
        figures / name,
        output / name,
    )
    command = _command(corpus, codebook, name, pdf, code, voices, more, codes, audit, setting or Setting())
    with replaced(figures / name, output / name, command=command, overwrite=overwrite) as (drawn, written):
        if study is None:
            progress.say("Reading and measuring the articles", progress.measuring(corpus, voices))
        study = study or measure_folder(
            corpus, codebook, voices=voices, into=Measured, measures=None if more else core(book), setting=setting
        )
        coded = find_codes(corpus, codes) if codes or study.codes.empty else None
        given = [coded] if coded else []
        if audit:
            study = with_audit(study, audit, *given)
        elif given:
            study = with_codes(study, *given)
        warn(study.articles.attrs["problems"], corpus)
        folder = shipped.beside("notebooks")
        paths = _notebooks(folder, more, many=len(study.articles) > views.MOST_COLUMNS)
        pages = [{"href": f"{path.stem}.html", "title": title(nbformat.read(path, as_version=4))} for path in paths]
        parameters = {
            "CORPUS": os.path.relpath(corpus, folder),
            "CODEBOOK": os.path.relpath(codebook, folder) if codebook else "",
            "FIGURES": os.path.relpath(drawn, folder),
            "VOICES": voices,
        }
        kernels = workers or os.cpu_count() or 1
        progress.say(f"Writing the report and running {len(paths)} notebooks", progress.running(len(paths), kernels))
        with tempfile.TemporaryDirectory() as private, tqdm(desc="notebooks", total=len(paths), file=sys.stderr) as bar, beside(
            paths, parameters, kernels=kernels, finished=bar.update,
            environment=hand_over(study, key(corpus, codebook, voices, more), Path(private)),
        ) as notebooks_done:  # fmt: skip
            report = one_page(study, command=command, title=name, parts=(parts := told(study, name)))
            notebooks = notebooks_done()
        (written / "index.html").write_text(report, "utf-8")
        (written / "findings.md").write_text(pasted.findings(parts), "utf-8")
        (written / "answer.txt").write_text(pasted.answer(parts), "utf-8")
        replace(drawn_figures.glance(study), folder=drawn).save("glance")
        (written / "references.bib").write_text(bibtex(references(study.codebook)), "utf-8")
        if browser:
            progress.say("Printing the PDF")
            print_pdf(browser, written / "index.html", written / "report.pdf")
        for page, notebook in zip(pages, notebooks, strict=True):
            notebook.metadata.update(title=page["title"], page=page["href"], pages=[FIRST, *pages])
            # the page names the figures' final place, not the folder they were built in
            for cell in notebook.cells:
                cell.source = cell.source.replace(parameters["FIGURES"], f"../figures/{name}")
            html, _ = exporter(code).from_notebook_node(notebook)
            (written / page["href"]).write_text(html, "utf-8")
    return output / name / "index.html"


def _notebooks(folder: Path, more: bool, many: bool) -> list[Path]:
    """The notebooks that are run: the five, then those of `more/` that make sense."""
    beside = [path for path in sorted(folder.glob("more/[0-9]*.ipynb")) if more or path != folder / MORE]
    return [*sorted(folder.glob("[0-9]*.ipynb")), *(path for path in beside if not many or path.name in OF_MANY)]


def _command(
    corpus: Path,
    codebook: str | Path | None,
    name: str,
    pdf: bool,
    code: bool,
    voices: str,
    more: bool,
    codes: str | Path | None,
    audit: str | Path | None,
    setting: Setting,
) -> str:
    """The command that makes this report, from the folder that the corpus is in; nothing of the machine is in it."""
    folder = corpus.resolve().name
    parts = ["discourse", "report", folder, *(["--name", name] if name != folder else []),
             *(["--codebook", Path(codebook).name] if codebook else []), *(["--pdf"] if pdf else []),
             *(["--code"] if code else []), *([] if voices == "parsed" else [f"--voices={voices}"]),
             *(["--more"] if more else []), *(["--codes", Path(codes).name] if codes else []),
             *(["--audit", Path(audit).name] if audit else []),
             *(f"--{key}={value}" for key in TEXTS if (value := getattr(setting, key)) is not None),
             *([f"--against={Path(setting.against).resolve().name}"] if setting.against else [])]  # fmt: skip
    return shlex.join(parts)


def _check_targets(sources: list[tuple[str | Path | None, str]], name: str, *targets: Path) -> None:
    """Refuse names and folders in whose place no report can go."""
    if name in ("", "..") or Path(name).name != name:
        raise ValueError(f"name {name!r}: not the name of a folder")
    figures, pages = (target.resolve() for target in targets)
    if figures.is_relative_to(pages) or pages.is_relative_to(figures):
        raise ValueError(f"{targets[0]}: figures and pages need a folder each")
    for target in targets:
        for source, what in sources:
            if source and Path(source).resolve().is_relative_to(target.resolve()):
                raise ValueError(f"{target}: would be replaced, but {what} in it; choose another name or folder")
