"""What the rules over the parse give to somebody, and to whom, and what stays with the author."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from voices.tables import corpus, sources_and_words

from analysis.core.schema import COLUMNS
from analysis.text.tokens import words_of_articles
from analysis.voices import attributions, tokenize, with_voices


@pytest.mark.parametrize(
    "text",
    [
        "The war is pushing the two towns into deeper cooperation.",
        "The mayor agreed to build the bridge and decided to paint it.",
        "The town promised to pay for the ferry and plans to buy another.",
        "The terms were more favorable to the builders than the first ones.",
        "The two towns shared some interests with the ministry and competed over others.",
        "This shows that the builders knew what they were doing.",
        "The fact suggests that the river is rising.",
        "I heard the argument put by a guest.",
        "The mayor was so tired that he left the hall.",
        "Nobody has ever supposed that the bridge would pay.",
        "Those of us who think that the bridge is useless should say so.",
        "If the builders believed that the river was calm, they would sail.",
        "It should be noted that the bridge is old.",
        "The town can expect that the river will rise.",
        "There is no doubt that the bridge is old.",
        "Does anyone suppose that the bridge would stand?",
        "Bridges that promise everything are tested once.",
        "The plan is named after what engineers call the “lazy river”.",
        "She is reading “The Bridge on the River Lom” on the ferry.",
    ],
)
def test_what_is_the_authors_account_stays_the_authors(text):
    assert (tokenize(corpus(text))["voice"] == "author").all()


def test_us_is_not_the_united_states_and_a_verb_is_no_source():
    sources = [
        source for source, _ in sources_and_words("Critics told us that the treaty, the argument goes, was dead.")
    ]
    assert "us" not in sources and "United States" not in sources


def test_a_source_never_runs_over_a_paragraph():
    text = "The Quiet Bridge\n\nAnna Berg said that the bridge was closed for the whole of the winter."
    assert [source for source, _ in sources_and_words(text)] == ["Anna Berg"]


def test_a_quotation_has_the_source_that_a_phrase_gives_it():
    assert sources_and_words("“The bridge is closed for the winter,” according to Anna Berg.") == [
        ("Anna Berg", "The bridge is closed for the winter")
    ]


def test_a_quotation_is_not_its_own_source():
    text = "“A town that had never once given up” is what the mayor painted on the wall."
    assert sources_and_words(text) == [("", "A town that had never once given up")]


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        # a quotation without a cue: who stands out in the sentence before
        ("Anna Berg was blunt in the hall.\n\n“Nobody has paid for this bridge and nobody will.”", "Anna Berg", "Nobody has"),
        ("I asked for the plan put forward by a builder from Lom. “It will stand for a hundred years,” he said.",
         "a builder from Lom", "It will"),
        ("The thing reached me from a local institute. I translate its verdict: “The bridge is a ruin and always was.”",
         "a local institute", "The bridge"),
        ("Ivan Lom spoke first.\n\nAnna Berg answered him at length. “The bridge is a ruin and always was.”",
         "Anna Berg", "The bridge"),
        # pronouns over a sentence or a paragraph
        ("The engineers met in Lom.\n\nThey insisted that the bridge was safe.", "The engineers", "the bridge was"),
        ("Nobody in town is as stern as Vera Moor, the baker. She fears that the bridge will fall.", "Vera Moor", "the bridge"),
        ("The commission met. “The bridge is closed for the winter,” it said.", "The commission", "The bridge"),
        # what is set in front is not who says it; two who say it are both named
        ("After the flood — a long night, the mayor said the bridge had held.", "the mayor", "the bridge had"),
        ("Berg, Lom, and their friends say that the bridge will fall.", "Berg, Lom, and their friends", "the bridge"),
        # the whole phrase
        ("Vera Moor (D-Lom) said that the bridge was old.", "Vera Moor", "the bridge was"),
        ("The tall, tired builder said that the bridge was old.", "The tall, tired builder", "the bridge was"),
        ("The tired baker Vera Moor said that the bridge was old.", "The tired baker Vera Moor", "the bridge was"),
        ("He’s praised himself as the best builder in town.", "He", "the best builder"),
        ("President Moor spoke. The president believes that the bridge is old.", "Moor", "the bridge is"),
        ("The mayor would have us believe that the bridge is new.", "The mayor", "the bridge is"),
        ("“The bridge is a ruin and always was,” in the words of Vera Moor.", "Vera Moor", "The bridge"),
        ("The town was told by a clerk that the plan was dead.", "a clerk", "the plan"),
        ("The crux of the report is that the bridge is old.", "the report", "the bridge is"),
        ("The bridge, which the mayor agrees is old, was closed.", "the mayor", "is old"),
        ("The town quarrels over a bridge that Moscow wants but which Tehran fears would cut off the road.", "Tehran", "would cut"),
        ("Berg wanted to know whether the bridge would hold.", "Berg", "whether the bridge"),
    ],
)  # fmt: skip
def test_whose_words_they_are(text, source, words):
    assert any(own == source and said.startswith(words) for own, said in sources_and_words(text)), sources_and_words(
        text
    )


def test_quotation_marks_alone():
    text = "Berg said that it was over. “The bridge is closed for the winter,” she added. A “bad bridge” it was."
    articles = corpus(text)
    table = attributions(articles, words_of_articles(articles), voices="quotes")
    assert [text[row.start : row.end] for row in table.itertuples()] == ["“The bridge is closed for the winter,”"]
    assert table[["source", "actor", "cue_class"]].to_numpy().tolist() == [["", "", ""]]
    assert table["confidence"].isna().all() and table["cue_start"].isna().all()


def test_another_mode_is_an_error_that_says_what_is_valid():
    with pytest.raises(ValueError, match="'parsed', 'quotes'"):
        attributions(corpus("x"), words_of_articles(corpus("x")), voices="tagged")


def test_boilerplate_is_not_read():
    text = "The Quiet Bridge\n\nThe bridge is closed for the winter and the town sleeps.\n\nFollow us: critics say that we are good."
    articles = corpus(text)
    tokens = words_of_articles(articles).assign(section="boilerplate")
    assert attributions(articles, tokens).empty


TEXT = st.text(alphabet="ab HeI said that. ,:?!\n\"'“”„«»‘’-–", max_size=150)


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_any_text_gives_sound_tables(text):
    articles = corpus(text)
    tokens = words_of_articles(articles)
    table = attributions(articles, tokens)
    assert list(table.columns) == list(COLUMNS["attributions"])
    assert table["attribution"].tolist() == list(range(1, len(table) + 1))
    spans = table.set_index("attribution")[["start", "end"]]
    for row in table.itertuples():
        assert 0 <= row.start < row.end <= len(text)
        if not pd.isna(row.parent):
            outer = spans.loc[row.parent]
            assert outer["start"] <= row.start and row.end <= outer["end"]
    voiced = with_voices(tokens, table)
    kinds = table.set_index("attribution")["kind"]
    for voice, number in zip(voiced["voice"], voiced["attribution"], strict=True):
        assert (voice == "author") == pd.isna(number)
        assert pd.isna(number) or (voice == "quoted") == (kinds[number] == "direct")


def test_no_articles_no_attributions():
    articles = corpus("x").iloc[:0]
    assert attributions(articles, words_of_articles(articles)).empty


def test_a_cue_in_a_quotation_governs_nothing_outside_it():
    text = "“My students say ‘bridge’ the way other people curse,” a teacher in Lom told me."
    assert not any("teacher" in words for _, words in sources_and_words(text))


def test_a_transcript_names_who_speaks():
    text = "BERG: We built the bridge together.\n\nLOM: We thank the town for the bridge and its trust."
    assert sources_and_words(text) == [
        ("BERG", "We built the bridge together"),
        ("LOM", "We thank the town for the bridge and its trust"),
    ]
    assert sources_and_words("NOTE: the bridge is closed.\n\nThe town slept through the night.") == []
