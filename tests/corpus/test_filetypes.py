"""What a file is, by its name and kind, or why it is not read."""

import json
import os
import socket

import pytest
from corpus.reading import TEXT, matter, read

from analysis import read_articles
from analysis.comparison.folder import find_codebook


def test_names_are_read_in_any_case(write_corpus):
    row = json.dumps({"id": "row", "text": TEXT})
    folder = write_corpus({"A.TXT": TEXT, "b.Md": matter("title: B"), "c.JSONL": row, "D.Csv": f"id,text\nd,{TEXT}\n"})
    found = read_articles(folder).set_index("article")
    assert sorted(found.index) == ["A", "b", "d", "row"]
    assert found.loc["b", "title"] == "B"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a.doc", "a .doc file: convert it to one of these first: .txt, .md, .html, .htm, .docx, .pdf"),
        ("a.RTF", "a .rtf file: convert it to one of these"), ("a.epub", "a .epub file: convert it to one of these"),
        ("a.xlsx", "a .xlsx file: save it as .csv first"), ("a.txt.gz", "a .gz file: unpack it first"),
        ("a.json", "a .json file: save it as JSON lines"), ("a.png", "a .png file: a picture"), ("a.css", "a .css file: files of this type are not read"),
        ("a", "a file without an extension: if it is an article, rename it to .txt"), (".a.txt", "a hidden file"),
        ("README.txt", "a README file is not read as an article"), ("Licence.md", "a LICENCE file"),
        ("notes.lock", "a .lock file"), ("codebook.toml", "a codebook that is not used"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_named_with_the_reason(write_corpus, name, reason):
    found, rows = read(write_corpus({"good.txt": TEXT, name: "x"}))
    assert found["article"].tolist() == ["good"]
    ((file, (status, why)),) = rows.items()
    assert (file, status) == (name, "left out") and why.startswith(reason)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes and sockets in folders")
def test_what_is_no_regular_file_is_never_opened(write_corpus, monkeypatch):
    folder = write_corpus({"good.txt": TEXT})
    for name in ("a.txt", "a.jsonl", "a.md", "articles.csv", "codebook.toml", "manifest.json"):
        os.mkfifo(folder / name)
    monkeypatch.chdir(folder)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")
    (folder / "zeros.txt").symlink_to("/dev/zero")
    (folder / "gone.txt").symlink_to("nowhere")
    (folder / "circle.txt").symlink_to("circle.txt")
    found, rows = read(folder)
    assert found["article"].tolist() == ["good"] and len(rows) == 10
    assert {status for status, _ in rows.values()} == {"failed"}
    assert rows["articles.csv"][1] == "a pipe, not a file; the articles in this folder get no metadata from it"
    whys = [rows[f"{name}.txt"][1] for name in ("a", "socket", "zeros", "gone", "circle")]
    assert whys[:3] == ["a pipe, not a file", "a socket, not a file", "a device, not a file"]
    assert whys[3:] == ["a link to a file that does not exist", "a link that leads back to itself"]
    assert find_codebook(folder) is None
