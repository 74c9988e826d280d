"""Files written whole, and on the disk before anything relies on them."""

import os

import pytest

from analysis.core import durable
from analysis.core.durable import HALF, file_digest, half_written, read_json, write_json, written_whole


@pytest.fixture
def synced(monkeypatch):
    """The names of the files and folders that were waited for until they are on the disk."""
    names, sync = [], durable.sync
    monkeypatch.setattr(durable, "sync", lambda path: names.append(path.name) or sync(path))
    return names


def test_a_file_has_its_name_when_it_is_whole_and_on_the_disk(tmp_path, synced):
    path = tmp_path / "new" / "a.txt"
    with written_whole(path) as building:
        building.write_text("whole")
        assert not path.exists() and HALF.fullmatch(building.name) and building.parent == path.parent
    assert path.read_text() == "whole" and [one.name for one in path.parent.iterdir()] == ["a.txt"]
    assert synced == [building.name, "new"]


def test_what_need_not_last_is_not_waited_for(tmp_path, synced):
    with written_whole(tmp_path / "a.txt", lasting=False) as building:
        building.write_text("whole")
    assert synced == [] and (tmp_path / "a.txt").read_text() == "whole"


def test_a_folder_that_cannot_be_synced_is_no_error_but_a_file_is(tmp_path, monkeypatch):
    def fails(opened):
        raise OSError("not here")

    monkeypatch.setattr(os, "fsync", fails)
    durable.sync(tmp_path)
    (tmp_path / "a.txt").touch()
    with pytest.raises(OSError, match="not here"):
        durable.sync(tmp_path / "a.txt")


def test_json_comes_back_and_what_is_none_is_told(tmp_path):
    path = tmp_path / "a.json"
    write_json(path, {"name": "é\udce9", "n": [1, 2]})
    assert path.read_bytes() == '{\n "name": "é\\udce9",\n "n": [\n  1,\n  2\n ]\n}\n'.encode()
    assert read_json(path)["n"] == [1, 2]
    for text, said in (("", "empty"), ("{", "damaged"), ("[1]", "damaged"), ("[" * 100_000, "damaged")):
        path.write_text(text)
        with pytest.raises(ValueError, match=f"a.json: {said}$"):
            read_json(path)


def test_the_digest_is_sha256(tmp_path):
    (tmp_path / "a").write_bytes(b"abc")
    assert file_digest(tmp_path / "a") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    (tmp_path / "a").write_text("old")
    with pytest.raises(KeyboardInterrupt), written_whole(tmp_path / "a") as building:
        building.write_text("half")
        raise KeyboardInterrupt
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a", "old")]


def test_what_was_half_written_is_told_from_files_of_others(tmp_path):
    for name in (".marks.parquet.0123abcd.tmp", ".notes.tmp", ".marks.parquet.0123abcd.tmp.txt"):
        (tmp_path / name).touch()
    (tmp_path / "marks").mkdir()
    (tmp_path / "thesis").mkdir()
    (tmp_path / "marks" / ".part-000001.parquet.89abcdef.tmp").touch()
    (tmp_path / "thesis" / ".draft.docx.89abcdef.tmp").touch()
    found = {path.relative_to(tmp_path).as_posix() for path in half_written(tmp_path, ["marks"])}
    assert found == {".marks.parquet.0123abcd.tmp", "marks/.part-000001.parquet.89abcdef.tmp"}
