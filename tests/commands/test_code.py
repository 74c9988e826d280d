"""`discourse code`: what it passes on, and what it refuses before anything is read."""

from pathlib import Path

import pytest

from analysis.cli import main
from analysis.coding.model import coder
from analysis.coding.model.plan import Settings
from analysis.coding.source import ArticleSource

CODE = ["code", "X", "--output", "o"]


@pytest.mark.parametrize(("arguments", "message"), [
    (["code", "X", "--coder", "c"], "--model is missing"),
    (["code", "X", "--coder", "c", "--model", "m", "--money", "2"], "--money needs --price"),
    (["code", "X", "--coder", "c", "--model", "m", "--workers", "0"], "--workers must be 1 or more"),
    (["code", "X", "--coder", "c", "--model", "m", "--timeout", "0"], "--timeout more than 0"),
    (["code", "X", "--coder", "c", "--model", "m", "--workers", "1", "--timeout", "0.5"], "X"),  # which is not there
])  # fmt: skip
def test_options_that_cannot_be_are_told_before_anything_is_read(arguments, message, monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    assert main([*arguments, "--output", "o"]) == 2
    assert message in capsys.readouterr().err and not any(tmp_path.iterdir())


@pytest.mark.parametrize("whole", [True, False])
def test_the_job_is_what_the_options_say(whole, monkeypatch):
    jobs = []
    monkeypatch.setattr(coder, "code_corpus", lambda job, say, progress: jobs.append(job) or whole)
    more = [
        "--variables",
        " tone, hedged,",
        "--runs",
        "2",
        "--temperature",
        "-1",
        "--price",
        "1",
        "2.5",
        "--money",
        "3",
        "--key",
        "",
    ]
    assert main([*CODE, "--coder", "c", "--model", "m", *more]) == (0 if whole else 1)
    (job,) = jobs
    assert job.source == ArticleSource("X", None, True) and job.output == Path("o") and job.coder == "c"
    assert job.settings == Settings("m", ("tone", "hedged"), runs=2, temperature=None)
    assert (job.budget.tokens, job.budget.money, job.budget.price) == (None, 3.0, (1.0, 2.5))
    assert (job.workers, job.timeout, job.variable) == (4, 120, "")


@pytest.mark.parametrize("whole", [True, False])
def test_a_transcript_is_read_again_without_a_model(whole, monkeypatch):
    replayed = []
    monkeypatch.setattr(coder, "replay", lambda source, path, output, say: replayed.append((path, output)) or whole)
    assert main([*CODE, "--replay", "t.jsonl"]) == (0 if whole else 1)
    assert replayed == [("t.jsonl", Path("o"))]
