"""The methods section: every number is the study's, nothing is said that the study has not."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from analysis import measure
from analysis.coding.codes import read_codes
from analysis.report import page
from analysis.report.methods import methods_section
from analysis.report.methods_of_coding import coders_paragraph


@pytest.fixture(scope="module")
def study(root):
    return measure(root / "seeds", measures=["stance", "framing", "tone", "hedging"])


@pytest.mark.slow
def test_of_a_coded_study_it_says_who_coded_and_how_far_they_agree(study, root):
    codes = read_codes(root / "seeds" / "codes")
    coded = study.with_codes(codes[codes["measure"].isin(["author_stance", "tone"])])  # frames have ten categories
    told = methods_section(coded, "seeds")
    assert "The corpus (seeds) consists of 2 articles from 2 outlets, dated 2025-05-27 to 2025-06-04, with " in told
    assert "1 file in the folder could not be used as an article." in told
    assert f"SHA-256 {study.codebook.digest[:16]}" in told
    assert (
        "Two language models coded 164 places in 2 articles: model-a (language model, coding codebook of 2026-11-29"
        in told
    )
    assert "not human judgements" in told and "rest on the adjudicated codes" in told
    late = pd.concat(
        [coded.codes, coded.codes[coded.codes["coder"] == "model-a"].assign(coder="late", version="other", value=0)]
    )
    later = coders_paragraph(replace(coded, codes=late.reset_index(drop=True)))
    assert "bear no finding uncorrected (not validated: no person coded the same places)" in later
    assert re.findall("Agreement of.*?;|differed in.*?;", later) == re.findall(
        "Agreement of.*?;|differed in.*?;", told
    ), "those of the two"
    first, second = (coded.codes[coded.codes["coder"] == name] for name in ("model-a", "model-b"))
    said = [
        own.groupby(["article", "start", "measure"])[["category", "value"]].apply(
            lambda rows: str(sorted(map(tuple, rows.to_numpy().tolist())))
        )
        for own in (first, second)
    ]
    assert f"The coders differed in {(said[0] != said[1].reindex(said[0].index)).sum()} cases" in told
    found = coded.findings[coded.findings["hypothesis"] != ""]
    assert (
        f"{found['p'].notna().sum()} hypotheses were tested, with p values adjusted together (Holm); {(found['p_adjusted'] < 0.05).sum()} are established"
        in told
    )
    assert "| Who coded: people or language models, how many, which version | Methods, Coders and agreement |" in told
    assert "| Marks checked by a reader on these articles | not done in this study |" in told


def test_of_a_study_without_codes_or_codebook_it_claims_none(write_corpus):
    folder = write_corpus({"a.txt": "It may rain. " * 20, "b.txt": "It rains. " * 20})
    told = methods_section(measure(folder, voices="quotes", measures=["hedging", "tone"]), "rain")
    assert "The study has no codebook of its own" in told and "The articles were not coded." in told
    assert "| Agreement by variable, before discussion, with interval | not done in this study |" in told
    assert "from 0" not in told and "dated" not in told and "by quotation marks alone" in told
    assert "Framing:" not in told and "Hedging:" in told


def test_of_one_text_no_hypothesis_is_tested(write_corpus):
    told = methods_section(
        measure(write_corpus({"a.txt": "It may rain."}), voices="quotes", measures=["hedging"]), "rain"
    )
    assert "0 hypotheses were tested" in told and "0 are established" in told and "could not be tested" not in told


def test_an_audit_is_told_with_its_precision(study):
    rows = {"measure": ["tone"], "category": ["all"], "judged": [5], "right": [3], "wrong": [1], "doubtful": [1], "precision": [0.75], "low": [0.3], "high": [0.95],
            "missing": [2], "recall": [float("nan")]}  # fmt: skip
    study = replace(study, audit={"precision": pd.DataFrame(rows)})
    (line,) = page._audit_lines(study)
    assert line.startswith("On these articles, by an audit: tone: 5 marks judged") and "precision 0.75" in line
    told = methods_section(study, "seeds")
    assert (
        "A reader judged 5 marks: 1 were dropped as wrong, and 2 missing marks were added" in told
        and "tone 0.75 [0.30, 0.95] (5 marks judged)" in told
    )
