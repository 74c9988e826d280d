"""Every file of a folder is accounted for: read, left out or failed, with a reason; and none of them ends a run."""

import errno
import json
import os
import socket
import subprocess
import time
from pathlib import Path

import pandas as pd
import pytest

import analysis
from analysis import ArticleWarning, read_articles
from analysis.cli import main
from analysis.comparison.article_tables import measure_articles
from analysis.comparison.folder import find_codebook
from analysis.core.schema import table
from analysis.corpus import articles, problems, reader
from analysis.corpus import read as reading
from analysis.corpus.files import CorpusLayout
from analysis.corpus.survey import problems_before_reading

TEXT = "The minister said that the plan may well fail; it might not. "


def read(folder):
    """The articles of a folder, and the rows of its table of problems by file."""
    with pytest.warns(ArticleWarning):
        found = read_articles(folder)
    return found, {file: (status, why) for file, status, why in found.attrs["problems"]}


def matter(fields):
    return f"---\n{fields}\n---\n{TEXT}"


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


def test_the_codebook_in_use_is_not_left_out(root, tmp_path):
    layout = CorpusLayout(codebook=str(root / "seeds" / "codebook.toml"))
    found = [
        [name for name, *_ in problems_before_reading(root / "seeds", each) if not name.startswith("codes/")]
        for each in (layout, CorpusLayout())
    ]
    assert found == [["README.md"], ["README.md", "codebook.toml"]]


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


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ("title: !!python/object/apply:os.getcwd []", "malformed front matter at line 2: .*constructor for the tag"),
        ("a: &x 1\nb: *x", "malformed front matter at line 3: an alias .*x. is not read"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "malformed front matter at line 3: an alias"),
        ("a: " + "[" * 5000, "malformed front matter at line 2: nested more than 20 deep"),
        ("a: " + "{" * 25 + "}" * 25, "nested more than 20 deep"),
        ("- " * 25, "nested more than 20 deep"),
        ("date: 2025-13-45", "malformed front matter: month must be"), ("- a", "malformed front matter: expected"),
        ("title: A pact: of paper", "at line 2: .*; put a value that contains a colon in quotation marks"),
        ("a: " + "9" * 5000, "malformed front matter: .*digits"), ("a: " + "x" * 30_000, "more than 20,000 characters"),
    ],
)  # fmt: skip
def test_front_matter_that_cannot_be_read(write_corpus, fields, reason):
    found, rows = read(write_corpus({"bad.md": matter(fields), "good.txt": TEXT}))
    assert found["article"].tolist() == ["good"]
    status, why = rows["bad.md"]
    assert status == "failed"
    with pytest.raises(ValueError, match=reason):
        raise ValueError(why)


@pytest.mark.parametrize(
    "error", [RecursionError(), MemoryError(), KeyError("x"), OSError(errno.EIO, "Input/output error")]
)
@pytest.mark.parametrize("kind", ["texts", "records"])
def test_whatever_a_reader_raises_ends_with_its_file(write_corpus, monkeypatch, kind, error):
    def raises(function):
        def wrapped(*given):
            if any("bad" in str(value) for value in given):
                raise error
            return function(*given)

        return wrapped

    monkeypatch.setattr(reader, "read_file", raises(reader.read_file))
    monkeypatch.setattr(reader.records, "field_text", raises(reader.records.field_text))
    rows = [json.dumps({"id": name, "text": TEXT}) for name in ("bad", "fine")]
    folder = write_corpus({"bad.txt": TEXT} if kind == "texts" else {"a.jsonl": "\n".join(rows), "c.txt": TEXT})
    write_corpus({"good.txt": TEXT})
    found, told = read(folder)
    assert "good" in found["article"].tolist() and len(found) == (1 if kind == "texts" else 3)
    ((file, (status, why)),) = told.items()
    assert (file, status) == ("bad.txt" if kind == "texts" else "a.jsonl, line 1", "failed")
    assert why == problems.reason(error) and why[0].isalpha()


def test_a_file_that_goes_away_while_it_is_read(write_corpus, monkeypatch):
    folder = write_corpus({"a.jsonl": json.dumps({"text": TEXT}), "good.txt": TEXT})
    planned = reading.plan_partitions
    monkeypatch.setattr(
        reading,
        "plan_partitions",
        lambda *given, **named: list(planned(*given, **named)) + [(folder / "a.jsonl").unlink()][:0],
    )
    found, rows = read(folder)
    assert found["article"].tolist() == ["good"]
    assert rows == {"a.jsonl": ("failed", "it no longer exists")}


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


def test_zeros_in_a_text_do_not_make_it_utf_16(write_corpus):
    text = f"{TEXT * 3}\0{TEXT * 3}"
    with pytest.warns(ArticleWarning, match="1 NUL character left out"):
        found = read_articles(write_corpus({"a.txt": text}))
        other = read_articles(write_corpus({"b.txt": text.encode("utf-16-le")}, "other"))
    assert [*found["text"], *other["text"]] == [text.replace("\0", "")] * 2


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


def test_one_file_that_is_no_table_of_articles_is_told_with_the_reason(write_corpus, tmp_path):
    folder = write_corpus({"a.odt": "x", "b.jsonl": "", "c.txt": TEXT})
    for name, said in (("a.odt", r"a .odt file.*; no articles \("), ("b.jsonl", "the file is empty$")):
        with pytest.raises(ValueError, match=said):
            read_articles(folder / name)
    assert read_articles(folder / "c.txt")["article"].tolist() == ["c"]
