"""Differences corrected by the codes of a sample: against ppi-python, by hand, and by simulation."""

import numpy as np
import pandas as pd
import pytest
from coded import code

from analysis import compare, measure, score
from analysis.cli import main
from analysis.coding.codes import read_codes
from analysis.coding.sample_codes import read_key
from analysis.coding.sampling import allocate_in_proportion
from analysis.comparison.correction import correct_scores, corrected, correction_lines, possible_codes
from analysis.comparison.estimator import SUMS, estimate, estimate_limits, strata_of


def population(seed=3):
    """Sentences of two groups, with codes, and a measure that errs in one of them alone."""
    random = np.random.default_rng(seed)
    group = np.repeat(["left", "right"], [700, 300])
    truth = random.random(1000) < np.where(group == "left", 0.3, 0.3)
    found = np.where(random.random(1000) < np.where(group == "left", 0.1, 0.45), True, truth) & (
        random.random(1000) < 0.9
    )
    return pd.DataFrame(
        {
            "group": group,
            "code": truth.astype(float),
            "value": found.astype(int),
            "weight": found * random.poisson(2, 1000) * 1.0,
        }
    )


def drawn(people, random, size=60):
    strata = people.groupby(["group", "value"])["weight"].agg(["size", "mean"]).reset_index()
    strata.columns = ["group", "value", "sentences", "weight"]
    parts = []
    for _, own in strata.groupby("group"):
        wanted = allocate_in_proportion(dict(zip(own["value"], own["sentences"], strict=True)), size)
        for value, n in wanted.items():
            here = people[(people["group"] == own["group"].iloc[0]) & (people["value"] == value)]
            parts.append(here.iloc[random.permutation(len(here))[:n]])
    return pd.concat(parts), strata


def test_intervals_hold_the_true_difference_and_those_of_the_measure_do_not():
    people, random = population(), np.random.default_rng(1)
    true = people.groupby("group")["code"].mean().diff().iloc[-1] * -1
    runs = [corrected(*drawn(people, random), (0, 1)).iloc[0] for _ in range(60)]
    held = np.mean([row["low"] <= true <= row["high"] for row in runs])
    assert 0.9 <= held <= 1
    measured = people.groupby("group")["value"].mean()
    assert runs[0]["measured"] == pytest.approx(measured["left"] - measured["right"])
    assert abs(runs[0]["measured"] - true) > 0.15 > abs(np.mean([row["difference"] for row in runs]) - true) * 10
    assert np.mean([row["p_alike"] < 0.05 for row in runs]) > 0.8, "the measure errs in one group alone"
    assert all(row["high"] - row["low"] <= (row["codes_high"] - row["codes_low"]) * 1.0001 for row in runs)


def test_what_is_halved_by_so_many_more():
    people, random = population(), np.random.default_rng(2)
    sample, strata = drawn(people, random)
    row = corrected(sample, strata, (0, 1)).iloc[0]
    assert 120 < row["more"] < 1000 - 120
    known = strata_of(sample, strata, (0, 1))
    table, side = known[SUMS].to_numpy(float), np.where(known["group"] == "left", 1, -1)
    grown = table.copy()
    grown[:, 1] = np.minimum(table[:, 0], np.ceil(table[:, 1] * (1 + row["more"] / 120)))
    low, high, _ = estimate_limits(estimate(grown, side, row["tuning"]))
    assert (high - low) / (row["high"] - row["low"]) == pytest.approx(0.5, abs=0.06)


def test_a_stratum_that_nobody_coded_leaves_the_difference_unknown():
    sample, strata = drawn(population(), np.random.default_rng(1))
    sample.loc[(sample["group"] == "left") & (sample["value"] == 1), "code"] = np.nan
    found = corrected(sample, strata, (0, 1))
    assert found[["difference", "low", "p_alike", "more"]].isna().all(axis=None)
    assert correction_lines(found, "tone:all") == [
        "left against right, tone:all: unknown, because one stratum of the sample has no codes."
    ]


def test_codes_that_all_agree_do_not_make_the_error_0():
    sample, strata = drawn(population(), np.random.default_rng(1))
    known = strata_of(sample.assign(code=0.0), strata, (0, 1))
    assert (known["code_2"] > 0).all()
    assert strata_of(sample.assign(code=0.0), strata, (-1, 0, 1))["code_2"].min() > known["code_2"].min()


def test_small_groups_and_rare_values_are_drawn_more_often_than_their_share():
    assert allocate_in_proportion({0: 950, 1: 50}, 60) == {0: 54, 1: 6}
    assert allocate_in_proportion({0: 20, 1: 3}, 60) == {0: 20, 1: 3}
    assert allocate_in_proportion({-1: 300, 0: 400, 1: 300}, 60) == {-1: 18, 0: 24, 1: 18}
    assert allocate_in_proportion({0: 0, 1: 90}, 60) == {0: 0, 1: 60}
    assert allocate_in_proportion({0: 60, 1: 30, 2: 10}, 10) == {0: 6, 1: 3, 2: 1}


def assert_compare_says_the_same(folder, sheet, drawn, tmp_path, row):
    """The table of codes of the same sheet corrects the scores of all sentences as the key does."""
    assert (
        main(["codes", str(sheet), "--key", str(drawn / "hedging-hedge.key.json"), "--output", str(tmp_path / "codes")])
        == 0
    )
    study = measure(folder, voices="quotes", measures=["hedging"])
    scores = score(study.marks, study.tokens, ["outlet", "article", "sentence"], articles=study.articles)
    codes = read_codes(tmp_path / "codes", study.articles, study.labels)
    (found,) = compare(scores, "outlet", codes=codes, sentences=study.sentences).to_dict("records")
    assert (found.pop("measure"), found.pop("category")) == ("hedging", "hedge")
    numbers = [name for name in found if not name.startswith("group")]
    assert (found["group_a"], found["group_b"]) == ("North", "South")
    assert [found[name] for name in numbers] == pytest.approx([row[name] for name in numbers], rel=1e-9, nan_ok=True)
    tied = pd.concat([codes, codes.assign(coder="ben", value=0)])
    half = compare(scores, "outlet", codes=tied, sentences=study.sentences).iloc[0]
    assert half["codes_difference"] == pytest.approx(found["codes_difference"] / 2)
    first = codes.iloc[0]
    with pytest.raises(
        ValueError, match=f"'{first['article']}' from {first['start']} to {first['end'] - 1} is of no whole"
    ):
        compare(scores, "outlet", codes=codes.assign(end=codes["end"] - 1), sentences=study.sentences)
    with pytest.raises(ValueError, match="sentences="):
        compare(scores, "outlet", codes=codes)
    with pytest.raises(ValueError, match=r"score by \['outlet', 'article', 'sentence'\]"):
        compare(
            score(study.marks, study.tokens, ["outlet", "article"], articles=study.articles),
            "outlet",
            codes=codes,
            sentences=study.sentences,
        )


HEDGED, FLAT = "Perhaps the mayor number{} might come. ", "The ferry number{} left the harbour at noon. "


def test_from_sheet_to_corrected_difference(write_corpus, tmp_path, capsys):
    texts = {
        "one.txt": "".join(HEDGED.format(i) + FLAT.format(i) for i in range(40)),
        "two.txt": "".join(FLAT.format(i) for i in range(50)),
        "three.txt": "It rained. It poured.",
        "articles.csv": "file,outlet\none.txt,North\ntwo.txt,South\nthree.txt,\n",
    }
    folder, out = write_corpus(texts), tmp_path / "coding"
    arguments = [
        "sample",
        str(folder),
        "--measure",
        "hedging:hedge",
        "--per-group",
        "20",
        "--voices",
        "quotes",
        "--output",
        str(out),
    ]
    assert main([*arguments, "--between", "papers"]) == 2
    assert "no column 'papers' of articles; valid: title, author, outlet" in capsys.readouterr().err
    assert main([*arguments, "--between", "outlet"]) == 0
    assert "1 articles have no outlet" in capsys.readouterr().err
    key = read_key(out / "hedging-hedge.key.json")
    assert [(part["group"], part["value"], part["sentences"], part["drawn"]) for part in key["strata"]] == [
        ("North", 0, 40, 10), ("North", 1, 40, 10), ("South", 0, 50, 20), ("South", 1, 0, 0),
    ]  # fmt: skip
    anna = code(tmp_path / "anna.csv", {row["id"]: int(row["value"] and row["number"] % 4 > 1) for row in key["rows"]})
    assert (
        main(["agree", str(anna), "--key", str(out / "hedging-hedge.key.json"), "--output", str(tmp_path / "out")]) == 0
    )
    said = capsys.readouterr().out
    assert "North against South, hedging:hedge: 0." in said and "more sentences would halve the interval" in said
    row = pd.read_csv(tmp_path / "out" / "corrected.csv").iloc[0]
    assert row["measured"] == 0.5 and row["low"] < row["difference"] < row["high"] < 0.5
    assert_compare_says_the_same(folder, anna, out, tmp_path, row)
    share = np.mean([row["number"] % 4 > 1 for row in key["rows"] if row["value"]])
    assert row["codes_difference"] == pytest.approx(share / 2)


def test_a_difference_is_told_with_what_it_rests_on():
    row = {"group_a": "x", "group_b": "y", "difference": 0.12, "low": -0.04, "high": 0.28, "p": 0.14, "n_a": 40, "n_b": 44, "measured": 0.3,
           "p_alike": 0.05, "more": 250}  # fmt: skip
    (line,) = correction_lines(pd.DataFrame([row]), "tone:all")
    assert line == (
        "x against y, tone:all: 0.12 [−0.04, 0.28] (p = .140), corrected by 84 coded sentences; the measure alone says 0.30. "
        "The measure's errors do not differ significantly (p = .050). 250 more sentences would halve the interval."
    )
    (line,) = correction_lines(pd.DataFrame([row | {"p_alike": 0.049}]), "tone:all")
    assert (
        "The measure errs differently in the two groups (p = .049): do not compare the groups by the measure alone."
        in line
    )


@pytest.mark.parametrize(
    ("measure", "category", "codes"),
    [
        ("tone", "all", (-1, 0, 1)),
        ("tone", "positive", (0, 1)),
        ("framing", "all", (0, 1)),
        ("evaluation", "iran", (-1, 0, 1)),
        ("stance", "all", (-1, 0, 1)),
        ("stance", "comes", (0, 1)),
    ],
)
def test_a_measure_as_a_whole_may_have_two_sides_and_a_target_always_has(measure, category, codes):
    assert possible_codes(measure, category) == codes


def test_what_is_coded_and_not_scored_is_left_out():
    codes = pd.DataFrame({"article": ["a"], "start": [0], "end": [9], "measure": "tone", "category": "all", "value": [1.0],
                          "coder": "anna", "coder_kind": "person"})  # fmt: skip
    sentences = pd.DataFrame({"article": ["a"], "start": [0], "end": [9], "sentence": [1]})
    scores = pd.DataFrame(columns=["outlet", "article", "sentence", "measure", "category", "count", "weight", "words"])
    assert correct_scores(scores, "outlet", codes, sentences).empty
