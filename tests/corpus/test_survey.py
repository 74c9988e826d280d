"""What a folder holds before any article is read: its digest, articles and tables, and the problems known by then."""

import pytest

from analysis import ArticleWarning, read_articles
from analysis.corpus.files import CorpusLayout
from analysis.corpus.survey import first_reasons, problems_before_reading, survey


def test_an_unknown_file_is_told_what_is_known(tmp_path):
    (tmp_path / "a.odt").write_bytes(b"x")
    for path in (tmp_path / "a.odt", tmp_path):
        with pytest.raises((ValueError, FileNotFoundError), match=r"\*\.jsonl\.gz"):
            read_articles(path)


def test_the_codebook_in_use_is_not_left_out(root):
    layout = CorpusLayout(codebook=str(root / "seeds" / "codebook.toml"))
    found = [
        [name for name, *_ in problems_before_reading(root / "seeds", each) if not name.startswith("codes/")]
        for each in (layout, CorpusLayout())
    ]
    assert found == [["README.md"], ["README.md", "codebook.toml"]]


def test_a_folder_without_articles_and_one_with_none_usable(tmp_path):
    with pytest.raises(FileNotFoundError, match="no articles"):
        read_articles(tmp_path)
    with pytest.raises(FileNotFoundError, match="no such folder"):
        read_articles(tmp_path / "nowhere")
    (tmp_path / "a.txt").write_text("")
    with (
        pytest.warns(ArticleWarning),
        pytest.raises(FileNotFoundError, match=r"no usable article; a\.txt: the file is empty"),
    ):
        read_articles(tmp_path)


def test_articles_are_counted_and_the_digest_is_of_what_is_read(write_corpus):
    corpus = write_corpus({"a.txt": "It rained.", "b.md": "It may rain.", "c.csv": "text\nIt rained.\n"})
    before = survey(corpus, CorpusLayout())
    assert (before.texts, [one.path for one in before.tables]) == (2, ["c.csv"])
    write_corpus({"notes.odt": "Left out."})
    assert survey(corpus, CorpusLayout()) == before
    write_corpus({"a.txt": "It rained again."})
    assert survey(corpus, CorpusLayout()).digest != before.digest


def test_three_reasons_are_given_failures_first():
    problems = [("a.odt", "left out", "why a"), ("b.txt", "failed", "why b"), *[("c", "left out", "why c")] * 2]
    assert first_reasons(problems) == "; b.txt: why b; a.odt: why a; c: why c"
    assert first_reasons([]) == ""
