"""The front door: a study shows what it holds, its figures know their words and numbers, and the natural slips are met."""

import os
import xml.etree.ElementTree as ET
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import pytest

import analysis
from analysis import Study, mark, measure, read_articles, score, tokenize
from analysis.report.options import Options

TEXT = (
    "The pact may be a great success. It is certainly a lasting bond, and Moscow gains from it. Critics object.\n\n" * 3
)
OTHER = (
    "The deal will perhaps fail soon. It was always hollow, say envoys who know both capitals well. Tehran mistrusts it.\n\n"
    * 3
)


@pytest.fixture(scope="module")
def small(tmp_path_factory, root):
    folder = tmp_path_factory.mktemp("texts") / "pacts"
    folder.mkdir()
    (folder / "hope.txt").write_text(TEXT)
    (folder / "doubt.txt").write_text(OTHER)
    return folder, root / "seeds" / "codebook.toml"


def same(one, other):
    for name in ("tokens", "marks", "scores", "comparison"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))


def test_a_study_says_what_it_holds(study):
    assert repr(study).startswith("<Study of 2 articles (") and "voices: parsed" in repr(study)
    shown = study._repr_html_()
    assert all(article in shown for article in study.articles["article"]) and "<table>" in shown
    for name in ("articles", "marks", "scores", "comparison", "rates", "hedges", "differences", "overview", "report"):
        assert f"`{name}" in Study.__doc__ and hasattr(study, name)


def test_a_figure_knows_its_numbers_labels_and_words(study, tmp_path):
    figure = analysis.study.replace(study, figures=tmp_path).rates("stance")
    assert figure.table["category"].unique().tolist() == ["all"] and set(figure.table["voice"]) == {"author", "all"}
    said = f"{figure.title}. Position on the axis. In the author's own words: position on the axis: "
    assert figure.alt.startswith(said) and figure.title in figure._repr_html_()
    assert figure.caption == (
        "Position on the axis: summed weight per 1,000 words, with 95 % intervals. "
        "No figure on new opinion writing shows that readers see the same: read the marks."
    )
    assert "no clear side" in figure.findings and "no clear side" in figure._repr_html_()
    assert figure.save("stance-axis") is figure
    assert sorted(path.name for path in tmp_path.iterdir()) == ["stance-axis.csv", "stance-axis.svg"]
    drawn = "".join(ET.parse(tmp_path / "stance-axis.svg").getroot().itertext())
    assert figure.alt in drawn and figure.title.split()[0] in drawn.replace(figure.alt, "")
    assert len(pd.read_csv(tmp_path / "stance-axis.csv")) == len(figure.table)


def test_a_figure_draws_into_given_axes_or_says_why_not(study):
    _, ax = plt.subplots()
    assert study.rates("hedging", "hedge.").plot(ax) is ax and ax.get_lines()
    assert study.shares("voice").plot(ax) is ax
    with pytest.raises(ValueError, match="has panels of its own"):
        study.profile().plot(ax)
    plt.close("all")
    assert study.profile().plot().figure in map(plt.figure, plt.get_fignums())
    plt.close("all")


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda study: study.rates("stanse"), "no measure 'stanse'; valid: .*stance"),
        (lambda study: study.rates("hedging", "hegde"), "hedging has no category 'hegde'; valid: all, hedge, booster"),
        (lambda study: study.hedges("nobody"), "no article 'nobody'; valid: "),
        (lambda study: study.differences("a", "b"), "no article 'a'"),
        (lambda study: study.groups("outlet"), "does not form two groups"),
        (lambda study: study.rates("tone").save("a/b"), "not the name of a file"),
    ],
)  # fmt: skip
def test_what_there_is_not_is_said_with_what_there_is(study, ask, message):
    with pytest.raises(ValueError, match=message):
        ask(study)


def test_a_codebook_may_be_a_file_and_a_unit_one_word(small):
    folder, codebook = small
    articles = read_articles(folder)
    tokens = tokenize(articles)
    marks = mark(articles, tokens, str(codebook))
    pd.testing.assert_frame_equal(marks, mark(articles, tokens, analysis.read_codebook(codebook)))
    assert "stance" in set(marks["measure"])
    pd.testing.assert_frame_equal(score(marks, tokens, by="article"), score(marks, tokens, by=["article"]))


def test_a_table_of_articles_is_measured_like_its_folder(small):
    folder, codebook = small
    articles = read_articles(folder)
    found = measure(articles[["article", "text"]].iloc[::1], codebook)
    same(found, measure(folder, codebook))
    with pytest.raises(ValueError, match="made from a DataFrame"):
        found.report()


def test_a_missing_folder_is_named():
    with pytest.raises(FileNotFoundError, match="missing-folder: no such folder"):
        measure("missing-folder")


def test_another_corpus_never_gets_the_figures_of_this_one(small, tmp_path, monkeypatch):
    folder, codebook = small
    monkeypatch.chdir(tmp_path)
    assert measure(folder, voices="quotes").figures == Path("figures/pacts-saved")
    (tmp_path / "study.toml").write_text(
        f'corpus = "{folder.as_posix()}"\ncodebook = "{codebook.as_posix()}"\nfigures = "drawn"\nvoices = "quotes"\n'
    )
    found = Study.open()
    assert (found.figures, found.voices, str(found.codebook.path)) == (
        Path("drawn/pacts-saved"),
        "quotes",
        str(codebook),
    )
    other = Study.open(str(folder.parent / "pacts" / ".." / "pacts"))
    assert (other.figures, other.codebook) == (Path("drawn/pacts-saved"), None)
    assert Study.open(figures="here").figures == Path("here")


def test_a_folder_further_down_has_the_study_of_the_folder_around_it(small, tmp_path, monkeypatch):
    folder, _ = small
    (tmp_path / "books" / "more").mkdir(parents=True)
    settings = f'corpus = "{os.path.relpath(folder, tmp_path / "books")}"\nfigures = "drawn"\nvoices = "quotes"\n'
    (tmp_path / "books" / "study.toml").write_text(settings)
    monkeypatch.chdir(tmp_path / "books" / "more")
    found = Study.open()
    assert found.figures.resolve() == (tmp_path / "books" / "drawn" / "pacts-saved").resolve()
    assert found.voices == "quotes" and len(found.articles) == 2


def test_a_study_reads_the_codes_beside_its_articles(small, tmp_path, monkeypatch):
    folder, _ = small
    monkeypatch.chdir(tmp_path)
    assert Study.open(str(folder), voices="quotes").codes.empty
    article = Study.open(str(folder), voices="quotes").articles["article"].iloc[0]
    row = f"article,start,end,measure,category,value,coder,coder_kind\n{article},0,9,tone,all,0,anna,person\n"
    for name in ("codes", "others"):
        (folder / name).mkdir()
        (folder / name / "anna.csv").write_text(row.replace("anna", name))
    assert set(Study.open(str(folder), voices="quotes").codes["coder"]) == {"codes"}
    (tmp_path / "study.toml").write_text(
        f'corpus = "{folder.as_posix()}"\ncodes = "{folder.as_posix()}/others"\nvoices = "quotes"\n'
    )
    assert set(Study.open().codes["coder"]) == {"others"}


def test_the_settings_of_a_study_are_checked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match="no corpus was given, and neither .* has a study.toml"):
        Study.open()
    for text, message in {
        'corpsu = "x"': "corpsu = 'x'.*corpus, codebook",
        "voices = 3": "voices = 3",
        "corpus = ": "study.toml: ",
    }.items():
        (tmp_path / "study.toml").write_text(text)
        with pytest.raises(ValueError, match=message):
            Study.open()


def test_the_report_is_that_of_the_command(small, monkeypatch):
    calls = []
    monkeypatch.setattr("analysis.report.write.write_report", lambda *args: calls.append(args))
    folder, codebook = small
    by_codebook, plain = measure(folder, codebook, voices="quotes"), measure(folder, voices="quotes")
    by_codebook.report(pdf=True)
    plain.report()
    assert calls == [
        (Options(folder, codebook=str(codebook), voices="quotes", pdf=True), by_codebook),
        (Options(folder, voices="quotes"), plain),
    ]
