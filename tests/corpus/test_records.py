"""Articles from tables: JSON lines, CSV and Parquet, in partitions of any size; what is broken is told with its place."""

import pytest
from corpus.reading import TEXT, problems_of
from corpus.tables import ROWS, write

from analysis import read_articles
from analysis.corpus.files import CorpusLayout


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.csv", "a.parquet"])
def test_every_kind_of_table_gives_the_same_articles(name, tmp_path):
    articles = read_articles(write(tmp_path / name, ROWS))
    assert articles["article"].tolist() == [row["id"] for row in ROWS]
    assert articles["text"].tolist() == [row["text"] for row in ROWS]
    assert articles["outlet"].tolist() == [row["outlet"] for row in ROWS]
    assert articles["year"].tolist() == [str(i) for i in range(9)]


def test_a_table_without_text_says_which_columns_there_are(tmp_path):
    path = write(tmp_path / "a.parquet", [{"body": TEXT, "id": "k"}])
    with pytest.raises(ValueError, match=r"a\.parquet: no column 'text' with the text; there are: body, id"):
        read_articles(path)
    assert read_articles(path, CorpusLayout(text="body"))["article"].tolist() == ["k"]
    (tmp_path / "t.csv").write_text(f"My articles\n\nid,text\nk,{TEXT}\n")
    with pytest.raises(
        ValueError, match="there are: My articles; line 3 looks like the header: delete the lines above it"
    ):
        read_articles(tmp_path / "t.csv")
    (tmp_path / "t.csv").unlink()
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "b.csv").write_bytes("text\nx\n".encode("utf-16"))
    (tmp_path / "c.jsonl").write_bytes(b"")
    (tmp_path / "d.parquet").write_bytes(b"PAR1 or not")
    problems = problems_of(tmp_path)
    assert list(problems) == ["a.parquet", "b.csv", "c.jsonl", "d.parquet"]
    assert ["body" in problems["a.parquet"], "UTF-16" in problems["b.csv"], "empty" in problems["c.jsonl"]] == [
        True
    ] * 3
