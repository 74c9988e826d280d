"""Whose words: voices, sources, scare quotes, op-ed phrases; and any text without a crash."""

import json
import time
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cli import main
from analysis.core.schema import COLUMNS
from analysis.lexicons.load import read_codebook
from analysis.text.tokens import words_of_articles
from analysis.voices import attributions, tokenize, with_voices
from analysis.voices.actors import actor_finder

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
TEXT = st.text(alphabet="ab HeI said that. ,:?!\n\"'“”„«»‘’-–", max_size=150)


def corpus(text):
    return pd.DataFrame({"article": ["a"], "text": [text], "title": [""], "author": [""]})


def found(text, codebook=None):
    articles = corpus(text)
    return attributions(articles, words_of_articles(articles), codebook)


def words(text, voice):
    tokens = tokenize(corpus(text))
    return " ".join(tokens["word"][tokens["voice"] == voice])


def spoken(text):
    """The words that are not the author's."""
    tokens = tokenize(corpus(text))
    return " ".join(tokens["word"][tokens["voice"] != "author"])


@pytest.mark.parametrize(
    ("text", "theirs", "authors"),
    [
        ("The minister said that the bridge would open in May.", "the bridge would open in May", "The minister said"),
        ("According to the ministry, the bridge is ready.", "the bridge is ready", "According to the ministry"),
        (
            "Critics who dislike the bridge argue that it leads nowhere.",
            "it leads nowhere",
            "Critics who dislike the bridge",
        ),
        (
            "It has been said that rain brings luck, and indeed, the harvest was good.",
            "rain brings luck",
            "the harvest was good",
        ),
        ("We are told that the bridge will change everything.", "the bridge will change everything", "We are told"),
        ("I read in serious magazines that the bridge is a wonder.", "the bridge is a wonder", "in serious magazines"),
        ("The bridge, I am told, is a wonder of the age.", "is a wonder of the age", "I am told"),
        ("The bridge, say the experts, will never open.", "will never open", "say the experts"),
        (
            "Local mayors were reportedly critical of what they regarded as delays by the builders.",
            "what they regarded as delays by the builders",
            "",
        ),
        (
            "The mayor stated that the town had bought two ferries.",
            "the town had bought two ferries",
            "The mayor stated",
        ),
    ],
)
def test_what_others_say_is_not_the_authors_voice(text, theirs, authors):
    assert theirs in spoken(text)
    assert authors in words(text, "author")


@pytest.mark.parametrize(
    "text",
    [
        "It must be granted that the bridge is a fine piece of work.",
        "I do not think that the bridge will ever pay for itself.",
        "This shows that the builders knew what they were doing.",
        "It does not follow that the town will go bankrupt.",
        "The bridge appears to be a fine piece of work.",
        "It is, after all, a bridge of convenience for both towns.",
    ],
)
def test_the_authors_own_statements_stay_the_authors(text):
    assert spoken(text) == ""


def test_voices_of_a_direct_quotation_and_of_the_words_around_it():
    text = "“The bridge is closed,” said Anna Berg on Monday."
    assert words(text, "quoted") == "The bridge is closed"
    assert words(text, "author") == "said Anna Berg on Monday"


def test_a_quotation_inside_reported_words_is_quoted_and_has_a_parent():
    text = "The ministry said that the bridge was “a danger to the whole of the valley” and would close."
    table = found(text)
    outer, inner = table.iloc[0], table.iloc[1]
    assert (outer["kind"], inner["kind"], inner["parent"]) == ("mixed", "direct", outer["attribution"])
    assert words(text, "quoted") == "a danger to the whole of the valley"
    assert "would close" in words(text, "reported")


def test_a_quotation_inside_a_quotation_has_a_source_of_its_own():
    table = found("Anna Berg said: “My father told me, ‘never cross a river twice’, and I never did.”")
    assert table["parent"].dropna().tolist() == [table["attribution"].iloc[0]]


def test_scare_quotes_and_quoted_terms_stay_the_authors():
    assert spoken("The town built a “strategic fountain” in the square last year.") == ""
    assert spoken("It lies between the hills and what the poet Ann Lee has called the “valley of liars”.") == ""


def test_a_block_behind_a_colon_is_quoted():
    text = "The letter begins:\n\n    We leave the house to the town.\n\nThe town was glad of the house and kept it."
    assert words(text, "quoted") == "We leave the house to the town"


def test_a_quoted_paragraph_behind_a_colon_has_its_source_in_front():
    table = found(
        "Years ago, Anna Berg wrote in a letter:\n“The bridge will fall before the town has paid for it.”\nIt stands."
    )
    assert table["source"].iloc[-1] == "Anna Berg"


def test_a_quotation_goes_on_behind_its_speaker():
    table = found("“The bridge is closed,” Anna Berg said. “Nobody may cross it until the spring.”")
    assert table["source"].tolist() == ["Anna Berg", "Anna Berg"]


def test_pronouns_stand_for_the_last_name():
    table = found("Anna Berg said that the bridge was closed. She added that the ferry was full.")
    assert table["source"].tolist() == ["Anna Berg", "Anna Berg"]
    text = "Anna Berg said that the bridge was closed. She added that the ferry was full."
    last = table.iloc[-1]
    assert text[last["source_start"] : last["source_end"]] == "She"


def test_they_is_left_as_written():
    assert found("Anna Berg left early. They said that the bridge was closed.")["source"].tolist() == ["They"]


def test_a_source_without_a_name_is_its_noun_phrase():
    assert found("Local newspapers reported that the bridge was closed.")["source"].tolist() == ["Local newspapers"]


def test_sources_are_mapped_to_the_actors_of_a_codebook(tmp_path):
    path = tmp_path / "codebook.toml"
    path.write_text(
        'title = "t"\nconstruct = "c"\nversion = "1"\nlicence = "CC0-1.0"\n[sources]\n'
        '[targets.north]\nlabel = "North"\nnames = ["Northland", "Berg"]\n',
        "utf-8",
    )
    table = found("Anna Berg said that the bridge was closed. Critics said that it was not.", read_codebook(path))
    assert table["actor"].tolist() == ["north", ""]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the Kremlin's spokesman", "east"),
        ("Kremlin watchers", ""),
        ("U.S. officials", "west"),
        ("us", ""),
        ("a 25-year treaty", "treaty"),
        ("a year", ""),
        ("Núñez", "west"),
        ("officials in Al-Nur and the Kremlin", "treaty"),
        ("", ""),
    ],
)
def test_targets_named_in_phrases(phrase, expected):
    names = {"east": ["the Kremlin"], "west": ["U.S.", "Núñez"], "treaty": ["20-year treaty", "Al-Nur"]}
    codebook = SimpleNamespace(targets={target: {"names": cues} for target, cues in names.items()})
    assert actor_finder(codebook)(phrase) == expected


@pytest.mark.parametrize(
    ("verb", "expected"),
    [("said", "neutral"), ("claimed", "claiming"), ("admitted", "conceding"), ("denied", "doubting")],
)
def test_classes_of_cues(verb, expected):
    assert found(f"Anna Berg {verb} that the bridge was closed.")["cue_class"].tolist() == [expected]


def test_an_unclosed_quotation_is_doubtful():
    table = found('Anna Berg said: "The bridge is closed and nobody knows for how long.\nThe town slept.')
    assert table["doubtful"].tolist() == [True]


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


def test_thousands_of_quotation_marks_take_linear_time():
    def seconds(count):
        text = '“We said ‘no’ to it,” he said, "and so. ' * count
        began = time.process_time()
        tokenize(corpus(text))
        return time.process_time() - began

    assert min(seconds(1600) for _ in range(2)) < 20 * min(seconds(200) for _ in range(3))  # linear: 8, quadratic: 64


def test_no_articles_no_attributions():
    articles = corpus("x").iloc[:0]
    assert attributions(articles, words_of_articles(articles)).empty


def test_validation_scores_words_kinds_and_sources(tmp_path):
    text = "“The bridge is closed,” said Anna Berg.\n\nThe sun shone on the empty valley."
    gold = {"source": [[29, 38]], "cue": [[24, 28]], "content": [[0, 23]]}
    record = {"id": "a", "publisher": "p", "title": "", "text": text, "attributions": [gold]}
    (tmp_path / "polnear").mkdir()
    (tmp_path / "polnear" / "articles.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    output = tmp_path / "found.csv"
    assert main(["validate", str(tmp_path), "--set", "polnear", "--output", str(output)]) == 0
    table = pd.read_csv(output).set_index("metric")
    assert set(table["set"]) == {"polnear"} and set(table["measure"]) == {"voice"}
    assert table.loc["content_f1", ["n", "ours"]].tolist() == [4, 1]
    assert table.loc["content_f1", ["low", "high"]].isna().all()  # of one article there is no interval
    assert table.loc[["recall_direct", "source_head"], "ours"].tolist() == [1, 1]
    assert table.loc["recall_mixed", "n"] == 0 and pd.isna(table.loc["recall_mixed", "ours"])


def test_an_unknown_gold_set_is_an_error_of_one_line(tmp_path, capsys):
    assert main(["validate", str(tmp_path), "--set", "none"]) == 2
    assert "polnear" in capsys.readouterr().err


@pytest.mark.skipif(not SEEDS.exists(), reason="the two real op-eds are not beside the project")
@pytest.mark.parametrize(
    ("file", "cue", "voice"),
    [
        ("new-axis-emerging", "most dangerous scenario", "quoted"),
        ("new-axis-emerging", "deep historical ties", "quoted"),
        ("new-axis-emerging", "multipolar world order", "quoted"),
        ("new-axis-emerging", "full of generalities", "reported"),
        ("new-axis-emerging", "had purchased Russian", "reported"),
        ("new-axis-emerging", "diplomatic victory", "reported"),
        ("new-axis-emerging", "status as strategic", "reported"),
        ("new-axis-emerging", "strategic partnership” forged", "author"),
        ("relationship-of-convenience", "multipolar world order", "quoted"),
        ("relationship-of-convenience", "Russian inaction", "reported"),
        ("relationship-of-convenience", "strange bedfellows", "reported"),
        ("relationship-of-convenience", "finding comfort", "author"),
        ("relationship-of-convenience", "relationship of convenience", "author"),
        ("relationship-of-convenience", "axis of aggressors", "reported"),
    ],
)
def test_voices_of_the_two_op_eds(file, cue, voice):
    text = (SEEDS / f"{file}.txt").read_text("utf-8")
    tokens = tokenize(corpus(text))
    at = text.index(cue)
    assert tokens.loc[tokens["start"].searchsorted(at), "voice"] == voice


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Republican lawmakers", "gop"),
        ("Senior Republican congressional aides", "gop"),
        ("a Republican senator from Utah", "gop"),
        ("House Republicans", "gop"),
        ("Officials in Tehran", "iran"),
        ("Iran’s foreign minister", "iran"),
        ("a spokesman for Iran", "iran"),
        ("an Iranian historian", "iran"),
        ("John Doe, a Republican senator", "gop"),
        ("the Republican-led chamber", ""),
        ("a republican form of government", ""),
        ("critics of Iran", ""),
        ("Iran’s rivals in the Gulf", ""),
        ("the toughest opponents of the Islamic Republic", ""),
        ("an expert on Iran", ""),
        ("a historian of Iran", ""),
        ("an engineer who left Tehran in 1979", ""),
        ("the envoy to Iran", ""),
        ("critics of Iran and Republican lawmakers", "gop"),
        ("", ""),
    ],
)
def test_a_source_belongs_to_a_target_by_name_or_by_its_head_noun(source, target):
    book = SimpleNamespace(
        targets={
            "gop": {"names": ["Republicans"]},
            "iran": {"names": ["Iran", "Iranian", "Tehran", "Islamic Republic"]},
        }
    )
    assert actor_finder(book)(source) == target
