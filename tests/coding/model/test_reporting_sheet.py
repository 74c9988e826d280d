"""The reporting sheet: what the run knows is in it, what it cannot know is left to be filled in."""

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
