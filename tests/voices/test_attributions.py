"""What the rules over the parse give to somebody, and to whom: one row a rule, beside texts that look alike."""

import pandas as pd
import pytest

from analysis.text.tokens import words_of_articles
from analysis.voices import attributions, tokenize, with_voices


def articles(text):
    return pd.DataFrame({"article": ["a"], "text": [text], "title": [""], "author": [""]})


def found(text, **options):
    """Source and words of each attribution, without its marks."""
    corpus = articles(text)
    table = attributions(corpus, words_of_articles(corpus), **options)
    return [(row.source, text[row.start : row.end].strip('“”".,')) for row in table.itertuples()]


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("The minister insisted that the bridge was safe.", "The minister", "the bridge was safe"),
        ("Many residents fear the river will rise.", "Many residents", "the river will rise"),
        ("The ferry, Anna Berg believes, is doomed.", "Anna Berg", "is doomed"),
        ("As Anna Berg wrote last week, the bridge is a ruin.", "Anna Berg", "the bridge is a ruin"),
        ("What the mayor conceded is that the money is gone.", "the mayor", "the money is gone"),
        ("A survey shows that most drivers avoid the bridge.", "A survey", "most drivers avoid the bridge"),
        ("The treaty states that neither town may close the river.", "The treaty", "neither town may close the river"),
        ("Critics described the bridge as a waste of money.", "Critics", "a waste of money"),
        ("The mayor called the plan foolish and costly.", "The mayor", "foolish and costly"),
        ("Residents accused the builders of cutting corners.", "Residents", "cutting corners"),
        ("The bridge is said to be the longest in the valley.", "", "to be the longest in the valley"),
        ("Berg's claim that the bridge is empty is wrong.", "Berg", "the bridge is empty"),
        ("The fear among residents that the dam will break is old.", "residents", "the dam will break"),
        ("The mayor is convinced that the bridge will pay.", "The mayor", "the bridge will pay"),
        ("According to the ministry, the bridge is safe.", "the ministry", "the bridge is safe"),
        ("To its critics, the bridge is a monument to vanity.", "its critics", "the bridge is a monument to vanity"),
        ("In the mayor's view, the bridge is a triumph.", "the mayor", "the bridge is a triumph"),
        ("The mayor has said that the bridge is closed.", "The mayor", "the bridge is closed"),
        ("They met a baker saying that the bridge is closed.", "a baker", "the bridge is closed"),
        ("We hear the bridge has been closed.", "", "the bridge has been closed"),
        ("One of the clerks said that the bridge is closed.", "One of the clerks", "the bridge is closed"),
        ("Anna Berg came. Berg said that the bridge is closed.", "Anna Berg", "the bridge is closed"),
        ("I read in serious papers that the bridge is closed.", "", "the bridge is closed"),
        ("Berg Union voted. Union said that the bridge is closed.", "Union", "the bridge is closed"),
        ("Anna Berg asked what the bridge would cost.", "Anna Berg", "what the bridge would cost"),
        ("The mayor says it is safe as if storms never came.", "The mayor", "it is safe as if storms never came"),
        (
            "Anna Berg says the mayor “told them in a letter to us” that the bridge is closed.",
            "Anna Berg",
            "the mayor “told them in a letter to us” that the bridge is closed",
        ),
    ],
)
def test_what_each_rule_finds(text, source, words):
    assert (source, words) in found(text)


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
    assert (tokenize(articles(text))["voice"] == "author").all()


def test_us_is_not_the_united_states_and_a_verb_is_no_source():
    sources = [source for source, _ in found("Critics told us that the treaty, the argument goes, was dead.")]
    assert "us" not in sources and "United States" not in sources


def test_a_source_never_runs_over_a_paragraph():
    text = "The Quiet Bridge\n\nAnna Berg said that the bridge was closed for the whole of the winter."
    assert [source for source, _ in found(text)] == ["Anna Berg"]


def test_a_quotation_has_the_source_that_a_phrase_gives_it():
    assert found("“The bridge is closed for the winter,” according to Anna Berg.") == [
        ("Anna Berg", "The bridge is closed for the winter")
    ]


def test_a_cue_in_a_quotation_governs_nothing_outside_it():
    text = "“My students say ‘bridge’ the way other people curse,” a teacher in Lom told me."
    assert not any("teacher" in words for _, words in found(text))


def test_a_quotation_is_not_its_own_source():
    text = "“A town that had never once given up” is what the mayor painted on the wall."
    assert found(text) == [("", "A town that had never once given up")]


def test_the_author_adds_to_what_somebody_said():
    assert ("Berg", "the bridge is safe") in found("Berg says the bridge is safe, as if anybody had asked.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Anna Berg said that it was over.", "person"),
        ("Critics said that it was over.", "group"),
        ("The ministry said that it was over.", "country or body"),
        ("Moscow said that it was over.", "country or body"),
        ("The report said that it was over.", "document"),
        ("It is said that it was over.", "nobody in particular"),
    ],
)
def test_kinds_of_sources(text, kind):
    corpus = articles(text)
    assert attributions(corpus, words_of_articles(corpus))["source_kind"].tolist() == [kind]


def test_he_is_the_last_person_and_not_one_in_somebodys_words():
    text = "Ivan Lom left early. “Anna Berg is right about everything in here,” he said."
    assert found(text)[0][0] == "Ivan Lom"


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
def test_who_it_is(text, source, words):
    assert any(own == source and said.startswith(words) for own, said in found(text)), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg left early.\n\n## The town\n\nIt rained. “Nobody has paid for this bridge and nobody will.”",
        "The town needs a bridge. They say that it is old.",
        "More builders came. They say that it is old.",
        "“Anna Berg has paid for this bridge,” said a sign. It rained. The sun came out. Winter passed. She says that it is old.",
        "“I have seen to it that nothing is left of the bridge.” The town is proud of that.",
    ],
)
def test_a_wrong_source_is_worse_than_none(text):
    assert found(text)[-1][0] in ("", "They", "She")


def test_what_the_author_says_between_ends_a_speech():
    text = "“It is old,” said Vera Moor. The town slept. Ivan Lom woke up. “Nobody has paid for this bridge and nobody will.”"
    assert found(text)[-1][0] == "Ivan Lom"


def test_who_spoke_thousands_of_sentences_ago_is_forgotten():
    assert found("Anna Berg left early. " + "It rained. " * 2000 + "She said that the bridge was old.")[-1][0] == "She"


def test_nobody_says_what_should_be_said_or_needs_no_telling():
    assert found("The town must accept that the bridge is old. Nobody needs to be told that it will fall.") == []


def test_a_transcript_names_who_speaks():
    text = "BERG: We built the bridge together.\n\nLOM: We thank the town for the bridge and its trust."
    assert found(text) == [
        ("BERG", "We built the bridge together"),
        ("LOM", "We thank the town for the bridge and its trust"),
    ]
    assert found("NOTE: the bridge is closed.\n\nThe town slept through the night.") == []


def test_quotation_marks_alone():
    text = "Berg said that it was over. “The bridge is closed for the winter,” she added. A “bad bridge” it was."
    corpus = articles(text)
    table = attributions(corpus, words_of_articles(corpus), voices="quotes")
    assert [text[row.start : row.end] for row in table.itertuples()] == ["“The bridge is closed for the winter,”"]
    assert table[["source", "actor", "cue_class"]].to_numpy().tolist() == [["", "", ""]]
    assert table["confidence"].isna().all() and table["cue_start"].isna().all()


def test_another_mode_is_an_error_that_says_what_is_valid():
    with pytest.raises(ValueError, match="'parsed', 'quotes'"):
        attributions(articles("x"), words_of_articles(articles("x")), voices="tagged")


def test_what_is_doubtful_stays_with_the_author():
    text = 'Anna Berg said: "The bridge is closed and nobody knows for how long.\nThe town slept.'
    corpus = articles(text)
    tokens = words_of_articles(corpus)
    table = attributions(corpus, tokens)
    assert table["doubtful"].tolist() == [True]
    voiced = with_voices(tokens, table)
    assert (voiced["voice"] == "author").all() and voiced["attribution"].isna().all()


def test_boilerplate_is_not_read():
    text = "The Quiet Bridge\n\nThe bridge is closed for the winter and the town sleeps.\n\nFollow us: critics say that we are good."
    corpus = articles(text)
    tokens = words_of_articles(corpus).assign(section="boilerplate")
    assert attributions(corpus, tokens).empty


def test_the_last_sentence_of_a_quotation_is_quoted_like_the_others():
    text = articles("“The harbour is lost. Nobody will save it,” said Anna Berg, and the cranes stood idle.")
    rows = attributions(text, words_of_articles(text))
    assert rows["kind"].tolist() == ["direct"]


@pytest.mark.parametrize(
    ("name", "pronoun"), [("Anna Berg", "she"), ("The ministry", "it"), ("The critics", "they"), ("The report", "it")]
)
def test_a_subject_three_sentences_back_is_forgotten(name, pronoun):
    said = f"“It is all over for the whole valley,” {pronoun} said."
    assert [source for source, _ in found(f"{name} came. Snow fell. {said}")] == [name]
    [(source, _)] = found(f"{name} came. Snow fell. Rain followed. {said}")
    assert source in ("", pronoun)
