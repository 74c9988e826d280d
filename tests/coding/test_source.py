"""A folder of articles as a user names it: its codebook, and which of its files are articles."""

import pytest
from coded import CODEBOOK

from analysis.coding.source import ArticleSource


def test_the_codebook_is_the_one_in_the_folder_or_the_one_that_is_named(write_corpus, tmp_path):
    folder = write_corpus({"a.txt": "The ferry left."})
    assert ArticleSource(folder).read_codebook() is None
    write_corpus({"codebook.toml": CODEBOOK})
    (tmp_path / "other.toml").write_text(CODEBOOK.replace("Ferries", "Boats"), "utf-8")
    assert ArticleSource(folder).read_codebook().title == "Ferries"
    assert ArticleSource(folder, tmp_path / "other.toml").read_codebook().title == "Boats"
    with pytest.raises((ValueError, OSError), match="none.toml"):
        ArticleSource(folder, tmp_path / "none.toml").read_codebook()


@pytest.mark.filterwarnings("ignore::analysis.corpus.articles.ArticleWarning")
def test_faults_of_encoding_are_corrected_unless_they_are_to_stay(write_corpus):
    folder = write_corpus({"a.txt": "The cafÃ© is open, and the ferry left.", "codebook.toml": CODEBOOK})
    texts = []
    for repair in (True, False):
        source = ArticleSource(folder, repair=repair)
        articles = source.read_articles(source.read_codebook())
        assert articles["article"].to_list() == ["a"]
        texts += articles["text"].to_list()
    assert texts == ["The café is open, and the ferry left.", "The cafÃ© is open, and the ferry left."]
