"""Whether a model agrees with people as they agree with one another; and what nobody has checked."""

import numpy as np
import pandas as pd
import pytest
from people import PEOPLE, TRUTH, coded, noisy

from analysis.coding.agreement import alpha
from analysis.coding.model.equivalence import equivalence, equivalence_lines


def test_a_model_as_good_as_people_is_equivalent_and_a_bad_one_is_not():
    good, bad = (
        coded(name, "language model", noisy(TRUTH, right, 9)) for name, right in (("good", 0.86), ("bad", 0.4))
    )
    found = equivalence(pd.concat([*PEOPLE, good, bad], ignore_index=True)).set_index("coder")
    assert found["equivalent"].to_dict() == {"good": True, "bad": False} and found["people"].eq(3).all()
    assert found.loc["good", "p"] < 0.05 and found.loc["bad", "high"] < -0.1 and found.loc["bad", "p"] == 1
    lines = equivalence_lines(found.reset_index())
    assert "good against 3 people, tone: α among people" in lines[0] and "equivalent within ±0.10 (TOST, p " in lines[0]
    assert "not shown to be equivalent" in lines[1]


def test_the_alphas_are_those_of_agreement():
    model = coded("m", "language model", noisy(TRUTH, 0.7, 9))
    row = equivalence(pd.concat([*PEOPLE[:2], model], ignore_index=True)).iloc[0]
    given = pd.DataFrame({each["coder"].iloc[0]: each["value"] for each in [*PEOPLE[:2], model]})
    by_hand = [
        alpha(given[[*pair]], pd.Series("", given.index), interval=False)[1]
        for pair in (("anna", "ben"), ("ben", "m"), ("anna", "m"))
    ]
    assert row["alpha_people"] == pytest.approx(by_hand[0]) and row["alpha_model"] == pytest.approx(
        np.mean(by_hand[1:])
    )
    assert row["difference"] == pytest.approx(row["alpha_model"] - row["alpha_people"])
    assert row["low"] < row["difference"] < row["high"]


def test_one_person_few_places_or_one_code_only_are_said():
    model = coded("m", "language model", noisy(TRUTH, 0.7, 9))
    one = equivalence(pd.concat([PEOPLE[0], model], ignore_index=True))
    assert np.isnan(one["alpha_people"].iloc[0]) and "needs two people" in equivalence_lines(one)[0]
    few = equivalence(pd.concat([*PEOPLE[:2], model[:9]], ignore_index=True))
    assert np.isnan(few["alpha_model"].iloc[0]) and "cannot be computed (9 places" in equivalence_lines(few)[0]
    assert equivalence(model).empty and not equivalence(pd.concat(PEOPLE)).size


def test_where_people_agree_by_chance_no_model_is_equivalent():
    people = [coded(name, "person", noisy(TRUTH, 0.1, seed)) for seed, name in enumerate(("anna", "ben"), 1)]
    found = equivalence(
        pd.concat([*people, coded("m", "language model", noisy(TRUTH, 0.1, 9))], ignore_index=True), 0.9
    )
    assert found["equivalent"].to_list() == [False] and found["low"].iloc[0] > -0.9 and found["high"].iloc[0] < 0.9
    assert equivalence_lines(found)[0].endswith("The people agree too little (α below .667) for a test of equivalence.")


def test_a_model_that_copies_one_of_two_people_lies_half_way_to_full_agreement():
    copy = PEOPLE[0].assign(coder="m", coder_kind="language model")
    row = equivalence(pd.concat([*PEOPLE[:2], copy], ignore_index=True)).iloc[0]
    assert (
        row["difference"] == pytest.approx((1 - row["alpha_people"]) / 2)
        and row["low"] < row["difference"] < row["high"]
    )
    for margin, equal in ((row["high"] + 1e-6, True), (row["high"] - 1e-6, False)):
        found = equivalence(pd.concat([*PEOPLE[:2], copy], ignore_index=True), margin).iloc[0]
        assert found["equivalent"] == equal
        assert found["p"] == pytest.approx(0.05, abs=0.002)


def test_a_model_that_is_too_bad_or_too_good_is_not_equivalent():
    worse, better = (coded(name, "language model", noisy(TRUTH, right, 9)) for name, right in (("m", 0.75), ("m", 1.0)))
    for model, side in ((worse, "high"), (better, "low")):
        row = equivalence(pd.concat([*PEOPLE, model], ignore_index=True), 0.001).iloc[0]
        assert not row["equivalent"] and (row[side] < 0 if side == "high" else row[side] > 0) and row["p"] > 0.9


def test_as_many_places_are_enough_as_the_message_says():
    model = coded("m", "language model", TRUTH[:10])
    ten = equivalence(pd.concat([PEOPLE[0], model], ignore_index=True))
    assert ten["n"].item() == 10 and not np.isnan(ten["alpha_model"].item())
    assert (
        equivalence_lines(ten)[0].startswith("m against one person, tone: α = ")
        and "(10 places)" in equivalence_lines(ten)[0]
    )
    nine = equivalence(pd.concat([PEOPLE[0], model[:9]], ignore_index=True))
    assert equivalence_lines(nine) == [
        "m against one person, tone: cannot be computed (9 places coded by all of them, fewer than 10)."
    ]
    same = [coded(name, kind, [0] * 10) for name, kind in (("anna", "person"), ("m", "language model"))]
    assert equivalence_lines(equivalence(pd.concat(same, ignore_index=True))) == [
        "m against one person, tone: cannot be computed, since all codes are the same."
    ]


def test_where_people_never_vary_there_is_no_difference_to_test():
    people = [coded(name, "person", [0] * 20) for name in ("anna", "ben")]
    found = equivalence(pd.concat([*people, coded("m", "language model", [1] + [0] * 19)], ignore_index=True))
    row = found.iloc[0]
    assert np.isnan(row["difference"]) and np.isnan(row["p"]) and not row["equivalent"] and row["n"] == 20
    (line,) = equivalence_lines(found)
    assert line.startswith("m against 2 people, tone: α among people ") and line.endswith("(20 places).")
