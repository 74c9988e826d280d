"""The close reading shows every article whole and every mark in its place, whatever the text holds."""

import re
from html.parser import HTMLParser
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import sentences, tokenize
from analysis.core.schema import table
from analysis.report.marked_text import CONTROLS
from analysis.report.reader import legend_html, marked_articles, sentence_ids
from analysis.voices import attributions, with_voices

LABELS = {"stance": {"pole.plus": "Toward the plus pole", "pole.minus": "Toward the minus pole"}}
KINDS = {"up", "down", "zero", "plain"}


class Page(HTMLParser):
    """Reads the HTML of `marked_articles` back: the text of each article, and who covers which of its characters."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.open, self.texts, self.titles, self.spans, self.tags = [], [], [], [], set()
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
        if tag in ("span", "mark") and any(attributes.get("class") == "article" for _, attributes, *_ in self.open):
            self.spans.append(
                {**attributes, "tag": tag, "article": article, "start": start, "end": len(self.texts[article])}
            )

    def handle_data(self, data):
        if any(attributes.get("class") == "article" for _, attributes, *_ in self.open):
            self.texts[-1] += data
        elif self.open and self.open[-1][0] == "h3":
            self.titles[-1] += data

    @property
    def marks(self):
        """The elements of marks, in the order in which they begin, the outer ones first."""
        return sorted((span for span in self.spans if span["tag"] == "mark"), key=lambda m: (m["start"], -m["end"]))

    def covered(self, number):
        """The characters that the mark in this row covers."""
        own = [span for span in self.marks if span["data-m"] == str(number)]
        return {at for span in own for at in range(span["start"], span["end"])}


def a_study(articles, marks=None):
    """As much of a study as the reader needs."""
    tokens = tokenize(articles)
    said = attributions(articles, tokens)
    tokens = with_voices(tokens, said)
    found = sentences(articles, tokens, said)
    marks = table("marks") if marks is None else marks
    return SimpleNamespace(
        articles=articles,
        tokens=tokens,
        marks=marks,
        sentences=found,
        labels=LABELS,
        codebook=None,
        attributions=said,
        kept={},
    )


def articles(*texts, title=""):
    return table("articles", {"article": [f"text-{i}" for i in range(len(texts))], "text": texts, "title": title})


def marks(*rows):
    """Marks of text-0 from (start, end, weight, entry, modifier)."""
    columns = ["start", "end", "weight", "entry", "modifier"]
    found = pd.DataFrame(rows, columns=columns).assign(article="text-0", sentence=1, measure="stance", target="")
    category = (found["weight"] < 0).map({True: "pole.minus", False: "pole.plus"})
    return table("marks", found.assign(category=category, cue="", voice="author"))


def page(text, *rows, title=""):
    return Page(marked_articles(a_study(articles(text, title=title), marks(*rows)), "stance"))


def visible(text):
    """The text as shown: control characters as their symbols, tabs and ends of lines as they are."""
    text = re.sub("\r(?!\n)", chr(0x240D), text)
    return "".join(chr(0x2400 + ord(c)) if ord(c) < 32 and c not in "\t\r\n" else c for c in text)


TRICKY = {
    "markup": "He wrote <script>alert(1)</script> & left.\n\nThen <b>more</b> &amp; &lt;i&gt; &copy; &#8217; <!-- it.",
    "quotes": "\"Straight\" 'marks', “curly” ‘ones’, «guillemets» and a ` backtick.\nIt's the people's.",
    "emoji": "The deal 👍🏽 was fine 👨‍👩‍👧 they said 🇮🇷🇷🇺.\n\nSo e\u0301 and é differ.",
    "right to left": "The word מילה and the phrase كلمة واحدة stand here.\n\n\u202bكلمة\u202c ends it.",
    "ends of lines": "One line.\r\nAnother line.\r\n\r\n\tA third, indented.  \n\n\n  Spaces  within.\n",
    "controls": "A bell\x07 and a null\x00, an escape\x1b[31m, a delete\x7f and a form\x0cfeed.",
    "braces": "{{ template }} {% block %} ${x} \\n %s {0} ]]> done.",
    "style": "Then </style> and </mark></div> and </script> stood <!DOCTYPE html> there.",
    "a long word": "An " + "endless" * 1500 + " word.",
    "nothing": "\n",
}


@pytest.mark.parametrize("text", TRICKY.values(), ids=TRICKY)
def test_without_its_tags_the_page_is_the_article(text):
    words = [(at, at + 3, 1.0, "x", "") for at in range(0, max(len(text) - 3, 0), 2)]  # overlapping everywhere
    for rows in ([], words):
        found = page(text, *rows)
        assert found.texts == [visible(text)]
        assert found.tags <= {"span", "mark", "div", "section", "h3"}
        assert Page(marked_articles(a_study(articles(text), marks(*rows)))).texts == [visible(text)]


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    st.text(
        st.sampled_from("ab <>&\"'.\n\r\t\x00\x1fé’“👍\u200dא\u202eم;#/") | st.characters(codec="utf-8"), max_size=80
    ),
    st.lists(st.tuples(st.integers(0, 80), st.integers(1, 30), st.sampled_from([-1.0, 0.0, 2.0])), max_size=8),
)
def test_any_text_with_any_marks_comes_back(text, spans):
    rows = [(start, min(start + length, len(text)), weight, "x", "") for start, length, weight in spans]
    chosen = marks(*[row for row in rows if row[0] < row[1]])
    found = Page(marked_articles(a_study(articles(text), chosen)))
    assert found.texts == [visible(text)]
    for mark in chosen.itertuples():
        assert found.covered(mark.Index) == set(range(mark.start, mark.end))


def test_control_characters_are_named():
    text = "".join(map(chr, range(32)))
    html = marked_articles(a_study(articles(f"x{text}y")))
    assert re.findall(r'<span class="control" title="(\w+) \(U\+', html) == [
        name for name in CONTROLS.split() if name not in ("HT", "LF")
    ]
    assert '<span class="control" title="NUL (U+0000)">␀</span>' in html
    assert '<span class="control" title="CR (U+000D)">␍</span>' in html


def test_of_the_ends_of_lines_nothing_is_seen():
    html = marked_articles(a_study(articles("One line.\r\nAnother,\r alone.\r\n\r\nA third.\r\n")))
    assert html.count("␍") == 1 and html.count("&#13;\n") == 4
    cut = marked_articles(a_study(articles("One\r\nline."), marks((0, 4, 1.0, "x", ""), (4, 6, 1.0, "y", ""))))
    assert "␍" not in cut and Page(cut).texts == ["One\r\nline."]


@pytest.mark.parametrize("measures", [("stance", "distance"), ("hedging",), ("tone",), ("framing",), ("metaphor",), ()])
def test_the_articles_of_a_study_come_back_with_every_mark(study, measures):
    chosen = study.marks[study.marks["measure"].isin(measures)] if measures else study.marks
    found = Page(marked_articles(study, *measures))
    assert found.texts == list(study.articles["text"])
    assert found.titles == list(study.articles["author"] + ": " + study.articles["title"])
    assert len(chosen) > 10
    assert {span["id"] for span in found.marks if "id" in span} == {f"m{number}" for number in chosen.index}
    assert sum("data-label" in span for span in found.marks) == len(chosen)  # one label a mark
    places = {article: i for i, article in enumerate(study.articles["article"])}
    at = {number: set() for number in chosen.index}
    for span in found.marks:
        mark = chosen.loc[int(span["data-m"])]
        assert span["article"] == places[mark["article"]]
        assert (span["data-c"], span["data-v"]) == (f"{mark['measure']}/{mark['category']}", mark["voice"])
        at[mark.name].update(range(span["start"], span["end"]))
    assert at == {mark.Index: set(range(mark.start, mark.end)) for mark in chosen.itertuples()}


def test_a_title_tells_what_a_mark_is(study):
    (span,) = page("It is hardly a bond.", (16, 20, -0.25, 'bond(|s) "of" <steel> & so', "hardly")).marks
    assert span["title"] == (
        'Toward the minus pole (stance):  · entry bond(|s) "of" <steel> & so · weight −0.25 · modifier hardly · '
        "voice author · source none named"
    )
    assert (span["start"], span["end"], span["data-label"], span["data-at"]) == (16, 20, "toward minus", "16 20")
    told = {
        span["data-c"]: span["title"]
        for span in Page(marked_articles(study, "tone", "mention", "evaluation", "hedging")).marks
        if "title" in span
    }
    assert " · source hutto2014" in told["tone/positive"]
    assert " · toward Russia · " in told["mention/russia"]
    assert any(" · source " in title and "hyland" in title for title in told.values())


def test_the_title_of_a_stretch_tells_of_all_its_marks_the_outermost_first():
    found = page("a marriage of convenience", (2, 25, 2.0, "outer", ""), (2, 10, 1.0, "inner", ""))
    titles = [re.findall(r"entry (\w+)", span["title"]) for span in found.marks if "title" in span]
    assert titles == [["outer", "inner"], ["outer"]]


def test_nested_and_overlapping_marks_keep_their_extents_and_lie_apart():
    text = "a marriage of convenience, not love"
    rows = [
        (2, 25, 2.0, "outer", ""),
        (2, 10, 1.0, "inner", ""),
        (14, 34, -1.0, "across", ""),
        (2, 25, -2.0, "twin", ""),
        (27, 30, 1.0, "after", ""),
    ]
    found = page(text, *rows)
    assert found.texts == [text]
    for number, (start, end, *_) in enumerate(rows):
        assert found.covered(number) == set(range(start, end))
        own = [span for span in found.marks if span["data-m"] == str(number)]
        assert [span["end"] for span in own if "data-label" in span] == [end]
        assert len({span["data-lane"] for span in own}) == 1
    lanes = {span["data-m"]: int(span["data-lane"]) for span in found.marks}
    assert lanes == {"0": 0, "1": 1, "3": 2, "2": 1, "4": 0}  # a line that is free again is used again


def test_the_class_tells_the_direction():
    signed = page("up down zero", (0, 2, 1.0, "u", ""), (3, 7, -1.0, "d", ""), (8, 12, 0.0, "z", "distanced"))
    assert [span["class"] for span in signed.marks] == ["up tight", "down tight", "zero tight"]
    plain = page("one zero", (0, 3, 1.0, "u", ""), (4, 8, 0.0, "z", "distanced"))
    assert [span["class"] for span in plain.marks] == ["plain tight", "zero tight"]
    assert set(re.findall(r'class="(\w+)" data-lane', legend_html())) == KINDS


def test_sections_are_told_apart(study):
    found = Page(marked_articles(a_study(study.articles)))
    places = {"boilerplate", "heading", "title", "body"}
    number = {article: i for i, article in enumerate(study.articles["article"])}
    classes = {
        (s["article"], at): s["class"]
        for s in found.spans
        if s["class"] in places
        for at in range(s["start"], s["end"])
    }
    seen = set()
    for word in study.tokens.itertuples():
        assert classes[number[word.article], word.start] == word.section
        seen.add(word.section)
    assert {"boilerplate", "heading", "body"} <= seen
    assert not found.marks


def test_a_paragraph_without_words_is_no_part_of_the_article():
    found = page(
        "A sentence of the text stands here, and goes on.\n\nA second one.\n\n* * *\n\nAnother sentence follows it."
    )
    paragraphs = [span for span in found.spans if span["class"] in ("body", "boilerplate")]
    assert [span["class"] for span in paragraphs] == ["body", "body", "boilerplate", "body"]
    assert not [span for span in paragraphs if "data-why" in span]  # nothing was left out


def test_titles_are_escaped_and_the_key_stands_in_for_none():
    assert page("Text.", title='<i>A</i> & "B"').titles == ['<i>A</i> & "B"']
    assert page("Text.").titles == ["text-0"]


def test_marks_stay_with_their_article():
    found = Page(
        marked_articles(a_study(articles("Same words here.", "Same words here."), marks((0, 4, 1.0, "x", ""))))
    )
    assert [span["article"] for span in found.marks] == [0]


def test_words_that_may_be_somebody_elses_are_labelled_doubtful():
    text = 'Anna Berg said: "The bridge is closed. Nobody knows for how long.\n\nThe town slept.'
    html = marked_articles(a_study(articles(text), marks((17, 27, 1.0, "x", ""))))
    found = Page(html)
    assert found.texts == [text]
    doubtful = [span for span in found.spans if span.get("class") == "doubtful"]
    covered = {at for span in doubtful for at in range(span["start"], span["end"])}
    assert (
        text[min(covered) : max(covered) + 1].strip('"').startswith("The bridge")
        and "slept" not in text[: max(covered)]
    )
    assert [span["data-label"] for span in doubtful if "data-label" in span] == ["doubtful: Anna Berg"]
    assert doubtful[0]["title"] == "doubtful: possibly the words of Anna Berg; counted as the author’s"
    assert 'class="doubtful" data-label="doubtful"' in legend_html()


def test_sure_words_of_others_are_not_labelled_doubtful():
    assert 'class="doubtful"' not in marked_articles(a_study(articles("Anna Berg said that the bridge was closed.")))


def test_the_words_of_others_are_shaded_whole_and_named_once(study):
    found = Page(marked_articles(study, "stance"))
    number = {article: i for i, article in enumerate(study.articles["article"])}
    covered = {
        (span["article"], at): span["class"]
        for span in found.spans if span["class"] in ("quoted", "reported")
        for at in range(span["start"], span["end"])
    }  # fmt: skip
    for word in study.tokens.itertuples():
        for at in (word.start, word.end - 1):
            assert covered.get((number[word.article], at), "author") == word.voice
    labels = [span["data-label"] for span in found.spans if span["class"] == "quoted" and "data-label" in span]
    sure = study.attributions[~study.attributions["doubtful"]]
    spoken = study.tokens[study.tokens["voice"] == "quoted"].drop_duplicates(["article", "attribution"])
    assert len(labels) == len(spoken) <= len(sure)
    assert any(label.endswith(" …") for label in labels) and max(map(len, labels)) <= 40


def test_quotation_marks_belong_to_what_is_quoted():
    text = 'The town slept. "The bridge is closed, and the town is cut off today," said Anna Berg.'
    (quoted,) = [span for span in Page(marked_articles(a_study(articles(text)))).spans if span["class"] == "quoted"]
    assert text[quoted["start"] : quoted["end"]] == text[text.index('"') : text.rindex('"') + 1]
    assert quoted["data-label"] == "quoted: Anna Berg"


def test_sentences_have_numbers_and_ids_that_stay():
    texts = ["One sentence stands here. Another one follows it.", "A third text is short."]
    names = ["A/one two", "a one-two"]
    given = table("articles", {"article": names, "text": texts})
    study = a_study(given)
    assert sentence_ids(study).to_list() == ["a-one-two-1", "a-one-two-2", "a-one-two-2-1"]
    found = Page(marked_articles(study))
    numbers = [span for span in found.spans if span["class"] == "n"]
    assert [span["data-n"] for span in numbers] == ["1", "2", "1"]
    assert [span["id"] for span in numbers] == sentence_ids(study).to_list()
    sentences_shown = [span for span in found.spans if span["class"] == "sentence"]
    assert sorted(span["id"] for span in sentences_shown) == ["s0", "s1", "s2"]
    assert sorted(span["data-at"] for span in sentences_shown) == sorted(
        f"{row.start} {row.end}" for row in study.sentences.itertuples()
    )
    alone = Page(marked_articles(study, "stance"))  # there may be another reader on the page of a notebook
    assert not [span for span in alone.spans if span["class"] in ("n", "sentence") and "id" in span]


def test_what_marks_more_than_one_word_in_five_is_off_unless_it_is_asked_for():
    text = "One two three four five six seven eight nine ten."
    few, many = [(0, 3, 1.0, "x", ""), (4, 7, 1.0, "x", "")], [(at, at + 1, 1.0, "x", "") for at in (0, 4, 8)]
    for rows, off in ((few, 0), (many, 3)):
        study = a_study(articles(text), marks(*rows))
        assert sum("off" in span["class"] for span in Page(marked_articles(study)).marks) == off
        assert not [span for span in Page(marked_articles(study, "stance")).marks if "off" in span["class"]]
        assert all("off" in span["class"] for span in Page(marked_articles(study, shown=())).marks)
