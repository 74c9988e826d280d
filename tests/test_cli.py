"""The command `discourse`: its exit status, and errors in one line."""

import gc
import sys
from contextlib import nullcontext
from importlib.metadata import entry_points

import pytest

import analysis
from analysis.cli import main
from analysis.core import interrupts


def test_a_message_of_several_lines_is_told_in_one(monkeypatch, capsys):
    def broken(*_, **__):
        raise ValueError("here\nand there\n")

    monkeypatch.setattr("analysis.archive.measure.measure_archive", broken)
    assert main(["measure", "folder", "--output", "out"]) == 2
    assert capsys.readouterr().err == "discourse: here and there\n"


def test_a_missing_file_is_named_without_the_number_of_the_error(capsys):
    assert main(["agree", "nothing.xlsx"]) == 2
    assert capsys.readouterr().err == "discourse: nothing.xlsx: no such file or directory\n"


def test_the_version_is_that_of_the_package(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"discourse {analysis.__version__}\n"


@pytest.mark.parametrize("arguments", [[], ["measure", "folder"], ["measure", "f", "--output", "o", "--format", "xls"]])
def test_a_wrong_command_line_exits_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: discourse" in capsys.readouterr().err


def test_the_console_script_is_this_command():
    (script,) = entry_points(group="console_scripts", name="discourse")
    assert script.load() is main


def test_interrupts_are_the_command_s_own_only_where_it_is_the_command(monkeypatch, capsys):
    asked = []
    monkeypatch.setattr(interrupts, "watch_interrupts", lambda command: asked.append(command) or nullcontext())
    monkeypatch.setattr(sys, "argv", ["discourse", "lexicons"])
    before = gc.get_threshold()
    gc.set_threshold(700)
    assert main(["lexicons"]) == 0 and gc.get_threshold()[0] == 700
    assert main() == 0 and gc.get_threshold()[0] > 700
    gc.set_threshold(*before)
    assert asked == [False, True]


def test_an_interrupt_is_one_line_and_status_130(monkeypatch, capsys):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("analysis.commands.lexicons.run_lexicons", interrupted)
    assert main(["lexicons"]) == 130
    assert capsys.readouterr().err == "discourse: interrupted\n"


@pytest.mark.parametrize(
    ("error", "lines"),
    [
        (OSError(13, "Permission denied", "out.csv"), ["out.csv: permission denied"]),
        (OSError("the disk  is full"), ["the disk is full"]),
        (OSError(28, "No space left"), ["[Errno 28] No space left"]),
        (ValueError("wrong"), ["wrong"]),
    ],
)
def test_an_error_of_the_system_names_the_file_and_the_reason(error, lines, monkeypatch, capsys):
    def broken(_):
        raise error

    monkeypatch.setattr("analysis.commands.lexicons.run_lexicons", broken)
    assert main(["lexicons"]) == 2
    assert capsys.readouterr().err.splitlines() == [f"discourse: {line}" for line in lines]


def test_an_error_that_holds_several_is_told_line_by_line(monkeypatch, capsys):
    def broken(_):
        error = ValueError("two things")
        error.errors = ["one\n thing", "another"]
        raise error

    monkeypatch.setattr("analysis.commands.lexicons.run_lexicons", broken)
    assert main(["lexicons"]) == 2
    assert capsys.readouterr().err == "discourse: one thing\ndiscourse: another\n"


def test_a_command_of_two_words_is_told_from_one_of_one_word(monkeypatch):
    ran = []
    monkeypatch.setattr("analysis.commands.exchange.run_export", lambda options: ran.append(options.corpus))
    monkeypatch.setattr("analysis.commands.coding.run_codes", lambda options: ran.append(options.sheets))
    assert main(["codes", "export", "folder", "out.csv"]) == 0 and ran == ["folder"]
    assert main(["codes", "export.csv", "--key", "k.json", "--output", "o.csv"]) == 0 and ran[-1] == ["export.csv"]
