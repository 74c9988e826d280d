"""The report written: whole pages that need no other file and no network, or none at all."""

import asyncio
import gc
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_notebook

from analysis import ArticleWarning, LexiconError
from analysis.core.folders import MARKER, folder_damage, replace_folders
from analysis.core.package_files import package_folder
from analysis.core.schema import text_digest
from analysis.report import notebook_pages, notebooks, write
from analysis.report.options import Options

# Attributes that make a browser fetch something or go somewhere.
REFERENCES = {"src", "href", "xlink:href", "srcset", "data", "poster", "action", "formaction", "background", "cite"}
FETCHED = re.compile(r"url\(\s*['\"]?(.*?)['\"]?\s*\)|@import\s+['\"]?([^'\";\s]+)", re.IGNORECASE)
TEXT = "The treaty may be a great success, and the partners say so. Perhaps it will not last very long at all.\n\n" * 3


class Page(HTMLParser):
    """What a page refers to, and how it is built."""

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.tags, self.references, self.styles, self.ids, self.svgs, self.handlers = [], [], [], [], [], []
        self.lang, self.title, self.current, self.classes, self.inside, self.text = None, "", [], [], "", ""
        self.feed(path.read_text("utf-8"))
        self.close()

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        self.inside = tag
        self.tags.append(tag)
        self.references += [value for name, value in attributes if name in REFERENCES]
        self.handlers += [name for name, _ in attributes if name.startswith("on")]
        self.styles += [named["style"]] if "style" in named else []
        self.styles += [
            value for name, value in attributes if name in ("clip-path", "fill", "stroke", "mask", "filter")
        ]
        self.ids += [named["id"]] if "id" in named else []
        self.classes += named.get("class", "").split()
        if tag == "html":
            self.lang = named.get("lang")
        if tag == "svg":
            self.svgs.append(named)
        if tag == "a" and named.get("aria-current") == "page":
            self.current.append(named["href"])

    def handle_data(self, data):
        if self.inside == "style":
            self.styles.append(data)
        else:
            self.text += data
        if self.inside == "title" and not self.svgs:
            self.title += data

    @property
    def fetched(self):
        """Everything a browser would look up: references, and addresses in style sheets and attributes."""
        addresses = [found[1] or found[2] for style in self.styles for found in FETCHED.finditer(style)]
        return [*self.references, *addresses]


def a_whole_page(path, names):
    page = Page(path)
    assert page.lang == "en"
    assert page.title.strip()
    assert page.tags.count("h1") == 1 and page.tags.count("main") == 1 and page.tags.count("nav") == 1
    assert page.current == [path.name]
    assert "No description has been provided" not in page.text
    assert not {"script", "link", "iframe", "object", "embed", "img", "base"} & set(page.tags)
    assert page.handlers == []
    for address in page.fetched:  # a place on this page, or another page of the report
        assert address[1:] in page.ids if address.startswith("#") else address in names, address
    assert not {"stderr", "error"} & set(page.classes)
    for svg in page.svgs:
        assert svg["role"] == "img"
        assert len(svg["aria-label"].strip()) > 20
    return page


@pytest.mark.slow
def test_the_report_of_the_seeds(root, tmp_path):
    """One run of everything; what holds for every page is asked of every page. The report itself: tests/test_onepage.py."""
    corpus, output, figures = root / "seeds", tmp_path / "html", tmp_path / "figures"
    stored = {path: path.read_bytes() for path in package_folder("notebooks").rglob("*.*") if path.is_file()}
    with pytest.warns(ArticleWarning, match="README.md: left out"):
        first = write.write_report(Options(corpus, figures=figures, output=output, workers=2))
    gc.collect()  # a kernel, socket or event loop left open warns here, and a warning is an error

    stems = sorted(
        path.stem for path in package_folder("notebooks").rglob("[0-9]*.ipynb") if path.name not in notebook_pages.MORE
    )
    names = ["index.html", *(f"{stem}.html" for stem in stems)]
    assert first == output / "seeds" / "index.html"
    assert sorted(path.name for path in (output / "seeds").iterdir()) == sorted(
        [*names, "references.bib", "findings.md", "answer.txt", "tables.xlsx", "figures.zip", MARKER]
    )
    assert "@book{hyland2005," in (output / "seeds" / "references.bib").read_text("utf-8")
    assert "discourse report seeds" in Page(first).text
    assert [path.name for path in output.iterdir()] == [path.name for path in figures.iterdir()] == ["seeds"]
    pages = {stem: a_whole_page(output / "seeds" / f"{stem}.html", names) for stem in stems}

    drawn = sorted(path for path in (figures / "seeds").iterdir() if path.name != MARKER)
    svgs = [path for path in drawn if path.suffix == ".svg"]
    assert [path.stem for path in drawn] == [
        stem for path in drawn[::2] for stem in [path.stem] * 2
    ]  # each with its numbers
    for stem, page in pages.items():
        own = [path for path in svgs if re.fullmatch(re.escape(stem) + r"-[a-z0-9-]+", path.stem)]
        assert len(own) == len(page.svgs)
        labels = {svg["aria-label"] for svg in page.svgs}
        titles = {
            " ".join(re.search(r"<title>(.*?)</title>", path.read_text("utf-8"), re.DOTALL)[1].split()) for path in own
        }
        assert len(labels) == len(titles) == len(own)
    assert sum(len(page.svgs) for page in pages.values()) == len(svgs) >= 10

    for path in [*drawn, *(output / "seeds").iterdir()]:  # no trace of where it was made
        assert tmp_path.name.encode() not in path.read_bytes()
    assert "Study.open" not in pages[stems[0]].text and "coded every sentence" in pages[stems[0]].text.lower()
    assert stored == {path: path.read_bytes() for path in package_folder("notebooks").rglob("*.*") if path.is_file()}


@pytest.mark.slow
def test_a_folder_of_any_name_can_be_a_parameter(write_corpus, tmp_path, monkeypatch):
    folder = write_corpus({"a.txt": TEXT, "b.txt": TEXT.replace("great", "poor")}, 'The editor\'s "two" \\ articles')
    path = package_folder("notebooks") / "more" / "10_vocabulary.ipynb"
    stored = path.read_bytes()
    parameters = {"CORPUS": str(folder), "CODEBOOK": "", "FIGURES": str(tmp_path / "it's drawn")}
    started = []
    start = notebooks.AsyncKernelManager
    monkeypatch.setattr(notebooks, "AsyncKernelManager", lambda **kw: started.append(start(**kw)) or started[-1])
    (notebook,) = run([path], parameters, kernels=2)
    assert len(started) == 1 and not started[0].has_kernel  # one for one notebook, and it is stopped
    assert (tmp_path / "it's drawn" / "10_vocabulary-keyness-1.csv").exists()
    assert not [o for cell in notebook.cells for o in cell.get("outputs", []) if o.output_type in ("stream", "error")]
    assert path.read_bytes() == stored
    html, _ = notebook_pages.html_exporter().from_notebook_node(notebook)
    assert 'aria-label="Words typical of a' in html


def run(paths, parameters, **options):
    """The notebooks executed."""
    return asyncio.run(notebooks.run_notebooks(paths, parameters, finished=lambda: None, **options))


def written(path, *sources):
    """A notebook with these cells of code."""
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python", "language": "python"}}
    nbformat.write(new_notebook(metadata=kernel, cells=[new_code_cell(source) for source in sources]), path)
    return path


def outputs(notebook):
    return [output["text"] for cell in notebook.cells for output in cell.outputs]


def test_a_kernel_takes_one_notebook_after_another_and_no_name_from_one_to_the_next(tmp_path):
    first = written(tmp_path / "1.ipynb", "import os\nlate = 1\nprint(os.getpid())")
    second = written(tmp_path / "2.ipynb", "import os\nprint(os.getpid())", "print('late' in globals())")
    one, two = run([first, second], {}, kernels=1)
    assert outputs(one) == outputs(two)[:1]
    assert outputs(two)[1] == "False\n"
    assert [cell.execution_count for cell in two.cells] == [1, 2, 3]  # with the cell of parameters


def test_the_first_notebook_that_fails_is_told_and_no_kernel_lives_on(tmp_path, monkeypatch):
    started = []
    start = notebooks.AsyncKernelManager
    monkeypatch.setattr(notebooks, "AsyncKernelManager", lambda **kw: started.append(start(**kw)) or started[-1])
    bad, other = written(tmp_path / "1.ipynb", "1 / 0"), written(tmp_path / "2.ipynb", "1")
    never = written(tmp_path / "3.ipynb", "import pathlib\npathlib.Path('begun').touch()")
    with pytest.raises(CellExecutionError, match="ZeroDivisionError"):
        run([bad, other, never], {}, kernels=1)
    assert len(started) == 1 and not started[0].has_kernel and not (tmp_path / "begun").exists()


@pytest.fixture
def quick(monkeypatch):
    """Notebooks that only draw one figure, and fail where told to."""
    failing = set()

    async def run(paths, parameters, **_):
        for path in paths:
            if path.stem in failing:
                raise RuntimeError(path.stem)
            (package_folder("notebooks") / parameters["FIGURES"] / f"{path.stem}-new.svg").write_text("<svg/>")
        return [nbformat.read(path, as_version=4) for path in paths]

    monkeypatch.setattr(notebooks, "run_notebooks", run)
    monkeypatch.setattr(
        write, "_page_and_files", lambda study, options: {"index.html": f"<p>{options.command}".encode()}
    )
    return failing


@pytest.fixture
def old(tmp_path):
    """An earlier report: the files of the folders `figures` and `html`, with their contents."""
    folders = [tmp_path / "figures", tmp_path / "html"]
    with replace_folders(*(folder / "corpus" for folder in folders), command="") as building:
        for folder, built in zip(folders, building, strict=True):
            (folder / "other").mkdir()
            (built / "old.txt").write_text(folder.name)
    return everything(tmp_path)


def everything(folder):
    return {path.relative_to(folder): path.read_bytes() if path.is_file() else None
            for name in ("figures", "html") for path in sorted((folder / name).rglob("*"))}  # fmt: skip


@pytest.mark.slow
def test_a_report_takes_the_place_of_the_old_one(quick, old, write_corpus, tmp_path):
    corpus = write_corpus({"a.txt": TEXT})
    write.write_report(Options(corpus, figures=tmp_path / "figures", output=tmp_path / "html"))
    found = everything(tmp_path)
    assert Path("html/corpus/index.html") in found and Path("figures/corpus/06_articles-new.svg") in found
    assert not any(path.name == "old.txt" for path in found)
    assert Path("html/other") in found
    write.write_report(Options(corpus, name="renamed", figures=tmp_path / "figures", output=tmp_path / "html"))
    assert {path.name for path in (tmp_path / "html").iterdir()} == {"corpus", "other", "renamed"}


def test_without_notebooks_their_figures_stay(quick, old, write_corpus, tmp_path):
    corpus = write_corpus({"a.txt": TEXT})
    write.write_report(
        Options(corpus, figures=tmp_path / "figures", output=tmp_path / "html", voices="quotes", notebooks=False)
    )
    found = everything(tmp_path)
    assert {path.name for path in (tmp_path / "html" / "corpus").iterdir()} == {"index.html", MARKER}
    assert b"--no-notebooks" in found[Path("html/corpus/index.html")]
    kept = {path: data for path, data in old.items() if path.parts[0] == "figures"}
    assert kept == {path: data for path, data in found.items() if path.parts[0] == "figures"}


def test_the_pdf_and_pages_with_code(quick, write_corpus, tmp_path, monkeypatch):
    corpus = write_corpus({"a.txt": TEXT})
    monkeypatch.setattr(write, "find_browser", lambda: "browser")
    monkeypatch.setattr(write, "print_pdf", lambda browser, page, target: target.write_text(browser))
    folders = {"figures": tmp_path / "figures", "output": tmp_path / "html"}
    page = write.write_report(Options(corpus, name="it's", pdf=True, code=True, **folders))
    assert page.read_text() == """<p>discourse report corpus --name 'it'"'"'s' --pdf --code"""
    assert (page.parent / "report.pdf").read_text() == "browser"
    assert "Study.open" in Page(page.parent / "06_articles.html").text
    page = write.write_report(Options(corpus, **folders))
    assert page.read_text() == "<p>discourse report corpus"
    assert not (page.parent / "report.pdf").exists()
    assert "Study.open" not in Page(page.parent / "06_articles.html").text


def test_a_notebook_that_fails_leaves_the_old_report(quick, old, write_corpus, tmp_path):
    quick.add("02_sentiment")
    with pytest.raises(RuntimeError, match="02_sentiment"):
        write.write_report(
            Options(write_corpus({"a.txt": TEXT}), figures=tmp_path / "figures", output=tmp_path / "html")
        )
    assert everything(tmp_path) == old


UNUSABLE = {
    "no such folder": (None, "", FileNotFoundError, "no such folder"),
    "no article": ({"README.txt": "Read me."}, "", FileNotFoundError, "no articles"),
    "none usable": ({"a.txt": b""}, "", FileNotFoundError, "no usable article"),
    "bad codebook": ({"a.txt": TEXT, "codebook.toml": 'title = "x"\ntitle = "y"\n'}, "", LexiconError, "line 2"),
    "no codebook there": ({"a.txt": TEXT}, "missing.toml", FileNotFoundError, "missing.toml"),
}


@pytest.mark.filterwarnings("ignore::analysis.ArticleWarning")
@pytest.mark.parametrize(("files", "codebook", "error", "message"), UNUSABLE.values(), ids=UNUSABLE)
def test_a_corpus_that_cannot_be_used_changes_nothing(files, codebook, error, message, old, write_corpus, tmp_path):
    """No notebook is started, so these are told at once."""
    corpus = write_corpus(files) if files else tmp_path / "nowhere"
    for _ in range(2):
        with pytest.raises(error, match=message):
            write.write_report(
                Options(corpus, codebook=codebook, figures=tmp_path / "figures", output=tmp_path / "html")
            )
        assert everything(tmp_path) == old
        shutil.rmtree(tmp_path / "html", ignore_errors=True)  # nor is a folder made for it
        old = {path: content for path, content in old.items() if path.parts[0] == "figures"}
    assert not (tmp_path / "html").exists()


@pytest.mark.parametrize("name", ["..", ".", "a/b", "/"])
def test_a_name_is_the_name_of_one_folder(name, old, write_corpus, tmp_path):
    with pytest.raises(ValueError, match="name"):
        write.write_report(
            Options(write_corpus({"a.txt": TEXT}), name=name, figures=tmp_path / "figures", output=tmp_path / "html")
        )
    assert everything(tmp_path) == old


def test_what_this_command_did_not_write_is_replaced_only_if_told_so(quick, old, write_corpus, tmp_path):
    quick.add("01_framing")  # were a notebook run, that would be the error
    corpus, folders = write_corpus({"a.txt": TEXT}), {"figures": tmp_path / "figures", "output": tmp_path / "html"}
    write_corpus({"chapter.docx": b"mine"}, folder="html/thesis")
    with pytest.raises(
        ValueError, match="html/thesis: 'chapter.docx' in it was not written by this command.*--overwrite"
    ):
        write.write_report(Options(corpus, name="thesis", **folders))
    assert (tmp_path / "html" / "thesis" / "chapter.docx").read_bytes() == b"mine"
    assert not (tmp_path / "figures" / "thesis").exists()
    quick.clear()
    write.write_report(Options(corpus, name="thesis", overwrite=True, **folders))
    assert not (tmp_path / "html" / "thesis" / "chapter.docx").exists()
    assert not any(path.name.startswith(".") for path in (tmp_path / "html").iterdir())


def test_a_file_that_comes_while_the_notebooks_run_is_kept(quick, old, write_corpus, tmp_path, monkeypatch):
    def files(study, options):
        (tmp_path / "html" / "corpus" / "note.txt").write_text("mine")
        return {}

    monkeypatch.setattr(write, "_page_and_files", files)
    with pytest.raises(ValueError, match="html/corpus: 'note.txt' in it was not written by this command"):
        write.write_report(
            Options(write_corpus({"a.txt": TEXT}), figures=tmp_path / "figures", output=tmp_path / "html")
        )
    assert everything(tmp_path) == old | {Path("html/corpus/note.txt"): b"mine"}


def test_the_marker_of_the_projects_own_figures_fits_them(root):
    """Else `make report` would refuse to replace them in a clean clone."""
    for folder in (path for path in (root / "figures").glob("[!.]*") if not path.name.endswith("-saved")):
        assert (folder / MARKER).exists() and list(folder_damage(folder)) == [], folder


@pytest.mark.parametrize(
    ("figures", "output"), [("figures", "."), (".", "html"), ("html", "html"), ("html/corpus", "html")]
)
def test_the_articles_are_never_replaced(figures, output, write_corpus, tmp_path):
    corpus = write_corpus({"a.txt": TEXT})
    with pytest.raises(ValueError, match="would be replaced|a folder each"):
        write.write_report(Options(corpus, figures=tmp_path / figures, output=tmp_path / output))
    assert (corpus / "a.txt").read_text() == TEXT


@pytest.mark.parametrize("voices", ["parsed", "quotes"])
def test_the_notebooks_read_voices_as_the_report_does(voices, write_corpus, tmp_path, monkeypatch):
    given = []

    def beside(paths, parameters, **_):
        given.append(parameters["VOICES"])
        raise ChildProcessError

    monkeypatch.setattr(notebook_pages, "notebooks_running", beside)
    with pytest.raises(ChildProcessError):
        write.write_report(
            Options(
                write_corpus({"a.txt": TEXT}), figures=tmp_path / "figures", output=tmp_path / "html", voices=voices
            )
        )
    assert given == [voices]


def test_codes_and_an_audit_are_in_the_study_that_is_shown(quick, write_corpus, tmp_path, monkeypatch):
    corpus, shown = write_corpus({"a.txt": TEXT}), []
    monkeypatch.setattr(write, "_page_and_files", lambda study, options: shown.append((study, options.command)) or {})
    digest = text_digest(TEXT)
    rows = [
        "article,start,end,measure,category,value,coder,coder_kind,digest",
        f"a,0,{len(TEXT)},tone,all,1,anna,person,{digest}",
    ]
    (tmp_path / "codes.csv").write_text("\n".join(rows))
    audit = {"format": "discourse audit", "version": 1, "coder": "ben", "articles": [{"article": "a", "digest": digest}], "verdicts": [
        {"article": "a", "start": 0, "end": 4, "measure": "hedging", "category": "hedge.modal", "verdict": "missing"}]}  # fmt: skip
    (tmp_path / "audit.json").write_text(json.dumps(audit))
    places = {"figures": tmp_path / "figures", "output": tmp_path / "html"}
    write.write_report(
        Options(corpus, codes=tmp_path / "codes.csv", audit=tmp_path / "audit.json", voices="quotes", **places)
    )
    ((study, command),) = shown
    assert command == "discourse report corpus --voices=quotes --codes codes.csv --audit audit.json"
    assert study.codes["coder"].to_list() == ["anna"] and study.audit["precision"]["missing"].to_list() == [1, 1, 1]
    assert "audit" in study.marks["entry"].to_list()
    (tmp_path / "codes.csv").write_text("\n".join([rows[0], rows[1].replace(digest, "0" * 16)]))
    before = everything(tmp_path)
    with pytest.raises(ValueError, match="not the one that was coded"):
        write.write_report(Options(corpus, codes=tmp_path / "codes.csv", voices="quotes", **places))
    assert everything(tmp_path) == before
