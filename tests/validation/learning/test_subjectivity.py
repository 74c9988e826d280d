"""How the weights of subjectivity are learned."""

import gzip
import json

import numpy as np
import pytest

from analysis import lexicon
from analysis.core.weights import row_hash
from analysis.validation.learning import subjectivity
from analysis.validation.learning.subjectivity import learn, training_contrasts


@pytest.fixture
def gold(tmp_path, monkeypatch):
    """Gold data of our own making: opinion outlets say "frankly", news outlets "officials", in sentences of one length."""
    monkeypatch.setattr(subjectivity, "training_contrasts", training_contrasts.__wrapped__)
    articles = [
        {"id": f"{source}{i}", "source": source, "text": f"Story {i} is told here {word} and at some length."}
        for source, word in (("Reason", "quite frankly"), ("Reuters", "by officials"))
        for i in range(30)
    ]
    polar = [
        {"text": f"Number {i} was {w}.", "label": s}
        for i in range(9)
        for w, s in (("vile", "negative"), ("out", "neutral"))
    ]
    rated = [{"text": f"Point {i} stands.", "score": i / 10} for i in range(8)]
    for name, rows in (("newsmtsc", polar), ("nyt_editorials", rated)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "data.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (tmp_path / "news_background").mkdir()
    with gzip.open(tmp_path / "news_background" / "articles.jsonl.gz", "wt") as lines:
        lines.write("\n".join(map(json.dumps, articles)))
    return tmp_path


def test_learning_moves_what_sets_the_sides_apart(gold):
    hand = (
        lexicon("subjectivity")
        .entries.drop_duplicates(["category", "entry"])
        .set_index(["category", "entry"])["weight"]
    )
    learned = learn(gold).set_index(["category", "entry"])
    frankly, officials = ("argued.comment", "frankly"), ("plain.attribution", "officials")
    assert learned.loc[frankly, "weight"] > hand[frankly] + 0.1
    assert learned.loc[officials, "weight"] < hand[officials] - 0.1
    assert learned.loc[frankly, "n"] == learned.loc[officials, "n"] == 30
    unseen = ("loaded.figurative", "crucible")
    assert learned.loc[unseen].tolist() == [pytest.approx(hand[unseen], abs=0.2), 0]


def test_how_many_texts_a_side_has_changes_no_weight(gold, monkeypatch):
    texts, side, counts, words = subjectivity.training_contrasts(gold)["outlets"]
    found = []
    for of_news in (1, 3):
        rows = np.repeat(np.arange(len(side)), np.where(side, 1, of_news))
        copied = {"outlets": (np.array(texts)[rows], side[rows], counts[rows], words[rows])}
        monkeypatch.setattr(subjectivity, "training_contrasts", lambda _, copied=copied: copied)
        found.append(learn(gold, shares={"outlets": 1.0})["weight"].to_numpy())
    assert found[1] == pytest.approx(found[0], abs=0.002)


def test_texts_left_out_teach_nothing(gold):
    without = frozenset(row_hash(f"Story {i} is told here quite frankly and at some length.") for i in range(1, 30))
    learned = learn(gold, without).set_index(["category", "entry"])
    assert learned.loc[("argued.comment", "frankly"), "n"] == 1
