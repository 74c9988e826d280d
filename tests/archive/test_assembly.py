"""The tables of a corpus from those of its partitions: keys that occur twice, columns, problems, and limits."""

import pandas as pd
import pytest

from analysis.archive import assembly
from analysis.archive.assembly import add_columns, assemble_tables, common_columns, repeated_keys
from analysis.archive.job import Job
from analysis.archive.outputs import read_first_problems, read_voices
from analysis.core.durable import file_digest, read_json, write_json
from analysis.core.schema import table
from analysis.corpus.files import CorpusLayout


@pytest.fixture
def job(tmp_path):
    """A job, and partitions that hold these articles; further columns after a bar."""
    corpus = tmp_path / "news.jsonl"
    corpus.write_text('{"text": "It rains."}\n')

    def job(*partitions, form="parquet", problems=()):
        own = Job(str(corpus), str(tmp_path / "out"), None, {}, CorpusLayout(), 500, form, voices="quotes")
        for number, names in enumerate(partitions):
            keys, _, more = names.partition("|")
            frame = table("articles", {"article": [*keys], "text": ["It rains."] * len(keys)}).assign(**dict.fromkeys(more, "m"))  # fmt: skip
            written = own.write("articles", number, [frame]) if keys else {}
            row = {"articles": len(keys), "words": 2 * len(keys), "marks": 3 * len(keys), "columns": list(frame)}
            write_json(own.done(number), row | {"problems": list(problems), "tables": written})
        return own

    return job


@pytest.mark.parametrize(
    ("partitions", "expected"),
    [
        (["abc", "def"], {}),
        (["abc", "", "cad", "ea"], {2: {"a", "c"}, 3: {"a"}}),
        (["ab", "cd", "d"], {2: {"d"}}),
        ([], {}),
        ([""], {}),
    ],
)
def test_a_key_is_repeated_where_an_earlier_partition_has_it(partitions, expected, job):
    assert repeated_keys(job(*partitions)) == expected


def test_every_partition_gets_the_columns_of_all(job):
    own = job("ab|x", "cd", "", "e|xy")
    columns, numbers, lost = common_columns(own)
    assert columns[-2:] == ["x", "y"] and numbers == [0, 1] and lost == ""
    add_columns(own, columns, 1)
    assert common_columns(own)[0] == columns
    articles = pd.read_parquet(own.part("articles", 1))
    assert (
        [*articles] == columns and articles["y"].to_list() == ["", ""] and articles["article"].to_list() == ["c", "d"]
    )
    assert read_json(own.done(1))["tables"] == {"articles/part-000001.parquet": file_digest(own.part("articles", 1))}


def test_totals_are_sums_over_partitions_and_without_an_article_nothing_is_written(job, tmp_path, monkeypatch):
    monkeypatch.setattr(assembly, "COMPARED", 0)
    own = job("abc", "", "de", problems=[["f", "read", "why"]])
    found = assemble_tables(own, {1: ("g", "failed", "lost")})
    tables = found.pop("tables")
    assert found == {"partitions": 3, "articles": 5, "words": 10, "marks": 15, "problems": found["problems"]}
    problems = pd.read_parquet(tmp_path / "out" / "problems")
    assert len(problems) == found["problems"] and (problems["problem"] == "why").sum() == 3
    assert problems["problem"].iloc[-1] == "lost" and "problems/part-000000.parquet" in tables
    for path in (tmp_path / "out" / "partitions").iterdir():
        path.unlink()
    assert assemble_tables(job("", ""), {}) == {"partitions": 2, "articles": 0, "words": 0, "marks": 0, "problems": 0, "tables": {}}  # fmt: skip


@pytest.mark.parametrize(("limit", "compared"), [(3, True), (2, False)])
def test_so_many_articles_are_compared_pair_by_pair_and_no_more(limit, compared, job, tmp_path, monkeypatch):
    monkeypatch.setattr(assembly, "COMPARED", limit)
    monkeypatch.setattr(Job, "book", lambda job: None)
    monkeypatch.setattr(assembly, "measure_articles", lambda articles, book, voices: dict.fromkeys(["marks", "tokens"]))
    monkeypatch.setattr(assembly, "compare_articles", lambda marks, tokens: table("problems"))
    tables = assemble_tables(job("ab", "c"), {})["tables"]
    assert (tmp_path / "out" / "comparison").exists() is ("comparison/part-000000.parquet" in tables) is compared


@pytest.mark.parametrize(("limit", "looked"), [(3, True), (2, False)])
def test_copies_are_looked_for_among_so_many_articles_and_no_more(limit, looked, job, tmp_path, monkeypatch):
    for place in ("archive.assembly", "corpus.duplicates"):
        monkeypatch.setattr(f"analysis.{place}.LOOKED_AT", limit)
    monkeypatch.setattr(assembly, "COMPARED", 0)
    assemble_tables(job("ab", "c"), {})
    said = pd.read_parquet(tmp_path / "out" / "problems")["problem"].str.contains("copies were not looked for")
    assert said.any() == (not looked)


# ——— What is read of them


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_the_first_problems_of_each_status_are_read_failed_before_the_others(form, job, tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.archive.outputs.ROWS", 2)
    kinds = ["read", "failed", "left out", "read", "failed", "read", "failed", "failed"]
    rows = [(f"f{number}", status, f"p{number}") for number, status in enumerate(kinds)]
    assembly._write(job(form=form), "problems", [table("problems", rows)])
    for number, names in ((1, "f1 f2 f0"), (3, "f1 f4 f6 f2 f0 f3 f5"), (9, "f1 f4 f6 f7 f2 f0 f3 f5")):
        assert [name for name, *_ in read_first_problems(tmp_path / "out", number)] == names.split()


def test_how_voices_were_found_is_read_from_the_manifest_if_it_is_there(tmp_path):
    assert read_voices(tmp_path) == ""
    for text, voices in (("{", ""), ('{"voices": null}', ""), ('{"voices": "quotation marks alone"}', "quotation marks alone")):  # fmt: skip
        (tmp_path / "manifest.json").write_text(text)
        assert read_voices(tmp_path) == voices
