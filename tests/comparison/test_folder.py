"""A folder of articles and its codebook give all tables of the corpus."""

from analysis import read_codebook
from analysis.comparison import folder
from analysis.comparison.article_tables import measure_articles
from analysis.comparison.folder import find_codebook
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.lexicons.hypotheses import hypotheses_digest
from analysis.report.tables import provenance


def test_the_hypotheses_of_a_codebook_are_those_tested_and_who_is_not_there_is_told(articles, tmp_path, root):
    text = (root / "seeds" / "codebook.toml").read_text("utf-8")
    text += '\n[[hypotheses.entries]]\nmeasure = "hedging"\ncategory = "hedge"\ngreater = "c"\n'
    text += '\n[[hypotheses.entries]]\nmeasure = "mention"\nless = "z"\n'
    (tmp_path / "codebook.toml").write_text(text, "utf-8")
    book = read_codebook(tmp_path / "codebook.toml")
    articles.attrs["problems"] = []
    tables = measure_articles(articles, book, "quotes")
    study = MeasuredCorpus(**folder.study_fields(articles, tables, book), voices="quotes")
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


def test_without_a_codebook_hypotheses_are_on_the_measures_that_are_wanted():
    assert {one.measure for one in folder.hypotheses_on(None, ["tone"])} == {"tone"}
    assert {one.measure for one in folder.hypotheses_on(None)} == {"hedging", "tone"}
