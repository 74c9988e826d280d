"""The tables of a corpus, with and without the articles that cannot be measured."""

import pandas as pd
import pytest

from analysis import measure, read_codebook
from analysis.comparison import article_tables, folder
from analysis.comparison import measured_corpus as making
from analysis.comparison.article_tables import measure_articles, measure_each_article
from analysis.comparison.folder import find_codebook
from analysis.comparison.hypotheses import declared_family
from analysis.core.schema import table
from analysis.lexicons.hypotheses import hypotheses_digest
from analysis.report.tables import provenance

TEXTS = ["It may rain.", "Snow fell, perhaps.", "“It may hail all day long today,” she said."]


@pytest.fixture
def articles():
    return table("articles", {"article": ["a", "b", "c"], "text": TEXTS})


@pytest.fixture
def failing(monkeypatch):
    """A function that lets the measuring of some articles fail, or of so many together."""

    def fails(names, together=4):
        def stub(articles, book=None, voices="parsed", measures=None):
            if set(names) & set(articles["article"]) or len(articles) >= together:
                raise ZeroDivisionError("by " + ", ".join(articles["article"]))
            return measure_articles(articles, book, voices, measures)

        monkeypatch.setattr(article_tables, "measure_articles", stub)

    return fails


def test_an_article_that_fails_is_named_by_its_place_and_the_others_are_measured(articles, failing):
    failing({"b"})
    left, tables, failures = measure_each_article(articles, voices="quotes")
    assert failures == {1: "could not be measured: ZeroDivisionError: by b"}
    assert left["article"].tolist() == ["a", "c"] and left.index.tolist() == [0, 1]
    expected = measure_articles(left, voices="quotes")
    assert tables.keys() == expected.keys()
    pd.testing.assert_frame_equal(tables["marks"], expected["marks"])


def test_where_all_fail_or_there_is_none_there_are_no_tables(articles, failing):
    assert measure_each_article(articles[:0])[1:] == ({}, {})
    failing({"a", "b", "c"})
    left, tables, failures = measure_each_article(articles, voices="quotes")
    assert left.empty and tables == {} and list(failures) == [0, 1, 2]


def test_articles_that_fail_only_together_are_an_error(articles, failing):
    failing(set(), together=2)
    with pytest.raises(RuntimeError, match="every article can be measured alone, but not all together") as told:
        measure_each_article(articles, voices="quotes")
    assert isinstance(told.value.__cause__, ZeroDivisionError)


def test_nothing_fails_without_a_reason(articles):
    left, tables, failures = measure_each_article(articles, voices="quotes")
    assert left is articles and failures == {}
    assert tables["marks"].groupby("article").size().index.tolist() == ["a", "b", "c"]
    scores = tables["scores"].query("measure == 'hedging' and category == 'hedge.modal'")
    assert scores.set_index(["article", "voice"])["count"].loc[
        [("a", "all"), ("c", "all"), ("c", "author")]
    ].tolist() == [1, 1, 0]


def test_the_comparison_has_every_pair_in_all_voices_and_hypotheses_in_the_author_s_alone(articles):
    found = measure_articles(articles, voices="quotes")
    compared = making.compare_articles(found["marks"], found["tokens"])
    pairs = compared[["group_a", "group_b"]].drop_duplicates().values.tolist()
    assert sorted(pairs) == [["a", "b"], ["a", "c"], ["b", "c"]]
    assert list(compared.columns[:2]) == ["measure", "voice"]
    assert compared["voice"].drop_duplicates().tolist() == ["all", "author"]
    assert (compared.loc[compared["voice"] == "all", "hypothesis"] == "").all()
    declared = compared[compared["hypothesis"] != ""].groupby(["measure", "category"]).size()
    assert declared.to_dict() == {("hedging", "booster"): 3, ("hedging", "hedge"): 3, ("tone", "all"): 3}
    coded = making.compare_articles(
        found["marks"], found["tokens"], declared_family(found["scores"], [("framing", "generic.conflict")])
    )
    assert "framing" in set(coded.loc[coded["hypothesis"] != "", "measure"])
    assert {one.measure for one in folder.hypotheses_on(None, ["tone"])} == {"tone"}


def test_the_hypotheses_of_a_codebook_are_those_tested_and_who_is_not_there_is_told(articles, tmp_path, root):
    text = (root / "seeds" / "codebook.toml").read_text("utf-8")
    text += '\n[[hypotheses.entries]]\nmeasure = "hedging"\ncategory = "hedge"\ngreater = "c"\n'
    text += '\n[[hypotheses.entries]]\nmeasure = "mention"\nless = "z"\n'
    (tmp_path / "codebook.toml").write_text(text, "utf-8")
    book = read_codebook(tmp_path / "codebook.toml")
    articles.attrs["problems"] = []
    tables = measure_articles(articles, book, "quotes")
    study = making.MeasuredCorpus(**folder.study_fields(articles, tables, book), voices="quotes")
    told = study.comparison[study.comparison["hypothesis"] != ""]
    assert study.family == list(book.hypotheses)
    assert told[["measure", "group_a", "group_b", "hypothesis"]].values.tolist() == [
        ["hedging", "a", "c", "a < b"],
        ["hedging", "b", "c", "a < b"],
    ]
    (problem,) = study.problems.itertuples(index=False)
    assert (problem.file, problem.status) == ("codebook.toml", "read") and "mention/all: less in z" in problem.problem
    said = dict(provenance.manifest(study).table.itertuples(index=False, name=None))
    assert said["hypotheses of the codebook (no date)"] == hypotheses_digest(book.hypotheses)
    assert said["hypothesis 1"] == "hedging/hedge: greater in c"


def test_the_codebook_is_the_one_named_else_the_one_beside_the_articles(tmp_path, root):
    assert find_codebook(tmp_path) is None
    (tmp_path / "codebook.toml").mkdir()
    assert find_codebook(tmp_path) is None
    seeds = root / "seeds"
    assert find_codebook(seeds).digest == find_codebook(tmp_path, seeds / "codebook.toml").digest
    book = read_codebook(seeds / "codebook.toml")
    assert find_codebook(seeds, book) is book


def test_a_voice_has_its_own_marks_and_tokens_and_all_has_every_one(study):
    assert all(one is other for one, other in zip(study.in_voice("all"), (study.marks, study.tokens), strict=True))
    marks, tokens = study.own
    assert set(marks["voice"]) == set(tokens["voice"]) == {"author"} and len(tokens) < len(study.tokens)
    assert study.in_voice("quoted")[0]["voice"].eq("quoted").all() and len(study.in_voice("quoted")[1])
    words = study.by_sentence("quoted").drop_duplicates(["article", "sentence"])["words"].sum()
    assert words == study.in_voice("quoted")[1]["section"].isin(["heading", "body"]).sum()


def test_a_corpus_is_compared_once_and_only_if_somebody_asks(write_corpus, monkeypatch):
    calls = []
    right = making.compare_articles
    monkeypatch.setattr(making, "compare_articles", lambda *tables: calls.append(tables) or right(*tables))
    study = measure(write_corpus({"a.txt": "It may rain.", "b.txt": "It rains. It pours."}))
    assert not calls
    assert len(study.comparison) and study.comparison is study.comparison
    assert len(calls) == 1


def test_the_first_articles_of_a_study_are_a_study_of_what_was_found_in_them(study):
    assert study.first(2) is study and study.first(3) is study
    one = study.first(1)
    (name,) = one.articles["article"]
    assert name == study.articles["article"].iloc[0]
    for table_name in ("tokens", "attributions", "sentences", "marks", "scores"):
        whole = getattr(study, table_name)
        pd.testing.assert_frame_equal(getattr(one, table_name), whole[whole["article"] == name])
    assert len(one.comparison) == 0 and one.design.kind == "one text"
