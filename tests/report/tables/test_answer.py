"""What groups, or many texts, do differently, in the sentences of the first screen."""

from types import SimpleNamespace

import pandas as pd

from analysis.report.tables import answer


def test_where_nothing_can_be_tested_no_absence_is_claimed():
    study = SimpleNamespace(design=SimpleNamespace(kind="", said="One against others.", paired=""))
    row = pd.DataFrame({"p": [float("nan")], "difference": [1.0], "low": [float("nan")], "high": [float("nan")]})
    found = {"established": row[:0], "leads": row[:0], "not established": row[:0], "too sparse": row}
    assert answer.answer_design(study, found) == ["One against others.", "Nothing could be tested."]
    found["not established"] = row
    assert (
        answer.answer_design(study, found)[1]
        == "Of 2 comparisons 1 shows no difference and 1 has too little text for a test."
    )
    found["too sparse"] = row[:0]
    assert answer.answer_design(study, found)[1] == "No difference was found between them."


def test_too_little_text_is_not_called_no_difference():
    row = pd.DataFrame(
        {
            "measure": ["framing"],
            "category": ["generic.conflict"],
            "p": [float("nan")],
            "difference": [1.0],
            "coder": [""],
        }
    )
    study = SimpleNamespace(
        kept={("analysis.report.tables.article_names.short_names", (), ()): {"a": "A", "b": "B"}},
        design=SimpleNamespace(groups={}),
        labels={},
        tokens=pd.DataFrame({"word": []}),
    )
    found = {"established": row[:0], "leads": row[:0], "not established": row[:0], "too sparse": row}
    assert answer._framing_sentence(study, found, "a", "b") == "There is too little text to compare their frames."
    both = answer._framing_sentence(study, found | {"not established": row}, "a", "b")
    assert both.startswith("No difference was found in ") and both.endswith(
        "too little text to compare the other frames."
    )
    none = found | {"not established": row, "too sparse": row[:0]}
    assert answer._framing_sentence(study, none, "a", "b") == "No difference was found in their frames."


def test_the_answer_says_what_differs_and_what_does_not(coded):
    said = answer.answer_two_articles(coded, *coded.articles["article"])
    assert said[:2] == [
        "Averdal argues for a partnership of substance, Quillhaven for a partnership of convenience.",
        "Quillhaven says more about convenience and mistrust.",
    ]
    assert (
        "No difference was found in hedges, and there is too little text to compare boosters." in said[2]
        and len(said) == 3
    )
