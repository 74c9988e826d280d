"""The close reading shows every article whole and every mark in its place, whatever the text holds."""

from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.evidence import highlight
from analysis.tables import table
from analysis.tokens import tokenize
from analysis.views import marks_of

LABELS = {"stance": {"pole.plus": "Toward the plus pole", "pole.minus": "Toward the minus pole"}}
KINDS = {"up", "down", "zero", "plain"}


class Page(HTMLParser):
    """Reads `highlight`'s HTML back: the text of each article, and who covers which of its characters."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.open, self.texts, self.titles, self.spans, self.tags, self.outside = [], [], [], [], set(), ""
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.add(tag)
        if attributes.get("class") == "article":
            self.texts.append("")
        if tag == "h3":
            self.titles.append("")
        at = len(self.texts[-1]) if self.texts else 0
        self.open.append((tag, attributes, len(self.texts) - 1, at))

    def handle_endtag(self, tag):
        opened, attributes, article, start = self.open.pop()
        assert opened == tag, f"<{opened}> closed as </{tag}>"
        if tag == "span" and any(attributes.get("class") == "article" for _, attributes, *_ in self.open):
            self.spans.append({**attributes, "article": article, "start": start, "end": len(self.texts[article])})

    def handle_data(self, data):
        if any(attributes.get("class") == "article" for _, attributes, *_ in self.open):
            self.texts[-1] += data
        elif self.open and self.open[-1][0] == "h3":
            self.titles[-1] += data
        else:
            self.outside += data

    @property
    def marks(self):
        return [span for span in self.spans if span["class"].startswith("mark ")]

    def covered(self, title, article=0):
        """The characters that marks of this title cover."""
        own = [span for span in self.marks if span["title"] == title and span["article"] == article]
        return {at for span in own for at in range(span["start"], span["end"])}


def articles(*texts, title=""):
    return table("articles", {"article": [f"text-{i}" for i in range(len(texts))], "text": texts, "title": title})


def marks(*rows):
    """Marks of text-0 from (start, end, weight, entry, modifier)."""
    columns = ["start", "end", "weight", "entry", "modifier"]
    found = pd.DataFrame(rows, columns=columns).assign(article="text-0", sentence=1, measure="stance", target="")
    category = (found["weight"] < 0).map({True: "pole.minus", False: "pole.plus"})
    return table("marks", found.assign(category=category, cue="", voice="author"))


def page(text, *rows, title=""):
    corpus = articles(text, title=title)
    return Page(highlight(corpus, marks(*rows), tokenize(corpus), LABELS))


def visible(text):
    """The text as shown: control characters as their symbols, tabs and ends of lines as they are."""
    return "".join(chr(0x2400 + ord(c)) if ord(c) < 32 and c not in "\t\n\r" else c for c in text)


TRICKY = {
    "markup": "He wrote <script>alert(1)</script> & left.\n\nThen <b>more</b> &amp; &lt;i&gt; &copy; &#8217; <!-- it.",
    "quotes": "\"Straight\" 'marks', “curly” ‘ones’, «guillemets» and a ` backtick.\nIt's the people's.",
    "emoji": "The deal 👍🏽 was fine 👨‍👩‍👧 they said 🇮🇷🇷🇺.\n\nSo e\u0301 and é differ.",
    "right to left": "The word מילה and the phrase كلمة واحدة stand here.\n\n\u202bكلمة\u202c ends it.",
    "ends of lines": "One line.\r\nAnother line.\r\n\r\n\tA third, indented.  \n\n\n  Spaces  within.\n",
    "controls": "A bell\x07 and a null\x00, an escape\x1b[31m, a delete\x7f and a form\x0cfeed.",
    "braces": "{{ template }} {% block %} ${x} \\n %s {0} ]]> done.",
    "nothing": "\n",
}


@pytest.mark.parametrize("text", TRICKY.values(), ids=TRICKY)
def test_without_its_tags_the_page_is_the_article(text):
    words = [(at, at + 3, 1.0, "x", "") for at in range(0, max(len(text) - 3, 0), 2)]  # overlapping everywhere
    for rows in ([], words):
        found = page(text, *rows)
        assert found.texts == [visible(text)]
        assert found.tags == {"p", "span", "div", "section", "h3"}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.text(
        st.sampled_from("ab <>&\"'.\n\r\t\x00\x1fé’“👍\u200dא\u202eم;#/") | st.characters(codec="utf-8"), max_size=80
    ),
    st.lists(st.tuples(st.integers(0, 80), st.integers(1, 30), st.sampled_from([-1.0, 0.0, 2.0])), max_size=8),
)
def test_any_text_with_any_marks_comes_back(text, spans):
    rows = [(start, min(start + length, len(text)), weight, "x", "") for start, length, weight in spans]
    chosen = marks(*[row for row in rows if row[0] < row[1]])
    found = Page(highlight(articles(text), chosen, table("tokens"), LABELS))
    assert found.texts == [visible(text)]
    assert found.tags <= {"p", "span", "div", "section", "h3"}


@pytest.mark.parametrize("measures", [("stance", "distance"), ("hedging",), ("tone",), ("framing",), ("metaphor",)])
def test_the_articles_of_a_study_come_back_with_every_mark(study, measures):
    chosen = marks_of(study, *measures)
    found = Page(highlight(study.articles, chosen, study.tokens, study.labels))
    assert found.texts == list(study.articles["text"])
    assert found.titles == list(study.articles["title"])
    assert len(chosen) > 10
    assert sum("data-label" in span for span in found.marks) == len(chosen)  # one label a mark
    number = {article: i for i, article in enumerate(study.articles["article"])}
    expected = {}
    for mark in chosen.itertuples():
        title = f"{study.labels[mark.measure][mark.category]}: {mark.entry}, weight {mark.weight:+.2f}"
        title += f", modifier “{mark.modifier}”" if mark.modifier else ""
        expected.setdefault((number[mark.article], title), set()).update(range(mark.start, mark.end))
    assert {(span["article"], span["title"]) for span in found.marks} == expected.keys()
    for (article, title), characters in expected.items():
        assert found.covered(title, article) == characters


def test_a_title_has_category_entry_weight_and_modifier():
    found = page("It is hardly a bond.", (16, 20, -0.25, 'bond(|s) "of" <steel> & so', "hardly"))
    (span,) = found.marks
    assert span["title"] == 'Toward the minus pole: bond(|s) "of" <steel> & so, weight -0.25, modifier “hardly”'
    assert (span["start"], span["end"], span["data-label"]) == (16, 20, "minus")


def test_nested_and_overlapping_marks_keep_their_extents():
    text = "a marriage of convenience, not love"
    rows = [
        (2, 25, 2.0, "outer", ""),
        (2, 10, 1.0, "inner", ""),
        (14, 34, -1.0, "across", ""),
        (2, 25, -2.0, "twin", ""),
    ]
    found = page(text, *rows)
    assert found.texts == [text]
    for start, end, weight, entry, _ in rows:
        pole = "minus" if weight < 0 else "plus"
        title = f"Toward the {pole} pole: {entry}, weight {weight:+.2f}"
        assert found.covered(title) == set(range(start, end))
        (last,) = [span for span in found.marks if span["title"] == title and "data-label" in span]
        assert last["end"] == end


def test_the_class_tells_the_direction():
    signed = page("up down zero", (0, 2, 1.0, "u", ""), (3, 7, -1.0, "d", ""), (8, 12, 0.0, "z", "distanced"))
    assert [span["class"] for span in signed.marks] == ["mark up", "mark down", "mark zero"]
    assert "raises the score" in signed.outside and "lowers it" in signed.outside
    plain = page("one zero", (0, 3, 1.0, "u", ""), (4, 8, 0.0, "z", "distanced"))
    assert [span["class"] for span in plain.marks] == ["mark plain", "mark zero"]
    assert "counts 1" in plain.outside and "lowers it" not in plain.outside


def test_sections_are_told_apart(study):
    found = Page(highlight(study.articles, study.marks.iloc[:0], study.tokens, study.labels))
    places = {"boilerplate": "furniture", "heading": "heading", "title": "title", "body": "body"}
    number = {article: i for i, article in enumerate(study.articles["article"])}
    classes = {(s["article"], at): s["class"] for s in found.spans for at in range(s["start"], s["end"])}
    seen = set()
    for word in study.tokens.itertuples():
        assert classes[number[word.article], word.start] == places[word.section]
        seen.add(word.section)
    assert {"boilerplate", "heading", "body"} <= seen
    assert not found.marks


def test_a_paragraph_without_words_is_furniture():
    found = page("A sentence of the text stands here, and goes on.\n\n* * *\n\nAnother sentence follows it.")
    assert [span["class"] for span in found.spans] == ["body", "furniture", "body"]


def test_titles_are_escaped_and_the_key_stands_in_for_none():
    assert page("Text.", title='<i>A</i> & "B"').titles == ['<i>A</i> & "B"']
    assert page("Text.").titles == ["text-0"]


def test_marks_stay_with_their_article():
    corpus = articles("Same words here.", "Same words here.")
    found = Page(highlight(corpus, marks((0, 4, 1.0, "x", "")), tokenize(corpus), LABELS))
    assert [span["article"] for span in found.marks] == [0]
