"""The reporting sheet: what the run knows is in it, what it cannot know is left to be filled in."""

from dataclasses import replace

import pandas as pd
from served import body, coded

from analysis.coding.codes import write_codes
from analysis.coding.model.reporting_sheet import TITLES, YOURS, reporting_sheet


def test_the_sheet_has_every_item_and_says_what_the_run_knows(run, tmp_path):
    _, codes, *_ = run(lambda request, number: body(coded(request) if number != 1 else "no"))
    write_codes(codes["m"], tmp_path / "m.csv")
    told = reporting_sheet(tmp_path)
    assert all(f"- **{item} {title}.** " in told for item, title in TITLES.items())
    assert (
        "the server calls it served-1, fingerprint fp1" in told
        and "1 answer did not; the model was asked a second time." in told
    )
    assert "300 tokens sent, 60 received" in told and "requested temperature 0.0" in told and "max_tokens 300" in told
    assert "NOT VALIDATED" in told and f"**G.1 Funding and interests.** {YOURS}" in told
    people = pd.concat(
        [codes["m"].assign(coder=name, coder_kind="person") for name in ("anna", "ben")], ignore_index=True
    )
    assert "m against 2 people, tone: cannot be computed (4 places" in reporting_sheet(tmp_path, people)


def test_what_the_sheet_says_depends_on_how_the_run_went(run, plan, tmp_path):
    run(lambda request, number: body(coded(request), usage=None))
    told = reporting_sheet(tmp_path)
    assert (
        "All answers did. Every request gave usable codes." in told and "the codes are the median" not in told.lower()
    )
    assert "transcript.jsonl: 2 answers with their requests." in told and "Coding 4 sentences of 2 articles." in told
    assert "1 prompt, 1 run of each; up to 10 sentences per request; " in told
    assert "parameters sent: max_tokens 300, temperature 0.0, answer format json_schema; seed: the number" in told
    assert "There was no codebook." in told and f"**E.1 Validation by people.** {YOURS}" in told
    (tmp_path / "not-coded.jsonl").write_text("{}\n{}\n")
    assert "2 requests gave no usable codes; see not-coded.jsonl." in reporting_sheet(tmp_path)


def test_a_run_without_answers_of_a_model_at_its_own_temperature(run, plan, tmp_path):
    own = replace(plan, settings=replace(plan.settings, temperature=None, runs=2))
    run(lambda request, number: (400, {}), plan=own)
    told = reporting_sheet(tmp_path)
    assert "There were no answers." in told and "the model’s default temperature; seed: the number of the run." in told
    assert (
        "2 runs of each" in told
        and " The codes are the median of the runs; of frames, those that more than half" in told
    )
    assert "0 tokens sent, 0 received" in told and "the server calls it" not in told and "fingerprint" not in told
