"""Requests against a real server: what is answered well, late, in part, wrongly or never; retries, repairs, budget, and going on."""

import json
import threading
import time
from dataclasses import replace

import pytest
from served import body, coded, served

from analysis.coding.model.endpoint import Endpoint, Refused
from analysis.coding.model.run import TRIES, Budget, Run
from analysis.coding.model.transcript import NAME, Transcript


def well(request, number):
    return body(coded(request))


def values(codes, column="hedging"):
    own = codes["m"]
    return own.loc[own["measure"] == column, ["article", "start", "value"]].to_numpy().tolist()


GOOD = [["a", 0, -1], ["a", 18, 0], ["b", 0, 0], ["b", 18, -1]]


def test_good_answers_become_codes_of_every_sentence(run):
    asked, codes, lost, transcript = run(well)
    assert values(codes) == GOOD and not len(lost) and len(asked) == 2
    assert codes["m"]["coder_kind"].unique().tolist() == ["language model"]
    assert (
        codes["m"].loc[0, "note"] == "“may”" and codes["m"]["version"].str.fullmatch(r"m, prompts [0-9a-f]{12}").all()
    )
    assert {"temperature", "seed", "max_tokens", "response_format"} <= asked[0].keys()
    assert transcript.spent == [(100, 20)] * 2


@pytest.mark.parametrize(
    "bad", [(429, {"error": {"message": "slow down"}}), (500, {"error": "x"}), b'{"id": "x", "cho', 5.0, b"<html>", {"id": "x"}, {"choices": []}],
    ids=["429", "500", "half", "late", "page", "other", "none"],
)  # fmt: skip
def test_what_goes_wrong_once_is_asked_again(run, bad):
    timeout = 2 if isinstance(bad, float) else 20
    asked, codes, lost, transcript = run(
        lambda request, number: bad if number == 1 else well(request, number), timeout=timeout
    )
    assert values(codes) == GOOD and not len(lost) and len(asked) == 3 and len(run.waited) == 1
    assert transcript.failures == {} and len(transcript.spent) == 3


def test_a_server_may_say_how_long_to_wait_and_waits_grow(run):
    asked, _, lost, _ = run(lambda request, number: (429, {}))
    assert len(asked) == 2 * TRIES and "429" in lost["why"].iloc[0] and f"{TRIES} of {TRIES}" in lost["why"].iloc[0]
    assert all(0.5 * 2**at <= seconds <= 2**at for at, seconds in enumerate(run.waited[:3]))
    assert run.waited[3] <= 1, "of the next request they begin anew"
    run.waited.clear()
    run(lambda request, number: (503, {}), asked_to_wait="7")
    assert run.waited == [7.0] * 2 * (TRIES - 1)


def test_what_is_never_answered_is_said_and_not_guessed(run):
    asked, codes, lost, _ = run(lambda request, number: 5.0, timeout=0.05)
    assert not len(codes["m"]) and lost[["article", "first", "last"]].to_numpy().tolist() == [["a", 1, 2], ["b", 1, 2]]
    assert lost["why"].str.contains("no answer in time").all()


def test_of_many_requests_that_get_no_answer_the_rest_is_not_sent(plan, run, tmp_path):
    plan.rows["sentence"] = range(1, 5)
    object.__setattr__(plan, "settings", type(plan.settings)("m", ("tone",), runs=20))
    with pytest.raises(Refused, match="8 requests in a row got no answer"):
        run(lambda request, number: (400, {"error": {"message": "the context is too long"}}), plan=plan)
    assert len(Transcript(tmp_path / NAME).failures) == 8


def test_a_key_that_is_refused_ends_the_run_at_once_and_stands_nowhere(plan, tmp_path, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-0123456789")
    transcript = Transcript(tmp_path / NAME, "sk-0123456789")
    transcript.begin({"settings": plan.described(), "coder": "here"})
    with served(lambda request, number: (401, {"error": {"message": "Incorrect key sk-0123456789"}})) as (url, asked):
        own = Run(plan, Endpoint(url, "m", 20), transcript, Budget(), 1)
        with pytest.raises(Refused, match=r"refuses \(401\).*Incorrect key \[key\]"):
            own.go()
    assert len(asked) == 1 and asked[0]["headers"]["authorization"].endswith("sk-0123456789")
    assert "sk-0123" not in (tmp_path / NAME).read_text("utf-8")


def test_after_a_refusal_no_request_that_waits_is_sent(plan, tmp_path):
    transcript, asked = Transcript(tmp_path / NAME), []
    transcript.begin({"settings": plan.described(), "coder": "here"})

    class Refusing:
        secret = ""

        def send(self, request):
            asked.append(request)
            time.sleep(0.05)  # by then the next request waits for the worker
            raise Refused("no")

        def close(self):
            pass

    with pytest.raises(Refused):
        Run(plan, Refusing(), transcript, Budget(), workers=1).go()
    assert len(list(plan.requests())) == 2 and len(asked) == 1


WRONG = {
    "no JSON": ("I would say: neutral.", "it is not JSON"),
    "cut": ('{"sentences": [{"number": 1, "to', "it is not JSON"),
    "code": ('{"sentences": [{"number": 1, "tone": 7, "hedged": 0, "quote": ""}, {"number": 2, "tone": 0, "hedged": 0, "quote": ""}]}', "7 is not one of"),
    "missing": ('{"sentences": []}', "too short"),
    "twice": ('{"sentences": [{"number": 1, "tone": 0, "hedged": 0, "quote": ""}, {"number": 1, "tone": 0, "hedged": 0, "quote": ""}]}', "each once"),
    "quote": ('{"sentences": [{"number": 1, "tone": 0, "hedged": 1, "quote": "might"}, {"number": 2, "tone": 0, "hedged": 0, "quote": ""}]}',
              "does not occur in it word for word: 'might'"),
    "no quote": ('{"sentences": [{"number": 1, "tone": 1, "hedged": 0, "quote": ""}, {"number": 2, "tone": 0, "hedged": 0, "quote": ""}]}', '"quote" is empty'),
}  # fmt: skip


@pytest.mark.parametrize("wrong, why", WRONG.values(), ids=list(WRONG))
def test_a_wrong_answer_is_asked_for_once_more_with_what_was_wrong(run, wrong, why):
    asked, codes, lost, _ = run(lambda request, number: body(wrong if number == 1 else coded(request)))
    assert values(codes) == GOOD and not len(lost) and len(asked) == 3
    *_, given, told = asked[1]["messages"]
    assert given == {"role": "assistant", "content": wrong} and why in told["content"]


@pytest.mark.parametrize("wrong, why", WRONG.values(), ids=list(WRONG))
def test_an_answer_that_stays_wrong_is_no_code(run, wrong, why):
    asked, codes, lost, _ = run(lambda request, number: body(coded(request) if "Nothing" in str(request) else wrong))
    assert len(asked) == 3 and values(codes) == GOOD[2:]
    assert (
        lost["article"].to_list() == ["a"] and why in lost["why"].iloc[0] and "second answer: " in lost["why"].iloc[0]
    )


def test_an_answer_that_was_cut_off_is_said_to_be(run):
    _, _, lost, _ = run(lambda request, number: body('{"sent', finish="length"))
    assert lost["why"].str.contains("it was cut off at 300 tokens").all()


@pytest.mark.parametrize(
    "said, gone, come",
    [("'response_format.type' must be 'json_object'", None, None), ("Unsupported: use 'max_completion_tokens'", "max_tokens", "max_completion_tokens"),
     ("temperature is fixed", "temperature", None), ("unknown seed", "seed", None)],
)  # fmt: skip
def test_a_parameter_that_an_endpoint_does_not_take_is_left_out(run, said, gone, come):
    def answer(request, number):
        form = request["response_format"]
        if number == 1 if gone else form["type"] == "json_schema":
            return (422 if gone else 500), {"error": {"message": said}}
        return body(coded(request if gone else {**request, "response_format": {"json_schema": form}}))

    asked, codes, lost, transcript = run(answer)
    assert values(codes) == GOOD and len(asked) == 3
    assert gone is None or (gone not in asked[1] and gone not in asked[2])
    assert come is None or come in asked[2]
    assert {row["format"] for row in transcript.answers.values()} == {"json_object" if gone is None else "json_schema"}


def test_no_request_is_sent_that_could_exceed_the_budget(plan, run):
    first, second = plan.requests()
    enough = first.tokens + first.limit
    asked, codes, lost, _ = run(well, Budget(tokens=enough - 1))
    assert asked == [] and second.tokens + second.limit < enough, "nor another that would fit"
    assert lost["why"].str.startswith("not sent: the budget").to_list() == [True, True]
    asked, codes, lost, _ = run(well, Budget(tokens=enough))
    assert len(asked) == 1 and lost["article"].to_list() == ["b"]
    more = second.tokens + second.limit + 120  # which are used already
    assert run(well, Budget(tokens=more - 1))[0] == []
    asked, codes, lost, _ = run(well, Budget(tokens=more))
    assert len(asked) == 1 and values(codes) == GOOD and not len(lost)


def test_money_is_counted_by_the_price_of_what_is_sent_and_answered(plan):
    first, _ = plan.requests()
    most = (first.tokens * 2 + first.limit * 10) / 1e6
    assert Budget(money=most, price=(2, 10)).take(first) and not Budget(money=most - 1e-9, price=(2, 10)).take(first)
    budget, settled = Budget(money=most, price=(2, 10)), []
    budget.take(first)
    later = threading.Timer(0.02, lambda: (settled.append(first), budget.settle(first, 0, 0)))
    later.start()
    assert budget.take(first) and settled, "what is being asked counts until it is answered"
    budget.settle(first, first.tokens, 1)
    assert not budget.take(first)


def test_tokens_that_nobody_counted_are_estimated(run):
    _, _, _, transcript = run(lambda request, number: body(coded(request), usage=None))
    assert all(sent > 400 and received > 20 for sent, received in transcript.spent)


def test_a_run_goes_on_where_it_ended_and_asks_nothing_twice(run, tmp_path):
    def one(request, number):
        return well(request, number) if "Nothing" in str(request) else (500, {})

    asked, codes, lost, _ = run(one)
    assert lost["article"].to_list() == ["a"] and len(asked) == TRIES + 1
    with (tmp_path / NAME).open("ab") as file:
        file.write(b'{"key": "half a li')
    asked, codes, lost, _ = run(well)
    assert values(codes) == GOOD and len(asked) == 1
    assert all(json.loads(line) for line in (tmp_path / NAME).read_text("utf-8").splitlines())
    asked, again, *_ = run(well)
    assert asked == [] and again["m"].equals(codes["m"])


def test_several_requests_at_a_time_give_the_same_codes(run, tmp_path):
    _, one, *_ = run(well)
    (tmp_path / NAME).unlink()
    _, four, *_ = run(well, workers=4)
    assert four["m"].drop(columns="time").equals(one["m"].drop(columns="time"))


@pytest.mark.parametrize(
    ("answer", "why", "times"),
    [
        ("no JSON at all", "not an OpenAI-compatible answer: ", TRIES),
        ({"choices": [{"message": None}]}, "it has no choices", TRIES),
        ((400, {"error": {"message": "x" * 400}}), "400: ", 1),
        ((418, {}), "418: ", 1),
        ((499, {}), "499: ", 1),
        ((408, {}), "408: ", TRIES),
        ((409, {}), "409: ", TRIES),
        ((425, {}), "425: ", TRIES),
        ((500, {}), "500: ", TRIES),
        ((599, {}), "599: ", TRIES),
    ],
)
def test_only_what_another_try_may_mend_is_asked_again(run, answer, why, times):
    asked, _, lost, transcript = run(lambda request, number: answer)
    assert len(asked) == 2 * times and lost["why"].str.contains(why, regex=False).all()
    assert lost["why"].str.endswith(f" ({times} of {TRIES} tries)").all() and lost["why"].str.len().max() < 350
    paid = "OpenAI" in why or "choices" in why
    assert all((sent > 0, received > 0) == (paid, paid) for sent, received in transcript.spent)


def test_waits_are_as_long_as_asked_and_never_longer_than_a_minute_unasked(run, monkeypatch):
    for asked, least, most in (("2.5", 2.5, 4), ("soon", 0.5, 4), ("1.2.3", 0.5, 4)):
        run.waited.clear()
        run(lambda request, number: (429, {}), asked_to_wait=asked)
        assert len(run.waited) == 2 * (TRIES - 1) and all(least <= seconds <= most for seconds in run.waited)
    monkeypatch.setattr("analysis.coding.model.run.LONGEST", 1.5)
    run.waited.clear()
    run(lambda request, number: (500, {}))
    assert max(run.waited) <= 1.5


@pytest.mark.parametrize("code", [401, 403, 404])
def test_who_refuses_once_is_asked_no_more(run, code):
    numbers = []

    def refuse(request, number):
        numbers.append(number)
        return code, {"error": {"message": "no"}}

    with pytest.raises(Refused, match=rf"the endpoint refuses \({code}\): "):
        run(refuse)
    assert numbers == [1]


def test_an_endpoint_that_takes_no_format_is_asked_without_one(run):
    def answer(request, number):
        if "response_format" in request:
            return 400, {"error": {"message": f"no response_format {request['response_format']['type']}"}}
        return body(coded({**request, "response_format": {"json_schema": schema}}))

    schema = {"schema": None}

    def noted(request, number):
        form = request.get("response_format", {})
        schema["schema"] = form.get("json_schema", {}).get("schema") or form.get("schema") or schema["schema"]
        return answer(request, number)

    asked, codes, _, transcript = run(noted)
    assert [each.get("response_format", {}).get("type") for each in asked] == ["json_schema", "json_object", None, None]
    assert {row["format"] for row in transcript.answers.values()} == {""} and len(codes["m"])


def test_each_request_is_told_when_it_is_done(plan, tmp_path):
    transcript, done = Transcript(tmp_path / NAME), []
    transcript.begin({"settings": plan.described(), "coder": "here"})
    with served(well) as (url, _):
        Run(plan, Endpoint(url, "m", 20), transcript, Budget(), 1).go(done.append)
    assert done == [1, 1]


def test_requests_that_get_no_answer_end_a_run_only_in_a_row(plan, run):
    many = replace(plan, settings=replace(plan.settings, runs=9))
    asked, _, lost, _ = run(
        lambda request, number: well(request, number) if number % 8 == 0 else (400, {"error": {"message": "no"}}),
        plan=many,
    )
    assert len(asked) == 18 and len(lost) == 16
