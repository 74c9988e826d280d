"""Any coder's codes through the same score and compare as the marks of lexicons."""

import pandas as pd
import pytest

from analysis import compare, mark, score, tokenize
from analysis.coding.code_scores import CodedCorpus, compare_codes, rates_of_codes, score_codes
from analysis.coding.codes import codes_from_marks
from analysis.coding.codes_as_marks import codes_to_marks
from analysis.coding.words_read import words_read
from analysis.core.schema import table

TEXTS = {
    "a": "It may rain here. It certainly poured there. Nothing was said. Nobody came at all.",
    "b": "It could be so. It might be otherwise. They may well know. It is certainly good.",
}
ARTICLES = table("articles", {"article": list(TEXTS), "text": list(TEXTS.values())})
TOKENS = tokenize(ARTICLES, voices="quotes")
UNIT = ["article", "sentence"]
LABELS = {
    "stance": {"up": "Up", "down": "Down"},
    "framing": {"generic.conflict": "Conflict", "issue.war": "War", "issue.trade": "Trade"},
    "hedging": {"hedge.modal": "Modals", "booster.certainty": "Certainty"},
}
AXIS = ("up", "down")


def coded(*rows, coder="anna"):
    """Codes from (article, wording, measure, category, value)."""
    return table("codes", [
        (article, TEXTS[article].index(wording), TEXTS[article].index(wording) + len(wording), measure, category, value, coder, "person",
         "", "", "", "") for article, wording, measure, category, value in rows
    ])  # fmt: skip


def cell(scores, measure, category, **unit):
    found = scores[(scores["measure"] == measure) & (scores["category"] == category)]
    for name, value in unit.items():
        found = found[found[name] == value]
    return found.iloc[0]


def test_the_lexicon_as_a_coder_has_the_same_scores_and_comparisons():
    marks = mark(ARTICLES, TOKENS, measures=["hedging", "tone"], voices="quotes")
    labels = {name: dict.fromkeys(own, "") for name, own in marks.attrs["categories"].items()}
    codes, key = codes_from_marks(marks, ARTICLES), ["measure", "category"]
    for by in (["article"], UNIT):
        theirs = score(marks, TOKENS, by).sort_values([*by, *key], ignore_index=True)
        ours = score_codes(codes, ARTICLES, TOKENS, by, labels=labels).sort_values([*by, *key], ignore_index=True)
        pd.testing.assert_frame_equal(ours, theirs)
    theirs, ours = compare(score(marks, TOKENS, UNIT)), compare_codes(codes, ARTICLES, TOKENS, labels=labels)
    sort = {"by": key, "ignore_index": True}
    pd.testing.assert_frame_equal(ours.sort_values(**sort), theirs.sort_values(**sort))


def test_a_code_of_a_whole_measure_is_a_mark_of_the_pole_on_its_side_and_0_is_looked_at():
    codes = coded(("a", "It may rain here.", "stance", "all", -1), ("a", "Nothing was said.", "stance", "all", 0))
    marks = codes_to_marks(codes, ARTICLES, TOKENS, AXIS)
    assert marks[["cue", "category", "weight", "sentence", "entry"]].to_numpy().tolist() == [
        ["It may rain here.", "down", -1, 1, "anna"]
    ]
    scores = score_codes(codes, ARTICLES, TOKENS, "article", labels=LABELS, axis=AXIS)
    assert scores["article"].unique().tolist() == ["a"], "of b nothing was coded"
    assert scores["words"].unique().tolist() == [7], "only the words that were looked at"
    assert cell(scores, "stance", "all")["weight"] == cell(scores, "stance", "down")["weight"] == -1
    assert cell(scores, "stance", "up")["count"] == 0


def test_a_total_says_that_its_parts_were_looked_at_and_no_others():
    codes = coded(("a", TEXTS["a"], "framing", "issue", 1), ("a", "It may rain here.", "framing", "issue.war", 1))
    scores = score_codes(codes, ARTICLES, TOKENS, "article", labels=LABELS)
    assert scores[["category", "count"]].to_numpy().tolist() == [["issue", 1], ["issue.war", 1], ["issue.trade", 0]]


def test_a_total_without_parts_says_nothing_of_them():
    codes = coded(("a", TEXTS["a"], "hedging", "all", 0), ("a", "may", "hedging", "hedge", -1))
    scores = score_codes(codes, ARTICLES, TOKENS, UNIT, labels=LABELS)
    assert set(scores["category"]) == {"all", "hedge", "booster", "booster.certainty"}
    assert scores.loc[scores["category"] == "hedge", "count"].to_list() == [1, 0, 0, 0]
    assert scores.loc[scores["category"] == "all", "weight"].to_list() == [-1, 0, 0, 0]


def test_spans_need_to_say_what_was_read():
    codes = coded(("a", "may", "hedging", "hedge.modal", -1), ("a", "certainly", "hedging", "booster.certainty", 1))
    with pytest.raises(ValueError, match="anna marked spans of hedging in 'a', but no code says what was read"):
        score_codes(codes, ARTICLES, TOKENS, "article", labels=LABELS)
    whole = coded(("a", "It may rain here.", "hedging", "hedge.modal", -1))
    assert score_codes(whole, ARTICLES, TOKENS, "article", labels=LABELS)["words"].to_list() == [4]


def test_one_coder_at_a_time():
    codes = pd.concat(
        [coded(("a", TEXTS["a"], "stance", "all", 0), coder=name) for name in ("anna", "ben")], ignore_index=True
    )
    with pytest.raises(ValueError, match="codes of several coders .anna, ben.: choose one"):
        words_read(codes, TOKENS, LABELS)
    with pytest.raises(ValueError, match="no coder 'carl'; valid: anna, ben"):
        score_codes(codes, ARTICLES, TOKENS, "article", labels=LABELS, coder="carl")


def test_the_authors_stance_is_in_the_authors_voice_and_compared():
    rows = [(article, sentence + ".", "author_stance", "all", {"a": -1, "b": 1}[article])
            for article, text in TEXTS.items() for sentence in text.removesuffix(".").split(". ")]  # fmt: skip
    rows = [(article, wording.strip(), *rest) for article, wording, *rest in rows]
    found = compare_codes(coded(*rows), ARTICLES, TOKENS, labels=LABELS, axis=AXIS).set_index("category")
    assert found.loc["all", ["quantity", "n_a", "n_b"]].to_list() == ["weight", 4, 4]
    assert found.loc["all", "difference"] == pytest.approx(-1000 * (4 / 15 + 4 / 16))
    assert set(codes_to_marks(coded(*rows), ARTICLES, TOKENS, AXIS)["voice"]) == {"author"}
    rates = rates_of_codes(coded(*rows), CodedCorpus(ARTICLES, TOKENS, LABELS, AXIS))
    assert rates.loc[rates["category"] == "all", ["coder", "group", "rate"]].to_numpy().tolist() == [
        ["anna", "a", pytest.approx(-1000 * 4 / 15)],
        ["anna", "b", 250],
    ]


def test_no_codes_give_empty_tables():
    nothing = table("codes")
    assert score_codes(nothing, ARTICLES, TOKENS, "article", labels=LABELS).empty
    assert compare_codes(nothing, ARTICLES, TOKENS, labels=LABELS).empty
    assert rates_of_codes(nothing, CodedCorpus(ARTICLES, TOKENS, LABELS)).empty


@pytest.mark.parametrize(("wording", "whole"), [("may rain", True), ("may", False), ("rain here", True)])
def test_codes_of_half_a_sentence_say_that_it_was_read(wording, whole):
    codes = coded(("a", wording, "hedging", "hedge.modal", -1))
    if whole:
        assert score_codes(codes, ARTICLES, TOKENS, "article", labels=LABELS)["words"].to_list() == [2]
    else:
        with pytest.raises(ValueError, match="anna marked spans of hedging in 'a'"):
            score_codes(codes, ARTICLES, TOKENS, "article", labels=LABELS)
