"""A corpus in, the files of its report out: one HTML page for the whole comparison, the notebooks' pages, and all figures."""

import sys
from contextlib import nullcontext
from pathlib import Path

from tqdm import tqdm

from analysis.coding.audit_correction import with_codes_and_audit
from analysis.comparison.folder import find_codebook, measure_folder
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.core.folders import replace_folders
from analysis.corpus.read import warn_of_problems
from analysis.measures.marks import core_measures
from analysis.report import findings_text, progress, workbook
from analysis.report.bibliography import bibtex, references
from analysis.report.figure_archive import figure_archive
from analysis.report.options import Options
from analysis.report.page import appendix_parts, render_page, report_parts
from analysis.report.pdf import find_browser, print_pdf
from analysis.report.tables import health


def write_report(options: Options, study: MeasuredCorpus | None = None) -> Path:
    """Write the report on a corpus: `index.html`, whose path is returned, the files beside it, the notebooks' pages and figures.

    Beside the page stand `findings.md` and `answer.txt` (the same in text), with `docx` also `findings.docx`; `tables.xlsx` and `figures.zip`
    (what the page shows, for other programs); and `references.bib`. With more than 24 articles only the five pages with the answers and
    those on the articles, on groups and on validity are written, because the others would show the first texts only. Without `notebooks`
    none of these pages is written, and the folder of their figures stays as it is.

    Parameters
    ----------
    options : Options
    study : MeasuredCorpus, optional
        The corpus, measured with this codebook and these voices; by default it is measured now.

    Raises
    ------
    FileNotFoundError, ValueError, LexiconError
        Before anything is run: for a corpus or codebook that cannot be used, a folder that must not be replaced, or a missing browser
        if a PDF is wanted.
    BlockingIOError
        If another run is writing there.
    """
    browser = find_browser() if options.pdf else None
    book = find_codebook(options.corpus, options.codebook)
    targets = options.targets if options.notebooks else options.targets[1:]  # figures of an earlier report stay
    with replace_folders(*targets, command=options.command, overwrite=options.overwrite) as (*drawn, written):
        study = _study(options, core_measures(book), study)
        with _pages(study, options, drawn) as pages:
            for name, data in _page_and_files(study, options).items():
                (written / name).write_bytes(data)
            for name, html in pages().items():
                (written / name).write_text(html, "utf-8")
        if browser:
            progress.print_step("Printing the PDF")
            print_pdf(browser, written / "index.html", written / "report.pdf")
    return options.targets[1] / "index.html"


def _pages(study, options, drawn):
    """A context in which the notebooks run, and which gives a function that returns their pages; no pages without `notebooks`."""
    if not options.notebooks:
        progress.print_step("Writing the report")
        return nullcontext(dict)
    from analysis.report.notebook_pages import notebook_pages  # Jupyter takes seconds to import

    return notebook_pages(study, options, *drawn)


def _study(options: Options, measures: list[str], study: MeasuredCorpus | None) -> MeasuredCorpus:
    """The study to report, measured if need be, with its audit and codes. Prints the problems of its files."""
    if study is None:
        progress.print_step(
            "Reading and measuring the articles", progress.seconds_to_measure(Path(options.corpus), options.voices)
        )
        study = measure_folder(
            options.corpus, options.codebook, voices=options.voices, into=MeasuredCorpus,
            measures=None if options.more else measures, setting=options.setting, repair=options.repair,
        )  # fmt: skip
    study = with_codes_and_audit(study, options.corpus, options.codes, options.audit)
    warn_of_problems(study.articles.attrs["problems"], options.corpus)
    for line in health.codebook_lines_on_screen(study):
        tqdm.write(f"note: {line}", file=sys.stderr)
    return study


def _page_and_files(study: MeasuredCorpus, options: Options) -> dict[str, bytes]:
    """The page and the files beside it, by name."""
    parts = report_parts(study)
    parts |= appendix_parts(study, parts["shown"], command=options.command)
    tables = workbook.report_xlsx(parts["shown"])
    texts = {
        "index.html": render_page(parts, tables),
        "findings.md": findings_text.findings_markdown(parts),
        "answer.txt": findings_text.answer_text(parts),
        "references.bib": bibtex(references(study.codebook)),
    }
    picture = {"picture": parts["picture"]} if parts["picture"] else {}
    found = {name: text.encode() for name, text in texts.items()}
    found |= {
        "tables.xlsx": tables,
        "figures.zip": figure_archive({**picture, **parts["shown"].figures}, printed=options.print_figures),
    }
    if options.docx:
        from analysis.report import wordfile  # python-docx takes a while to import

        found["findings.docx"] = wordfile.findings_docx(parts)
    return found
