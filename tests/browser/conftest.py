"""A real browser for the tests in this folder: an installed Chromium, driven by Playwright (`make test-browser`)."""

import os

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analysis.report import page as onepage
from analysis.report import pdf, reader


def unavailable(reason):
    """Without a browser there is nothing to test: skipped on a desk, an error where the tests must run (CI)."""
    if os.environ.get("CI"):
        pytest.fail(f"{reason}, and CI is set", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium():
    """The browser; no request of a page reaches the network, as no page may make one."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        unavailable("Playwright is not installed: make test-browser")
    try:
        path = pdf.find_browser()
    except FileNotFoundError as error:
        unavailable(str(error).removeprefix("--pdf "))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=pdf.browser_options())
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium):
    """A function that opens a file and returns its page; the page may fetch nothing, break nothing, report nothing."""
    pages, wrong = [], []

    def visit(path, *, width=1280, height=900, **context):
        page = chromium.new_context(viewport={"width": width, "height": height}, **context).new_page()
        pages.append(page)

        def request(route):
            if route.request.url.partition("#")[0] == path.as_uri():
                route.continue_()
            else:
                wrong.append(f"fetches {route.request.url[:200]}")
                route.abort()

        page.route("**/*", request)
        page.on("console", lambda message: wrong.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.add_init_script(
            "addEventListener('securitypolicyviolation', e => console.error('CSP', e.violatedDirective, e.blockedURI))"
        )
        page.goto(path.as_uri())
        return page

    yield visit
    for page in pages:
        page.context.close()
    assert wrong == []


PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Reader</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '{policy}'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><style>{style}</style></head><body><main><h1>A report</h1>
{links}<details id="articles-read"{state}><summary>The articles</summary>{body}</details></main><script>{script}</script></body></html>"""


@pytest.fixture(scope="session")
def alone(tmp_path_factory):
    """A function that writes the reader of a study on a page of its own, without figures, and returns its path."""
    loader = FileSystemLoader([onepage.TEMPLATES / "report", onepage.TEMPLATES / "discourse" / "static"])
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)  # fmt: skip

    def alone(study, *, links="", state=" open"):
        script = loader.get_source(environment, "reader.js")[0]
        style = "".join(loader.get_source(environment, name)[0] for name in ("page.css", "report.css", "reader.css"))
        body = environment.get_template("reader.html.j2").render(reader=reader.reader_parts(study))
        path = tmp_path_factory.mktemp("alone") / "reader.html"
        policy = onepage._csp_hash(script)
        page = PAGE.format(policy=policy, style=style, links=links, state=state, body=body, script=script)
        path.write_text(page, "utf-8")
        return path

    return alone
