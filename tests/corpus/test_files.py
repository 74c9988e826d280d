"""Every file of a folder is accounted for: read, left out or failed, with a reason; and none of them ends a run."""

import errno
import json
import os
import subprocess
import time
from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest
from corpus.reading import TEXT, matter, read, told
from corpus.tables import write

import analysis
from analysis import ArticleWarning, read_articles
from analysis.cli import main
from analysis.comparison.article_tables import measure_articles
from analysis.core.schema import table
from analysis.corpus import articles, problems
from analysis.corpus.files import CorpusLayout
from analysis.corpus.survey import problems_before_reading


def test_a_table_of_codes_is_no_table_of_articles(write_corpus):
    head = "article,start,end,measure,category,value,coder,coder_kind\ngood,0,5,tone,all,1,anna,person\n"
    found, rows = read(write_corpus({"good.txt": TEXT, "anna.csv": head}))
    assert found["article"].tolist() == ["good"]
    assert rows == {
        "anna.csv": (
            "left out",
            "a table of codes, not an article; a report reads codes from the folder codes or from --codes",
        )
    }


def test_a_folder_is_read_once_whatever_links_lead_to_it(write_corpus, tmp_path):
    folder = write_corpus({"a.txt": TEXT})
    write_corpus({"b.txt": TEXT}, "corpus/sub")
    write_corpus({"c.txt": TEXT}, "elsewhere")
    for name, target in {
        "circle": ".",
        "twice": "sub",
        "up": "..",
        "out": "../elsewhere",
        "out2": "../elsewhere",
    }.items():
        (folder / name).symlink_to(target)
    (tmp_path / "elsewhere" / "back").symlink_to(folder)
    found, rows = read(folder)
    assert found["article"].tolist() == ["a", "out/c", "sub/b"]
    assert sorted(rows) == ["circle", "out/back", "out2", "twice", "up"]


def test_what_may_not_be_read_is_named(write_corpus, monkeypatch):
    """As root nothing is forbidden, so that what the system would raise is raised here."""
    folder = write_corpus(
        {"good.txt": TEXT, "a.txt": TEXT, "b.jsonl": json.dumps({"text": TEXT}), "c.md": matter("x: y")}
    )
    write_corpus({"a.txt": TEXT}, "corpus/secret")
    write_corpus({"good.txt": TEXT, "articles.csv": "file,title\ngood.txt,x\n"}, "corpus/sub")
    opened, listdir = Path.open, os.listdir

    def forbidden(path, *_):
        if path.name in ("a.txt", "b.jsonl", "c.md", "articles.csv", "secret"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", lambda path, *more, **named: forbidden(path) or opened(path, *more, **named))
    monkeypatch.setattr(os, "listdir", lambda path: forbidden(path) or listdir(path))
    found, rows = read(folder)
    assert found["article"].tolist() == ["good", "sub/good"]
    no = "no permission to read it"
    lost = f"{no}; the articles in this folder get no metadata from it"
    files = ["a.txt", "b.jsonl", "c.md", "secret"]
    assert rows == {**dict.fromkeys(files, ("failed", no)), "sub/articles.csv": ("failed", lost)}


@pytest.mark.slow
def test_folders_as_deep_as_the_system_allows(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    handle = os.open(tmp_path, os.O_RDONLY)
    for _ in range(2_200):  # a path has at most 4,096 bytes, Python calls at most 1,000 functions deep
        os.mkdir("d", dir_fd=handle)
        inner = os.open("d", os.O_RDONLY, dir_fd=handle)
        os.close(handle)
        handle = inner
    os.close(handle)
    try:
        found, rows = read(tmp_path)
        assert found["article"].tolist() == ["a"]
        ((file, (status, why)),) = rows.items()
        assert status == "failed" and "too long" in why and len(file) <= problems.LONGEST
    finally:  # Python's own rmtree goes too deep for itself
        subprocess.run(["rm", "-rf", "d"], cwd=tmp_path, check=True)


def test_names_that_are_not_utf_8_have_a_key_that_can_be_written(write_corpus, tmp_path, capsys):
    folder = write_corpus({"good.txt": TEXT, "articles.csv": "file,title\ncaf\\xe9.txt,T\ngood.txt,G\n"})
    for name in (b"caf\xe9.txt", b"caf\xe8.txt", b"empty\xe9.txt", b"esc\x1b[1m.txt", b"a\nb.odt"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(
            "" if name[0] == 101 and name[1] == 109 else TEXT
        )
    rows = pd.DataFrame({"text": [TEXT]})
    with open(os.fsencode(folder) + b"/t\xff.parquet", "wb") as file:  # noqa: PTH123
        rows.to_parquet(file)
    inner = Path(os.fsdecode(os.fsencode(folder) + b"/d\xfc"))
    inner.mkdir()
    (inner / "x.jsonl").write_text(json.dumps({"text": TEXT}))
    keys = [r"caf\xe8", r"caf\xe9", r"d\xfc/x:1", r"esc\x1b[1m", "good", r"t\xff:1"]
    for form in ("csv", "parquet"):
        output = tmp_path / form
        assert main(["measure", str(folder), "--output", str(output), "--format", form]) == 0
        found = pd.read_csv(output / "articles.csv") if form == "csv" else pd.read_parquet(output / "articles")
        assert sorted(found["article"]) == keys
        assert found.set_index("article").loc[r"caf\xe9", "title"] == "T"
        told = capsys.readouterr().err
        assert r"empty\xe9.txt: failed: the file is empty" in told and r"a\x0ab.odt: left out" in told
        assert "\x1b" not in told
        for path in (output / "partitions").iterdir():
            json.loads(path.read_text("utf-8"))


def test_halves_of_characters_in_field_names_and_values(write_corpus, tmp_path):
    row = '{"id": "a\\ud800", "text": "It may rain.", "x\\udfff": "y\\ud83d", "z": {"\\ud800": 1}}'
    folder = write_corpus({"a.jsonl": row, "b.md": matter('"k\\udfff": "v\\ud800"')})
    analysis.measure_archive(folder, tmp_path / "out", format="parquet")
    found = pd.read_parquet(tmp_path / "out" / "articles").set_index("article")
    assert found.loc["a\ufffd", "x\ufffd"] == "y\ufffd"
    assert found.loc["b", "k\ufffd"] == "v\ufffd"


def test_an_article_has_a_largest_size(write_corpus, monkeypatch):
    monkeypatch.setattr(articles, "LONGEST", 1_000)
    folder = write_corpus({"good.txt": TEXT, "long.txt": TEXT * 20, "a.jsonl": json.dumps({"text": TEXT * 20})})
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(10**11)  # a file with nothing in it: to read it would take any memory
    found, rows = read(folder)
    assert found["article"].tolist() == ["good"]
    assert rows["huge.txt"] == (
        "failed",
        "100,000,000,000 bytes; an article has at most 1,000 characters; split it into articles",
    )
    assert (
        rows["long.txt"]
        == rows["a.jsonl, line 1"]
        == ("failed", "longer than 1,000 characters; split it into articles")
    )


def test_the_screen_shows_failures_first_and_how_many_more_there_are(write_corpus, tmp_path, capsys):
    files = {f"{number:02d}.odt": "x" for number in range(30)} | {"good.txt": TEXT, "z.txt": ""}
    folder = write_corpus(files)
    for form in ("csv", "parquet"):
        assert main(["measure", str(folder), "--output", str(tmp_path / form), "--format", form]) == 0
        told = capsys.readouterr().err.splitlines()
        assert len(told) == problems.SHOWN + 1
        assert told[0] == f"warning: {folder / 'z.txt'}: failed: the file is empty"
        assert (
            told[1]
            == f"warning: {folder / '00.odt'}: left out: a .odt file: convert it to one of these first: .txt, .md, .html, .htm, .docx, .pdf"
        )
        assert told[-1] == "warning: and 11 more; the table of problems lists all of them"
    assert len(pd.read_csv(tmp_path / "csv" / "problems.csv")) == 31
    with pytest.warns(ArticleWarning) as warned:
        read_articles(folder)
    assert [f"warning: {found.message}" for found in warned] == told


def test_a_change_of_the_metadata_is_noticed(write_corpus, tmp_path, capsys):
    folder = write_corpus({"a.txt": TEXT, "articles.csv": "file,title\na.txt,x\n"})
    command = ["measure", str(folder), "--output", str(tmp_path / "out")]
    assert main(command) == 0
    write_corpus({"articles.csv": "file,title\na.txt,another\n", ".DS_Store": "x"})
    assert main(command) == 2
    assert "other articles, or articles changed since" in capsys.readouterr().err


def test_time_grows_no_faster_than_an_article():
    """Negators in a sentence without end once took time by the square: twelve times as long for four times the text."""

    def seconds(size):
        text = "never hardly not " * (size // 17)
        start = time.process_time()
        measure_articles(table("articles", {"article": ["a"], "text": [text]}), voices="quotes")
        return time.process_time() - start

    seconds(1_000)  # what is compiled or read first
    assert min(seconds(160_000) for _ in range(3)) < 6 * min(seconds(40_000) for _ in range(3))


def test_a_sheet_for_coders_and_its_key_are_no_articles_that_were_left_out(write_corpus):
    corpus = write_corpus({"a.txt": "It rained."})
    for name in ("codes/blank/whole.key.json", "codes/blank/whole.xlsx", "other/whole.xlsx"):
        (corpus / name).parent.mkdir(parents=True, exist_ok=True)
        (corpus / name).write_text("{}", "utf-8")
    assert [name for name, _, _ in problems_before_reading(corpus, CorpusLayout())] == ["other/whole.xlsx"]


def test_what_a_report_wrote_is_left_out_and_a_manifest_of_others_is_not(write_corpus, monkeypatch):
    folder = write_corpus({"good.txt": TEXT})
    for name, marker, content in (
        ("page", ".discourse-report.json", "{}"), ("out", "manifest.json", '{"made_by": "discourse"}'), ("app", "manifest.json", '{"name": "x"}'),
        ("late", "manifest.json", " " * 189 + '"discourse"'), ("later", "manifest.json", " " * 190 + '"discourse"'), ("shut", "manifest.json", '"discourse"'),
    ):  # fmt: skip
        write_corpus({f"{name}.txt": TEXT, marker: content}, f"corpus/{name}")
    opened = Path.open

    def may_open(path, *more, **named):
        if path.parent.name == "shut" and path.suffix == ".json":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return opened(path, *more, **named)

    monkeypatch.setattr(Path, "open", may_open)
    found, rows = read(folder)
    assert found["article"].tolist() == ["app/app", "good", "later/later", "shut/shut"]
    assert rows["out"] == rows["late"] == ("left out", "a folder of tables that `discourse measure` wrote")
    assert rows["page"] == ("left out", "a folder of pages or figures that `discourse report` wrote")


@pytest.mark.parametrize("ending", ["_files", ".files", "-Dateien", "_fichiers", "_archivos"])
@pytest.mark.parametrize("page", ["a.html", "a.htm"])
def test_what_a_browser_saved_with_a_page_is_no_article(write_corpus, ending, page):
    folder = write_corpus({page: f"<html><body><article><p>{TEXT * 5}</p></article></body></html>"})
    write_corpus({"b.txt": TEXT}, f"corpus/a{ending}")
    write_corpus({"c.txt": TEXT}, f"corpus/c{ending}")
    write_corpus({"d.txt": TEXT}, f"corpus/{ending}")
    found, rows = read(folder)
    assert sorted(found["article"]) == sorted(["a", f"c{ending}/c"] + [f"{ending}/d"] * (ending[0] != "."))
    assert rows[f"a{ending}"] == ("left out", f"what a browser saved with {page}")


def test_of_several_tables_of_metadata_the_first_is_used_and_one_with_texts_is_none(write_corpus):
    row = "file,title\ngood.txt,{}\n"
    folder = write_corpus({"good.txt": TEXT, "articles.csv": row.format("A"), "articles.tsv": row.format("B")})
    write_corpus({"Articles.csv": f"id,text\nrow,{TEXT}\n"}, "corpus/sub")
    found, rows = read(folder)
    assert found.set_index("article")["title"].to_dict() == {"good": "A", "row": ""}
    assert rows == {"articles.tsv": ("left out", "articles.csv beside it is used")}


def test_codes_beside_the_articles_are_read_by_the_report_and_elsewhere_left_out(write_corpus):
    head = "article,start,end,measure,category,value,coder,coder_kind\n"
    folder = write_corpus({"good.txt": TEXT})
    for place in ("codes", "codes/inner", "other"):
        write_corpus({"anna.csv": head, "empty.csv": "", "x.csv": "a,b\n"}, f"corpus/{place}")
    found = {file: (status, why) for file, status, why in problems_before_reading(folder, CorpusLayout())}
    assert [file for file in found if "anna" in file] == ["codes/inner/anna.csv", "other/anna.csv"]
    assert found["codes/empty.csv"] == ("failed", "the file is empty")
    assert found["other/x.csv"] == ("failed", "no column 'text' with the text; there are: a, b")


def test_one_file_that_is_no_table_of_articles_is_told_with_the_reason(write_corpus):
    folder = write_corpus({"a.odt": "x", "b.jsonl": "", "c.txt": TEXT})
    for name, said in (("a.odt", r"a .odt file.*; no articles \("), ("b.jsonl", "the file is empty$")):
        with pytest.raises(ValueError, match=said):
            read_articles(folder / name)
    assert read_articles(folder / "c.txt")["article"].tolist() == ["c"]


def test_a_folder_is_read_with_the_folders_in_it(tmp_path, write_corpus):
    write_corpus({"b.txt": TEXT, "articles.csv": "file,outlet\nb.txt,x\n"})
    write_corpus({"c.txt": TEXT, "articles.csv": "file,outlet\nc.txt,y\n", "README.csv": "a,b\n"}, "corpus/2024")
    write_corpus({"d.txt": TEXT}, "corpus/.hidden")
    write_corpus({}, "corpus/2025/outlet=z")
    write(tmp_path / "corpus" / "2025" / "outlet=z" / "part.parquet", [{"text": TEXT, "date": datetime(2025, 1, 2)}])
    (tmp_path / "corpus" / "2024" / "loop").symlink_to(tmp_path / "corpus")
    with pytest.warns(ArticleWarning):
        articles = read_articles(tmp_path / "corpus")
    assert list(told(articles)) == [".hidden", "2024/README.csv", "2024/loop"]
    assert articles["article"].tolist() == ["2024/c", "2025/outlet=z/part:1", "b"]
    assert articles["outlet"].tolist() == ["y", "z", "x"]
    assert articles["date"].tolist() == ["", "2025-01-02T00:00:00", ""]
