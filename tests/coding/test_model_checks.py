"""Which codes of language models people have checked, and what is said of the others."""

import pandas as pd
from people import PEOPLE, TRUTH, coded

from analysis.coding.model_checks import model_check_lines, model_checks


def test_what_no_person_has_checked_is_not_validated_and_said_so():
    model = coded("m", "language model", TRUTH[:50])
    assert model_check_lines(model) == [
        "m (language model), tone: NOT VALIDATED; no person coded the same places. No finding rests on its codes."
    ]
    [line] = model_check_lines(pd.concat([model, model.assign(measure="hedging")], ignore_index=True))
    assert line.startswith("m (language model), tone, hedging: NOT VALIDATED"), "measures in the order of the codes"
    for number, valid in ((9, False), (10, True)):
        found = model_checks(pd.concat([PEOPLE[0][:number], model], ignore_index=True))
        assert found[["places", "people", "checked", "validated"]].iloc[0].to_list() == [50, 1, number, valid]
    elsewhere = pd.concat([PEOPLE[0].assign(measure="stance"), model], ignore_index=True)
    assert model_checks(elsewhere)["validated"].to_list() == [False]
    both = pd.concat([model, model.assign(coder="n"), model.assign(coder="adjudicated")], ignore_index=True)
    assert model_checks(both).empty, "what was settled between two models is said to be coded by language models"
    late = model.assign(coder="late", version="another")
    found = model_checks(pd.concat([both, late], ignore_index=True))
    assert found[["coder", "validated"]].to_numpy().tolist() == [["late", False]]
    settled = PEOPLE[0][:9].assign(coder="adjudicated")
    found = model_checks(pd.concat([*PEOPLE[:2], settled, model[:9]], ignore_index=True))
    assert found[["coder", "people", "checked"]].to_numpy().tolist() == [["m", 2, 9]], "nor do people speak for a model"
