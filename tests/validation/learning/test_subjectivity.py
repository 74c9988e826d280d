"""The contrasts that subjectivity is learned from: which sentences are taken, and on which side they stand."""

import gzip
import json

import pytest

from analysis.validation.learning.subjectivity import training_contrasts

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
