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
