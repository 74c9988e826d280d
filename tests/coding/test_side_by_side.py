"""A study with the codes of several coders: who coded what, what each says of a sentence, where they differ."""

import pandas as pd
import pytest

from analysis import measure
from analysis.coding.codes import codes_from_marks, write_codes
from analysis.coding.side_by_side import add_codes, codes_by_sentence
from analysis.core.schema import table, text_digest

TEXTS = {"a": "It may rain here. It certainly poured. Nothing was said at all.", "b": "Perhaps so. They are very good."}


@pytest.fixture(scope="module")
def plain():
    frame = pd.DataFrame({"article": list(TEXTS), "text": list(TEXTS.values())})
    return measure(frame, voices="quotes", measures=["hedging", "tone", "framing"])


def coded(coder, kind, *rows):
    """Codes from (article, wording, measure, category, value)."""
    return table("codes", [
        (article, TEXTS[article].index(wording), TEXTS[article].index(wording) + len(wording), measure, category, value, coder, kind,
         "v", "2026-11-29", "", text_digest(TEXTS[article])) for article, wording, measure, category, value in rows
    ])  # fmt: skip


ANNA = coded("anna", "person", ("a", "It may rain here.", "tone", "all", -1), ("a", "It certainly poured.", "tone", "all", 0),
             ("b", "They are very good.", "tone", "all", 2), ("a", TEXTS["a"], "hedging", "all", 0), ("a", "may rain", "hedging", "hedge", -1))  # fmt: skip
BEN = coded("ben", "person", ("a", "It may rain here.", "tone", "all", -1), ("a", "It certainly poured.", "tone", "all", -2),
            ("a", TEXTS["a"], "hedging", "all", 0), ("a", "said", "hedging", "hedge", -1))  # fmt: skip


@pytest.fixture(scope="module")
def study(plain):
    return plain.with_codes(ANNA).with_codes(BEN)


def test_codes_come_from_a_file_too_and_replace_those_of_the_same_coder(plain, study, tmp_path):
    write_codes(BEN, tmp_path / "ben.csv")
    again = plain.with_codes(ANNA).with_codes(tmp_path).with_codes(tmp_path / "ben.csv")
    pd.testing.assert_frame_equal(again.codes, study.codes)
    changed = study.with_codes(BEN[:1].assign(value=1.0))
    assert changed.codes["value"].sum() == study.codes["value"].sum() + 2 and len(changed.codes) == len(study.codes)
    assert plain.codes.empty and plain.coders().empty and plain.disagreements().empty and plain.shares_by_coder().empty
    with pytest.raises(ValueError, match="not the one that was coded"):
        plain.with_codes(BEN.assign(digest="0" * 16))


def test_who_coded_what(study):
    found = study.coders().set_index(["measure", "coder"])
    assert found.loc[("tone", "anna"), ["articles", "words", "codes"]].to_list() == [2, 11, 2]
    assert found.loc[("hedging", "ben"), ["articles", "words", "codes", "time"]].to_list() == [1, 12, 1, "2026-11-29"]
    assert found.loc[("hedging", "ben"), "share"] == pytest.approx(100 * 12 / 18)


def test_what_each_says_of_a_sentence_stands_side_by_side_where_they_differ(study):
    found = study.disagreements()
    assert found[["article", "sentence", "measure", "coder", "value"]].to_numpy().tolist() == [
        ["a", 1, "hedging", "anna", "hedge"], ["a", 1, "hedging", "ben", "none"],
        ["a", 2, "tone", "anna", "0"], ["a", 2, "tone", "ben", "−2"],
        ["a", 3, "hedging", "anna", "none"], ["a", 3, "hedging", "ben", "hedge"],
    ]  # fmt: skip
    every = codes_by_sentence(study)
    assert every[every["measure"] == "tone"].groupby("coder").size().to_dict() == {"anna": 3, "ben": 2}, (
        "b was not read by ben"
    )


def test_beside_a_lexicon_the_finer_categories_are_taken_together_and_tone_by_its_sign(study):
    beside = study.with_codes(codes_from_marks(study.marks, study.articles))
    every = codes_by_sentence(beside).set_index(["measure", "coder", "article", "sentence"])["value"].sort_index()
    assert every["hedging", "lexicon", "a"].to_list() == ["hedge", "booster.certainty", "none"]
    differ = beside.disagreements()[["measure", "article", "sentence"]].apply(tuple, axis=1).to_list()
    assert ("tone", "b", 2) not in differ and every["tone", "lexicon", "b", 2] not in ("0", "2")


def test_shares_of_sentences_by_coder(study):
    found = study.shares_by_coder().set_index(["measure", "article", "coder", "value"])
    assert found.loc[("tone", "a", "ben", "−1"), ["count", "sentences", "share"]].to_list() == [1, 2, 50]
    assert found.loc[("hedging", "a", "anna", "none"), ["count", "sentences"]].to_list() == [2, 3]
    assert found.loc[("tone", "b", "anna", "0"), "count"] == 0


def test_what_is_coded_need_not_be_measured(plain):
    found = plain.with_codes(coded("anna", "person", ("a", TEXTS["a"], "vagueness", "all", 0)))
    assert "vagueness" not in plain.labels and found.coders()["words"].to_list() == [12]


def test_compared_by_one_coder(study):
    found = study.compare_codes("anna").set_index(["measure", "category"])
    assert found.loc[("tone", "all"), ["n_a", "n_b"]].to_list() == [2, 1]
    assert study.rates_by_coder().groupby("coder")["measure"].unique().map(set).to_dict() == {
        "anna": {"tone", "hedging"},
        "ben": {"tone", "hedging"},
    }


@pytest.mark.parametrize(
    ("wording", "inside"),
    [
        ("It certainly poured.", [2]),
        ("It certainly poured. Nothing was said", [2, 3]),  # 3 of 5 words
        ("poured. Nothing was", [2]),  # it begins in the second, and has 2 of 5 words of the third
        ("It may rain here. It certainly", [1, 2]),
        ("here. It", [1]),
    ],
)
def test_a_code_belongs_to_where_it_begins_and_to_sentences_of_which_it_has_half_the_words(wording, inside, plain):
    codes = coded("anna", "person", ("a", TEXTS["a"], "hedging", "all", 0), ("a", wording, "hedging", "hedge", -1))
    found = codes_by_sentence(add_codes(plain, codes.assign(note=["", "irony"])))
    assert found.loc[found["value"] == "hedge", "sentence"].to_list() == inside
    noted = found.loc[found["note"] == "irony", "sentence"].to_list()
    assert noted == (inside if len(inside) == 1 else []), "a note stands with one sentence or with none"


def test_half_of_the_words_of_a_sentence_say_that_it_was_read(plain):
    for wording, read in (("It may", True), ("may", False), ("rain here.", True)):
        codes = coded("anna", "person", ("a", wording, "hedging", "all", 0))
        assert codes_by_sentence(add_codes(plain, codes))["sentence"].to_list() == [1] * read
