"""The folder of tables: what is written there, and what is never deleted."""

import json
import shutil

import pandas as pd
import pytest
from archive.archives import ROWS, emptied, tables, write

import analysis
from analysis.archive.outputs import (
    check_output_folder,
    read_first_problems,
    read_voices,
    run_digest,
    write_csv,
    write_parquet,
)
from analysis.cli import main
from analysis.core.durable import DamageWarning
from analysis.core.schema import table


def test_a_damaged_manifest_gives_no_leave_to_delete(few, finished, tmp_path):
    output = shutil.copytree(finished["csv"], tmp_path / "out")
    emptied(output / "manifest.json")
    with pytest.warns(DamageWarning), pytest.raises(ValueError, match="other settings|no longer known"):
        analysis.measure_archive(few, output, size=2, format="csv")
    shutil.rmtree(output / "partitions")
    with (
        pytest.warns(DamageWarning),
        pytest.raises(ValueError, match="'articles.csv' in it was not written by this command"),
    ):
        analysis.measure_archive(few, output, size=1, format="csv", overwrite=True)
    (output / "manifest.json").write_text('{"name": "another program"}')
    with pytest.raises(ValueError, match="'manifest.json' in it was not written by this command"):
        analysis.measure_archive(few, output, size=1, format="csv", overwrite=True)
    assert len(pd.read_csv(output / "articles.csv")) == 3


def test_another_corpus_or_setting_is_refused_unless_it_is_to_be_replaced(tmp_path):
    path = write(tmp_path / "news.jsonl", ROWS[:2])
    analysis.measure_archive(path, tmp_path / "out")
    with pytest.raises(ValueError, match="other settings.*--partition-size 500.*--overwrite"):
        analysis.measure_archive(path, tmp_path / "out", size=3)
    write(path, ROWS[:3])
    with pytest.raises(ValueError, match="articles changed since"):
        analysis.measure_archive(path, tmp_path / "out")
    assert analysis.measure_archive(path, tmp_path / "out", overwrite=True)["articles"] == 3
    (tmp_path / "mine" / "scores").mkdir(parents=True)
    (tmp_path / "yours").mkdir()
    (tmp_path / "yours" / "articles.csv").write_text("file,outlet\n")
    for name, said in (("mine", "scores"), ("yours", "articles.csv")):
        with pytest.raises(ValueError, match=f"'{said}' in it was not written by this command"):
            analysis.measure_archive(path, tmp_path / name, overwrite=True)


def test_a_corpus_without_text_leaves_nothing_behind(tmp_path, capsys):
    write(tmp_path / "news.jsonl", [{"body": "It may rain.", "id": "a"}])
    arguments = ["measure", str(tmp_path / "news.jsonl"), "--output", str(tmp_path / "out")]
    assert main(arguments) == 2
    assert "news.jsonl: no column 'text' with the text; there are: body, id" in capsys.readouterr().err
    write(tmp_path / "news.jsonl", [{"text": " "}])
    assert main(arguments) == 2
    assert "no usable article; news.jsonl, line 1: contains no text" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    write(tmp_path / "news.jsonl", [{"body": "It may rain.", "id": "a"}])
    assert main([*arguments, "--text-column", "body"]) == 0


def test_another_reading_of_voices_is_refused(corpus, tmp_path, capsys):
    command = ["measure", str(corpus), "--output", str(tmp_path / "out")]
    assert main([*command, "--voices", "quotes"]) == 0
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert manifest["voices"] == "quotation marks alone" and "--voices quotes" in manifest["command"]
    assert set(tables(tmp_path / "out")["attributions"]["kind"]) <= {"direct"}
    capsys.readouterr()
    assert main(command) == 2
    assert "made with another setting of --voices and other settings" in capsys.readouterr().err
    assert main([*command, "--overwrite"]) == 0
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["voices"].startswith("parsed by en_core_web_sm")
    with pytest.raises(ValueError, match="'parsed', 'quotes'"):
        analysis.measure_archive(corpus, tmp_path / "other", voices="both")
    assert not (tmp_path / "other").exists()


def test_tables_one_after_the_other_become_one_file(tmp_path):
    frames = [pd.DataFrame({"article": ["a"], "words": [1]}), pd.DataFrame({"article": ["b", "c"], "words": [2, 3]})]
    write_csv(tmp_path / "t.csv", frames)
    assert (tmp_path / "t.csv").read_bytes() == b"article,words\na,1\nb,2\nc,3\n"
    frames[0].attrs["note"] = object()  # of no concern to a file
    write_parquet(tmp_path / "t.parquet", frames)
    assert pd.read_parquet(tmp_path / "t.parquet").values.tolist() == [["a", 1], ["b", 2], ["c", 3]]


def test_runs_are_told_apart_by_their_settings_alone():
    settings = {"discourse": "1", "seed": 1}
    assert run_digest(settings) == run_digest({**settings, "finished": True}) != run_digest({**settings, "seed": 2})


def test_tables_are_written_neither_to_a_file_nor_among_the_articles(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ValueError, match="file: not a folder"):
        check_output_folder(tmp_path / "corpus", tmp_path / "file")
    with pytest.raises(ValueError, match="this is the folder of articles; its articles.csv would be overwritten"):
        check_output_folder(tmp_path, tmp_path / "x" / "..")
    check_output_folder(tmp_path, tmp_path / "out")


def test_how_voices_were_found_is_read_from_the_manifest_if_it_is_there(tmp_path):
    assert read_voices(tmp_path) == ""
    found = {"{": "", '{"voices": null}': "", '{"voices": "quotation marks alone"}': "quotation marks alone"}
    for text, voices in found.items():
        (tmp_path / "manifest.json").write_text(text)
        assert read_voices(tmp_path) == voices


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_the_first_problems_of_each_status_are_read_failed_before_the_others(form, tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.archive.outputs.ROWS", 2)
    kinds = ["read", "failed", "left out", "read", "failed", "read", "failed", "failed"]
    rows = [(f"f{number}", status, f"p{number}") for number, status in enumerate(kinds)]
    if form == "csv":
        write_csv(tmp_path / "problems.csv", [table("problems", rows)])
    else:
        (tmp_path / "problems").mkdir()
        write_parquet(tmp_path / "problems" / "part-000000.parquet", [table("problems", rows)])
    for number, names in ((1, "f1 f2 f0"), (3, "f1 f4 f6 f2 f0 f3 f5"), (9, "f1 f4 f6 f7 f2 f0 f3 f5")):
        assert [name for name, *_ in read_first_problems(tmp_path, number)] == names.split()
