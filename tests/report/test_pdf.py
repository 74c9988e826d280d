"""Printing to PDF says plainly what is missing; the printing itself is tested in tests/browser."""

import subprocess

import pytest

from analysis.cli import main
from analysis.report import pdf, write


def test_without_a_browser_nothing_is_begun(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    monkeypatch.setattr(pdf, "PLACES", ())
    monkeypatch.setattr(write, "measure_folder", lambda *_, **__: pytest.fail("work was begun"))
    assert main(["report", str(tmp_path), "--pdf", "--output", str(tmp_path / "html")]) == 2
    line = capsys.readouterr().err
    assert line.startswith("discourse: --pdf needs Chromium or Google Chrome") and line.count("\n") == 1
    assert not (tmp_path / "html").exists()


def test_a_browser_that_fails_or_hangs_is_told(monkeypatch, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<p>Text")
    with pytest.raises(OSError, match=r"false could not print .*page.html: no message"):
        pdf.print_pdf("false", page, tmp_path / "page.pdf")

    def hang(*_, timeout, **__):
        raise subprocess.TimeoutExpired("browser", timeout)

    monkeypatch.setattr(pdf.subprocess, "run", hang)
    with pytest.raises(OSError, match="more than 120 seconds"):
        pdf.print_pdf("browser", page, tmp_path / "page.pdf")


def test_only_root_is_without_a_sandbox(monkeypatch):
    monkeypatch.setattr(pdf.os, "name", "posix")
    for user in (0, 1000):
        monkeypatch.setattr(pdf.os, "geteuid", lambda user=user: user)
        assert ("--no-sandbox" in pdf.browser_options()) == (user == 0)
