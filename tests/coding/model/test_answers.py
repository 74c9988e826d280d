"""The answer of a language model: what is wrong with it, where its quotes stand, and the codes in it."""

import json

import pytest

from analysis.coding.model.answers import MOST, codes_of_entry, find_quote, read_answer
from analysis.coding.model.plan import Settings, make_plan

PLACES = {1: (0, 17), 2: (18, 48)}
NOTHING = [{"number": number, "tone": 0, "hedged": 0, "quote": ""} for number in PLACES]


@pytest.fixture
def text(plan):
    return plan.articles["text"].iloc[0]


@pytest.fixture
def request_of_two(plan):
    return next(plan.requests())


def answer(*changes):
    return json.dumps({"sentences": [row | change for row, change in zip(NOTHING, changes, strict=False)]})


@pytest.mark.parametrize("form", ["{}", "```json\n{}\n```", " ```\n{}\n```\n"])
def test_an_answer_may_be_fenced(form, request_of_two, text):
    given = form.format("x").replace("x", answer({"hedged": 1, "quote": "may  rain"}, {}))
    entries, faults = read_answer(given, request_of_two, PLACES, text)
    assert entries == [NOTHING[0] | {"hedged": 1, "quote": "may  rain"}, NOTHING[1]] and faults == []


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("Neutral: " + answer({}, {}), "it is not JSON"),
        ("[" * 100_000, "it is not JSON"),
        (answer({"tone": 7}, {}), "sentences.0.tone: 7 is not one of"),
        (answer({"number": 2}, {"number": 1}), "the sentences must be [1, 2], each once and in this order, not [2, 1]"),
        (answer({"tone": 1}, {}), 'sentence 1: "quote" is empty, but not every code is 0 or empty'),
        (answer({}, {"quote": "may"}), "sentence 2: the \"quote\" does not occur in it word for word: 'may'"),
    ],
)
def test_an_answer_with_one_fault_gives_no_entries(content, fault, request_of_two, text):
    entries, faults = read_answer(content, request_of_two, PLACES, text)
    assert entries == [] and len(faults) == 1 and faults[0].startswith(fault)


def test_of_many_faults_the_first_are_named(plan, text):
    request = next(make_plan(plan.articles, None, Settings("m", ("voice",))).requests())
    spans = ["poured", *("never",) * MOST]
    given = json.dumps(
        {"sentences": [{"number": number, "voice": spans * (number == 2), "quote": "rain"} for number in PLACES]}
    )
    entries, faults = read_answer(given, request, PLACES, text)
    assert entries == [] and faults == [
        "sentence 2: voice 'poured' occurs more than once; quote more words",
        *["sentence 2: voice 'never' does not occur in it word for word"] * (MOST - 1),
    ]


def test_a_quote_is_found_in_its_sentence_whatever_white_space_is_in_it(text):
    assert find_quote("rain “poured”", *PLACES[2], text) == [(22, 36)]  # two spaces in the text
    assert find_quote("poured", *PLACES[2], text) == [(29, 35), (41, 47)]
    assert (
        find_quote("may", *PLACES[2], text)
        == find_quote("Rain", *PLACES[2], text)
        == find_quote(" ", *PLACES[2], text)
        == []
    )


def test_the_quote_is_the_note_of_the_first_code_and_what_cannot_be_told_has_none(text):
    variables = [
        {"column": "hedged", "measure": "hedging", "category": "hedge", "codes": [0, 1]},
        {"column": "tone", "measure": "tone", "category": "all", "codes": [-1, 0, 1]},
        {"column": "frames", "measure": "framing", "category": "issue", "names": {"sea": "issue.sea"}},
        {"column": "voice", "measure": "voice", "category": "other", "spans": True},
    ]
    entry = {
        "number": 1,
        "hedged": None,
        "tone": -1,
        "frames": ["sea", "sea"],
        "voice": ["may rain"],
        "quote": "It  may",
    }
    assert list(codes_of_entry(entry, PLACES[1], text, variables, ())) == [
        (0, 17, "tone", "all", -1, "“It may”"),
        (0, 17, "framing", "issue", 1, ""),
        (0, 17, "framing", "issue.sea", 1, ""),
        (0, 17, "voice", "all", 0, ""),
        (3, 11, "voice", "other", 1, ""),
    ]
