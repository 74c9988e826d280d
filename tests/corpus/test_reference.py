"""Articles that others are compared with: their own keys, and files that can be found."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.core.schema import table
from analysis.corpus.articles import ArticleWarning
from analysis.corpus.files import CorpusLayout
from analysis.corpus.read import read_corpus, warn_of_problems
from analysis.corpus.reader import Reading
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


def reading(*names, **columns):
    frame = pd.DataFrame({"article": names, "text": ["It rained."] * len(names)} | columns)
    return Reading(table("articles", frame), [(at, f"{name}.txt") for at, name in enumerate(names)], {})


def test_problems_and_places_of_both_are_numbered_one_after_the_other(tmp_path):
    for folder in ("s", "t"):
        (tmp_path / folder).mkdir()
    study, others = reading("a", "b"), reading("c")
    study.problems[5] = ("x.odt", "left out", "a .odt file")
    others.problems[1] = ("y.odt", "left out", "a .odt file")
    found = with_reference(study, tmp_path / "s", others, tmp_path / "t")
    assert found.places == [(0, "a.txt"), (1, "b.txt"), (6, "../t/c.txt")]
    assert found.problems == {5: ("x.odt", "left out", "a .odt file"), 7: ("../t/y.odt", "left out", "a .odt file")}
    alone = with_reference(Reading(study.articles, [], {}), tmp_path / "s", others, tmp_path / "t")
    assert alone.places == [(0, "../t/c.txt")]


def test_what_cannot_be_compared_is_said(tmp_path):
    plain, named = reading("a"), reading("a", corpus=["x"])
    for one, other, at in ((named, plain, "s"), (plain, named, "t")):
        with pytest.raises(ValueError, match=rf"{at}: articles have a column 'corpus'"):
            with_reference(one, tmp_path / "s", other, tmp_path / "t")
    with pytest.raises(ValueError, match="t: no usable article to compare with"):
        with_reference(plain, tmp_path / "s", reading(), tmp_path / "t")


def test_folders_of_one_name_and_columns_of_one_side(tmp_path):
    found = with_reference(
        reading("a", year=["1"]), tmp_path / "x" / "s", reading("a", place=["2"]), tmp_path / "y" / "s"
    ).articles
    assert found[["article", "corpus", "year", "place"]].to_numpy().tolist() == [
        ["a", "s", "1", ""],
        ["s (reference)/a", "s (reference)", "", "2"],
    ]
