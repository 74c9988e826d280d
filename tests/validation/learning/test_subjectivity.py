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


LONG = "The ferry of number {} came late to the old pier. "


def sentence(length):
    """A sentence of so many characters."""
    return "It " + "x" * (length - 4) + "."


@pytest.fixture
def contrasts(tmp_path):
    """A function that writes articles, each a source with its text, and gives the contrasts."""

    def made(
        articles, targets=({"text": "Lund won.", "label": "neutral"},), editorials=({"text": "Rain.", "score": 0.0},)
    ):
        (tmp_path / "news_background").mkdir()
        with gzip.open(tmp_path / "news_background" / "articles.jsonl.gz", "wt", encoding="utf-8") as lines:
            for number, (source, text) in enumerate(articles):
                lines.write(json.dumps({"id": f"{number}", "source": source, "text": text}) + "\n")
        for name, rows in (("newsmtsc", targets), ("nyt_editorials", editorials)):
            (tmp_path / name).mkdir()
            (tmp_path / name / "data.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        return training_contrasts(tmp_path)

    return made


def test_eight_sentences_of_an_article_are_taken_in_their_order_once_each(contrasts):
    texts, side, counts, words = contrasts([
        ("Reason", "".join(LONG.format(i) for i in range(12))), ("Reuters", LONG.format(77) * 2), ("Nowhere Times", LONG.format(88)),
    ])["outlets"]  # fmt: skip
    assert len(texts) == 9 and texts[:8] == sorted(texts[:8], key=lambda text: int(text.split()[4]))
    assert texts[8] == LONG.format(77).strip() and side.tolist() == [True] * 8 + [False]
    assert words.tolist() == [11] * 9 and counts.shape[0] == 9


def test_sentences_are_neither_short_nor_long(contrasts):
    lengths = (29, 30, 450, 451)
    texts, *_ = contrasts([("Reason", " ".join(map(sentence, lengths)))])["outlets"]
    assert [len(text) for text in texts] == [30, 450]


def test_a_text_evaluates_if_any_of_its_targets_is_and_is_intense_above_the_median(contrasts):
    targets = [
        {"text": "Lund won.", "label": "neutral"}, {"text": "Holm lost.", "label": "neutral"}, {"text": "Lund won.", "label": "positive"}
    ]  # fmt: skip
    editorials = [
        {"text": text, "score": score}
        for text, score in (("One.", 0.1), ("Two.", -0.2), ("Three.", -0.3), ("One.", 9.0))
    ]
    found = contrasts([("Reason", LONG.format(1))], targets, editorials)
    assert dict(zip(*found["evaluation"][:2], strict=True)) == {"Holm lost.": False, "Lund won.": True}
    assert dict(zip(*found["intensity"][:2], strict=True)) == {"One.": False, "Two.": False, "Three.": True}
