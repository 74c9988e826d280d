"""From answers to codes: what several runs say together, spans of others' words, and what cannot be told."""

from dataclasses import replace

import pytest
from served import body, coded

from analysis.coding.model.plan import Settings, make_plan
from analysis.coding.model.prompt import HEDGED, variables_to_code
from analysis.coding.model.tables import combine_runs

TONE = {"column": "tone", "measure": "tone", "category": "all", "codes": [-2, -1, 0, 1, 2]}
FRAMES = {
    "column": "frames",
    "measure": "framing",
    "category": "issue",
    "names": {"sea": "issue.sea", "war": "issue.war"},
}


@pytest.mark.parametrize(
    "given, middle",
    [
        ([1, 1, 0], 1),
        ([1, 0], 0),
        ([2, 1], 1),
        ([1, -1], None),
        ([2, 0, -2], 0),
        ([1, None, 1], 1),
        ([1, None], None),
        ([None, None], None),
    ],
)
def test_of_ordered_codes_the_middle_one_nearer_to_0(given, middle):
    found = combine_runs([{"number": 1, "tone": value, "quote": "q"} for value in given], [TONE])
    assert found["tone"] == middle


def test_of_names_those_that_more_than_half_of_the_runs_give_with_the_quote_of_a_run_that_has_them():
    runs = [
        {"number": 1, "frames": names, "quote": quote}
        for names, quote in ((["sea", "war"], "a"), (["sea"], "b"), ([], "c"))
    ]
    assert combine_runs(runs, [FRAMES]) == {"number": 1, "frames": ["sea"], "quote": "b"}
    assert combine_runs(runs[:2], [FRAMES])["frames"] == ["sea"] and combine_runs(runs[1:], [FRAMES])["frames"] == []


def test_what_cannot_be_told_is_not_coded(run):
    _, codes, lost, _ = run(
        lambda request, number: body(coded(request, lambda text: {"tone": None, "hedged": None, "quote": ""}))
    )
    assert codes["m"].empty and lost.empty


def test_spans_of_others_words_are_placed_where_they_stand_once(plan, run):
    spoken = replace(plan, variables=variables_to_code(None, ["voice"]), settings=Settings("m", ("voice",)))

    def said(words):
        return lambda request, number: body(
            coded(request, lambda text: {"voice": [words], "quote": words} if "poured" in text else {})
        )

    _, codes, lost, _ = run(said("rain “poured”"), plan=spoken)
    assert codes["m"][["start", "end", "category", "value"]].to_numpy().tolist()[1:3] == [
        [18, 48, "all", 0],
        [22, 36, "other", 1],
    ]
    assert not len(lost) and codes["m"]["measure"].unique().tolist() == ["voice"]


def test_spans_that_stand_there_twice_or_not_at_all_are_no_codes(plan, run, tmp_path):
    spoken = replace(plan, variables=variables_to_code(None, ["voice"]), settings=Settings("m", ("voice",)))
    _, codes, lost, _ = run(lambda request, number: body(coded(request, lambda text: {"voice": ["poured", "never"], "quote": text[:3]} if "poured" in text else {})), plan=spoken)  # fmt: skip
    assert lost["article"].to_list() == ["a"] and codes["m"]["article"].unique().tolist() == ["b"]
    assert (
        "'poured' occurs more than once" in lost["why"].iloc[0]
        and "'never' does not occur in it" in lost["why"].iloc[0]
    )


def test_a_hedge_counts_as_in_the_measure(run):
    _, codes, *_ = run(lambda request, number: body(f"```json\n{coded(request)}\n```"))
    own = codes["m"][codes["m"]["measure"] == HEDGED["measure"]]
    assert own["category"].unique().tolist() == ["hedge"] and own["value"].to_list() == [-1, 0, 0, -1]


@pytest.mark.parametrize(
    ("runs", "answered", "coded_by_all"), [(2, 1, False), (2, 2, True), (3, 1, False), (3, 2, True)]
)
def test_a_sentence_is_coded_if_more_than_half_of_the_runs_have_answers(runs, answered, coded_by_all, plan, run):
    own = make_plan(plan.articles[:1], None, Settings("m", ("hedged",), runs=runs))
    _, codes, lost, _ = run(lambda request, number: body(coded(request) if number <= answered else "no"), plan=own)
    assert [*codes] == ["m", *(f"m v1 r{number}" for number in range(1, runs + 1))]
    assert len(codes["m"]) == 2 * coded_by_all and len(lost) == runs - answered
    assert [len(codes[f"m v1 r{number}"]) for number in range(1, runs + 1)] == [2] * answered + [0] * (runs - answered)


def test_names_are_given_by_more_than_half_of_those_who_could_tell():
    def given(*names):
        return combine_runs([{"number": 1, "frames": own, "quote": str(at)} for at, own in enumerate(names)], [FRAMES])

    assert given(["sea"], ["war"])["frames"] == [] == given(["sea"], [])["frames"]
    assert given(["sea", "sea"], ["war"])["frames"] == [], "a name counts once in a run"
    assert given(["sea"], ["sea"], None) == {"number": 1, "frames": ["sea"], "quote": "0"}
    assert given(["sea"], None)["frames"] is None
    assert given(["sea"], ["war"], ["war"])["quote"] == "1"


def test_the_quote_is_a_note_of_the_first_code_of_a_sentence(run):
    said = {"tone": 1, "hedged": 1, "quote": "It  may"}
    _, codes, *_ = run(lambda request, number: body(coded(request, lambda text: said if "here" in text else {})))
    own = codes["m"][codes["m"]["article"] == "a"]
    assert own[["measure", "value", "note"]].to_numpy().tolist()[:3] == [
        ["tone", 1, "“It may”"], ["hedging", -1, ""], ["tone", 0, ""],
    ]  # fmt: skip
