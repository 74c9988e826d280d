"""The tables of a corpus: in one voice or in all, compared once it is asked for, and of the first articles alone."""

import pandas as pd

from analysis import measure
from analysis.comparison import measured_corpus as making


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
