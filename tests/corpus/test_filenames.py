"""The file that a name means, as people write it."""

import pytest

from analysis import read_articles
from analysis.corpus.filenames import file_finder, suggest_name


def test_metadata_finds_a_name_however_its_accents_are_written(write_corpus):
    composed, apart = "caf\u00e9.txt", "cafe\u0301.txt"
    corpus = write_corpus({composed: "One.", "articles.csv": f"file,title\n{apart},A\n".encode("utf-16")})
    assert read_articles(corpus)["title"].tolist() == ["A"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [("a.txt", "a.txt"), ("a", "a.txt"), ("A.TXT", "a.txt"), ("My Notes", "my notes.md"), ("b.csv", "b.csv"), ("b", None), ("c.txt", None)],
)  # fmt: skip
def test_a_name_may_lack_its_extension_and_differ_in_capitals(name, meant):
    assert file_finder(["a.txt", "my notes.md", "b.csv"])(name) == meant  # only an article may lack its extension


def test_the_nearest_way_of_writing_counts_and_a_name_that_means_several_files_is_an_error():
    find = file_finder(["a.txt", "A.txt", "a.md", "b.txt", "b.md", "b.html", "b.pdf"])
    assert (find("A"), find("A.txt")) == ("A.txt", "A.txt")
    with pytest.raises(ValueError, match="'b' can mean b.html or b.md or b.pdf; write its full name"):
        find("b")


@pytest.mark.parametrize(("name", "end"), [("HARBOR", "; did you mean 'harbour.txt'?"), ("treaty", "")])
def test_the_name_most_like_one_that_is_missing_is_suggested(name, end):
    assert suggest_name(name, ["Ferry.txt", "harbour.txt"]) == end
