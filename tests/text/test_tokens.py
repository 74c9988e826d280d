"""The tables of words and sentences: what their parts find, put together over articles."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import attributions, mark
from analysis.core.schema import COLUMNS, SECTIONS, VOICES, table
from analysis.text.buffer import layout, paragraph_spans
from analysis.text.sections import label_sections
from analysis.text.sentences import sentence_spans
from analysis.text.tokenizer import word_spans
from analysis.text.tokens import sentences, words_of_articles
from analysis.voices import tokenize

PIECES = [
    "Roe said",
    "it.",
    "—",
    "“Why?”",
    "(no)",
    ".",
    "…",
    "\n",
    "\n",
    "By Jo Doe",
    "é",
    "😀",
    "_",
    " ",
    " ",
    "A. B.",
    "?!",
]
TEXTS = (
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join).filter(lambda text: text.count("_") < 2)
)  # no emphasis
ARTICLES = st.lists(st.tuples(TEXTS, st.sampled_from(["", "Roe said"])), max_size=3).map(
    lambda rows: table("articles", {
        "article": [f"a{number}" for number in range(len(rows))],
        "text": [text for text, _ in rows],
        "title": [title for _, title in rows],
    })
)  # fmt: skip


def one_by_one(articles):
    """The rows of words: article, sentence, start, end, word, section."""
    for article, text, title in zip(articles["article"], articles["text"], articles["title"], strict=True):
        number = 0
        codes = label_sections(layout([text]), pd.DataFrame({"text": [text], "title": [title]}))
        for span, section in zip(paragraph_spans(text), [SECTIONS[code] for code in codes], strict=True):
            for sentence in sentence_spans(text, *span):
                words = word_spans(text, *sentence)
                number += bool(words)
                yield from ((article, number, start, end, text[start:end], section) for start, end in words)


@given(ARTICLES)
@settings(max_examples=15)
def test_words_are_those_of_the_sentences_of_paragraphs(articles):
    words = words_of_articles(articles)
    assert words.dtypes.to_dict() == table("tokens").dtypes.to_dict()
    assert list(words.columns) == list(COLUMNS["tokens"])
    assert list(words.iloc[:, :6].itertuples(index=False, name=None)) == list(one_by_one(articles))
    assert (words["voice"] == "author").all() and words["attribution"].isna().all()


def test_a_sentence_has_the_voices_and_sources_of_its_words():
    articles = table("articles", {"article": ["a", "b"], "text": ["(One two. “Three four!”—Five) six.", "A b. _Ç d."]})
    tokens = words_of_articles(articles)
    tokens["attribution"] = pd.array([1, 2, 2, 1, 3, 3, 1, None, 2, 2], dtype="Int64")
    tokens["voice"] = pd.Categorical(
        ["author", "quoted", *["quoted"] * 2, *["author"] * 2, *["author"] * 2, *["reported"] * 2], VOICES
    )
    known = [("a", 1, "Roe"), ("a", 2, "Doe"), ("a", 3, ""), ("b", 1, "Poe"), ("b", 2, "Lee")]
    quotations = pd.DataFrame(known, columns=["article", "attribution", "source"])
    found = sentences(articles, tokens, quotations)
    assert list(found.itertuples(index=False, name=None)) == [
        ("a", 1, 0, 9, "body", "mixed", "Roe; Doe", 2),
        ("a", 2, 10, 24, "body", "quoted", "Doe; Roe", 2),
        ("a", 3, 24, 34, "body", "author", "", 2),
        ("b", 1, 0, 4, "body", "author", "Poe", 2),
        ("b", 2, 5, 10, "body", "reported", "Lee", 2),
    ]
    assert sentences(articles[:0], tokens[:0], quotations[:0]).dtypes.to_dict() == table("sentences").dtypes.to_dict()


def test_an_article_without_words_changes_nothing_for_the_others():
    texts = ["“It rains,” Anna Berg said.", " “…”\n", "The minister said that the road was closed."]
    articles = table("articles", {"article": ["a", "b", "c"], "text": texts})
    apart = [tokenize(articles[articles["article"] == name]) for name in "ac"]
    pd.testing.assert_frame_equal(tokenize(articles), pd.concat(apart, ignore_index=True))


def test_texts_laid_out_before_change_nothing():
    texts = ["It rains badly, perhaps.", " “…”\n", "“The road may be closed!” said Anna Berg."]
    for rows in ([0, 1, 2], [0, 2]):
        articles = table("articles", {"article": ["a", "b", "c"], "text": texts}).iloc[rows].reset_index(drop=True)
        page, tokens, quotations = (
            layout(articles["text"]),
            tokenize(articles),
            attributions(articles, words_of_articles(articles)),
        )
        pd.testing.assert_frame_equal(mark(articles, tokens, page=page), mark(articles, tokens))
        one, other = (sentences(articles, tokens, quotations, known) for known in (page, None))
        pd.testing.assert_frame_equal(one, other)
        assert len(one) == 2
