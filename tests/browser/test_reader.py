"""The reader in a real browser: what is seen at first, every way to a sentence, search, and an audit by keyboard."""

import datetime
import hashlib
import json
import time
from dataclasses import replace

import pandas as pd
import pytest

import analysis
from analysis.coding.audit import read_audit

ODD = (
    "Read 👍🏽 this\r\n\r\nBy Anna Berg\r\n\r\nThe bridge 𝕏 may be a great success, and it “might” fail.\r\n\r\n"
    'Carl Holm, the mayor, said: "It is certainly a disaster, and nobody knows what comes of it." He may be right.\r\n\r\n'
)
CORE = ("framing", "hedging", "tone", "stance")


@pytest.fixture(scope="session")
def opened(alone, study):
    return alone(study)


@pytest.fixture(scope="session")
def odd(alone, tmp_path_factory, root):
    """Three short articles with ends of lines and characters that JavaScript counts in another way, and their study."""
    folder = tmp_path_factory.mktemp("odd")
    for name, text in {"a one.txt": ODD, "two.txt": ODD * 2, "three.txt": ODD.replace("great", "poor")}.items():
        (folder / name).write_bytes(text.encode())
    study = analysis.measure(folder, root / "seeds" / "codebook.toml")
    return alone(study), study


def underlined(page):
    """The marks on view."""
    return page.locator("mark:not(.off)").count()


def before(page, selector, which="::before"):
    """What stands before (or after) the elements, by the style sheet."""
    return page.eval_on_selector_all(selector, f"all => all.map(e => getComputedStyle(e, '{which}').content)")


def comes(page, expression, arg=None, seconds=5):
    """Whether the page comes to this state, for which the browser may take a moment.

    Asked from here: Playwright's own ``wait_for_function`` evaluates text in the page, which the page's policy forbids.
    """
    end = time.monotonic() + seconds
    while not page.evaluate(expression, arg):
        if time.monotonic() > end:
            return False
        page.wait_for_timeout(50)
    return True


def in_view(page, selector):
    """Whether an element comes into view."""
    return comes(
        page,
        """selector => { const box = document.querySelector(selector).getBoundingClientRect();
        return box.height > 0 && box.top >= 0 && box.top < innerHeight; }""",
        selector,
    )


def test_the_page_shows_the_articles_as_they_are(visit, opened, odd, study):
    page = visit(opened)
    assert page.locator(".article").all_text_contents() == study.articles["text"].to_list()
    assert page.locator("mark[id]").count() == len(study.marks)
    page = visit(odd[0])
    assert page.locator(".article").all_text_contents() == odd[1].articles["text"].to_list()
    assert "␍" not in page.content()


def test_at_first_the_core_measures_are_on_and_nothing_that_marks_every_word(visit, opened, study):
    page = visit(opened)
    on = page.eval_on_selector_all("mark:not(.off)", "all => all.map(mark => mark.dataset.c)")
    assert {name.partition("/")[0] for name in on} == set(CORE)
    assert page.locator("mark[id]:not(.off)").count() < len(study.tokens) / 5
    assert page.locator('mark[data-c^="certainty/"]').count() > len(study.tokens) / 2


def test_labels_say_what_was_found(visit, opened, study):
    page = visit(opened)
    labels = set(page.eval_on_selector_all("mark[data-label]", "all => all.map(mark => mark.dataset.label)"))
    assert {"hedge", "booster", "toward substance", "toward convenience", "frame: Diplomacy", "positive"} <= labels
    assert not labels & {name.partition(".")[2] for name in study.labels["hedging"]}
    page.locator("#labels").uncheck()
    assert set(before(page, "mark", "::after")) == {"none"}


def test_switches(visit, opened):
    page = visit(opened)
    first = underlined(page)
    page.locator('input[data-group="hedging"]').uncheck()
    hedging = page.locator('mark[data-c^="hedging/"]')
    assert hedging.count() > 10
    assert page.locator('mark[data-c^="hedging/"]:not(.off)').count() == 0
    assert underlined(page) == first - hedging.count()
    page.locator(".toggles .toggles summary, .toggles details summary").first.click()
    page.locator('input[value="tone/negative"]').uncheck()
    assert page.locator('mark[data-c="tone/negative"]:not(.off)').count() == 0
    assert page.locator('input[data-group="tone"]').evaluate("box => box.indeterminate")
    page.locator('input[data-group="generic frames"]').check()
    assert page.locator('mark[data-c^="framing/generic."].off').count() == 0
    page.locator('input[value="quoted"]').uncheck()
    assert page.locator('mark[data-v="quoted"]:not(.off)').count() == 0


def test_marks_on_one_place_lie_on_different_lines(visit, opened):
    page = visit(opened)
    page.locator(".toggles details summary").click()
    for name in ("mention", "evaluation", "sentiment", "metaphor"):
        page.locator(f'input[data-group="{name}"]').check()
    lanes = page.evaluate("""() => [...document.querySelectorAll('mark mark')].filter(m => !m.querySelector('mark')).map(m => {
        const lanes = []; for (let e = m; e.tagName === 'MARK'; e = e.parentElement) if (!e.matches('.off')) lanes.push(e.dataset.lane);
        return lanes; })""")
    assert len(lanes) > 20
    assert max(map(len, lanes)) > 2
    for own in lanes:  # the lowest line takes all for which there is no room above it
        above = [lane for lane in own if lane != "3"]
        assert len(set(above)) == len(above) and (len(own) < 4 or len(above) > 1)


def test_voices_are_named_and_not_by_colour_alone(visit, opened, study):
    page = visit(opened)
    quoted = before(page, ".article .quoted")
    assert '"[quoted: Hedda Marlowe-Szabo] "' in quoted and "none" in quoted  # once for each statement
    assert any(label.startswith('"[reported') for label in before(page, ".article .reported"))
    page.locator("#shades").uncheck()
    assert set(before(page, ".article .quoted")) == {"none"}
    words = study.tokens[(study.tokens["voice"] == "quoted")]
    inside = "".join(page.locator(".article .quoted").all_text_contents())
    assert all(word in inside for word in words["word"])
    legend = page.locator(".legend").all_text_contents()[1]
    assert all(voice in legend for voice in ("the author’s", "quotation marks", "paraphrased", "possibly"))


def test_sentences_are_numbered_and_the_numbers_are_not_copied(visit, opened, study):
    page = visit(opened)
    last = study.sentences[study.sentences["article"] == "sober-marriage"].iloc[-1]
    assert before(page, "#sober-marriage-9") == ['"9"']
    assert page.locator(f"#s{last.name} > #sober-marriage-{last['sentence']}").count() == 1
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.article'))")
    copied = page.evaluate("getSelection().toString()")
    assert copied.split() == study.articles["text"].iloc[0].split()


def test_what_was_left_out_says_so(visit, opened, study):
    page = visit(opened)
    said = before(page, ".boilerplate[data-why]")
    assert '"[left out: byline] "' in said and all(label.startswith('"[left out: ') for label in said)
    colours = page.eval_on_selector_all(
        ".boilerplate, .body", "all => all.map(e => [e.className, getComputedStyle(e).color])"
    )
    assert {kind for kind, colour in colours if colour == "rgb(92, 92, 92)"} == {"boilerplate"}
    inside = "".join(page.locator(".boilerplate").all_text_contents())
    left = study.tokens[study.tokens["section"] == "boilerplate"]
    assert all(word in inside for word in left["word"])


def test_the_articles_open_when_a_link_leads_into_them(visit, alone, study):
    path = alone(study, state="", links='<p><a href="#sober-marriage-40">forty</a> <a href="#s3">three</a></p>')
    page = visit(path, width=390, height=800)
    assert page.locator(".article").first.is_hidden()
    page.get_by_role("link", name="forty", exact=True).click()
    assert in_view(page, ".sentence:has(> #sober-marriage-40)") and page.locator(".article").first.is_hidden()
    page.get_by_role("link", name="three", exact=True).click()
    assert in_view(page, "#s3")
    page.locator("#articles-read > summary").click()
    page.get_by_role("link", name="three", exact=True).click()  # the same again
    assert in_view(page, "#s3")


def test_an_address_leads_to_a_sentence_or_a_mark(visit, alone, study):
    path = alone(study, state="")
    number = study.marks.index[study.marks["measure"] == "certainty"][-1]
    page = visit(path)
    page.goto(f"{path.as_uri()}#m{number}")
    page.reload()
    assert in_view(page, f"#m{number}") and page.locator(f"#m{number}.off").count() == 0
    assert "certainty" in page.locator("#told").text_content()


def test_pointing_at_a_mark_tells_what_it_is(visit, opened, study):
    page = visit(opened)
    number = study.marks.index[(study.marks["measure"] == "hedging") & (study.marks["weight"] < 0)][0]
    page.locator(f"#m{number}").hover()
    told = page.locator("#told").text_content()
    mark = study.marks.loc[number]
    for part in (mark["entry"], "weight −1", f"voice {mark['voice']}", "source "):
        assert part in told


def test_the_keyboard_goes_from_mark_to_mark(visit, opened):
    page = visit(opened)
    page.locator("#checking").focus()
    page.keyboard.press("Tab")
    now = "document.activeElement.closest('mark[data-m]').dataset.m"
    first = page.evaluate(now)
    assert page.locator("#told li").count() > 0
    page.keyboard.press("ArrowRight")
    assert page.evaluate(now) != first
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(now) == first
    assert page.evaluate("document.activeElement.matches('mark:not(.off)')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.article') === document.querySelectorAll('.article')[1]")
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()


def test_search_counts_lights_up_and_lists_every_place(visit, opened, study):
    page = visit(opened)
    counts = [text.lower().count("treaty") for text in study.articles["text"]]
    page.locator("#query").fill("TREATY")
    said = f"{sum(counts)} places: {counts[0]} in Averdal, {counts[1]} in Quillhaven"
    assert page.locator("#found").text_content() == said
    assert page.evaluate("CSS.highlights.get('hits').size") == sum(counts)
    assert page.locator("#concordance a").count() == sum(counts)
    for number in (1, 2):
        page.keyboard.press("Enter")
        assert page.locator("#found").text_content() == f"{number} of {said}"
    lit = "[...CSS.highlights.get('hit')].map(range => range.toString().toLowerCase()).join()"
    assert page.evaluate(lit) == "treaty" and page.evaluate("document.activeElement.id") == "query"
    page.get_by_role("button", name="Previous place").click()
    assert page.locator("#found").text_content() == f"1 of {said}"
    line = page.locator("#concordance a").last
    target, words = line.get_attribute("href"), line.text_content()
    assert "treaty" in words.lower()
    line.press("Enter")
    assert page.evaluate(f"document.activeElement.querySelector('.n').id === '{target[1:]}'")
    assert in_view(page, f".sentence:has(> {target})")


def test_search_takes_words_phrases_and_beginnings(visit, odd, opened):
    page = visit(odd[0])
    found = {}
    for query in ("bridge 𝕏 may", '"might"', "disast", "br*e", "zebra", "*"):
        page.locator("#query").fill(query)
        found[query] = page.locator("#found").text_content().partition(" ")[0]
    assert found == {"bridge 𝕏 may": "4", '"might"': "4", "disast": "4", "br*e": "4", "zebra": "No", "*": ""}
    page.locator("#query").fill("disast")
    page.locator("#whole").check()
    page.locator("#query").fill("disast*")
    assert page.locator("#found").text_content().startswith("4 places")
    page.locator("#query").fill("disast")
    assert page.locator("#found").text_content() == "No place"
    page = visit(opened)
    word = page.locator("#words button").first
    word.click()
    assert page.locator("#query").input_value() == word.text_content()
    assert page.locator("#concordance a").count() > 3


def test_articles_stand_side_by_side_or_behind_tabs(visit, opened):
    page = visit(opened, width=900)
    left, right = (page.locator(".text").nth(number).bounding_box() for number in (0, 1))
    assert left["y"] == right["y"] and left["x"] + left["width"] <= right["x"]
    assert page.locator("#tabs").is_hidden()
    page.set_viewport_size({"width": 390, "height": 844})
    assert [page.locator(".text").nth(number).is_visible() for number in (0, 1)] == [True, False]
    page.get_by_role("tab").nth(0).focus()
    page.keyboard.press("ArrowRight")
    assert [page.locator(".text").nth(number).is_visible() for number in (0, 1)] == [False, True]
    assert page.get_by_role("tab", selected=True).text_content() == "Quillhaven"
    assert page.get_by_role("tabpanel").get_attribute("data-article") == "sober-marriage"


def test_of_more_than_two_articles_two_are_chosen(visit, odd):
    page = visit(odd[0])
    assert [text.is_visible() for text in page.locator(".text").all()] == [True, True, False]
    page.locator("#tabs").get_by_label("Right").select_option(index=2)
    assert [text.is_visible() for text in page.locator(".text").all()] == [True, False, True]
    page.locator("#query").fill("disaster")
    page.locator("#concordance a").nth(1).click()
    assert page.locator(".text").nth(1).is_visible() and page.locator(".text:visible").count() == 2


@pytest.mark.parametrize("width", [360, 1280])
def test_without_scripts_the_articles_can_be_read(visit, opened, study, width):
    page = visit(opened, java_script_enabled=False, width=width)
    assert all(text.is_visible() for text in page.locator(".text").all())
    assert page.locator(".tools").is_hidden() and page.locator("#panel").is_hidden()
    on = page.locator("mark[id]:not(.off)")
    assert 100 < on.count() < len(study.tokens) / 5
    off = page.locator("mark.off").first
    assert off.evaluate("mark => getComputedStyle(mark).textDecorationLine") == "none"
    assert (
        page.locator("mark.off[data-label]").first.evaluate("mark => getComputedStyle(mark, '::after').content")
        == "none"
    )
    assert before(page, "#hopeful-axis-9") == ['"9"']
    assert page.locator("mark[title]").first.get_attribute("title")


@pytest.mark.parametrize(("width", "audited"), [(1280, True), (640, False), (360, True)])  # 640: 1280 at 200 %
def test_everyone_can_read_it(visit, opened, width, audited):
    from axe_playwright_python.sync_playwright import Axe

    page = visit(opened, width=width, height=740, bypass_csp=True)
    page.locator("#query").fill("the")
    if audited:
        page.evaluate("document.querySelector('.toggles').open = true")
        page.locator("#checking").check()
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    found = Axe().run(page).response["violations"]
    assert [(rule["impact"], rule["id"], rule["nodes"][0]["html"][:150]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    small = page.evaluate("""() => [...document.querySelectorAll('#reader :is(button, input, select, summary, .lines a)')].filter(e => e.checkVisibility())
        .map(e => [e, ...[e, e.closest('label') ?? e].map(one => one.getBoundingClientRect())])
        .filter(([e, own, label]) => Math.max(own.height, label.height) < 24 || Math.max(own.width, label.width) < 24).map(([e]) => e.outerHTML.slice(0, 80))""")
    assert small == []
    tiny = page.evaluate("""() => [...document.querySelectorAll('#reader *')].filter(e => e.checkVisibility() && ['', '::before', '::after'].some(which => {
        const style = getComputedStyle(e, which || null), words = which ? !['none', 'normal', '""'].includes(style.content) : e.textContent.trim();
        return words && parseFloat(style.fontSize) < 12 })).map(e => e.outerHTML.slice(0, 80))""")
    assert tiny == []


def many(study, copies):
    """A study of as many copies of its articles."""
    tables = {}
    for name in ("articles", "sentences", "tokens", "attributions", "marks"):
        table = getattr(study, name)
        parts = [table.assign(article=table["article"] + f"-{number}") for number in range(copies)]
        tables[name] = pd.concat(parts, ignore_index=True)
        tables[name].attrs = table.attrs
    return replace(study, **tables)


def test_twenty_articles_of_forty_thousand_words_open_in_two_seconds(chromium, alone, study):
    """Of processor time, which does not depend on what else the machine does; the page as `discourse report` makes it."""
    core = replace(study, marks=study.marks[study.marks["measure"].isin([*CORE, "sentiment"])])
    large = many(core, 10)
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(alone(large, state="").as_uri())
    page.locator("#articles-read > summary").click()
    page.locator(".text").first.bounding_box()
    spent = {metric["name"]: metric["value"] for metric in devtools.send("Performance.getMetrics")["metrics"]}
    assert page.locator(".text:visible").count() == 2 and len(large.articles) == 20
    assert 0 < spent["TaskDuration"] < 2
    context.close()


def saved(page, study, name="Anna B."):
    """The audit as it is saved, which `--audit` reads."""
    page.locator("#coder").fill(name)
    with page.expect_download() as download:
        page.locator("#save").click()
    path, audit = download.value.path(), json.loads(download.value.path().read_text("utf-8"))
    read = read_audit(path, study.articles, study.marks, study.labels)
    assert (read.coder, len(read.verdicts), len(read.codes)) == (name, len(audit["verdicts"]), len(audit["codes"]))
    return download.value, audit


def spoken_of(entry, study):
    texts = study.articles.set_index("article")["text"]
    return texts[entry["article"]][entry["start"] : entry["end"]]


def test_marks_are_judged_by_keyboard_and_saved(visit, odd):
    path, study = odd
    page = visit(path)
    page.locator("#checking").focus()
    page.keyboard.press("Space")
    queue = page.eval_on_selector_all(
        "mark[id]:not(.off)",
        "all => all.map(mark => mark.closest('.text').dataset.article + mark.dataset.c + mark.dataset.at)",
    )
    page.keyboard.press("y")
    page.keyboard.press("n")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("d")
    page.keyboard.press("n")
    page.keyboard.press("u")
    assert page.locator("#said").text_content() == "Undone."
    assert page.locator("mark.now[data-verdict]").count() == 0
    assert page.locator("#progress").text_content().startswith(f"3 of {len(set(queue))}")
    download, audit = saved(page, study)
    assert download.suggested_filename == "audit-Anna-B-.json"
    assert set(audit) == {
        "format", "version", "coder", "coder_kind", "time", "articles", "verdicts", "voices", "codes",
    }  # fmt: skip
    assert (audit["format"], audit["version"], audit["coder"], audit["coder_kind"]) == (
        "discourse audit",
        1,
        "Anna B.",
        "person",
    )
    assert datetime.datetime.fromisoformat(audit["time"])
    assert sorted(one["verdict"] for one in audit["verdicts"]) == ["doubtful", "right", "wrong"]
    marks = set(study.marks[["article", "start", "end", "measure", "category"]].itertuples(index=False, name=None))
    for one in audit["verdicts"]:
        assert (one["article"], one["start"], one["end"], one["measure"], one["category"]) in marks
    text = study.articles["text"].iloc[0]
    first = study.articles["article"].iloc[0]
    assert audit["articles"] == [{"article": first, "digest": hashlib.sha256(text.encode()).hexdigest()[:16]}]


def test_what_is_missing_and_whose_words_are_given_in_code_points(visit, odd):
    path, study = odd
    page = visit(path)
    page.locator("#checking").check()
    page.evaluate(
        """words => { // selected by mouse
        const article = document.querySelector('.article'), start = article.textContent.indexOf(words);
        const walk = document.createTreeWalker(article, NodeFilter.SHOW_TEXT), ends = [];
        for (let at = 0; walk.nextNode(); at += walk.currentNode.length)
            for (const place of [start, start + words.length])
                if (at <= place && place < at + walk.currentNode.length) ends.push(walk.currentNode, place - at);
        getSelection().setBaseAndExtent(...ends);
    }""",
        "𝕏 may be",
    )
    assert comes(page, "document.getElementById('chosen').value === '𝕏 may be'")
    page.locator("#what").select_option("tone/negative")
    page.locator("#weight").fill("-2")
    page.locator("#add").click()
    page.locator("#what").select_option("vagueness/peacock")
    page.locator("#chosen").fill("a great success")  # typed, of the sentence in focus
    page.locator("#add").click()
    page.locator("#voice").select_option("reported")
    page.locator("#speaker").fill("Anna Berg")
    page.locator("#revoice").click()
    page.locator("#chosen").fill("great success")
    page.locator("#revoice").click()
    assert "overlap" in page.locator("#said").text_content()
    page.locator("#chosen").fill("no such words")
    page.locator("#add").click()
    assert "do not occur" in page.locator("#said").text_content()
    _, audit = saved(page, study)
    negative, plain = audit["verdicts"]
    assert (spoken_of(negative, study), negative["verdict"], negative["weight"]) == ("𝕏 may be", "missing", -2)
    assert (spoken_of(plain, study), "weight" in plain) == ("a great success", False)
    (voice,) = audit["voices"]
    assert (spoken_of(voice, study), voice["voice"], voice["source"]) == ("a great success", "reported", "Anna Berg")
    assert page.evaluate("CSS.highlights.get('added').size") == 2
    page.locator("#changes summary").click()
    page.get_by_role("button", name="Remove missing vagueness").click()
    page.get_by_role("button", name="Remove voice").click()
    _, audit = saved(page, study)
    assert len(audit["verdicts"]) == 1 and audit["voices"] == []


def test_a_sentence_is_coded_and_an_article_read_whole(visit, odd):
    path, study = odd
    page = visit(path)
    page.locator("#checking").check()
    page.locator("#coding summary").click()
    page.locator(".body .sentence").first.click(position={"x": 5, "y": 10})
    sentence = page.locator("#sentence").text_content()
    page.get_by_role("radio", name="A partnership of convenience").check()
    page.locator("#frames").get_by_label("War and weapons").check()
    page.locator("#frames").get_by_label("History and memory").check()
    page.locator("#sentence-after").click()
    page.get_by_label("none of these").check()
    page.locator("#judged summary").click()
    page.get_by_label("a one read whole for hedging").check()
    page.get_by_label("two read whole for stance").check()
    _, audit = saved(page, study)
    first = audit["codes"][0]
    assert " ".join(spoken_of(first, study).split()) == sentence
    own = {(one["measure"], one["category"], one["value"]) for one in audit["codes"] if one["start"] == first["start"]}
    assert own == {
        ("author_stance", "all", -1), ("framing", "issue", 2), ("framing", "issue.war_weapons", 1), ("framing", "issue.history", 1),
    }  # fmt: skip
    rest = [one for one in audit["codes"] if one["start"] != first["start"]]
    assert [(one["measure"], one["category"], one["value"]) for one in rest] == [("framing", "issue", 0)]
    assert [(one["article"], one.get("read")) for one in audit["articles"]] == [
        ("a one", ["hedging"]),
        ("two", ["stance"]),
    ]


def test_an_audit_is_kept_and_loaded(visit, odd, tmp_path):
    path, study = odd
    page = visit(path)
    page.locator("#checking").check()
    for key in "yn":
        page.keyboard.press(key)
    page.reload()
    page.locator("#checking").check()
    assert page.locator("#progress").text_content().startswith("2 of ")
    _, audit = saved(page, study)
    other = visit(path)
    other.locator("#checking").check()
    assert other.locator("#progress").text_content().startswith("0 of ")

    def load(data):
        file = tmp_path / "audit.json"
        file.write_text(json.dumps(data), "utf-8")
        other.locator("#file").set_input_files(file)
        assert comes(other, "document.getElementById('said').textContent.includes('audit.json')")
        said = other.locator("#said").text_content()
        other.evaluate("document.getElementById('said').textContent = ''")
        return said

    assert "has changed" in load(audit | {"articles": [audit["articles"][0] | {"digest": "0" * 16}]})
    assert "not in this report" in load(audit | {"articles": [{"article": "elsewhere", "digest": "0" * 16}]})
    assert "not an audit" in load({"format": "something else"})
    assert other.locator("#progress").text_content().startswith("0 of ")
    assert load(audit) == "Loaded: audit.json."
    assert other.locator("#progress").text_content().startswith("2 of ")
    _, again = saved(other, study)
    assert {**again, "time": ""} == {**audit, "time": ""}
    other.get_by_role("button", name="Undo").click()
    assert other.locator("#progress").text_content().startswith("0 of ")


def test_where_nothing_is_kept_it_is_said(visit, odd):
    page = visit(odd[0])
    page.evaluate("Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied') } })")
    page.locator("#checking").check()
    assert (
        page.locator("#kept").text_content() == "This browser cannot keep your work: save it before you close the page."
    )
    page.locator("#save").click()
    assert "name" in page.locator("#said").text_content()


def test_letters_are_letters_where_something_is_typed(visit, odd):
    page = visit(odd[0])
    page.locator("#checking").check()
    page.locator("#coder").focus()
    page.keyboard.type("yndju")
    assert page.locator("#coder").input_value() == "yndju"
    assert page.locator("#progress").text_content().startswith("0 of ")
    for button in page.locator(".verdicts button").all():
        assert button.bounding_box()["height"] >= 44
