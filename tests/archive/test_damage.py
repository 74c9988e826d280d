"""What is damaged in a folder of tables, and made again."""

import json
import shutil
import warnings
from pathlib import Path

import pytest
from archive.archives import emptied, same, tables

import analysis
from analysis.archive.damage import SHOWN, check_folder, damaged_files, forget_damaged, unknown_files
from analysis.archive.job import Job
from analysis.archive.outputs import run_digest
from analysis.cli import main
from analysis.core.durable import DamageWarning, file_digest, write_json
from analysis.corpus.files import CorpusLayout

MANIFEST = {"discourse": "1", "command": "discourse measure a", "finished": True, "articles": 7, "marks": 9}


@pytest.mark.parametrize(("partitions", "said"), [(1, "1 partition"), (3, "3 partitions")])
def test_partitions_whose_files_are_gone_are_counted(partitions, said, tmp_path):
    manifest = {"finished": True, "partitions": partitions, "tables": {}}
    assert list(damaged_files(tmp_path, manifest)) == [("partitions", f"lacks the files of {said}", None)]


@pytest.fixture
def job(tmp_path):
    def job(form="parquet"):
        return Job("a", str(tmp_path), None, {}, CorpusLayout(), 500, form)

    return job


@pytest.mark.parametrize("more", [0, 1, 2])
def test_of_many_damaged_files_the_first_are_named_and_the_rest_counted(more, job, tmp_path):
    manifest = MANIFEST | {"tables": {f"t{number:02}.csv": "" for number in range(SHOWN + more)}}
    with pytest.warns(DamageWarning) as told:
        found = (lambda: forget_damaged(job(), manifest))()
    said = [str(one.message) for one in told]
    named = [f"{tmp_path / f't{number:02}.csv'}: is missing; it will be written again" for number in range(SHOWN)]
    assert said == named + [f"{tmp_path}: and {more} more damaged files"] * bool(more)
    assert found == manifest | {"finished": False}
    assert {one.filename for one in told} == {__file__}, "the warning is about the caller of who measures"


@pytest.mark.parametrize("finished", [True, False, None])
def test_where_nothing_is_damaged_a_run_is_as_finished_as_it_was(finished, job):
    with warnings.catch_warnings(action="error"):
        assert forget_damaged(job(), {"finished": finished})["finished"] is bool(finished)


@pytest.fixture
def parts(job, tmp_path):
    """Two partitions of a run with two tables each, and the manifest."""
    for number in (0, 1):
        files = [f"{name}/part-{number:06d}.parquet" for name in ("marks", "scores")]
        for file in files:
            (tmp_path / file).parent.mkdir(exist_ok=True)
            (tmp_path / file).write_text(file)
        tables = {file: file_digest(tmp_path / file) for file in files}
        write_json(job().done(number), {"run": run_digest(MANIFEST), "tables": tables})
    return MANIFEST | {"partitions": 2}


def test_of_a_partition_the_first_damaged_file_is_named_and_it_is_made_again_alone(parts, job, tmp_path):
    for name in ("marks", "scores"):
        (tmp_path / name / "part-000001.parquet").unlink()
    assert list(damaged_files(tmp_path, parts)) == [("marks/part-000001.parquet", "is missing", 1)]
    (tmp_path / "marks" / ".part-000001.parquet.0123abcd.tmp").touch()
    (tmp_path / "marks" / ".part-000001.parquet.0123abc.tmp").touch()
    with pytest.warns(DamageWarning):
        assert not forget_damaged(job(), parts)["finished"]
    assert [job().done(number).exists() for number in (0, 1)] == [True, False]
    assert [path.name for path in (tmp_path / "marks").glob(".*")] == [".part-000001.parquet.0123abc.tmp"]


@pytest.mark.parametrize(("form", "left"), [("csv", False), ("parquet", True)])
def test_of_csv_all_partitions_are_made_again(form, left, parts, job, tmp_path):
    (tmp_path / "marks" / "part-000001.parquet").unlink()
    with pytest.warns(DamageWarning):
        forget_damaged(job(form), parts)
    assert job().done(0).exists() is left


def test_what_stands_among_tables_is_looked_at_when_all_else_is_well(parts, tmp_path):
    write_json(tmp_path / "manifest.json", parts)
    assert check_folder(tmp_path) == ([], f"{tmp_path}: 7 articles, 9 marks; all files are intact")
    for name in (".hidden", "b.txt", "a.txt"):
        (tmp_path / "marks" / name).touch()
    (tmp_path / "marks" / "folder").mkdir()
    assert [name for name, _ in unknown_files(tmp_path, parts)] == ["marks/a.txt", "marks/b.txt"]
    lines, _ = check_folder(tmp_path)
    assert (
        len(lines) == 3
        and lines[2] == f"{tmp_path}: to rebuild what is damaged: discourse measure a --output {tmp_path}"
    )
    (tmp_path / "scores" / "part-000000.parquet").write_text("")
    (first, second), _ = check_folder(tmp_path)
    assert first == f"{tmp_path / 'scores' / 'part-000000.parquet'}: is empty" and "rebuild" in second
    write_json(tmp_path / "manifest.json", parts | {"finished": False})
    (first, second), _ = check_folder(tmp_path)
    assert first.endswith("is empty") and second.endswith(
        "not finished; to continue: discourse measure a --output " + str(tmp_path)
    )


def bytes_of(folder):
    """Every file in a folder."""
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def halved(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def same_size(path):
    path.write_bytes(path.read_bytes()[:-1] + b"!")


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
