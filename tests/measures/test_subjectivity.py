"""Subjectivity: what is marked, how it is weighed, and the decisions."""

import json

import numpy as np
import pytest
from written import HEAD

from analysis import lexicon, mark, score, tokenize
from analysis.core.schema import table
from analysis.core.weights import read_weights
from analysis.lexicons.load import LexiconError, load_lexicon
from analysis.measures.subjectivity import decide
from analysis.validation import validate

LOADED = "We must not let this disgraceful regime lie to us again! Its “reforms” are an utterly cynical farce."
REPORT = "The ministry said on Monday that 47 bridges were repaired in the northern district, according to officials."


def marks_of(*texts):
    articles = table("articles", {"article": [str(i) for i in range(len(texts))], "text": list(texts)})
    tokens = tokenize(articles)
    marks = mark(articles, tokens, measures=["subjectivity"])
    return tokens, marks[marks["measure"] == "subjectivity"]


def test_loaded_wording_weighs_more_than_a_report():
    tokens, marks = marks_of(LOADED, REPORT)
    cues = dict(zip(marks["cue"], marks["category"], strict=True))
    assert cues["disgraceful"] == "loaded.negative"
    assert cues["must not"] == "argued.obligation"
    assert cues["!"] == "argued.punctuation"
    assert cues["“reforms”"] == "loaded.distance"
    assert cues["said on"] == "plain.attribution"
    points = marks.groupby("article")["weight"].sum()
    assert points["0"] > 0 > points["1"]
    marks.attrs["categories"] = {"subjectivity": list(lexicon("subjectivity").categories["subjectivity"])}
    totals = score(marks, tokens, ["article"]).set_index(["article", "category"])
    assert totals.loc[("0", "loaded"), "count_per_1000"] > totals.loc[("1", "loaded"), "count_per_1000"]


def test_every_entry_has_a_learned_weight():
    entries = lexicon("subjectivity").entries.dropna(subset="weight")
    learned = read_weights("subjectivity")
    assert set(zip(entries["category"], entries["entry"], strict=True)) == set(
        zip(learned["category"], learned["entry"], strict=True)
    )
    average = learned.groupby(learned["category"].str.split(".").str[0])["weight"].mean()
    assert average["loaded"] > average["argued"] > 0 > average["plain"]


def test_a_decision_takes_the_words_off():
    biased = lexicon("subjectivity").decisions["biased"]
    edge = biased["above"] + biased["per_word"] * 20
    points = {"loaded": np.array([edge + 1.01, edge + 0.99]), "argued": np.zeros(2), "plain": np.array([-1.0, -1.0])}
    assert decide("biased", points, np.array([20, 20])).tolist() == [True, False]


def test_at_the_line_a_sentence_is_not_subjective():
    points = {"loaded": np.array([2.4, 2.41]), "argued": np.zeros(2)}
    assert decide("subjective", points, [9, 9]).tolist() == [False, True]


def test_a_sign_is_marked_alone():
    _, marks = marks_of("They lied to us! Did they?")
    assert marks.loc[marks["category"] == "argued.punctuation", "cue"].tolist() == ["!", "?"]


def test_news_wording_does_not_speak_against_a_private_state():
    points = {"loaded": np.array([9.0]), "argued": np.zeros(1)}
    few, many = (points | {"plain": np.array([plain])} for plain in (0.0, -50.0))
    assert decide("subjective", few, [20]).all() and decide("subjective", many, [20]).all()
    assert decide("opinion", few, [20]).all() and not decide("opinion", many, [20]).any()


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("[decision.x]\nabove = 1\n", "needs a 'note'"),
        ('[decision.x]\nabove = 1\nnote = "n"\nover = 2\n', "unknown key 'over'"),
        ('[decision.x]\nabove = "1"\nnote = "n"\n', "must be a number"),
        ('[decision.x]\nabove = 1\nnote = "n"\nparts = "all"\n', "must be a list"),
    ],
)
def test_a_wrong_decision_is_told(tmp_path, table, message):
    path = tmp_path / "lexicon.toml"
    path.write_text(HEAD + table)
    with pytest.raises(LexiconError, match=message):
        load_lexicon(path)


def test_validate_measures_a_decision_on_rows_of_the_set(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.validation.subjectivity.afinn", lambda texts: None)  # it warns when first compiled
    rows = [
        {"text": text, "label_bias": label, "url": f"{label}{i}"}
        for i in range(6)
        for text, label in ((f"{LOADED} {i}", "Biased"), (f"{REPORT} {i}", "Non-biased"), ("Unclear.", "No agreement"))
    ]
    (tmp_path / "babe").mkdir()
    (tmp_path / "babe" / "data.jsonl").write_text("\n".join(map(json.dumps, rows)))
    row = validate(tmp_path, ["babe"]).iloc[0]
    assert (row["n"], row["ours"], row["seen"], row["majority"]) == (12, 1.0, 0.0, pytest.approx(1 / 3))
