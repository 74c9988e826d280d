"""A study and its options in, the HTML page of each notebook out."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from nbconvert import HTMLExporter
from tqdm import tqdm

from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.core import package_files
from analysis.report import progress
from analysis.report.handover import hand_over, study_key
from analysis.report.notebooks import notebooks_running
from analysis.report.options import Options
from analysis.report.page import TEMPLATES
from analysis.report.tables import figure_tables

MORE = "more/14_more_measures.ipynb"
OF_MANY = (
    "06_articles.ipynb",
    "12_validity.ipynb",
    "13_groups.ipynb",
)  # beside the first five; the others show texts side by side
FIRST = {"href": "index.html", "title": "Report", "more": False}


@contextmanager
def notebook_pages(study: MeasuredCorpus, options: Options, drawn: Path) -> Iterator[Callable[[], dict[str, str]]]:
    """Run the notebooks while the block runs; gives a function that waits for them and returns their pages by file name.

    Their figures go to the folder `drawn`.
    """
    folder = package_files.package_folder("notebooks")
    paths = _notebooks(folder, options.more, many=len(study.articles) > figure_tables.MOST_COLUMNS)
    parameters = {
        "CORPUS": os.path.relpath(options.corpus, folder),
        "CODEBOOK": os.path.relpath(options.codebook, folder) if options.codebook else "",
        "FIGURES": os.path.relpath(drawn, folder),
        "VOICES": options.voices,
    }
    kernels = options.workers or os.cpu_count() or 1
    of = study_key(options.corpus, options.codebook, options.voices, options.more)
    progress.print_step(
        f"Writing the report and running {len(paths)} notebooks", progress.seconds_to_run(len(paths), kernels)
    )
    with tempfile.TemporaryDirectory() as private, tqdm(desc="notebooks", total=len(paths), file=sys.stderr) as bar, notebooks_running(
        paths, parameters, kernels=kernels, finished=bar.update, environment=hand_over(study, of, Path(private)),
    ) as done:  # fmt: skip
        yield lambda: _pages(paths, done(), folder, parameters["FIGURES"], options)


def _pages(paths, notebooks, folder, drawn, options):
    pages: list[dict[str, Any]] = [
        {
            "href": f"{path.stem}.html",
            "title": notebook_title(nbformat.read(path, as_version=4)),
            "more": path.parent != folder,
        }
        for path in paths
    ]
    found = {}
    for page, notebook in zip(pages, notebooks, strict=True):
        notebook.metadata.update(title=page["title"], page=page["href"], pages=[FIRST, *pages])
        # the page names the figures' final place, not the folder they were built in
        for cell in notebook.cells:
            cell.source = cell.source.replace(drawn, f"../figures/{options.called}")
        found[page["href"]], _ = html_exporter(options.code).from_notebook_node(notebook)
    return found


def notebook_title(notebook: nbformat.NotebookNode) -> str:
    """The first heading of a notebook."""
    return notebook.cells[0].source.splitlines()[0].lstrip("# ")


def html_exporter(code: bool = False) -> HTMLExporter:
    """nbconvert's HTML exporter with our template, which loads nothing from the network; with or without the code cells."""
    return HTMLExporter(extra_template_basedirs=[str(TEMPLATES)], template_name="discourse", exclude_input=not code)


def _notebooks(folder: Path, more: bool, many: bool) -> list[Path]:
    """The notebooks to run: the five main ones, then those of `more/` that suit the number of articles."""
    beside = [path for path in sorted(folder.glob("more/[0-9]*.ipynb")) if more or path != folder / MORE]
    return [*sorted(folder.glob("[0-9]*.ipynb")), *(path for path in beside if not many or path.name in OF_MANY)]
