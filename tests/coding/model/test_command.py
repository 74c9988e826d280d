"""A command as coder: JSON lines in and out, without a shell; commands that are late, talk, end or are not there."""

import sys
from pathlib import Path

import pytest

from analysis.coding.model.command import Command
from analysis.coding.model.endpoint import Refused, Unanswered

WELL = """
import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    numbers = asked["schema"]["properties"]["sentences"]["items"]["properties"]["number"]["enum"]
    rows = [{"number": n, "tone": 0, "hedged": 0, "quote": ""} for n in numbers]
    print(json.dumps({"id": asked["id"], "content": {"sentences": rows}, "usage": {"prompt_tokens": 7, "completion_tokens": 2}}), flush=True)
"""


@pytest.fixture
def command(tmp_path):
    started = []

    def command(code, timeout=20):
        (tmp_path / "coder; echo.py").write_text(code)  # a name that a shell would take for two commands
        started.append(
            Command(f"'{Path(sys.executable).as_posix()}' '{tmp_path.as_posix()}/coder; echo.py'", "m", timeout)
        )
        return started[-1]

    yield command
    for each in started:
        each.close()


def test_a_command_is_started_once_and_asked_line_by_line(command, plan):
    own = command(WELL)
    answers = [own.send(request) for request in plan.requests()]
    assert [(each.sent, each.received) for each in answers] == [(7, 2)] * 2 and '"number": 2' in answers[0].text


@pytest.mark.parametrize(
    "code, why, again",
    [("print('loading')\n" + WELL, "not a line of JSON with id and content: 'loading'", False), ("", "ended without an answer", True),
     ("input(); print('{\"id\": \"other\", \"content\": \"\"}')", "this answers another request", False),
     ("import json; print(json.dumps({'id': json.loads(input())['id'], 'error': 'no memory'}))", "the command reports: no memory", False)],
)  # fmt: skip
def test_what_a_command_does_wrong_is_said(command, plan, code, why, again):
    with pytest.raises(Unanswered, match=why) as raised:
        command(code).send(next(plan.requests()))
    assert raised.value.again is again


def test_a_command_that_is_late_is_started_anew(command, plan, tmp_path):
    late = f"import pathlib, time\nflag = pathlib.Path({str(tmp_path / 'flag')!r})\nif not flag.exists():\n    flag.touch()\n    time.sleep(60)\n"
    own = command(late + WELL, timeout=0.3)
    request = next(plan.requests())
    while not (tmp_path / "flag").exists():
        with pytest.raises(Unanswered, match="no answer in time"):
            own.send(request)
    own.timeout = 20
    assert own.send(request).sent == 7


def test_a_command_that_is_not_there_ends_the_run(plan):
    with pytest.raises(Refused, match="'no-such-command' cannot be started: No such file"):
        Command("no-such-command --x", "m", 1).send(next(plan.requests()))
    with pytest.raises(ValueError, match="the command is empty"):
        Command(" ", "m", 1)
    with pytest.raises(ValueError, match="a quotation mark is not closed"):
        Command("python 'my coder.py", "m", 1)


def test_a_command_that_no_longer_reads_has_ended(command, plan):
    deaf = WELL.replace("    print(", "    os.close(0)\n    print(") + "    time.sleep(60)\n"
    own = command("import os, time\n" + deaf)
    first, second = plan.requests()
    assert own.send(first).received == 2
    with pytest.raises(Unanswered, match="the command ended without an answer") as raised:
        own.send(second)
    assert raised.value.again and not raised.value.paid


def test_what_a_command_does_not_count_is_unknown(command, plan):
    counted = '"usage": {"prompt_tokens": 7, "completion_tokens": 2}'
    for usage in ('"usage": None', '"usage": {"prompt_tokens": "7", "completion_tokens": 2.5}', '"content2": 0'):
        answer = command(WELL.replace(counted, usage)).send(next(plan.requests()))
        assert (answer.sent, answer.received) == (None, None)
    text = WELL.replace('{"sentences": rows}', '"no rows"')
    assert command(text).send(next(plan.requests())).text == "no rows"
    long = command(WELL.replace('"content": {"sentences": rows}', '"error": "e" * 301'))
    with pytest.raises(Unanswered, match=f"the command reports: {'e' * 300}$"):
        long.send(next(plan.requests()))
