"""On whose codes findings rest, and what the report says of the codes beside them."""

import pandas as pd
import pytest
from people import PEOPLE, TRUTH, coded

from analysis import measure
from analysis.coding.authoritative_codes import (
    alpha_by_category,
    authoritative_coders,
    coded_sentences,
    coders_in_words,
    count_coded_sentences,
    describe_model_coding,
)
from analysis.core.schema import table, text_digest

TEXTS = {"a": "Rain. It was good. It is bad. It was there.", "b": "It was so. They came. It is dull. We saw it."}
SENTENCES = {name: text.removesuffix(".").split(". ") for name, text in TEXTS.items()}
ALL = [-1, 1, 1, 0, -1, -2, 0, 0]


@pytest.fixture(scope="module")
def plain():
    return measure(pd.DataFrame({"article": [*TEXTS], "text": [*TEXTS.values()]}), voices="quotes", measures=["tone"])


class Coded:
    """What is asked of a study here: its codes."""

    def __init__(self, codes):
        self.codes = codes


def codes_of(coder, values, kind="person", measure="tone", category="all"):
    """Codes of the sentences of both articles, in order; None: not coded."""
    rows = []
    places = [(name, TEXTS[name].index(words), words) for name, own in SENTENCES.items() for words in own]
    for (name, start, words), value in zip(places, values, strict=True):
        if value is not None:
            rows.append((name, start, start + len(words) + 1, measure, category, value, coder, kind, "v", "", "", text_digest(TEXTS[name])))  # fmt: skip
    return table("codes", rows)


def test_rates_are_of_a_hundred_sentences_however_short(plain):
    study = plain.with_codes(codes_of("anna", ALL))
    rates = study.coded.rates.set_index("group")["rate"]
    assert rates.to_dict() == {"a": 25, "b": -75}
    row = study.coded.comparison.iloc[0]
    assert row[["n_a", "n_b", "rate_a", "rate_b", "difference", "voice", "coder"]].to_list() == [
        4,
        4,
        25,
        -75,
        100,
        "author",
        "anna",
    ]


def test_generic_frames_are_not_compared(plain):
    frames = [codes_of("anna", [1] * 8, measure="framing", category="generic")]
    frames += [codes_of("anna", [1, 1, 0, 0, 0, 0, 0, 0], measure="framing", category="generic.conflict")]
    found = plain.with_codes(*frames).coded.comparison
    assert found.empty


@pytest.mark.parametrize(
    ("coders", "chosen"),
    [
        ([("anna", ALL, "person")], {"tone": "anna"}),
        ([("m", ALL, "language model")], {}),
        ([("m", ALL, "language model"), ("anna", ALL, "person")], {"tone": "anna"}),
        ([("anna", ALL, "person"), ("adjudicated", ALL, "person")], {"tone": "adjudicated"}),
        ([("m", ALL, "language model"), ("adjudicated", ALL, "language model")], {"tone": "adjudicated"}),
        ([("anna", [None, *ALL[1:]], "person")], {"tone": "anna"}),  # 95.8 % of the words
        ([("anna", [None, *ALL[1:]], "person"), ("ben", ALL, "person")], {"tone": "ben"}),
        ([("anna", [*ALL[:7], None], "person")], {}),  # 87.5 % of the words
        ([("adjudicated", [*ALL[:7], None], "person"), ("anna", ALL, "person")], {"tone": "anna"}),
    ],
)
def test_findings_rest_on_who_settled_or_read_most_and_never_on_a_model_alone(coders, chosen, plain):
    study = plain.with_codes(*(codes_of(*each) for each in coders))
    assert authoritative_coders(study) == chosen
    assert (len(study.coded.comparison) > 0) == bool(chosen)


def test_95_percent_of_the_words_are_enough(plain, monkeypatch):
    study = plain.with_codes(codes_of("anna", [None, *ALL[1:]]))
    share = study.coders()["share"].item()
    for least, enough in ((share, True), (share + 1e-9, False)):
        monkeypatch.setattr("analysis.coding.authoritative_codes.WHOLE", least)
        assert bool(authoritative_coders(study)) is enough


def test_sentences_with_a_code_are_found_with_whether_all_agree(plain):
    study = plain.with_codes(codes_of("anna", ALL), codes_of("ben", [-1, 1, 0, 0, 1, -1, 0, None]))
    for article, sign, expected in (
        ("a", 0, {1: True, 2: True, 3: False}),
        ("a", 1, {2: True, 3: False}),
        ("a", -1, {1: True}),
        ("b", -1, {1: False, 2: True}),
        ("b", 1, {}),
    ):
        found = coded_sentences(study, article, "tone", sign=sign)
        assert dict(zip(found["sentence"], found["agreed"], strict=True)) == expected
    assert [count_coded_sentences(study, name, "tone") for name in "ab"] == [4, 4]
    assert count_coded_sentences(study, "a", "hedging") == 0


@pytest.mark.parametrize(
    ("people", "models", "said"),
    [(0, 0, ""), (1, 0, "one person"), (2, 1, "two people and one language model"), (6, 2, "six people and two language models"),
     (7, 0, "7 people"), (0, 3, "three language models")],
)  # fmt: skip
def test_who_coded_is_said_in_words(people, models, said):
    codes = [
        codes_of("lexicon", ALL, "lexicon"), codes_of("adjudicated", ALL), codes_of("other", ALL, measure="stance"),
        *(codes_of(f"p{number}", ALL) for number in range(people)), *(codes_of(f"m{number}", ALL, "language model") for number in range(models)),
    ]  # fmt: skip
    assert coders_in_words(Coded(pd.concat(codes, ignore_index=True)), ["tone"]) == said


def test_alpha_is_of_people_and_models_without_what_they_settled(plain):
    study = plain.with_codes(
        codes_of("anna", ALL), codes_of("adjudicated", [0] * 8), codes_of("lexicon", [0] * 8, "lexicon")
    )
    assert alpha_by_category(study, "tone") == {}
    assert alpha_by_category(study.with_codes(codes_of("m", ALL, "language model")), "tone") == {
        "all": pytest.approx(1)
    }
    assert alpha_by_category(plain.with_codes(codes_of("anna", [0] * 8), codes_of("ben", [0] * 8)), "tone") == {}


def test_of_a_model_it_is_said_how_far_people_checked_it():
    model = coded("m", "language model", TRUTH[:50])
    for people, said in (
        (0, "not validated, since no people"),
        (5, "not validated"),
        (50, "people checked 50 of its 50"),
    ):
        study = Coded(pd.concat([PEOPLE[0][:people], model], ignore_index=True))
        told = describe_model_coding(study, ["tone"])
        assert told.startswith("The language model m has coded this too") and said in told
        assert describe_model_coding(study, ["framing"]) == ""
