"""The same files are the same archive, whenever they are packed."""

import io
import time
import zipfile

from openpyxl import Workbook, load_workbook

from analysis.core.zipping import without_dates, zip_files


def test_an_archive_holds_its_files_in_order_and_no_time():
    data = zip_files({"b.txt": b"two", "a/c.txt": b"one"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["b.txt", "a/c.txt"] and archive.read("a/c.txt") == b"one"
        assert {(entry.create_system, entry.external_attr >> 16) for entry in archive.infolist()} == {(3, 0o644)}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_workbook_saved_a_second_later_is_the_same(monkeypatch):
    def saved():
        book, file = Workbook(), io.BytesIO()
        book.active["A1"] = "x"
        book.save(file)
        return file.getvalue()

    first = saved()
    time.sleep(1.1)  # Excel's times are in seconds
    second = saved()
    assert first != second and without_dates(first) == without_dates(second)
    assert load_workbook(io.BytesIO(without_dates(first))).active["A1"].value == "x"
