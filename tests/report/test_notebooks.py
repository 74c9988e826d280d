"""The notebooks: short, stored without outputs, no number typed into their prose; and they run on any corpus."""

import ast
import dataclasses
import re
import tomllib
from pathlib import Path

import matplotlib.pyplot as plt
import nbformat
import pytest

import analysis
from analysis import Study
from analysis.report import svg
from analysis.report.figure_block import Figure, Table
from analysis.report.markup import Html, Markdown

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
FIVE = sorted(FOLDER.glob("*.ipynb"))
PATHS = [*FIVE, *sorted(FOLDER.glob("more/*.ipynb"))]
TOPICS = ["framing", "sentiment", "hedging", "stance", "comparison"]
PARAMETERS = {"CORPUS", "CODEBOOK", "FIGURES", "VOICES"}
LONGEST, LONGEST_CELL = 40, 8  # lines of code
# What prose may count with: the years of works cited, and the constants of the method that the code has as well.
CITED = re.compile(r"\([A-Z][^()]*\b(?:19|20)\d\d\)")
CONSTANTS = re.compile(r"\b1,000\s+words|\b95 % intervals|\bq < \.05|^#+ ", re.MULTILINE)

every_notebook = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


def read(path):
    return nbformat.read(path, as_version=4)


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def parameters(notebook):
    return [cell for cell in code(notebook) if "parameters" in cell.metadata.get("tags", [])]


def test_there_are_notebooks_numbered_in_order():
    assert [path.stem[:2] for path in PATHS] == [f"{number:02}" for number in range(1, len(PATHS) + 1)]
    assert [path.stem for path in FIVE] == [f"{number:02}_{topic}" for number, topic in enumerate(TOPICS, 1)]
    assert len(PATHS) > len(FIVE)


@pytest.mark.parametrize("path", FIVE, ids=lambda path: path.stem)
def test_each_of_the_five_asks_a_question_and_answers_it_with_one_figure(path):
    assert read(path).cells[0].source.splitlines()[0].endswith("?")
    asked = [cell.source for cell in code(read(path))[2:]]
    topic = path.stem[3:]
    shown = [f'study.picture("{topic}").save("{path.stem}-picture")']
    assert asked == shown + [f'study.{name}("{topic}")' for name in ("answer", "quotes", "rests_on")]


@every_notebook
def test_it_is_valid_and_stored_without_outputs(path):
    notebook = read(path)
    nbformat.validate(notebook)
    for cell in code(notebook):
        assert cell.outputs == []
        assert cell.execution_count is None
        assert "execution" not in cell.metadata
    assert "widgets" not in notebook.metadata and "papermill" not in notebook.metadata


@every_notebook
def test_the_ids_of_its_cells_are_unique(path):
    ids = [cell.id for cell in read(path).cells]
    assert len(set(ids)) == len(ids)


def test_no_two_notebooks_share_a_cell_id():
    ids = [cell.id for path in PATHS for cell in read(path).cells]
    assert len(set(ids)) == len(ids)


@every_notebook
def test_it_only_calls_the_package(path):
    forbidden = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.Try, ast.While)
    sources = [cell.source for cell in code(read(path))]
    for source in sources:
        for node in ast.walk(ast.parse(source)):
            assert not isinstance(node, forbidden), ast.unparse(node)
            if isinstance(node, ast.Import):
                raise AssertionError(ast.unparse(node))
            if isinstance(node, ast.ImportFrom):
                assert node.module == "analysis"
    lines = [sum(bool(line.strip()) for line in source.splitlines()) for source in sources]
    assert sum(lines) <= LONGEST and max(lines) <= LONGEST_CELL


@every_notebook
def test_it_takes_corpus_codebook_and_figures(path):
    notebook = read(path)
    (cell,) = parameters(notebook)
    assert cell is code(notebook)[0]
    defaults = {
        target.id: ast.literal_eval(node.value) for node in ast.parse(cell.source).body for target in node.targets
    }
    assert defaults == dict.fromkeys(
        PARAMETERS, ""
    )  # what a study is about stands in study.toml, once for all notebooks
    assert "Study.open(CORPUS, CODEBOOK, FIGURES, VOICES" in code(notebook)[1].source


def test_the_study_of_the_notebooks_is_there():
    settings = tomllib.loads((FOLDER / "study.toml").read_text("utf-8"))
    assert settings.keys() == {"corpus", "codebook", "codes", "figures", "voices"}
    assert (FOLDER / settings["corpus"]).resolve().is_dir() and settings["figures"] == "../figures"


@every_notebook
def test_it_opens_with_its_question(path):
    first = read(path).cells[0]
    assert first.cell_type == "markdown"
    assert re.match(r"# \S.*\n\S", first.source)


@every_notebook
def test_its_prose_holds_no_typed_number(path):
    for cell in read(path).cells:
        if cell.cell_type == "markdown":
            prose = CONSTANTS.sub("", CITED.sub("", cell.source))
            assert not re.search(r"\d", prose), prose


@every_notebook
def test_its_figures_are_named_after_it(path):
    for cell in code(read(path)):
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "save":
                assert re.fullmatch(rf"f?'{path.stem}(-([a-z]+|{{\w+}}))+'", ast.unparse(node.args[0]))


def run(path, **given):
    """What the notebook shows, without a kernel: the last expression of each cell and whatever it displays."""
    shown = []
    names = {"display": shown.append}
    for cell in code(read(path)):
        if "parameters" in cell.metadata.get("tags", []):
            names |= given
            continue
        *body, last = ast.parse(cell.source).body
        exec(compile(ast.Module(body, []), path.name, "exec"), names)
        if isinstance(last, ast.Expr):
            shown.append(eval(compile(ast.Expression(last.value), path.name, "eval"), names))
        else:
            exec(compile(ast.Module([last], []), path.name, "exec"), names)
    return [item for item in shown if item is not None]


HOPE = (
    "The pact may be a great success. It is certainly a lasting bond, and Moscow gains from it. Critics object.\n\n" * 3
)
DOUBT = "The pact is hollow and the partners mistrust each other. Perhaps it might help Tehran. It is a deal.\n\n" * 3
STRANGE = {"_$\\x$ <b>.txt": HOPE, 'it\'s `a` & "b" 🐈.txt': DOUBT, "furniture.txt": "5 min read"}


def plotted(figure):
    """A figure plotted and not laid out, which takes most of the time."""
    figure.plot()
    plt.close("all")
    return f'<svg xmlns="{svg.SPACE}"/>'


@pytest.mark.parametrize(
    ("files", "with_codebook"),
    [
        pytest.param({"only.txt": HOPE}, True, marks=pytest.mark.slow),
        ({"hope.txt": "War now.", "doubt.txt": DOUBT}, False),
        pytest.param(STRANGE, True, marks=pytest.mark.slow),
    ],
    ids=["one article", "hardly a word and no codebook", "strange names and an article of furniture"],
)
def test_they_run_on_any_corpus(files, with_codebook, write_corpus, tmp_path, monkeypatch, root):
    if files != STRANGE:  # names alone can stop what lays out a figure
        monkeypatch.setattr(Figure, "svg", property(plotted))
    study = analysis.measure(write_corpus(files), root / "seeds" / "codebook.toml" if with_codebook else None)
    study = dataclasses.replace(study, figures=tmp_path / "figures")
    monkeypatch.setattr(Study, "open", lambda *_, **__: study)  # once, not for every notebook
    for path in PATHS:
        for item in run(path, CORPUS="", CODEBOOK="", FIGURES="", VOICES=""):
            assert isinstance(item, (Html, Markdown, Figure, Table))
            assert isinstance(item, Markdown) or item._repr_html_()
            assert not isinstance(item, Figure) or item.alt.endswith(".")
    drawn = {path.stem for path in (tmp_path / "figures").glob("*.svg")}
    assert drawn == {path.stem for path in (tmp_path / "figures").glob("*.csv")}
    assert {f"{path.stem}-picture" for path in FIVE} <= drawn
    assert {"06_articles-sections", "08_rates-issue", "08_rates-hedging", "08_rates-stance"} <= drawn
    assert ("09_robustness-marks-1" in drawn) == (len(files) > 1)


@pytest.mark.parametrize("articles", [1, 4], ids=["too few for a test", "four of each"])
def test_groups_of_articles_are_compared_where_there_are_any(articles, write_corpus, tmp_path, root):
    texts = {"x": HOPE, "y": DOUBT}
    files = {f"{paper}{number}.txt": text * (number + 1) for paper, text in texts.items() for number in range(articles)}
    files["articles.csv"] = "file,outlet\n" + "".join(f"{name},{name[0]}\n" for name in files)
    corpus = write_corpus(files)
    shown = run(
        FOLDER / "more" / "13_groups.ipynb", CORPUS=str(corpus), CODEBOOK="", FIGURES=str(tmp_path), VOICES="parsed"
    )
    said = "\n".join(item if isinstance(item, Markdown) else getattr(item, "findings", "") for item in shown)
    if articles < 2:
        assert "The findings hold for these two" in said and not list(tmp_path.glob("*.svg"))
    else:
        assert "- x and y: 4 and 4 articles." in said
        assert "Groups by outlet: x 4 articles, y 4 articles." in said and "these two texts" not in said
        assert (tmp_path / "13_groups-rates.svg").exists()
