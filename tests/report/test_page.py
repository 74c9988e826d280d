"""The report in one file: complete, escaped, with a way from every number to the words it was counted from."""

import base64
import hashlib
import io
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from types import SimpleNamespace

import pandas as pd
import pytest
from pages import page_of

import analysis
from analysis.comparison.design import Design
from analysis.core.schema import table
from analysis.report import page as onepage

HOPE = "It may be a great success & a “lasting” <b>bond</b>. Moscow certainly gains.\r\n\r\n"
DOUBT = "It is hollow </script><script>alert('x')</script> </style>, and it was so from the first. Perhaps the partners of Tehran mistrust it.\n\n"
METADATA = 'file,title,author\n"a&b <i>.txt","</title><script>x()</script>",=1+1\n'


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, root):
    folder = tmp_path_factory.mktemp("corpus")
    for name, text in {"a&b <i>.txt": HOPE * 6, 'doubt\'s "own".txt': DOUBT * 6, "articles.csv": METADATA}.items():
        (folder / name).write_bytes(text.encode())
    study = analysis.measure(folder, root / "seeds" / "codebook.toml")
    return study, page_of(study, "discourse report 'a & <b>'")


class Page(HTMLParser):
    """The elements of a page with their attributes, and the text in each kind of element."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.elements, self.text, self.open = [], {}, []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open:
            self.text[self.open[-1]] = self.text.get(self.open[-1], "") + data

    def all(self, *tags):
        return [attributes for tag, attributes in self.elements if tag in tags]


def test_nothing_of_a_corpus_is_markup(hostile):
    study, html = hostile
    page = Page(html)
    assert page.open == []
    assert not {"i", "img", "link", "base", "iframe", "object", "embed", "form"} & {tag for tag, _ in page.elements}
    assert len(page.all("script")) == 1 and len(page.all("title")) >= 1
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert "</title><script>x()</script>" in page.text["h3"] + page.text["td"]
    assert "a&b <i>" in page.text["td"] and "discourse report 'a & <b>'" in page.text["td"]


def test_the_policy_names_the_one_script(hostile):
    _, html = hostile
    (policy,) = (attributes["content"] for attributes in Page(html).all("meta") if "http-equiv" in attributes)
    script = re.search(r"<script>(.*)</script>", html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'", f"script-src 'sha256-{digest}'", "style-src 'unsafe-inline'", "img-src data:",
        "base-uri 'none'", "form-action 'none'",
    ]  # fmt: skip
    assert html.index("http-equiv") < html.index("<style>") < html.index("<script>")


def test_the_page_refers_to_nothing_but_itself(hostile):
    _, html = hostile
    page = Page(html)
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    for _, attributes in page.elements:
        assert not {"src", "srcset", "action", "poster", "data", "background"} & attributes.keys()
        for address in filter(None, (attributes.get("href"), attributes.get("xlink:href"))):
            assert address.startswith("data:") or address[1:] in ids, address
        for value in filter(None, attributes.values()):
            assert all(name in ids for name in re.findall(r"url\(#(.*?)\)", value))
            assert not re.search(r"url\((?!#)", value)
    assert "@import" not in html and "url(" not in re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]


def test_every_figure_has_alt_text_and_its_numbers(hostile):
    _, html = hostile
    page = Page(html)
    drawn = page.all("svg")
    assert len(drawn) == len(page.all("figure")) >= 6
    for figure in drawn:
        assert figure["role"] == "img" and figure["aria-label"].endswith(".")
    rows = {attributes["data-row"] for attributes in page.all("a") if "data-row" in attributes}
    shapes = {attributes["id"] for _, attributes in page.elements if re.search(r"-row-\d+$", attributes.get("id", ""))}
    assert len(rows & shapes) > 10


def test_tables_and_method_are_folded(hostile):
    """What a reader sees first are sentences and pictures; every table and the method open at a click."""
    _, html = hostile
    found = re.findall(r"<details([^>]*)><summary>(.*?)</summary>", html)
    assert {"Method and limits", "Every comparison, in numbers", "Sources", "Numbers and evidence"} <= {
        name for _, name in found
    }
    assert not [
        name
        for state, name in found
        if "open" in state and name not in ("Which marks to show", "All places in their context")
    ]  # within the reader


def test_a_page_is_short(study, undrawn):
    """At most 2,500 words outside figures and folded parts, and at most six figures outside the appendix."""
    html = page_of(study, "discourse report seeds")
    body = re.sub(r"<(svg|style|script)\b.*?</\1>", " ", html[html.index("<body>") :], flags=re.DOTALL)
    while "<details" in body:  # the innermost first
        body = re.sub(r"<details(?:(?!<details).)*?</details>", " ", body, flags=re.DOTALL)
    assert 300 < len(re.sub(r"<[^>]+>", " ", body).split()) <= 2500
    page = html[: html.index('<section id="appendix"')]
    assert page.count("<figure") - page.count('class="compact"') - 3 <= 6  # the four panels are one picture


def test_downloads_are_safe_in_a_spreadsheet(hostile):
    _, html = hostile
    found = [base64.b64decode(data).decode() for data in re.findall(r'href="data:text/csv;base64,([^"]+)"', html)]
    assert len(found) == 3
    assert all(text.startswith("\ufeff") for text in found)


def test_the_page_holds_its_tables_or_names_the_file_but_never_links_to_it(hostile):
    _, html = hostile
    (data,) = re.findall(
        r'href="data:application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;base64,([^"]+)"', html
    )
    sheets = pd.read_excel(io.BytesIO(base64.b64decode(data)), sheet_name=None)
    assert {"Contents", "Articles", "Cues", "Speakers", "Statements", "Texts", "Files"} <= {*sheets}
    assert sheets["Articles"]["author"].to_list()[0] == "'=1+1"
    (said,) = re.findall(r"The folder in which.*?</p>", html, re.DOTALL)
    assert "figures.zip" in said and "tables.xlsx" not in said and "href" not in said


def test_copies_come_before_the_answer_and_texts_and_codebook_are_looked_at(write_corpus, root, undrawn):
    text = f"{HOPE} It is said that nobody in the harbour wanted any of it at all, and that it will pass."
    corpus = write_corpus(
        {
            "a.txt": text,
            "b.txt": text,
            "c.txt": DOUBT + "they sailed out to the islands and came home before the storm and " * 20,
        }
    )
    study = analysis.measure(corpus, root / "seeds" / "codebook.toml", voices="quotes", measures=["hedging"])
    parts = onepage.report_parts(study)
    parts |= onepage.appendix_parts(study, parts["shown"], command="x")
    html = onepage.render_page(parts, bytes(onepage.MOST_EMBEDDED + 1))
    assert 0 < html.index("a and b are the same text.") < html.index('class="answer"')
    files = html[html.index('<details id="files">') : html.index('<details id="manifest">')]
    assert "<strong>c</strong>: 1 sentence has more than 150 words" in files and "<strong>a</strong>" not in files
    assert f"To check in the codebook ({len(parts['advice'])})" in files and len(parts["advice"]) > 10
    assert "spreadsheetml" not in html and "tables.xlsx" in html and 'href="tables' not in html


def test_what_is_said_of_validity_and_how_it_was_made(hostile):
    study, html = hostile
    page = Page(html)
    assert all(f"{measure}: " in page.text["li"] for measure in ("voice", *study.labels))
    shown = dict(onepage.report_manifest(study, "discourse report x").table.itertuples(index=False))
    assert shown["seed of the permutations"] == "20250117" and shown["command"] == "discourse report x"
    for article in study.articles.itertuples():
        assert shown[f"article: {article.article}"] == hashlib.sha256(article.text.encode()).hexdigest()
    assert (
        shown[f"codebook: {study.codebook.title}"].endswith(study.codebook.digest) and len(study.codebook.digest) == 64
    )


@pytest.mark.slow
def test_the_same_study_is_the_same_page(hostile):
    study, html = hostile
    assert page_of(study, "discourse report 'a & <b>'") == html


def test_one_article_alone_has_a_report(write_corpus, undrawn):
    study = analysis.measure(write_corpus({"alone.txt": HOPE * 6}))
    html = page_of(study, "discourse report corpus")
    assert '<p class="answer">There is one text, so there is nothing to compare it with.</p>' in html
    assert ">How is alone written?</h1>" in html


def test_the_page_says_how_voices_were_read(hostile, undrawn):
    study, parsed = hostile
    assert "A dependency parse (en_core_web_sm" in parsed and "Quotation marks alone" not in parsed
    rows = onepage.report_manifest(replace(study, voices="quotes"), "").table.set_index("what")["version or SHA-256"]
    assert rows["voices"] == "quotation marks alone" and rows["spacy"].startswith("3.8.")
    page = page_of(replace(study, voices="quotes"), "discourse report seeds --voices=quotes")
    assert page.count("Quotation marks alone decide whose words these are") == 2


@pytest.mark.parametrize(
    ("kind", "names", "groups", "asked"),
    [
        ("two texts", "ab", {}, "How do a and b differ?"),
        ("a few texts", "abc", {}, "How do 3 articles differ?"),
        ("groups", "abcd", {"Post": ["a", "b"], "Sun": ["c", "d"]}, "How do Post and Sun differ?"),
        (
            "groups",
            "abcdefgh",
            dict(zip("WXYZ", ["ab", "cd", "ef", "gh"], strict=True)),
            "How do W, X, Y and Z differ?",
        ),
        (
            "groups",
            "abcdefghij",
            dict(zip("VWXYZ", ["ab", "cd", "ef", "gh", "ij"], strict=True)),
            "How do 5 groups of articles differ?",
        ),
        (
            "one text against the rest",
            "abcd",
            {"a": ["a"], "the rest": ["b", "c", "d"]},
            "How does a differ from 3 other articles?",
        ),
    ],
)
def test_without_a_codebook_the_title_asks_what_is_compared(kind, names, groups, asked):
    articles = table("articles", pd.DataFrame({"article": [*names], "text": "x"}))
    study = SimpleNamespace(codebook=None, articles=articles, kept={}, design=Design(kind, groups=groups))
    assert onepage.question(study) == asked
