"""How long a run will take is said before it, if that is long."""

import pytest
from archive.archives import (
    ROWS,
    write,
)

import analysis
from analysis.archive import forecast
from analysis.cli import main


class _Times:
    """A clock of which each look costs so many seconds."""

    def __init__(self, seconds):
        self.now, self.seconds = 0, seconds

    def perf_counter(self):
        self.now += self.seconds
        return self.now


def test_how_long_it_will_take_is_told_before_if_it_is_long(tmp_path, monkeypatch, capsys):
    corpus = write(tmp_path / "news.jsonl", [ROWS[i % 8] | {"id": f"n{i}"} for i in range(24)])
    command = ["measure", str(corpus), "--output", str(tmp_path / "out"), "--partition-size", "8", "--voices", "quotes"]
    monkeypatch.setattr(forecast, "time", _Times(1))
    assert main(command) == 0  # too small a corpus to lose a word on it
    assert "about" not in capsys.readouterr().err
    monkeypatch.setattr(forecast, "SMALL", 0)
    assert main([*command[:4], *command[6:], "--overwrite", "--partition-size", "12"]) == 0
    assert "about" not in capsys.readouterr().err  # 2 seconds an article of 24
    monkeypatch.setattr(forecast, "time", _Times(60))
    assert main([*command, "--overwrite"]) == 0
    told = capsys.readouterr().err
    assert (
        "about 6 minutes: 24 articles, " in told
        and " words, read at " in told
        and told.splitlines()[0].endswith("by 1 process")
    )


def test_a_parsed_archive_says_how_long_quotation_marks_would_take(corpus, tmp_path, monkeypatch):
    told = []

    def announce(line):
        told.append(line)
        raise InterruptedError  # two processes take their time to start

    monkeypatch.setattr(forecast, "SMALL", 0)
    monkeypatch.setattr(forecast, "time", _Times(600))
    with pytest.raises(InterruptedError):
        analysis.measure_archive(corpus, tmp_path / "out", workers=2, announce=announce)
    (line,) = told
    assert "a second by 2 processes each; --voices quotes takes about " in line
    for _ in range(2):
        analysis.measure_archive(corpus, tmp_path / "out", announce=told.append)
    assert len(told) == 2  # then all is done


def test_a_forecast_that_fails_stops_nothing(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(forecast, "SMALL", 0)
    monkeypatch.setattr(forecast, "measure_articles", lambda *_: 1 / 0)
    told = []
    assert analysis.measure_archive(corpus, tmp_path / "out", announce=told.append)["articles"] == 9
    assert told == [""]
