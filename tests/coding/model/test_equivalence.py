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
