"""One article as HTML: whose words its stretches are, and what is seen of the characters that nobody sees."""

import re

import pandas as pd
import pytest

from analysis import sentences, tokenize
from analysis.core.schema import table
from analysis.report.marked_text import Layers, VoiceSpan, article_html, escape_text, voice_spans
from analysis.voices import attributions, with_voices


def read(text):
    """The tokens, attributions and sentences of one article."""
    articles = table("articles", {"article": ["a"], "text": [text]})
    tokens = tokenize(articles)
    said = attributions(articles, tokens)
    tokens = with_voices(tokens, said)
    return tokens, said, sentences(articles, tokens, said)


def test_a_statement_is_cut_at_sentences_and_labelled_once():
    text = '"The bridge is closed," said Anna Berg. "The town is cut off for a long time. It will not starve in this winter." It slept.'
    found = voice_spans(*read(text))
    assert [text[one.start : one.end] for one in found] == [
        '"The bridge is closed,"', '"The town is cut off for a long time.', 'It will not starve in this winter."',
    ]  # fmt: skip
    assert [(one.voice, one.source, one.label) for one in found] == [
        ("quoted", "Anna Berg", "quoted: Anna Berg"), ("quoted", "Anna Berg", "quoted: Anna Berg"), ("quoted", "Anna Berg", ""),
    ]  # fmt: skip


def test_the_authors_own_words_are_no_stretch():
    assert voice_spans(*read("The town slept. Nobody said a word about it.")) == []


def test_stretches_of_one_article_do_not_overlap(study):
    for name in study.articles["article"]:
        own = [part[part["article"] == name] for part in (study.tokens, study.attributions, study.sentences)]
        found = sorted(one for one in voice_spans(*own) if one.voice != "doubtful")
        assert len(found) > 3
        for one, other in zip(found, found[1:], strict=False):
            assert one.start < one.end <= other.start


@pytest.mark.parametrize(
    ("text", "start", "end", "shown"),
    [
        ("a<b>&c", 0, 6, "a&lt;b&gt;&amp;c"),
        ("a\r\nb", 0, 4, "a&#13;\nb"),
        ("a\r\nb", 0, 2, "a&#13;"),  # cut within the end of a line
        ("a\tb\n", 0, 4, "a\tb\n"),
    ],
)
def test_escape(text, start, end, shown):
    assert escape_text(text, start, end) == shown


@pytest.mark.parametrize("text", ["a\rb", "a\r"])
def test_a_carriage_return_alone_is_a_control_character(text):
    assert "␍" in escape_text(text, 0, len(text)) and "\r" not in escape_text(text, 0, len(text))


def test_a_run_of_boilerplate_says_once_why_it_was_left_out():
    text = "By Anna\n\nBy Carl\n\n5 min read\n\nThe town slept.\n\nShare this\n\n"
    rows = [
        (0, 7, "boilerplate"),
        (9, 16, "boilerplate"),
        (18, 28, "boilerplate"),
        (30, 45, "body"),
        (47, 57, "boilerplate"),
    ]
    frame = pd.DataFrame(rows, columns=["start", "end", "section"]).assign(sentence=range(1, 6))
    reasons = {0: "byline", 9: "byline", 18: "reading time"}
    html = article_html(text, Layers(frame, [], [], reasons), lambda row: f"<span data-n={row.sentence}>")
    said = re.findall('<span class="(\\w+)"(?: data-why="([^"]*)")?><span data-n', html)
    assert said == [
        ("boilerplate", "left out: byline"), ("boilerplate", ""), ("boilerplate", "left out: reading time"), ("body", ""),
        ("boilerplate", "left out: not part of the article"),
    ]  # fmt: skip


def test_a_stretch_across_marks_is_wrapped_piece_by_piece():
    text = "He said so twice."
    sentences = pd.DataFrame({"start": [0], "end": [17], "section": ["body"], "sentence": [1]})
    spoken = [VoiceSpan(3, 10, "quoted", "He", "quoted: He"), VoiceSpan(5, 14, "doubtful", "", "doubtful")]
    html = article_html(text, Layers(sentences, [], spoken), lambda row: "<span>")
    assert html.count('class="quoted"') == 2 and html.count('data-label="quoted: He"') == 1
    assert html.count('class="doubtful"') == 2 and html.count('data-label="doubtful"') == 1
