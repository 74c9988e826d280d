"""The files of a run: the codes of the model and of each run, what is not coded, and what is said of both."""

import json

import pandas as pd
import pytest

from analysis.coding.model.plan import Settings, make_plan
from analysis.coding.model.run_files import write_run
from analysis.coding.model.transcript import NAME, Transcript


@pytest.fixture
def written(plan, tmp_path):
    """Write what a run with these settings gives, if the articles that are not named get no answer."""

    def written(answered, **settings):
        own = make_plan(plan.articles, None, Settings("org/m", ("tone",), **settings))
        transcript, said = Transcript(tmp_path / NAME), []
        transcript.begin({"settings": own.described(), "coder": "here", "coded": [], "discourse": "0"})
        for request in own.requests():
            rows = [{"number": number, "tone": 0, "quote": ""} for number in request.numbers]
            if request.article in answered:
                transcript.answered(request, json.dumps({"sentences": rows}), 10, 5)
            else:
                transcript.failed(request, "no answer in time")
        return write_run(own, transcript, tmp_path, said.append), said

    return written


def test_where_everything_is_coded_one_table_is_written(written, tmp_path):
    whole, said = written("ab")
    assert whole is True
    assert {path.name for path in tmp_path.iterdir()} == {"org-m.csv", NAME, "not-coded.jsonl", "reporting-sheet.md"}
    codes = pd.read_csv(tmp_path / "org-m.csv")
    assert codes[["article", "start", "value"]].to_numpy().tolist() == [
        ["a", 0, 0],
        ["a", 18, 0],
        ["b", 0, 0],
        ["b", 18, 0],
    ]
    assert (tmp_path / "not-coded.jsonl").read_text("utf-8") == ""
    assert said[0] == f"{tmp_path / 'org-m'}.csv: 4 codes of 2 articles" and said[1].startswith(
        "org/m (language model), tone: NOT VALIDATED"
    )


def test_what_has_no_answer_is_written_and_said(written, tmp_path):
    whole, said = written("a")
    assert whole is False
    (row,) = map(json.loads, (tmp_path / "not-coded.jsonl").read_text("utf-8").splitlines())
    assert row == {"article": "b", "first": 1, "last": 2, "variant": 1, "run": 1, "why": "no answer in time"}
    assert (
        said[0].endswith("2 codes of 1 articles")
        and said[1] == "not coded: b, sentences 1 to 2 (prompt 1, run 1): no answer in time"
    )


def test_each_run_has_its_table_and_five_requests_without_codes_are_named(written, tmp_path):
    whole, said = written("a", runs=3, window=1)
    assert {path.name for path in (tmp_path / "runs").iterdir()} == {f"org-m-v1-r{run}.csv" for run in (1, 2, 3)}
    named = [line for line in said if line.startswith("not coded: ")]
    assert len(named) == 5 and named[0] == "not coded: b, sentence 1 (prompt 1, run 1): no answer in time"
    assert f"1 more requests without codes are listed in {tmp_path / 'not-coded.jsonl'}" in said
    at = said.index("Agreement between runs (stability, not validity):")
    assert said[at + 1] == "tone: α cannot be computed, because only one code occurs (2 sentences coded twice)."
