"""What carries a difference is what leaves least of it: found at once as by leaving out one after the other."""

import numpy as np
import pytest

from analysis.comparison.pair_score import PairScore, marks_of_score, words_of_sentences


def drawn(seed, sentences=9, marks=14):
    random = np.random.default_rng(seed)
    mine = np.arange(sentences) < sentences // 2
    return PairScore(random.integers(3, 30, sentences).astype(float), mine, random.integers(0, sentences, marks),
                random.normal(size=marks).round(2), random.choice(["a", "b", "c"], marks).astype(object))  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_what_carries_is_what_leaves_least(seed):
    sums = drawn(seed)
    sign = np.sign(sums.difference())
    left = [sums.without_sentence(at).difference() * sign for at in range(len(sums.words))]
    assert left[sums.carrying_sentence()] == pytest.approx(min(left))
    entries = sorted(set(sums.entry))
    left = [sums.without_entry(entry).difference() * sign for entry in entries]
    assert left[entries.index(sums.carrying_entry())] == pytest.approx(min(left))


def test_a_difference_is_of_sums_over_words():
    sums = PairScore(np.array([10.0, 10.0, 40.0]), np.array([True, True, False]), np.array([0, 0, 2]), np.array([1.0, 2.0, 4.0]),
                np.array(["x", "y", "x"], object))  # fmt: skip
    assert sums.difference() == pytest.approx((3 / 20 - 4 / 40) * 1000)
    assert (sums.values().tolist(), sums.counts().tolist()) == ([3, 0, 4], [2, 0, 1])
    rest = sums.without_sentence(1)
    assert (rest.words.tolist(), rest.mine.tolist(), rest.place.tolist()) == ([10, 40], [True, False], [0, 0, 1])
    assert rest.difference() == pytest.approx((3 / 10 - 4 / 40) * 1000)
    assert sums.without_sentence(0).place.tolist() == [1] and sums.without_entry("x").value.tolist() == [2]
    assert PairScore(sums.words, sums.mine, *(np.zeros(0, int),) * 2, np.zeros(0, object)).carrying_entry() == ""


def test_the_sentences_of_the_first_come_first_and_marks_count_as_the_score_counts_them(study):
    a, b = study.articles["article"]
    for one, other in ((a, b), (b, a)):
        words = words_of_sentences(study, one, other, "author")
        assert list(dict.fromkeys(words.index.get_level_values(0))) == [one, other]
        assert all(part.index.get_level_values(1).is_monotonic_increasing for _, part in words.groupby(level=0))
    for measure, category, column in (
        ("hedging", "hedge", "count"),
        ("tone", "all", "weight"),
        ("framing", "all", "count"),
    ):
        sums = PairScore.of(
            marks_of_score(study, [a, b], "all", measure, category), words_of_sentences(study, a, b, "all"), a
        )
        scores = study.scores.query("voice == 'all' and measure == @measure and category == @category").set_index(
            "article"
        )
        assert [sums.values()[own].sum() for own in (sums.mine, ~sums.mine)] == pytest.approx(
            [scores.loc[a, column], scores.loc[b, column]]
        )
        assert [sums.words[own].sum() for own in (sums.mine, ~sums.mine)] == [
            scores.loc[a, "words"],
            scores.loc[b, "words"],
        ]
    rows = marks_of_score(study, [a], "author", "hedging", "hedge")
    assert set(rows["article"]) == {a} and set(rows["voice"]) == {"author"} and set(rows["value"]) == {1.0}
