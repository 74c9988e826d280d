"""`discourse measure`: tables for other tools."""

import os
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from pacts import BAD, HOPE

import analysis
from analysis.archive.outputs import TABLES
from analysis.cli import main

PROMISED = {"articles", "sentences", "marks", "scores", "comparison", "attributions", "health", "problems"}


def run(*arguments, **environment):
    """The command in a process of its own."""
    command = [sys.executable, "-m", "analysis", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=os.environ | environment, timeout=120)


def read_csv(path):
    return pd.read_csv(path, dtype="str", keep_default_na=False)


def numbers(column):
    """A column as floats, exactly; nothing is NaN."""
    return [float(value) if not pd.isna(value) and value != "" else np.nan for value in column]


def same(found, expected):
    """A table read from a file is the one written: every number exactly, every text."""
    assert list(found.columns) == list(expected.columns)
    assert len(found) == len(expected)
    for name in expected.columns:
        if pd.api.types.is_numeric_dtype(expected[name]) and not pd.api.types.is_bool_dtype(expected[name]):
            np.testing.assert_array_equal(numbers(found[name]), numbers(expected[name]), name)
        else:
            assert found[name].astype("str").to_list() == expected[name].astype("str").to_list(), name


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_measure_writes_every_table_and_it_reads_back(kind, corpus, tmp_path, capsys):
    assert main(["measure", str(corpus), "--output", str(tmp_path / "out" / "deep"), "--format", kind]) == 0
    assert set(TABLES) == PROMISED
    ending = ".csv" if kind == "csv" else ""  # a table of Parquet is a folder
    written = {path.name for path in (tmp_path / "out" / "deep").iterdir()}
    assert written == {f"{name}{ending}" for name in PROMISED} | {"manifest.json", "partitions"}
    study = analysis.measure(corpus)
    for name in PROMISED:
        path, expected = tmp_path / "out" / "deep" / f"{name}{ending}", getattr(study, name)
        found = read_csv(path) if kind == "csv" else pd.read_parquet(path)
        if kind == "parquet":
            assert list(found.dtypes.astype("str")) == list(expected.dtypes.astype("str"))
        same(found, expected)
    assert not study.marks.empty and study.scores["weight"].any() and study.comparison["difference"].any()
    assert f"2 articles, {len(study.marks)} marks" in capsys.readouterr().out


def test_the_sentences_hold_what_is_promised(corpus, tmp_path):
    main(["measure", str(corpus), "--output", str(tmp_path / "out")])
    found = read_csv(tmp_path / "out" / "sentences.csv")
    promised = ["article", "sentence", "start", "end", "section", "voice", "source", "words"]
    assert [column for column in found.columns if column in promised] == promised
    articles = read_csv(tmp_path / "out" / "articles.csv").set_index("article")["text"]
    assert articles["hope"] == HOPE  # offsets into it hold
    marks = read_csv(tmp_path / "out" / "marks.csv")
    assert all(articles[mark.article][int(mark.start) : int(mark.end)] == mark.cue for mark in marks.itertuples())


@pytest.mark.slow
def test_two_hash_seeds_give_the_same_bytes(root, tmp_path):
    for seed in "12":
        done = run("measure", root / "seeds", "--output", tmp_path / seed, PYTHONHASHSEED=seed)
        readme = f"warning: {root / 'seeds' / 'README.md'}: left out: a README file is not read as an article; if it is one, "
        assert (done.returncode, done.stderr) == (0, f"{readme}rename it\n")
    for name in PROMISED:
        first, second = ((tmp_path / seed / f"{name}.csv").read_bytes() for seed in "12")
        assert first == second, name
        assert len(first) > 10


def test_unusable_files_are_reported_and_the_others_measured(write_corpus, corpus, tmp_path, capsys):
    alone, _ = analysis.measure(corpus), write_corpus(BAD)
    assert main(["measure", str(corpus), "--output", str(tmp_path / "out")]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == len(BAD)
    assert all(": failed: " in line for line in lines)
    problems = read_csv(tmp_path / "out" / "problems.csv").set_index("file")["problem"]
    assert problems.keys().to_list() == sorted(BAD)
    for name, reason in {"empty.txt": "empty", "binary.txt": "not text", "german.txt": "English"}.items():
        assert reason in problems[name]
        assert [line for line in lines if line.startswith(f"warning: {corpus / name}: ") and reason in line]
    same(read_csv(tmp_path / "out" / "scores.csv"), alone.scores)


def test_an_error_leaves_the_old_tables(corpus, tmp_path, capsys):
    assert main(["measure", str(corpus), "--output", str(tmp_path / "out")]) == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()}
    (corpus / "codebook.toml").write_text("title =\n")
    assert main(["measure", str(corpus), "--output", str(tmp_path / "out"), "--overwrite"]) == 2
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()} == before
    (corpus / "codebook.toml").unlink()
    capsys.readouterr()
    assert main(["measure", str(corpus), "--output", str(tmp_path / "out")]) == 2
    assert "made with another codebook" in capsys.readouterr().err
    assert main(["measure", str(corpus), "--output", str(tmp_path / "out"), "--overwrite"]) == 0
    assert (tmp_path / "out" / "scores.csv").read_bytes() != before["scores.csv"]


def test_the_articles_are_never_overwritten(corpus, capsys):
    """One of the tables is called articles.csv, as is the metadata beside the articles."""
    before = {path.name: path.read_bytes() for path in corpus.iterdir()}
    assert main(["measure", str(corpus), "--output", str(corpus.parent / "." / corpus.name)]) == 2
    assert "this is the folder of articles" in capsys.readouterr().err
    assert main(["measure", str(corpus), "--output", str(corpus / "hope.txt")]) == 2
    assert {path.name: path.read_bytes() for path in corpus.iterdir()} == before


def test_a_codebook_named_and_missing(corpus, tmp_path, capsys):
    assert main(["measure", str(corpus), "--codebook", "none.toml", "--output", str(tmp_path / "out")]) == 2
    assert "none.toml" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_help_of_measure_says_that_its_csv_is_exact(capsys):
    with pytest.raises(SystemExit):
        main(["measure", "--help"])
    assert "contain every text exactly" in " ".join(capsys.readouterr().out.split())
