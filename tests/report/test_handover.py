"""A study that was measured is found by another process, if it is the one that is asked for."""

import analysis
from analysis import Study
from analysis.report.handover import hand_over, study_key, take_over


def test_a_study_is_handed_over_and_opened_unmeasured(write_corpus, tmp_path, monkeypatch):
    corpus = write_corpus({"a.txt": "It may rain today.", "b.txt": "It certainly rains. It pours."})
    study = analysis.measure(corpus, voices="quotes")
    given = hand_over(study, study_key(corpus, "", "quotes", False), tmp_path)
    assert take_over(study_key(corpus, "", "quotes", False), Study) is None
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert (
        take_over(study_key(corpus, "", "parsed", False), Study) is None
        and take_over(study_key(corpus, "", "quotes", True), Study) is None
    )
    monkeypatch.setattr("analysis.study.measure", lambda *_, **__: 1 / 0)
    monkeypatch.chdir(corpus)
    opened = Study.open(".", "", str(tmp_path / "drawn"), "quotes")
    assert isinstance(opened, Study) and opened.figures == tmp_path / "drawn"
    assert opened.marks.equals(study.marks)
    monkeypatch.setattr("analysis.comparison.measured_corpus.compare_articles", lambda *_: 1 / 0)
    assert opened.comparison.equals(study.comparison)
