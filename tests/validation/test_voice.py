"""How the reading of voices is scored, on a small text where every count is known."""

import json

import numpy as np
import pandas as pd
import pytest

from analysis.cli import main
from analysis.core.schema import table
from analysis.text.tokens import words_of_articles
from analysis.validation import voice

#       0         1         2         3         4         5         6         7
#       0123456789012345678901234567890123456789012345678901234567890123456789012
TEXT = "Ann Lee, of Oslo, said it rains. “It snows,” says Bo. They think it hails."


@pytest.fixture(scope="module")
def articles():
    return table("articles", {"article": ["a", "b"], "text": [TEXT, "Nothing was said."]})


@pytest.fixture(scope="module")
def tokens(articles):
    return words_of_articles(articles)


@pytest.fixture(scope="module")
def gold():
    rows = [
        ("a", 0, "source", 0, 16), ("a", 0, "cue", 18, 22), ("a", 0, "content", 23, 31),
        ("a", 1, "source", 50, 52), ("a", 1, "cue", 45, 49), ("a", 1, "content", 33, 44),
        ("a", 2, "source", 54, 58), ("a", 2, "cue", 59, 64), ("a", 2, "content", 65, 73),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["article", "attribution", "role", "start", "end"])


def found(*rows):
    """Attributions from (start, end, source_start, source_end)."""
    start, end, first, last = zip(*rows, strict=True)
    return table("attributions", {"article": ["a"] * len(rows), "attribution": [*range(1, len(rows) + 1)], "kind": ["indirect"] * len(rows),
                                  "start": start, "end": end, "source_start": first, "source_end": last, "doubtful": [False] * len(rows)})  # fmt: skip


def test_a_word_is_of_a_span_that_it_touches(tokens, gold):
    words = tokens["word"].to_numpy()
    assert [words[at].tolist() for at in voice.word_ranges(tokens, gold[gold["role"] != "content"])] == [
        ["Ann", "Lee", "of", "Oslo"], ["said"], ["Bo"], ["says"], ["They"], ["think"],
    ]  # fmt: skip
    spans = pd.DataFrame({"article": ["a", "a", "c"], "start": [2, 3, 0], "end": [5, 4, 9]})
    assert [words[at].tolist() for at in voice.word_ranges(tokens, spans)] == [["Ann", "Lee"], [], []]
    labels = voice.word_roles(tokens, gold)
    assert labels[: len(labels) - 3].tolist() == [1, 1, 1, 1, 2, 3, 3, 3, 3, 2, 1, 1, 2, 3, 3]


def test_words_between_quotation_marks_are_told(articles, tokens):
    assert tokens["word"][voice.quoted_words(articles, tokens)].tolist() == ["It", "snows"]


def test_every_row_is_a_ratio_of_counts(articles, tokens, gold):
    """Found: the first content, with the right source, and the second with a wrong one; the third is missed."""
    rows = voice.voice_rows(articles, tokens, found((23, 31, 0, 16), (33, 44, 0, 7)), gold).set_index("metric")
    assert rows.loc["content_precision", ["n", "ours"]].tolist() == [4, 1]
    assert rows.loc["content_recall", ["n", "ours"]].tolist() == [6, pytest.approx(4 / 6)]
    assert rows.loc["content_f1", "ours"] == pytest.approx(0.8)
    assert rows.loc[["recall_direct", "recall_indirect"], "n"].tolist() == [2, 4]
    assert rows.loc[["recall_direct", "recall_indirect"], "ours"].tolist() == [1, 0.5]
    assert rows.loc["source_head", ["n", "ours"]].tolist() == [3, pytest.approx(1 / 3)]
    assert rows.loc["source_head_of_found", ["n", "ours"]].tolist() == [2, 0.5]
    assert rows.loc["speech_content_recall", "ours"] == pytest.approx(4 / 6)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Ann Lee, of Oslo", "Lee"),
        ("the old king", "king"),
        (", of Oslo", "Oslo"),
        ("King of the hill", "King"),
        ("", None),
    ],
)
def test_the_head_of_a_source_is_its_last_name_before_a_comma(text, head):
    place = voice._source_head(f"x {text}", 2, 2 + len(text))
    assert (f"x {text}"[slice(*place)] if place else None) == head


def test_a_ratio_has_an_interval_over_articles():
    unit, metric, n, ours, low, high = voice.ratio_row("word", "m", 7, np.array([1, 4]), np.array([4, 4]))
    assert (unit, metric, n, ours, low, high) == ("word", "m", 7, 0.625, 0.25, 1.0)


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


def test_a_gold_attribution_is_of_speech_by_a_word_of_its_cue_whatever_its_form():
    assert voice.cue_forms(["said", "thinks", "claims", "according", "reportedly", "agreed", "ran", "pushing"]) == {
        "said", "thinks", "claims", "according", "reportedly", "agreed",
    }  # fmt: skip
    articles = pd.DataFrame({"article": ["a"], "text": ["Bo said it rains. Bo pushed to go."]})
    gold = pd.DataFrame(
        [("a", 0, "cue", 3, 7), ("a", 0, "content", 8, 16), ("a", 1, "cue", 21, 27), ("a", 1, "content", 28, 33)],
        columns=["article", "attribution", "role", "start", "end"],
    )
    assert voice.is_speech(articles, gold).tolist() == [True, True, False, False]


def test_a_source_is_right_where_ours_holds_its_whole_head(articles, tokens, gold):
    """Of the first ours is just the head, *Lee*; of *Bo* and *They* a letter is missing."""
    ours = found((23, 31, 4, 7), (33, 44, 51, 52), (65, 73, 54, 57))
    rows = voice.voice_rows(articles, tokens, ours, gold).set_index("metric")
    assert rows.loc["source_head_of_found", ["n", "ours"]].tolist() == [3, pytest.approx(1 / 3)]


def test_articles_of_a_gold_set_are_scored_by_the_spans_that_people_marked(write_gold):
    marked = [
        {"source": [[0, 7]], "cue": [[18, 22]], "content": [[23, 31]]},
        {"source": [[50, 52]], "cue": [[45, 49]], "content": [[33, 44]]},
    ]
    gold = write_gold("polnear", [{"id": "a", "title": "", "text": TEXT, "attributions": marked}], "articles.jsonl")
    rows = voice.polnear(gold).set_index("metric")
    assert set(rows["set"]) == {"polnear"} and set(rows["seen"]) == {0}
    assert rows.loc["content_recall", ["n", "ours"]].tolist() == [4, 1]
    assert rows.loc["source_head", "n"] == 2 and rows.loc["recall_direct", "n"] == 2
