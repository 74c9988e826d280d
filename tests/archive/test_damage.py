"""What is damaged in a folder of tables."""

import json
import shutil
from pathlib import Path

import pytest
from archive.archives import (
    bytes_of,
    emptied,
    halved,
    same,
    same_size,
    tables,
)

import analysis
from analysis.archive.damage import damaged_files
from analysis.cli import main
from analysis.core.durable import DamageWarning


@pytest.mark.parametrize(("partitions", "said"), [(1, "1 partition"), (3, "3 partitions")])
def test_partitions_whose_files_are_gone_are_counted(partitions, said, tmp_path):
    manifest = {"finished": True, "partitions": partitions, "tables": {}}
    assert list(damaged_files(tmp_path, manifest)) == [("partitions", f"lacks the files of {said}", None)]


WRONG = {"missing": Path.unlink, "empty": emptied, "changed": halved, "changed ": same_size}


PARTS = ["marks/part-000001.parquet", "scores/part-000000.parquet", "problems/part-000000.parquet"]


DAMAGED = [
    *(("parquet", name, wrong) for name in PARTS for wrong in WRONG),
    ("csv", "marks.csv", "missing"),  # of CSV everything is measured again
    ("csv", "comparison.csv", "changed"),
]


@pytest.mark.parametrize(("kind", "name", "wrong"), DAMAGED)
def test_a_table_that_is_damaged_is_named_and_made_again(kind, name, wrong, few, finished, tmp_path, capsys):
    output = shutil.copytree(finished[kind], tmp_path / "out")
    WRONG[wrong](output / name)
    assert main(["check", str(output)]) == 1
    told, advice = capsys.readouterr().out.splitlines()
    assert told.startswith(f"{output / name}: ") and wrong.strip() in told
    assert (
        f"discourse measure news.jsonl --format {kind} --partition-size 1 --text-column text --output {output}"
        in advice
    )
    assert main(["measure", str(few), "--output", str(output), "--format", kind, "--partition-size", "1"]) == 0
    assert f"warning: {told}; it will be written again" in capsys.readouterr().err
    assert bytes_of(output) == bytes_of(finished[kind])
    assert main(["check", str(output)]) == 0
    assert capsys.readouterr().out.endswith("marks; all files are intact\n")


@pytest.mark.parametrize(("kind", "broken"), [("parquet", emptied), ("parquet", halved), ("csv", halved)])
@pytest.mark.parametrize(
    "names", [["manifest.json"], ["partitions/part-000001.json"], ["manifest.json", "partitions/part-000001.json"]]
)
def test_what_says_that_all_is_done_may_be_broken(names, kind, broken, few, finished, tmp_path, capsys):
    output = shutil.copytree(finished[kind], tmp_path / "out")
    for name in names:
        broken(output / name)
    assert main(["check", str(output)]) == 1
    named, advice = capsys.readouterr().out.splitlines()
    assert named.startswith(f"{output / names[0]}: ") and advice.startswith(f"{output}: ")
    assert main(["measure", str(few), "--output", str(output), "--format", kind, "--partition-size", "1"]) == 0
    told = capsys.readouterr().err
    assert all(f"warning: {output / name}: " in told for name in names)
    assert bytes_of(output) == bytes_of(finished[kind])


def test_a_partition_of_another_run_and_what_a_killed_run_left_do_no_harm(few, finished, tmp_path):
    output = shutil.copytree(finished["parquet"], tmp_path / "out")
    other = output / "partitions" / "part-000000.json"
    other.write_text(json.dumps(json.loads(other.read_text()) | {"run": "another"}))
    (output / "marks" / ".part-000002.parquet.0123abcd.tmp").touch()
    (output / ".mine.tmp").touch()
    with pytest.warns(DamageWarning, match="part-000000.json: belongs to another run; it will be written again"):
        analysis.measure_archive(few, output, size=1)
    (output / ".mine.tmp").unlink()
    assert bytes_of(output).keys() == bytes_of(finished["parquet"]).keys()
    same(tables(output), tables(finished["parquet"]))


def test_check_names_what_would_be_read_with_a_table(finished, tmp_path, capsys):
    output = shutil.copytree(finished["parquet"], tmp_path / "out")
    shutil.copy(output / "marks" / "part-000000.parquet", output / "marks" / "copy.parquet")
    assert main(["check", str(output)]) == 1
    assert f"{output}/marks/copy.parquet: does not belong to this run; move it away" in capsys.readouterr().out
    assert main(["check", str(tmp_path)]) == 2
    assert (
        f"{tmp_path}: neither `discourse measure` nor `discourse report` wrote this folder" in capsys.readouterr().err
    )


def test_check_says_how_a_run_that_was_stopped_goes_on(tmp_path, capsys):
    manifest = tmp_path / "manifest.json"
    manifest.write_text('{"discourse": "1", "command": "discourse measure a", "finished": false}')
    assert main(["check", str(tmp_path)]) == 1
    assert (
        capsys.readouterr().out == f"{tmp_path}: not finished; to continue: discourse measure a --output {tmp_path}\n"
    )
    manifest.write_text('{"name": "another program"}')
    assert main(["check", str(tmp_path)]) == 2
    assert (
        capsys.readouterr().err == f"discourse: {tmp_path}: its manifest.json was not written by `discourse measure`\n"
    )
