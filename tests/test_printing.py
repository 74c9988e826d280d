"""Printing to PDF says plainly what is missing; the printing itself is tested in tests/browser."""

import subprocess

import pytest

from analysis import printing, report
from analysis.cli import main


def test_without_a_browser_nothing_is_begun(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(printing.shutil, "which", lambda name: None)
    monkeypatch.setattr(printing, "PLACES", ())
    monkeypatch.setattr(report, "measure", lambda *_: pytest.fail("work was begun"))
    assert main(["report", str(tmp_path), "--pdf", "--output", str(tmp_path / "html")]) == 2
    line = capsys.readouterr().err
    assert line.startswith("discourse: --pdf needs Chromium or Google Chrome") and line.count("\n") == 1
    assert not (tmp_path / "html").exists()


def test_a_browser_that_fails_or_hangs_is_told(monkeypatch, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<p>Text")
    with pytest.raises(OSError, match=r"false could not print .*page.html: no message"):
        printing.print_pdf("false", page, tmp_path / "page.pdf")

    def hang(*_, timeout, **__):
        raise subprocess.TimeoutExpired("browser", timeout)

    monkeypatch.setattr(printing.subprocess, "run", hang)
    with pytest.raises(OSError, match="more than 120 seconds"):
        printing.print_pdf("browser", page, tmp_path / "page.pdf")


def test_only_root_is_without_a_sandbox(monkeypatch):
    monkeypatch.setattr(printing.os, "name", "posix")
    for user in (0, 1000):
        monkeypatch.setattr(printing.os, "geteuid", lambda user=user: user)
        assert ("--no-sandbox" in printing.options()) == (user == 0)
