"""The pages of the notebooks: which notebooks run, their titles, their styles and links."""

import re

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis.report import notebook_pages


def test_a_page_has_the_policy_and_the_styles_of_the_report_and_no_progress_nor_code():
    shown = [new_output("stream", name=name, text=f"from {name}") for name in ("stdout", "stderr")]
    notebook = new_notebook(cells=[new_code_cell("secret_code()", outputs=shown)])
    pages = {code: notebook_pages.html_exporter(code).from_notebook_node(notebook)[0] for code in (False, True)}
    for code, page in pages.items():
        assert "default-src 'none'; style-src 'unsafe-inline'" in page and "script-src" not in page
        assert '<meta content="light" name="color-scheme"/>' in page and "prefers-color-scheme" not in page
        assert "blockquote mark {" in page and ".columns {" in page  # page.css, reader.css
        assert "from stdout" in page and "from stderr" not in page
        assert ("secret_code" in page) == code


def test_the_five_pages_are_linked_and_the_others_folded():
    pages = [notebook_pages.FIRST, *({"href": f"{n}.html", "title": f"Page {n}", "more": n > 5} for n in range(1, 9))]
    for current, state in (("2.html", ""), ("7.html", ' open=""')):
        notebook = new_notebook(metadata={"page": current, "pages": pages, "title": "x"})
        html = notebook_pages.html_exporter().from_notebook_node(notebook)[0]
        nav = html[html.index("<nav") : html.index("</nav>")]
        shown, folded = nav.split(f"<details{state}><summary>More pages</summary>")
        assert shown.count("<a ") == 6 and folded.count("<a ") == 3
        assert re.findall(r'<a aria-current="page" href="([^"]+)"', nav) == [current]
    alone = notebook_pages.html_exporter().from_notebook_node(new_notebook())[0]  # as jupyter nbconvert writes it
    assert "<nav" not in alone and "Content-Security-Policy" in alone


def test_of_many_articles_only_those_notebooks_run_that_do_not_set_them_side_by_side(tmp_path):
    beside = ["06_articles", "10_vocabulary", "13_groups", "14_more_measures"]
    (tmp_path / "more").mkdir()
    for name in ("01_framing", "study", *(f"more/{name}" for name in beside)):
        (tmp_path / f"{name}.ipynb").touch()
    run = {
        (more, many): [path.stem for path in notebook_pages._notebooks(tmp_path, more, many)]
        for more in (False, True)
        for many in (False, True)
    }
    assert run[False, False] == ["01_framing", *beside[:3]] and run[True, False] == ["01_framing", *beside]
    assert run[False, True] == run[True, True] == ["01_framing", "06_articles", "13_groups"]


def test_a_notebook_is_called_by_its_first_heading():
    notebook = new_notebook(cells=[new_markdown_cell("# How do they differ?\n\nRead on."), new_code_cell("1")])
    assert notebook_pages.notebook_title(notebook) == "How do they differ?"
