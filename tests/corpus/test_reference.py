"""Articles that others are compared with: their own keys, and files that can be found."""

from pathlib import Path

import pytest

from analysis.corpus.articles import ArticleWarning
from analysis.corpus.files import CorpusLayout
from analysis.corpus.read import read_corpus, warn_of_problems
from analysis.corpus.reference import with_reference


@pytest.fixture
def both(tmp_path):
    for folder in ("study", "far/others"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "one.txt").write_text("It rained all day in the harbour.", "utf-8")
    (tmp_path / "far" / "others" / "none.txt").write_text("", "utf-8")
    study, others = tmp_path / "study", tmp_path / "far" / "others"
    return (
        study,
        others,
        with_reference(read_corpus(study, CorpusLayout()), study, read_corpus(others, CorpusLayout()), others),
    )


def test_keys_say_which_corpus(both):
    *_, found = both
    assert found.articles["article"].to_list() == ["one", "others/one"]
    assert found.articles["corpus"].to_list() == ["study", "others"]


def test_what_was_not_read_is_named_by_a_path_that_exists(both):
    study, others, found = both
    failed = found.problems_with({1: "no reason"})
    assert [(study / file).resolve() for file, *_ in failed] == [others / "none.txt", others / "one.txt"]
    with pytest.warns(ArticleWarning) as told:
        warn_of_problems(failed, study)
    names = [str(one.message).split(":")[0] for one in told]
    assert all(Path(name).is_file() and ".." not in name for name in names), names
