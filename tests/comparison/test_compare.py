import itertools

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis import compare
from analysis.comparison.hypotheses import is_established, is_lead
from analysis.comparison.rates import group_rates


def scores_of(groups, measure="hedging", category="hedge", signed=False):
    """Sentence scores from {article: [(count or weight, words), …]}."""
    rows = [
        (article, number, measure, category, 1 if signed and value else value, float(value), words)
        for article, sentences in groups.items()
        for number, (value, words) in enumerate(sentences, 1)
    ]
    return pd.DataFrame(rows, columns=["article", "sentence", "measure", "category", "count", "weight", "words"])


def as_articles(scores):
    """The same numbers as those of articles of two outlets."""
    return scores.rename(columns={"article": "outlet", "sentence": "article"})


def draw(seed, n, rate, low=5, high=40):
    random = np.random.default_rng(seed)
    words = random.integers(low, high, n)
    return list(zip(random.poisson(rate * words / 1000), words, strict=True))


@pytest.fixture
def pair():
    return scores_of({"a": draw(1, 40, 40), "b": draw(2, 30, 15)})


@pytest.fixture
def weights():
    return scores_of({"a": draw(1, 40, 40), "b": draw(2, 30, 15)}, "tone", "all", signed=True)


def test_rates_differences_and_interval_by_the_formula(pair, weights):
    row, weighed = (compare(as_articles(scores), between="outlet").iloc[0] for scores in (pair, weights))
    (value_a, words_a), (value_b, words_b) = (
        np.array(part[["count", "words"]].T, float) for _, part in pair.groupby("article")
    )
    rate_a, rate_b = value_a.sum() / words_a.sum(), value_b.sum() / words_b.sum()

    def error(value, words, rate):
        return np.std(value - rate * words, ddof=1) / np.sqrt(len(value)) / words.mean()

    s_a, s_b = error(value_a, words_a, rate_a), error(value_b, words_b, rate_b)
    freedom = (s_a**2 + s_b**2) ** 2 / (s_a**4 / 39 + s_b**4 / 29)
    half = stats.t.ppf(0.975, freedom) * np.hypot(s_a, s_b)
    assert row["difference"] == pytest.approx((rate_a - rate_b) * 1000)
    assert [weighed["low"], weighed["high"]] == pytest.approx(
        [(rate_a - rate_b - half) * 1000, (rate_a - rate_b + half) * 1000]
    )

    def limits(value, words, rate, s):  # of counts: on the square-root scale
        raised = np.sqrt(rate + 0.25 / words.sum())
        step = stats.t.ppf(0.975, len(value) - 1) * s / (2 * raised)
        return (raised - step) ** 2, (raised + step) ** 2

    (low_a, high_a), (low_b, high_b) = limits(value_a, words_a, rate_a, s_a), limits(value_b, words_b, rate_b, s_b)
    low = rate_a - rate_b - np.sqrt((rate_a - low_a) ** 2 + (high_b - rate_b) ** 2)
    high = rate_a - rate_b + np.sqrt((high_a - rate_a) ** 2 + (rate_b - low_b) ** 2)
    assert [row["low"], row["high"]] == pytest.approx([low * 1000, high * 1000])
    assert row["log2_ratio"] == pytest.approx(np.log2(rate_a / rate_b))
    assert (row["unit"], row["n_a"], row["n_b"], row["quantity"]) == ("article", 40, 30, "marks")
    assert compare(pair)[["unit", "rate_a", "difference"]].values.tolist() == [
        ["sentence", row["rate_a"], row["difference"]]
    ]


def test_with_articles_of_one_length_the_interval_of_weights_is_welchs(weights):
    weights["words"] = 20
    row = compare(as_articles(weights), between="outlet").iloc[0]
    a, b = (part["weight"] for _, part in weights.groupby("article"))
    interval = stats.ttest_ind(a, b, equal_var=False).confidence_interval()
    assert [row["low"], row["high"]] == pytest.approx(np.array([interval.low, interval.high]) / 20 * 1000)


@pytest.mark.parametrize("quantity", ["marks", "weight"])
def test_p_is_that_of_scipys_permutation_test(pair, weights, quantity):
    def studentised(x, y):
        def parts(z):
            value, words = z // 1000, z % 1000
            rate = value.sum() / words.sum()
            square = len(z) / (len(z) - 1) * ((value - rate * words) ** 2).sum() / words.sum() ** 2
            raised = rate + 0.25 / words.sum()
            return (rate, square) if quantity == "weight" else (np.sqrt(raised), square / (4 * raised))

        (rate_x, s_x), (rate_y, s_y) = parts(x), parts(y)
        return abs(rate_x - rate_y) / np.sqrt(s_x + s_y)

    coded = pair["count"] * 1000 + pair["words"]
    x, y = (coded[pair["article"] == name].to_numpy() for name in "ab")
    found = stats.permutation_test(
        (x, y), studentised, n_resamples=4000, alternative="greater", rng=np.random.default_rng(3)
    )
    row = compare(as_articles(weights if quantity == "weight" else pair), between="outlet").iloc[0]
    assert row["quantity"] == quantity
    assert row["p"] == pytest.approx(found.pvalue, abs=0.02)


def test_p_is_exact_where_there_are_few_permutations():
    groups = {
        "a": [(3, 10), (4, 12), (2, 9), (3, 11), (3, 10)],  # in which the permutation test gives more than Student's t
        "b": [(1, 10), (2, 14), (1, 9), (0, 12), (2, 10), (1, 8)],
    }
    data = scores_of(groups, "tone", "all", signed=True)

    def t(first, rest):
        found = [(sum(v for v, _ in g) / sum(w for _, w in g), g) for g in (first, rest)]
        square = sum(
            len(g) / (len(g) - 1) * sum((v - r * w) ** 2 for v, w in g) / sum(w for _, w in g) ** 2 for r, g in found
        )
        return abs(found[0][0] - found[1][0]) / np.sqrt(square)

    everything = groups["a"] + groups["b"]
    observed = t(groups["a"], groups["b"])
    all_t = [
        t([everything[i] for i in chosen], [everything[i] for i in range(11) if i not in chosen])
        for chosen in itertools.combinations(range(11), 5)
    ]
    assert compare(as_articles(data), between="outlet").loc[0, "p"] == pytest.approx(
        np.mean([value >= observed - 1e-12 for value in all_t])
    )


def test_too_sparse_to_say_anything():
    row = compare(scores_of({"a": [(1, 10)] * 5 + [(0, 10)] * 20, "b": [(1, 10)] * 4 + [(0, 10)] * 20})).iloc[0]
    assert row["status"] == "too sparse"
    assert row[["low", "high", "p", "p_adjusted", "detectable"]].isna().all()
    assert row["rate_a"] == pytest.approx(20)


def test_swapping_the_texts_changes_only_signs(pair):
    flipped = pd.concat([pair[pair["article"] == "b"], pair[pair["article"] == "a"]])
    one, other = compare(pair).iloc[0], compare(flipped).iloc[0]
    for name in ("difference", "log2_ratio", "delta"):
        assert one[name] == pytest.approx(-other[name])
    assert [one["low"], one["high"]] == pytest.approx([-other["high"], -other["low"]])
    assert one["p"] == pytest.approx(other["p"], abs=0.01)


def test_cliffs_delta_counts_pairs(pair):
    a, b = ((part["count"] / part["words"]).tolist() for _, part in pair.groupby("article"))
    expected = np.mean([(x > y) - (x < y) for x in a for y in b])
    assert compare(pair).loc[0, "delta"] == pytest.approx(expected)


def test_the_baseline_is_the_largest_difference_within_a_text():
    groups = {"a": [(2, 10)] * 10 + [(0, 10)] * 10, "b": [(1, 10)] * 20}
    assert compare(scores_of(groups)).loc[0, "baseline"] == pytest.approx(200)


def test_signed_measures_compare_weights():
    data = scores_of({"a": [(2.5, 10), (-1, 12)] * 8, "b": [(-2, 10), (1, 11)] * 8}, "tone", "all", signed=True)
    row = compare(data).iloc[0]
    assert row["quantity"] == "weight"
    assert row["rate_a"] == pytest.approx(1.5 / 22 * 1000)
    assert np.isnan(row["log2_ratio"])


def test_all_pairs_and_further_columns(pair):
    third = pair[pair["article"] == "b"].assign(article="c")
    data = pd.concat([pair, third]).assign(voice="author")
    data = data[["article", "sentence", "voice", *pair.columns[2:]]]
    found = compare(data)
    assert list(zip(found["group_a"], found["group_b"], strict=True)) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert (found["voice"] == "author").all()
    assert (found["hypothesis"] == "differ").all()  # the three pairs are adjusted together
    assert found["p_adjusted"].min() == pytest.approx(3 * found["p"].min())
    assert (compare(data, family=[])["hypothesis"] == "").all()


def test_what_cannot_be_compared():
    with pytest.raises(ValueError, match=r"between='outlet'.*are by article, sentence.*by=\['outlet', 'article'\]"):
        compare(scores_of({"a": [(1, 10)]}), between="outlet")
    with pytest.raises(ValueError, match="too few units"):
        compare(scores_of({"a": [(1, 10)]}).drop(columns="sentence"))


def test_rates_agree_with_the_comparison(pair):
    found = group_rates(pair).set_index("group")["rate"]
    row = compare(pair).iloc[0]
    assert [found["a"], found["b"]] == pytest.approx([row["rate_a"], row["rate_b"]])


@pytest.mark.parametrize("permuted", [0.2, 0.001])
@pytest.mark.parametrize("rate", [60, 15])
def test_p_and_interval_of_groups_never_contradict_each_other(permuted, rate, monkeypatch):
    """Where permutations and the interval disagree, the more careful one is followed."""
    groups = as_articles(scores_of({"a": draw(1, 20, 60, 100, 400), "b": draw(2, 20, rate, 100, 400)}))
    before = compare(groups, between="outlet").iloc[0]
    monkeypatch.setattr("analysis.comparison.pairs.permutation_p", lambda *_: np.array([permuted]))
    row = compare(groups, between="outlet").iloc[0]
    differs = permuted < 0.05 and rate == 15
    assert (row["low"] > 0 or row["high"] < 0) == (row["p"] < 0.05) == differs
    assert row["low"] <= before["low"] and row["high"] >= before["high"] and row["p"] >= permuted


def cell(counts, words=500):
    """Scores of articles of two outlets with so many marks each."""
    rows = [
        (outlet, f"{outlet}{number}", "hedging", "hedge", count, -float(count), words)
        for outlet, own in counts.items()
        for number, count in enumerate(own)
    ]
    return pd.DataFrame(rows, columns=["outlet", "article", "measure", "category", "count", "weight", "words"])


@pytest.mark.parametrize(
    ("a", "b", "status"),
    [
        ([5, 1, 1, 0], [2, 1, 0, 0], ""),  # ten marks in five articles
        ([5, 1, 1, 0], [1, 1, 0, 0], "too sparse"),
        ([6, 2, 0, 0], [2, 1, 0, 0], ""),  # in four of eight
        ([7, 2, 0, 0], [3, 0, 0, 0], "too sparse"),
        ([9, 9, 9], [9, 9, 9], "too few articles (p cannot fall below 0.10)"),
        ([9] * 19, [9], "too sparse"),  # of one article nothing can be said but where it stands
        ([1] * 20, [0] * 20, ""),
        ([2] * 9 + [0] * 11, [0] * 20, "too sparse"),  # in nine
        ([2] * 10 + [0] * 10, [0] * 20, ""),  # in ten
    ],
)
def test_groups_of_articles_need_marks_and_articles_that_bear_them(a, b, status):
    assert compare(cell({"x": a, "y": b}), "outlet").iloc[0]["status"] == status


@pytest.mark.parametrize(
    ("rest", "status"),
    [
        ([1] * 19, "too few articles (p cannot fall below 0.05)"),
        ([1] * 10 + [0] * 10, ""),
        ([1] * 9 + [0] * 11, "too sparse"),
    ],
)
def test_one_article_is_placed_among_twenty_others_with_marks(rest, status):
    row = compare(cell({"x": [3], "y": rest}), "outlet").iloc[0]
    assert (row["status"], row["n_a"], row["n_b"], row["dropped"]) == (status, 1, len(rest), 0)


@pytest.mark.parametrize(("p", "p_adjusted", "established", "lead"), [
    (0.01, 0.049, True, False), (0.01, 0.05, False, True), (0.05, np.nan, False, False), (0.049, np.nan, False, True),
])  # fmt: skip
def test_at_five_percent_a_difference_is_neither_established_nor_a_lead(p, p_adjusted, established, lead):
    row = pd.DataFrame(
        {
            "measure": ["hedging"],
            "status": "",
            "p": p,
            "p_adjusted": p_adjusted,
            "difference": 1.0,
            "hypothesis": "differ",
        }
    )
    assert (is_established(row).tolist(), is_lead(row).tolist()) == ([established], [lead])
