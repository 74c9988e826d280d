"""The report in a real browser: it fetches nothing, every way through it works, and it can be read by everyone."""

import re

import pytest
from pages import page_of

import analysis
from analysis.coding import authoritative_codes
from analysis.report import pdf

HOSTILE = (
    "He wrote <script>document.title='taken'</script> and </style> & <img src=x onerror=alert(1)> \"so\".\r\n\r\n"
    "It may be a great success 👍🏽, \u202eperhaps\u202c, كلمة واحدة, an "
    + "endless"
    * 1500
    + " word, a bell\x07, a null\x00.\n\n"
    "Critics say that it is hollow. Certainly the partners mistrust each other, and the treaty might fail.\n\n"
)


@pytest.fixture(scope="session")
def report(study, tmp_path_factory):
    """The report of the project's own two articles."""
    path = tmp_path_factory.mktemp("report") / "index.html"
    coded = authoritative_codes.with_codes(study, "seeds/codes")
    path.write_text(page_of(coded, "discourse report seeds"), "utf-8")
    return path


@pytest.fixture(scope="session")
def hostile(tmp_path_factory, root):
    """The report of two articles that try to break out of it, in file names too."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "a&b <i>x.txt").write_bytes(HOSTILE.encode() * 3)
    (folder / "doubt's.txt").write_bytes(HOSTILE.replace("great", "poor").encode() * 3)
    (folder / "articles.csv").write_text('file,title,author\na&b <i>x.txt,"</title><script>x</script>",=1+1\n', "utf-8")
    study = analysis.measure(folder, root / "seeds" / "codebook.toml")
    path = folder / "index.html"
    path.write_text(page_of(study, "discourse report hostile"), "utf-8")
    return path, study


def visible(text):
    """The text as shown: control characters as symbols, but not tabs and ends of lines."""
    text = re.sub("\r(?!\n)", chr(0x240D), text)
    return "".join(chr(0x2400 + ord(c)) if ord(c) < 32 and c not in "\t\r\n" else c for c in text)


def unfold(page):
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")


def test_no_text_of_an_article_is_markup(visit, hostile):
    path, study = hostile
    page = visit(path)
    unfold(page)
    assert page.locator(".article").all_text_contents() == [visible(text) for text in study.articles["text"]]
    assert page.title() == study.codebook.question
    assert page.locator("script").count() == 1 and page.locator("main img, main style:not(svg style)").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_the_policy_lets_no_other_script_run(chromium, report, tmp_path):
    changed = tmp_path / "changed.html"
    changed.write_text(
        report.read_text("utf-8").replace("</main>", "<script>document.title='taken'</script></main>"), "utf-8"
    )
    context = chromium.new_context()
    page = context.new_page()
    page.goto(changed.as_uri())
    assert page.title() != "taken"
    context.close()


@pytest.mark.parametrize(("width", "height", "picture"), [(1440, 900, ".glance"), (390, 844, ".compact")])
def test_the_first_screen_holds_question_answer_and_picture(visit, report, width, height, picture):
    page = visit(report, width=width, height=height)
    for part in ("h1", ".texts", ".answer >> nth=-1", f"{picture} svg >> nth=-1"):
        box = page.locator(part).first.bounding_box()
        assert box and box["y"] + box["height"] <= height, part
    assert page.locator("nav").bounding_box()["y"] > page.locator(picture).bounding_box()["y"]


@pytest.mark.parametrize("width", [390, 640, 820, 1440])
def test_text_is_large_enough_and_so_is_what_one_taps(visit, report, width):
    page = visit(report, width=width, height=844)
    small = page.evaluate("""() => [...document.querySelectorAll('#answer svg text, #findings svg text')].filter(text => {
        const shown = text.getBoundingClientRect(), size = parseFloat(getComputedStyle(text).fontSize);
        const svg = text.ownerSVGElement, scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        return shown.width && size * scale < 11.9; }).map(text => text.textContent)""")
    assert small == []
    targets = page.evaluate("""() => [...document.querySelectorAll('main summary, main cite a, nav a')].map(e => [e.textContent.trim(), e.getBoundingClientRect()])
        .filter(([, box]) => box.width && box.height < 24).map(([text]) => text.slice(0, 40))""")
    assert targets == []
    hidden = page.evaluate("""() => [...document.querySelectorAll('#answer figure > .scroll, #findings figure > .scroll, #voices figure > .scroll')]
        .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.getAttribute('aria-label'))""")
    assert hidden == []  # no figure is wider than the screen


def test_a_quoted_sentence_leads_to_its_place(visit, report):
    page = visit(report)
    link = page.locator(".story cite a").first
    link.click()
    target = page.locator(link.get_attribute("href"))
    assert target.is_visible() and 0 <= target.bounding_box()["y"] < 900
    assert page.locator("#articles-read").get_attribute("open") is not None


def test_a_row_leads_to_its_sentences_and_escape_back(visit, report, study):
    page = visit(report)
    page.locator("#glance-hedging summary").click()
    link = page.locator('a[data-row^="glance-hedging"]').first
    numbers = link.get_attribute("data-marks").split()
    link.focus()
    page.keyboard.press("Enter")
    assert page.locator("mark.hit[id]").count() == len(numbers) > 2
    assert page.locator("#place").text_content().startswith(f"1 of {len(numbers)}: ")
    page.get_by_role("button", name="Next", exact=True).first.click()
    assert page.locator("#place").text_content().startswith(f"2 of {len(numbers)}: ")
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden() and page.locator(".hit").count() == 0
    assert page.evaluate("document.activeElement.dataset.row") == link.get_attribute("data-row")


@pytest.mark.parametrize(
    ("figure", "what"),
    [
        ("glance-hedging", "marks"),
        ("course-hedging", "marks"),
        ("voices-shares", "sentences"),
        ("glance-stance", "sentences"),
    ],
)
def test_what_is_drawn_leads_to_its_sentences(visit, report, figure, what):
    page = visit(report)
    drawn = page.locator(f"#{figure} svg .leads").first
    row = drawn.get_attribute("id")
    links = page.locator(f'a[data-row="{row}"]')
    expected = links.get_attribute(f"data-{what}").split() if links.count() else None
    drawn.scroll_into_view_if_needed()
    box = drawn.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    hits = page.locator("mark.hit[id]" if what == "marks" else ".sentence.hit")
    assert hits.count() == len(expected) > 0


def test_it_opens_with_less_than_a_second_of_work(chromium, report):
    """Of processor time, which does not depend on what else the machine does."""
    context = chromium.new_context()
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(report.as_uri())
    spent = {metric["name"]: metric["value"] for metric in devtools.send("Performance.getMetrics")["metrics"]}
    assert 0 < spent["TaskDuration"] < 1
    context.close()


def test_tables_can_be_searched(visit, report):
    page = visit(report)
    page.get_by_text("Every cue and its places").click()
    table = page.locator("table", has_text="Every counted cue")
    rows = table.locator("tbody tr")
    box = table.locator("xpath=ancestor::div[1]/preceding-sibling::label[1]//input")
    box.fill("treaty")
    shown = rows.evaluate_all(
        "rows => rows.filter(row => row.checkVisibility()).map(row => row.textContent.toLowerCase())"
    )
    assert 0 < len(shown) < rows.count()
    assert all("treaty" in row for row in shown)
    assert (
        table.locator("xpath=ancestor::div[1]/preceding-sibling::label[1]//output").text_content()
        == f"{len(shown)} of {rows.count()} rows"
    )


def test_without_scripts_all_is_there_but_the_switches(visit, report):
    page = visit(report, java_script_enabled=False)
    assert page.locator(".toggles").is_hidden() and page.locator("#panel").is_hidden()
    page.locator("#articles-read > summary").click()
    assert page.locator(".article").first.is_visible() and page.locator("mark[title]").first.get_attribute("title")
    assert page.locator(".answer").count() == 4 and page.locator(".story").count() >= 3


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing_serious(visit, report, scheme, width):
    from axe_playwright_python.sync_playwright import Axe

    page = visit(report, width=width, color_scheme=scheme, bypass_csp=True)
    ground = "e => [getComputedStyle(e).backgroundColor, getComputedStyle(document.documentElement).colorScheme]"
    assert page.locator("body").evaluate(ground) == ["rgb(255, 255, 255)", "light"]  # whatever the system prefers
    unfold(page)
    found = Axe().run(page).response["violations"]
    serious = [
        (rule["id"], rule["nodes"][0]["html"][:200], len(rule["nodes"]))
        for rule in found
        if rule["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_every_figure_has_alt_text_with_its_numbers(visit, report):
    page = visit(report)
    figures = page.locator("main svg").all()
    assert len(figures) >= 6
    for figure in figures:
        assert figure.get_attribute("role") == "img"
        assert re.search(r"\d", figure.get_attribute("aria-label"))


@pytest.mark.parametrize("which", ["report", "hostile"])
def test_nothing_overflows_a_phone(visit, report, hostile, which):
    page = visit(report if which == "report" else hostile[0], width=360, height=740)
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    outside = page.evaluate("""() => [...document.querySelectorAll('main *')].filter(e => !e.closest('.scroll, .skip') &&
        (e.getBoundingClientRect().right > 361 || e.getBoundingClientRect().left < -1)).map(e => e.outerHTML.slice(0, 100))""")
    assert outside == []


def test_it_prints(chromium, report, tmp_path):
    target = tmp_path / "report.pdf"
    pdf.print_pdf(pdf.find_browser(), report, target)
    data = target.read_bytes()
    assert data.startswith(b"%PDF-") and len(data) > 50_000
    pages = len(re.findall(rb"/Type\s*/Page[^s]", data))
    assert 0 < pages <= 8, "without the appendix, which is folded"
