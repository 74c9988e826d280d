"""The documentation as a site: `make docs`. Nothing is fetched, and every warning is an error."""

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

import analysis  # noqa: E402

project = "discourse-analysis"
author = "The discourse-analysis authors"
version = release = analysis.__version__

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = project
html_static_path = ["notebooks/static"]
html_css_files = ["outputs.css"]
html_copy_source = html_show_copyright = False

myst_heading_anchors = 3
default_role = "code"  # docstrings put names between single backquotes
autodoc_typehints = "none"
napoleon_google_docstring = False
napoleon_use_rtype = False
nb_execution_mode = "off"  # `run_notebooks` does it, in their own folder


# what notebooks show looks as on the report's own pages, whose style is applied inside of outputs alone
STATIC = HERE / "notebooks" / "static"
STATIC.mkdir(parents=True, exist_ok=True)
(STYLE,) = (ROOT / "analysis").rglob("page.css")
(STATIC / "outputs.css").write_text(
    f".text_html {{ color: #1b1b1b; background: #fff;\n{STYLE.read_text('utf-8').replace(':root', '&')}}}\n", "utf-8"
)


def run_notebooks(app):
    """Execute the notebooks on `seeds` and put them where Sphinx finds them, unless nothing has changed since.

    Their figures go into a folder that is then deleted.
    """
    pages = HERE / "notebooks"
    read = (path for folder in ("analysis", "notebooks", "seeds") for path in (ROOT / folder).rglob("*.*"))
    newest = max(path.stat().st_mtime for path in read if path.is_file() and "__pycache__" not in path.parts)
    every = sorted([*ROOT.glob("notebooks/*.ipynb"), *ROOT.glob("notebooks/more/*.ipynb")])
    for page in {page.name for page in pages.glob("*.ipynb")} - {path.name for path in every}:
        (pages / page).unlink()
    paths = [path for path in every if not (pages / path.name).exists() or (pages / path.name).stat().st_mtime < newest]
    with TemporaryDirectory() as figures, ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda path: _run(path, pages / path.name, figures), paths))


def _run(path, page, figures):
    notebook = nbformat.read(path, as_version=4)
    (cell,) = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    source = cell.source
    cell.source = f"{source}\nFIGURES = {figures!r}"
    # socket files instead of ports; their names are short, as the system allows them some hundred characters
    sockets = Config(KernelManager={"transport": "ipc", "ip": f"{figures}/{path.stem[:2]}"})
    folder = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, config=sockets, timeout=600, resources=folder).execute()
    cell.source = source
    nbformat.write(notebook, page)


def close_code(app, what, name, obj, options, lines):  # noqa: PLR0913
    """Let a letter follow a name between backquotes, as in the plural `Study`s: reStructuredText wants a mark between."""
    lines[:] = [
        re.sub(r"(`[^`]+`)(\w?)", lambda found: "\\ ".join(filter(None, found.groups())), line) for line in lines
    ]


def setup(app):
    app.connect("autodoc-process-docstring", close_code)
    app.connect("builder-inited", run_notebooks)
