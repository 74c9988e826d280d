"""Tone and sentiment on small made-up sets, against values computed by hand and VADER's own."""

import numpy as np
import pytest
from judged import macro_f1

from analysis.measures.vader.valences import vader_lexicon
from analysis.validation import sentiment

SAID = {  # a text, its tone (S / sqrt(S² + words)), how it is classed, in comment and in news
    "A great success.": (0.5, "positive", "positive"),
    "A terrible failure and a disaster.": (-0.93, "negative", "negative"),
    "It rained in the town.": (0.0, "neutral", "neutral"),
    "The house by the old mill was fine on the day on which we came down from the hill to see it again with them all.": (
        1 / np.sqrt(27), "positive", "neutral"),
}  # fmt: skip
TEXTS = list(SAID)
TONE = [tone for tone, *_ in SAID.values()]


@pytest.fixture(autouse=True)
def two_are_known(monkeypatch):
    """The weights of tone have seen the first two texts."""
    monkeypatch.setattr(
        "analysis.validation.gold.in_training", lambda name, texts: np.array([t in TEXTS[:2] for t in texts])
    )


def by(rows, *names):
    return {tuple(row[name] for name in names): row for row in rows}


def correlation(one, other):
    return pytest.approx(np.corrcoef(one, other)[0, 1], abs=1e-3)


def test_snippets_and_the_means_of_their_articles_are_compared_with_ratings(write_gold):
    rated, documents, labels = (
        [0.5, -1.0, 0.1, -0.2],
        ["a", "a", "b", "c"],
        ["positive", "negative", "neutral", "positive"],
    )
    rows = [
        {"text": text, "doc_id": document, "score": score, "label": label}
        for text, document, score, label in zip(TEXTS, documents, rated, labels, strict=True)
    ]
    found = by(sentiment.nyt_editorials(write_gold("nyt_editorials", rows)), "unit", "measure", "metric")
    snippet = found["snippet", "tone", "pearson"]
    assert (snippet["n"], snippet["seen"]) == (4, 0.5)
    assert snippet["ours"] == correlation(rated, TONE)
    vaders = found["snippet", "sentiment", "pearson"]
    assert vaders["ours"] == pytest.approx(vaders["vader"]) and vaders["seen"] == 0
    article = found["article", "tone", "pearson"]
    assert article["ours"] == correlation([-0.25, 0.1, -0.2], [(TONE[0] + TONE[1]) / 2, *TONE[2:]])
    assert (article["n"], article["seen"]) == (3, pytest.approx(1 / 3))
    classes = found["snippet", "tone", "macro_f1"]
    assert classes["ours"] == macro_f1(labels, [comment for _, comment, _ in SAID.values()])
    assert classes["cues"] == macro_f1(labels, ["positive", "negative", "neutral", "positive"])
    assert classes["majority"] == macro_f1(labels, ["positive"] * 4)


def test_newspapers_sentences_and_headlines_are_rated_apart(write_gold):
    rows = [
        {"id": f"{category}{i}", "doc": "d", "category": category, "text": text, "valence": valence}
        for category, order in (("newspaper", 1), ("SemEval", -1), ("letters", 1))
        for i, (text, valence) in enumerate(zip(TEXTS, [4, 1, 3, 2.5][::order], strict=True))
    ]
    found = by(sentiment.emobank(write_gold("emobank", rows)), "unit", "measure")
    assert list(found) == [(unit, measure) for unit in ("sentence", "headline") for measure in ("tone", "sentiment")]
    assert found["sentence", "tone"]["ours"] == correlation([4, 1, 3, 2.5], TONE)
    assert np.isnan(found["sentence", "tone"]["low"]), "of one document"
    assert found["headline", "tone"]["ours"] == correlation([2.5, 3, 1, 4], TONE)
    assert found["headline", "tone"]["low"] <= found["headline", "tone"]["ours"], "each a document of its own"


def test_news_is_classed_and_what_is_mixed_left_out(write_gold):
    given = ["positive", "negative", "mixed", None]
    rows = [{"text": text, "doc_id": "d", "sentiment": label} for text, label in zip(TEXTS, given, strict=True)]
    found = by(sentiment.mpqa12_polarity(write_gold("mpqa12", rows, "sentences.jsonl")), "measure")
    assert found["tone",]["n"] == 3 and found["tone",]["ours"] == 1
    labels = ["positive", "negative", "neutral"]
    assert found["sentiment",]["ours"] == macro_f1(labels, ["positive", "negative", "positive"])
    assert found["sentiment",]["seen"] == 0 and found["tone",]["seen"] == pytest.approx(2 / 3)


def test_plain_valences_are_summed_by_vaders_words_without_its_rules():
    texts = ["“Great,” she said; a (great!) day.", "It was not GREAT: a disaster.", "It rained."]
    known = vader_lexicon()
    found = sentiment.plain_valences(texts).tolist()
    assert found == pytest.approx([2 * known["great"], known["great"] + known["disaster"], 0])
