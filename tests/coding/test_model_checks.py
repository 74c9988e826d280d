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


def test_how_far_people_checked_several_measures_is_said_as_a_span():
    model = coded("m", "language model", TRUTH[:50])
    parts = [model, PEOPLE[0][:12], model[:30].assign(measure="hedging"), PEOPLE[0][:10].assign(measure="hedging"),
             model.assign(measure="stance"), PEOPLE[0][:3].assign(measure="stance"), model.assign(measure="framing")]  # fmt: skip
    well, badly = model_check_lines(pd.concat(parts, ignore_index=True))
    assert well.startswith("m (language model), tone, hedging: people also coded 10 to 12 of its 30 to 50 places. ")
    assert badly.startswith(
        "m (language model), stance, framing: NOT VALIDATED; people coded only 0 to 3 of the same places. "
    )
