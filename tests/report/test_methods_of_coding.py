"""What the methods section says of coders, their agreement, a sample and its correction."""

import json
import re
from dataclasses import replace
from functools import partial

import pandas as pd
import pytest
from coded import WHOLE_KEY, code

from analysis.cli import main
from analysis.coding import agreement
from analysis.coding.adjudication import ADJUDICATED
from analysis.coding.sample_codes import read_key
from analysis.core.schema import table
from analysis.report.methods_of_coding import coders_paragraph, describe_sample

LEFT = " **[to be filled in: how coders were trained; what they were paid]**"


@pytest.fixture(autouse=True)
def few_samples(monkeypatch):
    """No test here reads the limits of an interval."""
    every = agreement.bootstrap_counts
    monkeypatch.setattr(agreement, "bootstrap_counts", lambda strata: every(strata)[:100])


def test_the_command_tells_of_a_sample_and_its_correction(write_corpus, tmp_path):
    texts = {
        f"{n}.txt": ("Perhaps it rained. " if n < 2 else "It snowed. ") * 15 + "It poured. " * 15 for n in range(4)
    }
    folder = write_corpus(texts | {"articles.csv": "file,outlet\n0.txt,N\n1.txt,N\n2.txt,S\n3.txt,S\n"})
    drawn = [
        "sample",
        str(folder),
        "--measure",
        "hedging:hedge",
        "--between",
        "outlet",
        "--per-group",
        "20",
        "--voices",
        "quotes",
    ]
    assert main([*drawn, "--output", str(tmp_path / "coding")]) == 0
    key = tmp_path / "coding" / "hedging-hedge.key.json"
    sheets = [
        code(tmp_path / f"{name}.csv", {row["id"]: int(row["value"]) for row in read_key(key)["rows"]})
        for name in ("anna", "ben")
    ]
    output = tmp_path / "methods.md"
    arguments = [
        "methods",
        str(folder),
        "--voices",
        "quotes",
        "--key",
        str(key),
        "--sheets",
        *map(str, sheets),
        "--output",
        str(output),
    ]
    assert main(arguments) == 0
    told = output.read_text("utf-8")
    assert (
        "For hedging:hedge a stratified random sample of 40 of 120 sentences was drawn by outlet, with the same number from each group"
        in told
    )
    assert "coded by 2 coders who did not see the measure’s values. Their agreement was α = 1.00 (n = 40)." in told
    assert re.search(r"N against S, hedging:hedge: 0\.50 \[", told)
    assert "not coded" not in told


def codes(study, coder, differs=(), kind="person", version="", measure="tone", category="all", first=None, time=""):
    """Codes of every sentence (or the `first`) by one coder: 1 in the first text and 0 in the second, and 0 in sentences that differ."""
    places = study.sentences[["article", "start", "end"]].head(first or len(study.sentences))
    value = [float(row.article == "hope" and n not in differs) for n, row in enumerate(places.itertuples())]
    return places.assign(measure=measure, category=category, value=value, coder=coder, coder_kind=kind, version=version, time=time)  # fmt: skip


def told(study, *given):
    """The paragraph, without the limits of intervals."""
    said = coders_paragraph(replace(study, codes=table("codes", pd.concat(given, ignore_index=True))))
    return re.sub(r" \[[\d., ]+\]", " […]", said)


@pytest.fixture
def kinds(two_texts):
    """`codes` of the study by a person or by a language model."""
    model = {"kind": "language model", "version": "v1"}
    return partial(codes, two_texts), partial(codes, two_texts, **model)


def test_two_people_are_named_with_their_agreement_and_whose_codes_count(two_texts, kinds):
    by, _ = kinds
    assert (
        told(two_texts, by("anna", version="v1", time="2026-01-02"), by("ben", range(3)))
        == (
            "Two people coded 54 places in 2 articles: anna (person, v1, 2026-01-02) and ben (person). Agreement of anna and ben before discussion "
            "(Krippendorff’s α with its 95 % interval): tone (sentiment for news) 0.89 […] (n = 54). The findings on tone rest on the codes of anna."
        )
        + LEFT
    )


def test_one_coder_alone_has_no_agreement(two_texts, kinds):
    by, model = kinds
    assert (
        told(two_texts, by("anna"))
        == (
            "One person coded 54 places in 2 articles: anna (person). There was one coder, so agreement cannot be computed. "
            "The findings on tone rest on the codes of anna."
        )
        + LEFT
    )
    assert told(two_texts, model("m")) == (
        "One language model coded 54 places in 2 articles: m (language model, v1). Codes by language models are not human judgements. There was "
        "one coder, so agreement cannot be computed. The codes of m for tone bear no finding uncorrected (not validated: no person coded the "
        "same places). The findings rest on lexical measures alone."
    )
    assert told(two_texts, by("words", kind="lexicon")) == ""


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ((9,), "tone bear no finding uncorrected (not validated: people also coded only 9 places)"),
        ((1,), "tone bear no finding uncorrected (not validated: people also coded only 1 place)"),
        ((10,), "tone bear no finding uncorrected (people also coded 10 places)"),
        ((10, 12), "tone and hedging bear no finding uncorrected (people also coded 10 to 12 places)"),
    ],
)
def test_a_language_model_is_validated_where_people_coded_ten_places(two_texts, kinds, first, said):
    by, model = kinds
    measures = [{"measure": "tone"}, {"measure": "hedging", "category": "hedge"}][: len(first)]
    given = [model("m", **of) for of in measures] + [
        by("anna", first=n, **of) for n, of in zip(first, measures, strict=True)
    ]
    found = told(two_texts, *given)
    assert f" The codes of m for {said}. The findings rest on lexical measures alone." in found
    assert "Agreement" not in found and "one coder" not in found, "one of each kind"


def test_agreement_is_that_of_the_people_or_of_the_coders_whose_codes_were_adjudicated(two_texts, kinds):
    by, model = kinds
    beside = told(two_texts, model("m", range(9)), by("anna"), by("ben", range(2)))
    assert "Two people and one language model coded 54 places" in beside
    assert (
        "Agreement of anna and ben before discussion (Krippendorff’s α with its 95 % interval): tone (sentiment for news) 0.93"
        in beside
    )
    assert "adjudicated" not in beside
    models = [
        model("m1"),
        model("m2", range(3)),
        model(ADJUDICATED),
        model("late", range(5), version="v2"),
        by("ben", range(2), first=12),
    ]
    settled = told(two_texts, *models)
    assert (
        "Agreement of m1 and m2 before discussion (Krippendorff’s α with its 95 % interval): tone (sentiment for news) 0.89"
        in settled
    )
    assert (
        " The coders differed in 3 cases (a place and a measure); these were adjudicated. **[to be filled in: who adjudicated, and how]**"
        in settled
    )
    assert (
        settled.count("bear no finding") == 1
        and "The codes of late for tone bear no finding uncorrected (people also coded 12 places)." in settled
    )
    assert settled.endswith(" The findings on tone rest on the adjudicated codes." + LEFT)


def test_adjudicated_codes_alone_have_no_agreement(two_texts, kinds):
    by, _ = kinds
    assert told(two_texts, by(ADJUDICATED)) == (
        "The codes were adjudicated **[to be filled in: who coded, who adjudicated, and how]**; the coders’ own codes are not in the tables, so "
        "agreement cannot be computed. The findings on tone rest on the adjudicated codes."
    )


def test_measures_are_listed_by_the_coder_whose_codes_count(two_texts, kinds):
    by, _ = kinds
    stance, hedges = {"measure": "author_stance"}, {"measure": "hedging", "category": "hedge"}
    found = told(
        two_texts, by("anna", **stance), by("ben", (0,), **stance), by("ben", **hedges), by(ADJUDICATED), by("cy")
    )
    assert "the author’s stance 0.96 […] (n = 54)" in found and "as coded" not in found
    assert found.endswith(
        " The findings on the author’s stance rest on the codes of anna. The findings on tone rest on the adjudicated codes. The findings on "
        "hedging rest on the codes of ben." + LEFT
    )


def test_coders_who_never_differ_agree_without_an_interval(two_texts, kinds):
    by, _ = kinds
    assert "tone (sentiment for news) 1.00 (n = 54)." in told(two_texts, by("anna"), by("ben"))


def test_the_key_of_a_sheet_of_every_sentence_is_no_sample(tmp_path):
    key = tmp_path / "whole.key.json"
    key.write_text(json.dumps({"codebook": "…", **WHOLE_KEY}), "utf-8")
    with pytest.raises(
        ValueError, match=r"whole\.key\.json: the key of a sheet of every sentence; make tables of codes"
    ):
        describe_sample(key, [], alpha=True)


def test_without_codes_there_is_nothing_to_tell(pacts):
    assert coders_paragraph(pacts) == ""
