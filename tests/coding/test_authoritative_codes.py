"""On whose codes findings rest, and what the report says of the codes beside them."""

import re

import pandas as pd
import pytest
from people import PEOPLE, TRUTH, coded

from analysis import measure
from analysis.coding.authoritative_codes import (
    alpha_by_category,
    authoritative_coder,
    authoritative_coders,
    coded_sentences,
    coders_in_words,
    count_coded_sentences,
    describe_model_coding,
    with_codes,
)
from analysis.core.schema import table


class Coded:
    def __init__(self, codes):
        self.codes = codes


def test_the_report_says_what_stands_beside():
    model = coded("m", "language model", TRUTH[:50])
    assert (
        "not validated" in describe_model_coding(Coded(model), ["tone"])
        and describe_model_coding(Coded(model), ["framing"]) == ""
    )
    assert "people checked 50 of its 50 sentences" in describe_model_coding(
        Coded(pd.concat([PEOPLE[0], model], ignore_index=True)), ["tone"]
    )


TEXTS = {"a": "It is good. It is bad. It is bad.", "b": "It is good. It is good."}
SENTENCE = re.compile(r"It is \w+\.")


@pytest.fixture(scope="module")
def plain():
    frame = pd.DataFrame({"article": list(TEXTS), "text": list(TEXTS.values())})
    return measure(frame, voices="quotes", measures=["tone"])


def read_by(coder, kind="person", articles="ab", turned=()):
    """Codes of tone: 1 where a sentence says good, −1 where it says bad; some sentences (article and number) the other way round."""
    rows = []
    for article in articles:
        for number, found in enumerate(SENTENCE.finditer(TEXTS[article]), 1):
            value = (1 if "good" in found[0] else -1) * (-1 if f"{article}{number}" in turned else 1)
            rows.append((article, *found.span(), "tone", "all", value, coder, kind, "v", "", "", ""))
    return table("codes", rows)


def test_findings_rest_on_a_person_who_read_everything_and_on_what_was_settled_before_that(plain):
    assert authoritative_coders(plain) == {}
    some, model = read_by("ben", articles="a"), read_by("m", "language model")
    assert authoritative_coders(with_codes(plain, some, model)) == {}, "one read too little, the other is a model"
    both = with_codes(plain, some, model, read_by("anna"))
    assert authoritative_coders(both) == {"tone": "anna"} and authoritative_coder(both, "tone") == "anna"
    assert authoritative_coder(both, "framing") == authoritative_coder(plain, "tone") == ""
    assert authoritative_coders(with_codes(both, read_by("adjudicated"))) == {"tone": "adjudicated"}


def test_rates_of_authoritative_codes_are_per_100_sentences(plain):
    coded = with_codes(plain, read_by("anna")).coded
    assert coded.rates.set_index("group")["rate"].round(6).to_dict() == {
        "a": pytest.approx(-100 / 3, abs=1e-5),
        "b": 100,
    }
    (row,) = coded.comparison.itertuples()
    assert (row.category, row.voice, row.coder, row.n_a, row.n_b) == ("all", "author", "anna", 3, 2)
    assert row.difference == pytest.approx(-100 / 3 - 100)


def test_sentences_with_a_code_say_whether_all_coders_agree(plain):
    study = with_codes(plain, read_by("anna"), read_by("ben", articles="a", turned=["a3"]))
    below = coded_sentences(study, "a", "tone", sign=-1)
    assert below[["sentence", "agreed"]].to_numpy().tolist() == [[2, True], [3, False]]
    assert coded_sentences(study, "a", "tone", sign=1)["sentence"].to_list() == [1]
    assert coded_sentences(study, "b", "tone")["sentence"].to_list() == [1, 2]
    assert [count_coded_sentences(study, article, "tone") for article in "ab"] == [3, 2]


def test_coders_are_counted_in_words_without_what_was_settled_or_measured():
    codes = pd.concat(
        [read_by("adjudicated"), read_by("lexicon", "lexicon"), *(read_by(f"m{n}", "language model") for n in range(7))]
    )
    assert coders_in_words(Coded(codes)) == "7 language models"
    both = pd.concat([codes[codes["coder"].isin(["m1", "m2"])], read_by("anna")])
    assert coders_in_words(Coded(both)) == "one person and two language models"
    assert coders_in_words(Coded(both), ["framing"]) == ""


def test_alpha_is_between_coders_who_coded_the_same():
    one, other = read_by("anna"), read_by("ben")
    assert alpha_by_category(Coded(one), "tone") == {}
    assert alpha_by_category(Coded(pd.concat([one, other, read_by("adjudicated", turned=["a1"])])), "tone") == {
        "all": 1
    }
    less = alpha_by_category(Coded(pd.concat([one, read_by("ben", turned=["a1", "b1"])])), "tone")
    assert less["all"] < 0.5
