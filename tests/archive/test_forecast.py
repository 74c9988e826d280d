"""How long a run will take: from a few articles, and only said if it is long."""

import json
from pathlib import Path

import pandas as pd
import pytest
from archive.archives import ROWS, write

import analysis
from analysis.archive import forecast
from analysis.archive.job import Job, result_versions
from analysis.cli import main
from analysis.core.durable import write_json
from analysis.corpus.chunks import cut_table, needs_cutting
from analysis.corpus.files import CorpusLayout, corpus_entries


class Clock:
    """A clock of which each look costs so many seconds."""

    def __init__(self, seconds):
        self.now, self.seconds = 0, seconds

    def perf_counter(self):
        self.now += self.seconds
        return self.now


def test_how_long_it_will_take_is_told_before_if_it_is_long(tmp_path, monkeypatch, capsys):
    corpus = write(tmp_path / "news.jsonl", [ROWS[i % 8] | {"id": f"n{i}"} for i in range(24)])
    command = ["measure", str(corpus), "--output", str(tmp_path / "out"), "--partition-size", "8", "--voices", "quotes"]
    monkeypatch.setattr(forecast, "time", Clock(1))
    assert main(command) == 0  # too small a corpus to lose a word on it
    assert "about" not in capsys.readouterr().err
    monkeypatch.setattr(forecast, "SMALL", 0)
    assert main([*command[:4], *command[6:], "--overwrite", "--partition-size", "12"]) == 0
    assert "about" not in capsys.readouterr().err  # 2 seconds an article of 24
    monkeypatch.setattr(forecast, "time", Clock(60))
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
    monkeypatch.setattr(forecast, "time", Clock(600))
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


ARTICLES = [
    {"article": f"a{number:02}", "text": "It is what the man in the house said then. " * 10} for number in range(24)
]


@pytest.fixture
def measured(monkeypatch):
    """The numbers of articles that are measured, and a clock that each of them costs ten seconds."""
    numbers = []
    monkeypatch.setattr(forecast, "SMALL", 0)
    monkeypatch.setattr(forecast, "measure_articles", lambda articles, book, voices: numbers.append(len(articles)))
    monkeypatch.setattr(forecast.time, "perf_counter", lambda: 10 * sum(numbers))
    return numbers


@pytest.fixture
def job(tmp_path):
    """A function that writes a corpus in some format, and makes the job to measure it."""

    def job(rows=ARTICLES, kind="jsonl", size=8, voices="quotes"):
        path = tmp_path / f"news.{kind}"
        if kind == "jsonl":
            path.write_text("".join(json.dumps(row) + "\n" for row in rows))
        elif kind == "parquet":
            pd.DataFrame(rows).to_parquet(path)
        else:
            path.mkdir()
            for row in rows:
                (path / f"{row['article']}.txt").write_text(row["text"])
        own = Job(str(path), str(tmp_path / "out"), None, result_versions(None, voices), CorpusLayout(), size, "csv", voices=voices)  # fmt: skip
        for source in filter(needs_cutting, corpus_entries(own.corpus, own.layout)):
            cut_table(own.corpus, own.cuts, own.size, source)
        return own

    return job


@pytest.mark.parametrize("kind", ["jsonl", "txt", "parquet"])
def test_the_whole_is_estimated_from_the_share_of_the_first_partition(kind, job, measured):
    own = job(kind=kind)
    line = "about 4 minutes: 24 articles, 2,400 words, read at 10 words a second by 1 process"
    assert forecast.forecast(own) == line and measured == [4, 4]
    write_json(own.done(0), {"words": 800, "articles": 8})
    assert forecast.forecast(own) == "about 3 minutes: 16 articles, 1,600 words, read at 10 words a second by 1 process"
    for number in (1, 2):
        write_json(own.done(number), {"words": 800, "articles": 8})
    assert forecast.forecast(own) == ""


def test_several_processes_share_the_work(job, measured):
    assert forecast.forecast(job(), 3) == (
        "about 80 seconds: 24 articles, 2,400 words, read at 10 words a second by 3 processes each"
    )


def test_what_is_short_or_small_is_not_said(job, measured, monkeypatch):
    own = job()
    assert forecast.forecast(own, 12).startswith("about 20 seconds: ") and forecast.forecast(own, 13) == ""
    size = Path(own.corpus).stat().st_size
    for least, said in ((size, True), (size + 1, False)):
        monkeypatch.setattr(forecast, "SMALL", least)
        assert bool(forecast.forecast(own)) is said


@pytest.mark.parametrize(("tried", "number"), [(1, 1), (100, 1), (101, 2), (300, 3), (301, 4), (9999, 4)])
def test_so_many_articles_are_tried_and_never_more_than_half(tried, number, job, measured, monkeypatch):
    monkeypatch.setattr(forecast, "TRIED", tried)
    forecast.forecast(job())
    assert measured == [number, number]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_of_few_articles_one_is_enough(size, job, measured):
    assert forecast.forecast(job(size=size)).startswith("about 4 minutes: 24 articles, 2,400 words, ")
    assert measured == [1, 1]


def test_of_articles_that_cannot_be_read_nothing_is_said(job, measured):
    assert forecast.forecast(job([{"article": "a", "text": ""}, *ARTICLES], size=1)) == "" and measured == []


def test_a_parsed_run_says_how_long_quotation_marks_would_take(job, monkeypatch, measured):
    monkeypatch.setattr(forecast, "measure_articles", lambda articles, book, voices: measured.append((voices == "parsed") + 0.2))  # fmt: skip
    assert forecast.forecast(job(voices="parsed")) == (
        "about 72 seconds: 24 articles, 2,400 words, parsed at 33 words a second by 1 process; --voices quotes takes about 12 seconds"
    )


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.1, "1 second"), (1.4, "1 second"), (1.5, "2 seconds"), (119, "119 seconds"), (120, "2 minutes"), (7199, "120 minutes"),
     (7200, "2 hours"), (360_000, "100 hours")],
)  # fmt: skip
def test_times_are_said_in_a_unit_of_which_there_are_at_least_two(seconds, said):
    assert forecast._time(seconds) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [(7, "7"), (99, "99"), (101, "100"), (1_449, "1,400"), (123_456, "120,000"), (1_000_000, "1.0 million"), (1_250_001, "1.3 million"),
     (9_940_000, "9.9 million"), (10_000_000, "10 million"), (1_234_567_890, "1,235 million")],
)  # fmt: skip
def test_numbers_have_about_two_digits(count, said):
    assert forecast._about(count) == said
