"""A real browser for the tests in this folder: an installed Chromium, driven by Playwright (`make test-browser`)."""

import os

import pytest

from analysis.report import pdf


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
        browser = playwright.chromium.launch(executable_path=path, args=pdf.options())
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
            if route.request.url == path.as_uri():
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
