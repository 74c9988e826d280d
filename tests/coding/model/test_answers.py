"""One answer of a language model: its shape, its quotes, and which faults are told."""

import json
from dataclasses import replace

import pytest

from analysis.coding.model.answers import MOST, codes_of_entry, find_quote, read_answer
from analysis.coding.model.plan import Settings, make_plan
from analysis.coding.model.prompt import variables_to_code

TEXT = "It may  rain.\nIt may pour. It pours"
PLACES = {1: (0, 13), 2: (14, 26), 3: (27, 35)}


@pytest.fixture
def request_of(plan):
    """The request for the first two sentences of the first article, and for others' words."""

    def request_of(*variables):
        own = make_plan(plan.articles, None, Settings("m", variables))
        return next(own.requests())

    return request_of


@pytest.fixture
def read(request_of):
    def read(*entries, variables=("tone", "hedged"), wrap="{}"):
        plain = {"tone": 0, "hedged": 0, "voice": []}
        rows = [
            {"number": number} | {name: plain[name] for name in variables} | {"quote": ""} | entry
            for number, entry in enumerate(entries, 1)
        ]
        content = wrap.format(json.dumps({"sentences": rows}))
        return read_answer(content, request_of(*variables), PLACES, TEXT)

    return read


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"tone": 1, "quote": "may rain"}, ""),
        ({"tone": 1, "quote": " may\n rain. "}, ""),
        ({"tone": 1, "quote": "It may  rain."}, ""),
        ({"tone": 0, "quote": "rain"}, ""),
        ({"tone": None, "hedged": None}, ""),
        ({"tone": None, "hedged": 1}, 'sentence 1: "quote" is empty, but not every code is 0 or empty'),
        ({"tone": -2, "quote": " "}, 'sentence 1: "quote" is empty, but not every code is 0 or empty'),
        ({"tone": 1, "quote": "pour"}, "sentence 1: the \"quote\" does not occur in it word for word: 'pour'"),
        ({"tone": 1, "quote": "rain. It"}, "does not occur in it"),
        ({"tone": 1, "quote": "May"}, "does not occur in it"),
        ({"tone": 1, "quote": "x" * 101}, f"word for word: '{'x' * 100}'"),
    ],
)
def test_a_quote_is_words_of_its_own_sentence_where_anything_is_coded(entry, fault, read):
    entries, faults = read(entry, {})
    assert len(entries) == (0 if fault else 2) and len(faults) == bool(fault)
    assert not fault or fault in faults[0]


def test_words_of_others_stand_in_the_sentence_once(read):
    assert read({"voice": ["may rain", "It"], "quote": "It"}, {}, variables=("voice",))[1] == []
    assert read({"voice": None}, {}, variables=("voice",))[1] == []
    _, faults = read({"voice": ["i", "snow"], "quote": "rain"}, {}, variables=("voice",))
    assert faults == ["sentence 1: voice 'snow' does not occur in it word for word"]
    _, faults = read(
        {"voice": ["."], "quote": "It"}, {"voice": ["p", "u", "m", " "], "quote": "It"}, variables=("voice",)
    )
    assert faults == ["sentence 2: voice ' ' does not occur in it word for word"]
    assert find_quote("It", 14, 35, TEXT) == [(14, 16), (27, 29)] and find_quote(" ", 0, 35, TEXT) == []


def test_an_answer_may_stand_in_one_fence_alone(read):
    for wrap in ("{}", "\n{}\n", "```json\n{}\n```", " ```\n{}```\n"):
        assert len(read({}, {}, wrap=wrap)[0]) == 2
    for wrap in ("Here: {}", "```\n{}\n```\nDone.", "~~~\n{}\n~~~"):
        assert read({}, {}, wrap=wrap)[1][0].startswith("it is not JSON: ")


def test_faults_say_where_they_are_and_only_the_first_are_told(read, request_of, plan):
    assert read({"tone": 7}, {})[1] == ["sentences.0.tone: 7 is not one of [-2, -1, 0, 1, 2, None]"]
    assert read_answer("[]", request_of("tone"), PLACES, TEXT)[1] == ["the answer: [] is not of type 'object'"]
    assert read({"number": 2}, {"number": 1})[1] == [
        "the sentences must be [1, 2], each once and in this order, not [2, 1]"
    ]
    for many, told in ((MOST, MOST), (MOST + 1, MOST)):
        assert len(read({"voice": ["snow"] * many, "quote": "It"}, {}, variables=("voice",))[1]) == told
        assert len(read({f"n{at}": 0 for at in range(many)}, {}, variables=("tone",))[1]) == 1
        wide = replace(plan, variables=variables_to_code(None, ["voice"]), settings=Settings("m", ("voice",)))
        content = json.dumps({"sentences": [{"number": 1, "voice": [1] * many, "quote": ""}, {"number": 2, "voice": [], "quote": ""}]})  # fmt: skip
        faults = read_answer(content, next(wide.requests()), PLACES, TEXT)[1]
        assert len(faults) == told and faults[0] == "sentences.0.voice.0: 1 is not of type 'string'"


def test_the_quote_is_the_note_of_the_first_code_and_what_cannot_be_told_has_none():
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
    assert list(codes_of_entry(entry, PLACES[1], TEXT, variables, ())) == [
        (0, 13, "tone", "all", -1, "“It may”"),
        (0, 13, "framing", "issue", 1, ""),
        (0, 13, "framing", "issue.sea", 1, ""),
        (0, 13, "voice", "all", 0, ""),
        (3, 12, "voice", "other", 1, ""),
    ]
